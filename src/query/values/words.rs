//! Values that are words of a fixed or known list: status, category, confidence, layer, id, marks.

use crate::catalog::words::{Confidence, GuideKind};
use crate::catalog::{App, AppId, Catalog, Category, Status};
use crate::lens::Lens;
use crate::text::fold;

use super::super::nearest::nearest_id;
use super::{UNKNOWN, Value, of_word, same_word, word_of, words_of};

impl Value for Status {
    fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
        Status::from_word(item)
    }

    fn word(&self) -> String {
        (*self).word().to_owned()
    }

    fn known(_: &Catalog) -> Vec<String> {
        Status::ALL.iter().map(Value::word).collect()
    }

    fn holds(&self, app: &App, _: &Lens) -> bool {
        app.status() == *self
    }
}

/// A category's slug, or a whole word of some categories' titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryWord {
    word: String,
    /// Empty where the category is not documented.
    categories: Vec<Category>,
}

impl CategoryWord {
    /// A category's slug.
    #[must_use]
    pub fn of(category: Category) -> CategoryWord {
        CategoryWord {
            word: category.word().to_owned(),
            categories: vec![category],
        }
    }
}

/// The words of a category's title: `E-commerce & Payments` has `e-commerce`, `e`, `commerce` and `payments`.
fn title_words(category: Category) -> Vec<String> {
    let title = fold(category.title());
    let mut words: Vec<String> = Vec::new();
    for part in title.text().split_whitespace() {
        let whole = part.trim_matches(|c: char| !c.is_alphanumeric());
        let parts = part.split(|c: char| !c.is_alphanumeric());
        for word in std::iter::once(whole).chain(parts) {
            if !word.is_empty() && !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
    }
    words
}

impl Value for CategoryWord {
    /// A slug means its own category alone, even where other titles hold the same word.
    fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
        let word = fold(item).text().to_owned();
        if same_word(&word, UNKNOWN) {
            let categories = Vec::new();
            return Some(CategoryWord { word, categories });
        }
        let categories: Vec<Category> = match Category::from_word(&word) {
            Some(category) => vec![category],
            None => {
                let all = Category::ALL.iter().copied();
                all.filter(|category| title_words(*category).contains(&word))
                    .collect()
            }
        };
        (!categories.is_empty()).then_some(CategoryWord { word, categories })
    }

    fn word(&self) -> String {
        self.word.clone()
    }

    /// The slugs, then the words of the titles.
    fn known(_: &Catalog) -> Vec<String> {
        let mut words: Vec<String> = Category::ALL
            .iter()
            .map(|category| category.word().to_owned())
            .collect();
        words.push(UNKNOWN.to_owned());
        for word in Category::ALL
            .iter()
            .flat_map(|category| title_words(*category))
        {
            if word.len() > 2 && !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    fn holds(&self, app: &App, _: &Lens) -> bool {
        match app.category.get() {
            Some(category) => self.categories.contains(&category),
            None => self.categories.is_empty(),
        }
    }
}

/// How sure the publisher is; none where it does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConfidenceWord(pub Option<Confidence>);

impl Value for ConfidenceWord {
    fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
        if same_word(item, UNKNOWN) {
            return Some(ConfidenceWord(None));
        }
        Confidence::from_word(item).map(|value| ConfidenceWord(Some(value)))
    }

    fn word(&self) -> String {
        self.0.map_or(UNKNOWN, Confidence::word).to_owned()
    }

    fn known(_: &Catalog) -> Vec<String> {
        let stated = Confidence::ALL.iter().map(|value| value.word().to_owned());
        stated.chain([UNKNOWN.to_owned()]).collect()
    }

    fn holds(&self, app: &App, _: &Lens) -> bool {
        app.confidence.get() == self.0
    }
}

/// What the catalog may have of an app beside its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Has {
    /// A field on which layers disagree.
    Disagreement,
    /// Something of what happens to leavers.
    Leaver,
    /// A guide page or a card.
    Guide,
    /// A short card, not a whole guide page.
    Card,
    /// A published yearly manual cost of its own.
    Profile,
    /// A SCIM 2.0 endpoint that any client may call.
    Endpoint,
}

const HAS: &[(&str, Has)] = &[
    ("disagreement", Has::Disagreement),
    ("leaver", Has::Leaver),
    ("guide", Has::Guide),
    ("card", Has::Card),
    ("profile", Has::Profile),
    ("endpoint", Has::Endpoint),
];

impl Value for Has {
    fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
        of_word(HAS, item)
    }

    fn word(&self) -> String {
        word_of(HAS, self)
    }

    fn known(_: &Catalog) -> Vec<String> {
        words_of(HAS)
    }

    fn holds(&self, app: &App, _: &Lens) -> bool {
        match self {
            Has::Disagreement => app.disagreements > 0,
            Has::Leaver => app.leaver.documented,
            Has::Guide => app.guide.is_some(),
            Has::Card => app.guide == Some(GuideKind::Card),
            Has::Profile => app.profile.is_some(),
            Has::Endpoint => app.scim.generic_endpoint.get() == Some(true),
        }
    }
}

/// The word of one of the catalog's layers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerWord(pub String);

impl Value for LayerWord {
    fn read(item: &str, _: Option<&Self>, catalog: &Catalog) -> Option<Self> {
        let mut layers = catalog.layers().iter();
        layers
            .find(|layer| layer.id.eq_ignore_ascii_case(item))
            .map(|layer| LayerWord(layer.id.clone()))
    }

    fn word(&self) -> String {
        self.0.clone()
    }

    fn known(catalog: &Catalog) -> Vec<String> {
        let layers = catalog.layers().iter();
        layers.map(|layer| layer.id.clone()).collect()
    }

    fn holds(&self, app: &App, lens: &Lens) -> bool {
        let mut layers = app.layers.iter();
        layers.any(|(layer, _)| lens.layer_word(*layer) == self.0)
    }
}

/// The id of one of the catalog's apps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdWord(pub AppId);

impl Value for IdWord {
    const SHAPE: Option<&'static str> = Some("the id of an app, such as heroku");

    fn read(item: &str, _: Option<&Self>, catalog: &Catalog) -> Option<Self> {
        let id = AppId::read(&item.to_ascii_lowercase()).ok()?;
        catalog.place(id.as_str()).map(|_| IdWord(id))
    }

    fn word(&self) -> String {
        self.0.to_string()
    }

    /// There are too many.
    fn known(_: &Catalog) -> Vec<String> {
        Vec::new()
    }

    fn nearest(item: &str, catalog: &Catalog) -> Option<String> {
        nearest_id(item, catalog)
    }

    fn holds(&self, app: &App, _: &Lens) -> bool {
        app.id == self.0
    }
}

/// Declares a value that is yes or no, and always known.
macro_rules! yes_or_no {
    ($(#[$meta:meta] $name:ident, $asks:path;)+) => { $(
        #[$meta]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name(pub bool);

        impl Value for $name {
            fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
                of_word(YES_NO, item).map($name)
            }

            fn word(&self) -> String {
                word_of(YES_NO, &self.0)
            }

            fn known(_: &Catalog) -> Vec<String> {
                words_of(YES_NO)
            }

            fn holds(&self, app: &App, lens: &Lens) -> bool {
                $asks(lens, app) == self.0
            }
        }
    )+ };
}

const YES_NO: &[(&str, bool)] = &[("yes", true), ("no", false)];

yes_or_no! {
    /// Whether the app is marked.
    Marked, Lens::is_marked;
    /// Whether the app is in the stack.
    Stacked, Lens::is_owned;
}
