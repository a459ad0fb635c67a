//! The two tables that a large pane shows all the time: what each IdP does with the app, and its price list, a row each.
//!
//! What a row has no room for is said in full under Facts.

use crate::catalog::app::TierFacts;
use crate::catalog::words::TierKind;
use crate::catalog::{App, Day, Idp};
use crate::field::NOT_DOCUMENTED;
use crate::text::{self, Align, Clean};
use crate::tui::glyphs::Glyphs;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::canvas::Line;

/// Columns of a yes, a no or an unknown.
const ANSWER: usize = 7;
/// Columns between two columns.
const GAP: usize = 2;
/// Columns before a row.
const INDENT: usize = 2;

/// What each IdP does with the app.
#[must_use]
pub fn idp_lines(model: &Model, app: &App, width: usize, glyphs: &Glyphs) -> Vec<Line> {
    let name = Idp::ALL
        .iter()
        .map(|idp| idp.title().len())
        .max()
        .unwrap_or(0);
    let name = name.max("Identity providers".len().saturating_sub(INDENT));
    let taken = [INDENT, name, GAP, ANSWER, GAP, GAP].iter().sum();
    let room = width.saturating_sub(taken);
    let (sources, source) = sources(model, app, room);
    let scim = room.saturating_sub(source);
    let head = Line::new()
        .padded(
            "Identity providers",
            INDENT.saturating_add(name),
            Align::Left,
            Role::Heading,
        )
        .gap(GAP)
        .padded("SSO", ANSWER, Align::Left, Role::Dim)
        .gap(GAP)
        .padded("SCIM", scim, Align::Left, Role::Dim)
        .gap(GAP)
        .dim(if source == 0 { "" } else { "source" });
    let mut lines = vec![head];
    let rows: Vec<(Idp, &String)> = Idp::ALL.iter().copied().zip(&sources).collect();
    let mine = |(idp, _): &&(Idp, &String)| model.lens.idp == Some(*idp);
    let others = rows.iter().filter(|row| !mine(row));
    // Mine stands first, whatever the colours say.
    for (idp, source) in rows.iter().filter(mine).chain(others) {
        let chosen = model.lens.idp == Some(*idp);
        let role = if chosen { Role::Title } else { Role::Text };
        let line = Line::new()
            .gap(INDENT)
            .padded(idp.title(), name, Align::Left, role)
            .gap(GAP);
        let sso = app.idps.get(*idp).sso.get();
        let words = model.lens.reach_words(app, *idp);
        // The bracket says what the last column says.
        let words = match words.split_once(" (") {
            Some((head, _)) if head == "unconfirmed" => head,
            Some(_) | None => words.as_str(),
        };
        lines.push(match (sso, words) {
            (None, NOT_DOCUMENTED) => line.dim(NOT_DOCUMENTED),
            // Nobody to name: the words have the rest of the row.
            _ if source.is_empty() => {
                let room = width
                    .saturating_sub(line.width())
                    .saturating_sub(ANSWER.saturating_add(GAP));
                line.and(answer(sso))
                    .gap(GAP)
                    .and(fitted(words, room, glyphs, said(words)))
            }
            _ => line
                .and(answer(sso))
                .gap(GAP)
                .and(fitted(words, scim, glyphs, said(words)))
                .gap(GAP)
                .dim(source),
        });
    }
    lines
}

/// Who says so for each IdP, and how wide that is: layer and month, or the layer alone where the words would be cut.
fn sources(model: &Model, app: &App, room: usize) -> (Vec<String>, usize) {
    let all = |with_month: bool| -> (Vec<String>, usize) {
        let sources = Idp::ALL
            .iter()
            .map(|idp| source(model, app, *idp, with_month));
        let sources: Vec<String> = sources.collect();
        let widest = sources.iter().map(|source| text::width(source)).max();
        let widest = widest.filter(|widest| *widest > 0);
        (
            sources,
            widest.map_or(0, |widest| widest.max("source".len())),
        )
    };
    let (sources, widest) = all(true);
    let fits = Idp::ALL.iter().all(|idp| {
        let stated = app.idps.get(*idp).connection.get();
        stated.is_none_or(|stated| text::width(stated.title()) <= room.saturating_sub(widest))
    });
    if fits { (sources, widest) } else { all(false) }
}

fn source(model: &Model, app: &App, idp: Idp, with_month: bool) -> String {
    let reach = app.idps.get(idp);
    let claim = reach
        .connection
        .claim
        .as_ref()
        .or(reach.unconfirmed.as_ref());
    claim.map_or(String::new(), |claim| {
        let layer = model.lens.layer_word(claim.layer);
        let month = claim.date.map_or("undated".to_owned(), Day::month);
        if with_month {
            format!("{layer}, {month}")
        } else {
            layer.to_owned()
        }
    })
}

/// The price list, in at most so many lines; the last says how many tiers are not shown.
#[must_use]
pub fn tier_lines(app: &App, width: usize, room: usize, glyphs: &Glyphs) -> Vec<Line> {
    if app.tiers.is_empty() {
        let head = Line::new().with("Tiers", Role::Heading);
        return vec![head.gap(GAP).dim(NOT_DOCUMENTED)];
    }
    let names: Vec<String> = app.tiers.iter().map(tier_name).collect();
    let prices: Vec<&str> = app.tiers.iter().map(tier_price).collect();
    let answers = ANSWER.saturating_add(GAP).saturating_mul(2);
    let rest = width
        .saturating_sub(INDENT)
        .saturating_sub(answers)
        .saturating_sub(GAP);
    let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
    let name = widest(&mut names.iter().map(|name| text::width(name)));
    let price = widest(&mut prices.iter().map(|price| text::width(price)));
    let (name, price) = shared(name.max("Tiers".len()), price.max("price".len()), rest);
    let head = Line::new()
        .padded(
            "Tiers",
            INDENT.saturating_add(name),
            Align::Left,
            Role::Heading,
        )
        .gap(GAP)
        .padded("price", price, Align::Left, Role::Dim)
        .gap(GAP)
        .padded("SSO", ANSWER, Align::Left, Role::Dim)
        .gap(GAP)
        .dim("SCIM");
    let mut lines = vec![head];
    let all = app.tiers.len().saturating_add(1) <= room;
    let shown = if all {
        app.tiers.len()
    } else {
        room.saturating_sub(2).max(1)
    };
    for ((tier, tier_name), tier_price) in app.tiers.iter().zip(&names).zip(&prices).take(shown) {
        let line = Line::new()
            .gap(INDENT)
            .and(fitted(tier_name, name, glyphs, Role::Text))
            .gap(GAP)
            .and(fitted(tier_price, price, glyphs, said(tier_price)))
            .gap(GAP)
            .and(answer(tier.sso.get()))
            .gap(GAP)
            .and(answer(tier.scim.get()));
        lines.push(line);
    }
    let hidden = app.tiers.len().saturating_sub(shown);
    if hidden > 0 {
        lines.push(
            Line::new()
                .gap(INDENT)
                .dim(&format!("and {hidden} more, under Facts")),
        );
    }
    lines
}

/// Two columns in one room: the wider gives way until both fit.
fn shared(mut name: usize, mut price: usize, room: usize) -> (usize, usize) {
    while name.saturating_add(price) > room && (name > 0 || price > 0) {
        if name > price {
            name = name.saturating_sub(1);
        } else {
            price = price.saturating_sub(1);
        }
    }
    (name, price)
}

fn tier_name(tier: &TierFacts) -> String {
    match tier.kind {
        TierKind::Plan => tier.name.clone(),
        TierKind::Personal | TierKind::AddOn => format!("{} ({})", tier.name, tier.kind.title()),
    }
}

fn tier_price(tier: &TierFacts) -> &str {
    tier.price
        .value()
        .map_or(NOT_DOCUMENTED, |price| price.text())
}

/// What nobody says stands back.
fn said(words: &str) -> Role {
    if words == NOT_DOCUMENTED {
        Role::Dim
    } else {
        Role::Text
    }
}

/// Yes, no, or that nobody says; one word each, so that a column of them can be read downwards.
fn answer(value: Option<bool>) -> Line {
    let (word, role) = match value {
        Some(true) => ("yes", Role::Text),
        Some(false) => ("no", Role::Text),
        None => ("unknown", Role::Dim),
    };
    Line::new().padded(word, ANSWER, Align::Left, role)
}

fn fitted(words: &str, width: usize, glyphs: &Glyphs, role: Role) -> Line {
    let words = Clean::line(words).truncate(width, glyphs.ellipsis);
    Line::new().padded(words.as_str(), width, Align::Left, role)
}
