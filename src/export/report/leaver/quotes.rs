//! What the layers say of leaving in their own words, picked from limitations, remarks and guides.
//!
//! The picking only chooses what is quoted beside the card; every text stands whole in its own section as well.

use crate::catalog::{Idp, Status};

use super::super::dossier::{Dossier, Sheet, add};
use super::super::{Cited, Standing};

/// Beginnings of words that speak of leaving.
const OF_LEAVING: &[&str] = &[
    "archiv",
    "deactivat",
    "delet",
    "deprovision",
    "eras",
    "leave",
    "leaving",
    "offboard",
    "orphan",
    "outlive",
    "remov",
    "revok",
    "session",
    "suspend",
    "terminat",
    "unassign",
];

/// Names by which texts call an IdP.
const fn names(idp: Idp) -> &'static [&'static str] {
    match idp {
        Idp::Okta => &["okta"],
        Idp::Entra => &["entra", "azure ad", "microsoft"],
        Idp::Google => &["google"],
        Idp::OneLogin => &["onelogin"],
        Idp::JumpCloud => &["jumpcloud"],
    }
}

/// What is said of leaving; with an IdP, not what is said of another one alone.
pub(super) fn quotes(dossier: &Dossier<'_>, idp: Option<Idp>) -> Vec<Cited> {
    let mut quotes = Vec::new();
    for sheet in &dossier.sheets {
        let standing = if is_overruled(dossier, sheet) {
            Standing::Overruled
        } else {
            Standing::Stated
        };
        for text in texts(sheet, idp) {
            if speaks_of_leaving(&text) && !is_of_another(&text, idp) {
                let quote = Cited::plain(text).with(standing);
                add(&mut quotes, quote, &sheet.origin);
            }
        }
    }
    quotes
}

/// A record that says "no SCIM" where SCIM is there, or the other way round, speaks of another time.
fn is_overruled(dossier: &Dossier<'_>, sheet: &Sheet) -> bool {
    let says_none = sheet.record.status == Some(Status::None);
    sheet.scim_is_dead || (says_none && dossier.app.status() != Status::None)
}

/// The texts of a record that may speak of leaving.
fn texts(sheet: &Sheet, idp: Option<Idp>) -> Vec<String> {
    let record = &sheet.record;
    let mut texts: Vec<String> = record
        .limitations
        .iter()
        .chain(&record.scim.limitations)
        .chain(&record.user_api.limitations)
        .chain(&record.scim.note)
        .chain(&record.fallbacks.note)
        .cloned()
        .collect();
    for idp in Idp::ALL
        .iter()
        .filter(|known| idp.is_none_or(|idp| idp == **known))
    {
        let notes = [&record.idps.get(*idp).note, &record.listings.get(*idp).note];
        texts.extend(notes.into_iter().flatten().cloned());
    }
    let guide = record.guide.iter();
    texts.extend(guide.flat_map(|guide| {
        let constraints = guide.constraints.iter();
        constraints
            .map(|constraint| format!("{}: {}", constraint.title, constraint.text))
            .chain(guide.in_practice.iter().cloned())
            .chain(guide.extra_facts.iter().cloned())
    }));
    texts
}

fn speaks_of_leaving(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| OF_LEAVING.iter().any(|start| word.starts_with(start)))
}

/// Whether a text names IdPs, and mine is not among them.
fn is_of_another(text: &str, idp: Option<Idp>) -> bool {
    let Some(mine) = idp else { return false };
    let text = text.to_lowercase();
    let named = |idp: Idp| names(idp).iter().any(|name| text.contains(name));
    !named(mine) && Idp::ALL.iter().any(|idp| named(*idp))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_leaving_are_told_from_others() {
        for (text, yes) in [
            ("A SCIM delete is permanent", true),
            ("Leaving the IdP does not close the account", true),
            ("Cached vault data outlives the removal until a sync", true),
            ("Open SESSIONS go on", true),
            ("SSO needs Enterprise", false),
            ("Seats come in packs of five", false),
        ] {
            assert_eq!(speaks_of_leaving(text), yes, "{text}");
        }
    }

    #[test]
    fn what_is_said_of_another_idp_alone_is_left_out() {
        let text = "Deactivating or deleting at Okta only revokes the member";
        assert!(is_of_another(text, Some(Idp::Google)));
        assert!(!is_of_another(text, Some(Idp::Okta)));
        assert!(!is_of_another(text, None));
        assert!(!is_of_another("A delete is permanent", Some(Idp::Google)));
    }
}
