//! What each column says of an app, and by what it orders apps.
//!
//! One function a column, named as its key; only what cannot be ordered by its words has a `_key` of its own.

use crate::catalog::dispute::fields_of;
use crate::catalog::fact::yes_no;
use crate::catalog::money::Currency;
use crate::catalog::price::Price;
use crate::catalog::words::Confidence;
use crate::catalog::{App, Connection, Fact, Idp, Status};
use crate::cost::{Headline, NativeState};
use crate::lens::Lens;

use super::{NOT_DOCUMENTED, SortKey};

/// The key of a column that is ordered by its words.
pub(super) fn words_key(words: &str) -> SortKey {
    if words == NOT_DOCUMENTED {
        SortKey::Unknown
    } else {
        SortKey::words(words)
    }
}

pub(super) fn stated(words: Option<impl ToString>) -> String {
    words.map_or(NOT_DOCUMENTED.to_owned(), |words| words.to_string())
}

fn list(words: &[String]) -> String {
    if words.is_empty() {
        return NOT_DOCUMENTED.to_owned();
    }
    words.join(", ")
}

pub(super) fn answer(fact: &Fact<bool>) -> String {
    yes_no(fact.get()).to_owned()
}

fn price_words(fact: &Fact<Price>) -> String {
    stated(fact.value().map(Price::text))
}

pub(super) fn mark(app: &App, lens: &Lens) -> String {
    yes_no(Some(lens.is_marked(app))).to_owned()
}

pub(super) fn in_stack(app: &App, lens: &Lens) -> String {
    yes_no(Some(lens.is_owned(app))).to_owned()
}

pub(super) fn name(app: &App, _: &Lens) -> String {
    app.display_name().to_owned()
}

pub(super) fn id(app: &App, _: &Lens) -> String {
    app.id.to_string()
}

pub(super) fn scim(app: &App, _: &Lens) -> String {
    app.status().title().to_owned()
}

/// From the best to the worst for who wants to provision.
pub(super) fn scim_key(app: &App, _: &Lens) -> SortKey {
    SortKey::Number(match app.status() {
        Status::Included => 0,
        Status::Partial => 1,
        Status::Gated => 2,
        Status::Unknown => 3,
        Status::None => 4,
    })
}

/// The plan from which SCIM can be had: the target tier, else the plan that the catalog names.
pub(super) fn from(app: &App, lens: &Lens) -> String {
    from_of(app, &lens.headline(app))
}

fn from_of(app: &App, headline: &Headline) -> String {
    if app.status() == Status::None {
        return "no plan".to_owned();
    }
    match headline.target.as_ref().or(app.scim.plan.value()) {
        Some(plan) => plan.clone(),
        None if has_scim(app) => "plan not documented".to_owned(),
        None => NOT_DOCUMENTED.to_owned(),
    }
}

/// Whether somebody states that SCIM is there: by the status, outright, or by a connection over it.
fn has_scim(app: &App) -> bool {
    let by_status = match app.status() {
        Status::Gated | Status::Included | Status::Partial => true,
        Status::None | Status::Unknown => false,
    };
    let over_scim = |idp: &Idp| {
        let connection = app.idps.get(*idp).connection.get();
        matches!(connection, Some(Connection::Native | Connection::Generic))
    };
    by_status
        || app.scim.available.get() == Some(true)
        || app.scim.generic_endpoint.get() == Some(true)
        || Idp::ALL.iter().any(over_scim)
}

/// Why there is no number: what the price and jump columns say then.
fn without_number(state: NativeState) -> &'static str {
    match state {
        NativeState::Included => "included",
        NativeState::Quote => "quote",
        NativeState::NotSold => "not sold",
        NativeState::Unavailable => "not at this size",
        NativeState::NotRead => "not read",
        NativeState::OtherIdp => "other IdP",
        NativeState::Priced | NativeState::Unknown => NOT_DOCUMENTED,
    }
}

pub(super) fn price(app: &App, lens: &Lens) -> String {
    price_of(&lens.headline(app))
}

fn price_of(headline: &Headline) -> String {
    match headline.price {
        Some(price) => price.to_string(),
        None => without_number(headline.state).to_owned(),
    }
}

/// By the lower end; prices in dollars before those in other currencies, which are not compared with them.
pub(super) fn price_key(app: &App, lens: &Lens) -> SortKey {
    match lens.headline(app).price {
        Some(price) if price.currency == Currency::Usd => SortKey::Number(price.low.0),
        Some(_) | None => words_key(&price(app, lens)),
    }
}

pub(super) fn jump(app: &App, lens: &Lens) -> String {
    jump_of(&lens.headline(app))
}

/// What a column says that says it of an app's headline; none of the others. The list asks for several of them, and for the
/// headline once.
#[must_use]
pub fn of_headline(key: &str, app: &App, headline: &Headline) -> Option<String> {
    match key {
        "from" => Some(from_of(app, headline)),
        "price" => Some(price_of(headline)),
        "jump" => Some(jump_of(headline)),
        _ => None,
    }
}

fn jump_of(headline: &Headline) -> String {
    match headline.jump {
        Some(jump) => jump.to_string(),
        None => without_number(headline.state).to_owned(),
    }
}

/// By the lower end.
pub(super) fn jump_key(app: &App, lens: &Lens) -> SortKey {
    match lens.headline(app).jump {
        Some(jump) => SortKey::Number(i64::try_from(jump.low).unwrap_or(i64::MAX)),
        None => words_key(&self::jump(app, lens)),
    }
}

pub(super) fn for_idp_title(lens: &Lens) -> String {
    match lens.idp {
        Some(idp) => format!("For {}", idp.title()),
        None => "For my IdP".to_owned(),
    }
}

pub(super) fn for_idp(app: &App, lens: &Lens) -> String {
    match lens.idp {
        Some(idp) => lens.reach_words(app, idp),
        None => "no IdP chosen".to_owned(),
    }
}

pub(super) fn for_idp_key(app: &App, lens: &Lens) -> SortKey {
    lens.idp
        .map_or(SortKey::Unknown, |idp| reach_key(app, lens, idp))
}

/// By connection, from native down; inferred after stated; what is only unconfirmed after all that is known.
fn reach_key(app: &App, lens: &Lens, idp: Idp) -> SortKey {
    let answer = app.answer(idp);
    let rank: i64 = match answer.connection {
        Connection::Native => 0,
        Connection::Generic => 1,
        Connection::DirectorySync => 3,
        Connection::ApiConnector => 4,
        Connection::ThirdParty => 5,
        Connection::JitOnly => 6,
        Connection::SsoOnly => 7,
        Connection::None => 8,
        Connection::Unknown if lens.reach_words(app, idp) == NOT_DOCUMENTED => {
            return SortKey::Unknown;
        }
        Connection::Unknown => 9,
    };
    SortKey::Number(rank.saturating_add(i64::from(answer.inferred)))
}

macro_rules! reach {
    ($($text:ident, $key:ident, $idp:ident;)+) => { $(
        pub(super) fn $text(app: &App, lens: &Lens) -> String {
            lens.reach_words(app, Idp::$idp)
        }

        pub(super) fn $key(app: &App, lens: &Lens) -> SortKey {
            reach_key(app, lens, Idp::$idp)
        }
    )+ };
}

reach! {
    okta, okta_key, Okta;
    entra, entra_key, Entra;
    google, google_key, Google;
    onelogin, onelogin_key, OneLogin;
    jumpcloud, jumpcloud_key, JumpCloud;
}

pub(super) fn category(app: &App, _: &Lens) -> String {
    stated(app.category.get())
}

pub(super) fn category_slug(app: &App, _: &Lens) -> String {
    stated(app.category.get().map(|category| category.word()))
}

pub(super) fn owner(app: &App, _: &Lens) -> String {
    stated(app.owner.as_ref())
}

pub(super) fn former_names(app: &App, _: &Lens) -> String {
    list(&app.former_names)
}

pub(super) fn aliases(app: &App, _: &Lens) -> String {
    list(&app.aliases)
}

pub(super) fn scim_plan(app: &App, _: &Lens) -> String {
    stated(app.scim.plan.value())
}

pub(super) fn scim_price(app: &App, _: &Lens) -> String {
    price_words(&app.scim.price)
}

pub(super) fn scim_version(app: &App, _: &Lens) -> String {
    stated(app.scim.version.value())
}

pub(super) fn endpoint(app: &App, _: &Lens) -> String {
    answer(&app.scim.generic_endpoint)
}

pub(super) fn sso_first(app: &App, _: &Lens) -> String {
    answer(&app.scim.sso_required)
}

pub(super) fn min_seats(app: &App, lens: &Lens) -> String {
    stated(lens.headline(app).least_seats)
}

pub(super) fn min_seats_key(app: &App, lens: &Lens) -> SortKey {
    SortKey::number(lens.headline(app).least_seats)
}

/// What is stated to work, then what is stated not to.
pub(super) fn operations(app: &App, _: &Lens) -> String {
    let with = |wanted: bool| {
        let each = app.scim.operations.each();
        let words = each
            .into_iter()
            .filter(move |(_, fact)| fact.get() == Some(wanted));
        words.map(|(word, _)| word).collect::<Vec<_>>().join(", ")
    };
    match (with(true), with(false)) {
        (yes, no) if yes.is_empty() && no.is_empty() => NOT_DOCUMENTED.to_owned(),
        (yes, no) if no.is_empty() => yes,
        (yes, no) if yes.is_empty() => format!("not {no}"),
        (yes, no) => format!("{yes}; not {no}"),
    }
}

/// Yes with the protocols where they are named.
pub(super) fn sso(app: &App, _: &Lens) -> String {
    match (app.sso.available.get(), app.sso.protocols.value()) {
        (Some(false), _) => "no".to_owned(),
        (Some(true), Some(protocols)) => format!("yes ({})", protocols.join(", ")),
        (Some(true), None) => "yes".to_owned(),
        (None, Some(protocols)) => protocols.join(", "),
        (None, None) => NOT_DOCUMENTED.to_owned(),
    }
}

pub(super) fn sso_plan(app: &App, _: &Lens) -> String {
    stated(app.sso.plan.value())
}

pub(super) fn team_plan(app: &App, _: &Lens) -> String {
    stated(app.team.plan.value())
}

pub(super) fn team_price(app: &App, _: &Lens) -> String {
    price_words(&app.team.price)
}

pub(super) fn jit(app: &App, _: &Lens) -> String {
    answer(&app.jit)
}

pub(super) fn user_api(app: &App, _: &Lens) -> String {
    stated(app.user_api.get())
}

/// A guide or a card; that the catalog carries none is known.
pub(super) fn guide(app: &App, _: &Lens) -> String {
    app.guide.map_or("none", |guide| guide.title()).to_owned()
}

pub(super) fn confidence(app: &App, _: &Lens) -> String {
    stated(app.confidence.get())
}

/// From high to low.
pub(super) fn confidence_key(app: &App, _: &Lens) -> SortKey {
    SortKey::number(app.confidence.get().map(|confidence| match confidence {
        Confidence::High => 0_i64,
        Confidence::Medium => 1,
        Confidence::Low => 2,
    }))
}

/// The day; an app whose records have none is "undated".
pub(super) fn verified(app: &App, _: &Lens) -> String {
    app.verified
        .map_or("undated".to_owned(), |day| day.to_string())
}

pub(super) fn verified_key(app: &App, _: &Lens) -> SortKey {
    app.verified
        .map_or(SortKey::Unknown, |day| SortKey::words(&day.to_string()))
}

pub(super) fn age(app: &App, lens: &Lens) -> String {
    let age = lens.age(app.verified);
    age.days()
        .map_or_else(|| age.word().to_owned(), |days| days.to_string())
}

pub(super) fn freshness(app: &App, lens: &Lens) -> String {
    lens.age(app.verified).word().to_owned()
}

pub(super) fn age_key(app: &App, lens: &Lens) -> SortKey {
    SortKey::number(lens.age_days(app))
}

pub(super) fn first_added(app: &App, _: &Lens) -> String {
    stated(app.first_added.value())
}

pub(super) fn status_before(app: &App, _: &Lens) -> String {
    stated(app.status_before.get())
}

pub(super) fn layers(app: &App, lens: &Lens) -> String {
    let words = app
        .layers
        .iter()
        .map(|(layer, _)| lens.layer_word(*layer).to_owned());
    list(&words.collect::<Vec<_>>())
}

pub(super) fn disagreements(app: &App, _: &Lens) -> String {
    app.disagreements.to_string()
}

pub(super) fn disagreements_key(app: &App, _: &Lens) -> SortKey {
    SortKey::Number(i64::from(app.disagreements))
}

/// The fields that are claimed differently, by the paths and names that JSON has for them.
pub(super) fn disputed(app: &App, _: &Lens) -> String {
    if app.disagreements == 0 {
        return "none".to_owned();
    }
    fields_of(app).join(", ")
}

pub(super) fn pricing_url(app: &App, _: &Lens) -> String {
    stated(app.pricing_url.value())
}

pub(super) fn docs_url(app: &App, _: &Lens) -> String {
    stated(app.docs_url.value())
}
