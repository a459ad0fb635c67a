//! Gathering entries from the files of one stack: counting, joining what stands twice, keeping what is set aside.

use std::collections::HashMap;

use crate::text::{Clean, ELLIPSIS};

use super::google::Grants;
use super::{
    Entry, Format, Inventory, InventoryError, Origin, Place, Provisioning, Remark, SetAside,
    SignOn, WhySetAside,
};

/// The most rows that are read of all files together.
pub(super) const MOST_ROWS: u64 = 1_000_000;
/// The most apps of a stack: an organisation has some hundreds, and each is matched against the whole catalog.
pub(super) const MOST_ENTRIES: usize = 100_000;
/// The most columns of a label; a longer one is cut.
const WIDEST_LABEL: usize = 200;

/// What one format says of an entry, before it has a label that is known to be one.
pub(super) struct Draft {
    /// What makes two entries the same one; none where the export says nothing of the kind.
    pub(super) id: Option<String>,
    pub(super) keys: Vec<String>,
    pub(super) urls: Vec<String>,
    pub(super) sign_on: SignOn,
    pub(super) provisioning: Provisioning,
    pub(super) seats: Option<u32>,
    pub(super) place: Place,
}

impl Draft {
    /// An entry of which nothing is known but its place.
    pub(super) fn at(place: Place) -> Draft {
        Draft {
            id: None,
            keys: Vec::new(),
            urls: Vec::new(),
            sign_on: SignOn::Unknown,
            provisioning: Provisioning::Unknown,
            seats: None,
            place,
        }
    }
}

/// What has been gathered so far.
#[derive(Default)]
pub(super) struct Collector {
    files: Vec<String>,
    entries: Vec<Entry>,
    set_aside: Vec<SetAside>,
    /// Where the entry of an id is; none where it was set aside.
    by_id: HashMap<String, Option<usize>>,
    joined: u32,
    nameless: u32,
    rows: u64,
    /// How many rows the export says that it has, all pages together.
    expected: u64,
    /// How many files name a further page.
    unfinished: usize,
    remarks: Vec<Remark>,
    pub(super) grants: Grants,
}

impl Collector {
    /// Begins a file.
    pub(super) fn file(&mut self, name: &str) {
        self.files.push(Clean::line(name).into());
    }

    /// Counts a row.
    pub(super) fn row(&mut self) -> Result<(), InventoryError> {
        self.rows = self.rows.saturating_add(1);
        let found = self.entries.len().saturating_add(self.set_aside.len());
        let what = if self.rows > MOST_ROWS {
            "1,000,000 rows"
        } else if found > MOST_ENTRIES {
            "100,000 different apps"
        } else {
            return Ok(());
        };
        Err(InventoryError::TooMany {
            file: Clean::line(self.files.last().map_or("", String::as_str)),
            what,
        })
    }

    /// Takes an entry; a blank label is counted as a row without a name.
    pub(super) fn take(&mut self, label: &str, draft: Draft) {
        let Some(label) = clean_label(label) else {
            self.nameless = self.nameless.saturating_add(1);
            return;
        };
        let origin = self.origin(draft.place);
        let entry = Entry {
            label,
            keys: draft.keys,
            urls: draft.urls,
            sign_on: draft.sign_on,
            provisioning: draft.provisioning,
            seats: draft.seats,
            origin,
        };
        let place = self.entries.len();
        match draft.id {
            None => self.entries.push(entry),
            Some(id) => match self.by_id.get(&id) {
                None => {
                    self.by_id.insert(id, Some(place));
                    self.entries.push(entry);
                }
                Some(known) => {
                    self.joined = self.joined.saturating_add(1);
                    let known = known.and_then(|place| self.entries.get_mut(place));
                    if let Some(known) = known {
                        join(known, entry);
                    }
                }
            },
        }
    }

    /// Sets an entry aside.
    pub(super) fn set_aside(
        &mut self,
        label: &str,
        why: WhySetAside,
        id: Option<String>,
        place: Place,
    ) {
        if let Some(id) = id {
            if self.by_id.contains_key(&id) {
                self.joined = self.joined.saturating_add(1);
                return;
            }
            self.by_id.insert(id, None);
        }
        let origin = self.origin(place);
        self.set_aside.push(SetAside {
            label: clean_label(label).unwrap_or_default(),
            why,
            origin,
        });
    }

    /// Notes that the present file names a further page.
    pub(super) fn goes_on(&mut self) {
        self.unfinished = self.unfinished.saturating_add(1);
    }

    /// Notes how many rows the export says that it has.
    pub(super) fn expects(&mut self, total: u64) {
        self.expected = self.expected.max(total);
    }

    /// Notes the column that held the names of the present file.
    pub(super) fn named_by(&mut self, heading: &str) {
        let file = self.files.len().saturating_sub(1);
        self.remarks.push(Remark::NameColumn {
            file,
            heading: Clean::line(heading).into(),
        });
    }

    /// Where something of the present file stands.
    pub(super) fn origin(&self, place: Place) -> Origin {
        Origin {
            file: self.files.len().saturating_sub(1),
            place,
        }
    }

    /// Everything that was gathered.
    pub(super) fn finish(mut self, format: Format) -> Result<Inventory, InventoryError> {
        let grants = std::mem::take(&mut self.grants);
        for grant in grants.into_list() {
            match grant.people {
                0 => self.set_aside.push(SetAside {
                    label: grant.label,
                    why: WhySetAside::Inactive,
                    origin: grant.origin,
                }),
                people => self.entries.push(Entry {
                    label: grant.label,
                    keys: grant.client.into_iter().collect(),
                    urls: Vec::new(),
                    sign_on: grant.sign_on,
                    provisioning: Provisioning::Unknown,
                    seats: Some(people),
                    origin: grant.origin,
                }),
            }
        }
        if self.entries.is_empty() && self.set_aside.is_empty() {
            return Err(InventoryError::NoApps {
                file: Clean::line(self.files.first().map_or("", String::as_str)),
            });
        }
        let remarks = self.remarks_of(format);
        Ok(Inventory {
            format,
            files: self.files,
            entries: self.entries,
            set_aside: self.set_aside,
            provider: format.provider(),
            remarks,
        })
    }

    fn remarks_of(&mut self, format: Format) -> Vec<Remark> {
        let mut remarks = std::mem::take(&mut self.remarks);
        // Every page but the last names the next one; where all do, the last is missing.
        let is_unfinished = self.unfinished >= self.files.len();
        if is_unfinished || self.rows < self.expected {
            let file = self.files.len().saturating_sub(1);
            remarks.push(Remark::FurtherPage { file });
        }
        if self.joined > 0 {
            remarks.push(Remark::Joined { count: self.joined });
        }
        if self.nameless > 0 {
            let count = self.nameless;
            remarks.push(Remark::Nameless { count });
        }
        match format {
            Format::GoogleTokenCsv | Format::GoogleReports => remarks.push(Remark::GrantsOnly),
            Format::EntraGraph | Format::EntraCsv | Format::JumpCloud => {
                remarks.push(Remark::ProvisioningUnsaid);
            }
            Format::OktaApps | Format::OneLogin | Format::Csv | Format::Json | Format::Names => {}
        }
        remarks
    }
}

/// A label as people see it; none where it is blank.
pub(super) fn clean_label(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let label = Clean::line(words.join(" "));
    let label = label.truncate(WIDEST_LABEL, ELLIPSIS);
    (!label.is_empty()).then(|| label.into())
}

/// Joins what stands twice: what either says is said.
fn join(known: &mut Entry, again: Entry) {
    for key in again.keys {
        if !known.keys.contains(&key) {
            known.keys.push(key);
        }
    }
    for url in again.urls {
        super::item::add_url(&mut known.urls, &url);
    }
    if known.sign_on == SignOn::Unknown {
        known.sign_on = again.sign_on;
    }
    if known.provisioning == Provisioning::Unknown {
        known.provisioning = again.provisioning;
    }
    known.seats = known.seats.max(again.seats);
}
