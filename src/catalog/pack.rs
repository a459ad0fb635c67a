//! The packed catalog: what `build.rs` writes and the program reads, so that nothing is parsed at start.
//!
//! Two parts: the merged apps, decoded at once, and the records, decoded an app at a time when somebody looks at it.

use serde::{Deserialize, Serialize};

use super::app::App;
use super::dispute::Disagreement;
use super::layer::{Layer, LayerRecord};

/// The merged apps with their layers, in order of name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PackedList {
    /// The layers, in order of rank.
    pub layers: Vec<Layer>,
    /// The apps.
    pub apps: Vec<App>,
    /// For each app, where the bytes of its records end among the packed records.
    pub ends: Vec<u32>,
}

/// A catalog that cannot be packed or unpacked.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The bytes are not a packed catalog of this version.
    #[error("the packed catalog cannot be read ({0}); build the program again")]
    Broken(#[from] postcard::Error),
    /// The packed records do not hold this app.
    #[error("the packed catalog holds no records of `{0}`; build the program again")]
    Missing(String),
    /// More bytes than a catalog may have.
    #[error("the packed records are larger than 4 GiB; leave out layers")]
    TooLarge,
}

/// What is packed of an app beside its facts, and read when somebody looks at it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// What each layer says.
    pub records: Vec<LayerRecord>,
    /// The disagreements that are written down.
    pub recorded: Vec<Disagreement>,
}

/// Packs apps and their details (one an app, in the same order).
///
/// # Errors
/// The records are larger than 4 GiB, or a value cannot be packed.
pub fn pack(
    layers: Vec<Layer>,
    apps: Vec<App>,
    details: &[Details],
) -> Result<(Vec<u8>, Vec<u8>), PackError> {
    let mut bytes = Vec::new();
    let mut ends = Vec::with_capacity(details.len());
    for of_app in details {
        bytes.extend(postcard::to_allocvec(of_app)?);
        ends.push(u32::try_from(bytes.len()).map_err(|_| PackError::TooLarge)?);
    }
    Ok((
        postcard::to_allocvec(&PackedList { layers, apps, ends })?,
        bytes,
    ))
}

/// Unpacks the list of apps.
///
/// # Errors
/// The bytes are not a packed list of this version.
pub fn unpack_list(bytes: &[u8]) -> Result<PackedList, PackError> {
    Ok(postcard::from_bytes(bytes)?)
}

/// Unpacks the details of the app at `place`.
///
/// # Errors
/// The bytes are not packed details of this version, or hold no such app.
pub fn unpack_details(ends: &[u32], bytes: &[u8], place: usize) -> Result<Details, PackError> {
    let missing = || PackError::Missing(format!("app number {place}"));
    let start = match place.checked_sub(1) {
        Some(before) => *ends.get(before).ok_or_else(missing)?,
        None => 0,
    };
    let end = *ends.get(place).ok_or_else(missing)?;
    let range = usize::try_from(start).ok().zip(usize::try_from(end).ok());
    let slice = range
        .and_then(|(start, end)| bytes.get(start..end))
        .ok_or_else(missing)?;
    Ok(postcard::from_bytes(slice)?)
}
