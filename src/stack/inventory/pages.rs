//! A file of JSON: which of its lists holds the apps, whose export it is, and its entries one by one.
//!
//! Twice through the text: once to see what there is (which also finds every mistake of the JSON), once to read.

use serde_json::Value;

use crate::text::Clean;

use super::collector::Collector;
use super::item::Item;
use super::json::{Listener, walk};
use super::survey::{Document, List, MOST_VALUES, Survey};
use super::{
    Format, InventoryError, Place, ReadOptions, any_json, entra_graph, google, jumpcloud, okta,
    onelogin,
};

/// The keys under which answers keep their lists.
const LISTS: [&str; 8] = [
    "value",
    "results",
    "items",
    "data",
    "apps",
    "applications",
    "Resources",
    "records",
];
/// The key of Okta's refusals, which hold a list of causes too.
const OKTA_REFUSAL: &str = "errorSummary";
/// Keys of refusals of others, which hold no list.
const REFUSALS: [&str; 3] = ["error.message", "message", "error"];
/// Keys that count the entries of all pages.
const TOTALS: [&str; 2] = ["totalCount", "@odata.count"];

/// A JSON file that has been looked at.
pub(super) struct Pages<'p> {
    file: &'p str,
    text: &'p str,
    documents: Vec<Document>,
}

/// Where a document keeps its apps.
#[derive(Clone, PartialEq, Eq)]
enum Source {
    /// In the list at this path.
    List(String),
    /// The document is one app.
    Whole,
    /// Nowhere.
    Nowhere,
}

impl<'p> Pages<'p> {
    /// Looks at a file.
    pub(super) fn open(file: &'p str, text: &'p str) -> Result<Pages<'p>, InventoryError> {
        let mut survey = Survey::default();
        walk(file, text, &mut survey)?;
        if survey.found > MOST_VALUES {
            return Err(InventoryError::TooMany {
                file: Clean::line(file),
                what: "600,000 values outside lists",
            });
        }
        Ok(Pages {
            file,
            text,
            documents: survey.documents,
        })
    }

    /// Whose export it is; none where its list is empty, so that nothing tells.
    pub(super) fn format(&self, options: &ReadOptions) -> Result<Option<Format>, InventoryError> {
        if let Some(format) = options.format {
            return Ok(Some(format));
        }
        if let Some(message) = self.refusal() {
            return Err(InventoryError::Refusal {
                file: Clean::line(self.file),
                message: Clean::line(message),
            });
        }
        if options.name_column.is_some() {
            return Ok(Some(Format::Json));
        }
        for document in &self.documents {
            let source = self.source_of(document, None);
            let whole = document.as_value();
            let first = match &source {
                Source::List(path) => document.first_of(path),
                Source::Whole => Some(&whole),
                Source::Nowhere => None,
            };
            if let Some(first) = first {
                return Ok(Some(recognise(self.file, first)));
            }
        }
        let is_empty_list = self.documents.iter().any(|document| {
            let mut lists = document.lists.iter();
            lists.any(|list| list.first.is_none())
        });
        if is_empty_list {
            return Ok(None);
        }
        Err(self.without_apps())
    }

    /// Reads the entries.
    pub(super) fn read(
        &self,
        format: Format,
        options: &ReadOptions,
        collector: &mut Collector,
    ) -> Result<(), InventoryError> {
        let sources: Vec<Source> = self
            .documents
            .iter()
            .map(|document| self.source_of(document, Some(format)))
            .collect();
        if sources.iter().all(|source| *source == Source::Nowhere) {
            return Err(self.without_apps());
        }
        if self.documents.iter().all(Document::goes_on) {
            collector.goes_on();
        }
        for document in &self.documents {
            let total = TOTALS.iter().find_map(|key| document.scalar(key)?.as_u64());
            collector.expects(total.unwrap_or_default());
        }
        let key = match format {
            Format::Json => self.name_key(options, &sources)?,
            Format::OktaApps
            | Format::EntraGraph
            | Format::EntraCsv
            | Format::GoogleTokenCsv
            | Format::GoogleReports
            | Format::OneLogin
            | Format::JumpCloud
            | Format::Csv
            | Format::Names => None,
        };
        if let Some(key) = &key {
            collector.named_by(key);
        }
        let mut reading = Reading {
            file: self.file,
            format,
            key: key.unwrap_or_default(),
            sources: &sources,
            document: 0,
            collector,
        };
        walk(self.file, self.text, &mut reading)
    }

    /// The key that holds the names, by the first element that tells.
    fn name_key(
        &self,
        options: &ReadOptions,
        sources: &[Source],
    ) -> Result<Option<String>, InventoryError> {
        for (document, source) in self.documents.iter().zip(sources) {
            let whole = document.as_value();
            let first = match source {
                Source::List(path) => document.first_of(path),
                Source::Whole => Some(&whole),
                Source::Nowhere => None,
            };
            if let Some(first) = first {
                return any_json::name_key(self.file, first, options.name_column.as_deref());
            }
        }
        Ok(None)
    }

    /// Where a document keeps its apps.
    fn source_of(&self, document: &Document, format: Option<Format>) -> Source {
        let root = document.lists.iter().find(|list| list.path.is_empty());
        let named = || {
            LISTS.iter().find_map(|name| {
                let mut lists = document.lists.iter();
                lists.find(|list| list.path.eq_ignore_ascii_case(name))
            })
        };
        if let Some(list) = root.or_else(named) {
            return Source::List(list.path.clone());
        }
        let whole = document.as_value();
        let is_app = match format {
            None | Some(Format::Json) => {
                recognise(self.file, &whole) != Format::Json || any_json::has_name(&whole)
            }
            Some(format) => recognise(self.file, &whole) == format,
        };
        let has_objects = |list: &&List| list.first.as_ref().is_some_and(Value::is_object);
        match document.lists.iter().find(has_objects) {
            _ if is_app => Source::Whole,
            Some(list) => Source::List(list.path.clone()),
            None => match document.lists.first() {
                Some(list) => Source::List(list.path.clone()),
                None => Source::Nowhere,
            },
        }
    }

    /// The words of a document that refuses instead of listing.
    fn refusal(&self) -> Option<String> {
        let [document] = self.documents.as_slice() else {
            return None;
        };
        let others = REFUSALS.iter().filter(|_| document.lists.is_empty());
        let mut keys = std::iter::once(&OKTA_REFUSAL).chain(others);
        let words = keys.find_map(|key| document.scalar(key)?.as_str());
        words.map(str::to_owned)
    }

    fn without_apps(&self) -> InventoryError {
        let keys = self.documents.first().map(|document| {
            let keys = document.scalars.iter().map(|(path, _)| path.as_str());
            keys.take(8).collect::<Vec<_>>().join(", ")
        });
        let found = match keys.filter(|keys| !keys.is_empty()) {
            Some(keys) => format!("JSON with {}", Clean::line(keys)),
            None => "JSON without any".to_owned(),
        };
        InventoryError::Other {
            file: Clean::line(self.file),
            expected: "a list of apps".to_owned(),
            found,
            remedy: "name the whole answer of the IdP",
        }
    }
}

/// Whose export an element belongs to, by its keys.
fn recognise(file: &str, element: &Value) -> Format {
    let Ok(item) = Item::new(file, String::new(), element) else {
        return Format::Json;
    };
    if item.has(&["signOnMode"]) || (item.has(&["label"]) && item.has(&["status"])) {
        Format::OktaApps
    } else if item.has(&["events"]) && item.has(&["actor", "id"]) {
        Format::GoogleReports
    } else if item.has(&["connector_id"]) {
        Format::OneLogin
    } else if item.has(&["servicePrincipalType", "appOwnerOrganizationId"])
        || (item.has(&["appId"]) && item.has(&["displayName"]))
    {
        Format::EntraGraph
    } else if item.has(&["displayLabel", "displayName"])
        && item.has(&["ssoUrl", "sso", "ssoType", "_id"])
    {
        Format::JumpCloud
    } else {
        Format::Json
    }
}

/// The second walk: the entries.
struct Reading<'r> {
    file: &'r str,
    format: Format,
    /// The key of the names, where the format has none of its own.
    key: String,
    sources: &'r [Source],
    document: usize,
    collector: &'r mut Collector,
}

impl Listener for Reading<'_> {
    fn document(&mut self, number: usize) {
        self.document = number;
    }

    fn wants_whole(&self) -> bool {
        self.sources.get(self.document) == Some(&Source::Whole)
    }

    fn wants(&self, path: &str, _: u64) -> bool {
        matches!(self.sources.get(self.document), Some(Source::List(wanted)) if wanted == path)
    }

    fn take(&mut self, path: &str, index: Option<u64>, value: Value) -> Result<(), InventoryError> {
        self.collector.row()?;
        let within = index.map_or(String::new(), |index| format!("{path}[{index}]"));
        let path = match (self.sources.len(), within.is_empty()) {
            (0 | 1, _) => within,
            (_, true) => format!("document {}", self.document.saturating_add(1)),
            (_, false) => format!("document {}: {within}", self.document.saturating_add(1)),
        };
        if self.format == Format::Json {
            return any_json::take(self.file, path, &value, &self.key, self.collector);
        }
        let item = Item::new(self.file, path, &value)?;
        match self.format {
            Format::OktaApps => okta::take(&item, self.collector),
            Format::EntraGraph => entra_graph::take(&item, self.collector),
            Format::GoogleReports => google::take_activity(&item, self.collector),
            Format::OneLogin => onelogin::take(&item, self.collector),
            Format::JumpCloud => jumpcloud::take(&item, self.collector),
            // Not forms of JSON; `read` has refused them before.
            Format::EntraCsv
            | Format::GoogleTokenCsv
            | Format::Csv
            | Format::Json
            | Format::Names => Ok(()),
        }
    }

    fn scalar(&mut self, _: &str, _: Value) {}

    fn list(&mut self, _: &str) {}
}

/// Where an item stands, for an entry's origin.
pub(super) fn place(item: &Item<'_>) -> Place {
    Place::Path(Clean::line(item.path()).into())
}
