//! The matching table, and laws.

use proptest::prelude::*;

use super::*;
use crate::stack::inventory::{Format, Origin, Place};

fn entry(label: &str) -> Entry {
    Entry {
        label: label.to_owned(),
        keys: Vec::new(),
        urls: Vec::new(),
        sign_on: SignOn::Unknown,
        provisioning: Provisioning::Unknown,
        seats: None,
        origin: Origin {
            file: 0,
            place: Place::Line(1),
        },
    }
}

fn inventory(entries: Vec<Entry>) -> Inventory {
    Inventory {
        format: Format::Names,
        files: vec!["list".to_owned()],
        entries,
        set_aside: Vec::new(),
        provider: None,
        remarks: Vec::new(),
    }
}

/// A line of the table: `label | url ... | key ... => answer`, with `\u0301` for a character of that number.
fn line(line: &str) -> (Entry, &str) {
    let (label, answer) = line.split_once("=>").unwrap();
    let mut parts = label.split(" | ");
    let mut entry = entry(unescaped(parts.next().unwrap().trim()).as_str());
    for part in parts {
        match part.trim().split_once(' ').unwrap() {
            ("url", url) => entry.urls.push(url.to_owned()),
            ("key", key) => entry.keys.push(key.to_owned()),
            other => panic!("{other:?}"),
        }
    }
    (entry, answer.trim())
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (number, rest) = part.split_at(4);
        out.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

#[test]
fn labels_find_their_apps() {
    let table = include_str!("../../../tests/data/stack/labels.txt");
    let catalog = Catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let (mut right, mut wrong, mut undecided, mut offered) = (0, Vec::new(), 0, 0);
    let mut all = 0;
    for text in table
        .lines()
        .filter(|line| line.contains("=>") && !line.starts_with('#'))
    {
        let (entry, answer) = line(text);
        all += 1;
        assert!(
            answer == "none" || catalog.app(answer).is_some(),
            "{text}: no such app"
        );
        match matcher.look(&entry, &Decisions::default()).outcome {
            Outcome::Taken(found) if found.app.as_str() == answer => right += 1,
            Outcome::Taken(found) => {
                wrong.push(format!("{text}: {} ({:?})", found.app, found.reason))
            }
            Outcome::NotInCatalog { .. } if answer == "none" => right += 1,
            Outcome::NotInCatalog { .. } => wrong.push(format!("{text}: not in the catalog")),
            Outcome::Review(found) => {
                undecided += 1;
                let offers =
                    answer == "none" || found.iter().any(|found| found.app.as_str() == answer);
                offered += usize::from(offers);
            }
        }
    }
    let percent = |count: usize| count * 100 / all;
    let shares = format!(
        "{all}: {right} right, {undecided} undecided, wrong:\n{}",
        wrong.join("\n")
    );
    assert!(all >= 220, "{shares}");
    assert!(wrong.len() * 100 < all, "{shares}");
    assert!(percent(right) >= 80, "{shares}");
    assert!(percent(undecided) <= 20, "{shares}");
    // What is undecided offers the right app among its candidates.
    assert!(offered * 100 >= undecided * 90, "{offered} of {undecided}");
}

#[test]
fn entries_of_one_app_are_joined() {
    let catalog = Catalog::builtin().unwrap();
    let with = |label: &str, sign_on, provisioning, seats| Entry {
        sign_on,
        provisioning,
        seats,
        ..entry(label)
    };
    let stack = inventory(vec![
        with(
            "Slack (Sandbox)",
            SignOn::Unknown,
            Provisioning::Unknown,
            Some(3),
        ),
        with("Company wiki", SignOn::Saml, Provisioning::Off, Some(9)),
        with("Slack", SignOn::Saml, Provisioning::Off, None),
        with("Slack EU", SignOn::Password, Provisioning::On, Some(40)),
        with("Slack - Archive", SignOn::Saml, Provisioning::Off, Some(2)),
    ]);
    let matched = Matcher::new(&catalog).run(&stack, &Decisions::default());
    let [slack] = matched.apps.as_slice() else {
        panic!("{:?}", matched.apps);
    };
    assert_eq!(slack.entries, [0, 2, 3, 4]);
    assert_eq!(slack.sign_on, [SignOn::Saml, SignOn::Password]);
    assert_eq!(slack.provisioning, Provisioning::On);
    assert_eq!(slack.seats, Some(40));
    assert_eq!(slack.confidence.percent(), 100);
    assert_eq!(matched.not_in_catalog().collect::<Vec<_>>(), [1]);
    assert_eq!(matched.taken(), 4);
    assert_eq!(owned(&matched).apps.len(), 1);
    assert_eq!(seats(&matched).values().copied().collect::<Vec<_>>(), [40]);
}

#[test]
fn what_any_entry_provisions_counts() {
    let (on, creates, off, unknown) = (
        Provisioning::On,
        Provisioning::CreateOnly,
        Provisioning::Off,
        Provisioning::Unknown,
    );
    assert_eq!(Provisioning::ALL, [on, creates, off, unknown]);
    assert!(on < creates && creates < off && off < unknown);
}

#[test]
fn decisions_beat_everything_and_can_be_taken_back() {
    let catalog = Catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let mut decisions = Decisions::default();
    let (slack, chat) = (entry("Slack"), entry("Chat"));
    let id = |id| AppId::read(id).unwrap();
    decisions.decide(EntryKey::of(&slack), Decision::NotInCatalog);
    decisions.decide(EntryKey::of(&chat), Decision::App(id("zoom")));
    assert_eq!(
        matcher.look(&slack, &decisions).outcome,
        Outcome::NotInCatalog { decided: true }
    );
    let Outcome::Taken(found) = matcher.look(&chat, &decisions).outcome else {
        panic!("not taken");
    };
    assert_eq!((found.app, found.reason), (id("zoom"), Reason::Decided));
    // An app that is gone from the catalog is no answer.
    decisions.decide(EntryKey::of(&chat), Decision::App(id("no-such-app")));
    assert_eq!(
        matcher.look(&chat, &decisions).outcome,
        Outcome::NotInCatalog { decided: false }
    );
    decisions.undo(&EntryKey::of(&slack));
    assert!(matches!(
        matcher.look(&slack, &decisions).outcome,
        Outcome::Taken(_)
    ));
}

#[test]
fn witnesses_that_disagree_leave_it_to_the_user() {
    let catalog = Catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let outcome = |label: &str, key: &[&str], url: &[&str]| {
        let mut entry = entry(label);
        entry.keys.extend(key.iter().map(|key| (*key).to_owned()));
        entry.urls.extend(url.iter().map(|url| (*url).to_owned()));
        match matcher.look(&entry, &Decisions::default()).outcome {
            Outcome::Taken(found) => found.app.to_string(),
            Outcome::Review(found) => {
                let ids: Vec<&str> = found.iter().map(|found| found.app.as_str()).collect();
                format!("review {}", ids.join(" "))
            }
            Outcome::NotInCatalog { .. } => "none".to_owned(),
        }
    };
    assert_eq!(
        outcome("Figma", &[], &["https://acme.atlassian.net"]),
        "review atlassian figma"
    );
    assert_eq!(outcome("Figma", &["slack"], &[]), "review figma slack");
    assert_eq!(outcome("Trello", &["atlassian"], &[]), "trello");
    assert_eq!(
        outcome("Zoom rooms", &[], &["https://acme.zoom.us"]),
        "zoom"
    );
    assert_eq!(
        outcome("Adobe", &[], &[]).split(' ').count(),
        MOST_CANDIDATES + 1
    );
}

#[test]
fn a_bookmark_is_no_proof() {
    let catalog = Catalog::builtin().unwrap();
    let link = Entry {
        urls: vec!["https://acme.slack.com/archives/C01".to_owned()],
        sign_on: SignOn::Bookmark,
        ..entry("Ask IT")
    };
    let outcome = Matcher::new(&catalog)
        .look(&link, &Decisions::default())
        .outcome;
    assert!(matches!(outcome, Outcome::Review(found) if found[0].app.as_str() == "slack"));
}

#[test]
fn what_this_trade_calls_apps_is_in_the_catalog() {
    let catalog = Catalog::builtin().unwrap();
    let tables = [known::PRODUCTS, known::KEYS, known::HOSTS, known::OWNED];
    for (word, id) in tables.into_iter().flatten() {
        assert!(catalog.app(id).is_some(), "{word}: {id}");
    }
    for (child, _) in known::OWNED {
        assert!(catalog.app(child).is_some(), "{child}");
    }
}

#[test]
fn every_app_is_found_by_its_own_name() {
    let catalog = Catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    for app in catalog.apps() {
        let outcome = matcher
            .look(&entry(app.display_name()), &Decisions::default())
            .outcome;
        let found = matches!(&outcome, Outcome::Taken(found) if found.app == app.id);
        assert!(found, "{}: {outcome:?}", app.id);
    }
}

fn labels() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "Slack", "Jira", "Box", "(", ")", "[", "*", " - ", "_", ".", "zoom.us", "PROD", "Inc",
        "日本", "\u{301}", "🦀", "4155", "by", "&", "/", "Adobe", " ", "x",
    ]);
    prop_oneof![
        prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat()),
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn any_label_has_an_answer_and_always_the_same(label in labels(), url in any::<String>(), key in any::<String>()) {
        static CATALOG: std::sync::OnceLock<Catalog> = std::sync::OnceLock::new();
        let catalog = CATALOG.get_or_init(|| Catalog::builtin().unwrap());
        static MATCHER: std::sync::OnceLock<Matcher<'static>> = std::sync::OnceLock::new();
        let matcher = MATCHER.get_or_init(|| Matcher::new(catalog));
        let mut entry = entry(&label);
        entry.urls.push(url);
        entry.keys.push(key);
        let first = matcher.look(&entry, &Decisions::default());
        if let Outcome::Review(found) = &first.outcome {
            prop_assert!((1..=MOST_CANDIDATES).contains(&found.len()));
            prop_assert!(found.iter().all(|one| one.confidence.grade() != Grade::Sure));
            prop_assert!(found.is_sorted_by(|a, b| a.confidence >= b.confidence));
        }
        prop_assert_eq!(first, matcher.look(&entry, &Decisions::default()));
    }
}
