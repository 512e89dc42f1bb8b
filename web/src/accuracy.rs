//! What the reading is held to on annotated reports: from `tests/floors.toml`, which a build cannot fall below.

include!(concat!(env!("OUT_DIR"), "/accuracy.rs"));
