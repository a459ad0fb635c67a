//! A JSON Schema validator for the keywords that `docs/json.schema.json` uses, which the tests hold it to: a keyword that
//! is not known here fails, so that nothing is passed over in silence.
//!
//! Draft 2020-12: <https://json-schema.org/draft/2020-12/json-schema-core>, `-validation`.

use serde_json::{Map, Value};

/// Keywords that say nothing about the value.
const NOTES: &[&str] = &["$schema", "$id", "$defs", "title", "description"];

/// A document of schemas.
pub struct Schema {
    root: Value,
}

impl Schema {
    pub fn read(text: &str) -> Schema {
        Schema {
            root: serde_json::from_str(text).unwrap(),
        }
    }

    /// The names of the definitions.
    pub fn names(&self) -> Vec<&str> {
        self.root["$defs"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect()
    }

    /// What is wrong with a value by a definition; nothing where all is right.
    pub fn mistakes(&self, definition: &str, value: &Value) -> Vec<String> {
        let mut mistakes = Vec::new();
        self.check(self.of_name(definition), value, "$", &mut mistakes);
        mistakes
    }

    /// What is wrong with a value by the document as a whole.
    pub fn mistakes_of_any(&self, value: &Value) -> Vec<String> {
        let mut mistakes = Vec::new();
        self.check(&self.root, value, "$", &mut mistakes);
        mistakes
    }

    fn of_name(&self, name: &str) -> &Value {
        let found = self.root["$defs"].get(name);
        found.unwrap_or_else(|| panic!("the schema defines no `{name}`"))
    }

    fn referred(&self, reference: &Value) -> &Value {
        let name = reference.as_str().unwrap().strip_prefix("#/$defs/");
        self.of_name(name.expect("only #/$defs/NAME is referred to"))
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut mistakes = Vec::new();
        self.check(schema, value, "", &mut mistakes);
        mistakes.is_empty()
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, mistakes: &mut Vec<String>) {
        let schema = schema.as_object().expect("a schema is an object");
        for (keyword, rule) in schema {
            let wrong = match keyword.as_str() {
                "$ref" => {
                    self.check(self.referred(rule), value, at, mistakes);
                    None
                }
                "type" => (!has_type(rule, value)).then(|| format!("{value} is no {rule}")),
                "enum" => {
                    (!list(rule).contains(value)).then(|| format!("{value} is none of {rule}"))
                }
                "const" => (rule != value).then(|| format!("{value} is not {rule}")),
                "minimum" => (value.as_f64() < rule.as_f64() && value.is_number())
                    .then(|| format!("{value} is less than {rule}")),
                "maximum" => (value.as_f64() > rule.as_f64() && value.is_number())
                    .then(|| format!("{value} is more than {rule}")),
                "minLength" => {
                    let length = value.as_str().map(|text| text.chars().count() as u64);
                    (length < rule.as_u64() && length.is_some())
                        .then(|| "a text is too short".to_owned())
                }
                "pattern" => value
                    .as_str()
                    .filter(|text| !is_like(rule.as_str().unwrap(), text))
                    .map(|text| format!("`{text}` is not like {rule}")),
                "allOf" => {
                    for part in list(rule) {
                        self.check(part, value, at, mistakes);
                    }
                    None
                }
                "anyOf" => (!list(rule).iter().any(|part| self.fits(part, value)))
                    .then(|| format!("{value} fits no alternative")),
                "oneOf" => {
                    let fitting = list(rule)
                        .iter()
                        .filter(|part| self.fits(part, value))
                        .count();
                    (fitting != 1).then(|| format!("{fitting} alternatives fit"))
                }
                "if" => {
                    let branch = if self.fits(rule, value) {
                        "then"
                    } else {
                        "else"
                    };
                    if let Some(branch) = schema.get(branch) {
                        self.check(branch, value, at, mistakes);
                    }
                    None
                }
                "items" => {
                    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, item, &format!("{at}[{place}]"), mistakes);
                    }
                    None
                }
                "properties" => {
                    for (key, rule) in rule.as_object().unwrap() {
                        if let Some(value) = value.get(key) {
                            self.check(rule, value, &format!("{at}.{key}"), mistakes);
                        }
                    }
                    None
                }
                "required" => list(rule)
                    .iter()
                    .map(|key| key.as_str().unwrap())
                    .find(|key| value.is_object() && value.get(key).is_none())
                    .map(|key| format!("`{key}` is missing")),
                "additionalProperties" | "unevaluatedProperties" => {
                    assert_eq!(rule, &Value::Bool(false), "{keyword} is false or left out");
                    let known = if keyword.starts_with('a') {
                        own_keys(schema)
                    } else {
                        self.keys(schema)
                    };
                    let fields = value.as_object().into_iter().flatten();
                    let mut strange = fields.filter(|(key, _)| !known.contains(&key.as_str()));
                    strange
                        .next()
                        .map(|(key, _)| format!("`{key}` is not described"))
                }
                "then" | "else" => None,
                note if NOTES.contains(&note) => None,
                other => panic!("the keyword {other} is not known here"),
            };
            mistakes.extend(wrong.map(|wrong| format!("{at}: {wrong}")));
        }
    }

    /// The keys that a schema describes, with those of the schemas that it is made of.
    fn keys<'a>(&'a self, schema: &'a Map<String, Value>) -> Vec<&'a str> {
        let mut keys = own_keys(schema);
        for part in schema.get("allOf").map(list).unwrap_or(&[]) {
            keys.extend(self.keys(part.as_object().unwrap()));
        }
        if let Some(reference) = schema.get("$ref") {
            keys.extend(self.keys(self.referred(reference).as_object().unwrap()));
        }
        keys
    }
}

fn own_keys(schema: &Map<String, Value>) -> Vec<&str> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flat_map(Map::keys)
        .map(String::as_str)
        .collect()
}

fn list(rule: &Value) -> &[Value] {
    rule.as_array().expect("a list").as_slice()
}

fn has_type(rule: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("there is no type {other}"),
    };
    match rule {
        Value::Array(names) => names.iter().any(is),
        name => is(name),
    }
}

/// Patterns of dates: digits by number and literal signs, anchored at both ends, such as `^[0-9]{4}-[0-9]{2}$`.
fn is_like(pattern: &str, text: &str) -> bool {
    let body = pattern
        .strip_prefix('^')
        .and_then(|rest| rest.strip_suffix('$'));
    let mut rest = text;
    let mut pattern = body.expect("patterns are anchored");
    while !pattern.is_empty() {
        if let Some(after) = pattern.strip_prefix("[0-9]{") {
            let (count, after) = after.split_once('}').unwrap();
            let count: usize = count.parse().unwrap();
            let digits = rest
                .chars()
                .take(count)
                .filter(char::is_ascii_digit)
                .count();
            if digits != count {
                return false;
            }
            rest = &rest[count..];
            pattern = after;
        } else {
            let sign = &pattern[..1];
            assert!(
                !"[]{}().*+?|\\".contains(sign),
                "{pattern} is not known here"
            );
            let Some(after) = rest.strip_prefix(sign) else {
                return false;
            };
            rest = after;
            pattern = &pattern[1..];
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn it_refuses_what_the_keywords_forbid() {
        let schema = Schema::read(
            &json!({"$defs": {
                "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
                "keys": {"type": "object", "properties": {"a": {"type": "integer", "minimum": 1}}, "required": ["a"]},
                "closed": {"allOf": [{"$ref": "#/$defs/keys"}], "properties": {"b": {"enum": ["x", null]}},
                    "unevaluatedProperties": false},
                "open": {"type": "object", "if": {"required": ["open"]}, "then": {"properties": {"high": {"type": "null"}}},
                    "else": {"properties": {"high": {"type": "integer"}}}},
                "one": {"oneOf": [{"const": 1}, {"type": "integer"}]},
            }})
            .to_string(),
        );
        for (name, value, right) in [
            ("day", json!("2026-11"), true),
            ("day", json!("2026-1x"), false),
            ("day", json!("2026-11-21"), false),
            ("day", json!(null), false),
            ("closed", json!({"a": 1}), true),
            ("closed", json!({"a": 1, "b": null}), true),
            ("closed", json!({"a": 0}), false),
            ("closed", json!({"a": 1.5}), false),
            ("closed", json!({"b": "x"}), false),
            ("closed", json!({"a": 1, "b": "y"}), false),
            ("closed", json!({"a": 1, "c": 2}), false),
            ("open", json!({"open": true, "high": null}), true),
            ("open", json!({"open": true, "high": 1}), false),
            ("open", json!({"high": null}), false),
            ("one", json!(2), true),
            ("one", json!(1), false),
        ] {
            let mistakes = schema.mistakes(name, &value);
            assert_eq!(mistakes.is_empty(), right, "{name} {value}: {mistakes:?}");
        }
    }
}
