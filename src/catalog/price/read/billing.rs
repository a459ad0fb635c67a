//! Clauses that say how an amount is billed.

use super::super::terms::Billing;
use super::token::Cursor;

/// Ways to say a year at a time, longest first.
const ANNUAL: &[&str] = &[
    "billed annually",
    "billed yearly",
    "paid annually",
    "from annual commit",
    "annual commitment",
    "annual contract",
    "annual only",
    "yearly only",
    "annually",
    "annual",
    "yearly",
];

/// Ways to say a month at a time, longest first.
const MONTHLY: &[&str] = &[
    "billed monthly",
    "monthly billing",
    "monthly price",
    "monthly only",
    "month-to-month",
    "monthly",
];

/// Ways to say so of a dearer amount beside an annual one.
const BY_THE_MONTH: &[&str] = &["on-demand", "pay-as-you-go", "pay-per-use"];

/// What a clause says of billing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// So at a time.
    Billed(Billing),
    /// A subscription by the year: the amount pays for a year where nothing else is said.
    Subscribed,
    /// Invoices come monthly, which says nothing of the commitment where that is annual.
    InvoicedMonthly,
    /// The same amount either way.
    Either,
}

/// Reads one clause on billing; `None`, with the cursor where it was, where there is none.
pub(super) fn clause(cursor: &mut Cursor<'_>) -> Option<Said> {
    if cursor.take_any(&["monthly or annual", "annual or monthly"]) {
        return Some(Said::Either);
    }
    if cursor.take("billed monthly") {
        return Some(Said::InvoicedMonthly);
    }
    if cursor.take("annual subscription") {
        return Some(Said::Subscribed);
    }
    let mut ahead = cursor.clone();
    let billing = if ahead.take_any(ANNUAL) {
        Billing::Annual
    } else if ahead.take_any(MONTHLY) {
        Billing::Monthly
    } else {
        term(&mut ahead)?
    };
    *cursor = ahead;
    Some(Said::Billed(billing))
}

/// How the amount just read is billed, where that follows at once: "$18 monthly", "$105/mo (monthly)", "$18 on-demand".
pub(super) fn of_amount(cursor: &mut Cursor<'_>) -> Option<Billing> {
    let mut ahead = cursor.clone();
    let _ = ahead.take_sign('(');
    let billing = if ahead.take_any(ANNUAL) {
        Billing::Annual
    } else if ahead.take_any(MONTHLY) || ahead.take_any(BY_THE_MONTH) {
        Billing::Monthly
    } else {
        return None;
    };
    *cursor = ahead;
    Some(billing)
}

/// "36-month term", "3-year term MSRP".
fn term(cursor: &mut Cursor<'_>) -> Option<Billing> {
    let count = u16::try_from(cursor.take_count()?).ok()?;
    let _ = cursor.take_sign('-');
    let months = if cursor.take("month term") {
        count
    } else if cursor.take("year term") {
        count.checked_mul(12)?
    } else {
        return None;
    };
    let _ = cursor.take("msrp");
    match months {
        1 => Some(Billing::Monthly),
        12 => Some(Billing::Annual),
        more => Some(Billing::Months(more)),
    }
}
