//! Any JSON whose list holds names: texts, or objects with a key of names (`merchant_name`, or `profile.name` below).

use serde_json::Value;

use crate::text::Clean;

use super::any_csv::{
    NAMES, PROVISIONING, SEATS, SIGN_ONS, URLS, add_address, read_provisioning, read_seats,
    read_sign_on, same,
};
use super::collector::{Collector, Draft};
use super::item::Item;
use super::table::plain;
use super::{InventoryError, Place};

/// Whether an object has a key of names.
pub(super) fn has_name(value: &Value) -> bool {
    value
        .as_object()
        .is_some_and(|object| key_among(object, NAMES).is_some())
}

/// The first of the names that is a key, as it is written.
fn key_among(object: &serde_json::Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let mut keys = object.keys();
        keys.find(|key| plain(key) == *name).cloned()
    })
}

/// The key that holds the names, by the first element; none where the elements are texts.
pub(super) fn name_key(
    file: &str,
    first: &Value,
    named: Option<&str>,
) -> Result<Option<String>, InventoryError> {
    if first.is_string() {
        return Ok(None);
    }
    let item = Item::new(file, "the first element".to_owned(), first)?;
    if let Some(named) = named {
        return match at(first, named) {
            Some(_) => Ok(Some(named.to_owned())),
            None => Err(without(file, &item, format!("no key is called `{named}`"))),
        };
    }
    let key = first
        .as_object()
        .and_then(|object| key_among(object, NAMES));
    key.map(Some).ok_or_else(|| {
        let reason = "no key says where the app names are; name it".to_owned();
        without(file, &item, reason)
    })
}

fn without(file: &str, item: &Item<'_>, reason: String) -> InventoryError {
    let keys = item.keys().join(", ");
    InventoryError::Column {
        file: Clean::line(file),
        reason: Clean::line(reason).into(),
        kinds: "its keys",
        found: Clean::line(keys).truncate(300, "…"),
    }
}

/// The value of a key, or of a path of keys with dots between.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    if let Some(found) = value.get(path) {
        return Some(found);
    }
    let mut value = value;
    for key in path.split('.') {
        let members = value.as_object()?;
        let near = || {
            let mut members = members.iter();
            members
                .find(|(name, _)| name.eq_ignore_ascii_case(key))
                .map(|(_, value)| value)
        };
        value = members.get(key).or_else(near)?;
    }
    Some(value)
}

/// Takes one element.
pub(super) fn take(
    file: &str,
    path: String,
    value: &Value,
    key: &str,
    collector: &mut Collector,
) -> Result<(), InventoryError> {
    let mut draft = Draft::at(Place::Path(Clean::line(path.as_str()).into()));
    if let Value::String(label) = value {
        draft.id = Some(same(label, None));
        collector.take(label, draft);
        return Ok(());
    }
    let item = Item::new(file, path, value)?;
    let label = match at(value, key) {
        None | Some(Value::Null) => "",
        Some(Value::String(label)) => label,
        Some(other) => return Err(item.wrong(key, "text", other)),
    };
    let text = |names: &[&str]| {
        let found = value
            .as_object()
            .and_then(|object| key_among(object, names))
            .filter(|found| found != key);
        match found.and_then(|found| value.get(&found)) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(flag)) => flag.to_string(),
            Some(_) | None => String::new(),
        }
    };
    draft.seats = read_seats(&text(SEATS));
    draft.sign_on = read_sign_on(&text(SIGN_ONS));
    draft.provisioning = read_provisioning(&text(PROVISIONING));
    add_address(&mut draft.urls, &text(URLS));
    draft.id = Some(same(label, draft.seats));
    collector.take(label, draft);
    Ok(())
}
