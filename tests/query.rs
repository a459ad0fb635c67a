//! The query language on the shipped catalog: what each field asks, and the laws that hold for any query.

use std::sync::OnceLock;

use proptest::prelude::*;
use scimdex::catalog::words::{Confidence, DeprovisionAction, GuideKind};
use scimdex::catalog::{App, Catalog, Category, Connection, Day, Idp, Status};
use scimdex::field::SortKey;
use scimdex::lens::Lens;
use scimdex::query::{FacetKind, Ground, Hit, Index, Order, Place, Query, facets, nearest};
use scimdex::text::fold;

struct World {
    catalog: Catalog,
    index: Index,
    lens: Lens,
}

impl World {
    fn ground(&self) -> Ground<'_> {
        Ground {
            catalog: &self.catalog,
            index: &self.index,
            lens: &self.lens,
        }
    }

    fn parse(&self, text: &str) -> Query {
        Query::parse(text, &self.catalog).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn hits(&self, text: &str) -> Vec<Hit> {
        self.parse(text).run(self.ground(), Order::Relevance)
    }

    fn apps(&self, text: &str) -> Vec<&App> {
        let hits = self.hits(text).into_iter();
        hits.map(|hit| self.catalog.apps().get(hit.place()).unwrap())
            .collect()
    }

    fn ids(&self, text: &str) -> Vec<&str> {
        self.apps(text).iter().map(|app| app.id.as_str()).collect()
    }

    fn first(&self, text: &str) -> &str {
        self.ids(text).first().copied().unwrap_or("nothing")
    }
}

/// The shipped catalog, looked at by somebody with Okta who has marked two apps and owns one.
fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let catalog = Catalog::builtin().unwrap();
        let mut lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        let id = |id: &str| catalog.app(id).unwrap().id.clone();
        lens.idp = Some(Idp::Okta);
        lens.marked = [id("heroku"), id("netlify")].into();
        lens.owned = [id("slack")].into();
        World {
            index: Index::new(&catalog),
            catalog,
            lens,
        }
    })
}

/// A query, and the same question asked of each app in Rust.
type Question = (&'static str, fn(&App) -> bool);

fn ask(questions: &[Question]) {
    let world = world();
    for (text, asks) in questions {
        let expected: Vec<&App> = world
            .catalog
            .apps()
            .iter()
            .filter(|app| asks(app))
            .collect();
        let found = world.apps(text);
        let names =
            |apps: &[&App]| -> Vec<String> { apps.iter().map(|app| app.id.to_string()).collect() };
        assert_eq!(names(&found), names(&expected), "{text}");
        assert!(
            !found.is_empty(),
            "{text} finds nothing, so this shows nothing"
        );
        assert!(
            found.len() < 850,
            "{text} finds everything, so this shows nothing"
        );
    }
}

fn stated(app: &App, idp: Idp) -> Option<Connection> {
    app.idps.get(idp).connection.get()
}

#[test]
fn status_category_and_confidence() {
    ask(&[
        ("scim:none", |app| app.status() == Status::None),
        ("scim:included,partial", |app| {
            matches!(app.status(), Status::Included | Status::Partial)
        }),
        ("!scim:none", |app| app.status() != Status::None),
        ("SCIM:Gated", |app| app.status() == Status::Gated),
        ("cat:security", |app| {
            app.category.get() == Some(Category::Security)
        }),
        ("cat:identity", |app| {
            app.category.get() == Some(Category::Security)
        }),
        ("cat:management", |app| {
            matches!(app.category.get(), Some(Category::It | Category::Projects))
        }),
        ("cat:e-commerce,hr", |app| {
            matches!(app.category.get(), Some(Category::Commerce | Category::Hr))
        }),
        ("confidence:low", |app| {
            app.confidence.get() == Some(Confidence::Low)
        }),
        ("confidence:high,medium scim:gated", |app| {
            let sure = matches!(
                app.confidence.get(),
                Some(Confidence::High | Confidence::Medium)
            );
            sure && app.status() == Status::Gated
        }),
    ]);
}

#[test]
fn identity_providers() {
    ask(&[
        ("idp:okta", |app| {
            let stated_to = stated(app, Idp::Okta);
            let endpoint = app.scim.generic_endpoint.get() == Some(true);
            match stated_to {
                None | Some(Connection::Unknown) => endpoint,
                Some(connection) => connection.provisions(),
            }
        }),
        ("idp:google", |app| {
            stated(app, Idp::Google).is_some_and(Connection::provisions)
        }),
        ("idp:okta=native", |app| {
            stated(app, Idp::Okta) == Some(Connection::Native)
        }),
        ("idp:okta=native,generic", |app| {
            matches!(
                stated(app, Idp::Okta),
                Some(Connection::Native | Connection::Generic)
            )
        }),
        ("idp:entra=sso_only,okta=jit-only", |app| {
            stated(app, Idp::Entra) == Some(Connection::SsoOnly)
                || stated(app, Idp::Okta) == Some(Connection::JitOnly)
        }),
        ("idp:okta=inferred", |app| app.answer(Idp::Okta).inferred),
        ("idp:okta=unknown", |app| {
            app.answer(Idp::Okta).connection == Connection::Unknown
        }),
        ("!idp:okta !idp:entra", |app| {
            let provisions = |idp| app.answer(idp).connection.provisions();
            !provisions(Idp::Okta) && !provisions(Idp::Entra)
        }),
        ("idp:okta,entra", |app| {
            let provisions = |idp| app.answer(idp).connection.provisions();
            provisions(Idp::Okta) || provisions(Idp::Entra)
        }),
    ]);
    assert_eq!(world().ids("idp:google=inferred"), Vec::<&str>::new());
    for app in world().apps("idp:okta=unconfirmed") {
        assert!(app.idps.okta.connection.claim.is_none(), "{}", app.id);
        assert!(app.idps.okta.unconfirmed.is_some(), "{}", app.id);
    }
}

#[test]
fn sign_on_operations_and_leavers() {
    ask(&[
        ("sso:yes", |app| app.sso.available.get() == Some(true)),
        ("sso:no,unknown", |app| {
            app.sso.available.get() != Some(true)
        }),
        ("sso:saml", |app| {
            let protocols = app.sso.protocols.value();
            protocols.is_some_and(|all| all.iter().any(|one| one == "SAML 2.0"))
        }),
        ("ops:groups", |app| {
            app.scim.operations.groups.get() == Some(true)
        }),
        ("ops:groups=no", |app| {
            app.scim.operations.groups.get() == Some(false)
        }),
        ("ops:delete=unknown !ops:unknown", |app| {
            let operations = &app.scim.operations;
            operations.delete.get().is_none()
                && operations
                    .each()
                    .iter()
                    .any(|(_, fact)| fact.get().is_some())
        }),
        ("ops:create,update", |app| {
            let operations = &app.scim.operations;
            operations.create.get() == Some(true) || operations.update.get() == Some(true)
        }),
        ("leaver:suspend", |app| {
            app.leaver.action.get() == Some(DeprovisionAction::Suspend)
        }),
        ("leaver:frees-seat=yes", |app| {
            app.leaver.frees_seat.get() == Some(true)
        }),
        ("leaver:frees_seat=no", |app| {
            app.leaver.frees_seat.get() == Some(false)
        }),
        ("leaver:revokes-sessions=unknown", |app| {
            app.leaver.revokes_sessions.get().is_none()
        }),
        ("leaver:data-kept", |app| app.leaver.data_kept),
        ("leaver:stays=yes", |app| {
            scimdex::leaver::stays(app, world().lens.idp) == Some(true)
        }),
        ("leaver:delete,remove-from-org", |app| {
            let action = app.leaver.action.get();
            matches!(
                action,
                Some(DeprovisionAction::Delete | DeprovisionAction::RemoveFromOrg)
            )
        }),
    ]);
}

#[test]
fn what_the_catalog_has() {
    ask(&[
        ("has:disagreement", |app| app.disagreements > 0),
        ("has:guide", |app| app.guide.is_some()),
        ("has:card", |app| app.guide == Some(GuideKind::Card)),
        ("has:guide !has:card", |app| {
            app.guide == Some(GuideKind::Guide)
        }),
        ("has:endpoint", |app| {
            app.scim.generic_endpoint.get() == Some(true)
        }),
        ("has:profile", |app| app.profile.is_some()),
        ("has:leaver", |app| app.leaver.documented),
        ("layer:guides", |app| app.guide.is_some()),
        ("layer:research", |app| {
            app.layers.len() > 1 && app.layers.iter().any(|(at, _)| at.0 == 1)
        }),
        ("owner:adobe", |app| app.owner.as_deref() == Some("Adobe")),
        ("owner:unknown", |app| app.owner.is_none()),
        ("!owner:unknown", |app| app.owner.is_some()),
        ("marked:yes", |app| {
            matches!(app.id.as_str(), "heroku" | "netlify")
        }),
        ("marked:no", |app| {
            !matches!(app.id.as_str(), "heroku" | "netlify")
        }),
        ("stack:yes", |app| app.id.as_str() == "slack"),
        ("id:slack,Heroku", |app| {
            matches!(app.id.as_str(), "heroku" | "slack")
        }),
    ]);
    let told =
        world().hits("!leaver:unknown").len() + world().hits("has:leaver leaver:unknown").len();
    assert_eq!(world().hits("has:leaver").len(), told);
    assert_eq!(world().hits("verified:2026-10-05").len(), 850);
    assert_eq!(world().hits("verified:>=2026-06-01").len(), 850);
    assert_eq!(world().hits("verified:<2026-06-01").len(), 0);
    assert_eq!(world().hits("verified:stale").len(), 0);
}

#[test]
fn a_stale_check_is_one_older_than_the_lens_allows() {
    let world = world();
    let lens = Lens {
        stale_days: 46,
        ..world.lens.clone()
    };
    let ground = Ground {
        lens: &lens,
        ..world.ground()
    };
    let stale = world.parse("verified:stale").run(ground, Order::Relevance);
    assert_eq!(stale.len(), world.hits("verified:<2026-10-06").len());
    assert!(!stale.is_empty());
}

#[test]
fn names_and_plans_match_where_a_word_begins() {
    let world = world();
    for (text, has, has_not) in [
        ("name:sign", "hellosign-dropbox-sign", "docusign"),
        ("name:ceridian", "ceridian-dayforce", "slack"),
        ("name:\"google work\"", "google-workspace", "google-cloud"),
        ("plan:enterprise", "netlify", "slack"),
        ("plan:\"business+\"", "slack", "netlify"),
        ("plan:unknown", "15five", "heroku"),
    ] {
        let ids = world.ids(text);
        assert!(ids.contains(&has), "{text}: {ids:?}");
        assert!(!ids.contains(&has_not), "{text}: {ids:?}");
    }
}

/// What the headline of an app says, whatever it is, is what queries compare.
#[test]
fn numbers_are_compared_where_they_are_known() {
    let world = world();
    let price = |app: &App| {
        world
            .lens
            .headline(app)
            .price
            .map(|range| (range.low.0, range.high))
    };
    for app in world.apps("price:<10") {
        let (_, high) = price(app).unwrap();
        assert!(high.unwrap().0 < 1000, "{}", app.id);
    }
    for app in world.apps("price:>=10") {
        assert!(price(app).unwrap().0 >= 1000, "{}", app.id);
    }
    for app in world.apps("jump:>=2x") {
        assert!(
            world.lens.headline(app).jump.unwrap().low >= 200,
            "{}",
            app.id
        );
    }
    for app in world.apps("seats:>=20") {
        assert!(
            world.lens.headline(app).least_seats.unwrap() >= 20,
            "{}",
            app.id
        );
    }
    for app in world.apps("price:quote,not_sold,not_read,unavailable,unknown") {
        assert_eq!(price(app), None, "{}", app.id);
    }
    assert!(!world.hits("seats:>=20").is_empty());
    // Without SCIM nothing is sold, unless my IdP provisions the app in another way.
    for app in world.apps("scim:none !price:not_sold") {
        let answer = world.lens.answer(app).unwrap();
        assert!(answer.connection.provisions(), "{}", app.id);
    }
}

#[test]
fn the_app_that_is_meant_comes_first() {
    let world = world();
    for (text, id) in [
        ("hero", "heroku"),
        ("HERO", "heroku"),
        ("hroku", "heroku"),
        ("netl", "netlify"),
        ("slack", "slack"),
        ("slck", "slack"),
        ("box", "box"),
        ("gh", "ghost"),
        ("github", "github"),
        ("gthub", "github"),
        ("jmpcld", "jumpcloud"),
        ("fly-io", "fly-io"),
        ("fly.io", "fly-io"),
        ("flyio", "fly-io"),
        ("google work", "google-workspace"),
        ("work google", "google-workspace"),
        ("Ceridian", "ceridian-dayforce"),
        ("workramp", "workramp"),
        ("learn:up", "workramp"),
        ("Learn:U", "workramp"),
        ("1pass", "1password"),
        ("sléck", "nothing"),
        ("sláck", "slack"),
        ("ｓｌａｃｋ", "slack"),
        ("pagerduty", "pagerduty"),
        ("salesforce", "salesforce"),
        ("sales cloud", "sap-sales-cloud"),
    ] {
        assert_eq!(world.first(text), id, "{text}");
    }
}

#[test]
fn letters_by_chance_are_no_match() {
    let world = world();
    for (text, most) in [
        ("hero", 1),
        ("netl", 1),
        ("ceridian", 1),
        ("entra", 2),
        ("zzz", 0),
        ("qwerty", 0),
        ("scimgateway", 0),
        ("aeiou", 0),
    ] {
        let ids = world.ids(text);
        assert!(ids.len() <= most, "{text}: {ids:?}");
    }
}

#[test]
fn names_beat_owners_beat_categories_beat_tiers() {
    let world = world();
    let places = |text: &str| -> Vec<Place> {
        let query = world.parse(text);
        let best = |app: &&App| {
            let mut found = query.highlights(app).into_iter();
            found.next().map(|highlight| highlight.what)
        };
        world.apps(text).iter().filter_map(best).collect()
    };
    let rank = |place: &Place| match place {
        Place::Name => 0,
        Place::FormerName(_) | Place::Alias(_) | Place::Id => 1,
        Place::Owner => 2,
        Place::Category => 3,
        Place::Tier(_) => 4,
    };
    for text in ["security", "sales", "support"] {
        let ranks: Vec<u8> = places(text).iter().map(rank).collect();
        assert!(ranks.is_sorted(), "{text}: {ranks:?}");
        assert!(ranks.first() < ranks.last(), "{text}: {ranks:?}");
    }
}

#[test]
fn signs_are_those_of_fzf() {
    let world = world();
    for (text, has, has_not) in [
        ("'sign", vec!["docusign", "signnow"], vec!["slack"]),
        (
            "^sign",
            vec!["signnow"],
            vec!["docusign", "hellosign-dropbox-sign"],
        ),
        (
            "sign$",
            vec!["docusign", "hellosign-dropbox-sign"],
            vec!["signnow"],
        ),
        ("^box$", vec!["box"], vec!["dropbox"]),
        (
            "\"google cloud\"",
            vec!["bigquery", "looker"],
            vec!["google-workspace"],
        ),
        ("google !cloud", vec!["google-workspace"], vec!["bigquery"]),
        ("'slck", vec![], vec!["slack"]),
        ("\"learn:up\"", vec!["workramp"], vec![]),
    ] {
        let ids = world.ids(text);
        for id in has {
            assert!(ids.contains(&id), "{text} should find {id}: {ids:?}");
        }
        for id in has_not {
            assert!(!ids.contains(&id), "{text} should not find {id}: {ids:?}");
        }
    }
    let all = world.hits("").len();
    assert_eq!(world.hits("!pro").len() + world.hits("'pro").len(), all);
}

#[test]
fn queries_print_in_one_way() {
    let world = world();
    for (text, printed) in [
        ("", ""),
        ("  hero   netl ", "hero netl"),
        ("SCIM:None,none,UNKNOWN", "scim:none,unknown"),
        ("idp:okta=native,generic", "idp:okta=native,okta=generic"),
        ("idp:okta,entra", "idp:okta,entra"),
        ("price:<$10", "price:<10"),
        ("price:=10.5", "price:10.50"),
        ("jump:>=2", "jump:>=2x"),
        ("seats:=20,unknown", "seats:20,unknown"),
        ("verified:<2026-06-01", "verified:<2026-06-01"),
        ("leaver:FREES_SEAT=yes", "leaver:frees-seat=yes"),
        ("leaver:frees-seat", "leaver:frees-seat=yes"),
        ("leaver:action=suspend", "leaver:suspend"),
        ("leaver:unknown", "leaver:action=unknown"),
        ("leaver:stays,unknown", "leaver:stays=yes,stays=unknown"),
        (
            "leaver:stays=yes,action=unknown",
            "leaver:stays=yes,action=unknown",
        ),
        ("leaver:data_kept", "leaver:data-kept"),
        ("ops:groups=yes,delete=no", "ops:groups,delete=no"),
        ("owner:\"red hat\"", "owner:\"red hat\""),
        ("owner:\"adobe\"", "owner:adobe"),
        ("\"two words\"", "\"two words\""),
        ("\"one\"", "'one"),
        ("\"open", "'open"),
        ("!\"one\"", "!one"),
        ("!'one", "!one"),
        ("'^x", "\"^x\""),
        ("\"say \\\"hi\\\" \\\\\"", "\"say \\\"hi\\\" \\\\\""),
        ("^a$ b$ ^c", "^a$ b$ ^c"),
        ("^\"a b\"$", "^\"a b\"$"),
        ("learn:up", "\"learn:up\""),
        ("! ' ^ $ ^$ \"\" !^", ""),
        ("scim:none,", "scim:none"),
        ("12:30", "12:30"),
        ("a\"b", "a\"b"),
        ("\"a\"b", "'a b"),
        ("cat:E-Commerce", "cat:e-commerce"),
    ] {
        let query = world.parse(text);
        assert_eq!(query.to_string(), printed, "{text}");
        assert_eq!(world.parse(printed), query, "{text}");
    }
}

#[test]
fn mistakes_name_their_place_and_the_nearest_word() {
    let world = world();
    for (text, position, length, nearest, says) in [
        (
            "scim:nonne",
            5,
            5,
            Some("none"),
            "`nonne` is not a value of `scim:`",
        ),
        (
            "hero scmi:none",
            5,
            4,
            Some("scim:"),
            "`scmi:` is not a field",
        ),
        (
            "status:none",
            0,
            6,
            Some("scim:"),
            "`status:` is not a field",
        ),
        (
            "category:hr",
            0,
            8,
            Some("cat:"),
            "`category:` is not a field",
        ),
        ("scim:none,gatd", 10, 4, Some("gated"), "`gatd`"),
        ("été scim:x", 9, 1, None, "`x` is not a value"),
        ("scim:", 0, 5, None, "needs a value"),
        ("scim: none", 0, 5, None, "needs a value"),
        ("idp:otka", 4, 4, Some("okta"), "`otka`"),
        ("idp:okta=natve", 4, 10, Some("okta=native"), "`okta=natve`"),
        ("id:herku", 3, 5, Some("heroku"), "`herku`"),
        ("layer:guide", 6, 5, Some("guides"), "`guide`"),
        ("cat:securty", 4, 7, Some("security"), "`securty`"),
        ("price:cheap", 6, 5, None, "`cheap`"),
        ("verified:<2026-02-30", 9, 11, None, "`<2026-02-30`"),
        ("marked:maybe", 7, 5, None, "`maybe`"),
        ("http://x", 0, 4, None, "`http:` is not a field"),
    ] {
        let error = Query::parse(text, &world.catalog).unwrap_err();
        assert_eq!(
            (error.position, error.length),
            (position, length),
            "{text}: {error}"
        );
        assert_eq!(error.suggestion.as_deref(), nearest, "{text}: {error}");
        let shown = error.to_string();
        assert!(shown.contains(says), "{text}: {shown}");
        assert!(
            shown.contains(&format!("character {} ", position + 1)),
            "{text}: {shown}"
        );
        assert!(!error.help.is_empty(), "{text}");
    }
}

#[test]
fn every_help_line_holds_queries_that_work() {
    for field in scimdex::query::Field::ALL {
        let examples: Vec<&str> = field.help().split('`').skip(1).step_by(2).collect();
        assert!(!examples.is_empty(), "{}", field.word());
        for example in examples {
            let query = world().parse(example);
            assert!(query.to_string().starts_with(field.word()), "{example}");
        }
    }
}

#[test]
fn orders_keep_unknown_last_and_ties_by_name() {
    let world = world();
    let everything = world.parse("");
    for word in Order::words() {
        for text in [word.to_owned(), format!("-{word}")] {
            let Some(order) = Order::read(&text) else {
                assert_eq!(text, "-relevance");
                continue;
            };
            assert_eq!(order.to_string(), text);
            let hits = everything.run(world.ground(), order);
            assert_eq!(hits.len(), 850, "{text}");
            let Order::Column { column, descending } = order else {
                assert!(hits.is_sorted_by_key(|hit| hit.place()));
                continue;
            };
            let key = |hit: &Hit| {
                (column.sort_key)(world.catalog.apps().get(hit.place()).unwrap(), &world.lens)
            };
            let keys: Vec<SortKey> = hits.iter().map(key).collect();
            for (pair, places) in keys.windows(2).zip(hits.windows(2)) {
                let order = pair[0].compare(&pair[1], descending);
                assert!(order.is_le(), "{text}: {pair:?}");
                assert!(
                    order.is_lt() || places[0].place() < places[1].place(),
                    "{text}"
                );
            }
        }
    }
    assert_eq!(Order::read("nonsense"), None);
}

#[test]
fn the_nearest_apps_to_a_slip() {
    let ids = |typed: &str| -> Vec<&str> {
        let apps = nearest(&world().catalog, typed, 3);
        apps.iter().map(|app| app.id.as_str()).collect()
    };
    for (typed, id) in [
        ("herku", "heroku"),
        ("Netlfy", "netlify"),
        ("slakc", "slack"),
    ] {
        assert_eq!(ids(typed).len(), 3);
        assert_eq!(ids(typed)[0], id);
    }
}

/// A term that reads: words with and without signs, and conditions.
fn term() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-z]{1,5}",
        1 => "[^\\s:]{1,8}",
        1 => "\"[^\"\\\\]{1,8}\"",
        1 => "\"(\\\\\"|\\\\|[ -~]){0,6}\"",
    ];
    let signed = (
        prop::sample::select(vec!["", "", "", "!", "'", "^", "!^"]),
        word,
        prop::bool::weighted(0.2),
    )
        .prop_map(|(sign, word, ends)| format!("{sign}{word}{}", if ends { "$" } else { "" }));
    let values = vec![
        "scim:none",
        "scim:gated,unknown",
        "!scim:none",
        "idp:okta",
        "idp:okta=native",
        "idp:okta=native,inferred",
        "idp:entra=sso_only,okta",
        "sso:saml",
        "sso:no,unknown",
        "cat:security",
        "cat:sales,hr",
        "cat:management",
        "!cat:ai",
        "ops:groups",
        "ops:delete=no",
        "price:<10",
        "!price:<10",
        "price:quote",
        "jump:>=2x",
        "seats:>=20",
        "seats:unknown",
        "owner:adobe",
        "owner:unknown",
        "plan:enterprise",
        "plan:\"business plus\"",
        "verified:<2026-11-01",
        "confidence:low",
        "confidence:high,medium",
        "has:disagreement",
        "has:leaver,guide",
        "leaver:frees-seat=yes",
        "leaver:unknown",
        "leaver:stays=yes",
        "leaver:action=unknown",
        "leaver:data-kept=unknown",
        "layer:research",
        "layer:index,guides",
        "marked:yes",
        "stack:no",
        "name:cloud",
        "id:slack,heroku",
    ];
    prop_oneof![signed, prop::sample::select(values).prop_map(str::to_owned)]
}

fn query() -> impl Strategy<Value = String> {
    prop::collection::vec(term(), 0..4).prop_map(|terms| terms.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn reading_never_panics_and_printing_is_its_inverse(text in any::<String>()) {
        if let Ok(query) = Query::parse(&text, &world().catalog) {
            let printed = query.to_string();
            prop_assert_eq!(&world().parse(&printed), &query, "{}", printed);
            prop_assert_eq!(world().parse(&printed).to_string(), printed);
        }
    }

    #[test]
    fn near_queries_read_or_name_a_place_inside(text in "[ !'^$\":,=<>a-z\\\\é]{0,24}") {
        match Query::parse(&text, &world().catalog) {
            Ok(query) => {
                let printed = query.to_string();
                prop_assert_eq!(&world().parse(&printed), &query, "{}", printed);
            }
            Err(error) => {
                let end = error.position + error.length;
                prop_assert!(error.length > 0 && end <= text.chars().count(), "{}", error);
            }
        }
    }

    #[test]
    fn generated_queries_print_and_read_back(text in query()) {
        if let Ok(query) = Query::parse(&text, &world().catalog) {
            let printed = query.to_string();
            prop_assert_eq!(&world().parse(&printed), &query, "{}", printed);
            prop_assert_eq!(world().parse(&printed).to_string(), printed);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_term_and_its_negation_part_the_catalog(text in term()) {
        let world = world();
        let Ok(query) = Query::parse(&text, &world.catalog) else { return Ok(()) };
        prop_assume!(query.terms().len() == 1 && !query.terms()[0].negated);
        let bare = query.to_string();
        let fuzzy = !bare.starts_with(['\'', '^', '"']) && !bare.ends_with('$') && !bare.contains(':');
        let positive = if fuzzy { format!("'{bare}") } else { bare };
        let negative = format!("!{}", positive.trim_start_matches('\''));
        let mut places: Vec<usize> = world.hits(&positive).iter().map(|hit| hit.place()).collect();
        places.extend(world.hits(&negative).iter().map(|hit| hit.place()));
        places.sort_unstable();
        prop_assert_eq!(places, (0..850).collect::<Vec<_>>(), "{} and {}", positive, negative);
    }

    #[test]
    fn more_terms_never_find_more(text in query(), more in term()) {
        let world = world();
        let (Ok(query), Ok(more)) = (Query::parse(&text, &world.catalog), Query::parse(&more, &world.catalog)) else {
            return Ok(());
        };
        let places = |query: &Query| -> Vec<usize> {
            let mut places: Vec<usize> = query.run(world.ground(), Order::Relevance).iter().map(|hit| hit.place()).collect();
            places.sort_unstable();
            places
        };
        let both = places(&query.clone().and(more.clone()));
        let (first, second) = (places(&query), places(&more));
        let expected: Vec<usize> = first.into_iter().filter(|place| second.contains(place)).collect();
        prop_assert_eq!(both, expected);
    }

    #[test]
    fn highlights_point_at_the_letters_of_the_word(word in "[a-z0-9]{1,6}|[a-z]{2,4}\\.[a-z]{2}") {
        let world = world();
        let query = world.parse(&word);
        let hits = query.run(world.ground(), Order::Relevance);
        for hit in hits.iter().take(40) {
            let app = world.catalog.apps().get(hit.place()).unwrap();
            let highlights = query.highlights(app);
            prop_assert!(!highlights.is_empty(), "{} for {}", app.id, word);
            for highlight in highlights {
                let text = highlight.what.text(app).unwrap();
                prop_assert!(highlight.positions.is_sorted_by(|a, b| a < b));
                let letters: Vec<char> = text.chars().collect();
                let picked: String = highlight.positions.iter().map(|at| letters[*at]).collect();
                let folded = fold(&picked);
                prop_assert_eq!(folded.text(), word.as_str(), "{} in {}", word, text);
            }
        }
    }

    #[test]
    fn the_beginning_of_a_name_finds_it(place in 0_usize..850, length in 3_usize..20) {
        let world = world();
        let name = world.catalog.apps().get(place).unwrap().display_name();
        let typed: String = name.chars().take(length).collect();
        let query = format!("\"{}\"", typed.trim_end());
        prop_assert!(world.hits(&query).iter().any(|hit| hit.place() == place), "{}", query);
        let words = typed.replace([':', '\'', '"', '^', '$', '!'], " ");
        prop_assert!(world.hits(&words).iter().any(|hit| hit.place() == place), "{}", words);
    }

    #[test]
    fn the_same_query_finds_the_same_in_the_same_order(text in query()) {
        let world = world();
        let Ok(query) = Query::parse(&text, &world.catalog) else { return Ok(()) };
        let hits = query.run(world.ground(), Order::Relevance);
        prop_assert_eq!(&hits, &query.run(world.ground(), Order::Relevance));
        let mut sorted = hits.clone();
        sorted.sort_by(|a, b| b.score().cmp(&a.score()).then(a.place().cmp(&b.place())));
        prop_assert_eq!(&hits, &sorted);
        let mut by_column = query.run(world.ground(), Order::read("-verified").unwrap());
        by_column.sort_by_key(|hit| hit.place());
        let mut by_place = hits;
        by_place.sort_by_key(|hit| hit.place());
        prop_assert_eq!(by_column, by_place);
    }
}

proptest! {
    // One case asks some fifty queries.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn counts_of_facets_are_what_the_query_finds_with_the_value(text in query()) {
        let world = world();
        let Ok(query) = Query::parse(&text, &world.catalog) else { return Ok(()) };
        for facet in facets(&query, FacetKind::ALL, world.ground()) {
            prop_assert!(!facet.values.is_empty());
            let rest = query.cleared(facet.kind, &world.lens);
            for value in &facet.values {
                let chosen = format!("{}:{}", facet.kind.field().word(), value.word);
                let with = rest.clone().and(world.parse(&chosen));
                let found = with.run(world.ground(), Order::Relevance).len();
                prop_assert_eq!(value.count, found, "{} with {}", query, chosen);
                let toggled = query.toggled(facet.kind, &value.word, &world.lens);
                let again = facets(&toggled, &[facet.kind], world.ground());
                let now = again[0].values.iter().find(|other| other.word == value.word).unwrap();
                prop_assert_eq!(now.chosen, !value.chosen, "{} in {}", chosen, toggled);
            }
        }
    }
}

/// The rows of docs/query.md that depend on my IdP: query, IdP and count.
fn documented_for_idps() -> Vec<(String, Idp, String)> {
    let row = |line: &str| {
        let (query, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        let (idp, count) = rest.strip_suffix(" |")?.split_once(" | ")?;
        Some((query.to_owned(), Idp::from_word(idp)?, count.to_owned()))
    };
    include_str!("../docs/query.md")
        .lines()
        .filter_map(row)
        .collect()
}

#[test]
fn the_page_on_queries_tells_the_truth_for_each_idp() {
    let world = world();
    let rows = documented_for_idps();
    assert_eq!(rows.len(), 6);
    let mut wrong = String::new();
    for (text, idp, count) in rows {
        let mut lens = Lens::new(&world.catalog, world.lens.today);
        lens.idp = Some(idp);
        let ground = Ground {
            lens: &lens,
            ..world.ground()
        };
        let found = world.parse(&text).run(ground, Order::Relevance).len();
        if count != found.to_string() {
            wrong.push_str(&format!(
                "`{text}` for {idp} finds {found}, the page says {count}\n"
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The rows of the tables of docs/query.md: query and count.
fn documented() -> Vec<(String, String)> {
    let row = |line: &str| {
        let (query, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        let (count, _) = rest.split_once(" | ")?;
        let depends_on_idp = Idp::from_word(count).is_some();
        (!depends_on_idp).then(|| (query.to_owned(), count.to_owned()))
    };
    include_str!("../docs/query.md")
        .lines()
        .filter_map(row)
        .collect()
}

#[test]
fn the_page_on_queries_tells_the_truth() {
    let world = world();
    let lens = Lens::new(&world.catalog, world.lens.today);
    let ground = Ground {
        lens: &lens,
        ..world.ground()
    };
    let rows = documented();
    let mut wrong = String::new();
    for (text, count) in &rows {
        let found = world.parse(text).run(ground, Order::Relevance).len();
        if count != &found.to_string() {
            wrong.push_str(&format!("`{text}` finds {found}, the page says {count}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    for field in scimdex::query::Field::ALL {
        let shown = |(text, _): &(String, String)| text.contains(&format!("{}:", field.word()));
        assert!(rows.iter().any(shown), "{} has no example", field.word());
    }
    let mistake = Query::parse("scim:nonne", &world.catalog)
        .unwrap_err()
        .to_string();
    assert!(
        include_str!("../docs/query.md").contains(&mistake),
        "{mistake}"
    );
}
