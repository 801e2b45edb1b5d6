//! One deterministic run.
