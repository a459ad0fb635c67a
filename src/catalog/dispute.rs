//! Disagreements: the fields of an app on which layers claim different things, with every claim side by side.
//!
//! Which claim wins was decided in `merge`; here it is only read off the facts.

use super::app::{App, TierFacts, slug};
use super::day::Day;
use super::fact::{Claim, Fact, LayerIndex, yes_no};
use super::words::Idp;

/// One field on which layers disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The field's path, such as `status` or `tiers.heroku-teams.price`.
    pub field: String,
    /// The claims, the one in force first where there is one.
    pub claims: Vec<Said>,
}

/// What one layer says of the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who says it.
    pub layer: LayerIndex,
    /// When; none is undated.
    pub date: Option<Day>,
    /// What, in words.
    pub value: String,
    /// Whether it is the value in force.
    pub in_force: bool,
}

/// Every disagreement of an app, in the order in which its facts are shown.
#[must_use]
pub fn disagreements(app: &App) -> Vec<Disagreement> {
    let mut found = Found(Vec::new());
    let bool_words = |value: &bool| yes_no(Some(*value)).to_owned();
    found.look("name", &app.name, Clone::clone);
    found.look("category", &app.category, |value| value.title().to_owned());
    found.look("status", &app.status, |value| value.title().to_owned());
    found.look("scim.available", &app.scim.available, bool_words);
    found.look("scim.plan", &app.scim.plan, Clone::clone);
    found.look("scim.price", &app.scim.price, |price| {
        price.text().to_owned()
    });
    found.look("scim.addon_price", &app.scim.addon_price, |price| {
        price.text().to_owned()
    });
    found.look("scim.min_seats", &app.scim.min_seats, ToString::to_string);
    found.look("scim.sso_required", &app.scim.sso_required, bool_words);
    found.look("scim.version", &app.scim.version, Clone::clone);
    found.look(
        "scim.generic_endpoint",
        &app.scim.generic_endpoint,
        bool_words,
    );
    for (word, fact) in app.scim.operations.each() {
        found.look(&format!("scim.operations.{word}"), fact, bool_words);
    }
    found.look("sso.available", &app.sso.available, bool_words);
    found.look("sso.protocols", &app.sso.protocols, |protocols| {
        protocols.join(", ")
    });
    found.look("sso.plan", &app.sso.plan, Clone::clone);
    found.look("team.plan", &app.team.plan, Clone::clone);
    found.look("team.price", &app.team.price, |price| {
        price.text().to_owned()
    });
    for idp in Idp::ALL {
        let reach = app.idps.get(*idp);
        found.look(
            &format!("idps.{}.connection", idp.word()),
            &reach.connection,
            |value| value.title().to_owned(),
        );
        found.look(&format!("idps.{}.sso", idp.word()), &reach.sso, bool_words);
    }
    for tier in &app.tiers {
        found.look_at_tier(tier);
    }
    found.look("leaver.action", &app.leaver.action, |value| {
        value.title().to_owned()
    });
    found.look("leaver.frees_seat", &app.leaver.frees_seat, bool_words);
    found.look(
        "leaver.revokes_sessions",
        &app.leaver.revokes_sessions,
        bool_words,
    );
    found.look("jit", &app.jit, bool_words);
    found.look("user_api", &app.user_api, |value| value.title().to_owned());
    found.0
}

struct Found(Vec<Disagreement>);

impl Found {
    fn look<T>(&mut self, field: &str, fact: &Fact<T>, words: impl Fn(&T) -> String) {
        if !fact.disputed() {
            return;
        }
        let said = |claim: &Claim<T>, in_force: bool| Said {
            layer: claim.layer,
            date: claim.date,
            value: words(&claim.value),
            in_force,
        };
        let mut claims: Vec<Said> = fact.claim.iter().map(|claim| said(claim, true)).collect();
        claims.extend(fact.beaten.iter().map(|claim| said(claim, false)));
        self.0.push(Disagreement {
            field: field.to_owned(),
            claims,
        });
    }

    fn look_at_tier(&mut self, tier: &TierFacts) {
        let path = |cell: &str| format!("tiers.{}.{cell}", slug(&tier.name));
        self.look(&path("price"), &tier.price, |price| price.text().to_owned());
        self.look(&path("sso"), &tier.sso, |value| {
            yes_no(Some(*value)).to_owned()
        });
        self.look(&path("scim"), &tier.scim, |value| {
            yes_no(Some(*value)).to_owned()
        });
        self.look(&path("user_api"), &tier.user_api, |value| {
            yes_no(Some(*value)).to_owned()
        });
        self.look(&path("audit_log_api"), &tier.audit_log_api, |value| {
            value.title().to_owned()
        });
    }
}
