//! ANSWERS: what is shown of apps, and how it is written down.
//!
//! `report` says what: sections of blocks, which every format and the screen's detail pane render. The formats say how,
//! one small file each. No file is written here and no terminal is known: bytes go out through the doors.

pub mod report;

pub use report::{
    Block, Cited, Claims, Origin, Pair, Section, SectionKey, Standing, Table, app_sections,
};
