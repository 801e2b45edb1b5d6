//! Pages that are only read: accessibility, privacy, legal notes.

use leptos::prelude::*;

use crate::words::t;

/// A heading and its paragraphs.
type Part = (&'static str, &'static [&'static str]);

fn text(title: &'static str, parts: &'static [Part]) -> impl IntoView {
    let sections = parts
        .iter()
        .map(|(heading, paragraphs)| {
            view! {
                <section class="o-section">
                    <h2>{t(heading)}</h2>
                    {paragraphs.iter().map(|key| view! { <p>{t(key)}</p> }.into_any()).collect_view()}
                </section>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <main id="contenuto" class="o-text" tabindex="-1">
            <h1 id="titolo" tabindex="-1">{t(title)}</h1>
            {sections}
        </main>
    }
}

/// Accessibility statement.
pub(crate) fn accessibility() -> impl IntoView {
    text(
        "page-accessibility",
        &[
            (
                "text-access-state",
                &["text-access-state-1", "text-access-state-2"],
            ),
            (
                "text-access-charts",
                &["text-access-charts-1", "text-access-charts-2"],
            ),
            (
                "text-access-keys",
                &[
                    "text-access-keys-1",
                    "text-access-keys-2",
                    "text-access-keys-3",
                ],
            ),
            ("text-access-limits", &["text-access-limits-1"]),
        ],
    )
}

/// Privacy.
pub(crate) fn privacy() -> impl IntoView {
    text(
        "page-privacy",
        &[
            (
                "text-privacy-data",
                &["text-privacy-data-1", "text-privacy-data-2"],
            ),
            ("text-privacy-links", &["text-privacy-links-1"]),
            ("text-privacy-host", &["text-privacy-host-1"]),
        ],
    )
}

/// Legal notes.
pub(crate) fn legal() -> impl IntoView {
    text(
        "page-legal",
        &[
            ("text-legal-use", &["text-legal-use-1", "text-legal-use-2"]),
            ("text-legal-software", &["text-legal-software-1"]),
            ("text-legal-data", &["text-legal-data-1"]),
        ],
    )
}
