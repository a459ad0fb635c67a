//! What the clauses of a price have said so far, and the offers that it makes.

use super::super::Cents;
use super::super::terms::{Amount, Billing, Charge, Offer, OtherSeat, Period, Seats};
use super::amount::{Tag, Unit};

/// One amount and how it is billed.
#[derive(Debug, Clone)]
pub(super) struct Billed {
    pub(super) tag: Tag,
    pub(super) billing: Option<Billing>,
    /// What a seat beyond those included costs when billed so.
    pub(super) further: Option<Tag>,
}

/// Amounts of one shape that differ only in how they are billed, and all that is said of them.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// At least one; the first is the one that the words begin with.
    pub(super) first: Billed,
    pub(super) others: Vec<Billed>,
    pub(super) seats: Seats,
    /// Seats that the amount is for or includes.
    pub(super) included: Option<u32>,
    /// The words say that no seat count matters.
    pub(super) unlimited: bool,
    pub(super) minimum_spend: Option<Tag>,
    pub(super) one_time: Option<Cents>,
    pub(super) from: bool,
    pub(super) plus: Vec<String>,
    pub(super) other_seats: Vec<(String, Tag)>,
    /// An amount for the same seats on top ("$100/u/mo + $25/u/mo add-on").
    pub(super) added: Option<Tag>,
    /// The amount stands in place of the group before it, for as few seats as it is limited to.
    pub(super) replaces_for_few: bool,
}

impl Group {
    pub(super) fn new(tag: Tag) -> Self {
        Self {
            first: Billed {
                tag,
                billing: None,
                further: None,
            },
            others: Vec::new(),
            seats: Seats::ANY,
            included: None,
            unlimited: false,
            minimum_spend: None,
            one_time: None,
            from: false,
            plus: Vec::new(),
            other_seats: Vec::new(),
            added: None,
            replaces_for_few: false,
        }
    }

    /// The amount that was named last.
    pub(super) fn latest(&mut self) -> &mut Billed {
        match self.others.last_mut() {
            Some(last) => last,
            None => &mut self.first,
        }
    }

    /// Says how the amount named last is billed.
    pub(super) fn bill(&mut self, billing: Billing) -> Result<(), String> {
        let latest = self.latest();
        match latest.billing {
            Some(stated) if stated != billing => {
                Err("two ways of billing are said of one amount".to_owned())
            }
            Some(_) | None => {
                latest.billing = Some(billing);
                Ok(())
            }
        }
    }

    /// Takes a seat minimum; two different ones contradict each other.
    pub(super) fn at_least(&mut self, seats: u32) -> Result<(), String> {
        set_once(&mut self.seats.least, seats, "two seat minimums")
    }

    pub(super) fn at_most(&mut self, seats: u32) -> Result<(), String> {
        set_once(&mut self.seats.most, seats, "two seat maximums")
    }

    pub(super) fn include(&mut self, seats: u32) -> Result<(), String> {
        set_once(&mut self.included, seats, "two counts of seats")
    }

    /// The offers that the group makes.
    pub(super) fn offers(&self) -> Result<Vec<Offer>, String> {
        let mut offers = vec![self.offer(&self.first)?];
        for billed in &self.others {
            offers.push(self.offer(billed)?);
        }
        self.infer_billing(&mut offers);
        Ok(offers)
    }

    fn offer(&self, billed: &Billed) -> Result<Offer, String> {
        let tag = &billed.tag;
        let main = &self.first.tag;
        let amount = self.with_added(tag.amount(main.period)?)?;
        let further = match &billed.further {
            Some(further) => Some(further.amount(tag.period.or(main.period))?),
            None => None,
        };
        let other_seats = self
            .other_seats
            .iter()
            .map(|(name, other)| {
                Ok(OtherSeat {
                    name: name.clone(),
                    amount: other.amount(main.period)?,
                })
            })
            .collect::<Result<_, String>>()?;
        let minimum_spend = match &self.minimum_spend {
            Some(least) => Some(least.amount(None)?),
            None => None,
        };
        let charge = self.charge(amount, further)?;
        Ok(Offer {
            billing: billed.billing.unwrap_or(match amount.period {
                Period::Year => Billing::Annual,
                Period::Month | Period::Once | Period::Each => Billing::NotStated,
            }),
            currency: tag.currency,
            seats: self.limits(&charge),
            charge,
            minimum_spend,
            one_time: self.one_time,
            from: self.from || main.from || tag.from || further_is_open(billed),
            about: main.about || tag.about,
            plus: (!self.plus.is_empty()).then(|| self.plus.join(" and ")),
            other_seats,
        })
    }

    fn with_added(&self, amount: Amount) -> Result<Amount, String> {
        let Some(added) = &self.added else {
            return Ok(amount);
        };
        let added = added.amount(Some(amount.period))?;
        if added.period != amount.period || added.to.is_some() || amount.to.is_some() {
            return Err("two amounts of different periods are added".to_owned());
        }
        let sum = amount.amount.checked_add(added.amount);
        sum.map(|sum| Amount::exact(sum, amount.period))
            .ok_or_else(|| "an amount is too great".to_owned())
    }

    /// The limits of an offer. One seat at least is no limit; what a package includes is no minimum.
    fn limits(&self, charge: &Charge) -> Seats {
        let included = match charge {
            Charge::Package { included, .. } => *included,
            Charge::PerSeat(_) | Charge::Flat(_) | Charge::Bare(_) | Charge::PerUnit { .. } => 0,
        };
        Seats {
            least: self
                .seats
                .least
                .filter(|least| *least > 1 && *least != included),
            most: self.seats.most,
        }
    }

    fn charge(&self, amount: Amount, further: Option<Amount>) -> Result<Charge, String> {
        let main = &self.first.tag;
        match &main.unit {
            Unit::Seat => self.seat_charge(amount, further),
            Unit::Thing(unit) => Ok(Charge::PerUnit {
                amount,
                unit: unit.clone(),
                seat: further,
            }),
            Unit::Unsaid | Unit::Whole(_) => {
                if further.is_some() || self.included.is_some() {
                    let included = self.included.unwrap_or(0);
                    return Ok(Charge::Package {
                        base: amount,
                        included,
                        further,
                    });
                }
                let flat = main.flat || self.others.iter().any(|other| other.tag.flat);
                if flat || self.unlimited || self.seats != Seats::ANY {
                    return Ok(Charge::Flat(amount));
                }
                match &main.unit {
                    Unit::Whole(unit) | Unit::Thing(unit) => Ok(Charge::PerUnit {
                        amount,
                        unit: unit.clone(),
                        seat: None,
                    }),
                    Unit::Unsaid | Unit::Seat => Ok(Charge::Bare(amount)),
                }
            }
        }
    }

    fn seat_charge(&self, amount: Amount, further: Option<Amount>) -> Result<Charge, String> {
        if further.is_some() {
            return Err("seats have two prices".to_owned());
        }
        if self.unlimited {
            return Err("a price per seat and unlimited seats contradict each other".to_owned());
        }
        match self.included {
            None => Ok(Charge::PerSeat(amount)),
            Some(_) => Err(
                "a number of seats beside a price per seat may be a minimum or a maximum"
                    .to_owned(),
            ),
        }
    }

    /// Of two offers of which one is said to be annual, the other is monthly where it is so much a month.
    fn infer_billing(&self, offers: &mut [Offer]) {
        let annual = offers.iter().any(|offer| offer.billing == Billing::Annual);
        let all_months = self
            .others
            .iter()
            .chain([&self.first])
            .all(|billed| billed.tag.period.or(self.first.tag.period).is_some());
        if offers.len() < 2 || !annual || !all_months {
            return;
        }
        for (offer, billed) in offers
            .iter_mut()
            .zip([&self.first].into_iter().chain(&self.others))
        {
            let period = billed.tag.period.or(self.first.tag.period);
            if offer.billing == Billing::NotStated && period == Some(Period::Month) {
                offer.billing = Billing::Monthly;
            }
        }
    }
}

fn further_is_open(billed: &Billed) -> bool {
    billed.further.as_ref().is_some_and(|further| further.from)
}

fn set_once(place: &mut Option<u32>, seats: u32, clash: &str) -> Result<(), String> {
    match place {
        Some(stated) if *stated != seats => Err(format!("{clash} are stated")),
        Some(_) | None => {
            *place = Some(seats);
            Ok(())
        }
    }
}
