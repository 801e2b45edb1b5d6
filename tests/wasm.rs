//! The golden runs in the page's number machine: wasm with vector instructions, under Node.
//!
//! `cargo xtask test` runs it; the bits must be those of the native run.
#![cfg(target_arch = "wasm32")]

mod common;

use common::golden;
use wasm_bindgen_test::wasm_bindgen_test;

#[track_caller]
fn same(found: &str, native: &str) {
    for (wasm, native) in found.lines().zip(native.lines()) {
        assert_eq!(wasm, native, "wasm gives other bits than native code");
    }
    assert_eq!(
        found.lines().count(),
        native.lines().count(),
        "the native runs are others"
    );
}

#[wasm_bindgen_test]
fn the_engine_is_built_with_vector_instructions() {
    assert!(
        cfg!(target_feature = "simd128"),
        ".cargo/config.toml turns simd128 on"
    );
}

#[wasm_bindgen_test]
fn a_thousand_random_scenarios_have_the_same_bits_as_natively() {
    same(&golden::random(), include_str!("golden/hashes.txt"));
}

#[wasm_bindgen_test]
fn fifty_scenarios_of_italy_have_the_same_bits_as_natively() {
    same(&golden::shipped("it"), include_str!("golden/hashes-it.txt"));
}
