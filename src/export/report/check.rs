//! A check: what the rules found, and the rules themselves.

use crate::check::{COLUMNS, CheckColumn, Finding, Rule, Severity, default_columns};
use crate::export::frame::{CheckFrame, Frame, RulesFrame};
use crate::text::Clean;

use super::list::{cell, count};
use super::{Block, Cited, Document, Head, Pair, Part, Table};

/// What the rules found.
#[derive(Debug, Clone)]
pub struct CheckReport {
    /// What was checked, in words.
    pub checked: String,
    /// What was found, in order.
    pub findings: Vec<Finding>,
    /// The columns of tables and spreadsheets; none takes each format's own. Frames hold everything whatever the columns.
    pub columns: Option<Vec<&'static CheckColumn>>,
}

/// The rules.
#[derive(Debug, Clone, Copy)]
pub struct RulesReport;

impl CheckReport {
    /// How many findings are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings
            .filter(|finding| finding.rule.severity() == severity)
            .count()
    }

    pub(super) fn document(&self) -> Document {
        let columns = self.columns.clone().unwrap_or_else(default_columns);
        let mut parts = vec![Part {
            title: Clean::line("Rules that found something"),
            blocks: vec![self.rules()],
        }];
        if !self.findings.is_empty() {
            let table = self.table(&columns, |column| column.title);
            parts.push(Part {
                title: Clean::line("Findings"),
                blocks: vec![Block::Table(table)],
            });
        }
        Document {
            title: Clean::line("A check of the catalog"),
            lead: vec![Block::Pairs(self.lead())],
            parts,
        }
    }

    pub(super) fn sheet(&self) -> Table {
        let columns = self.columns.clone();
        let columns = columns.unwrap_or_else(|| COLUMNS.iter().collect());
        self.table(&columns, |column| column.key)
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        Frame::Check(CheckFrame::new(self))
    }

    fn lead(&self) -> Vec<Pair> {
        let number = |severity: Severity| match self.count(severity) {
            1 => format!("1 {severity}"),
            several => format!("{} {severity}s", count(several)),
        };
        let found = Severity::ALL.map(number).join(", ");
        vec![
            Pair::one("Checked", Cited::plain(&self.checked)),
            Pair::one("Found", Cited::plain(found)),
        ]
    }

    fn rules(&self) -> Block {
        let mut table = Table::new(&["Rule", "Severity", ">Found", "Why", "How to mend it"]);
        for rule in Rule::ALL {
            let found = self.findings.iter().filter(|finding| finding.rule == *rule);
            let found = found.count();
            if found > 0 {
                table.rows.push(vec![
                    Cited::plain(rule.name()),
                    Cited::plain(rule.severity().word()),
                    Cited::plain(count(found)),
                    Cited::plain(rule.reason()),
                    Cited::plain(rule.fix()),
                ]);
            }
        }
        if table.rows.is_empty() {
            return Block::Text(Cited::plain("Nothing to mend."));
        }
        Block::Table(table)
    }

    fn table(
        &self,
        columns: &[&'static CheckColumn],
        title: impl Fn(&CheckColumn) -> &'static str,
    ) -> Table {
        let head = |column: &&'static CheckColumn| Head {
            title: Clean::line(title(column)),
            align: column.align,
        };
        let rows = self.findings.iter().map(|finding| {
            let cells = columns
                .iter()
                .map(|column| cell((column.text)(finding, &())));
            cells.collect()
        });
        Table {
            columns: columns.iter().map(head).collect(),
            rows: rows.collect(),
            marked: Vec::new(),
        }
    }
}

impl RulesReport {
    pub(super) fn document(self) -> Document {
        Document {
            title: Clean::line("The rules of catalog check"),
            lead: Vec::new(),
            parts: vec![Part {
                title: Clean::line("Rules"),
                blocks: vec![Block::Table(table(&[
                    "Rule",
                    "Severity",
                    "Why",
                    "How to mend it",
                ]))],
            }],
        }
    }

    pub(super) fn sheet(self) -> Table {
        table(&["rule", "severity", "reason", "fix"])
    }

    pub(super) fn frame(self) -> Frame<'static> {
        Frame::Rules(RulesFrame::new())
    }
}

fn table(titles: &[&str]) -> Table {
    let mut table = Table::new(titles);
    for rule in Rule::ALL {
        table.rows.push(vec![
            Cited::plain(rule.name()),
            Cited::plain(rule.severity().word()),
            Cited::plain(rule.reason()),
            Cited::plain(rule.fix()),
        ]);
    }
    table
}
