//! Catalogs of any size for measuring: the shipped one, then as many invented apps on top as are asked for.
//!
//! An invented app has a name of its own and the facts of a shipped app that is drawn for it, so that statuses, tiers,
//! prices and texts are spread as in the real catalog. The same size gives the same catalog on every machine.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use scimdex::catalog::app::sort_by_name;
use scimdex::catalog::pack::{Details, Packed, pack};
use scimdex::catalog::{App, AppId, Catalog};

/// The sizes that everything is measured at.
pub const SIZES: [usize; 3] = [850, 10_000, 100_000];

/// SplitMix64, of Steele, Lea and Flood (OOPSLA 2014): small, seeded, and the same everywhere.
struct Draw(u64);

impl Draw {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.number() % end as u64) as usize
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// True in so many of a hundred draws.
    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
}

const HEADS: &[&str] = &[
    "Acu", "Alto", "Ambi", "Apex", "Aqua", "Arbor", "Astra", "Beacon", "Bright", "Cala", "Cedar",
    "Cipher", "Clar", "Copper", "Coral", "Crest", "Delta", "Ember", "Ever", "Fable", "Fern",
    "Flint", "Fresh", "Gala", "Granite", "Harbor", "Helio", "Indigo", "Iris", "Jet", "Juno",
    "Kite", "Lago", "Lattice", "Lumen", "Maple", "Meri", "Mono", "Nimbus", "Nova", "Oak", "Omni",
    "Opal", "Orbit", "Paper", "Pico", "Prism", "Quill", "Rally", "River", "Sable", "Sage",
    "Signal", "Snow", "Sona", "Spark", "Stella", "Summit", "Tally", "Terra", "Tidal", "Umber",
    "Vanta", "Vera", "Wave", "Willow", "Xeno", "Yarrow", "Zephyr", "Zinc",
];
const TAILS: &[&str] = &[
    "base", "board", "box", "bridge", "cast", "chart", "desk", "dock", "dot", "drive", "fax",
    "flow", "forge", "form", "gate", "grid", "guard", "hive", "hub", "ify", "kit", "lane", "layer",
    "ledger", "line", "link", "logic", "loop", "ly", "mail", "mark", "metrics", "mind", "nest",
    "note", "path", "pay", "peak", "point", "port", "pulse", "rise", "scale", "scope", "script",
    "sense", "serve", "sheet", "shift", "side", "sight", "sign", "space", "spot", "stack",
    "stream", "sync", "talk", "task", "tempo", "track", "trail", "vault", "view", "ware", "wise",
    "works", "yard",
];
const ENDINGS: &[&str] = &[
    " Cloud",
    ".io",
    " AI",
    " HR",
    " Analytics",
    " Pro",
    " for Teams",
    " Security",
    " CRM",
    " One",
    " Docs",
    " Learning",
    " Pay",
    " Studio",
    " Data",
    " Health",
];

fn name(draw: &mut Draw) -> String {
    let (head, tail) = (draw.of(HEADS), draw.of(TAILS));
    let mut name = match draw.below(4) {
        0 => format!("{head} {}{}", tail[..1].to_uppercase(), &tail[1..]),
        1 => format!("{head}{}{}", tail[..1].to_uppercase(), &tail[1..]),
        _ => format!("{head}{tail}"),
    };
    if draw.percent(45) {
        name.push_str(draw.of(ENDINGS));
    }
    name
}

/// A name and an id that no app has yet.
fn fresh(draw: &mut Draw, taken: &mut BTreeSet<String>) -> (String, AppId) {
    loop {
        let mut name = name(draw);
        if taken.len() > 20_000 || draw.percent(5) {
            name = format!("{name} {}", draw.below(10_000));
        }
        let id = scimdex::catalog::app::slug(&name);
        if taken.insert(id.clone()) {
            return (name, AppId::read(&id).unwrap());
        }
    }
}

fn invented(draw: &mut Draw, model: &App, taken: &mut BTreeSet<String>) -> App {
    let (name, id) = fresh(draw, taken);
    let mut app = model.clone();
    app.former_names.clear();
    app.aliases.clear();
    app.owner = draw.percent(6).then(|| draw.of(HEADS).to_owned());
    if draw.percent(8) {
        app.former_names.push(self::name(draw));
    }
    if let Some(claim) = &mut app.name.claim {
        claim.value = name;
    }
    app.name.beaten.clear();
    app.id = id;
    app
}

/// A packed catalog of so many apps.
pub fn packed(size: usize) -> Packed {
    let shipped = Catalog::builtin().unwrap();
    let mut draw = Draw(20_261_122);
    let ids = shipped.apps().iter().map(|app| app.id.to_string());
    let mut taken: BTreeSet<String> = ids.collect();
    let models: Vec<&App> = shipped.apps().iter().collect();
    let mut apps: Vec<App> = models.iter().take(size).copied().cloned().collect();
    let mut model_of: BTreeMap<AppId, AppId> = BTreeMap::new();
    while apps.len() < size {
        let model = models[draw.below(models.len())];
        let app = invented(&mut draw, model, &mut taken);
        model_of.insert(app.id.clone(), model.id.clone());
        apps.push(app);
    }
    sort_by_name(&mut apps);
    let details = apps.iter().map(|app| {
        let model = model_of.get(&app.id).unwrap_or(&app.id);
        let mut records = shipped.records(model).unwrap();
        for record in &mut records {
            record.record.id = app.id.clone();
        }
        Details {
            records,
            recorded: Vec::new(),
        }
    });
    let details: Vec<Details> = details.collect();
    pack(shipped.layers().to_vec(), &apps, &details).unwrap()
}

/// A catalog of so many apps.
pub fn catalog(size: usize) -> Arc<Catalog> {
    Arc::new(Catalog::of_packed(packed(size)).unwrap())
}
