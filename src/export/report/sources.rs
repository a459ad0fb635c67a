//! Sources: what layers disagree on, then the layers with their dates, what contradicts itself, the pages behind it all,
//! and the price lists that are not in force.

use crate::catalog::Catalog;
use crate::catalog::dispute::{Disagreement, DisputeKind, Said};
use crate::catalog::guide::Guide;

use super::dossier::{Dossier, origin, push_list, push_pairs, stated_pairs};
use super::tiers::full_table;
use super::{Block, Cited, Claims, Origin, Pair, Standing, Table, date_or_undated};
use crate::lens::{Age, Lens};
use crate::text::Clean;

pub(super) fn blocks(dossier: &Dossier<'_>, lens: &Lens) -> Vec<Block> {
    let mut blocks = Vec::new();
    let of_kind = |kind: DisputeKind| {
        let all = dossier.disagreements.iter();
        let wanted = all.filter(move |found| found.kind == kind);
        wanted.map(|found| Block::Claims(claims(found, dossier.catalog)))
    };
    for (heading, kind) in [
        ("Layers disagree", DisputeKind::BetweenLayers),
        ("A layer against itself", DisputeKind::WithinLayer),
    ] {
        let found: Vec<Block> = of_kind(kind).collect();
        if !found.is_empty() {
            blocks.push(Block::heading(heading));
            blocks.extend(found);
        }
    }
    blocks.push(Block::heading("Layers"));
    blocks.push(Block::Table(layers(dossier, lens)));
    push_list(
        &mut blocks,
        "Contradictions that the publisher found",
        dossier.listed(|record| Some(&record.conflicts)),
    );
    push_list(
        &mut blocks,
        "Contradictions within a page",
        dossier.listed(|record| record.guide.as_deref().map(|guide| &guide.contradictions)),
    );
    push_list(
        &mut blocks,
        "Remarks",
        dossier.listed(|record| Some(&record.notes)),
    );
    for (origin, guide) in dossier.guides() {
        let kind = guide.kind.title();
        push_pairs(
            &mut blocks,
            &format!("The {kind} page ({origin})"),
            page(guide),
        );
    }
    push_pages(dossier, &mut blocks);
    push_other_lists(dossier, &mut blocks);
    blocks
}

/// A disagreement with every claim, the value in force first, each marked with how it stands.
pub(super) fn claims(found: &Disagreement, catalog: &Catalog) -> Claims {
    let cited = |said: &Said| {
        let standing = match (found.kind, said.in_force) {
            _ if said.value.is_none() => Standing::NotDocumented,
            (DisputeKind::WithinLayer, _) => Standing::Stated,
            (DisputeKind::BetweenLayers, true) => Standing::InForce,
            (DisputeKind::BetweenLayers, false) => Standing::Overruled,
        };
        Cited::or_missing(said.words())
            .by(&origin(catalog, said.layer, said.date))
            .with(standing)
    };
    let settled = found.claims.iter().any(|said| said.in_force);
    let nothing = found.kind == DisputeKind::BetweenLayers && !settled;
    let nothing = nothing.then(Cited::missing);
    Claims {
        field: Clean::line(&found.title),
        claims: nothing
            .into_iter()
            .chain(found.claims.iter().map(cited))
            .collect(),
    }
}

fn layers(dossier: &Dossier<'_>, lens: &Lens) -> Table {
    let mut table = Table::new(&["Layer", "Record of", "Age", "Title", "Publisher", "Licence"]);
    for sheet in &dossier.sheets {
        let layer = dossier.catalog.layer(sheet.layer);
        let text = |text: Option<&String>| Cited::or_missing(text);
        let title = text(layer.map(|layer| &layer.title));
        table.rows.push(vec![
            Cited::plain(sheet.origin.layer.as_str()),
            Cited::plain(date_or_undated(sheet.record.date)),
            age(lens.age(sheet.record.date)),
            match layer.and_then(|layer| layer.url.as_deref()) {
                Some(url) => title.to(url),
                None => title,
            },
            text(layer.and_then(|layer| layer.publisher.as_ref())),
            text(layer.and_then(|layer| layer.licence.as_ref())),
        ]);
    }
    table
}

/// How old a record is: "47 days"; an undated one is neither fresh nor stale.
fn age(age: Age) -> Cited {
    match age {
        Age::Undated => Cited::plain(age.word()),
        Age::Fresh(1) => Cited::plain("1 day"),
        Age::Fresh(days) => Cited::plain(format!("{days} days")),
        Age::Stale(days) => Cited::plain(format!("{days} days")).with(Standing::Stale),
    }
}

fn page(guide: &Guide) -> Vec<Pair> {
    let text = |text: &Option<String>| text.iter().map(Cited::plain).collect::<Vec<Cited>>();
    let days: Vec<String> = guide.page_dates.iter().map(ToString::to_string).collect();
    let some = |words: String| {
        if words.is_empty() {
            Vec::new()
        } else {
            vec![Cited::plain(words)]
        }
    };
    stated_pairs([
        (
            "Address",
            guide.url.iter().map(|url| Cited::link(url)).collect(),
        ),
        ("Remark on the address", text(&guide.url_note)),
        ("Remark on the date", text(&guide.date_note)),
        ("Seen on the guide to", some(guide.seen_on.join(", "))),
        ("Those pages are of", some(days.join(", "))),
    ])
}

fn push_pages(dossier: &Dossier<'_>, blocks: &mut Vec<Block>) {
    let mut pages = Vec::new();
    for sheet in &dossier.sheets {
        for source in &sheet.record.sources {
            let read = source
                .accessed
                .map(|day| format!(", read on {day}"))
                .unwrap_or_default();
            let text = match &source.title {
                Some(title) => format!("{title}: {}{read}", source.url),
                None => format!("{}{read}", source.url),
            };
            pages.push(Cited::plain(text).to(&source.url).by(&sheet.origin));
        }
    }
    push_list(blocks, "Pages", pages);
}

/// The price lists of the layers that are not in force; nothing is summed from them.
fn push_other_lists(dossier: &Dossier<'_>, blocks: &mut Vec<Block>) {
    let heading = |origin: &Origin| format!("Price list of {origin}, not in force");
    let lists = dossier
        .sheets
        .iter()
        .filter(|sheet| !sheet.record.tiers.is_empty());
    for sheet in lists.skip(1) {
        blocks.push(Block::heading(heading(&sheet.origin)));
        blocks.push(Block::Table(full_table(&sheet.record.tiers)));
    }
}
