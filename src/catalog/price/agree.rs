//! Whether two readings of a price mean the same, so that other words for one price are no disagreement.

use super::terms::{Amount, Billing, Charge, Offer, Seats, Terms};

impl Terms {
    /// Whether two readings do not contradict each other (see [`super::Price::same_terms`]).
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Offers(mine), Self::Offers(theirs)) => offers_agree(mine, theirs),
            (
                Self::PlusTier { tier, plus },
                Self::PlusTier {
                    tier: other_tier,
                    plus: other_plus,
                },
            ) => tier == other_tier && offers_agree(plus, other_plus),
            (
                Self::Quote { seats, named },
                Self::Quote {
                    seats: other_seats,
                    named: other_named,
                },
            ) => seats.agree_with(other_seats) && named_agree(named, other_named),
            (Self::Usage { named }, Self::Usage { named: other }) => named_agree(named, other),
            (Self::Free { seats }, Self::Free { seats: other }) => seats.agree_with(other),
            (mine, theirs) => mine == theirs,
        }
    }
}

impl Seats {
    fn agree_with(&self, other: &Self) -> bool {
        fn agree(mine: Option<u32>, theirs: Option<u32>) -> bool {
            mine.is_none() || theirs.is_none() || mine == theirs
        }
        agree(self.least, other.least) && agree(self.most, other.most)
    }
}

/// Amounts that are only named beside a quote or usage: one side may name none.
fn named_agree(mine: &[Offer], theirs: &[Offer]) -> bool {
    mine.is_empty() || theirs.is_empty() || offers_agree(mine, theirs)
}

/// Offers agree where each that has a counterpart of the same billing and currency on the other side equals one of them,
/// and at least one has.
fn offers_agree(mine: &[Offer], theirs: &[Offer]) -> bool {
    let mut met = false;
    for offer in mine {
        let mut rivals = theirs
            .iter()
            .filter(|other| offer.billing.may_be(other.billing))
            .peekable();
        if rivals.peek().is_none() {
            continue;
        }
        met = true;
        if !rivals.any(|other| offer.agrees_with(other)) {
            return false;
        }
    }
    met
}

impl Billing {
    /// Whether two statements can be of the same billing: one that is not stated may be any.
    fn may_be(self, other: Self) -> bool {
        self == Self::NotStated || other == Self::NotStated || self == other
    }
}

impl Offer {
    fn agrees_with(&self, other: &Self) -> bool {
        self.currency == other.currency
            && self.charge.agrees_with(&other.charge)
            && self.seats.agree_with(&other.seats)
    }
}

impl Charge {
    /// Whether two charges are the same money: a month's amount twelve times is a year's; a bare amount may be any flat one.
    fn agrees_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::PerSeat(mine), Self::PerSeat(theirs)) => mine.is_worth(theirs),
            (
                Self::PerUnit { amount, unit, .. },
                Self::PerUnit {
                    amount: other_amount,
                    unit: other_unit,
                    ..
                },
            ) => unit.eq_ignore_ascii_case(other_unit) && amount.is_worth(other_amount),
            (mine, theirs) => match (mine.whole(), theirs.whole()) {
                (Some(base), Some(other_base)) => {
                    base.is_worth(other_base)
                        && match (mine.further(), theirs.further()) {
                            (Some(further), Some(other_further)) => further.is_worth(other_further),
                            (None, _) | (_, None) => true,
                        }
                }
                (None, _) | (_, None) => false,
            },
        }
    }

    /// What is charged whatever the seats: flat, a package's base, a bare amount.
    fn whole(&self) -> Option<&Amount> {
        match self {
            Self::Flat(amount) | Self::Bare(amount) | Self::Package { base: amount, .. } => {
                Some(amount)
            }
            Self::PerSeat(_) | Self::PerUnit { .. } => None,
        }
    }

    fn further(&self) -> Option<&Amount> {
        match self {
            Self::Package { further, .. } => further.as_ref(),
            Self::PerSeat(_) | Self::Flat(_) | Self::Bare(_) | Self::PerUnit { .. } => None,
        }
    }
}

impl Amount {
    fn is_worth(&self, other: &Self) -> bool {
        self == other || (self.yearly().is_some() && self.yearly() == other.yearly())
    }
}
