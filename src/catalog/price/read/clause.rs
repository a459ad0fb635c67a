//! The clauses of a price, one after the other: what each of them adds to the draft.
//!
//! Every token has to belong to a clause that is understood. The first one that does not makes the price one that is not read.

use super::super::Cents;
use super::super::terms::{Billing, Period, Seats};
use super::amount::{Tag, Unit, tag, unit_behind};
use super::draft::{Billed, Group};
use super::seats::{Further, Said};
use super::token::Cursor;
use super::{billing, extra, remark, restated, seats};

/// Reads the amount at the cursor and every clause behind it.
pub(super) fn groups(cursor: &mut Cursor<'_>) -> Result<Vec<Group>, String> {
    let first = tag(cursor).ok_or("no amount is named")?;
    let mut draft = Draft {
        done: Vec::new(),
        group: Group::new(first),
        in_bracket: false,
    };
    extra::behind_first(cursor, &mut draft.group);
    loop {
        draft.in_bracket = skip_breaks(cursor);
        if cursor.is_at_end() {
            break;
        }
        draft.clause(cursor)?;
    }
    let Draft {
        mut done, group, ..
    } = draft;
    done.push(group);
    Ok(done)
}

/// Moves over the signs that part clauses; whether the last of them opens a bracket.
fn skip_breaks(cursor: &mut Cursor<'_>) -> bool {
    let mut opened = false;
    loop {
        if cursor.take_sign('(') {
            opened = true;
        } else if cursor.take_sign(',') || cursor.take_sign(';') || cursor.take_sign(')') {
            opened = false;
        } else {
            return opened;
        }
    }
}

struct Draft {
    done: Vec<Group>,
    group: Group,
    /// Whether the clause at the cursor stands first in a bracket.
    in_bracket: bool,
}

impl Draft {
    fn clause(&mut self, cursor: &mut Cursor<'_>) -> Result<(), String> {
        if remark::skip(cursor) {
            return Ok(());
        }
        if let Some(said) = billing::clause(cursor) {
            return self.billed(said, cursor);
        }
        if self.shape(cursor) || self.parts(cursor) {
            return Ok(());
        }
        if self.group.first.tag.unit == Unit::Seat && limits_admins(cursor) {
            return Err("a limit on administrators is no limit on seats".to_owned());
        }
        if let Some(said) = seats::clause(cursor) {
            return self.seats(said, cursor);
        }
        if extra::clause(cursor, &mut self.group) || self.amount(cursor) {
            return Ok(());
        }
        Err(not_understood(cursor))
    }

    /// "flat", "flat per workspace", "per store", standing apart from the amount.
    fn shape(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let first = &mut self.group.first.tag;
        let flat = cursor.take("flat");
        first.flat |= flat;
        let mut ahead = cursor.clone();
        let mut with_unit = first.clone();
        if unit_behind(&mut ahead, &mut with_unit) && ahead.is_at_break() {
            *first = with_unit;
            *cursor = ahead;
            return true;
        }
        flat
    }

    /// "$17/user/mo (Teams $12 + add-on $5)": the parts of the amount.
    fn parts(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let mut ahead = cursor.clone();
        let mut sum = Cents::ZERO;
        let mut parts = 0_u32;
        while !ahead.is_at_break() {
            let mut part = ahead.clone();
            if let Some(tag) = tag(&mut part) {
                sum = sum.saturating_add(tag.low.unwrap_or(Cents::ZERO));
                parts = parts.saturating_add(1);
                ahead = part;
            } else {
                ahead.skip();
            }
        }
        let whole = self.group.first.tag.low;
        let found = parts > 1 && whole == Some(sum) && cursor.segment_text().contains(" + ");
        if found {
            *cursor = ahead;
        }
        found
    }

    fn billed(&mut self, said: billing::Said, cursor: &mut Cursor<'_>) -> Result<(), String> {
        match said {
            billing::Said::Either => Ok(()),
            billing::Said::InvoicedMonthly => match self.group.latest().billing {
                Some(_) => Ok(()),
                None => self.group.bill(Billing::Monthly),
            },
            billing::Said::Subscribed => {
                let first = &mut self.group.first.tag;
                first.period = first.period.or(Some(Period::Year));
                self.group.bill(Billing::Annual)
            }
            billing::Said::Billed(billing) => {
                // "billed annually at $99/user"
                let _ = cursor.take("at");
                self.group.bill(billing)
            }
        }
    }

    fn seats(&mut self, said: Said, cursor: &mut Cursor<'_>) -> Result<(), String> {
        let group = &mut self.group;
        let is_thing = matches!(group.first.tag.unit, Unit::Thing(_));
        let is_seat = group.first.tag.unit == Unit::Seat;
        match said {
            Said::Least(least) => group.at_least(least),
            Said::Most(_) if group.unlimited => {
                Err("unlimited seats and a maximum contradict each other".to_owned())
            }
            Said::Most(most) => group.at_most(most),
            Said::Between(least, most) => {
                group.at_least(least)?;
                group.at_most(most)
            }
            Said::StartsAt(least) if is_seat => group.at_least(least),
            Said::For(1) if is_seat => group.at_most(1),
            // What a site or a screen holds in people is no limit on anybody's seats.
            Said::For(_) | Said::StartsAt(_) if is_thing => Ok(()),
            Said::For(seats) | Said::StartsAt(seats) => group.include(seats),
            Said::Unlimited => {
                group.unlimited = !is_thing;
                Ok(())
            }
            Said::Further(further) => self.further(further, cursor),
            Said::ForAndFurther(included, further) => {
                group.include(included)?;
                self.further(further, cursor)
            }
        }
    }

    fn further(&mut self, further: Further, cursor: &mut Cursor<'_>) -> Result<(), String> {
        let Further {
            tag,
            more,
            names_seats,
            beyond,
        } = further;
        let group = &mut self.group;
        if group.first.tag.unit == Unit::Seat {
            // "$100/u/mo + $25/u/mo API add-on": both for the same seats.
            let named = cursor.segment_text().ends_with("add-on");
            if !named || group.added.is_some() {
                return Err("seats have two prices".to_owned());
            }
            cursor.skip_segment();
            group.added = Some(tag);
            return Ok(());
        }
        if group.first.further.is_some() {
            return Err("two prices of a further seat are stated".to_owned());
        }
        if group.included.is_none()
            && let Seats {
                least,
                most: Some(most),
            } = group.seats
        {
            // "1-100 users, then $6 per extra user" is for 100; "4-10 users, extra $20" may begin to count at either.
            if least.is_some_and(|least| least > 1) {
                return Err(
                    "whether the further seats begin at the low or the high number is not said"
                        .to_owned(),
                );
            }
            group.seats = Seats::ANY;
            group.included = Some(most);
        }
        if group.included.is_none() && !names_seats {
            return Err("what an amount for each more is for is not said".to_owned());
        }
        if group.included.is_none() && beyond {
            return Err("how many seats the amount includes is not said".to_owned());
        }
        if let Some(more) = more {
            let included = group.included.unwrap_or(0);
            group.at_most(included.saturating_add(more))?;
        }
        group.first.further = Some(tag);
        Ok(())
    }

    /// A clause that begins with an amount, other than one for further seats or beside the price.
    fn amount(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let mut ahead = cursor.clone();
        let either = ahead.take("or");
        let Some(tag) = tag(&mut ahead) else {
            return false;
        };
        let mut billed = ahead.clone();
        let mut paired = ahead.clone();
        let found = if self.with_further(&tag, &mut paired) {
            ahead = paired;
            true
        } else if let Some(billing) = billing::of_amount(&mut billed) {
            ahead = billed;
            self.again(&tag, billing) || self.other_billing(&tag, Some(billing))
        } else if !goes_on(&ahead) {
            false
        } else {
            let again = !either && (self.restated(&tag) || self.other_currency(&tag));
            again || self.other_shape(&tag, either) || self.other_period(&tag, either)
        };
        if found {
            *cursor = ahead;
        }
        found
    }

    /// "$575/mo and $12/u/mo monthly": another way of billing that has a further seat of its own.
    fn with_further(&mut self, base: &Tag, cursor: &mut Cursor<'_>) -> bool {
        if !cursor.take("and") {
            return false;
        }
        let Some(further) = tag(cursor).filter(|further| further.unit == Unit::Seat) else {
            return false;
        };
        let Some(billing) = billing::of_amount(cursor) else {
            return false;
        };
        let found = self.other_billing(base, Some(billing));
        if found {
            self.group.latest().further = Some(further);
        }
        found
    }

    /// "$33/mo ($390 billed yearly)", "$150/u/yr ($12.50/u/mo annual)": what a year of it comes to, or a month.
    fn again(&mut self, tag: &Tag, billing: Billing) -> bool {
        let latest = self.group.latest();
        let billed = latest.billing.or(match latest.tag.period {
            Some(Period::Year) => Some(Billing::Annual),
            Some(Period::Month | Period::Once | Period::Each) | None => None,
        });
        let same = billed.is_none_or(|billed| billed == billing);
        same && billing == Billing::Annual && self.restated(tag) && self.group.bill(billing).is_ok()
    }

    /// The same thing, billed another way.
    fn other_billing(&mut self, tag: &Tag, billing: Option<Billing>) -> bool {
        let main = &self.group.first.tag;
        let same_unit = tag.unit == Unit::Unsaid || tag.unit == main.unit;
        let fits = same_unit && tag.currency == main.currency && !tag.further && !tag.up_to;
        if fits {
            let mut tag = tag.clone();
            // "$119.99 monthly" beside a yearly amount is so much a month.
            if billing == Some(Billing::Monthly) {
                tag.period = tag.period.or(Some(Period::Month));
            }
            self.group.others.push(Billed {
                tag,
                billing,
                further: None,
            });
        }
        fits
    }

    /// "$48/mo, $480/yr", "$1,290/yr or $129/mo": no word for it, but the periods are those of the two ways of billing.
    fn other_period(&mut self, tag: &Tag, either: bool) -> bool {
        let main = self.group.latest().tag.period;
        let differ = matches!(
            (main, tag.period),
            (Some(Period::Month), Some(Period::Year)) | (Some(Period::Year), Some(Period::Month))
        );
        let again = either && tag.period.is_some() && main == tag.period;
        let same_unit = tag.unit == self.group.first.tag.unit;
        (differ || again)
            && same_unit
            && !tag.from
            && (either || !tag.flat)
            && self.other_billing(tag, None)
    }

    /// The same amount said again over another period or for one seat: nothing new, or more exact.
    fn restated(&mut self, tag: &Tag) -> bool {
        let included = self.group.included;
        let latest = self.group.latest();
        let annual = latest.billing == Some(Billing::Annual);
        match restated::compare(&latest.tag, tag, included, annual) {
            Some(exact) => {
                latest.tag = exact;
                true
            }
            None => false,
        }
    }

    /// "(CHF 21)" beside dollars: the same in another currency.
    fn other_currency(&self, tag: &Tag) -> bool {
        self.in_bracket && tag.currency != self.group.first.tag.currency && tag.high.is_none()
    }

    /// "or flat $79/mo for 10 members", "; $250/mo flat for 25 or fewer employees": a flat price beside one per seat.
    fn other_shape(&mut self, tag: &Tag, either: bool) -> bool {
        let per_seat = self.group.first.tag.unit == Unit::Seat && self.done.is_empty();
        if !per_seat || !tag.flat || tag.unit != Unit::Unsaid {
            return false;
        }
        let mut group = Group::new(tag.clone());
        group.replaces_for_few = !either;
        std::mem::swap(&mut group, &mut self.group);
        self.done.push(group);
        true
    }
}

/// Whether a clause on seats speaks of administrators: "max 1 admin".
fn limits_admins(cursor: &Cursor<'_>) -> bool {
    let text = cursor.segment_text().to_lowercase();
    text.ends_with("admin") || text.ends_with("admins")
}

/// Whether what stands behind an amount belongs to another clause that is understood.
fn goes_on(cursor: &Cursor<'_>) -> bool {
    cursor.is_at_break()
        || seats::clause(&mut cursor.clone()).is_some()
        || remark::skip(&mut cursor.clone())
        || extra::is_plus(cursor)
}

/// Why a price is not read: the first words that nothing here understands.
fn not_understood(cursor: &Cursor<'_>) -> String {
    let words = cursor.segment_text();
    let words = if words.is_empty() {
        cursor.tail()
    } else {
        words
    };
    format!("\"{words}\" is not understood")
}
