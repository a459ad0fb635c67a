//! What `build.rs` packed of `data/` and `assets/`, so that no text is parsed at start.
//!
//! Bytes and nothing else: what they mean is for those to say that read them.

/// What stands in the catalog and where.
pub static HEAD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/head.bin"));
/// What a list shows of each app.
pub static LISTINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/listings.bin"));
/// The facts of each app.
pub static APPS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/apps.bin"));
/// The claims and guides behind the facts.
pub static DETAILS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/details.bin"));
/// The keymap: the names of commands with their keys.
pub static KEYMAP: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/keymap.bin"));

macro_rules! themes {
    ($($name:literal),*) => {
        &[$(($name, include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".theme")))),*]
    };
}

/// The themes by their names: of each role its colours and its modifiers.
pub static THEMES: &[(&str, &[u8])] = themes!("dark", "light", "contrast", "mono");
