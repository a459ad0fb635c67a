//! How changes are found: two apps of one id, fact by fact.

use crate::catalog::app::{TierFacts, folded_name, slug};
use crate::catalog::fact::{Fact, yes_no};
use crate::catalog::price::{Price, Terms};
use crate::catalog::words::{Connection, DeprovisionAction};
use crate::catalog::{App, AppId, Idp, Status};

use super::{Change, Kind, Said};

/// What differs between what two sides say of one app.
pub(super) fn changes(id: &AppId, old: Option<&App>, new: Option<&App>) -> Vec<Change> {
    let named = |app: Option<&App>| app.and_then(|app| app.name.value().cloned());
    let name = named(new).or_else(|| named(old));
    let mut found = Found {
        id,
        name: name.unwrap_or_else(|| id.to_string()),
        changes: Vec::new(),
    };
    match (old, new) {
        (Some(old), Some(new)) => found.compare(old, new),
        (None, Some(new)) => found.push(Kind::AppAdded, "app", None, Some(whole(new))),
        (Some(old), None) => found.push(Kind::AppGone, "app", Some(whole(old)), None),
        (None, None) => {}
    }
    found.changes
}

/// An app that came or went, by its status.
fn whole(app: &App) -> Said {
    Said {
        text: app.status().title().to_owned(),
        date: app.verified,
    }
}

struct Found<'a> {
    id: &'a AppId,
    name: String,
    changes: Vec<Change>,
}

/// How the values of a field are looked at.
struct Look<T> {
    /// Whether a value states anything; "not disclosed" does not.
    states: fn(&T) -> bool,
    /// Whether two values mean the same.
    same: fn(&T, &T) -> bool,
    /// A value in words.
    words: fn(&T) -> String,
    /// The kind of a change between two values that do not mean the same.
    kind: fn(&T, &T) -> Kind,
}

const STATUS: Look<Status> = Look {
    states: |status| *status != Status::Unknown,
    same: |old, new| old == new,
    words: |status| status.title().to_owned(),
    kind: |old, new| match (old, new) {
        (Status::Included, Status::Gated) => Kind::GateClosed,
        (Status::Gated, Status::Included) => Kind::GateOpened,
        (Status::Included | Status::Gated | Status::Partial, Status::None) => Kind::ScimGone,
        (Status::None, Status::Included | Status::Gated | Status::Partial) => Kind::ScimAdded,
        (
            Status::Included | Status::Gated | Status::Partial | Status::None | Status::Unknown,
            _,
        ) => Kind::Status,
    },
};

const PLAN: Look<String> = Look {
    states: |_| true,
    same: |old, new| folded_name(old) == folded_name(new),
    words: Clone::clone,
    kind: |_, _| Kind::Plan,
};

const PRICE: Look<Price> = Look {
    states: |price| !matches!(price.terms(), Terms::NotDisclosed),
    same: Price::same_terms,
    words: |price| price.text().to_owned(),
    kind: |_, _| Kind::Price,
};

const SEATS: Look<u32> = Look {
    states: |_| true,
    same: |old, new| old == new,
    words: ToString::to_string,
    kind: |_, _| Kind::MinSeats,
};

const CONNECTION: Look<Connection> = Look {
    states: |connection| *connection != Connection::Unknown,
    same: |old, new| old == new,
    words: |connection| connection.title().to_owned(),
    kind: |_, _| Kind::Connection,
};

const ACTION: Look<DeprovisionAction> = Look {
    states: |_| true,
    same: |old, new| old == new,
    words: |action| action.title().to_owned(),
    kind: |_, _| Kind::Leaver,
};

const LEAVER: Look<bool> = Look {
    states: |_| true,
    same: |old, new| old == new,
    words: |value| yes_no(Some(*value)).to_owned(),
    kind: |_, _| Kind::Leaver,
};

const DETAIL: Look<bool> = Look {
    kind: |_, _| Kind::Detail,
    ..LEAVER
};

impl Found<'_> {
    fn push(&mut self, kind: Kind, field: &str, old: Option<Said>, new: Option<Said>) {
        self.changes.push(Change {
            kind,
            name: self.name.clone(),
            app: self.id.clone(),
            field: field.to_owned(),
            old,
            new,
        });
    }

    fn look<T>(&mut self, field: &str, look: &Look<T>, old: &Fact<T>, new: &Fact<T>) {
        let stated = |fact: &Fact<T>| -> Option<Said> {
            let claim = fact.claim.as_ref()?;
            Some(Said {
                text: (look.words)(&claim.value),
                date: claim.date,
            })
        };
        let value = |fact: &'_ Fact<T>| fact.value().is_some_and(|value| (look.states)(value));
        match (value(old), value(new)) {
            (false, false) => {}
            (true, false) => self.push(Kind::Unstated, field, stated(old), None),
            (false, true) => self.push(Kind::Stated, field, None, stated(new)),
            (true, true) => {
                let both = old.value().zip(new.value());
                if let Some((before, after)) = both.filter(|(old, new)| !(look.same)(old, new)) {
                    let kind = (look.kind)(before, after);
                    self.push(kind, field, stated(old), stated(new));
                }
            }
        }
    }

    fn compare(&mut self, old: &App, new: &App) {
        self.status(old, new);
        self.look("scim.plan", &PLAN, &old.scim.plan, &new.scim.plan);
        self.look("scim.price", &PRICE, &old.scim.price, &new.scim.price);
        self.look(
            "scim.addon_price",
            &PRICE,
            &old.scim.addon_price,
            &new.scim.addon_price,
        );
        self.look(
            "scim.min_seats",
            &SEATS,
            &old.scim.min_seats,
            &new.scim.min_seats,
        );
        self.look("team.plan", &PLAN, &old.team.plan, &new.team.plan);
        self.look("team.price", &PRICE, &old.team.price, &new.team.price);
        self.look("sso.plan", &PLAN, &old.sso.plan, &new.sso.plan);
        self.tiers(&old.tiers, &new.tiers);
        for idp in Idp::ALL {
            let field = format!("idps.{}.connection", idp.word());
            let (before, after) = (old.idps.get(*idp), new.idps.get(*idp));
            self.look(&field, &CONNECTION, &before.connection, &after.connection);
        }
        let (before, after) = (&old.leaver, &new.leaver);
        self.look("leaver.action", &ACTION, &before.action, &after.action);
        self.look(
            "leaver.frees_seat",
            &LEAVER,
            &before.frees_seat,
            &after.frees_seat,
        );
        self.look(
            "leaver.revokes_sessions",
            &LEAVER,
            &before.revokes_sessions,
            &after.revokes_sessions,
        );
        self.details(old, new);
    }

    /// A status that is stated as unknown is a status: only where a side has none at all is it one-sided.
    fn status(&mut self, old: &App, new: &App) {
        let unknown = |app: &App| app.status() == Status::Unknown;
        if unknown(old) && unknown(new) {
            return;
        }
        let told = |app: &App| app.status.value().is_some();
        if told(old) && told(new) {
            let look = Look {
                states: |_: &Status| true,
                ..STATUS
            };
            self.look("status", &look, &old.status, &new.status);
        } else {
            self.look("status", &STATUS, &old.status, &new.status);
        }
    }

    fn details(&mut self, old: &App, new: &App) {
        self.look(
            "scim.sso_required",
            &DETAIL,
            &old.scim.sso_required,
            &new.scim.sso_required,
        );
        self.look(
            "scim.generic_endpoint",
            &DETAIL,
            &old.scim.generic_endpoint,
            &new.scim.generic_endpoint,
        );
        let operations = old.scim.operations.each().into_iter();
        for ((word, before), (_, after)) in operations.zip(new.scim.operations.each()) {
            self.look(&format!("scim.operations.{word}"), &DETAIL, before, after);
        }
        self.look(
            "sso.available",
            &DETAIL,
            &old.sso.available,
            &new.sso.available,
        );
    }

    fn tiers(&mut self, old: &[TierFacts], new: &[TierFacts]) {
        let count = |tiers: &[TierFacts]| Said {
            text: match tiers.len() {
                1 => "1 tier".to_owned(),
                several => format!("{several} tiers"),
            },
            date: None,
        };
        match (old.is_empty(), new.is_empty()) {
            (true, true) => return,
            (false, true) => return self.push(Kind::Unstated, "tiers", Some(count(old)), None),
            (true, false) => return self.push(Kind::Stated, "tiers", None, Some(count(new))),
            (false, false) => {}
        }
        let pairs = pairs(old, new);
        for (place, tier) in old.iter().enumerate() {
            let twin = pairs.iter().find(|(before, _)| *before == place);
            match twin.and_then(|(_, after)| new.get(*after)) {
                Some(twin) => self.tier(tier, twin),
                None => self.push(
                    Kind::TierGone,
                    &path(tier, None),
                    Some(price_of(tier)),
                    None,
                ),
            }
        }
        for (place, tier) in new.iter().enumerate() {
            if !pairs.iter().any(|(_, after)| *after == place) {
                self.push(
                    Kind::TierAdded,
                    &path(tier, None),
                    None,
                    Some(price_of(tier)),
                );
            }
        }
    }

    fn tier(&mut self, old: &TierFacts, new: &TierFacts) {
        // One name for the field on either side, so that a diff mirrors.
        let named = if old.name <= new.name { old } else { new };
        self.look(&path(named, Some("price")), &PRICE, &old.price, &new.price);
        self.look(&path(named, Some("scim")), &DETAIL, &old.scim, &new.scim);
        self.look(&path(named, Some("sso")), &DETAIL, &old.sso, &new.sso);
    }
}

fn path(tier: &TierFacts, cell: Option<&str>) -> String {
    let tier = slug(&tier.name);
    match cell {
        Some(cell) => format!("tiers.{tier}.{cell}"),
        None => format!("tiers.{tier}"),
    }
}

/// What a tier that came or went costs.
fn price_of(tier: &TierFacts) -> Said {
    let claim = tier.price.claim.as_ref();
    Said {
        text: claim.map_or_else(
            || "price not documented".to_owned(),
            |claim| claim.value.text().to_owned(),
        ),
        date: claim.and_then(|claim| claim.date),
    }
}

/// Which tiers of two lists are the same one: those that share a name or an alias, each once. Whichever list comes first,
/// the pairs are the same: those nearest to the tops of both lists are taken first.
fn pairs(old: &[TierFacts], new: &[TierFacts]) -> Vec<(usize, usize)> {
    let names = |tier: &TierFacts| -> Vec<String> {
        let all = std::iter::once(&tier.name).chain(&tier.aliases);
        all.map(|name| folded_name(name)).collect()
    };
    let theirs: Vec<Vec<String>> = new.iter().map(names).collect();
    let mut candidates: Vec<(bool, usize, usize, usize)> = Vec::new();
    for (before, tier) in old.iter().enumerate() {
        let mine = names(tier);
        for (after, others) in theirs.iter().enumerate() {
            if mine.iter().any(|name| others.contains(name)) {
                let by_alias = mine.first() != others.first();
                candidates.push((by_alias, before.saturating_add(after), before, after));
            }
        }
    }
    candidates.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, _, before, after) in candidates {
        if !pairs.iter().any(|(b, a)| *b == before || *a == after) {
            pairs.push((before, after));
        }
    }
    pairs
}
