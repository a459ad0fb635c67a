//! What holds of every import: the index comes back from its own table, no bytes make an importer fail, and what is written
//! reads back.

use proptest::prelude::*;

use super::*;
use crate::catalog::layer::LayerRecord;
use crate::catalog::merge::merge;
use crate::catalog::{App, LayerIndex};

/// What the layer alone makes of its apps.
fn merged(file: &LayerFile) -> Vec<App> {
    let layers = [file.layer.clone()];
    let record = |record: &Record| {
        let record = record.clone();
        let layer = LayerIndex(0);
        merge(&layers, &[LayerRecord { layer, record }]).unwrap()
    };
    file.records.iter().map(record).collect()
}

/// The catalog's index as the CSV of October has it.
fn index_as_csv(catalog: &Catalog) -> (String, Vec<Record>) {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(scim_tax::OCTOBER).unwrap();
    let mut records = Vec::new();
    for app in catalog.apps() {
        let found = catalog.records(&app.id).unwrap().into_iter();
        let Some(entry) = found.into_iter().find(|entry| entry.layer == LayerIndex(0)) else {
            continue;
        };
        let record = entry.record;
        let row = scim_tax::OCTOBER.iter().map(|column| cell(&record, column));
        writer.write_record(row).unwrap();
        records.push(record);
    }
    (
        String::from_utf8(writer.into_inner().unwrap()).unwrap(),
        records,
    )
}

fn cell(record: &Record, column: &str) -> String {
    let price = |price: &Option<Price>| price.as_ref().map(|price| price.text().to_owned());
    let yes_no = |value: Option<bool>| value.map(|value| value.to_string());
    let status = |status: Option<Status>| {
        status.map(|status| match status {
            Status::Included => "free".to_owned(),
            other => other.word().to_owned(),
        })
    };
    let connection = |idp: Idp| {
        record.idps.get(idp).connection.map(|found| match found {
            Connection::Generic => "via_generic".to_owned(),
            other => other.word().to_owned(),
        })
    };
    let (scim, operations) = (&record.scim, &record.scim.operations);
    let text = match column {
        "vendor" => record.name.clone(),
        "slug" => Some(record.id.to_string()),
        "category" => record.category.map(|category| category.title().to_owned()),
        "status" => status(record.status),
        "status_prev" => status(record.status_before),
        "scim_plan" => scim.plan.clone().or(Some("—".to_owned())),
        "scim_price_text" => price(&scim.price),
        "scim_price_per_user_mo" => scim.per_user_month.map(|cents| cents.to_string()),
        "team_plan" => record.team.plan.clone(),
        "team_price_text" => price(&record.team.price).map(|text| match &record.team.plan {
            Some(plan) => format!("{plan}: {text}"),
            None => text,
        }),
        "team_price_per_user_mo" => record.team.per_user_month.map(|cents| cents.to_string()),
        "sso_plan" => record.sso.plan.clone(),
        "sso_price_per_user_mo" => record.sso.per_user_month.map(|cents| cents.to_string()),
        "sso_required_for_scim" => yes_no(scim.sso_required),
        "scim_addon_price_text" => price(&scim.addon_price),
        "min_seats" => scim.min_seats.map(|seats| seats.to_string()),
        "scim_create" => yes_no(operations.create),
        "scim_update" => yes_no(operations.update),
        "scim_deactivate" => yes_no(operations.deactivate),
        "scim_delete" => yes_no(operations.delete),
        "scim_groups" => yes_no(operations.groups),
        "idp_okta" => connection(Idp::Okta),
        "idp_entra" => connection(Idp::Entra),
        "idp_google" => connection(Idp::Google),
        "idp_onelogin" => connection(Idp::OneLogin),
        "idp_jumpcloud" => connection(Idp::JumpCloud),
        "idp_generic" => yes_no(scim.generic_endpoint),
        "pricing_page_url" => record.pricing_url.clone(),
        "docs_url" => record.docs_url.clone(),
        "evidence" => record.summary.first().cloned(),
        "confidence" => record
            .confidence
            .map(|confidence| confidence.word().to_owned()),
        "last_verified" => record.date.map(|day| day.to_string()),
        "first_added" => record.first_added.as_ref().map(ToString::to_string),
        "price_multiplier" | "notes" => None,
        other => panic!("no cell for {other}"),
    };
    text.unwrap_or_default()
}

#[test]
fn the_index_comes_back_from_its_own_csv() {
    let catalog = Catalog::builtin().unwrap();
    let (csv, records) = index_as_csv(&catalog);
    let imported = read(vec![text(&csv)]);
    assert_eq!(told(&imported), [] as [&str; 0]);
    assert_eq!(imported.file.records.len(), 850);
    assert_eq!(imported.in_catalog, 850);
    let before = merged(&LayerFile {
        layer: imported.file.layer.clone(),
        records,
    });
    for (old, new) in before.iter().zip(merged(&imported.file)) {
        let id = &old.id;
        assert_eq!(*id, new.id);
        assert_eq!(old.status, new.status, "{id}");
        assert_eq!(old.status_before, new.status_before, "{id}");
        assert_eq!(old.category, new.category, "{id}");
        assert_eq!(old.scim, new.scim, "{id}");
        assert_eq!(old.team, new.team, "{id}");
        assert_eq!(old.idps, new.idps, "{id}");
        assert_eq!(old.sso.plan, new.sso.plan, "{id}");
        assert_eq!(old.sso.per_user_month, new.sso.per_user_month, "{id}");
        assert_eq!(old.verified, new.verified, "{id}");
    }
}

/// Texts that look like what is imported, far more often than chance would make them.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "vendor",
        "slug",
        "status",
        "scim_plan",
        "scim_price",
        "name",
        "sso_pricing",
        "vendors",
        ",",
        ";",
        "\t",
        "\"",
        "\n",
        "\r\n",
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "| ",
        "> ",
        "? ",
        "! ",
        "%YAML 1.2",
        "---",
        "...",
        "'",
        "#",
        "\\",
        "\u{feff}",
        "é",
        "日",
        "\0",
        "\u{202e}",
        "gated",
        "acme",
        "$5/u/mo",
        "—",
        "true",
        "1e400",
        " ",
    ]);
    let structured =
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat().into_bytes());
    prop_oneof![3 => structured, 1 => prop::collection::vec(any::<u8>(), 0..200)]
}

proptest! {
    #[test]
    fn no_bytes_make_an_importer_panic(bytes in hostile(), from in prop::option::of(0_usize..3)) {
        let from = from.and_then(|place| Source::ALL.get(place).copied());
        let input = Input { name: "x".to_owned(), bytes };
        if let Ok(imported) = import(vec![input], from, &Head::default(), &Names::default()) {
            let written = write_ron(&imported.file).unwrap();
            let back: LayerFile = read_ron("x.ron", &written).unwrap();
            prop_assert_eq!(back, imported.file);
        }
    }

    #[test]
    fn every_table_reads_back_as_it_is_written(
        rows in prop::collection::vec(
            (
                "[a-z][a-z0-9]{0,8}",
                "\\PC{0,20}",
                prop::sample::select(vec!["free", "gated", "partial", "none", "unknown", ""]),
                "\\PC{0,20}",
                prop::sample::select(vec!["$5/u/mo", "Contact Sales", "—", "Pro: $4/u/mo", "Free", "~$1–2/yr", ""]),
            ),
            0..12,
        ),
    ) {
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(["slug", "vendor", "status", "plan_required", "scim_price"]).unwrap();
        for (slug, vendor, status, plan, price) in &rows {
            writer.write_record([slug, vendor, *status, plan, price]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let input = Input { name: "t.csv".to_owned(), bytes };
        let imported = import(vec![input], None, &Head::default(), &Names::default()).unwrap();
        prop_assert_eq!(imported.file.records.len() + imported.skipped.len(), rows.len());
        let written = write_ron(&imported.file).unwrap();
        let back: LayerFile = read_ron("t.ron", &written).unwrap();
        prop_assert_eq!(back, imported.file);
    }
}
