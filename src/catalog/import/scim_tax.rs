//! A row of the SCIM Tax Index, in the shape of April 2026 or of October 2026.
//!
//! Neither shape holds a price list: it states the plan with SCIM and the cheapest plan for teams, each with its price, and
//! that is what the record claims. So an imported layer never takes the place of a price list that the catalog has.

use crate::catalog::app::{AppId, folded_name};
use crate::catalog::price::Price;
use crate::catalog::record::{Operations, PerIdp, Reach, Record, Scim, Sso, Team};
use crate::catalog::words::{Category, Idp};

use super::cells::{self, Wrong, words};
use super::names::{Found, Names};
use super::sheet::Row;

/// The columns of April 2026.
pub(super) const APRIL: &[&str] = &[
    "vendor",
    "slug",
    "status",
    "plan_required",
    "scim_price",
    "base_plan_price",
    "pricing_page_url",
];

/// The columns of October 2026. `price_multiplier` is the quotient of two others and claims nothing of its own.
pub(super) const OCTOBER: &[&str] = &[
    "vendor",
    "slug",
    "category",
    "status",
    "scim_plan",
    "scim_price_text",
    "scim_price_per_user_mo",
    "team_plan",
    "team_price_text",
    "team_price_per_user_mo",
    "price_multiplier",
    "sso_plan",
    "sso_price_per_user_mo",
    "sso_required_for_scim",
    "scim_addon_price_text",
    "min_seats",
    "scim_create",
    "scim_update",
    "scim_deactivate",
    "scim_delete",
    "scim_groups",
    "idp_okta",
    "idp_entra",
    "idp_google",
    "idp_onelogin",
    "idp_jumpcloud",
    "idp_generic",
    "pricing_page_url",
    "docs_url",
    "evidence",
    "notes",
    "confidence",
    "last_verified",
    "first_added",
    "status_prev",
];

/// The record of a row, and whether the catalog has its app.
pub(super) fn april(row: &Row, names: &Names) -> Result<(Record, bool), Wrong> {
    let (mut record, known) = begun(row, names)?;
    record.status = cells::status(row, "status")?;
    record.notes = cells::remarks(row, APRIL);
    record.pricing_url = cells::address(row, "pricing_page_url", &mut record.notes);
    record.scim.plan = cells::stated(row, "plan_required");
    if let Some(text) = cells::stated(row, "scim_price") {
        record.scim.price = Some(price_of(&text, record.scim.plan.as_deref()));
    }
    if let Some(text) = cells::stated(row, "base_plan_price") {
        let (plan, price) = plan_and_price(&text);
        record.team = Team {
            plan: plan.map(str::to_owned),
            price: Some(Price::read(price)),
            per_user_month: None,
        };
    }
    Ok((record, known))
}

/// The record of a row, and whether the catalog has its app.
pub(super) fn october(row: &Row, names: &Names) -> Result<(Record, bool), Wrong> {
    let (mut record, known) = begun(row, names)?;
    record.status = cells::status(row, "status")?;
    record.status_before = cells::status(row, "status_prev")?;
    record.date = cells::day(row, "last_verified")?;
    record.confidence = cells::confidence(row, "confidence")?;
    record.first_added = cells::month(row, "first_added")?;
    record.summary = cells::stated(row, "evidence").into_iter().collect();
    record.notes = cells::stated(row, "notes").into_iter().collect();
    record.notes.extend(cells::remarks(row, OCTOBER));
    record.category = category(row, &mut record.notes);
    record.pricing_url = cells::address(row, "pricing_page_url", &mut record.notes);
    record.docs_url = cells::address(row, "docs_url", &mut record.notes);
    record.scim = scim(row)?;
    let plan = cells::stated(row, "team_plan");
    let price = cells::stated(row, "team_price_text");
    record.team = Team {
        price: price.map(|text| price_of(&text, plan.as_deref())),
        per_user_month: cells::dollars(row, "team_price_per_user_mo")?,
        plan,
    };
    record.sso = Sso {
        plan: cells::stated(row, "sso_plan"),
        per_user_month: cells::dollars(row, "sso_price_per_user_mo")?,
        ..Sso::default()
    };
    record.idps = idps(row)?;
    Ok((record, known))
}

/// A record that says which app it is about.
fn begun(row: &Row, names: &Names) -> Result<(Record, bool), Wrong> {
    let slug = row
        .stated("slug")
        .map(|text| AppId::read(text).map_err(|reason| Wrong::of("slug", words(&reason))));
    let slug = slug.transpose()?;
    about(slug.as_ref(), cells::stated(row, "vendor"), names)
}

/// A record about the app of a slug and a name. An app that the catalog has keeps its name; what the row calls it otherwise
/// is an alias.
pub(super) fn about(
    slug: Option<&AppId>,
    name: Option<String>,
    names: &Names,
) -> Result<(Record, bool), Wrong> {
    let called = name.as_deref().or(slug.map(AppId::as_str));
    let Some(called) = called else {
        let needed = "neither a name nor a slug; write one of them";
        return Err(Wrong::of_row(needed.to_owned()));
    };
    let mut record = Record::default();
    match names.find(slug, called) {
        Found::Known { id, by_name } => {
            record.id = id;
            if !by_name {
                record.aliases.extend(name);
            }
            Ok((record, true))
        }
        Found::New(id) => {
            record.id = id;
            record.name = name;
            Ok((record, false))
        }
        Found::Several(ids) => {
            let ids: Vec<&str> = ids.iter().map(AppId::as_str).collect();
            Err(Wrong::of_row(format!(
                "`{called}` is the name of {}; add a column `slug`",
                ids.join(" and ")
            )))
        }
        Found::Nameless => Err(Wrong::of_row(format!(
            "`{called}` makes no id; add a column `slug`, of a-z, 0-9 and inner hyphens"
        ))),
    }
}

fn scim(row: &Row) -> Result<Scim, Wrong> {
    let plan = cells::stated(row, "scim_plan");
    let price = cells::stated(row, "scim_price_text");
    Ok(Scim {
        price: price.map(|text| price_of(&text, plan.as_deref())),
        per_user_month: cells::dollars(row, "scim_price_per_user_mo")?,
        addon_price: cells::price(row, "scim_addon_price_text"),
        min_seats: cells::count(row, "min_seats")?,
        sso_required: cells::yes_or_no(row, "sso_required_for_scim")?,
        generic_endpoint: cells::yes_or_no(row, "idp_generic")?,
        operations: Operations {
            create: cells::yes_or_no(row, "scim_create")?,
            update: cells::yes_or_no(row, "scim_update")?,
            deactivate: cells::yes_or_no(row, "scim_deactivate")?,
            delete: cells::yes_or_no(row, "scim_delete")?,
            groups: cells::yes_or_no(row, "scim_groups")?,
            ..Operations::default()
        },
        plan,
        ..Scim::default()
    })
}

fn idps(row: &Row) -> Result<PerIdp<Reach>, Wrong> {
    let reach = |idp: Idp| {
        let column = format!("idp_{}", idp.word());
        cells::connection(row, &column).map(|connection| Reach {
            connection,
            ..Reach::default()
        })
    };
    Ok(PerIdp {
        okta: reach(Idp::Okta)?,
        entra: reach(Idp::Entra)?,
        google: reach(Idp::Google)?,
        onelogin: reach(Idp::OneLogin)?,
        jumpcloud: reach(Idp::JumpCloud)?,
    })
}

/// One of our categories; another one is kept as a remark.
fn category(row: &Row, remarks: &mut Vec<String>) -> Option<Category> {
    let text = row.stated("category")?;
    let mut all = Category::ALL.iter().copied();
    let found = all.find(|category| category.title().eq_ignore_ascii_case(text));
    let found = found.or_else(|| Category::from_word(text));
    if found.is_none() {
        remarks.push(format!("category: {}", words(text)));
    }
    found
}

/// A price whose words may repeat the plan that the row names: "Business: $8.99/u/mo" beside the plan "Business".
fn price_of(text: &str, plan: Option<&str>) -> Price {
    if let (Some(plan), Some((named, price))) = (plan, text.split_once(": "))
        && folded_name(named) == folded_name(plan)
    {
        return Price::read(price.trim());
    }
    Price::read(text)
}

/// The plan before a price, where one is named: "Starter: $15/mo".
fn plan_and_price(text: &str) -> (Option<&str>, &str) {
    match text.split_once(": ") {
        Some((plan, price)) if !plan.is_empty() && !plan.contains(['$', '€', '£', '~', ';']) => {
            (Some(plan.trim()), price.trim())
        }
        Some(_) | None => (None, text),
    }
}
