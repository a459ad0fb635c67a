//! On what an audit rests: what its words mean, the dials, the assumptions of its costs, the sources with their dates.

use crate::cost::Dial;
use crate::export::report::list::count;
use crate::export::report::{Block, Cited, Pair, Table, date_or_undated};

use crate::stack::Remark;
use crate::text::counted;

use super::StackReport;

/// What the words mean, and what is assumed.
pub(super) fn assumptions(report: &StackReport<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::List(
        MEANINGS.iter().map(|text| Cited::plain(*text)).collect(),
    )];
    blocks.push(Block::heading("Dials"));
    let scenario = &report.audit.scenario;
    let dials = Dial::ALL
        .into_iter()
        .map(|dial| Pair::one(dial.title(), Cited::plain(dial.shown(scenario))));
    blocks.push(Block::Pairs(dials.collect()));
    let own = report
        .audit
        .apps
        .iter()
        .filter(|app| app.estimate.own_seats())
        .count();
    blocks.push(Block::Text(Cited::plain(format!(
        "Seats are the export's or yours for {}, headcount x seat share for the others.",
        counted(own, "app", "apps")
    ))));
    blocks
}

const MEANINGS: &[&str] = &[
    "Coverage is the share of the matched apps whose accounts the IdP creates and closes. An app that is known to create \
     accounts and never deactivate any does not count, nor does one of which the export does not say that it is \
     provisioned. Entries that are undecided or not in the catalog are not among the apps.",
    "Could be provisioned today: the IdP provisions it and the plan that is taken to be paid has SCIM, or the IdP does so \
     without SCIM, in which case plan and price are not documented.",
    "The plan that is taken to be paid is the cost model's: the vendor's plan for teams, or the cheapest paid plan without \
     SCIM that fits.",
    "Needs an upgrade: SCIM is sold on a dearer plan, as an add-on or by quote. A quote pays below its ceiling, where it \
     costs less than the work it saves.",
    "Manual work is the published cost of an app's handwork, scaled to its seats; see the cost model.",
    "Seats of an app that stands in the export more than once are those of its largest entry.",
    "Not documented means that no source says: neither yes nor no, and no amount of money.",
];

/// The layers of the catalog that know the apps.
pub(super) fn sources(report: &StackReport<'_>) -> Vec<Block> {
    let mut table = Table::new(&["Layer", "As of", "Title", "Publisher", "Licence"]);
    for layer in report.catalog.layers() {
        let title = Cited::plain(&layer.title);
        table.rows.push(vec![
            Cited::plain(&layer.id),
            Cited::plain(date_or_undated(layer.date)),
            match &layer.url {
                Some(url) => title.to(url),
                None => title,
            },
            Cited::or_missing(layer.publisher.as_ref()),
            Cited::or_missing(layer.licence.as_ref()),
        ]);
    }
    vec![
        Block::Table(table),
        Block::Text(Cited::plain(
            "When each app was checked stands under \"How apps were matched\"; `scimdex show APP` names the source of every fact.",
        )),
    ]
}

/// What a reader should know of how the export was read, without a full stop.
#[must_use]
pub fn remark_in_words(remark: &Remark, files: &[String]) -> String {
    let file = |place: &usize| {
        files
            .get(*place)
            .map_or("a file", String::as_str)
            .to_owned()
    };
    match remark {
        Remark::FurtherPage { file: place } => {
            format!(
                "{} names a next page, which was not given: apps may be missing",
                file(place)
            )
        }
        Remark::NameColumn {
            file: place,
            heading,
        } => {
            format!("the names of {} are from \"{heading}\"", file(place))
        }
        Remark::Joined { count: number } => {
            let number = count(usize::try_from(*number).unwrap_or(usize::MAX));
            format!("{number} entries that stand more than once were joined")
        }
        Remark::Nameless { count: number } => {
            let number = count(usize::try_from(*number).unwrap_or(usize::MAX));
            format!("{number} rows without a name were passed over")
        }
        Remark::GrantsOnly => {
            "these are apps that people gave access to their accounts, not apps set up in the IdP"
                .to_owned()
        }
        Remark::ProvisioningUnsaid => {
            "this export does not say which apps are provisioned".to_owned()
        }
    }
}
