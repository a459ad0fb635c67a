//! Departures over the shipped catalog, laws and examples.

use super::*;
use crate::catalog::Catalog;

fn departure(catalog: &Catalog, id: &str, idp: Idp) -> Departure {
    Departure::of(catalog.app(id).unwrap(), idp)
}

#[test]
fn what_is_sent_follows_from_the_connection_and_whether_the_account_stays_from_both() {
    let catalog = Catalog::builtin().unwrap();
    for (id, idp, sends, stays, why) in [
        ("github", Idp::Okta, Sends::Scim, Some(false), Why::Action),
        ("github", Idp::Google, Sends::Unknown, None, Why::Unreached),
        (
            "spacelift",
            Idp::Okta,
            Sends::Scim,
            Some(false),
            Why::Action,
        ),
        (
            "spacelift",
            Idp::Google,
            Sends::Unknown,
            None,
            Why::Unreached,
        ),
        (
            "bitwarden",
            Idp::Google,
            Sends::DirectorySync,
            None,
            Why::OtherWay,
        ),
        ("heroku", Idp::Okta, Sends::ThirdParty, None, Why::OtherWay),
        (
            "heroku",
            Idp::Google,
            Sends::Nothing,
            Some(true),
            Why::NothingSent,
        ),
        (
            "heroku",
            Idp::JumpCloud,
            Sends::Unknown,
            Some(true),
            Why::NoScim,
        ),
    ] {
        let found = departure(&catalog, id, idp);
        assert_eq!(
            (found.sends, found.stays, found.why),
            (sends, stays, why),
            "{id} {idp}"
        );
    }
}

#[test]
fn what_is_documented_of_scim_is_never_taken_for_another_connection() {
    let catalog = Catalog::builtin().unwrap();
    for app in catalog.apps() {
        for idp in Idp::ALL.iter().copied() {
            let departure = Departure::of(app, idp);
            if departure.stays == Some(false) {
                assert!(departure.is_over_scim(), "{} {idp}", app.id);
                assert!(!grounds(app, &departure).is_empty(), "{} {idp}", app.id);
            }
            let over_scim = matches!(
                departure.answer.connection,
                Connection::Native | Connection::Generic
            );
            assert_eq!(departure.is_over_scim(), over_scim, "{} {idp}", app.id);
            for todo in todos(app, &departure) {
                let stated = matches!(
                    todo.task,
                    Task::GiveUpSeat | Task::EndSessions | Task::Erase
                );
                assert!(!stated || departure.is_over_scim(), "{} {idp}", app.id);
                // By hand never without somebody who says why.
                assert!(
                    !todo.task.is_by_hand() || !todo.grounds.is_empty(),
                    "{} {idp}",
                    app.id
                );
            }
        }
    }
}

#[test]
fn an_inferred_connection_makes_an_inferred_answer_that_names_the_endpoint() {
    let catalog = Catalog::builtin().unwrap();
    let mut seen = 0;
    for app in catalog.apps() {
        for idp in Idp::ALL.iter().copied() {
            let departure = Departure::of(app, idp);
            if departure.answer.inferred {
                let endpoint = Ground::from(app.scim.generic_endpoint.claim.as_ref().unwrap());
                assert_eq!(reach_grounds(app, &departure), [endpoint]);
                assert!(
                    departure.is_inferred() || departure.stays.is_none(),
                    "{}",
                    app.id
                );
                assert_ne!(idp, Idp::Google);
                seen += 1;
            }
        }
    }
    assert!(seen > 0);
}

#[test]
fn without_an_idp_the_answer_is_what_all_five_share() {
    let catalog = Catalog::builtin().unwrap();
    let app = |id: &str| catalog.app(id).unwrap();
    assert_eq!(stays(app("spacelift"), None), None);
    assert_eq!(
        shared(app("spacelift"), None, |departure| departure.stays),
        None
    );
    assert_eq!(stays(app("spacelift"), Some(Idp::Okta)), Some(false));
    for app in catalog.apps() {
        let all: Vec<_> = Idp::ALL.iter().map(|idp| stays(app, Some(*idp))).collect();
        let same = all.iter().all(|answer| answer == &all[0]);
        assert_eq!(
            stays(app, None),
            if same { all[0] } else { None },
            "{}",
            app.id
        );
    }
}

#[test]
fn an_app_that_never_takes_accounts_away_keeps_them() {
    let catalog = Catalog::builtin().unwrap();
    let namely = catalog.app("namely").unwrap();
    assert!(keeps_leavers(namely));
    let idps = Idp::ALL.iter().map(|idp| Departure::of(namely, *idp));
    let over_scim: Vec<Departure> = idps.filter(Departure::is_over_scim).collect();
    assert!(!over_scim.is_empty());
    for departure in over_scim {
        assert_eq!(
            (departure.stays, departure.why),
            (Some(true), Why::KeepsLeavers)
        );
        let tasks: Vec<Task> = todos(namely, &departure)
            .iter()
            .map(|todo| todo.task)
            .collect();
        assert_eq!(tasks.first(), Some(&Task::CloseAccount));
    }
}
