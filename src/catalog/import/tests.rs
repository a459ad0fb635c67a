//! Imports of small invented files of every shape.

mod laws;
mod spectrum;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use super::*;

use crate::catalog::Catalog;
use crate::catalog::layer::{read_ron, write_ron};
use crate::catalog::price::Price;
use crate::catalog::words::{Category, Confidence, Connection, Idp, Status};

fn fixture(name: &str) -> Input {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/data/import")
        .join(name);
    Input {
        name: name.to_owned(),
        bytes: fs::read(path).unwrap(),
    }
}

fn text(words: &str) -> Input {
    Input {
        name: "table.csv".to_owned(),
        bytes: words.as_bytes().to_vec(),
    }
}

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::of(Catalog::builtin().unwrap().apps()));

fn names() -> &'static Names {
    &NAMES
}

fn read(files: Vec<Input>) -> Imported {
    import(files, None, &Head::default(), names()).unwrap()
}

fn record<'a>(imported: &'a Imported, id: &str) -> &'a Record {
    let mut records = imported.file.records.iter();
    records.find(|record| record.id.as_str() == id).unwrap()
}

fn told(imported: &Imported) -> Vec<String> {
    imported.skipped.iter().map(ToString::to_string).collect()
}

#[test]
fn april_in_csv() {
    let imported = read(vec![fixture("april.csv")]);
    assert_eq!(imported.source, Source::ScimTaxApril);
    assert_eq!(imported.syntaxes, [Syntax::Csv]);
    assert_eq!(imported.in_catalog, 4);
    let slack = record(&imported, "slack");
    assert_eq!(slack.status, Some(Status::Gated));
    assert_eq!(slack.scim.plan.as_deref(), Some("Business+"));
    assert_eq!(slack.scim.price, Some(Price::read("$12.50/u/mo")));
    assert_eq!(slack.team.plan.as_deref(), Some("Pro"));
    assert_eq!(slack.team.price, Some(Price::read("$7.25/u/mo")));
    assert_eq!(
        slack.pricing_url.as_deref(),
        Some("https://slack.com/pricing")
    );
    // A known app keeps its name, the file states no date, and no price list is made up.
    assert_eq!((slack.name.as_deref(), slack.date), (None, None));
    assert!(slack.tiers.is_empty());
    let netlify = record(&imported, "netlify");
    assert_eq!(netlify.status, Some(Status::Unknown));
    assert_eq!((&netlify.scim.plan, &netlify.scim.price), (&None, &None));
    let acme = record(&imported, "acme-ledger");
    assert_eq!(acme.name.as_deref(), Some("Acme Ledger"));
    // Found by its former name, without a slug; the words beside a dash are kept.
    let dayforce = record(&imported, "ceridian-dayforce");
    assert_eq!(dayforce.scim.plan, None);
    assert_eq!(dayforce.notes, ["plan_required: — (no native SCIM)"]);
    assert_eq!(dayforce.aliases, ["Ceridian"]);
    assert_eq!(
        told(&imported),
        [
            "april.csv:7: column `status`: `gatd` is not a status; use free, gated, partial, none or unknown",
            "april.csv:8: `slack` was read on line 2 already; keep one row an app",
        ]
    );
}

#[test]
fn april_in_json_says_who_publishes_it() {
    let imported = read(vec![fixture("april.json")]);
    let layer = &imported.file.layer;
    assert_eq!(layer.title, "The SCIM Tax Index");
    assert_eq!(layer.url.as_deref(), Some("https://scimtax.org/"));
    assert_eq!(layer.licence.as_deref(), Some("CC-BY 4.0"));
    assert_eq!(layer.publisher, None);
    // "2026-04" is no day: the layer stays undated, and says what the file says.
    assert_eq!(layer.date, None);
    assert!(layer.note.as_deref().unwrap().contains("2026-04"));
    assert_eq!(
        imported.unknown_columns.iter().collect::<Vec<_>>(),
        ["region"]
    );
    assert_eq!(record(&imported, "acme-ledger").notes, ["region: EU"]);
    assert_eq!(record(&imported, "acme-ledger").status, Some(Status::None));
    assert_eq!(
        told(&imported),
        [
            "april.json:19: column `status`: `7` is not a status; use free, gated, partial, none or unknown"
        ]
    );
}

#[test]
fn october_is_the_same_in_csv_and_json() {
    let csv = read(vec![fixture("october.csv")]);
    let json = read(vec![fixture("october.json")]);
    assert_eq!(csv.source, Source::ScimTaxOctober);
    assert_eq!(record(&csv, "acme-ledger"), record(&json, "acme-ledger"));
    assert_eq!(json.file.layer.date, Day::read("2026-10-05").ok());
    let acme = record(&csv, "acme-ledger");
    assert_eq!(acme.date, Day::read("2026-10-05").ok());
    assert_eq!(acme.category, Some(Category::Security));
    assert_eq!(acme.status_before, Some(Status::None));
    assert_eq!(acme.confidence, Some(Confidence::High));
    assert_eq!(acme.scim.price, Some(Price::read("$8.99/u/mo (annual)")));
    assert_eq!(
        acme.team.price,
        Some(Price::read("$4/u/mo (annual), $5 monthly"))
    );
    assert_eq!(acme.scim.min_seats, Some(25));
    assert_eq!(acme.scim.operations.delete, None);
    assert_eq!(acme.scim.operations.groups, Some(true));
    assert_eq!(acme.scim.sso_required, Some(true));
    assert_eq!(acme.scim.generic_endpoint, Some(true));
    let connection = |idp: Idp| acme.idps.get(idp).connection;
    assert_eq!(connection(Idp::Entra), Some(Connection::Generic));
    assert_eq!(connection(Idp::Google), None);
    assert_eq!(connection(Idp::JumpCloud), Some(Connection::None));
    assert_eq!(
        acme.summary,
        ["The pricing page puts \"SCIM\" under Business, not under Starter."]
    );
    assert_eq!(acme.notes, ["Seats are sold in packs of five."]);
    let vault = record(&csv, "acme-vault");
    assert_eq!(vault.scim.price, Some(Price::read("Not disclosed")));
    assert_eq!((vault.category, vault.docs_url.as_deref()), (None, None));
    assert_eq!(vault.notes, ["category: Vaults"]);
    assert_eq!(told(&csv), [] as [&str; 0]);
}

#[test]
fn sso_tax_claims_nothing_of_scim() {
    let files = ["acme-ledger.yaml", "slack.yml", "zz-broken.yaml"];
    let files = files.map(|name| fixture(&format!("sso-tax/{name}")));
    let imported = read(files.to_vec());
    assert_eq!(imported.source, Source::SsoTax);
    for record in &imported.file.records {
        assert_eq!(record.scim, crate::catalog::record::Scim::default());
        assert_eq!(record.status, None);
    }
    let acme = record(&imported, "acme-ledger");
    assert_eq!(acme.date, Day::read("2025-03-01").ok());
    assert_eq!(acme.sso.available, Some(true));
    assert_eq!(acme.sso.per_user_month.unwrap().0, 900);
    assert_eq!(
        acme.tiers_note.as_deref(),
        Some("Without SSO $4 per u/m; with SSO $9 per u/m, 125% more")
    );
    let tiers: Vec<(&str, bool, Option<bool>)> = acme
        .tiers
        .iter()
        .map(|tier| {
            let read = tier.price.as_ref().is_some_and(Price::is_read);
            (tier.name.as_str(), read, tier.sso)
        })
        .collect();
    assert_eq!(
        tiers,
        [
            ("Without SSO", true, Some(false)),
            ("With SSO", true, Some(true))
        ]
    );
    assert_eq!(acme.notes, ["[^acme]: With yearly billing."]);
    // The price list of an app that the catalog has is left alone.
    let slack = record(&imported, "slack");
    assert!(slack.tiers.is_empty());
    assert_eq!(slack.notes, ["region: EU", "pricing_source: Quote"]);
    assert_eq!(slack.sources.len(), 2);
    let told = told(&imported);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("sso-tax/zz-broken.yaml:5: not YAML"),
        "{told:?}"
    );
}

#[test]
fn yaml_that_grows_or_repeats_itself_is_refused() {
    for (words, reason) in [
        ("name: &a Acme\nsso_pricing: *a\n", "an anchor"),
        ("name: Acme\nname: Bcme\nsso_pricing: $1\n", "stands twice"),
        ("---\n? [a, b]\n: c\n", "a key that is no word"),
        (
            "---\n- - - - - - - - - - - - - - - - - - - a\n",
            "in each other",
        ),
    ] {
        let imported = import(
            vec![text(words)],
            Some(Source::SsoTax),
            &Head::default(),
            names(),
        );
        let imported = imported.unwrap();
        assert!(imported.file.records.is_empty(), "{words}");
        assert!(
            told(&imported)[0].contains(reason),
            "{words}: {:?}",
            told(&imported)
        );
    }
}

/// Seven encodings, three line ends, three separators: one table. The seventh, a code page of Windows, does not say which
/// one it is, and is refused rather than guessed.
#[test]
fn encodings_line_ends_and_separators_do_not_count() {
    let table = "Slug;Vendor;STATUS;Plan Required;scim-price\nacme;\"Ac;me \"\"é\"\"\nLedger\";gated;Pro;$5/u/mo\n";
    let expected = read(vec![text(table)]).file.records;
    assert_eq!(expected[0].name.as_deref(), Some("Ac;me \"é\" Ledger"));
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    };
    let mut tried = 0;
    for mark in [';', ',', '\t'] {
        let quoted = "\u{1}";
        let table = table
            .replace("Ac;me", quoted)
            .replace(';', &mark.to_string());
        let table = table.replace(quoted, "Ac;me");
        for end in ["\n", "\r\n", "\r"] {
            let table = table.replace('\n', end);
            let marked = format!("\u{feff}{table}");
            for bytes in [
                table.clone().into_bytes(),
                marked.clone().into_bytes(),
                utf16(&marked, u16::to_le_bytes),
                utf16(&marked, u16::to_be_bytes),
                utf16(&table, u16::to_le_bytes),
                utf16(&table, u16::to_be_bytes),
            ] {
                let input = Input {
                    name: "table.csv".to_owned(),
                    bytes,
                };
                assert_eq!(read(vec![input]).file.records, expected, "{mark:?} {end:?}");
                tried += 1;
            }
            let code_page = Input {
                name: "table.csv".to_owned(),
                bytes: table.chars().map(|c| u8::try_from(c).unwrap()).collect(),
            };
            let refused = import(vec![code_page], None, &Head::default(), names());
            let words = refused.unwrap_err().to_string();
            assert!(
                words.ends_with("not UTF-8; save the file as UTF-8 text"),
                "{words}"
            );
            tried += 1;
        }
    }
    assert_eq!(tried, 63);
}

#[test]
fn rows_that_cannot_be_read_are_told_with_line_and_column() {
    let head = "slug,vendor,status,scim_plan,min_seats,scim_create,idp_okta,last_verified,team_price_per_user_mo";
    for (row, reason) in [
        (
            "Not A Slug,X,gated,,,,,,",
            "2: column `slug`: `Not A Slug` is not an app id",
        ),
        (",,gated,,,,,,", "2: neither a name nor a slug"),
        (",???,gated,,,,,,", "2: `???` makes no id"),
        (
            "acme,X,maybe,,,,,,",
            "2: column `status`: `maybe` is not a status",
        ),
        (
            "acme,X,gated,,few,,,,",
            "2: column `min_seats`: `few` is not a number of seats",
        ),
        (
            "acme,X,gated,,0,,,,",
            "2: column `min_seats`: `0` is not a number of seats",
        ),
        (
            "acme,X,gated,,,perhaps,,,",
            "2: column `scim_create`: `perhaps` is not yes or no",
        ),
        (
            "acme,X,gated,,,,magic,,",
            "2: column `idp_okta`: `magic` is not a connection",
        ),
        (
            "acme,X,gated,,,,,05.10.2026,",
            "2: column `last_verified`: `05.10.2026` is not a day",
        ),
        (
            "acme,X,gated,,,,,,$4",
            "2: column `team_price_per_user_mo`: `$4` is not an amount",
        ),
        ("acme,X,gated", "2: 3 cells under 9 columns"),
        ("\"acme,X,gated,,,,,,", "2: 1 cells under 9 columns"),
    ] {
        let imported = read(vec![text(&format!("{head}\n{row}\n"))]);
        let told = told(&imported);
        assert_eq!(
            (told.len(), imported.file.records.len()),
            (1, 0),
            "{row}: {told:?}"
        );
        assert!(
            told[0].starts_with(&format!("table.csv:{reason}")),
            "{row}: {told:?}"
        );
    }
}

#[test]
fn files_that_are_something_else_are_refused_with_a_remedy() {
    let fails = |files: Vec<Input>, from| {
        let head = Head::default();
        import(files, from, &head, names()).unwrap_err().to_string()
    };
    let strange = fails(vec![text("a,b\n1,2\n")], None);
    assert!(
        strange.contains("its columns are a, b") && strange.contains("--from"),
        "{strange}"
    );
    let missing = fails(vec![text("vendor,scim_price\nX,$1\n")], None);
    assert!(
        missing.contains("needs the columns slug or vendor, status"),
        "{missing}"
    );
    assert!(
        missing.ends_with("found are vendor, scim_price"),
        "{missing}"
    );
    let forced = fails(vec![text("a,b\n1,2\n")], Some(Source::ScimTaxApril));
    assert!(forced.contains("needs the columns"), "{forced}");
    let broken = fails(vec![text("{\n\"vendors\": [}")], None);
    assert!(broken.starts_with("table.csv:2:13: "), "{broken}");
    let mixed = fails(vec![fixture("april.csv"), fixture("october.csv")], None);
    assert!(mixed.contains("one after the other"), "{mixed}");
    assert!(fails(vec![text("")], None).contains("columns are none"));
    assert!(fails(Vec::new(), None).contains("name a file"));
    let latin = Input {
        name: "latin.csv".to_owned(),
        bytes: b"vendor,status\nCaf\xe9,gated\n".to_vec(),
    };
    assert!(fails(vec![latin], None).contains("line 2, byte 4"));
}

#[test]
fn columns_of_one_name_are_all_kept() {
    let table = "vendor,status,plan_required,status,,status\nX,gated,Pro,free,lost,none\n";
    let imported = read(vec![text(table)]);
    let x = &imported.file.records[0];
    assert_eq!(x.status, Some(Status::Gated));
    assert_eq!(x.notes, ["status#2: free", "status#3: none"]);
    assert_eq!(imported.unknown_columns.len(), 2);
}

#[test]
fn the_flags_say_what_the_files_do_not() {
    let head = Head {
        id: AppId::read("mine").ok(),
        title: Some("Mine".to_owned()),
        publisher: Some("Acme".to_owned()),
        url: None,
        licence: Some("CC0".to_owned()),
        date: Day::read("2026-04-15").ok(),
    };
    let imported = import(vec![fixture("april.json")], None, &head, names()).unwrap();
    let layer = &imported.file.layer;
    assert_eq!(layer.id, "mine");
    assert_eq!(layer.title, "The SCIM Tax Index");
    assert_eq!(layer.publisher.as_deref(), Some("Acme"));
    assert_eq!(layer.licence.as_deref(), Some("CC-BY 4.0"));
    assert_eq!(layer.date, head.date);
    assert!(
        imported
            .file
            .records
            .iter()
            .all(|record| record.date == head.date)
    );
}

#[test]
fn what_is_written_reads_back() {
    let files = [
        "april.csv",
        "april.json",
        "october.csv",
        "sso-tax/acme-ledger.yaml",
    ];
    for name in files {
        let imported = read(vec![fixture(name)]);
        let written = write_ron(&imported.file).unwrap();
        let back: LayerFile = read_ron(name, &written).unwrap();
        assert_eq!(back, imported.file, "{name}");
    }
}
