//! Values that are looked for in a text of the app: they match where they begin a word of it.

use std::borrow::Cow;

use crate::catalog::{App, Catalog, Status};
use crate::lens::Lens;
use crate::text::fold;

use super::{UNKNOWN, Value};

/// A text to look for, or that the text is not documented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    text: String,
    /// None: the text is not documented.
    folded: Option<String>,
}

impl Phrase {
    fn read(item: &str) -> Option<Phrase> {
        let folded = fold(item).text().to_owned();
        if folded.is_empty() {
            return None;
        }
        if folded == UNKNOWN {
            return Some(Phrase {
                text: folded,
                folded: None,
            });
        }
        Some(Phrase {
            text: item.to_owned(),
            folded: Some(folded),
        })
    }

    /// Whether one of the texts has it; where none is asked for, whether there is no text.
    fn holds<'a>(&self, texts: impl IntoIterator<Item = Cow<'a, str>>) -> bool {
        let mut texts = texts.into_iter();
        match &self.folded {
            Some(wanted) => texts.any(|text| begins_a_word(fold(&text).text(), wanted)),
            None => texts.next().is_none(),
        }
    }
}

/// Whether a text, folded, has the wanted one where a word begins.
fn begins_a_word(text: &str, wanted: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric();
    text.match_indices(wanted).any(|(place, _)| {
        let before = text
            .get(..place)
            .and_then(|before| before.chars().next_back());
        !before.is_some_and(inner) || !wanted.starts_with(inner)
    })
}

/// Declares a phrase that is looked for in some texts of an app.
macro_rules! phrases {
    ($(#[$meta:meta] $name:ident, $shape:literal, $texts:expr;)+) => { $(
        #[$meta]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(pub Phrase);

        impl Value for $name {
            const SHAPE: Option<&'static str> = Some($shape);

            fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
                Phrase::read(item).map($name)
            }

            fn word(&self) -> String {
                self.0.text.clone()
            }

            fn known(_: &Catalog) -> Vec<String> {
                vec![UNKNOWN.to_owned()]
            }

            fn holds(&self, app: &App, lens: &Lens) -> bool {
                let texts: fn(&App, &Lens, &Phrase) -> bool = $texts;
                texts(app, lens, &self.0)
            }
        }
    )+ };
}

phrases! {
    /// The plan from which SCIM can be had: the target tier, or the plan that the catalog names.
    PlanPhrase, "words of a plan's name", |app, lens, phrase| {
        let plans = [lens.headline(app).target, app.scim.plan.value().cloned()];
        // That there is no plan is known where there is no SCIM.
        let known = app.status() != Status::None || phrase.folded.is_some();
        known && phrase.holds(plans.into_iter().flatten().map(Cow::from))
    };
    /// Who owns or sells the app.
    OwnerPhrase, "words of an owner's name", |app, _, phrase| {
        phrase.holds(app.owner.as_ref().map(Cow::from))
    };
    /// What the app is, was or may be called.
    NamePhrase, "words of a name", |app, _, phrase| {
        let others = app.former_names.iter().chain(&app.aliases).map(Cow::from);
        phrase.holds(std::iter::once(Cow::from(app.display_name())).chain(others))
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_begins_a_word() {
        for (text, wanted, has) in [
            ("adobe sign", "adobe", true),
            ("adobe sign", "sign", true),
            ("adobe sign", "adobe s", true),
            ("docusign", "sign", false),
            ("sign docusign", "sign", true),
            ("team+", "+", true),
            ("enterprise+", "enterprise", true),
            ("enterprise", "enterprise+", false),
        ] {
            assert_eq!(begins_a_word(text, wanted), has, "{wanted} in {text}");
        }
    }
}
