//! Costs as rows for a spreadsheet, under machine words.

use crate::cost::{Estimate, NativeState, Range, Side};
use crate::field::NOT_DOCUMENTED;

use super::super::list::cell;
use super::super::{Cited, Table};
use super::{CostReport, curves, swings};

impl CostReport<'_> {
    /// The apps, a row each: a sum under them would be taken for one more app. Where the sensitivity or the curve is asked
    /// for, its rows.
    pub(in crate::export::report) fn sheet(&self) -> Table {
        if self.swings.is_some() {
            return swings::sheet(self);
        }
        if self.curves.is_some() {
            return curves::sheet(self);
        }
        let mut sheet = Table::new(&[
            "id",
            "name",
            "seats",
            "manual_profile",
            "manual_cents",
            "native_state",
            "native_from",
            "native_to",
            "native_currency",
            "native_low_cents",
            "native_high_cents",
            "native_one_time_cents",
            "ceiling_cents",
            "ceiling_basis",
            "connector_state",
            "connector_cents",
            "verdict",
            "saving_cents",
            "break_even_headcount",
        ]);
        sheet.rows = self.estimates.iter().map(cells).collect();
        sheet
    }
}

/// An estimate's cells for a spreadsheet. "none" is stated: there is no such thing; unknown is "not documented".
fn cells(estimate: &Estimate) -> Vec<Cited> {
    const NONE: &str = "none";
    let native = &estimate.native;
    let ceiling = native.ceiling;
    let side = |side: &Option<Side>| {
        side.as_ref()
            .map_or(NOT_DOCUMENTED.to_owned(), |side| side.tier.clone())
    };
    let high = |yearly: Range| match yearly.high {
        Some(high) => high.0.to_string(),
        None => "open".to_owned(),
    };
    let of_yearly = |get: &dyn Fn(Range) -> String| match (native.yearly, native.state) {
        (Some(yearly), _) => get(yearly),
        (None, NativeState::NotSold | NativeState::Unavailable | NativeState::OtherIdp) => {
            NONE.to_owned()
        }
        (
            None,
            NativeState::Included
            | NativeState::Priced
            | NativeState::Quote
            | NativeState::NotRead
            | NativeState::Unknown,
        ) => NOT_DOCUMENTED.to_owned(),
    };
    let or_none = |value: Option<String>| value.unwrap_or_else(|| NONE.to_owned());
    [
        estimate.app.to_string(),
        estimate.name.clone(),
        estimate.seats.to_string(),
        estimate.manual.profile.kind.word().to_owned(),
        estimate.manual.total.low.0.to_string(),
        native.state.word().to_owned(),
        side(&native.from),
        side(&native.to),
        of_yearly(&|yearly| yearly.currency.code().to_owned()),
        of_yearly(&|yearly| yearly.low.0.to_string()),
        of_yearly(&high),
        native.one_time.0.to_string(),
        or_none(ceiling.map(|ceiling| ceiling.yearly.0.to_string())),
        or_none(ceiling.map(|ceiling| ceiling.basis.word().to_owned())),
        estimate.connector.state.word().to_owned(),
        or_none(
            estimate
                .connector
                .yearly
                .map(|yearly| yearly.low.0.to_string()),
        ),
        estimate.verdict.winner.word().to_owned(),
        or_none(estimate.verdict.saving.map(|saving| saving.0.to_string())),
        or_none(
            estimate
                .verdict
                .break_even_headcount
                .map(|people| people.to_string()),
        ),
    ]
    .into_iter()
    .map(cell)
    .collect()
}
