//! Organico: a health workforce planning model that runs in the browser.
