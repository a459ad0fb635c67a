//! What is a change and what is not, on small layers, and laws over random ones.

use proptest::prelude::*;

use super::*;
use crate::catalog::Catalog;
use crate::catalog::layer::{LayerFile, read_ron};

fn side(records: &str) -> Side {
    let head = "layer: (id: \"mine\", title: \"Mine\")";
    let text = format!("({head}, records: [{records}])");
    let file: LayerFile = read_ron("mine.ron", &text).unwrap();
    Side::of_file("mine.ron", &file)
}

fn all(old: &Side, new: &Side) -> Diff {
    let wanted = Wanted {
        apps: None,
        one_sided: true,
    };
    Diff::new(old, new, wanted)
}

/// The changes as lines: kind, field, old, new.
fn lines(diff: &Diff) -> Vec<String> {
    let said = |said: &Option<Said>| {
        said.as_ref()
            .map_or("-".to_owned(), |said| said.text.clone())
    };
    let line = |change: &Change| {
        let (old, new) = (said(&change.old), said(&change.new));
        format!("{}: {}: {old} -> {new}", change.kind.title(), change.field)
    };
    diff.changes.iter().map(line).collect()
}

#[test]
fn every_change_has_its_kind() {
    for (old, new, expected) in [
        (
            "status: Included",
            "status: Gated",
            "gate closed: status: Included -> Gated",
        ),
        (
            "status: Gated",
            "status: Included",
            "gate opened: status: Gated -> Included",
        ),
        (
            "status: Gated",
            "status: NoScim",
            "SCIM gone: status: Gated -> None",
        ),
        (
            "status: NoScim",
            "status: Partial",
            "SCIM added: status: None -> Partial",
        ),
        (
            "status: Gated",
            "status: Partial",
            "status: status: Gated -> Partial",
        ),
        (
            "status: Gated",
            "status: Unknown",
            "status: status: Gated -> Unknown",
        ),
        ("status: Gated", "", "no longer stated: status: Gated -> -"),
        ("", "status: Gated", "newly stated: status: - -> Gated"),
        (
            "scim: (plan: \"Pro\")",
            "scim: (plan: \"Max\")",
            "plan: scim.plan: Pro -> Max",
        ),
        (
            "scim: (price: \"$5/u/mo\")",
            "scim: (price: \"$6/u/mo\")",
            "price: scim.price: $5/u/mo -> $6/u/mo",
        ),
        (
            "scim: (price: \"$5/u/mo\")",
            "scim: (price: \"Not disclosed\")",
            "no longer stated: scim.price: $5/u/mo -> -",
        ),
        (
            "scim: (min_seats: 5)",
            "scim: (min_seats: 10)",
            "minimum seats: scim.min_seats: 5 -> 10",
        ),
        (
            "idps: (okta: (connection: Native))",
            "idps: (okta: (connection: NoConnection))",
            "connection: idps.okta.connection: native -> none",
        ),
        (
            "idps: (okta: (connection: Native))",
            "idps: (okta: (connection: Unknown))",
            "no longer stated: idps.okta.connection: native -> -",
        ),
        (
            "scim: (deprovision: (frees_seat: true))",
            "scim: (deprovision: (frees_seat: false))",
            "leavers: leaver.frees_seat: yes -> no",
        ),
        (
            "scim: (operations: (delete: true))",
            "scim: (operations: (delete: false))",
            "detail: scim.operations.delete: yes -> no",
        ),
        (
            "tiers: [(name: \"Pro\", price: \"$5/u/mo\")]",
            "tiers: [(name: \"PRO\", price: \"$6/u/mo\")]",
            "price: tiers.pro.price: $5/u/mo -> $6/u/mo",
        ),
        (
            "tiers: [(name: \"Pro\")]",
            "tiers: [(name: \"Pro\"), (name: \"Max\", price: \"Free\")]",
            "tier added: tiers.max: - -> Free",
        ),
        (
            "tiers: [(name: \"Pro\"), (name: \"Old\")]",
            "tiers: [(name: \"Plus\", aliases: [\"pro\"])]",
            "tier gone: tiers.old: price not documented -> -",
        ),
        (
            "tiers: [(name: \"Pro\")]",
            "",
            "no longer stated: tiers: 1 tier -> -",
        ),
    ] {
        let (old, new) = (
            side(&format!("(id: \"a\", {old})")),
            side(&format!("(id: \"a\", {new})")),
        );
        assert_eq!(lines(&all(&old, &new)), [expected]);
    }
}

#[test]
fn other_words_for_the_same_are_no_change() {
    for (old, new) in [
        (
            "scim: (price: \"Contact Sales\")",
            "scim: (price: \"Request a quote\")",
        ),
        (
            "scim: (plan: \"Business +\")",
            "scim: (plan: \"business+\")",
        ),
        ("status: Unknown", ""),
        ("idps: (okta: (connection: Unknown))", ""),
        ("scim: (price: \"Not disclosed\")", ""),
        ("name: \"A\"", "name: \"B\""),
    ] {
        let (old, new) = (
            side(&format!("(id: \"a\", {old})")),
            side(&format!("(id: \"a\", {new})")),
        );
        assert_eq!(lines(&all(&old, &new)), [] as [&str; 0]);
    }
}

#[test]
fn apps_come_and_go_with_their_status() {
    let old = side("(id: \"a\", name: \"A\", status: Gated), (id: \"b\")");
    let new = side("(id: \"b\"), (id: \"c\", status: NoScim)");
    let diff = all(&old, &new);
    assert_eq!(
        lines(&diff),
        ["app added: app: - -> None", "app gone: app: Gated -> -"]
    );
    assert_eq!((diff.on_both, diff.moved()), (1, 2));
    let only = std::collections::BTreeSet::from([AppId::read("b").unwrap()]);
    let wanted = Wanted {
        apps: Some(&only),
        one_sided: false,
    };
    assert!(Diff::new(&old, &new, wanted).is_empty());
}

#[test]
fn what_one_side_alone_states_is_counted_and_listed_only_where_wanted() {
    let (old, new) = (side("(id: \"a\", status: Gated)"), side("(id: \"a\")"));
    let diff = Diff::new(&old, &new, Wanted::default());
    assert!(diff.changes.is_empty());
    assert_eq!((diff.count(Kind::Unstated), diff.moved()), (1, 0));
    assert!(!diff.is_empty());
}

#[test]
fn a_catalog_beside_itself_differs_nowhere_and_its_layers_do() {
    let catalog = Catalog::builtin().unwrap();
    let whole = Side::of_catalog("catalog", &catalog);
    assert!(all(&whole, &whole).is_empty());
    let layer = |id| Side::of_layer(&catalog, id).unwrap().unwrap();
    let (index, guides) = (layer("index"), layer("guides"));
    assert_eq!((index.len(), guides.len()), (850, 16));
    assert!(all(&index, &index).is_empty());
    let diff = all(&guides, &index);
    assert_eq!(diff.count(Kind::AppGone), 0);
    assert_eq!(diff.count(Kind::AppAdded), 834);
    assert!(
        diff.changes
            .iter()
            .any(|change| change.app.as_str() == "spacelift" && change.kind == Kind::ScimAdded)
    );
    assert_eq!(Side::of_layer(&catalog, "nobody").unwrap(), None);
}

/// Random layers of a few apps with values that meet often.
fn records() -> impl Strategy<Value = String> {
    let field = prop::sample::select(vec![
        "status: Included",
        "status: Gated",
        "status: Unknown",
        "status: NoScim",
        "scim: (plan: \"Pro\", price: \"$5/u/mo\")",
        "scim: (plan: \"Max\", min_seats: 5, operations: (create: true, delete: false))",
        "scim: (price: \"Contact Sales\", deprovision: (frees_seat: true, action: Delete))",
        "scim: (price: \"Not disclosed\", deprovision: (frees_seat: false, action: Suspend))",
        "",
    ]);
    let tiers = prop::sample::select(vec![
        "",
        ", tiers: [(name: \"Pro\", price: \"$5/u/mo\", scim: true)]",
        ", tiers: [(name: \"Pro\", aliases: [\"Max\"]), (name: \"Max\", price: \"Free\"), (name: \"Pro\", scim: false)]",
        ", tiers: [(name: \"Max\", aliases: [\"Pro\"], price: \"$6/u/mo\"), (name: \"Plus\", aliases: [\"Max\"])]",
    ]);
    let idps = prop::sample::select(vec![
        "",
        ", idps: (okta: (connection: Native), google: (connection: NoConnection))",
        ", idps: (okta: (connection: SsoOnly), entra: (connection: Unknown))",
    ]);
    let app = (
        prop::sample::select(vec!["a", "b", "c"]),
        field,
        tiers,
        idps,
    );
    prop::collection::vec(app, 0..4).prop_map(|apps| {
        let mut seen = Vec::new();
        let mut records = Vec::new();
        for (id, field, tiers, idps) in apps {
            if !seen.contains(&id) {
                seen.push(id);
                let comma = if field.is_empty() { "" } else { ", " };
                records.push(format!("(id: \"{id}\"{comma}{field}{tiers}{idps})"));
            }
        }
        records.join(", ")
    })
}

proptest! {
    #[test]
    fn nothing_differs_from_itself(records in records()) {
        let side = side(&records);
        prop_assert!(all(&side, &side).is_empty());
    }

    #[test]
    fn a_diff_mirrors(old in records(), new in records()) {
        let (old, new) = (side(&old), side(&new));
        let mut mirrored: Vec<Change> = all(&new, &old)
            .changes
            .into_iter()
            .map(|change| Change { kind: change.kind.mirrored(), old: change.new, new: change.old, ..change })
            .collect();
        mirrored.sort();
        let mut changes = all(&old, &new).changes;
        changes.sort();
        prop_assert_eq!(changes, mirrored);
    }
}
