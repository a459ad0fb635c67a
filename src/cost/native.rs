//! Native SCIM of an app under a scenario, in sums and words: the dressing of a [`Choice`].

use super::annual::Annual;
use super::choice::{Choice, End, choose, keeps_leavers};
use super::estimate::{Ceiling, CeilingBasis, Connector, Native, NativeState, Reach, Side};
use super::how::annual_in_words;
use super::manual::Manual;
use super::price_list::PriceList;
use super::range::Range;
use super::scenario::{AppDials, Scenario};
use super::why::Why;
use crate::catalog::App;
use crate::catalog::money::{Cents, Currency};

/// Native SCIM of an app at so many seats, beside what the other strategies cost.
pub(super) fn native(
    app: &App,
    scenario: &Scenario,
    reach: Option<Reach>,
    manual: &Manual,
    connector: &Connector,
) -> Native {
    let seats = manual.inputs.seats;
    let choice = choose(app, scenario, reach, seats);
    let included = choice.state == NativeState::Included;
    let work_left = manual.part(scenario.work_left());
    let step = choice.yearly_step();
    let takes_part = !keeps_leavers(app);
    let mut to = choice.to.as_ref().map(|end| side(end, seats));
    if let (Some(to), true) = (&mut to, choice.is_private_quote()) {
        quoted(to, app, scenario.app(&app.id));
    }
    let mut native = Native {
        state: choice.state,
        from: choice.from.as_ref().map(|end| side(end, seats)),
        to,
        add_on: choice.add_on,
        step,
        work_left,
        yearly: step.map(|step| step.plus(work_left)),
        one_time: choice.one_time(),
        from_free: included.then(|| from_free(app, seats)).flatten(),
        ceiling: None,
        takes_part,
        open_on_both: choice.open_on_both,
        about: about(&choice),
        why: choice.why.words(),
    };
    if takes_part && native.state == NativeState::Quote {
        native.ceiling = Some(ceiling(&native, manual, connector));
    }
    native
}

/// What a quote of the user's own says of the target: a dial's, else that of a layer.
fn quoted(to: &mut Side, app: &App, dials: Option<&AppDials>) {
    match (dials.and_then(AppDials::quote), &app.quote) {
        (Some(quote), _) => {
            to.how = format!("your quote, {quote}");
            to.source = None;
        }
        (None, Some(quote)) => {
            to.how = format!("your quote (layer {}), {}", quote.layer, quote.price.value);
            to.source = Some((quote.price.layer, quote.price.date));
        }
        (None, None) => {}
    }
}

fn side(end: &End<'_>, seats: u32) -> Side {
    Side {
        tier: end.name.to_owned(),
        yearly: end.annual.range(),
        how: annual_in_words(&end.annual, seats),
        source: end
            .tier
            .and_then(|tier| tier.price.claim.as_ref())
            .map(|claim| (claim.layer, claim.date)),
    }
}

fn from_free(app: &App, seats: u32) -> Option<Range> {
    PriceList::new(app, seats)
        .above_free()
        .and_then(|row| row.annual.range())
}

/// The highest total yearly quote at which native SCIM still beats the cheapest other known strategy. Where today's price is
/// not known, or the quote is for an add-on, it bounds the increase.
fn ceiling(native: &Native, manual: &Manual, connector: &Connector) -> Ceiling {
    let others = [Some(manual.total), connector.yearly];
    let cheapest = others
        .into_iter()
        .flatten()
        .map(|range| range.low)
        .min()
        .unwrap_or(Cents::ZERO);
    let increase = cheapest.saturating_sub(native.work_left);
    let today = native
        .from
        .as_ref()
        .filter(|_| !native.add_on)
        .and_then(|from| from.yearly)
        .filter(|yearly| yearly.currency == Currency::Usd);
    let (yearly, basis) = match today {
        Some(today) => (increase.saturating_add(today.low), CeilingBasis::Total),
        None => (increase, CeilingBasis::Increase),
    };
    let seat_months = i64::from(manual.inputs.seats).saturating_mul(12).max(1);
    Ceiling {
        yearly,
        seat_month: Cents(yearly.0.div_euclid(seat_months)),
        basis,
    }
}

/// The tiers of a step whose amounts are stated as roughly so much.
fn about(choice: &Choice<'_>) -> Vec<String> {
    [choice.from, choice.to]
        .into_iter()
        .flatten()
        .filter(|end| end.annual.yearly().is_some_and(|yearly| yearly.about))
        .map(|end| end.name.to_owned())
        .collect()
}

impl Choice<'_> {
    /// The step a year: nothing for what is included.
    pub(super) fn yearly_step(&self) -> Option<Range> {
        match self.state {
            NativeState::Included => Some(Range::exact(Cents::ZERO)),
            NativeState::Priced => self.step,
            NativeState::Quote
            | NativeState::Unavailable
            | NativeState::NotSold
            | NativeState::OtherIdp
            | NativeState::NotRead
            | NativeState::Unknown => None,
        }
    }

    fn one_time(&self) -> Cents {
        let target = self.to.filter(|_| self.state == NativeState::Priced);
        match target.map(|end| end.annual) {
            Some(Annual::Priced(yearly)) => yearly.one_time,
            Some(Annual::Not(_)) | None => Cents::ZERO,
        }
    }

    const fn is_private_quote(&self) -> bool {
        matches!(self.why, Why::PrivateQuote(..) | Why::PrivateQuoteAlone(..))
    }
}
