/work/w/lead/tests/perf/target/debug/deps/organico_perf-f4172b1ebd435bb4.d: src/lib.rs src/reference/mod.rs src/reference/data.rs src/reference/vector.rs src/reference/kernel.rs src/synthetic.rs

/work/w/lead/tests/perf/target/debug/deps/liborganico_perf-f4172b1ebd435bb4.rmeta: src/lib.rs src/reference/mod.rs src/reference/data.rs src/reference/vector.rs src/reference/kernel.rs src/synthetic.rs

src/lib.rs:
src/reference/mod.rs:
src/reference/data.rs:
src/reference/vector.rs:
src/reference/kernel.rs:
src/synthetic.rs:
