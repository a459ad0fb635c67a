//! The packed catalog: what `build.rs` writes and the program reads, so that nothing is parsed at start.
//!
//! Four parts. The head (layers, statuses, where things stand) is decoded at start. The listings (what an app is called) are
//! read in passing, without copying, by whoever searches names. An app's facts and its details are decoded when
//! somebody looks at that app; they are compressed in blocks of some dozens of apps, since they were a quarter of the program.
//! Reading in place is what makes the start quick and a large catalog small in memory.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

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
    #[serde(with = "numbers")]
    pub listing_ends: Vec<u32>,
    /// Where the facts of each app are.
    pub apps: Blocks,
    /// Where the details of each app are.
    pub details: Blocks,
    /// The apps' numbers in order of id.
    #[serde(with = "numbers")]
    pub by_id: Vec<u32>,
}

/// Where the values of a compressed part are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Blocks {
    /// For each app, where the bytes of its value end among those of its block, once that is unpacked.
    #[serde(with = "numbers")]
    ends: Vec<u32>,
    /// For each block, the number of the app after its last.
    #[serde(with = "numbers")]
    afters: Vec<u32>,
    /// For each block, where its bytes end.
    #[serde(with = "numbers")]
    block_ends: Vec<u32>,
    /// How long the dictionary is that the part begins with: words that blocks refer to instead of repeating them.
    dictionary: u32,
}

/// Numbers packed as bytes, four each, the lowest first: thousands of them are read at every start.
mod numbers {
    use std::fmt;

    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(numbers: &[u32], to: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = numbers.iter().flat_map(|one| one.to_le_bytes()).collect();
        to.serialize_bytes(&bytes)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u32>, D::Error> {
        from.deserialize_bytes(Bytes)
    }

    struct Bytes;

    impl Visitor<'_> for Bytes {
        type Value = Vec<u32>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("numbers of four bytes each")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u32>, E> {
            let (numbers, rest) = bytes.as_chunks::<4>();
            if !rest.is_empty() {
                return Err(E::invalid_length(bytes.len(), &self));
            }
            Ok(numbers.iter().map(|one| u32::from_le_bytes(*one)).collect())
        }
    }
}

/// A block is closed once it is so long. Longer ones pack better, and take longer to look at one app.
const BLOCK: usize = 8 * 1024;

/// A dictionary is so long. It stands in the program as it is, so that there is nothing to unpack before the first block.
const DICTIONARY: usize = 16 * 1024;
/// It is put together of samples so long, from all over the part.
const SAMPLE: usize = 512;

/// So many unpacked blocks are kept: one for each thread that looks at apps in their order.
const MOST_BLOCKS: usize = 4;

/// The packed bytes.
#[derive(Debug, Clone)]
pub struct Packed {
    /// A [`Head`].
    pub head: Cow<'static, [u8]>,
    /// A [`Listing`] an app.
    pub listings: Cow<'static, [u8]>,
    /// An [`App`] an app, in compressed blocks.
    pub apps: Cow<'static, [u8]>,
    /// [`Details`] an app, in compressed blocks.
    pub details: Cow<'static, [u8]>,
}

/// The blocks of a part that were unpacked last: who looks at one app mostly looks at the next one too.
#[derive(Debug, Default)]
pub struct Recent(Mutex<Vec<(usize, Arc<Vec<u8>>)>>);

impl Recent {
    /// The bytes of a block, which are unpacked where they are not among the last few.
    fn block(
        &self,
        number: usize,
        packed: &[u8],
        dictionary: &[u8],
    ) -> Result<Arc<Vec<u8>>, PackError> {
        // Whoever ended while holding the list left it whole.
        let list = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = list().iter().find(|(known, _)| *known == number).cloned();
        if let Some((_, unpacked)) = known {
            return Ok(unpacked);
        }
        let unpacked = lz4_flex::block::decompress_size_prepended_with_dict(packed, dictionary)?;
        let unpacked = Arc::new(unpacked);
        let mut list = list();
        list.insert(0, (number, Arc::clone(&unpacked)));
        list.truncate(MOST_BLOCKS);
        Ok(unpacked)
    }
}

impl Clone for Recent {
    /// Nothing was unpacked yet.
    fn clone(&self) -> Recent {
        Recent::default()
    }
}

/// A catalog that cannot be packed or unpacked.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The bytes are not a packed catalog of this version.
    #[error("the packed catalog cannot be read ({0}); build the program again")]
    Broken(#[from] postcard::Error),
    /// The bytes of a block are not what was packed.
    #[error("the packed catalog cannot be unpacked ({0}); build the program again")]
    Damaged(#[from] lz4_flex::block::DecompressError),
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
        self.ends.push(size(self.bytes.len())?);
        Ok(())
    }
}

/// A part in compressed blocks that refer to a dictionary, which stands before them.
fn compressed(part: &Part) -> Result<(Blocks, Vec<u8>), PackError> {
    let dictionary = dictionary(&part.bytes);
    let mut places = Blocks {
        dictionary: size(dictionary.len())?,
        ..Blocks::default()
    };
    let mut bytes = dictionary.clone();
    let count = size(part.ends.len())?;
    let mut start = 0;
    for (after, end) in (1..).zip(&part.ends) {
        let block = range(start, *end).and_then(|range| part.bytes.get(range));
        let block = block.unwrap_or_default();
        places.ends.push(size(block.len())?);
        if block.len() >= BLOCK || after == count {
            let packed = lz4_flex::block::compress_prepend_size_with_dict(block, &dictionary);
            bytes.extend(packed);
            places.afters.push(after);
            places.block_ends.push(size(bytes.len())?);
            start = *end;
        }
    }
    Ok((places, bytes))
}

/// Samples from all over the bytes; nothing where they are few, since blocks then repeat little.
fn dictionary(bytes: &[u8]) -> Vec<u8> {
    let samples = DICTIONARY / SAMPLE;
    let apart = bytes.len() / samples;
    if apart < 2 * SAMPLE {
        return Vec::new();
    }
    let starts = (0..samples).map(|sample| sample.saturating_mul(apart));
    let sample = |start: usize| bytes.get(start..start.saturating_add(SAMPLE));
    starts.filter_map(sample).flatten().copied().collect()
}

fn size(size: usize) -> Result<u32, PackError> {
    u32::try_from(size).map_err(|_| PackError::TooLarge)
}

/// Packs apps, which stand in order of name, and their details (one an app, in the same order).
///
/// # Errors
/// A part is larger than 4 GiB, or a value cannot be packed.
pub fn pack(layers: Vec<Layer>, apps: &[App], details: &[Details]) -> Result<Packed, PackError> {
    let (mut listings, mut facts, mut rest) = <(Part, Part, Part)>::default();
    for app in apps {
        listings.add(&Listing::of(app))?;
        facts.add(app)?;
    }
    for of_app in details {
        rest.add(of_app)?;
    }
    let (app_places, facts) = compressed(&facts)?;
    let (detail_places, rest) = compressed(&rest)?;
    let mut numbered: Vec<(u32, &App)> = (0..size(apps.len())?).zip(apps).collect();
    numbered.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    let head = Head {
        layers,
        statuses: apps.iter().map(App::status).collect(),
        listing_ends: listings.ends,
        apps: app_places,
        details: detail_places,
        by_id: numbered.into_iter().map(|(number, _)| number).collect(),
    };
    Ok(Packed {
        head: Cow::Owned(postcard::to_allocvec(&head)?),
        listings: Cow::Owned(listings.bytes),
        apps: Cow::Owned(facts),
        details: Cow::Owned(rest),
    })
}

impl Blocks {
    /// Decodes the value of the app of a number out of a part's bytes.
    fn value<T: for<'de> Deserialize<'de>>(
        &self,
        bytes: &[u8],
        number: u32,
        recent: &Recent,
    ) -> Result<T, PackError> {
        let missing = || PackError::Missing(format!("app number {number}"));
        let block = self.afters.partition_point(|after| *after <= number);
        let before = block.checked_sub(1);
        let of_before = |of: &[u32]| before.and_then(|before| of.get(before)).copied();
        let first = of_before(&self.afters).unwrap_or(0);
        let start = of_before(&self.block_ends).unwrap_or(self.dictionary);
        let end = self.block_ends.get(block).ok_or_else(missing)?;
        let end_of = |number: u32| self.ends.get(usize::try_from(number).ok()?).copied();
        let from = match number.checked_sub(1).filter(|_| number > first) {
            Some(before) => end_of(before).ok_or_else(missing)?,
            None => 0,
        };
        let value = range(from, end_of(number).ok_or_else(missing)?).ok_or_else(missing)?;
        let packed = range(start, *end).and_then(|range| bytes.get(range));
        let dictionary = range(0, self.dictionary).and_then(|range| bytes.get(range));
        let packed = packed.zip(dictionary).ok_or_else(missing)?;
        let unpacked = recent.block(block, packed.0, packed.1)?;
        let value = unpacked.get(value).ok_or_else(missing)?;
        Ok(postcard::from_bytes(value)?)
    }
}

fn range(start: u32, end: u32) -> Option<std::ops::Range<usize>> {
    Some(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
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
    range(start, end)
        .and_then(|range| bytes.get(range))
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

    /// The bytes of a listing, which hold the bytes of every text in it.
    ///
    /// # Errors
    /// There is no such app.
    pub fn listing_bytes(&self, head: &Head, number: u32) -> Result<&[u8], PackError> {
        part(&head.listing_ends, &self.listings, number)
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
    pub fn app(&self, head: &Head, number: u32, recent: &Recent) -> Result<App, PackError> {
        head.apps.value(&self.apps, number, recent)
    }

    /// Decodes the details of the app of a number.
    ///
    /// # Errors
    /// There is no such app, or its bytes are not of this version.
    pub fn details(&self, head: &Head, number: u32, recent: &Recent) -> Result<Details, PackError> {
        head.details.value(&self.details, number, recent)
    }
}
