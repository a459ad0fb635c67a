//! What is fuzzed. Each target takes any bytes; it must end, must not panic, and must keep the law that it states.
//!
//! `cargo +nightly fuzz run NAME` feeds them with what a fuzzer invents; `tests/fuzz.rs` feeds them, on every run of the
//! tests, with the seeds and with seeds that were cut off, bent and joined.

use std::sync::OnceLock;

use scimdex::catalog::import::{Head, Input, Names, import as import_files};
use scimdex::catalog::layer::{LayerRecord, read_record, read_ron, write_ron};
use scimdex::catalog::merge::merge;
use scimdex::catalog::own::read_own;
use scimdex::catalog::price::{Price, Terms};
use scimdex::catalog::record::Record;
use scimdex::catalog::{Catalog, Day, LayerIndex};
use scimdex::cost::Scenario;
use scimdex::file;
use scimdex::lens::Lens;
use scimdex::query::{Ground, Index, Order, Query};
use scimdex::stack::{self, Format, ReadOptions};
use scimdex::text::Clean;
use scimdex::tui::keymap::Keymap;
use scimdex::tui::theme::Theme;

/// A target, by the name of its folder of seeds.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("query", query),
    ("price", price),
    ("record", record),
    ("layer", layer),
    ("scenario", scenario),
    ("keymap", keymap),
    ("theme", theme),
    ("import", import),
    ("okta", okta),
    ("entra", entra),
    ("entra_csv", entra_csv),
    ("google_csv", google_csv),
    ("google", google),
    ("onelogin", onelogin),
    ("jumpcloud", jumpcloud),
    ("csv", csv),
    ("json", json),
    ("names", names),
    ("any", any),
    ("decode", decode),
    ("clean", clean),
];

/// What queries are asked of.
struct Asked {
    catalog: Catalog,
    index: Index,
    lens: Lens,
    names: Names,
}

fn asked() -> &'static Asked {
    static ASKED: OnceLock<Asked> = OnceLock::new();
    ASKED.get_or_init(|| {
        let catalog = Catalog::builtin().expect("the built-in catalog reads");
        let today = Day::read("2026-11-21").expect("a day");
        Asked {
            index: Index::new(&catalog),
            lens: Lens::new(&catalog, today),
            names: Names::of(catalog.apps().iter()),
            catalog,
        }
    })
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// A query is refused with words, or read; what is read prints as a query that asks the same.
pub fn query(bytes: &[u8]) {
    let Some(text) = text(bytes).filter(|text| text.len() < 4_000) else {
        return;
    };
    let asked = asked();
    let query = match Query::parse(text, &asked.catalog) {
        Ok(query) => query,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let ground = Ground {
        catalog: &asked.catalog,
        index: &asked.index,
        lens: &asked.lens,
    };
    let hits = query.run(ground, Order::default());
    assert!(hits.len() <= asked.catalog.apps().len());
    if let Some(app) = hits
        .first()
        .and_then(|hit| asked.catalog.apps().get(hit.place()))
    {
        assert!(query.highlights(app).len() <= 4_000);
    }
    let printed: Vec<String> = query.terms().iter().map(ToString::to_string).collect();
    let again = Query::parse(&printed.join(" "), &asked.catalog)
        .unwrap_or_else(|error| panic!("{text:?} prints as {printed:?}: {error}"));
    assert_eq!(again.run(ground, Order::default()), hits, "{printed:?}");
}

/// A price keeps its words, and its terms are a function of them.
pub fn price(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let price = Price::read(text);
    assert_eq!(price.text(), text);
    let terms: Terms = price.terms().clone();
    let again = Price::with_terms(text, terms).expect("its own terms are those of its words");
    assert_eq!(again, price);
}

/// A record that reads writes down, and reads back as the same.
pub fn record(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let Ok(record) = read_ron::<Record>("record.ron", text) else {
        let _ = read_record("record.ron", "record", text);
        return;
    };
    // One that states no id reads so that its file can be told; no layer takes it.
    if record.id.as_str().is_empty() {
        return;
    }
    let written = write_ron(&record).expect("a record writes down");
    let again: Record =
        read_ron("again.ron", &written).unwrap_or_else(|mistake| panic!("{mistake:?}\n{written}"));
    assert_eq!(again, record);
}

/// A layer gives its good records and a mistake for every other one; good records merge.
pub fn layer(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let own = read_own("layer.ron", text);
    let Some(file) = own.file else {
        return assert!(!own.mistakes.is_empty(), "nothing is lost in silence");
    };
    let layers = [file.layer.clone()];
    for record in file.records {
        let layer = LayerIndex(0);
        let app = merge(&layers, &[LayerRecord { layer, record }]).expect("one record is an app");
        let _ = asked().lens.headline(&app);
    }
}

/// A scenario that reads writes down, and reads back as the same.
pub fn scenario(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let Ok(scenario) = read_ron::<Scenario>("scenario.ron", text) else {
        return;
    };
    let written = write_ron(&scenario).expect("a scenario writes down");
    let again: Scenario =
        read_ron("again.ron", &written).unwrap_or_else(|mistake| panic!("{mistake:?}\n{written}"));
    assert_eq!(again, scenario);
}

/// A keymap is read or refused with words.
pub fn keymap(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Err(error) = Keymap::read_over("keymap.ron", text) {
        assert!(!error.to_string().is_empty());
    }
}

/// A theme is read or refused with words.
pub fn theme(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Err(error) = Theme::read("theme.ron", text) {
        assert!(!error.to_string().is_empty());
    }
}

/// A layer that was imported writes down, and reads back as the same.
pub fn import(bytes: &[u8]) {
    let files = vec![Input {
        name: "import".to_owned(),
        bytes: bytes.to_vec(),
    }];
    let Ok(imported) = import_files(files, None, &Head::default(), &asked().names) else {
        return;
    };
    let written = write_ron(&imported.file).expect("a layer writes down");
    let own = read_own("import.ron", &written);
    assert!(own.mistakes.is_empty(), "{:?}\n{written}", own.mistakes);
    assert_eq!(own.file.as_ref(), Some(&imported.file));
}

fn inventory(format: Option<Format>, bytes: &[u8]) {
    let options = ReadOptions {
        format,
        name_column: None,
    };
    let files = [("export".to_owned(), bytes.to_vec())];
    let inventory = match stack::read(&files, &options) {
        Ok(inventory) => inventory,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    // It is kept in a file, and must come back from it.
    let kept = serde_json::to_vec(&inventory).expect("an inventory writes down");
    let again: stack::Inventory = serde_json::from_slice(&kept).expect("and reads back");
    assert_eq!(again, inventory);
    assert!(
        inventory
            .entries
            .iter()
            .all(|entry| { Clean::line(entry.label.as_str()).as_str() == entry.label.as_str() })
    );
}

/// Okta's apps.
pub fn okta(bytes: &[u8]) {
    inventory(Some(Format::OktaApps), bytes);
}

/// Microsoft Graph's service principals.
pub fn entra(bytes: &[u8]) {
    inventory(Some(Format::EntraGraph), bytes);
}

/// Entra's enterprise apps.
pub fn entra_csv(bytes: &[u8]) {
    inventory(Some(Format::EntraCsv), bytes);
}

/// Google's token log.
pub fn google_csv(bytes: &[u8]) {
    inventory(Some(Format::GoogleTokenCsv), bytes);
}

/// Google's token activities.
pub fn google(bytes: &[u8]) {
    inventory(Some(Format::GoogleReports), bytes);
}

/// OneLogin's apps.
pub fn onelogin(bytes: &[u8]) {
    inventory(Some(Format::OneLogin), bytes);
}

/// JumpCloud's applications.
pub fn jumpcloud(bytes: &[u8]) {
    inventory(Some(Format::JumpCloud), bytes);
}

/// Any CSV.
pub fn csv(bytes: &[u8]) {
    inventory(Some(Format::Csv), bytes);
}

/// Any JSON.
pub fn json(bytes: &[u8]) {
    inventory(Some(Format::Json), bytes);
}

/// A list of names.
pub fn names(bytes: &[u8]) {
    inventory(Some(Format::Names), bytes);
}

/// A file whose format is to be recognised.
pub fn any(bytes: &[u8]) {
    inventory(None, bytes);
}

/// Bytes of any encoding become text, or are refused.
pub fn decode(bytes: &[u8]) {
    if let Err(error) = file::decode("bytes", bytes.to_vec()) {
        assert!(!error.to_string().is_empty());
    }
}

/// Text that is cleaned holds nothing that steers a terminal, is clean when cleaned again, and fits where it is to fit.
pub fn clean(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let line = Clean::line(text.as_ref());
    assert!(!line.as_str().chars().any(steers), "{line:?}");
    assert_eq!(Clean::line(line.as_str()), line);
    let lines = Clean::lines(text.as_ref());
    assert!(
        !lines.as_str().chars().any(|one| one != '\n' && steers(one)),
        "{lines:?}"
    );
    for width in [0, 1, 2, 7, 40] {
        assert!(line.truncate(width, "...").width() <= width);
        assert!(
            line.wrap(width.max(2))
                .iter()
                .all(|row| row.width() <= width.max(2))
        );
    }
}

/// Whether a character steers a terminal, or the order in which text reads.
fn steers(one: char) -> bool {
    one.is_control()
        || matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
}
