//! Exports of every shape, whole and broken, in every encoding.

use super::*;

fn file(name: &str) -> (String, Vec<u8>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/stack/");
    let bytes = std::fs::read(format!("{folder}{name}")).unwrap();
    (name.to_owned(), bytes)
}

fn text(name: &str, text: &str) -> (String, Vec<u8>) {
    (name.to_owned(), text.as_bytes().to_vec())
}

fn read_files(names: &[&str]) -> Inventory {
    let files: Vec<_> = names.iter().map(|name| file(name)).collect();
    read(&files, &ReadOptions::default()).unwrap()
}

fn read_text(content: &str) -> Result<Inventory, String> {
    read(&[text("file", content)], &ReadOptions::default()).map_err(|error| error.to_string())
}

fn mistake(content: &str) -> String {
    read_text(content).unwrap_err()
}

/// One line an entry: label, keys, sign-on, provisioning, seats, place.
fn lines(inventory: &Inventory) -> Vec<String> {
    let entries = inventory.entries.iter().map(|entry| {
        let place = match &entry.origin.place {
            Place::Line(line) => format!("line {line}"),
            Place::Path(path) => path.clone(),
        };
        let seats = entry
            .seats
            .map_or("-".to_owned(), |seats| seats.to_string());
        let keys = entry.keys.join(" ");
        let (sign_on, provisioning) = (entry.sign_on.word(), entry.provisioning.word());
        format!(
            "{} | {keys} | {sign_on} {provisioning} {seats} | {place}",
            entry.label
        )
    });
    entries.collect()
}

fn aside(inventory: &Inventory) -> Vec<String> {
    let aside = inventory.set_aside.iter();
    aside
        .map(|aside| format!("{}: {}", aside.label, aside.why.word()))
        .collect()
}

fn remarks(inventory: &Inventory) -> Vec<String> {
    let remarks = inventory.remarks.iter();
    remarks.map(|remark| inventory.say(remark)).collect()
}

fn labels(inventory: &Inventory) -> Vec<&str> {
    let entries = inventory.entries.iter();
    entries.map(|entry| entry.label.as_str()).collect()
}

mod hostile;
mod shapes;
