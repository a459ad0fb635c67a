//! QUESTIONS: the one list of an app's columns. Tables, queries, comparisons and every export read it.
//!
//! Lives here: the type of a column, the list, and how sort keys compare; what each column says stands in `texts`.
//! Stacks, prices, diffs and checks declare columns of their own with the same type, beside their rows. Must not live
//! here: how a table is drawn or written.
//!
//! No column is ever blank: what nobody states is "not documented", and that also holds for lists (aliases, former
//! names), of which the sources never say that they are complete. Marks and shapes are not part of the text; a screen
//! puts [`status_shape`] before the word.

mod leaving;
mod texts;

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::catalog::{App, Status};
use crate::lens::Lens;
use crate::order;
use crate::text::Align;

use texts as of;
pub use texts::of_headline;

/// What every column says of a thing that no source states.
pub const NOT_DOCUMENTED: &str = "not documented";

/// How many columns of the screen a column takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Width {
    /// Below this it is left out.
    pub min: u16,
    /// More than this is of no use.
    pub ideal: u16,
}

/// By what rows are ordered under a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SortKey {
    /// A number, a count of cents, a day, or a place in a fixed order.
    Number(i64),
    /// Words, folded.
    Text(String),
    /// Nothing is stated: last in either direction.
    Unknown,
}

impl SortKey {
    /// The key of words: case and diacritics do not count.
    #[must_use]
    pub fn words(words: &str) -> SortKey {
        SortKey::Text(crate::text::fold(words).text().to_owned())
    }

    /// The key of a number that may not be stated.
    pub fn number(number: Option<impl Into<i64>>) -> SortKey {
        number.map_or(SortKey::Unknown, |number| SortKey::Number(number.into()))
    }

    /// Compares two keys of one column. Numbers come before words (a price before "quote") and unknown stands last,
    /// whichever the direction.
    #[must_use]
    pub fn compare(&self, other: &SortKey, descending: bool) -> Ordering {
        let turned = |order: Ordering| if descending { order.reverse() } else { order };
        match (self, other) {
            (SortKey::Number(a), SortKey::Number(b)) => turned(a.cmp(b)),
            (SortKey::Text(a), SortKey::Text(b)) => turned(a.cmp(b)),
            (SortKey::Number(_), SortKey::Text(_)) => Ordering::Less,
            (SortKey::Text(_), SortKey::Number(_)) => Ordering::Greater,
            (SortKey::Unknown, SortKey::Unknown) => Ordering::Equal,
            (SortKey::Unknown, SortKey::Number(_) | SortKey::Text(_)) => Ordering::Greater,
            (SortKey::Number(_) | SortKey::Text(_), SortKey::Unknown) => Ordering::Less,
        }
    }
}

/// Orders the rows of a table by a column's keys; rows whose keys are equal keep their order.
pub fn sort_by_column<Row>(rows: &mut [Row], key: impl Fn(&Row) -> SortKey, descending: bool) {
    let keys: Vec<SortKey> = rows.iter().map(key).collect();
    order::sort_rows(rows, &|a, b| match (keys.get(a), keys.get(b)) {
        (Some(a), Some(b)) => a.compare(b, descending),
        (None, _) | (_, None) => Ordering::Equal,
    });
}

/// One column of a table whose rows are `Row`s, looked at under an `Under`.
pub struct Column<Row: ?Sized + 'static, Under: ?Sized + 'static> {
    /// The word by which `--fields`, `--sort` and files name it.
    pub key: &'static str,
    /// Its heading. Read it through [`Column::heading`].
    pub title: &'static str,
    /// The heading where it depends on what the rows are looked at under ("For Okta").
    pub title_under: Option<fn(&Under) -> String>,
    /// What it says of a row; never blank.
    pub text: fn(&Row, &Under) -> String,
    /// By what it orders rows.
    pub sort_key: fn(&Row, &Under) -> SortKey,
    /// How wide it is on a screen.
    pub width: Width,
    /// On which side its text stands.
    pub align: Align,
}

impl<Row: ?Sized, Under: ?Sized> Column<Row, Under> {
    /// The heading.
    #[must_use]
    pub fn heading(&self, under: &Under) -> Cow<'static, str> {
        match self.title_under {
            Some(title) => Cow::Owned(title(under)),
            None => Cow::Borrowed(self.title),
        }
    }

    /// The column with a heading that depends on what the rows are looked at under.
    #[must_use]
    pub const fn headed(mut self, title: fn(&Under) -> String) -> Self {
        self.title_under = Some(title);
        self
    }

    /// The column, ordered by something else than its words.
    #[must_use]
    pub const fn sorted(mut self, sort_key: fn(&Row, &Under) -> SortKey) -> Self {
        self.sort_key = sort_key;
        self
    }

    /// The column, standing on the right as numbers do.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }
}

impl<Row: ?Sized, Under: ?Sized> std::fmt::Debug for Column<Row, Under> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Column")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// A column of apps.
pub type AppColumn = Column<App, Lens>;

/// Declares a column of apps: its words order it, on the left, until said otherwise.
macro_rules! column {
    ($key:literal, $title:literal, $min:literal..$ideal:literal, $text:expr) => {
        AppColumn {
            key: $key,
            title: $title,
            title_under: None,
            text: $text,
            sort_key: |app, lens| of::words_key(&$text(app, lens)),
            width: Width {
                min: $min,
                ideal: $ideal,
            },
            align: Align::Left,
        }
    };
}

/// Every column of an app, in the order in which a list of columns shows them.
pub static COLUMNS: &[AppColumn] = &[
    column!("mark", "Marked", 1..6, of::mark),
    column!("app", "App", 12..28, of::name),
    column!("id", "Id", 8..24, of::id),
    column!("scim", "SCIM", 10..10, of::scim).sorted(of::scim_key),
    column!("from", "From", 10..24, of::from),
    column!("price", "Price", 8..14, of::price)
        .sorted(of::price_key)
        .right(),
    column!("jump", "Jump", 8..14, of::jump)
        .sorted(of::jump_key)
        .right(),
    column!("for_idp", "For my IdP", 10..28, of::for_idp)
        .headed(of::for_idp_title)
        .sorted(of::for_idp_key),
    column!("category", "Category", 12..32, of::category),
    column!("category_slug", "Category slug", 8..14, of::category_slug),
    column!("owner", "Owner", 8..20, of::owner),
    column!("former_names", "Former names", 10..24, of::former_names),
    column!("aliases", "Aliases", 10..24, of::aliases),
    column!(
        "scim_plan",
        "SCIM plan, as published",
        10..32,
        of::scim_plan
    ),
    column!(
        "scim_price",
        "SCIM price, as published",
        10..32,
        of::scim_price
    ),
    column!("scim_version", "SCIM version", 8..14, of::scim_version),
    column!("endpoint", "Generic endpoint", 8..16, of::endpoint),
    column!("sso_first", "SSO first", 4..14, of::sso_first),
    column!("min_seats", "Minimum seats", 6..14, of::min_seats)
        .sorted(of::min_seats_key)
        .right(),
    column!("operations", "Operations", 12..48, of::operations),
    column!("sso", "SSO", 4..24, of::sso),
    column!("sso_plan", "SSO plan", 8..24, of::sso_plan),
    column!("team_plan", "Team plan", 8..20, of::team_plan),
    column!("team_price", "Team price", 8..28, of::team_price),
    column!("okta", "Okta", 10..28, of::okta).sorted(of::okta_key),
    column!("entra", "Entra", 10..28, of::entra).sorted(of::entra_key),
    column!("google", "Google", 10..28, of::google).sorted(of::google_key),
    column!("onelogin", "OneLogin", 10..28, of::onelogin).sorted(of::onelogin_key),
    column!("jumpcloud", "JumpCloud", 10..28, of::jumpcloud).sorted(of::jumpcloud_key),
    column!("leaver", "Leavers", 10..28, leaving::leaver),
    column!("frees_seat", "Frees the seat", 4..14, leaving::frees_seat),
    column!(
        "revokes_sessions",
        "Ends sessions",
        4..14,
        leaving::revokes_sessions
    ),
    column!("data_kept", "Data kept", 10..14, leaving::data_kept),
    column!("idp_sends", "What my IdP sends", 8..28, leaving::idp_sends)
        .headed(leaving::idp_sends_title),
    column!("stays", "Account stays", 4..20, leaving::stays)
        .headed(leaving::stays_title)
        .sorted(leaving::stays_key),
    column!("jit", "JIT", 4..14, of::jit),
    column!("user_api", "User API", 4..14, of::user_api),
    column!("guide", "Guide", 5..14, of::guide),
    column!("confidence", "Confidence", 6..14, of::confidence).sorted(of::confidence_key),
    column!("verified", "Checked", 10..14, of::verified).sorted(of::verified_key),
    column!("age", "Days since", 5..14, of::age)
        .sorted(of::age_key)
        .right(),
    column!("freshness", "Freshness", 5..9, of::freshness),
    column!("first_added", "First listed", 7..14, of::first_added),
    column!("status_before", "SCIM before", 8..14, of::status_before),
    column!("layers", "Layers", 8..24, of::layers),
    column!("disagreements", "Disagreements", 3..13, of::disagreements)
        .sorted(of::disagreements_key)
        .right(),
    column!("disputed", "Disputed", 8..48, of::disputed),
    column!("in_stack", "In the stack", 3..12, of::in_stack),
    column!("pricing_url", "Price page", 16..60, of::pricing_url),
    column!("docs_url", "Documentation", 16..60, of::docs_url),
];

/// The columns of the table where nobody asks for others. Without an IdP, `for_idp` has nothing to say and is left out.
#[must_use]
pub fn default_columns(lens: &Lens) -> Vec<&'static AppColumn> {
    ["app", "scim", "from", "price", "jump", "for_idp"]
        .iter()
        .filter(|key| lens.idp.is_some() || **key != "for_idp")
        .filter_map(|key| column(key))
        .collect()
}

/// The column of a key.
#[must_use]
pub fn column(key: &str) -> Option<&'static AppColumn> {
    COLUMNS
        .iter()
        .find(|column| column.key.eq_ignore_ascii_case(key))
}

/// The shape that stands beside the word "stale" on a screen, where a check is older than it may be.
pub const STALE_SHAPE: &str = "*";

/// The shape that stands before a status, so that nothing depends on colour; in ASCII mode, one that any terminal has.
#[must_use]
pub const fn status_shape(status: Status, ascii: bool) -> &'static str {
    match (status, ascii) {
        (Status::None, false) => "✗",
        (Status::None, true) => "x",
        (Status::Included, false) => "✓",
        (Status::Included, true) => "v",
        (Status::Gated, _) => "$",
        (Status::Unknown, _) => "?",
        (Status::Partial, _) => "~",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Day, Idp};

    fn under(idp: Option<Idp>) -> (Catalog, Lens) {
        let catalog = Catalog::builtin().unwrap();
        let mut lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        lens.idp = idp;
        (catalog, lens)
    }

    fn says(catalog: &Catalog, lens: &Lens, id: &str, key: &str) -> String {
        (column(key).unwrap().text)(catalog.app(id).unwrap(), lens)
    }

    #[test]
    fn keys_are_words_and_stand_once() {
        for (place, column) in COLUMNS.iter().enumerate() {
            let word = |c: char| c.is_ascii_lowercase() || c == '_';
            assert!(column.key.chars().all(word), "{}", column.key);
            let twins = COLUMNS.iter().skip(place + 1);
            assert!(twins.clone().all(|twin| twin.key != column.key));
            assert!(column.width.min <= column.width.ideal);
        }
    }

    #[test]
    fn nothing_is_ever_blank() {
        for idp in [None, Some(Idp::Okta), Some(Idp::Google)] {
            let (catalog, lens) = under(idp);
            for app in catalog.apps() {
                for column in COLUMNS {
                    let text = (column.text)(app, &lens);
                    assert!(!text.trim().is_empty(), "{} of {}", column.key, app.id);
                    if text == NOT_DOCUMENTED {
                        let key = (column.sort_key)(app, &lens);
                        assert_eq!(key, SortKey::Unknown, "{} of {}", column.key, app.id);
                    }
                }
            }
        }
    }

    #[test]
    fn columns_say_what_the_catalog_says() {
        let (catalog, lens) = under(Some(Idp::Okta));
        for (id, key, text) in [
            ("slack", "app", "Slack"),
            ("slack", "scim", "Gated"),
            ("slack", "for_idp", "native"),
            (
                "slack",
                "operations",
                "create, read, update, deactivate, reactivate, groups; not delete",
            ),
            ("slack", "onelogin", "generic (inferred)"),
            ("slack", "layers", "index, research"),
            ("slack", "age", "47"),
            ("slack", "mark", "no"),
            ("heroku", "former_names", NOT_DOCUMENTED),
            ("heroku", "guide", "guide"),
        ] {
            assert_eq!(says(&catalog, &lens, id, key), text, "{id} {key}");
        }
        assert_eq!(column("for_idp").unwrap().heading(&lens), "For Okta");
    }

    #[test]
    fn unknown_stands_last_in_either_direction() {
        let keys = [
            SortKey::Unknown,
            SortKey::Text("quote".to_owned()),
            SortKey::Number(2),
            SortKey::Number(1),
        ];
        let sorted = |descending| {
            let mut keys = keys.to_vec();
            keys.sort_by(|a, b| a.compare(b, descending));
            keys
        };
        let [unknown, quote, two, one] = keys.clone();
        assert_eq!(
            sorted(false),
            [one.clone(), two.clone(), quote.clone(), unknown.clone()]
        );
        assert_eq!(sorted(true), [two, one, quote, unknown]);
    }
}
