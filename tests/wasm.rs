//! The golden runs in the page's number machine: wasm under Node, with vector instructions and, for
//! a part of them, without.
//!
//! `cargo xtask test` runs it twice; the bits must be those of the native run. No harness: every
//! function that is offered to scripts is a test, and `tests/wasm.mjs` calls them.

#[cfg(target_arch = "wasm32")]
mod common;

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

/// Loading the module runs this; a panic then says where it happened.
#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|why| runs::error(&why.to_string())));
}

#[cfg(target_arch = "wasm32")]
mod runs {
    use super::common::golden;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Whether this build has vector instructions.
    const SIMD: bool = cfg!(target_feature = "simd128");
    /// Every how many-th golden line is run: the module for old browsers differs in one small file.
    const SHARE: usize = if SIMD { 1 } else { 10 };

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = console)]
        pub(crate) fn error(text: &str);
    }

    /// Compares line by line below the header, each with the native line of the same scenarios.
    fn same(found: &str, native: &str) -> Result<(), String> {
        let natively: Vec<&str> = native.lines().skip(1).step_by(SHARE).collect();
        let found: Vec<&str> = found.lines().skip(1).collect();
        if found.len() != natively.len() {
            let (here, there) = (found.len(), natively.len());
            return Err(format!("{here} lines, natively {there}"));
        }
        match found
            .iter()
            .zip(&natively)
            .find(|(one, other)| one != other)
        {
            None => Ok(()),
            Some((wasm, native)) => Err(format!(
                "wasm gives other bits than native code: {wasm}, natively {native}"
            )),
        }
    }

    /// `.cargo/config.toml` turns simd128 on, the tool turns it off for old browsers.
    #[wasm_bindgen]
    pub fn the_engine_is_built_as_the_tool_wants_it() -> Result<(), String> {
        let scalar = option_env!("ORGANICO_SCALAR").is_some();
        if SIMD == scalar {
            return Err(format!("vector instructions: {SIMD}"));
        }
        Ok(())
    }

    #[wasm_bindgen]
    pub fn random_scenarios_have_the_same_bits_as_natively() -> Result<(), String> {
        same(&golden::random(SHARE), include_str!("golden/runs.csv"))
    }

    #[wasm_bindgen]
    pub fn scenarios_of_italy_have_the_same_bits_as_natively() -> Result<(), String> {
        same(
            &golden::shipped("it", SHARE),
            include_str!("golden/runs-it.csv"),
        )
    }
}
