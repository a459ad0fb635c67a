//! What one offer costs a year.

use super::{Annual, NotPriced, Priceable, Yearly};
use crate::catalog::money::Cents;
use crate::catalog::price::{Amount, Charge, Offer};
use crate::catalog::words::TierKind;
use crate::cost::range::Range;

/// What one offer costs a year.
pub(super) fn annual<'a>(offer: &'a Offer, price: Priceable<'a>, seats: u32) -> Annual<'a> {
    if let Some(most) = offer.seats.most.filter(|most| *most < seats) {
        return Annual::Not(NotPriced::TooManySeats(most));
    }
    let least = offer.seats.least.max(price.least).unwrap_or(0);
    let billed = seats.max(least);
    let charged = match &offer.charge {
        Charge::PerSeat(amount) => ends(amount).map(|ends| ends.times(billed)),
        Charge::Flat(amount) => ends(amount),
        Charge::Package {
            base,
            included,
            further,
        } => match package(base, *included, further.as_ref(), billed) {
            Ok(charged) => charged,
            Err(why) => return Annual::Not(why),
        },
        Charge::Bare(amount) => match price.kind {
            TierKind::AddOn => ends(amount),
            TierKind::Plan | TierKind::Personal => return Annual::Not(NotPriced::Bare),
        },
        Charge::PerUnit { unit, .. } => return Annual::Not(NotPriced::Unit(unit)),
    };
    let minimum = offer.minimum_spend.as_ref().map(ends);
    let (Some(charged), Some(minimum)) = (charged, minimum.unwrap_or(Some(Ends::NOTHING))) else {
        return Annual::Not(NotPriced::NoPeriod);
    };
    let at_minimum_spend = minimum.low > charged.low;
    let high = charged.high.max(minimum.high);
    Annual::Priced(Yearly {
        range: Range {
            currency: offer.currency,
            low: charged.low.max(minimum.low),
            high: (!offer.is_open_above()).then_some(high),
        },
        one_time: offer.one_time.unwrap_or(Cents::ZERO),
        billed,
        offer: Some(offer),
        at_minimum_spend,
        about: offer.about,
        base: None,
    })
}

fn package<'a>(
    base: &Amount,
    included: u32,
    further: Option<&Amount>,
    billed: u32,
) -> Result<Option<Ends>, NotPriced<'a>> {
    let beyond = billed.saturating_sub(included);
    let extra = match (beyond, further) {
        (0, _) => Some(Ends::NOTHING),
        (_, None) => return Err(NotPriced::FurtherNotStated(included)),
        (_, Some(further)) => ends(further).map(|ends| ends.times(beyond)),
    };
    Ok(ends(base).zip(extra).map(|(base, extra)| base.plus(extra)))
}

/// Both ends of an amount a year.
#[derive(Debug, Clone, Copy)]
struct Ends {
    low: Cents,
    high: Cents,
}

/// `None` for what is paid once or by the piece.
fn ends(amount: &Amount) -> Option<Ends> {
    amount.yearly().map(|yearly| Ends {
        low: yearly.low(),
        high: yearly.high(),
    })
}

impl Ends {
    const NOTHING: Self = Self {
        low: Cents::ZERO,
        high: Cents::ZERO,
    };

    fn times(self, count: u32) -> Self {
        Self {
            low: self.low.saturating_mul(count.into()),
            high: self.high.saturating_mul(count.into()),
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            high: self.high.saturating_add(other.high),
        }
    }
}
