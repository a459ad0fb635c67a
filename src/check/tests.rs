//! Each rule on a record that breaks it and on one that does not; files with places; what the catalog itself shows.

use super::*;

fn today() -> Day {
    Day::read("2026-11-21").unwrap()
}

fn found(text: &str) -> Vec<Finding> {
    let catalog = Catalog::builtin().unwrap();
    let file = File {
        name: "mine.ron",
        stem: "slack",
        text,
    };
    check_file(file, &catalog, today())
}

fn layer(head: &str, records: &str) -> String {
    format!("(layer: (id: \"mine\", title: \"Mine\"{head}), records: [\n{records}\n])")
}

/// The findings as lines: rule, line, field.
fn lines(findings: &[Finding]) -> Vec<String> {
    let line = |finding: &Finding| {
        let line = finding.place.as_ref().map_or(0, |place| place.line);
        format!("{} {line} {}", finding.rule.name(), finding.field)
    };
    findings.iter().map(line).collect()
}

#[test]
fn each_rule_finds_what_breaks_it() {
    let dated = "date: \"2026-10-01\"";
    for (record, rule, field) in [
        ("pricing_url: \"ftp://x\"", Rule::UrlIsWeb, "pricing_url"),
        ("tiers: [(name: \" \")]", Rule::TierHasName, "tiers[0].name"),
        (
            "tiers: [(name: \"Pro\"), (name: \"PRO\")]",
            Rule::TierNamedOnce,
            "tiers[1].name",
        ),
        (
            "guide: (kind: Card, seen_on: [\"gone\"])",
            Rule::ReferenceIsThere,
            "guide.seen_on",
        ),
        ("status: Gated", Rule::GatedSaysWhere, "status"),
        (
            "status: NoScim, scim: (operations: (create: true))",
            Rule::NoneHasNoScim,
            "scim.operations.create",
        ),
        (
            "status: NoScim, idps: (okta: (connection: Native))",
            Rule::NoneHasNoScim,
            "idps.okta.connection",
        ),
        (
            "scim: (min_seats: 5)",
            Rule::MinimumHasPlan,
            "scim.min_seats",
        ),
        (
            "scim: (sso_required: true), sso: (available: false)",
            Rule::SsoFirstNeedsSso,
            "scim.sso_required",
        ),
        (
            "tiers: [(name: \"Pro\", price: \"$1 per blue moon of 7\")]",
            Rule::OwnPriceIsRead,
            "tiers[0].price",
        ),
        (
            "scim: (plan: \"Max\"), tiers: [(name: \"Pro\", scim: false)]",
            Rule::PlanIsATier,
            "scim.plan",
        ),
        (
            "listings: (okta: (listed: true, provisioning: true))",
            Rule::ListingSaysHow,
            "listings.okta.provisioning",
        ),
        (
            "status: Unknown, summary: [\"SCIM seems to be on every plan.\"]",
            Rule::WordsMeetStatus,
            "summary[0]",
        ),
        (
            "quote: (tier: \"Businness\", price: \"$30,000/yr\")",
            Rule::QuoteNamesATier,
            "quote.tier",
        ),
        ("aliases: [\"GitHub\"]", Rule::NameMeansOneApp, "aliases[0]"),
    ] {
        let text = layer("", &format!("(id: \"slack\", {dated}, {record})"));
        let findings = found(&text);
        let of_rule = findings.iter().find(|finding| finding.rule == rule);
        let finding = of_rule.unwrap_or_else(|| panic!("{record}: {:?}", lines(&findings)));
        assert_eq!(finding.field, field, "{record}");
        assert_eq!(finding.place.as_ref().unwrap().line, 2, "{record}");
    }
    assert_eq!(
        found(&layer(
            "",
            &format!("(id: \"slack\", {dated}, status: Included)")
        )),
        []
    );
}

#[test]
fn heads_dates_ids_and_twins_are_looked_at() {
    let records = "(id: \"slack\", date: \"2026-12-01\"),\n(id: \"slak\"),\n(id: \"slack\", date: \"2026-10-01\")";
    let text = layer(", url: \"mine\"", records).replace("\"mine\", title", "\"index\", title");
    assert_eq!(
        lines(&found(&text)),
        [
            "layer-has-own-id 1 layer.id",
            "url-is-web 1 layer.url",
            "date-not-ahead 2 date",
            "app-once 4 id",
            "new-app-has-name 3 id",
            "dated 3 ",
            "app-is-known 3 id",
        ]
    );
}

#[test]
fn what_cannot_be_read_is_a_finding_with_its_place() {
    let text = layer("", "(id: \"slack\",\n statsu: Gated)");
    let [finding] = found(&text).try_into().unwrap();
    assert_eq!(finding.rule, Rule::Readable);
    assert!(finding.text.contains("statsu"), "{}", finding.text);
    assert_eq!(finding.place.unwrap().line, 3);
    assert_eq!(lines(&found("no ron")), ["readable 1 "]);
    // A record of its own, as in data/, is checked as one.
    assert_eq!(
        lines(&found("(id: \"slack\",\nstatus: Gated)")),
        ["gated-says-where 2 status", "dated 1 "]
    );
    assert_eq!(lines(&found("(id: \"github\")")), ["readable 1 "]);
}

#[test]
fn control_characters_are_found_where_they_stand() {
    let text = layer(
        "",
        "(id: \"slack\", date: \"2026-10-01\",\n summary: [\"a\\u{202e}b\"])",
    );
    let [finding] = found(&text).try_into().unwrap();
    assert_eq!(finding.rule, Rule::TextIsClean);
    assert_eq!(finding.place.unwrap().line, 3);
}

#[test]
fn rules_stand_by_gravity_and_say_why_and_how() {
    let severities: Vec<Severity> = Rule::ALL.iter().map(|rule| rule.severity()).collect();
    assert!(severities.is_sorted());
    for rule in Rule::ALL {
        let word = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(rule.name().chars().all(word), "{}", rule.name());
        assert!(!rule.reason().is_empty() && !rule.fix().is_empty());
    }
}

#[test]
fn the_shipped_catalog_has_no_errors_and_lists_what_a_person_should_look_at() {
    let catalog = Catalog::builtin().unwrap();
    let findings = check_catalog(&catalog, today()).unwrap();
    let errors: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.rule.severity() == Severity::Error)
        .collect();
    assert_eq!(errors, [] as [&Finding; 0]);
    for id in ["twilio", "veeva-systems", "customer-io", "genesys-cloud"] {
        assert!(
            findings
                .iter()
                .any(|finding| finding.rule == Rule::WordsMeetStatus
                    && finding.app.as_ref().is_some_and(|app| app.as_str() == id)),
            "{id}"
        );
    }
}
