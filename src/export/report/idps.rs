//! Identity providers: the matrix, mine first, then for each IdP what the layers and its catalogue say, then a guide's own table.

use crate::catalog::record::{Listing, Reach};
use crate::catalog::words::{Builder, ListingKind};
use crate::catalog::{Connection, Idp};
use crate::lens::Lens;

use super::dossier::{Dossier, Sheet, stated};
use super::leaver::mine_first;
use super::overview::{reach, reach_source};
use super::{Block, Cited, Pair, Table};

pub(super) fn blocks(dossier: &Dossier<'_>, lens: &Lens) -> Vec<Block> {
    let mut blocks = vec![Block::Table(matrix(dossier, lens))];
    for idp in mine_first(lens.idp) {
        let pairs = remarks(dossier, idp);
        if !pairs.is_empty() {
            blocks.push(Block::heading(idp.title()));
            blocks.push(Block::Pairs(pairs));
        }
    }
    push_printed(dossier, &mut blocks);
    blocks
}

fn matrix(dossier: &Dossier<'_>, lens: &Lens) -> Table {
    let sources: Vec<String> = mine_first(lens.idp)
        .map(|idp| reach_source(dossier, idp))
        .collect();
    let is_sourced = sources.iter().any(|source| !source.is_empty());
    let mut table = Table::new(if is_sourced {
        &["IdP", "SSO", "SCIM", "Source"]
    } else {
        &["IdP", "SSO", "SCIM"]
    });
    for (idp, source) in mine_first(lens.idp).zip(sources) {
        let facts = dossier.app.idps.get(idp);
        let mine = lens.idp == Some(idp);
        // Bold type is lost in plain text.
        let name = if mine {
            format!("{idp} (mine)")
        } else {
            idp.title().to_owned()
        };
        let mut cells = vec![
            Cited::plain(name),
            Cited::or_missing(stated(facts.sso.get())),
            reach(dossier.app, idp, lens),
        ];
        if is_sourced {
            cells.push(Cited::plain(source));
        }
        table.push(cells, mine);
    }
    table
}

/// What is said of one IdP beyond the matrix.
fn remarks(dossier: &Dossier<'_>, idp: Idp) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for sheet in &dossier.sheets {
        let claimed = claimed(sheet.record.idps.get(idp));
        pairs.extend(claimed.map(|text| Pair::one("Claim", Cited::plain(text).by(&sheet.origin))));
        pairs.extend(listing(sheet, sheet.record.listings.get(idp)));
    }
    pairs
}

fn claimed(reach: &Reach) -> Option<String> {
    let parts: Vec<String> = [
        reach
            .connection
            .map(Connection::title)
            .map(|title| format!("connection {title}")),
        reach.sso.map(|sso| {
            let word = if sso { "with SSO" } else { "without SSO" };
            word.to_owned()
        }),
        reach.note.clone(),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// What the IdP's catalogue lists.
fn listing(sheet: &Sheet, listing: &Listing) -> Option<Pair> {
    let yes_or_no = |value: Option<bool>, yes: &str, no: &str| {
        value.map(|value| if value { yes } else { no }.to_owned())
    };
    let parts: Vec<String> = [
        yes_or_no(listing.listed, "listed", "not listed"),
        yes_or_no(listing.sso, "signs on", "does not sign on"),
        yes_or_no(listing.provisioning, "provisions", "does not provision"),
        listing
            .kind
            .map(ListingKind::title)
            .map(|kind| format!("kind: {kind}")),
        listing
            .built_by
            .map(Builder::title)
            .map(|builder| format!("built by {builder}")),
        listing.note.clone(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut values = Vec::new();
    if !parts.is_empty() {
        values.push(Cited::plain(parts.join("; ")).by(&sheet.origin));
    }
    if let Some(url) = &listing.url {
        values.push(Cited::link(url));
    }
    (!values.is_empty()).then(|| Pair::new("Catalogue listing", values))
}

/// A guide's own table, as printed; cells that its copy lost read "not documented".
fn push_printed(dossier: &Dossier<'_>, blocks: &mut Vec<Block>) {
    for (origin, guide) in dossier.guides() {
        if !guide.idps.is_empty() {
            blocks.push(Block::heading(format!("As the guide prints it ({origin})")));
            let second = guide
                .idps
                .iter()
                .any(|row| row.other_copy_sso.is_some() || row.other_copy_scim.is_some());
            let mut titles = vec!["IdP", "SSO", "SCIM", "Remark"];
            if second {
                titles.extend(["SSO, second copy", "SCIM, second copy"]);
            }
            let mut table = Table::new(&titles);
            for row in &guide.idps {
                let cell = |text: &Option<String>| Cited::or_missing(text.as_deref());
                let mut cells = vec![
                    Cited::plain(row.idp.title()),
                    cell(&row.sso),
                    cell(&row.scim),
                    row.note
                        .as_deref()
                        .map_or_else(|| Cited::plain(""), Cited::plain),
                ];
                if second {
                    cells.extend([cell(&row.other_copy_sso), cell(&row.other_copy_scim)]);
                }
                table.rows.push(cells);
            }
            blocks.push(Block::Table(table));
        }
        if let Some(note) = &guide.idps_note {
            blocks.push(Block::Text(Cited::plain(note).by(origin)));
        }
    }
}
