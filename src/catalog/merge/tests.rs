//! The rules of merging, one table or law each.

use proptest::prelude::*;

use super::merge;
use crate::catalog::app::AppId;
use crate::catalog::day::Day;
use crate::catalog::dispute::disagreements;
use crate::catalog::fact::LayerIndex;
use crate::catalog::layer::{Layer, LayerRecord};
use crate::catalog::price::Price;
use crate::catalog::record::{Listing, Record, Tier};
use crate::catalog::words::{Builder, Connection, Idp, ListingKind, Status};

fn layer(id: &str, publisher: &str, own: bool) -> Layer {
    Layer {
        id: id.to_owned(),
        title: id.to_owned(),
        publisher: Some(publisher.to_owned()),
        url: None,
        licence: None,
        date: None,
        note: None,
        own,
    }
}

/// The built-in layers and two of a user's.
fn layers() -> Vec<Layer> {
    vec![
        layer("index", "Iden", false),
        layer("research", "Iden", false),
        layer("guides", "Stitchflow", false),
        layer("mine", "me", true),
        layer("mine-too", "me", true),
    ]
}

fn record(layer: u8, date: Option<&str>, change: impl FnOnce(&mut Record)) -> LayerRecord {
    let date = date.map(|date| Day::read(date).unwrap());
    let mut record = Record {
        id: AppId::read("x").unwrap(),
        date,
        ..Record::default()
    };
    change(&mut record);
    LayerRecord {
        layer: LayerIndex(layer),
        record,
    }
}

fn tier(name: &str, price: Option<&str>) -> Tier {
    Tier {
        name: name.to_owned(),
        price: price.map(Price::read),
        ..Tier::default()
    }
}

const OCTOBER: Option<&str> = Some("2026-10-05");
const JANUARY: Option<&str> = Some("2026-01-11");

#[test]
fn who_wins() {
    let says = |layer, date, status| {
        record(layer, date, |record: &mut Record| {
            record.status = Some(status)
        })
    };
    let gated = |layer, date| says(layer, date, Status::Gated);
    let none = |layer, date| says(layer, date, Status::None);
    let table = [
        (
            "the newest date",
            vec![none(2, JANUARY), gated(0, OCTOBER)],
            Status::Gated,
        ),
        (
            "even against rank",
            vec![none(2, OCTOBER), gated(0, JANUARY)],
            Status::None,
        ),
        (
            "rank among equal dates",
            vec![none(1, OCTOBER), gated(0, OCTOBER)],
            Status::Gated,
        ),
        (
            "undated loses",
            vec![none(0, None), gated(2, JANUARY)],
            Status::Gated,
        ),
        (
            "a user's layer beats all",
            vec![none(3, None), gated(0, OCTOBER)],
            Status::None,
        ),
        (
            "the last of a user's layers",
            vec![none(3, OCTOBER), gated(4, None)],
            Status::Gated,
        ),
        (
            "not claiming is not a claim",
            vec![record(0, OCTOBER, |_| ()), none(2, JANUARY)],
            Status::None,
        ),
    ];
    for (rule, records, expected) in table {
        let app = merge(&layers(), &records).unwrap();
        assert_eq!(app.status(), expected, "{rule}");
    }
    assert!(merge(&layers(), &[]).is_none());
}

#[test]
fn a_status_none_kills_older_details_and_only_those() {
    let index = record(0, OCTOBER, |record| record.status = Some(Status::None));
    let same_day = record(1, OCTOBER, |record| {
        record.scim.operations.create = Some(true)
    });
    let older = record(2, JANUARY, |record| {
        record.scim.version = Some("2.0".to_owned());
        record.scim.plan = Some("Enterprise".to_owned());
    });
    let app = merge(&layers(), &[index, same_day, older]).unwrap();
    assert_eq!(app.scim.operations.create.get(), Some(true));
    assert_eq!(app.scim.version.value(), None);
    assert_eq!(app.scim.plan.value(), None);
    assert_eq!(
        app.scim.version.beaten.len(),
        1,
        "what was beaten still shows"
    );
}

#[test]
fn the_price_list_is_one_field() {
    let index = record(0, OCTOBER, |record| {
        record.tiers = vec![
            tier("Teams", None),
            tier("Enterprise", Some("Contact Sales")),
        ];
        record
            .tiers
            .iter_mut()
            .take(1)
            .for_each(|tier| tier.aliases = vec!["Heroku Teams".to_owned()]);
    });
    let same_day = record(1, OCTOBER, |record| {
        record.tiers = vec![tier("heroku teams", Some("$5/u/mo"))]
    });
    let older = record(2, JANUARY, |record| {
        record.tiers = vec![
            tier("Teams", Some("$10/user/month")),
            tier("Eco", Some("$5/month")),
        ];
    });
    let filled = merge(&layers(), &[index.clone(), same_day, older.clone()]).unwrap();
    let price = |app: &crate::catalog::app::App| {
        app.tier("Teams")
            .unwrap()
            .price
            .value()
            .map(|price| price.text().to_owned())
    };
    assert_eq!(
        price(&filled).as_deref(),
        Some("$5/u/mo"),
        "as new, under an alias: fills"
    );
    assert!(filled.tier("Eco").is_none(), "older tiers join no list");
    let unfilled = merge(&layers(), &[index, older]).unwrap();
    assert_eq!(
        price(&unfilled),
        None,
        "an older price does not fill a cell"
    );
    assert_eq!(
        unfilled.tier("Teams").unwrap().price.beaten.len(),
        1,
        "but it shows"
    );
}

#[test]
fn a_listing_sets_the_connection_where_the_matrix_is_silent() {
    use Connection as C;
    use ListingKind as K;
    let table = [
        (Some(true), Some(true), Some(K::Scim), None, Some(C::Native)),
        (None, Some(true), Some(K::Scim), None, Some(C::Generic)),
        (
            Some(false),
            Some(true),
            Some(K::Scim),
            None,
            Some(C::Generic),
        ),
        (
            Some(true),
            Some(true),
            Some(K::Scim),
            Some(Builder::ThirdParty),
            Some(C::ThirdParty),
        ),
        (
            Some(true),
            Some(true),
            Some(K::DirectorySync),
            None,
            Some(C::DirectorySync),
        ),
        (
            Some(true),
            Some(true),
            Some(K::ApiConnector),
            None,
            Some(C::ApiConnector),
        ),
        (Some(true), Some(true), None, None, None),
        (
            Some(true),
            Some(false),
            Some(K::SsoOnly),
            None,
            Some(C::SsoOnly),
        ),
        (Some(true), None, Some(K::Swa), None, Some(C::SsoOnly)),
        (Some(true), Some(false), Some(K::Scim), None, None),
        (Some(true), None, None, None, None),
    ];
    for (listed, provisioning, kind, built_by, expected) in table {
        let research = record(1, OCTOBER, |record| {
            record.listings.okta = Listing {
                listed,
                provisioning,
                kind,
                built_by,
                ..Listing::default()
            };
        });
        let index = record(0, OCTOBER, |record| {
            record.idps.entra.connection = Some(C::None)
        });
        let app = merge(&layers(), &[research.clone(), index]).unwrap();
        let seen = app.idps.get(Idp::Okta);
        assert_eq!(
            seen.connection.get(),
            expected,
            "{listed:?} {provisioning:?} {kind:?}"
        );
        let unstated = provisioning == Some(true) && kind.is_none();
        assert_eq!(seen.provisions_unstated, unstated);

        let stated = record(0, OCTOBER, |record| {
            record.idps.okta.connection = Some(C::SsoOnly)
        });
        let app = merge(&layers(), &[research, stated]).unwrap();
        assert_eq!(
            app.idps.get(Idp::Okta).connection.get(),
            Some(C::SsoOnly),
            "the matrix comes first"
        );
    }
}

#[test]
fn an_older_connection_is_unconfirmed_beside_a_newer_matrix() {
    let index = record(0, OCTOBER, |record| {
        record.idps.entra.connection = Some(Connection::Native)
    });
    let guide = record(2, JANUARY, |record| {
        record.idps.okta.connection = Some(Connection::Native)
    });
    let app = merge(&layers(), &[index, guide.clone()]).unwrap();
    let okta = app.idps.get(Idp::Okta);
    assert_eq!(okta.connection.get(), None);
    assert_eq!(
        okta.unconfirmed.as_ref().map(|claim| claim.value),
        Some(Connection::Native)
    );
    assert_eq!(app.answer(Idp::Okta).connection, Connection::Unknown);

    let own = record(3, None, |record| {
        record.idps.okta.connection = Some(Connection::Generic)
    });
    let index = record(0, OCTOBER, |record| {
        record.idps.entra.connection = Some(Connection::Native)
    });
    let app = merge(&layers(), &[index, own, guide]).unwrap();
    assert_eq!(
        app.answer(Idp::Okta).connection,
        Connection::Generic,
        "a user's own claim stands"
    );
}

#[test]
fn a_generic_endpoint_lets_four_idps_be_inferred() {
    let app = merge(
        &layers(),
        &[record(0, OCTOBER, |record| {
            record.scim.generic_endpoint = Some(true);
            record.idps.entra.connection = Some(Connection::SsoOnly);
        })],
    )
    .unwrap();
    for idp in [Idp::Okta, Idp::OneLogin, Idp::JumpCloud] {
        let answer = app.answer(idp);
        assert_eq!(
            (answer.connection, answer.inferred),
            (Connection::Generic, true),
            "{idp}"
        );
    }
    assert_eq!(
        app.answer(Idp::Google).connection,
        Connection::Unknown,
        "Google is never inferred"
    );
    let entra = app.answer(Idp::Entra);
    assert_eq!(
        (entra.connection, entra.inferred, entra.hand_built_may_work),
        (Connection::SsoOnly, false, true)
    );
}

#[test]
fn other_words_of_one_publisher_and_day_are_no_disagreement() {
    let tell = |layer, date, plan: &str, price: &str| {
        record(layer, date, |record: &mut Record| {
            record.scim.plan = Some(plan.to_owned());
            record.scim.price = Some(Price::read(price));
        })
    };
    let index = || tell(0, OCTOBER, "Enterprise", "Contact Sales");
    let same_day = tell(1, OCTOBER, "Enterprise plan, by quote", "Request a quote");
    let app = merge(&layers(), &[index(), same_day]).unwrap();
    assert_eq!(disagreements(&app), []);
    let guide = tell(2, JANUARY, "Growth or Enterprise", "$15,000/yr");
    let app = merge(&layers(), &[index(), guide]).unwrap();
    let fields: Vec<String> = disagreements(&app)
        .into_iter()
        .map(|one| one.field)
        .collect();
    assert_eq!(fields, ["scim.plan", "scim.price"]);
}

#[test]
fn words_that_say_nothing_do_not_claim() {
    let index = record(0, OCTOBER, |record| {
        record.scim.plan = Some("Not disclosed".to_owned())
    });
    let research = record(1, OCTOBER, |record| {
        record.scim.plan = Some("Enterprise".to_owned())
    });
    let app = merge(&layers(), &[index, research]).unwrap();
    assert_eq!(
        app.scim.plan.value().map(String::as_str),
        Some("Enterprise")
    );
}

prop_compose! {
    fn any_record(layer: u8)(
        date in proptest::option::of(1_u8..28),
        status in proptest::option::of(proptest::sample::select(Status::ALL)),
        okta in proptest::option::of(proptest::sample::select(Connection::ALL)),
        version in proptest::option::of("[12]\\.0"),
        create in proptest::option::of(any::<bool>()),
        tiers in proptest::collection::vec(("(Pro|Team|Enterprise)", proptest::option::of(any::<bool>())), 0..3),
    ) -> LayerRecord {
        let date = date.map(|day| format!("2026-03-{day:02}"));
        record(layer, date.as_deref(), |record| {
            record.status = status;
            record.idps.okta.connection = okta;
            record.scim.version = version;
            record.scim.operations.create = create;
            record.tiers = tiers.into_iter().map(|(name, scim)| Tier { scim, ..tier(&name, None) }).collect();
        })
    }
}

proptest! {
    #[test]
    fn layers_merge_the_same_in_any_order(
        a in any_record(0), b in any_record(1), c in any_record(2), d in any_record(3), e in any_record(4),
        order in Just(vec![0_usize, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        let records = [a, b, c, d, e];
        let shuffled: Vec<LayerRecord> = order.iter().map(|place| records[*place].clone()).collect();
        prop_assert_eq!(merge(&layers(), &records), merge(&layers(), &shuffled));
    }

    #[test]
    fn what_nobody_states_stays_unknown_and_what_one_states_is_found(
        a in any_record(0), b in any_record(2),
    ) {
        let app = merge(&layers(), &[a.clone(), b.clone()]).unwrap();
        let stated = a.record.status.is_some() || b.record.status.is_some();
        prop_assert_eq!(app.status.value().is_some(), stated);
        let create = a.record.scim.operations.create.is_some() || b.record.scim.operations.create.is_some();
        let shown = app.scim.operations.create.value().is_some() || app.scim.operations.create.disputed();
        prop_assert_eq!(shown, create, "a claim is in force or beaten, never lost");
    }

    #[test]
    fn packed_apps_read_back(a in any_record(0), b in any_record(2)) {
        let app = merge(&layers(), &[a, b]).unwrap();
        let packed = postcard::to_allocvec(&app).unwrap();
        prop_assert_eq!(postcard::from_bytes::<crate::catalog::app::App>(&packed).unwrap(), app);
    }
}
