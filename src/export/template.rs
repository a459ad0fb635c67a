//! The template of a user's own layer: one record, every field in a comment beside what is in force now.
//!
//! As written it is a layer that claims nothing. Taking the slashes away before a field states it. Comments before fields
//! are `//`, comments for people `//:`; an example of what nobody states is one of those, so that no block of comments turns it into
//! a claim.

use serde::Serialize;

use crate::catalog::app::TierFacts;
use crate::catalog::layer::LayerRecord;
use crate::catalog::merge::merge;
use crate::catalog::price::Price;
use crate::catalog::record::Record;
use crate::catalog::words::{Confidence, TierKind};
use crate::catalog::{App, AppId, Category, Connection, Day, Fact, Idp, LayerIndex, Status};

/// The template for an app of the catalog.
#[must_use]
pub fn of_app(app: &App, today: Day) -> String {
    let mut page = Page::new(&app.id, app.display_name(), today);
    page.record(app);
    page.end()
}

/// The template for an app that no layer knows.
#[must_use]
pub fn of_new(id: &AppId, name: &str, today: Day) -> String {
    let record = LayerRecord {
        layer: LayerIndex(0),
        record: Record {
            id: id.clone(),
            name: Some(name.to_owned()),
            ..Record::default()
        },
    };
    let mut page = Page::new(id, name, today);
    if let Some(app) = merge(&[], &[record]) {
        page.record(&app);
    }
    page.end()
}

/// The page as it grows.
struct Page {
    text: String,
}

impl Page {
    fn new(id: &AppId, name: &str, today: Day) -> Page {
        let mut page = Page {
            text: String::new(),
        };
        for line in [
            "//: A layer of your own: what you state here beats the built-in layers, what you leave out claims nothing.",
            "//: Take the two slashes away before a field to state it, and correct its value. Lists stand as a whole.",
            "//: scimdex reads every .ron file of its layers folder, and what --layer FILE names.",
            "(",
            "    layer: (",
        ] {
            page.line(0, line);
        }
        let mut own = format!("own-{id}");
        own.truncate(64);
        page.line(2, &format!("id: {},", words(own.trim_end_matches('-'))));
        page.line(
            2,
            &format!("title: {},", words(&format!("Our own facts on {name}"))),
        );
        page.line(2, &format!("date: {},", words(&today.to_string())));
        page.line(1, "),");
        page.line(1, "records: [");
        page.line(2, "(");
        page.line(3, &format!("id: {},", words(id.as_str())));
        page.remark(
            3,
            "The day on which you checked what you state; without it your record is undated.",
        );
        page.field(3, "date", &words(&today.to_string()), None);
        page
    }

    fn end(mut self) -> String {
        self.line(2, "),");
        self.line(1, "],");
        self.line(0, ")");
        self.text
    }

    fn line(&mut self, depth: usize, line: &str) {
        self.text.push_str(&"    ".repeat(depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A line of the record in a comment; the slashes of all stand below each other.
    fn comment(&mut self, depth: usize, words: &str) {
        let inner = "    ".repeat(depth.saturating_sub(3));
        self.line(3, &format!("// {inner}{words}"));
    }

    fn remark(&mut self, depth: usize, words: &str) {
        self.line(depth, &format!("//: {words}"));
    }

    /// A field in a comment, with what is to be said of it.
    fn field(&mut self, depth: usize, name: &str, value: &str, remark: Option<&str>) {
        let remark = remark.map_or(String::new(), |remark| format!(" //: {remark}"));
        self.comment(depth, &format!("{name}: {value},{remark}"));
    }

    /// A field that nobody states, with an example. It stays a comment when those around it are taken away.
    fn unstated(&mut self, depth: usize, name: &str, example: &str) {
        let inner = "    ".repeat(depth.saturating_sub(3));
        self.line(
            3,
            &format!("//: {inner}{name}: {example}, // not documented; an example"),
        );
    }

    /// A field with the value in force, else with an example.
    fn fact<T: Serialize>(&mut self, depth: usize, name: &str, fact: &Fact<T>, example: &str) {
        match fact.value().and_then(|value| written(value)) {
            Some(value) => self.field(depth, name, &value, None),
            None => self.unstated(depth, name, example),
        }
    }

    /// A field of a price: its words say everything, unless a person had to read them.
    fn price(&mut self, depth: usize, name: &str, fact: &Fact<Price>, example: &str) {
        match fact.value() {
            Some(price) => self.field(depth, name, &price_words(price), None),
            None => self.unstated(depth, name, example),
        }
    }

    /// Fields that stand in brackets of their own.
    fn group(&mut self, name: &str, fields: impl FnOnce(&mut Page)) {
        self.comment(3, &format!("{name}: ("));
        fields(self);
        self.comment(3, "),");
    }

    fn record(&mut self, app: &App) {
        self.fact(3, "name", &app.name, "\"The app\"");
        let kinds = one_of(Category::ALL);
        self.choice(3, "category", &app.category, ("Hr", &kinds));
        let statuses = one_of(Status::ALL);
        self.choice(3, "status", &app.status, ("Gated", &statuses));
        self.remark(3, "What sales offered you, for all seats a year or as \"$9.50/seat/mo\"; cost reckons with it.");
        self.quote(app);
        self.scim(app);
        self.group("sso", |page| {
            page.fact(4, "available", &app.sso.available, "true");
            page.fact(4, "protocols", &app.sso.protocols, "[\"SAML 2.0\"]");
            page.fact(4, "plan", &app.sso.plan, "\"Business\"");
        });
        self.remark(3, "The cheapest paid plan for more than one person.");
        self.group("team", |page| {
            page.fact(4, "plan", &app.team.plan, "\"Team\"");
            page.price(4, "price", &app.team.price, "\"$10/u/mo (annual)\"");
        });
        self.idps(app);
        self.tiers(&app.tiers);
        self.remark(3, "Yours are shown beside those of the other layers.");
        self.unstated(
            3,
            "limitations",
            "[\"What restricts or surprises an administrator\"]",
        );
        self.fact(
            3,
            "pricing_url",
            &app.pricing_url,
            "\"https://app.example/pricing\"",
        );
        self.fact(
            3,
            "docs_url",
            &app.docs_url,
            "\"https://app.example/docs/scim\"",
        );
        let sure = one_of(Confidence::ALL);
        self.choice(3, "confidence", &app.confidence, ("High", &sure));
    }

    /// A field that takes one of a few words.
    fn choice<T: Serialize>(
        &mut self,
        depth: usize,
        name: &str,
        fact: &Fact<T>,
        (example, known): (&str, &str),
    ) {
        match fact.value().and_then(|value| written(value)) {
            Some(value) => self.field(depth, name, &value, Some(known)),
            None => self.unstated(depth, name, example),
        }
    }

    fn quote(&mut self, app: &App) {
        let tier = app
            .quote
            .as_ref()
            .and_then(|quote| quote.tier.as_deref())
            .or_else(|| {
                let mut tiers = app.tiers.iter();
                let with_scim = tiers.rfind(|tier| tier.scim.get() == Some(true));
                with_scim.map(|tier| tier.name.as_str())
            });
        let quote = app
            .quote
            .as_ref()
            .map(|quote| quote.price.value.to_string());
        let value = format!(
            "(tier: {}, price: {})",
            words(tier.unwrap_or("Enterprise")),
            words(quote.as_deref().unwrap_or("$30,000/yr"))
        );
        let remark = app.quote.is_none().then_some("an example");
        self.field(3, "quote", &value, remark);
    }

    fn scim(&mut self, app: &App) {
        let scim = &app.scim;
        self.group("scim", |page| {
            page.fact(4, "plan", &scim.plan, "\"Enterprise\"");
            page.price(4, "price", &scim.price, "\"$15/u/mo (annual)\"");
            page.price(4, "addon_price", &scim.addon_price, "\"$3/u/mo\"");
            page.fact(4, "min_seats", &scim.min_seats, "20");
            page.fact(4, "sso_required", &scim.sso_required, "true");
            page.fact(4, "version", &scim.version, "\"2.0\"");
            page.fact(4, "generic_endpoint", &scim.generic_endpoint, "true");
            page.comment(4, "operations: (");
            for (name, fact) in scim.operations.each() {
                page.fact(5, name, fact, "true");
            }
            page.comment(4, "),");
        });
    }

    fn idps(&mut self, app: &App) {
        let known = one_of(Connection::ALL);
        self.remark(3, &format!("How each IdP provisions the app: {known}."));
        self.group("idps", |page| {
            for idp in Idp::ALL {
                let reach = app.idps.get(*idp);
                let connection = reach.connection.value().and_then(|value| written(value));
                let connection = connection.map(|value| format!("connection: {value}"));
                let sso = reach.sso.get().map(|sso| format!("sso: {sso}"));
                let stated: Vec<String> = connection.into_iter().chain(sso).collect();
                if stated.is_empty() {
                    page.unstated(4, idp.word(), "(connection: Native)");
                } else {
                    page.field(4, idp.word(), &format!("({})", stated.join(", ")), None);
                }
            }
        });
    }

    fn tiers(&mut self, tiers: &[TierFacts]) {
        self.remark(3, "The price list stands as a whole: leave no tier out. Of a price, its words are enough.");
        self.comment(3, "tiers: [");
        for tier in tiers {
            self.comment(4, &format!("{},", tier_words(tier)));
        }
        if tiers.is_empty() {
            let example =
                "(name: \"Enterprise\", price: \"$15/u/mo (annual)\", sso: true, scim: true)";
            self.line(
                3,
                &format!("//:     {example}, // not documented; an example"),
            );
        }
        self.comment(3, "],");
    }
}

fn tier_words(tier: &TierFacts) -> String {
    let mut fields = vec![format!("name: {}", words(&tier.name))];
    if !tier.aliases.is_empty() {
        let aliases: Vec<String> = tier.aliases.iter().map(|alias| words(alias)).collect();
        fields.push(format!("aliases: [{}]", aliases.join(", ")));
    }
    match tier.kind {
        TierKind::Plan => {}
        TierKind::Personal | TierKind::AddOn => {
            fields.extend(written(&tier.kind).map(|kind| format!("kind: {kind}")));
        }
    }
    let price = tier.price.value().map(price_words);
    fields.extend(price.map(|price| format!("price: {price}")));
    for (name, fact) in [("sso", &tier.sso), ("scim", &tier.scim)] {
        fields.extend(fact.get().map(|stated| format!("{name}: {stated}")));
    }
    format!("({})", fields.join(", "))
}

/// A price as a file needs it: its words, with terms only where the words cannot be read.
fn price_words(price: &Price) -> String {
    if Price::read(price.text()) == *price {
        words(price.text())
    } else {
        written(price).unwrap_or_else(|| words(price.text()))
    }
}

/// A value in RON, on one line. One writer serves every type of it.
fn written(value: &dyn erased_serde::Serialize) -> Option<String> {
    ron::to_string(value).ok()
}

fn words(text: &str) -> String {
    ron::to_string(text).unwrap_or_else(|_| format!("{text:?}"))
}

/// "one of Hr, Crm, ...": the words that files use.
fn one_of<T: Serialize>(all: &[T]) -> String {
    let known: Vec<String> = all.iter().filter_map(|one| written(one)).collect();
    format!("one of {}", known.join(", "))
}

#[cfg(test)]
mod tests;
