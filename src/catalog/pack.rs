//! The packed catalog: what `build.rs` writes and the program reads, so that nothing is parsed at start.
//!
//! Four parts. The head (layers, statuses, where things stand) is decoded at start. The listings (what an app is called) are
//! read in passing, without copying, by whoever searches names. An app's facts and its details are decoded when
//! somebody looks at that app. Reading in place is what makes the start quick and a large catalog small in memory.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::app::App;
use super::dispute::Disagreement;
use super::layer::{Layer, LayerRecord};
use super::listing::Listing;
use super::words::Status;

/// What is decoded at start.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The layers, in order of rank.
    pub layers: Vec<Layer>,
    /// The SCIM status of each app, in order of name.
    pub statuses: Vec<Status>,
    /// For each app, where the bytes of its listing end.
    pub listing_ends: Vec<u32>,
    /// For each app, where the bytes of its facts end.
    pub app_ends: Vec<u32>,
    /// For each app, where the bytes of its details end.
    pub detail_ends: Vec<u32>,
    /// The apps' numbers in order of id.
    pub by_id: Vec<u32>,
}

/// The packed bytes.
#[derive(Debug, Clone)]
pub struct Packed {
    /// A [`Head`].
    pub head: Cow<'static, [u8]>,
    /// A [`Listing`] an app.
    pub listings: Cow<'static, [u8]>,
    /// An [`App`] an app.
    pub apps: Cow<'static, [u8]>,
    /// [`Details`] an app.
    pub details: Cow<'static, [u8]>,
}

/// A catalog that cannot be packed or unpacked.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The bytes are not a packed catalog of this version.
    #[error("the packed catalog cannot be read ({0}); build the program again")]
    Broken(#[from] postcard::Error),
    /// The packed parts do not hold this app.
    #[error("the packed catalog does not hold {0}; build the program again")]
    Missing(String),
    /// More bytes than a catalog may have.
    #[error("the packed catalog is larger than 4 GiB; leave out layers")]
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

/// One part while it is packed.
#[derive(Default)]
struct Part {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Part {
    fn add(&mut self, value: &impl Serialize) -> Result<(), PackError> {
        self.bytes.extend(postcard::to_allocvec(value)?);
        let end = u32::try_from(self.bytes.len()).map_err(|_| PackError::TooLarge)?;
        self.ends.push(end);
        Ok(())
    }
}

/// Packs apps, which stand in order of name, and their details (one an app, in the same order).
///
/// # Errors
/// A part is larger than 4 GiB, or a value cannot be packed.
pub fn pack(layers: Vec<Layer>, apps: &[App], details: &[Details]) -> Result<Packed, PackError> {
    let (mut listings, mut facts, mut rest) = (Part::default(), Part::default(), Part::default());
    for app in apps {
        listings.add(&Listing::of(app))?;
        facts.add(app)?;
    }
    for of_app in details {
        rest.add(of_app)?;
    }
    let count = u32::try_from(apps.len()).map_err(|_| PackError::TooLarge)?;
    let mut numbered: Vec<(u32, &App)> = (0..count).zip(apps).collect();
    numbered.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    let head = Head {
        layers,
        statuses: apps.iter().map(App::status).collect(),
        listing_ends: listings.ends,
        app_ends: facts.ends,
        detail_ends: rest.ends,
        by_id: numbered.into_iter().map(|(number, _)| number).collect(),
    };
    Ok(Packed {
        head: Cow::Owned(postcard::to_allocvec(&head)?),
        listings: Cow::Owned(listings.bytes),
        apps: Cow::Owned(facts.bytes),
        details: Cow::Owned(rest.bytes),
    })
}

/// The bytes of one app in a part.
fn part<'a>(ends: &[u32], bytes: &'a [u8], number: u32) -> Result<&'a [u8], PackError> {
    let missing = || PackError::Missing(format!("app number {number}"));
    let place = usize::try_from(number).map_err(|_| missing())?;
    let start = match place.checked_sub(1) {
        Some(before) => *ends.get(before).ok_or_else(missing)?,
        None => 0,
    };
    let end = *ends.get(place).ok_or_else(missing)?;
    let range = usize::try_from(start).ok().zip(usize::try_from(end).ok());
    range
        .and_then(|(start, end)| bytes.get(start..end))
        .ok_or_else(missing)
}

impl Packed {
    /// Decodes the head.
    ///
    /// # Errors
    /// The bytes are not a packed head of this version.
    pub fn head(&self) -> Result<Head, PackError> {
        Ok(postcard::from_bytes(&self.head)?)
    }

    /// What the app of a number is called, read in place.
    ///
    /// # Errors
    /// There is no such app, or its bytes are not of this version.
    pub fn listing(&self, head: &Head, number: u32) -> Result<Listing<'_>, PackError> {
        Ok(postcard::from_bytes(part(
            &head.listing_ends,
            &self.listings,
            number,
        )?)?)
    }

    /// The id of the app of a number, read in place: it is what a listing begins with.
    ///
    /// # Errors
    /// There is no such app, or its bytes are not of this version.
    pub fn id(&self, head: &Head, number: u32) -> Result<&str, PackError> {
        let bytes = part(&head.listing_ends, &self.listings, number)?;
        Ok(postcard::take_from_bytes(bytes)?.0)
    }

    /// Decodes the facts of the app of a number.
    ///
    /// # Errors
    /// There is no such app, or its bytes are not of this version.
    pub fn app(&self, head: &Head, number: u32) -> Result<App, PackError> {
        Ok(postcard::from_bytes(part(
            &head.app_ends,
            &self.apps,
            number,
        )?)?)
    }

    /// Decodes the details of the app of a number.
    ///
    /// # Errors
    /// There is no such app, or its bytes are not of this version.
    pub fn details(&self, head: &Head, number: u32) -> Result<Details, PackError> {
        Ok(postcard::from_bytes(part(
            &head.detail_ends,
            &self.details,
            number,
        )?)?)
    }
}
