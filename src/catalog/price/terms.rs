//! What the words of a price can say: offers, quote, usage, free, included, or nothing certain.
//!
//! The types hold what is stated and no more: no default is filled in, nothing is summed. They are written two ways: in
//! packed data every field, in files for people only what is stated (`(charge: PerSeat((amount: 7.25, period: Month)))`).
//! The writing is in `written`, the comparison in `agree`.

use serde::{Deserialize, Serialize};

use super::written::plain;
use super::{Cents, Currency};

/// What a price says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Terms {
    /// Costs nothing, within these seats.
    Free {
        /// How many people it is free for, where stated.
        #[serde(default)]
        seats: Seats,
    },
    /// Has no price of its own: it comes with something else.
    Included,
    /// One or more offers, at least one. Those that differ in billing are the same thing paid another way; those that share
    /// it stand side by side (bands of seats, or per seat against a flat amount), and a buyer takes the cheapest that fits.
    Offers(Vec<Offer>),
    /// Another tier's price and these offers on top of it.
    PlusTier {
        /// The other tier, as the words name it.
        tier: String,
        /// What comes on top, at least one.
        plus: Vec<Offer>,
    },
    /// Sales name the price.
    Quote {
        /// Seats that a quote is given for, where stated.
        #[serde(default)]
        seats: Seats,
        /// Amounts that the words name beside it ("typically", "from"): an estimate, never a price.
        #[serde(default)]
        named: Vec<Offer>,
    },
    /// Billed by what is used, at rates that no seat count gives.
    Usage {
        /// Amounts that the words name beside it: a minimum, the price of one unit.
        #[serde(default)]
        named: Vec<Offer>,
    },
    /// The words name a price in a way that is not certain.
    NotRead {
        /// What stood in the way, for the list of prices that were not read.
        why: String,
    },
    /// The source says that it does not know, or that nobody publishes it. Means: not documented.
    NotDisclosed,
    /// The source says that it is not sold.
    NotOffered,
}

/// One way to buy: an amount, how it is billed, for whom.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// For how long one commits.
    #[serde(default)]
    pub billing: Billing,
    /// The currency of every amount in the offer.
    #[serde(default)]
    pub currency: Currency,
    /// What is charged.
    pub charge: Charge,
    /// The fewest and the most seats that it is sold for.
    #[serde(default)]
    pub seats: Seats,
    /// The least that is billed whatever the seats.
    #[serde(default, deserialize_with = "plain")]
    pub minimum_spend: Option<Amount>,
    /// A fee paid once beside the charge (onboarding, setup).
    #[serde(default, deserialize_with = "plain")]
    pub one_time: Option<Cents>,
    /// The charge is where the price begins ("from", "starting at", "15,000+"): it is open above.
    #[serde(default)]
    pub from: bool,
    /// The charge is stated as roughly so much ("around", "~", "typically").
    #[serde(default)]
    pub about: bool,
    /// Something of unknown size comes on top ("usage", "transaction fees"), in the words' own words: open above.
    #[serde(default, deserialize_with = "plain")]
    pub plus: Option<String>,
    /// Other kinds of seat with amounts of their own, beside the one in the charge ("Dev $12").
    #[serde(default)]
    pub other_seats: Vec<OtherSeat>,
}

/// For how long one commits to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Billing {
    /// A year at a time, however the invoices are split.
    Annual,
    /// A month at a time.
    Monthly,
    /// So many months at a time, other than one and twelve.
    Months(u16),
    /// The words do not say.
    #[default]
    NotStated,
}

/// What an offer charges.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Charge {
    /// So much for every seat.
    PerSeat(Amount),
    /// So much whatever the seats: the words say flat or unlimited, or name the most seats ([`Offer::seats`]).
    Flat(Amount),
    /// So much with a number of seats in it, and an amount for each seat beyond.
    Package {
        /// For the seats included.
        base: Amount,
        /// How many seats the base pays for; 0 where every seat costs the further amount.
        included: u32,
        /// For each seat beyond. `None`: not stated, so the price of more seats is not known.
        #[serde(default, deserialize_with = "plain")]
        further: Option<Amount>,
    },
    /// So much, and the words do not say for how many: enters no sum of seats. (For an add-on it is what the add-on costs.)
    Bare(Amount),
    /// So much for each of something that is not a seat (dyno, host, site), and perhaps an amount for each seat besides.
    PerUnit {
        /// For each unit.
        amount: Amount,
        /// What is counted, in the words' own word, singular.
        unit: String,
        /// For each seat besides the units.
        #[serde(default, deserialize_with = "plain")]
        seat: Option<Amount>,
    },
}

/// An amount for a period; a range where two are stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// The amount, or the lower end of a range.
    pub amount: Cents,
    /// The upper end of a range; `None` where one amount is stated.
    #[serde(default, deserialize_with = "plain")]
    pub to: Option<Cents>,
    /// What it pays for.
    pub period: Period,
}

/// What one payment of an amount covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Period {
    /// A month.
    Month,
    /// A year.
    Year,
    /// For good: paid once.
    Once,
    /// No time at all: each unit that is used up (a report, an hour).
    Each,
}

/// The fewest and the most seats, where stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seats {
    /// The seat minimum: fewer people pay for this many.
    #[serde(default, deserialize_with = "plain")]
    pub least: Option<u32>,
    /// The most seats that can be had.
    #[serde(default, deserialize_with = "plain")]
    pub most: Option<u32>,
}

/// A kind of seat beside the one that the charge is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherSeat {
    /// What the words call it ("Dev").
    pub name: String,
    /// What each costs.
    pub amount: Amount,
}

impl Amount {
    /// One amount for a period.
    pub const fn exact(amount: Cents, period: Period) -> Self {
        Self {
            amount,
            to: None,
            period,
        }
    }

    /// From one amount to another; one amount where `to` is not the greater.
    pub fn range(low: Cents, high: Cents, period: Period) -> Self {
        Self {
            amount: low,
            to: Some(high).filter(|high| *high > low),
            period,
        }
    }

    /// The lower end.
    pub const fn low(&self) -> Cents {
        self.amount
    }

    /// The upper end; the same as the lower where one amount is stated.
    pub fn high(&self) -> Cents {
        self.to.unwrap_or(self.amount)
    }

    /// The amount a year: twelve of a month's. `None` for what is paid once or by the piece.
    pub fn yearly(&self) -> Option<Self> {
        let times = match self.period {
            Period::Month => 12,
            Period::Year => 1,
            Period::Once | Period::Each => return None,
        };
        Some(Self {
            amount: self.amount.saturating_mul(times),
            to: self.to.map(|high| high.saturating_mul(times)),
            period: Period::Year,
        })
    }
}

impl Seats {
    /// No limit stated.
    pub const ANY: Self = Self {
        least: None,
        most: None,
    };

    /// Whether so many people can buy: no more than the most. Fewer than the least can, and pay for the least.
    pub fn has_room_for(&self, seats: u32) -> bool {
        self.most.is_none_or(|most| seats <= most)
    }
}

impl Offer {
    /// An offer of this charge in dollars, of which nothing else is stated.
    pub const fn of(charge: Charge) -> Self {
        Self {
            billing: Billing::NotStated,
            currency: Currency::Usd,
            charge,
            seats: Seats::ANY,
            minimum_spend: None,
            one_time: None,
            from: false,
            about: false,
            plus: None,
            other_seats: Vec::new(),
        }
    }

    /// Whether the offer has no upper bound that is stated: "from", or plus something unknown.
    pub const fn is_open_above(&self) -> bool {
        self.from || self.plus.is_some()
    }
}

impl Terms {
    /// By quote, of which nothing else is said.
    pub const fn quote() -> Self {
        Self::Quote {
            seats: Seats::ANY,
            named: Vec::new(),
        }
    }

    /// The offers of a stated price, alone or on top of another tier's; `None` where no price is stated.
    pub fn offers(&self) -> Option<&[Offer]> {
        match self {
            Self::Offers(offers) | Self::PlusTier { plus: offers, .. } => Some(offers),
            Self::Free { .. }
            | Self::Included
            | Self::Quote { .. }
            | Self::Usage { .. }
            | Self::NotRead { .. }
            | Self::NotDisclosed
            | Self::NotOffered => None,
        }
    }
}
