//! Classes, coverage and what to do first, on small stacks of real apps.

use super::*;
use crate::catalog::Day;
use crate::stack::inventory::{Entry, Format, Origin, Place, SetAside};
use crate::stack::matcher::Matcher;
use crate::stack::{Decisions, TodoKind};

use Provisioning::{CreateOnly, Off, On, Unknown};
use SignOn::{Bookmark, Password, Saml};

fn stack(provider: Option<Idp>, entries: &[(&str, SignOn, Provisioning)]) -> Inventory {
    let entry =
        |(line, (label, sign_on, provisioning)): (usize, &(&str, SignOn, Provisioning))| Entry {
            label: (*label).to_owned(),
            keys: Vec::new(),
            urls: Vec::new(),
            sign_on: *sign_on,
            provisioning: *provisioning,
            seats: None,
            origin: Origin {
                file: 0,
                place: Place::Line(line as u64 + 1),
            },
        };
    Inventory {
        format: Format::OktaApps,
        files: vec!["apps.json".to_owned()],
        entries: entries.iter().enumerate().map(entry).collect(),
        set_aside: Vec::new(),
        provider,
        remarks: Vec::new(),
    }
}

fn audited(idp: Option<Idp>, inventory: &Inventory) -> Audit {
    let catalog = Catalog::builtin().unwrap();
    let mut lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
    lens.idp = idp;
    let matched = Matcher::new(&catalog).run(inventory, &Decisions::default());
    audit(&catalog, &lens, inventory, &matched)
}

fn class_of<'a>(audit: &'a Audit, name: &str) -> (Class, &'a str) {
    let app = audit.apps.iter().find(|app| app.name == name).unwrap();
    (app.class, app.why.as_str())
}

#[test]
fn every_class_has_its_rule() {
    let inventory = stack(
        Some(Idp::Okta),
        &[
            ("Slack", Saml, On),
            ("Asana", Saml, CreateOnly),
            ("8x8", Saml, Off),
            ("Zoom", Saml, Off),
            ("Box", Saml, Off),
            ("GitHub", Saml, Unknown),
            ("6sense", Saml, Off),
            ("Netlify", Saml, Off),
            ("Adobe Acrobat", Saml, Off),
            ("Heroku", Password, Off),
            ("15Five", Saml, Off),
            ("Avetta", Saml, Off),
            ("Namely", Saml, On),
            ("Company wiki", Saml, On),
            ("Box Office Portal", Bookmark, Off),
        ],
    );
    let audit = audited(None, &inventory);
    assert_eq!(audit.idp, Some(Idp::Okta));
    for (name, class, why) in [
        (
            "Slack",
            Class::Provisioned,
            "Okta creates and closes its accounts",
        ),
        (
            "Asana",
            Class::Today,
            "Okta creates its accounts; closing them is switched off",
        ),
        (
            "8x8",
            Class::Today,
            "Okta: native; SCIM comes with every plan or with the team plan",
        ),
        (
            "Box",
            Class::Today,
            "Okta: API connector; plan and price not documented",
        ),
        ("GitHub", Class::Upgrade, "Okta: native; Team to Enterprise"),
        (
            "6sense",
            Class::Upgrade,
            "Okta: native; Advanced Security (optional feature) is by quote",
        ),
        (
            "Netlify",
            Class::NotDocumented,
            "whether Okta provisions it is not documented",
        ),
        ("Heroku", Class::Manual, "no plan has SCIM"),
        (
            "15Five",
            Class::NotDocumented,
            "whether a plan has SCIM is not documented",
        ),
        (
            "Avetta",
            Class::NotDocumented,
            "Okta does not provision it (stated: none), and no way by a hand-built app is documented; whether any plan \
             has SCIM is not documented",
        ),
        (
            "Namely",
            Class::Provisioned,
            "Okta provisions it; the app is not known to deactivate any account",
        ),
    ] {
        assert_eq!(class_of(&audit, name), (class, why), "{name}");
    }
    assert_eq!(class_of(&audit, "Adobe Acrobat").0, Class::OtherIdp);
    assert_eq!(audit.count(Class::NotInCatalog), 1);
    assert_eq!(audit.count(Class::Undecided), 1);
    let of_apps = Class::ALL.iter().filter(|class| class.is_of_apps());
    assert_eq!(
        of_apps.map(|class| audit.count(*class)).sum::<usize>(),
        audit.apps.len()
    );
}

#[test]
fn coverage_adds_up_and_never_counts_what_keeps_its_leavers() {
    let inventory = stack(
        Some(Idp::Okta),
        &[
            ("Slack", Saml, On),
            // It creates accounts and never deactivates any.
            ("Namely", Saml, On),
            ("8x8", Saml, Off),
            ("GitHub", Saml, Unknown),
            ("Heroku", Saml, Off),
            ("Company wiki", Saml, On),
        ],
    );
    let audit = audited(None, &inventory);
    assert_eq!(
        audit.coverage,
        Coverage {
            apps: 5,
            now: 1,
            unsaid: 1,
            with_today: 2,
            with_upgrades: 3,
        }
    );
    assert_eq!(audit.coverage.share(audit.coverage.now), Some(Percent(200)));
    assert_eq!(
        audit.exposed().count(),
        audit.coverage.apps - audit.coverage.now
    );
    // Three apps are open: their handwork is the sum of their estimates.
    assert_eq!(audit.manual().counted, 3);
    assert_eq!(audit.manual().total.to_string(), "$35,262");
}

#[test]
fn shares_are_rounded_half_up_and_none_without_apps() {
    let coverage = |apps| Coverage {
        apps,
        now: 0,
        unsaid: 0,
        with_today: 0,
        with_upgrades: 0,
    };
    assert_eq!(coverage(3).share(1), Some(Percent(333)));
    assert_eq!(coverage(3).share(2), Some(Percent(667)));
    assert_eq!(coverage(8).share(1), Some(Percent(125)));
    assert_eq!(coverage(0).share(0), None);
}

#[test]
fn another_idps_provisioning_is_none_of_mine() {
    let inventory = stack(Some(Idp::Okta), &[("Slack", Saml, On), ("Zoom", Saml, Off)]);
    let audit = audited(Some(Idp::Entra), &inventory);
    assert_eq!(audit.coverage.now, 0);
    assert_eq!(audit.coverage.unsaid, 2);
    assert_ne!(class_of(&audit, "Slack").0, Class::Provisioned);
    assert!(audit.exposed().all(|(_, exposure)| !exposure.stated));
}

#[test]
fn without_an_idp_the_vendor_decides() {
    let audit = audited(
        None,
        &stack(
            None,
            &[
                ("8x8", Saml, Unknown),
                ("GitHub", Saml, Unknown),
                ("Heroku", Saml, Off),
            ],
        ),
    );
    assert_eq!(audit.idp, None);
    assert_eq!(class_of(&audit, "8x8").0, Class::Today);
    assert_eq!(
        class_of(&audit, "GitHub"),
        (Class::Upgrade, "Team to Enterprise")
    );
    assert_eq!(class_of(&audit, "Heroku").0, Class::Manual);
}

#[test]
fn free_wins_come_first_then_what_saves_most_for_each_dollar() {
    let mut inventory = stack(
        Some(Idp::Okta),
        &[
            ("Netlify", Saml, Off),
            ("Slack", Saml, Off),
            ("Airtable", Saml, Off),
            ("Box", Saml, Off),
            ("8x8", Saml, Off),
            ("Heroku", Saml, Off),
            ("GitHub", Saml, Off),
        ],
    );
    // Few seats make upgrades cheap, and handwork too.
    for entry in &mut inventory.entries {
        entry.seats = Some(20);
    }
    let audit = audited(None, &inventory);
    let kinds: Vec<TodoKind> = audit.todo.iter().map(|todo| todo.kind).collect();
    assert!(kinds.is_sorted(), "{kinds:?}");
    assert_eq!(kinds.first(), Some(&TodoKind::Connect));
    assert_eq!(
        audit.todo.first().map(|todo| todo.name.as_str()),
        Some("8x8")
    );
    assert!(audit.todo.iter().all(|todo| todo.name != "Heroku"));
    assert_eq!(audit.scenario.own_seats(&audit.apps[0].found.app), Some(20));
    for todo in &audit.todo {
        assert_eq!(
            todo.ceiling.is_some(),
            todo.kind == TodoKind::AskQuote,
            "{todo:?}"
        );
    }
}

#[test]
fn what_is_dearer_for_each_dollar_waits() {
    let purchase = |app: &str, saving: i64, cost: i64, one_time: i64| Todo {
        kind: TodoKind::Upgrade,
        app: crate::catalog::AppId::read(app).unwrap(),
        name: app.to_owned(),
        saving: Some(crate::catalog::money::Cents(saving)),
        cost: Some(crate::cost::Range::exact(crate::catalog::money::Cents(
            cost,
        ))),
        one_time: crate::catalog::money::Cents(one_time),
        ceiling: None,
        why: String::new(),
    };
    use crate::stack::actions::by_dollar;
    use std::cmp::Ordering::{Greater, Less};
    // $300 for $100 beats $400 for $200, and loses to anything for nothing.
    assert_eq!(
        by_dollar(&purchase("a", 300, 100, 0), &purchase("b", 400, 200, 0)),
        Less
    );
    assert_eq!(
        by_dollar(&purchase("a", 300, 100, 100), &purchase("b", 400, 200, 0)),
        Greater
    );
    assert_eq!(
        by_dollar(&purchase("a", 300, 100, 0), &purchase("b", 1, 0, 0)),
        Greater
    );
    assert_eq!(
        by_dollar(&purchase("a", 300, 0, 0), &purchase("b", 1, 0, 0)),
        Less
    );
}

#[test]
fn leavers_keep_what_the_idp_does_not_close() {
    let inventory = stack(
        Some(Idp::Okta),
        &[
            ("Slack", Saml, Off),
            ("Zoom", Password, Off),
            ("Figma", Bookmark, Off),
            ("Namely", Saml, On),
            ("GitHub", Saml, Unknown),
            ("Asana", Saml, On),
            ("Miro", SignOn::Other, Off),
            ("Canva", SignOn::Unknown, Unknown),
        ],
    );
    let audit = audited(None, &inventory);
    let kind = |name: &str| {
        let found = audit.exposed().find(|(app, _)| app.name == name);
        found.map(|(_, exposure)| (exposure.kind, exposure.stated))
    };
    assert_eq!(kind("Slack"), Some((ExposureKind::SignOnOnly, true)));
    assert_eq!(kind("Zoom"), Some((ExposureKind::Password, true)));
    assert_eq!(kind("Figma"), Some((ExposureKind::Unlinked, true)));
    assert_eq!(kind("Namely"), Some((ExposureKind::NeverClosed, true)));
    assert_eq!(kind("GitHub"), Some((ExposureKind::SignOnOnly, false)));
    assert_eq!(kind("Miro"), Some((ExposureKind::SignOnOnly, true)));
    assert_eq!(kind("Canva"), Some((ExposureKind::Unknown, false)));
    assert_eq!(kind("Asana"), None);
}

#[test]
fn states_say_what_the_export_says() {
    let inventory = stack(
        Some(Idp::Okta),
        &[
            ("Slack", Saml, Off),
            ("Slack (Sandbox)", Password, Off),
            ("Zoom", SignOn::Unknown, Unknown),
            ("Figma", Saml, Unknown),
            ("Asana", Saml, CreateOnly),
        ],
    );
    let audit = audited(None, &inventory);
    let state = |name: &str| {
        audit
            .apps
            .iter()
            .find(|app| app.name == name)
            .unwrap()
            .state()
    };
    assert_eq!(state("Slack"), "SAML and password vault, not provisioned");
    assert_eq!(state("Zoom"), "not documented");
    assert_eq!(state("Figma"), "SAML; provisioning not documented");
    assert_eq!(state("Asana"), "creates accounts, never closes them");
}

#[test]
fn what_was_set_aside_is_counted() {
    let mut inventory = stack(Some(Idp::Entra), &[]);
    for why in [
        WhySetAside::Inactive,
        WhySetAside::FirstParty,
        WhySetAside::Inactive,
    ] {
        inventory.set_aside.push(SetAside {
            label: "x".to_owned(),
            why,
            origin: Origin {
                file: 0,
                place: Place::Line(1),
            },
        });
    }
    let audit = audited(None, &inventory);
    assert_eq!(
        audit.set_aside,
        [(WhySetAside::FirstParty, 1), (WhySetAside::Inactive, 2)]
    );
    assert_eq!(audit.coverage.apps, 0);
    assert!(audit.todo.is_empty());
}
