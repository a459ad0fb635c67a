//! The rules of the model, one by one, on price lists of two or three tiers.

use scimdex::catalog::money::{Cents, Currency};
use scimdex::catalog::{Answer, Connection, Idp};
use scimdex::cost::{
    CeilingBasis, Estimate, NativeState, PrivateQuote, Range, Reach, Scenario, Side, Strategy,
    Winner, estimate,
};

use crate::common::{app, id, people, seats, toy, toy_at};

const GATED: &str = "status: Gated, team: (plan: \"Pro\")";

fn gated(tiers: &str) -> String {
    format!("{GATED}, tiers: [{tiers}]")
}

fn name(side: Option<&Side>) -> &str {
    side.map_or("none", |side| side.tier.as_str())
}

/// Where a toy with these tiers stands at 100 seats: state, from, to, yearly in words.
fn stands(fields: &str) -> (NativeState, String, String, String) {
    let native = toy_at(fields, 100).native;
    let yearly = native
        .yearly
        .map_or("-".to_owned(), |yearly| yearly.to_string());
    (
        native.state,
        name(native.from.as_ref()).to_owned(),
        name(native.to.as_ref()).to_owned(),
        yearly,
    )
}

fn check(fields: &str, state: NativeState, from: &str, to: &str, yearly: &str) {
    let expected = (state, from.to_owned(), to.to_owned(), yearly.to_owned());
    assert_eq!(stands(fields), expected, "{fields}");
}

const PRO: &str = "(name: \"Pro\", price: \"$10/u/mo (annual)\", scim: false)";
const MAX: &str = "(name: \"Max\", price: \"$30/u/mo (annual)\", scim: true)";

#[test]
fn the_current_tier_is_the_team_plan_where_it_fits_and_is_stated_without_scim() {
    use NativeState::{Included, Priced, Unknown};
    let basic = "(name: \"Basic\", price: \"$5/u/mo (annual)\", scim: false)";
    check(
        &gated(&format!("{basic}, {PRO}, {MAX}")),
        Priced,
        "Pro",
        "Max",
        "$24,000",
    );
    let unstated = "(name: \"Pro\", price: \"$10/u/mo (annual)\")";
    check(
        &gated(&format!("{basic}, {unstated}, {MAX}")),
        Priced,
        "Basic",
        "Max",
        "$30,000",
    );
    let small = "(name: \"Pro\", price: \"$10/u/mo (annual, up to 50 users)\", scim: false)";
    check(
        &gated(&format!("{basic}, {small}, {MAX}")),
        Priced,
        "Basic",
        "Max",
        "$30,000",
    );
    // Not stated is not no: nothing is current, and not every plan is known to have SCIM.
    check(
        &gated(&format!("{unstated}, {MAX}")),
        Unknown,
        "none",
        "Max",
        "-",
    );
    // Only the plan with SCIM is sold to so many.
    check(
        &gated(&format!("{small}, {MAX}")),
        Included,
        "none",
        "Max",
        "$0",
    );
}

#[test]
fn free_personal_and_one_user_tiers_are_never_current() {
    let free = "(name: \"Pro\", price: \"Free\", scim: false)";
    let personal = "(name: \"Pro\", kind: Personal, price: \"$10/u/mo (annual)\", scim: false)";
    let single = "(name: \"Pro\", price: \"$10/u/mo (annual, up to 1 user)\", scim: false)";
    for tier in [free, personal, single] {
        let native = toy_at(&gated(&format!("{tier}, {MAX}")), 1).native;
        assert_eq!(name(native.from.as_ref()), "none", "{tier}");
        assert_eq!(native.state, NativeState::Included, "{tier}");
    }
}

#[test]
fn a_tier_dearer_than_the_cheapest_plan_with_scim_is_not_current_unless_it_is_the_team_plan() {
    let dear =
        |name: &str| format!("(name: \"{name}\", price: \"$40/u/mo (annual)\", scim: false)");
    check(
        &gated(&format!("{MAX}, {}", dear("Odd"))),
        NativeState::Unknown,
        "none",
        "Max",
        "-",
    );
    check(
        &gated(&format!("{MAX}, {}", dear("Pro"))),
        NativeState::Priced,
        "Pro",
        "Max",
        "-$12,000",
    );
}

#[test]
fn a_tier_has_scim_by_its_cell_and_never_by_the_words_of_the_plan() {
    let fields = format!(
        "{}, scim: (plan: \"Max\", price: \"$30/u/mo\")",
        gated(&format!(
            "{PRO}, (name: \"Max\", price: \"$30/u/mo (annual)\")"
        ))
    );
    check(&fields, NativeState::Unknown, "Pro", "none", "-");
}

#[test]
fn with_an_add_on_the_current_price_cancels_out() {
    let add_on = "(name: \"Sync\", kind: AddOn, price: \"$2/u/mo (annual)\", scim: true)";
    check(
        &gated(&format!("{PRO}, {MAX}, {add_on}")),
        NativeState::Priced,
        "Pro",
        "Sync",
        "$2,400",
    );
    let quoted = "(name: \"Pro\", price: \"Contact Sales\", scim: false)";
    check(
        &gated(&format!("{quoted}, {MAX}, {add_on}")),
        NativeState::Priced,
        "Pro",
        "Sync",
        "$2,400",
    );
    let dear = "(name: \"Sync\", kind: AddOn, price: \"$25/u/mo (annual)\", scim: true)";
    check(
        &gated(&format!("{PRO}, {MAX}, {dear}")),
        NativeState::Priced,
        "Pro",
        "Max",
        "$24,000",
    );
    let flat = "(name: \"Sync\", kind: AddOn, price: \"+$500/mo\", scim: true)";
    check(
        &gated(&format!("{PRO}, {flat}")),
        NativeState::Priced,
        "Pro",
        "Sync",
        "$6,000",
    );
}

#[test]
fn a_price_on_top_of_the_current_tier_needs_no_price_of_it() {
    let quoted = "(name: \"Pro\", price: \"Contact Sales\", scim: false)";
    let on_top = "(name: \"Pro with SCIM\", price: \"Pro + $300/mo\", scim: true)";
    check(
        &gated(&format!("{quoted}, {on_top}")),
        NativeState::Priced,
        "Pro",
        "Pro with SCIM",
        "$3,600",
    );
    check(
        &gated(&format!("{PRO}, {on_top}")),
        NativeState::Priced,
        "Pro",
        "Pro with SCIM",
        "$3,600",
    );
}

#[test]
fn ranges_subtract_crosswise_and_open_prices_stay_open() {
    let range = "(name: \"Pro\", price: \"$10-15/u/mo (annual)\", scim: false)";
    check(
        &gated(&format!("{range}, {MAX}")),
        NativeState::Priced,
        "Pro",
        "Max",
        "$18,000 to $24,000",
    );
    let from = "(name: \"Max\", price: \"from $30/u/mo\", scim: true)";
    check(
        &gated(&format!("{PRO}, {from}")),
        NativeState::Priced,
        "Pro",
        "Max",
        "from $24,000",
    );
    let low = "(name: \"Max\", price: \"from $3,000/yr flat\", scim: true)";
    check(
        &gated(&format!("{PRO}, {low}")),
        NativeState::Priced,
        "Pro",
        "Max",
        "from $0",
    );
}

#[test]
fn where_today_is_open_above_only_stated_amounts_are_subtracted() {
    let open = "(name: \"Pro\", price: \"from $10/u/mo\", scim: false)";
    let estimate = toy_at(&gated(&format!("{open}, {MAX}")), 100);
    assert_eq!(
        estimate.native.yearly,
        Some(Range::exact(Cents::whole(24_000)))
    );
    assert!(estimate.native.open_on_both);
    assert!(
        says(&estimate.assumptions, "the same on both tiers"),
        "{:?}",
        estimate.assumptions
    );
}

fn says(notes: &[String], words: &str) -> bool {
    notes.iter().any(|note| note.contains(words))
}

#[test]
fn other_currencies_are_shown_and_never_compared_with_dollars() {
    let euros = gated(
        "(name: \"Pro\", price: \"€10/u/mo (annual)\", scim: false), \
         (name: \"Max\", price: \"€30/u/mo (annual)\", scim: true)",
    );
    let estimate = toy_at(&euros, 100);
    assert_eq!(estimate.native.state, NativeState::Priced);
    assert_eq!(estimate.native.yearly.unwrap().currency, Currency::Eur);
    assert_eq!(estimate.native.yearly.unwrap().to_string(), "€24,000");
    assert_eq!(estimate.verdict.winner, Winner::Undecided);
    let mixed = gated(&format!(
        "(name: \"Pro\", price: \"€10/u/mo (annual)\", scim: false), {MAX}"
    ));
    check(&mixed, NativeState::Unknown, "Pro", "Max", "-");
}

#[test]
fn states_without_a_price() {
    use NativeState::{NotRead, NotSold, Quote, Unavailable, Unknown};
    let max = |price: &str| format!("(name: \"Max\", price: \"{price}\", scim: true)");
    let with = |price: &str| gated(&format!("{PRO}, {}", max(price)));
    check(&with("Contact Sales"), Quote, "Pro", "Max", "-");
    check(
        &with("five golden rings a fortnight"),
        NotRead,
        "Pro",
        "Max",
        "-",
    );
    check(
        &with("$30/u/mo (annual, up to 50 users)"),
        Unavailable,
        "Pro",
        "none",
        "-",
    );
    check(&with("Usage-based"), Unknown, "Pro", "Max", "-");
    check(&with("$50/host/mo"), Unknown, "Pro", "Max", "-");
    check(&with("$50/mo"), Unknown, "Pro", "Max", "-");
    check(&with("Not disclosed"), Unknown, "Pro", "Max", "-");
    check(
        &format!("status: NoScim, tiers: [{PRO}]"),
        NotSold,
        "none",
        "none",
        "-",
    );
    // No tier is named, and the price of SCIM is a quote.
    let quoted = format!("{}, scim: (price: \"Contact Sales\")", gated(PRO));
    check(&quoted, Quote, "Pro", "none", "-");
    check(&gated(PRO), Unknown, "Pro", "none", "-");
    check("status: Unknown", Unknown, "none", "none", "-");
}

#[test]
fn an_unread_price_before_the_cheapest_keeps_the_target_open() {
    let unread = "(name: \"Mid\", price: \"five golden rings a fortnight\", scim: true)";
    check(
        &gated(&format!("{PRO}, {unread}, {MAX}")),
        NativeState::NotRead,
        "Pro",
        "Mid",
        "-",
    );
    check(
        &gated(&format!("{PRO}, {MAX}, {unread}")),
        NativeState::Priced,
        "Pro",
        "Max",
        "$24,000",
    );
}

#[test]
fn included_is_stated_for_every_paid_plan_that_fits() {
    use NativeState::{Included, Quote};
    let quote = "(name: \"Max\", price: \"Contact Sales\", scim: true)";
    // Gated, and nothing can be summed: a quote is no inclusion.
    check(
        &format!("status: Gated, tiers: [{quote}]"),
        Quote,
        "none",
        "Max",
        "-",
    );
    check(
        &format!("status: Partial, tiers: [{quote}]"),
        Included,
        "none",
        "none",
        "$0",
    );
    check(
        &format!("status: Gated, tiers: [{MAX}, {quote}]"),
        Included,
        "none",
        "Max",
        "$0",
    );
    // An included app costs nothing, with the step from its free tier beside it.
    let free = "(name: \"Free\", price: \"Free\", scim: false)";
    let included = toy_at(&format!("status: Included, tiers: [{free}, {MAX}]"), 100).native;
    assert_eq!(included.state, Included);
    assert_eq!(included.yearly, Some(Range::exact(Cents::ZERO)));
    assert_eq!(included.from_free, Some(Range::exact(Cents::whole(36_000))));
}

#[test]
fn the_stated_seat_minimum_is_billed_for_the_plan_that_it_names() {
    let fields = format!(
        "{}, scim: (plan: \"Max\", min_seats: 150)",
        gated(&format!("{PRO}, {MAX}"))
    );
    // 150 x $30 x 12 less 100 x $10 x 12.
    check(&fields, NativeState::Priced, "Pro", "Max", "$42,000");
}

#[test]
fn the_users_dials_choose_tiers() {
    let tiers = format!(
        "(name: \"Basic\", price: \"$5/u/mo (annual)\", scim: false), {PRO}, {MAX}, \
         (name: \"Ultra\", price: \"$50/u/mo (annual)\", scim: true)"
    );
    let app = toy(&gated(&tiers));
    let with = |current: Option<&str>, target: Option<&str>| {
        let mut scenario = seats("toy", 100);
        scenario.set_current(&id("toy"), current.map(str::to_owned));
        scenario.set_target(&id("toy"), target.map(str::to_owned));
        estimate(&app, &scenario, None).native
    };
    for (current, target, state, yearly) in [
        (Some("Basic"), None, NativeState::Priced, Some(30_000)),
        (
            Some("basic"),
            Some("ultra"),
            NativeState::Priced,
            Some(54_000),
        ),
        (Some("Max"), None, NativeState::Included, Some(0)),
        (
            Some("Max"),
            Some("Ultra"),
            NativeState::Priced,
            Some(24_000),
        ),
        (Some("Platinum"), None, NativeState::Unknown, None),
        (None, Some("Platinum"), NativeState::Unknown, None),
        (None, Some("Pro"), NativeState::Unknown, None),
    ] {
        let native = with(current, target);
        assert_eq!(
            native.state, state,
            "{current:?} {target:?}: {}",
            native.why
        );
        let expected = yearly.map(|dollars| Range::exact(Cents::whole(dollars)));
        assert_eq!(native.yearly, expected, "{current:?} {target:?}");
    }
    assert!(with(Some("Platinum"), None).why.contains("Platinum"));
}

#[test]
fn a_private_quote_is_a_price() {
    let quoted = |text: &str, fields: &str| {
        let mut scenario = seats("toy", 100);
        scenario
            .set_quote(&id("toy"), PrivateQuote::parse(text))
            .unwrap();
        estimate(&toy(fields), &scenario, None)
    };
    let by_quote = gated(&format!(
        "{PRO}, (name: \"Max\", price: \"Contact Sales\", scim: true)"
    ));
    let total = quoted("13,000/yr", &by_quote);
    assert_eq!(total.native.state, NativeState::Priced);
    assert_eq!(total.native.yearly, Some(Range::exact(Cents::whole(1_000))));
    assert_eq!(total.verdict.winner, Winner::Strategy(Strategy::NativeScim));
    let seat = quoted("15/seat/mo", &by_quote);
    assert_eq!(seat.native.yearly, Some(Range::exact(Cents::whole(6_000))));
    // What is paid today is not known: the step is at most the quote.
    let alone = "status: Gated, tiers: [(name: \"Max\", price: \"Contact Sales\", scim: true)]";
    let alone = quoted("2,000/yr", alone).native.yearly.unwrap();
    assert_eq!(
        (alone.low, alone.high),
        (Cents::ZERO, Some(Cents::whole(2_000)))
    );
}

fn reach(idp: Idp, connection: Connection, hand_built_may_work: bool) -> Option<Reach> {
    Some(Reach {
        idp,
        answer: Answer {
            connection,
            inferred: false,
            hand_built_may_work,
        },
    })
}

#[test]
fn how_my_idp_reaches_an_app_decides_whether_its_scim_is_of_use() {
    let plain = toy(&gated(&format!("{PRO}, {MAX}")));
    let open = toy(&format!(
        "{}, scim: (generic_endpoint: true)",
        gated(&format!("{PRO}, {MAX}"))
    ));
    let none = toy("status: NoScim");
    use Connection::{ApiConnector, DirectorySync, Generic, JitOnly, Native, SsoOnly};
    use NativeState::{NotSold, OtherIdp, Priced, Unknown};
    for (app, reach, state) in [
        (&plain, None, Priced),
        (&plain, reach(Idp::Okta, Native, false), Priced),
        (&plain, reach(Idp::Okta, Generic, false), Priced),
        (&plain, reach(Idp::Okta, Connection::Unknown, false), Priced),
        (&plain, reach(Idp::Okta, SsoOnly, false), OtherIdp),
        (&plain, reach(Idp::Okta, Connection::None, false), OtherIdp),
        (&plain, reach(Idp::Okta, JitOnly, false), OtherIdp),
        (&open, reach(Idp::Okta, SsoOnly, true), Priced),
        (&open, reach(Idp::Okta, JitOnly, false), Priced),
        (&open, reach(Idp::Google, SsoOnly, false), OtherIdp),
        (&open, reach(Idp::Google, JitOnly, false), OtherIdp),
        (&plain, reach(Idp::Okta, DirectorySync, false), Unknown),
        (&plain, reach(Idp::Entra, ApiConnector, false), Unknown),
        (&none, reach(Idp::Okta, SsoOnly, false), NotSold),
        (&none, reach(Idp::Okta, ApiConnector, false), Unknown),
    ] {
        let estimate = estimate(app, &people(100), reach);
        assert_eq!(estimate.native.state, state, "{reach:?}");
        let decided = match state {
            NativeState::Unknown => Winner::Undecided,
            _ => Winner::Strategy(Strategy::Manual),
        };
        assert_eq!(estimate.verdict.winner, decided, "{reach:?}");
    }
    let sync = estimate(&plain, &people(100), reach(Idp::Okta, DirectorySync, false));
    assert_eq!(
        sync.native.why,
        "Okta provisions it without SCIM; plan and price not documented"
    );
}

#[test]
fn an_app_that_never_deactivates_keeps_its_leavers_by_hand() {
    let namely = estimate(app("namely"), &people(500), None);
    assert!(!namely.native.takes_part);
    assert_eq!(namely.native.ceiling, None);
    assert_eq!(namely.verdict.winner, Winner::Strategy(Strategy::Manual));
    assert!(says(&namely.assumptions, "leavers stay by hand"));
    let cheap = "status: Gated, team: (plan: \"Pro\"), \
        scim: (operations: (create: true, deactivate: false)), \
        tiers: [(name: \"Pro\", price: \"$10/u/mo\", scim: false), (name: \"Max\", price: \"$10.01/u/mo\", scim: true)]";
    assert_eq!(
        toy_at(cheap, 100).verdict.winner,
        Winner::Strategy(Strategy::Manual)
    );
    let deletes = cheap.replace("deactivate: false", "deactivate: false, delete: true");
    assert_eq!(
        toy_at(&deletes, 100).verdict.winner,
        Winner::Strategy(Strategy::NativeScim)
    );
    // For one IdP alone is no reason to keep leavers by hand.
    assert!(estimate(app("qlik"), &people(500), None).native.takes_part);
}

#[test]
fn ceilings_bound_the_quote_or_the_increase() {
    let ceiling = |fields: &str| {
        let ceiling = toy_at(fields, 100).native.ceiling.unwrap();
        (ceiling.yearly, ceiling.basis)
    };
    // By hand 100 seats cost $2,350.80; today's Pro is $12,000.
    let max = "(name: \"Max\", price: \"Contact Sales\", scim: true)";
    let total = gated(&format!("{PRO}, {max}"));
    assert_eq!(ceiling(&total), (Cents(1_435_080), CeilingBasis::Total));
    let unknown = "(name: \"Pro\", price: \"Contact Sales\", scim: false)";
    let increase = gated(&format!("{unknown}, {max}"));
    assert_eq!(ceiling(&increase), (Cents(235_080), CeilingBasis::Increase));
    let add_on = "(name: \"Sync\", kind: AddOn, price: \"Contact Sales\", scim: true)";
    let added = gated(&format!("{PRO}, {add_on}"));
    assert_eq!(ceiling(&added), (Cents(235_080), CeilingBasis::Increase));
    // A cheaper connector lowers it; work left lowers it as well.
    let mut scenario = seats("toy", 100);
    scenario
        .set_connector_fee(Some(Cents::whole(1_000)))
        .unwrap();
    let with = |scenario: &scimdex::cost::Scenario| {
        let estimate = estimate(&toy(&increase), scenario, None);
        (
            estimate.native.ceiling.unwrap().yearly,
            estimate.verdict.otherwise,
        )
    };
    assert_eq!(
        with(&scenario),
        (Cents::whole(1_000), Some(Strategy::Connector))
    );
    scenario.set_connector_fee(None).unwrap();
    scenario.set_work_left(scimdex::cost::Percent(250)).unwrap();
    assert_eq!(
        with(&scenario),
        (Cents(235_080 - 58_770), Some(Strategy::Manual))
    );
}

#[test]
fn work_left_is_added_to_what_is_bought() {
    let mut scenario = seats("toy", 100);
    scenario.set_work_left(scimdex::cost::Percent(100)).unwrap();
    scenario
        .set_connector_fee(Some(Cents::whole(1_000)))
        .unwrap();
    let estimate = estimate(&toy(&gated(&format!("{PRO}, {MAX}"))), &scenario, None);
    assert_eq!(estimate.native.work_left, Cents(23_508));
    assert_eq!(estimate.native.yearly, Some(Range::exact(Cents(2_423_508))));
    assert_eq!(
        estimate.connector.yearly,
        Some(Range::exact(Cents(123_508)))
    );
    assert_eq!(estimate.manual.total, Range::exact(Cents(235_080)));
}

#[test]
fn verdicts_need_a_high_below_every_low() {
    let step = |pro: &str, max: &str| {
        let tiers = format!(
            "(name: \"Pro\", price: \"{pro}\", scim: false), (name: \"Max\", price: \"{max}\", scim: true)"
        );
        toy_at(&gated(&tiers), 100).verdict
    };
    use Strategy::{Manual, NativeScim};
    let native = step("$10/u/mo", "$11/u/mo");
    assert_eq!(native.winner, Winner::Strategy(NativeScim));
    assert_eq!(native.saving, Some(Cents(235_080 - 120_000)));
    assert_eq!(native.words, "native SCIM is cheapest, by $1,150.80 a year");
    assert_eq!(
        step("$10/u/mo", "$20/u/mo").winner,
        Winner::Strategy(Manual)
    );
    // $1,200 to $6,000 a year against $2,350.80.
    assert_eq!(step("$10/u/mo", "$11-15/u/mo").winner, Winner::Undecided);
    assert_eq!(step("$10/u/mo", "from $11/u/mo").winner, Winner::Undecided);
    assert_eq!(
        step("$10/u/mo", "from $15/u/mo").winner,
        Winner::Strategy(Manual)
    );
}

#[test]
fn rates_that_are_touched_replace_published_lines_for_every_app() {
    let mut scenario = people(1_000);
    scenario.set_hourly(Some(Cents::whole(100))).unwrap();
    scenario.set_idle_licence(Some(Cents::whole(200))).unwrap();
    let manual = |scenario: &Scenario| estimate(app("backstage"), scenario, None).manual;
    // 85 hours and 12 licences at 500 people, twice.
    assert_eq!(manual(&scenario).labour, Some(Cents::whole(17_000)));
    assert_eq!(manual(&scenario).licences, Some(Cents::whole(4_800)));
    assert_eq!(
        manual(&scenario).total,
        Range::exact(Cents::whole(17_000 + 4_800 + 1_780))
    );
    scenario.set_compliance(false);
    assert_eq!(manual(&scenario).total, Range::exact(Cents::whole(21_800)));
}

#[test]
fn a_total_of_ones_own_without_parts_is_scaled_and_says_so() {
    let own = "status: NoScim, guide: (kind: Card, profile: (total: 6000, headcount: 100))";
    let estimate = toy_at(own, 50);
    assert_eq!(estimate.manual.total, Range::exact(Cents::whole(3_000)));
    assert_eq!(estimate.manual.labour, None);
    assert!(
        says(&estimate.unknowns, "consists of"),
        "{:?}",
        estimate.unknowns
    );
    let mut scenario = seats("toy", 100);
    scenario.set_basis(scimdex::cost::Basis::Events);
    let events = estimate_of(own, &scenario);
    // The aggregate's idle licences, at 100 of its 500 people: $785 beside the labour of 44.6 changes.
    assert_eq!(events.manual.licences, Some(Cents::whole(785)));
    let halved = "status: NoScim, guide: (kind: Card, profile: (labour: 6000, headcount: 100))";
    let open = toy_at(halved, 50).manual.total;
    assert_eq!((open.low, open.high), (Cents::whole(3_000), None));
}

fn estimate_of(fields: &str, scenario: &Scenario) -> Estimate {
    estimate(&toy(fields), scenario, None)
}

#[test]
fn every_estimate_names_what_it_does_not_know() {
    let estimate: Estimate = estimate(app("netlify"), &people(500), None);
    for words in [
        "what handwork costs for Netlify itself",
        "by quote",
        "enter a fee",
    ] {
        assert!(
            says(&estimate.unknowns, words),
            "{words}: {:?}",
            estimate.unknowns
        );
    }
    assert!(says(&estimate.assumptions, "Pro is what is paid today"));
    assert!(says(&estimate.assumptions, "not measured for Netlify"));
}
