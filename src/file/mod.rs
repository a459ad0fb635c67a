//! The capped reader and the atomic writer: how bytes come in and go out.
//!
//! Input is never read without a limit, and a file is either its old self or its new self, whatever fails. What the
//! bytes mean is not known here. Only the doors (screen and command line) call this for writing.

mod cells;
mod error;
mod read;
mod write;

pub use cells::{Excess, LARGEST_CELL, MOST_CELLS, TooLarge, check_cells};
pub use error::FileError;
pub use read::{
    INPUT_LIMIT, SETTINGS_LIMIT, decode, decode_bytes, read_any, read_regular, read_stream,
    read_text,
};
pub use write::{Access, Emitted, Overwrite, emit, report_size_limit, tell, write_atomic};
