/work/w/lead/tests/perf/target/debug/deps/perf-c466308c7f9a34da.d: src/main.rs

/work/w/lead/tests/perf/target/debug/deps/libperf-c466308c7f9a34da.rmeta: src/main.rs

src/main.rs:
