//! The frame of a diff: both sides, the counts by kind, the changes.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::diff::{Change, Kind, Said, Side};
use crate::export::report::DiffReport;
use crate::text::Clean;

use super::SCHEMA;

/// What differs between two sides, with the question that it answers.
#[derive(Debug, Clone, Serialize)]
pub struct DiffFrame {
    schema: u32,
    query: Clean,
    old: SideFrame,
    new: SideFrame,
    /// How many wanted apps both sides have.
    on_both: usize,
    /// How many things moved; what only one side states has not.
    moved: usize,
    counts: CountsFrame,
    /// The changes, in order.
    pub changes: Vec<ChangeFrame>,
}

/// One side.
#[derive(Debug, Clone, Serialize)]
struct SideFrame {
    name: Clean,
    title: Clean,
    date: Option<String>,
    apps: usize,
}

/// How many changes are of each kind, under its word.
#[derive(Debug, Clone)]
struct CountsFrame(Vec<(Kind, usize)>);

impl Serialize for CountsFrame {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (kind, count) in &self.0 {
            map.serialize_entry(kind.word(), count)?;
        }
        map.end()
    }
}

/// One change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeFrame {
    change: &'static str,
    app: Clean,
    name: Clean,
    field: Clean,
    old: Option<SaidFrame>,
    new: Option<SaidFrame>,
}

/// What a side says.
#[derive(Debug, Clone, Serialize)]
struct SaidFrame {
    text: Clean,
    date: Option<String>,
}

impl DiffFrame {
    /// The frame of a report of a diff.
    #[must_use]
    pub fn new(report: &DiffReport<'_>) -> DiffFrame {
        DiffFrame {
            schema: SCHEMA,
            query: Clean::line(&report.query),
            old: side(report.old),
            new: side(report.new),
            on_both: report.diff.on_both,
            moved: report.diff.moved(),
            counts: CountsFrame(report.diff.counts.clone()),
            changes: report.diff.changes.iter().map(change).collect(),
        }
    }
}

fn side(side: &Side) -> SideFrame {
    SideFrame {
        name: Clean::line(&side.name),
        title: Clean::line(&side.title),
        date: side.date.map(|day| day.to_string()),
        apps: side.len(),
    }
}

fn change(change: &Change) -> ChangeFrame {
    let said = |said: &Said| SaidFrame {
        text: Clean::line(&said.text),
        date: said.date.map(|day| day.to_string()),
    };
    ChangeFrame {
        change: change.kind.word(),
        app: Clean::line(change.app.as_str()),
        name: Clean::line(&change.name),
        field: Clean::line(&change.field),
        old: change.old.as_ref().map(said),
        new: change.new.as_ref().map(said),
    }
}
