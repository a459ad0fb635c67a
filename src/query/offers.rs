//! What facets offer: each value with its title and the condition that it sets.
//!
//! Nothing is counted here.

use crate::catalog::words::Confidence;
use crate::catalog::{Category, Connection, Idp, Status};
use crate::lens::Lens;

use super::condition::Condition;
use super::facet::FacetKind;
use super::values::{
    CategoryWord, ConfidenceWord, Has, IdpValue, LayerWord, LeaverValue, Reached, SsoValue,
};

/// A value on offer: its title, and the condition that it sets.
#[derive(Debug)]
pub(super) struct Offer {
    pub title: String,
    pub condition: Condition,
}

/// What a facet offers under a lens.
pub(super) fn offers(kind: FacetKind, lens: &Lens) -> Vec<Offer> {
    let offer = |title: &str, condition: Condition| Offer {
        title: title.to_owned(),
        condition,
    };
    match kind {
        FacetKind::Scim => {
            let each = Status::ALL.iter();
            each.map(|status| offer(status.title(), Condition::Scim(vec![*status])))
                .collect()
        }
        FacetKind::Connection => lens.idp.map_or(Vec::new(), connections),
        FacetKind::Category => {
            let each = Category::ALL.iter();
            each.map(|category| {
                let word = CategoryWord::of(*category);
                offer(category.title(), Condition::Category(vec![word]))
            })
            .collect()
        }
        FacetKind::Sso => [
            ("yes", SsoValue::Stated(Some(true))),
            ("no", SsoValue::Stated(Some(false))),
            (crate::field::NOT_DOCUMENTED, SsoValue::Stated(None)),
            ("SAML", SsoValue::Saml),
            ("OIDC", SsoValue::Oidc),
        ]
        .map(|(title, value)| offer(title, Condition::Sso(vec![value])))
        .into(),
        FacetKind::Has => [
            ("disagreement", Has::Disagreement),
            ("leaver card", Has::Leaver),
            ("guide", Has::Guide),
        ]
        .map(|(title, value)| offer(title, Condition::Has(vec![value])))
        .into(),
        FacetKind::Leaver => LEAVER
            .iter()
            .map(|(title, value)| offer(title, Condition::Leaver(vec![*value])))
            .collect(),
        FacetKind::Confidence => {
            let stated = Confidence::ALL.iter().map(|value| Some(*value));
            stated
                .chain([None])
                .map(|value| {
                    let title = value.map_or(crate::field::NOT_DOCUMENTED, Confidence::title);
                    offer(title, Condition::Confidence(vec![ConfidenceWord(value)]))
                })
                .collect()
        }
        FacetKind::Layer => {
            let each = lens.layers.iter();
            each.map(|layer| offer(layer, Condition::Layer(vec![LayerWord(layer.clone())])))
                .collect()
        }
    }
}

/// What a panel offers of leavers. Whether the account stays is asked of my IdP; without one, of all five together.
const LEAVER: &[(&str, LeaverValue)] = &[
    ("account stays", LeaverValue::Stays(Some(true))),
    ("account is closed", LeaverValue::Stays(Some(false))),
    ("not documented", LeaverValue::Stays(None)),
    ("frees the seat", LeaverValue::FreesSeat(Some(true))),
    ("keeps the seat", LeaverValue::FreesSeat(Some(false))),
    ("ends sessions", LeaverValue::RevokesSessions(Some(true))),
    (
        "leaves sessions open",
        LeaverValue::RevokesSessions(Some(false)),
    ),
];

fn connections(idp: Idp) -> Vec<Offer> {
    let mut all = vec![Reached::Provisions];
    for connection in Connection::ALL {
        all.push(Reached::Stated(*connection));
        if *connection == Connection::Generic {
            all.push(Reached::Inferred);
        }
    }
    all.push(Reached::Unconfirmed);
    let offer = |reached: Reached| Offer {
        title: match reached {
            Reached::Provisions => "provisions".to_owned(),
            Reached::Stated(connection) => connection.title().to_owned(),
            Reached::Inferred => "generic (inferred)".to_owned(),
            Reached::Unconfirmed => "unconfirmed".to_owned(),
        },
        condition: Condition::Idp(vec![IdpValue { idp, reached }]),
    };
    all.into_iter().map(offer).collect()
}
