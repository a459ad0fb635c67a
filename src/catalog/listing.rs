//! What an app is called, as the packed catalog holds it: read in place, without decoding the app.
//!
//! The texts here are those that words are searched in. What is asked of them stands in `query`.

use serde::{Deserialize, Serialize};

use super::app::App;
use super::words::Category;

/// The texts of an app that a search looks at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listing<'a> {
    /// The id. It comes first: [`super::pack::Packed::id`] reads it alone.
    pub id: &'a str,
    /// The name in force, or the id where no layer gives a name.
    pub name: &'a str,
    /// Names under which the app was sold before.
    #[serde(borrow)]
    pub former_names: Vec<&'a str>,
    /// Who owns or sells it.
    pub owner: Option<&'a str>,
    /// Other names of the same thing.
    #[serde(borrow)]
    pub aliases: Vec<&'a str>,
    /// What it is for.
    pub category: Option<Category>,
    /// The names of its tiers.
    #[serde(borrow)]
    pub tiers: Vec<&'a str>,
}

impl<'a> Listing<'a> {
    /// The listing of an app.
    #[must_use]
    pub fn of(app: &'a App) -> Listing<'a> {
        fn all(texts: &[String]) -> Vec<&str> {
            texts.iter().map(String::as_str).collect()
        }
        Listing {
            id: app.id.as_str(),
            name: app.display_name(),
            former_names: all(&app.former_names),
            owner: app.owner.as_deref(),
            aliases: all(&app.aliases),
            category: app.category.get(),
            tiers: app.tiers.iter().map(|tier| tier.name.as_str()).collect(),
        }
    }
}
