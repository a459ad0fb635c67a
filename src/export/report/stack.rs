//! A stack under my IdP: coverage, classes, what to do first, every app, whom leavers leave an account with, what is
//! undecided, on what it all rests.
//!
//! In `apps`: the tables of apps and entries. In `basis`: assumptions and sources. In `sheet`: the rows for spreadsheets.

mod apps;
mod basis;
mod sheet;

use crate::catalog::money::{Cents, Currency, Money};
use crate::catalog::{Catalog, Idp};
use crate::export::frame::{Frame, StackFrame};
use crate::lens::Lens;
use crate::stack::{
    Audit, Class, Coverage, Inventory, Matched, SetAside, Todo, TodoKind, WhySetAside, audit,
};
use crate::text::{Clean, counted};

use super::list::count;
use super::{Bar, Block, Cited, Document, Pair, Part, Table};
pub use apps::{by_hand_in_words, native_in_words};
pub use basis::remark_in_words;

/// A stack, audited.
#[derive(Debug, Clone)]
pub struct StackReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Under what the apps are looked at.
    pub lens: &'a Lens,
    /// What the export says.
    pub inventory: &'a Inventory,
    /// What the stack is under the lens.
    pub audit: Audit,
    /// Only the entries that the user has to decide about, with their candidates; frames hold everything.
    pub review: bool,
}

impl<'a> StackReport<'a> {
    /// Audits a matched inventory under the lens.
    #[must_use]
    pub fn new(
        catalog: &'a Catalog,
        lens: &'a Lens,
        inventory: &'a Inventory,
        matched: &Matched,
    ) -> StackReport<'a> {
        StackReport {
            catalog,
            lens,
            inventory,
            audit: audit(catalog, lens, inventory, matched),
            review: false,
        }
    }

    /// The same with the review list alone.
    #[must_use]
    pub fn for_review(mut self) -> StackReport<'a> {
        self.review = true;
        self
    }

    pub(super) fn document(&self) -> Document {
        if self.review {
            return Document {
                title: Clean::line("Entries to decide about"),
                lead: Vec::new(),
                parts: vec![part(&self.review_in_words(), apps::undecided(self))],
            };
        }
        let title = match self.audit.idp {
            Some(idp) => format!("What {idp} can provision of the stack"),
            None => "What can be provisioned of the stack".to_owned(),
        };
        let mut parts = vec![
            part("Coverage", self.coverage()),
            part("Classes", self.classes()),
            part("What to do first", self.first()),
            part("Apps", apps::apps(self)),
            part("When somebody leaves", apps::exposed(self)),
        ];
        if !self.audit.undecided.is_empty() {
            parts.push(part(&self.review_in_words(), apps::undecided(self)));
        }
        if !self.audit.not_in_catalog.is_empty() {
            parts.push(part("Not in the catalog", apps::not_in_catalog(self)));
        }
        if !self.inventory.set_aside.is_empty() {
            parts.push(part("Set aside", self.set_aside()));
        }
        parts.push(part("How apps were matched", apps::matches(self)));
        parts.push(part("What this rests on", basis::assumptions(self)));
        parts.push(part("Sources and dates", basis::sources(self)));
        Document {
            title: Clean::line(title),
            lead: vec![Block::Pairs(self.lead())],
            parts,
        }
    }

    /// The heading of the review: how many entries it is about.
    fn review_in_words(&self) -> String {
        let entries = self.audit.undecided.len();
        let what = if entries == 1 { "entry" } else { "entries" };
        format!("Review: {} {what} to decide", count(entries))
    }

    pub(super) fn sheet(&self) -> Table {
        if self.review {
            sheet::review(self)
        } else {
            sheet::apps(self)
        }
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        Frame::Stack(Box::new(StackFrame::new(self)))
    }

    fn lead(&self) -> Vec<Pair> {
        let (audit, inventory) = (&self.audit, self.inventory);
        let entries = inventory
            .entries
            .len()
            .saturating_add(inventory.set_aside.len());
        let mut pairs = vec![
            Pair::one("My IdP", Cited::plain(self.idp_in_words())),
            Pair::one(
                "Read from",
                Cited::plain(format!(
                    "{} ({})",
                    inventory.files.join(", "),
                    inventory.format
                )),
            ),
            Pair::one("Entries", Cited::plain(self.entries_in_words(entries))),
        ];
        pairs.extend(inventory.remarks.iter().map(|remark| {
            Pair::one(
                "Remark",
                Cited::plain(remark_in_words(remark, &inventory.files)),
            )
        }));
        pairs.push(Pair::one("Apps", Cited::plain(count(audit.coverage.apps))));
        pairs.push(Pair::one(
            "People",
            Cited::plain(count(
                usize::try_from(audit.scenario.headcount()).unwrap_or(usize::MAX),
            )),
        ));
        pairs.push(Pair::one(
            "Looked at on",
            Cited::plain(self.lens.today.to_string()),
        ));
        pairs
    }

    fn idp_in_words(&self) -> String {
        match (self.lens.idp, self.audit.idp, self.audit.provider) {
            (None, Some(idp), _) => format!("{idp}, whose export it is"),
            (_, Some(idp), Some(provider)) if idp != provider => {
                format!(
                    "{idp}; the export is {provider}'s, so what it says of provisioning does not count"
                )
            }
            (_, Some(idp), _) => idp.title().to_owned(),
            (_, None, _) => {
                "not chosen: the classes say what vendors sell; choose one with --idp".to_owned()
            }
        }
    }

    fn entries_in_words(&self, entries: usize) -> String {
        let audit = &self.audit;
        let taken: usize = audit.apps.iter().map(|app| app.found.entries.len()).sum();
        let mut words = vec![
            format!("{} read", count(entries)),
            format!("{} that count", count(self.inventory.entries.len())),
            format!("{} matched", count(taken)),
            format!("{} undecided", count(audit.undecided.len())),
            format!("{} not in the catalog", count(audit.not_in_catalog.len())),
        ];
        words.extend(
            audit
                .set_aside
                .iter()
                .map(|(why, number)| format!("{} set aside ({})", count(*number), why.title())),
        );
        words.join(", ")
    }

    fn coverage(&self) -> Vec<Block> {
        let coverage = self.audit.coverage;
        let bar = |label: &str, number: usize| Bar {
            label: Clean::line(label),
            count: number,
            share: coverage.share(number),
        };
        let mut blocks = vec![
            Block::Text(Cited::plain(format!(
                "Of {} matched apps, the accounts of so many are created and closed by {}:",
                count(coverage.apps),
                self.audit.idp.map_or("the IdP", Idp::title)
            ))),
            Block::Bars(vec![
                bar("Now", coverage.now),
                bar("With what could be provisioned today", coverage.with_today),
                bar("With upgrades, too", coverage.with_upgrades),
            ]),
        ];
        if coverage.unsaid > 0 {
            blocks.push(Block::Text(Cited::plain(format!(
                "Of {} the export does not say whether accounts are provisioned; that does not count as provisioned.",
                counted(coverage.unsaid, "app", "apps")
            ))));
        }
        blocks.push(Block::Pairs(self.manual()));
        blocks
    }

    /// The cost of the work that is left.
    fn manual(&self) -> Vec<Pair> {
        let manual = self.audit.manual();
        let cost = if manual.counted > 0 {
            Cited::plain(format!(
                "{} for {}",
                manual.total,
                counted(manual.counted, "app", "apps")
            ))
        } else {
            Cited::plain("no app is left to do by hand")
        };
        let mut pairs = vec![Pair::one("The rest by hand, a year", cost)];
        let loose = [
            (self.audit.not_in_catalog.len(), "not in the catalog"),
            (self.audit.undecided.len(), "undecided"),
        ];
        let loose: Vec<String> = loose
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, what)| format!("{} {what}", counted(*number, "entry", "entries")))
            .collect();
        if !loose.is_empty() {
            pairs.push(Pair::one("Not in that sum", Cited::plain(loose.join(", "))));
        }
        if self.audit.open.assumes_everyone && manual.counted > 0 {
            pairs.push(Pair::one(
                "Assumed",
                Cited::plain("everyone uses every app whose users the export does not count"),
            ));
        }
        pairs
    }

    fn classes(&self) -> Vec<Block> {
        let audit = &self.audit;
        let all: usize = Class::ALL.iter().map(|class| audit.count(*class)).sum();
        let bar = |class: &Class| {
            let number = audit.count(*class);
            let whole = Coverage {
                apps: all,
                ..audit.coverage
            };
            Bar {
                label: Clean::line(class.title()),
                count: number,
                share: whole.share(number),
            }
        };
        vec![
            Block::Bars(Class::ALL.iter().map(bar).collect()),
            Block::Text(Cited::plain(
                "Apps in the first six classes; in the last two, entries of the export.",
            )),
        ]
    }

    fn first(&self) -> Vec<Block> {
        if self.audit.todo.is_empty() {
            return vec![Block::Text(Cited::plain(
                "Nothing is known to pay: no app can be switched on as it is, and no upgrade costs less than the work it saves.",
            ))];
        }
        let mut table = Table::new(&[
            "App",
            "Do",
            ">Saves at least, a year",
            ">Costs, a year",
            "Why",
        ]);
        for todo in &self.audit.todo {
            table.rows.push(vec![
                Cited::plain(&todo.name),
                Cited::plain(todo.kind.title()),
                saving(todo),
                cost(todo),
                Cited::plain(&todo.why),
            ]);
        }
        vec![
            Block::Text(Cited::plain(
                "What costs nothing first, then what saves most for each dollar, then the quotes to ask for.",
            )),
            Block::Table(table),
        ]
    }

    fn set_aside(&self) -> Vec<Block> {
        let named = |why: WhySetAside| {
            let of_reason = |one: &&SetAside| one.why == why;
            let labels: Vec<&str> = self
                .inventory
                .set_aside
                .iter()
                .filter(of_reason)
                .map(|one| one.label.as_str())
                .collect();
            Cited::plain(shortened(&labels))
        };
        let pairs = self.audit.set_aside.iter().map(|(why, number)| {
            Pair::one(format!("{}, {}", why.title(), count(*number)), named(*why))
        });
        vec![Block::Pairs(pairs.collect())]
    }
}

/// So many labels are named; the rest are counted.
const NAMED: usize = 40;

fn shortened(labels: &[&str]) -> String {
    let named: Vec<&str> = labels.iter().take(NAMED).copied().collect();
    let rest = labels.len().saturating_sub(named.len());
    let named = named.join("; ");
    if rest > 0 {
        format!("{named}; and {} more", count(rest))
    } else {
        named
    }
}

fn part(title: &str, blocks: Vec<Block>) -> Part {
    Part {
        title: Clean::line(title),
        blocks,
    }
}

fn saving(todo: &Todo) -> Cited {
    match (todo.saving, todo.kind) {
        (Some(saving), _) => Cited::plain(dollars(saving)),
        (None, TodoKind::AskQuote) => Cited::plain("by the quote"),
        (None, TodoKind::Connect | TodoKind::AskPlan | TodoKind::Upgrade | TodoKind::Connector) => {
            Cited::missing()
        }
    }
}

fn cost(todo: &Todo) -> Cited {
    let once = match todo.one_time {
        Cents::ZERO => String::new(),
        fee => format!(" and {} once", dollars(fee)),
    };
    match (todo.cost, todo.kind) {
        (Some(yearly), _) => Cited::plain(format!("{yearly}{once}")),
        (None, TodoKind::AskQuote) => Cited::plain("by quote"),
        (None, TodoKind::Connect | TodoKind::AskPlan | TodoKind::Upgrade | TodoKind::Connector) => {
            Cited::missing()
        }
    }
}

fn dollars(cents: Cents) -> String {
    Money::new(cents, Currency::Usd).to_string()
}
