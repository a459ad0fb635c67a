//! The facts of an app on which layers can differ, one after the other: path, name in words, claims in words.

use super::super::app::{App, TierFacts, slug};
use super::super::fact::{Claim, Fact, yes_no};
use super::super::words::{Idp, Status};
use super::{Disagreement, DisputeKind, Said};

/// The facts that are wanted by path and by whether they are disputed, in the order in which they are shown.
pub(super) fn told(app: &App, wanted: &dyn Fn(&str, bool) -> bool) -> Vec<Disagreement> {
    let mut told = Told {
        app,
        wanted,
        found: Vec::new(),
    };
    told.head();
    told.scim();
    told.around();
    for idp in Idp::ALL {
        let reach = app.idps.get(*idp);
        let path = |part: &str| format!("idps.{}.{part}", idp.word());
        told.look(
            &path("connection"),
            &format!("Connection of {idp}"),
            &reach.connection,
            |value| value.title().to_owned(),
        );
        told.look(&path("sso"), &format!("SSO with {idp}"), &reach.sso, answer);
    }
    for tier in &app.tiers {
        told.tier(tier);
    }
    told.leaver();
    told.found
}

/// Whether an app has a field of this path, documented or not.
pub(super) fn has_path(app: &App, path: &str) -> bool {
    let asked = std::cell::Cell::new(false);
    let _ = told(app, &|known, _| {
        asked.set(asked.get() || known == path);
        false
    });
    asked.get()
}

fn answer(value: &bool) -> String {
    yes_no(Some(*value)).to_owned()
}

struct Told<'a> {
    app: &'a App,
    wanted: &'a dyn Fn(&str, bool) -> bool,
    found: Vec<Disagreement>,
}

impl Told<'_> {
    fn look<T>(&mut self, path: &str, title: &str, fact: &Fact<T>, words: impl Fn(&T) -> String) {
        if !(self.wanted)(path, fact.disputed()) {
            return;
        }
        let said = |claim: &Claim<T>, in_force: bool| Said {
            layer: claim.layer,
            date: claim.date,
            value: Some(words(&claim.value)),
            remark: None,
            in_force,
        };
        let mut claims: Vec<Said> = fact.claim.iter().map(|claim| said(claim, true)).collect();
        claims.extend(fact.beaten.iter().map(|claim| said(claim, false)));
        self.found.push(Disagreement {
            field: path.to_owned(),
            title: title.to_owned(),
            of_field: true,
            kind: DisputeKind::BetweenLayers,
            claims,
        });
    }

    /// A detail of SCIM. Where a status None beat every claim of it, that status is what is in force.
    fn look_at_scim<T>(
        &mut self,
        path: &str,
        title: &str,
        fact: &Fact<T>,
        words: impl Fn(&T) -> String,
    ) {
        let before = self.found.len();
        self.look(path, title, fact, words);
        let none = self.app.status.claim.as_ref();
        let none = none.filter(|claim| claim.value == Status::None && fact.claim.is_none());
        if let (Some(none), Some(found)) = (none, self.found.get_mut(before)) {
            let said = Said {
                layer: none.layer,
                date: none.date,
                value: Some("no SCIM".to_owned()),
                remark: None,
                in_force: true,
            };
            found.claims.insert(0, said);
        }
    }

    /// A yes or no about SCIM: where a status None is in force, an older no says the same.
    fn ask_of_scim(&mut self, path: &str, title: &str, fact: &Fact<bool>) {
        let none = self.app.status.get() == Some(Status::None) && fact.claim.is_none();
        if none && fact.beaten.iter().all(|claim| !claim.value) {
            self.look_at_scim(path, title, &Fact::default(), answer);
        } else {
            self.look_at_scim(path, title, fact, answer);
        }
    }

    fn head(&mut self) {
        let app = self.app;
        self.look("name", "Name", &app.name, Clone::clone);
        self.look("category", "Category", &app.category, |value| {
            value.title().to_owned()
        });
        self.look("status", "SCIM status", &app.status, |value| {
            value.title().to_owned()
        });
    }

    fn scim(&mut self) {
        let scim = &self.app.scim;
        self.ask_of_scim("scim.available", "SCIM available", &scim.available);
        self.look_at_scim(
            "scim.plan",
            "Cheapest plan with SCIM",
            &scim.plan,
            Clone::clone,
        );
        self.look_at_scim("scim.price", "Price of SCIM", &scim.price, |price| {
            price.text().to_owned()
        });
        self.look_at_scim(
            "scim.addon_price",
            "Price of SCIM as an add-on",
            &scim.addon_price,
            |price| price.text().to_owned(),
        );
        self.look_at_scim(
            "scim.min_seats",
            "Seat minimum for SCIM",
            &scim.min_seats,
            ToString::to_string,
        );
        self.ask_of_scim(
            "scim.sso_required",
            "SSO needed before SCIM",
            &scim.sso_required,
        );
        self.look_at_scim("scim.version", "SCIM version", &scim.version, Clone::clone);
        self.ask_of_scim(
            "scim.generic_endpoint",
            "Generic SCIM 2.0 endpoint",
            &scim.generic_endpoint,
        );
        for (word, fact) in scim.operations.each() {
            let title = match word {
                "groups" => "Groups over SCIM".to_owned(),
                verb => format!("SCIM can {verb} accounts"),
            };
            self.ask_of_scim(&format!("scim.operations.{word}"), &title, fact);
        }
    }

    fn around(&mut self) {
        let (sso, team) = (&self.app.sso, &self.app.team);
        self.look("sso.available", "SSO available", &sso.available, answer);
        self.look("sso.protocols", "SSO protocols", &sso.protocols, |all| {
            all.join(", ")
        });
        self.look(
            "sso.plan",
            "Cheapest plan with SSO",
            &sso.plan,
            Clone::clone,
        );
        self.look("team.plan", "Team plan", &team.plan, Clone::clone);
        self.look(
            "team.price",
            "Price of the team plan",
            &team.price,
            |price| price.text().to_owned(),
        );
    }

    fn tier(&mut self, tier: &TierFacts) {
        let name = &tier.name;
        let path = |cell: &str| format!("tiers.{}.{cell}", slug(name));
        self.look(
            &path("price"),
            &format!("Price of {name}"),
            &tier.price,
            |price| price.text().to_owned(),
        );
        self.look(&path("sso"), &format!("SSO in {name}"), &tier.sso, answer);
        self.look(
            &path("scim"),
            &format!("SCIM in {name}"),
            &tier.scim,
            answer,
        );
        self.look(
            &path("user_api"),
            &format!("User API in {name}"),
            &tier.user_api,
            answer,
        );
        self.look(
            &path("audit_log_api"),
            &format!("Audit log API in {name}"),
            &tier.audit_log_api,
            |value| value.title().to_owned(),
        );
    }

    fn leaver(&mut self) {
        let app = self.app;
        let leaver = &app.leaver;
        self.look_at_scim(
            "leaver.action",
            "What happens to a leaver's account",
            &leaver.action,
            |value| value.title().to_owned(),
        );
        self.ask_of_scim(
            "leaver.frees_seat",
            "Whether a leaver's seat is freed",
            &leaver.frees_seat,
        );
        self.ask_of_scim(
            "leaver.revokes_sessions",
            "Whether a leaver's sessions end",
            &leaver.revokes_sessions,
        );
        self.look(
            "jit",
            "Accounts created at first login (JIT)",
            &app.jit,
            answer,
        );
        self.look("user_api", "User API", &app.user_api, |value| {
            value.title().to_owned()
        });
    }
}
