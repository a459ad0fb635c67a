//! The worked examples of `docs/cost-model.md`, to the cent, on the real catalog.

use scimdex::catalog::money::Cents;
use scimdex::cost::{
    Basis, CeilingBasis, NativeState, ProfileKind, Range, Side, Strategy, Winner, estimate,
};

use crate::common::{app, at_people, at_seats, people};

fn dollars(cents: i64) -> Range {
    Range::exact(Cents(cents))
}

fn tier(side: Option<&Side>) -> &str {
    side.map_or("none", |side| side.tier.as_str())
}

#[test]
fn handwork_on_the_reference_basis_is_the_published_profile_scaled() {
    for (id, headcount, cents, kind, own) in [
        ("heroku", 500, 1_175_400, ProfileKind::Aggregate, true),
        ("heroku", 1_000, 2_350_800, ProfileKind::Aggregate, true),
        ("backstage", 500, 949_000, ProfileKind::Research, true),
        ("alkami", 500, 949_000, ProfileKind::Research, true),
        ("slack", 500, 1_175_400, ProfileKind::Aggregate, false),
    ] {
        let manual = at_people(id, headcount).manual;
        assert_eq!(manual.total, dollars(cents), "{id} at {headcount}");
        assert_eq!(manual.profile.kind, kind, "{id}");
        assert_eq!(manual.profile.own_profile, own, "{id}");
    }
    let heroku = at_people("heroku", 500).manual;
    assert_eq!(heroku.orphaned.unwrap().to_string(), "7");
    assert_eq!(heroku.idle.unwrap().to_string(), "12");
    assert_eq!(heroku.hours.unwrap().to_string(), "101");
    assert!(!heroku.profile.parts_inferred);
    let card = at_people("alkami", 500).manual;
    assert!(card.profile.parts_inferred, "a card prints the total only");
    assert_eq!(card.labour, Some(Cents::whole(5_100)));
}

#[test]
fn handwork_on_the_events_basis_counts_changes() {
    let mut scenario = people(500);
    scenario.set_basis(Basis::Events);
    let manual = estimate(app("heroku"), &scenario, None).manual;
    assert_eq!(manual.changes.unwrap().to_string(), "223");
    assert_eq!(manual.labour, Some(Cents(224_030)));
    assert_eq!(manual.compliance, Some(Cents::ZERO));
    assert_eq!(manual.total, dollars(616_530));
}

#[test]
fn a_connector_beats_handwork_from_the_size_at_which_it_is_cheaper() {
    let mut scenario = people(500);
    scenario
        .set_connector_fee(Some(Cents::whole(5_000)))
        .unwrap();
    let heroku = estimate(app("heroku"), &scenario, None);
    assert_eq!(heroku.verdict.winner, Winner::Strategy(Strategy::Connector));
    assert_eq!(heroku.verdict.saving, Some(Cents::whole(6_754)));
    assert_eq!(heroku.verdict.break_even_headcount, Some(213));
    let crossing = heroku.verdict.crossings.first().unwrap();
    assert_eq!(crossing.below, Winner::Strategy(Strategy::Manual));
    assert_eq!(crossing.share.unwrap().to_string(), "42.6");
    assert_eq!(heroku.verdict.crossings.len(), 1);
}

#[test]
fn steps_between_tiers() {
    let table = [
        ("slack", 100, "Pro", "Business+", 930_000),
        ("1password", 15, "Teams Starter Pack", "Business", 101_940),
        ("metabase", 50, "Starter", "Pro", 740_500),
        ("hubspot", 20, "Starter", "Professional", 1_992_000),
        (
            "bitbucket",
            100,
            "Standard",
            "Guard Standard (add-on)",
            504_000,
        ),
        (
            "better-uptime",
            100,
            "Responder",
            "Okta or Azure SSO add-on",
            600_000,
        ),
        (
            "salesforce",
            100,
            "Starter Suite",
            "Pro Suite + Web Services API add-on",
            12_000_000,
        ),
        (
            "hive",
            100,
            "Teams",
            "Teams + Enterprise Security add-on",
            600_000,
        ),
        ("atlassian", 100, "none", "Guard Standard (add-on)", 504_000),
    ];
    for (id, count, from, to, cents) in table {
        let native = at_seats(id, count).native;
        assert_eq!(native.state, NativeState::Priced, "{id}: {}", native.why);
        assert_eq!(tier(native.from.as_ref()), from, "{id}");
        assert_eq!(tier(native.to.as_ref()), to, "{id}");
        assert_eq!(native.yearly, Some(dollars(cents)), "{id}");
    }
    assert_eq!(at_seats("hubspot", 20).native.one_time, Cents::whole(1_500));
    let temporal = at_people("temporal-cloud", 500).native;
    assert_eq!(temporal.yearly, Some(dollars(600_000)), "{}", temporal.why);
}

#[test]
fn a_step_to_a_price_that_begins_somewhere_is_open_above() {
    let github = at_seats("github", 50).native.yearly.unwrap();
    assert_eq!((github.low, github.high), (Cents::whole(10_200), None));
    assert_eq!(github.to_string(), "from $10,200");
    let calendly = at_people("calendly", 500).native.yearly.unwrap();
    assert_eq!(
        (calendly.low, calendly.high),
        (Cents::ZERO, None),
        "never below $0"
    );
}

#[test]
fn what_every_plan_at_a_size_has_is_included() {
    let one = at_seats("1password", 25);
    assert_eq!(one.native.state, NativeState::Included);
    assert_eq!(one.native.yearly, Some(dollars(0)));
    assert_eq!(one.native.why, "every paid plan for 25 seats has SCIM");
    assert_eq!(one.verdict.winner, Winner::Strategy(Strategy::NativeScim));
}

#[test]
fn a_quote_has_a_ceiling() {
    let spacelift = at_people("spacelift", 500);
    assert_eq!(spacelift.native.state, NativeState::Quote);
    assert_eq!(spacelift.native.yearly, None, "no price is invented");
    let ceiling = spacelift.native.ceiling.unwrap();
    assert_eq!(ceiling.yearly, Cents::whole(31_754));
    assert_eq!(ceiling.seat_month, Cents(529));
    assert_eq!(ceiling.basis, CeilingBasis::Total);
    assert_eq!(spacelift.verdict.winner, Winner::Undecided);
    let netlify = at_people("netlify", 500);
    assert_eq!(netlify.native.ceiling.unwrap().yearly, Cents::whole(11_994));
    assert_eq!(
        netlify.verdict.words,
        "by hand, unless the quote is below $11,994"
    );
    assert_eq!(netlify.verdict.otherwise, Some(Strategy::Manual));
}

#[test]
fn native_scim_at_a_vendor_without_it_is_not_sold() {
    let heroku = at_people("heroku", 500);
    assert_eq!(heroku.native.state, NativeState::NotSold);
    assert_eq!(heroku.verdict.winner, Winner::Strategy(Strategy::Manual));
    assert_eq!(heroku.verdict.saving, None, "nothing else takes part");
    assert_eq!(heroku.verdict.break_even_headcount, None);
}
