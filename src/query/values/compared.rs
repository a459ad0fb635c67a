//! Values that compare: prices, jumps, seats and days with `<`, `<=`, `>`, `>=` and `=`.
//!
//! What is not documented meets no comparison, and a range (or a price "from") only those that hold for all of it.
//! Negation is the rest of the catalog: `!price:<10` wants what is known to be dearer and what is not known at all.

use crate::catalog::money::{Cents, Currency};
use crate::catalog::{App, Catalog, Day};
use crate::cost::{Headline, NativeState};
use crate::lens::Lens;

use super::{UNKNOWN, Value, of_word, same_word, word_of, words_of};

/// How a value has to stand to a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`, or nothing.
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    Greater,
}

/// The signs, longer ones first so that `<=` is not read as `<`.
const SIGNS: [(&str, Relation); 5] = [
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("<", Relation::Less),
    (">", Relation::Greater),
    ("=", Relation::Equal),
];

/// What can be compared: read without its sign, and printed so that it reads back.
pub trait Amount: Copy + Ord {
    /// Reads the amount.
    fn read(text: &str) -> Option<Self>;
    /// Prints it.
    fn print(self) -> String;
}

/// A comparison with a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared<T> {
    /// How the value has to stand to the bound.
    pub relation: Relation,
    /// The bound.
    pub bound: T,
}

impl<T: Amount> Compared<T> {
    fn read(item: &str) -> Option<Compared<T>> {
        let mut signs = SIGNS.iter();
        let signed = signs.find_map(|(sign, relation)| Some((item.strip_prefix(sign)?, *relation)));
        let (text, relation) = signed.unwrap_or((item, Relation::Equal));
        let bound = T::read(text)?;
        Some(Compared { relation, bound })
    }

    fn word(&self) -> String {
        let sign = match self.relation {
            Relation::Less => "<",
            Relation::AtMost => "<=",
            Relation::Equal => "",
            Relation::AtLeast => ">=",
            Relation::Greater => ">",
        };
        format!("{sign}{}", self.bound.print())
    }

    /// Whether every value from `low` to `high` (none: open above) meets the comparison.
    fn holds(&self, low: T, high: Option<T>) -> bool {
        let below = |met: fn(T, T) -> bool| high.is_some_and(|high| met(high, self.bound));
        match self.relation {
            Relation::Less => below(|high, bound| high < bound),
            Relation::AtMost => below(|high, bound| high <= bound),
            Relation::Equal => low == self.bound && high == Some(self.bound),
            Relation::AtLeast => low >= self.bound,
            Relation::Greater => low > self.bound,
        }
    }
}

/// Dollars a seat and month: `10`, `7.25`, `$10`.
impl Amount for Cents {
    fn read(text: &str) -> Option<Cents> {
        Cents::parse(text.strip_prefix('$').unwrap_or(text)).filter(|cents| *cents >= Cents::ZERO)
    }

    fn print(self) -> String {
        self.to_string()
    }
}

/// How many times the current price, in hundredths: `2x`, `1.5x`, `2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Times(pub u64);

impl Amount for Times {
    fn read(text: &str) -> Option<Times> {
        let number = text.strip_suffix(['x', 'X']).unwrap_or(text);
        let hundredths = Cents::parse(number)?.0;
        u64::try_from(hundredths).ok().map(Times)
    }

    fn print(self) -> String {
        let cents = Cents(i64::try_from(self.0).unwrap_or(i64::MAX));
        format!("{cents}x")
    }
}

/// Seats.
impl Amount for u32 {
    fn read(text: &str) -> Option<u32> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| digits)
    }

    fn print(self) -> String {
        self.to_string()
    }
}

impl Amount for Day {
    fn read(text: &str) -> Option<Day> {
        Day::read(text).ok()
    }

    fn print(self) -> String {
        self.to_string()
    }
}

/// Why there is no number to compare.
const STATES: &[(&str, NativeState)] = &[
    ("included", NativeState::Included),
    ("quote", NativeState::Quote),
    ("not_sold", NativeState::NotSold),
    ("unavailable", NativeState::Unavailable),
    ("not_read", NativeState::NotRead),
    ("other_idp", NativeState::OtherIdp),
    (UNKNOWN, NativeState::Unknown),
];

/// What a headline has to compare.
enum Number<T> {
    /// From, to; none: open above.
    Range(T, Option<T>),
    /// A number that cannot be compared with the others: in another currency.
    Other,
    /// None.
    Missing,
}

/// Declares a value that compares a number of the headline, or says why it has none.
macro_rules! of_headline {
    ($(#[$meta:meta] $name:ident($amount:ty), $shape:literal, $range:expr;)+) => { $(
        #[$meta]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            /// The number is known and meets the comparison.
            Compared(Compared<$amount>),
            /// There is no number, for this reason.
            Without(NativeState),
        }

        impl Value for $name {
            const SHAPE: Option<&'static str> = Some($shape);

            fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
                let state = of_word(STATES, item).map($name::Without);
                state.or_else(|| Compared::read(item).map($name::Compared))
            }

            fn word(&self) -> String {
                match self {
                    $name::Compared(compared) => compared.word(),
                    $name::Without(state) => word_of(STATES, state),
                }
            }

            fn known(_: &Catalog) -> Vec<String> {
                words_of(STATES)
            }

            fn holds(&self, app: &App, lens: &Lens) -> bool {
                let headline = lens.headline(app);
                let number: fn(&Headline) -> Number<$amount> = $range;
                match (number(&headline), self) {
                    (Number::Range(low, high), $name::Compared(compared)) => compared.holds(low, high),
                    (Number::Missing, $name::Without(state)) => reason(headline.state) == *state,
                    (Number::Range(..) | Number::Other, $name::Without(_))
                    | (Number::Missing | Number::Other, $name::Compared(_)) => false,
                }
            }
        }
    )+ };
}

/// The reason under which an app without a number is found.
const fn reason(state: NativeState) -> NativeState {
    match state {
        NativeState::Included
        | NativeState::Quote
        | NativeState::NotSold
        | NativeState::Unavailable
        | NativeState::NotRead
        | NativeState::OtherIdp => state,
        NativeState::Priced | NativeState::Unknown => NativeState::Unknown,
    }
}

of_headline! {
    /// The target tier's price, in dollars a seat and month. Prices in other currencies are not compared.
    PriceValue(Cents), "dollars a seat and month, such as <10 or >=7.25", |headline| {
        match headline.price {
            Some(price) if price.currency == Currency::Usd => Number::Range(price.low, price.high),
            Some(_) => Number::Other,
            None => Number::Missing,
        }
    };
    /// How many times the current tier's price the target costs.
    JumpValue(Times), "a number of times, such as >=2x", |headline| {
        match headline.jump {
            Some(jump) => Number::Range(Times(jump.low), jump.high.map(Times)),
            None => Number::Missing,
        }
    };
}

/// The seat minimum, or that none is documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatsValue {
    /// The minimum is known and meets the comparison.
    Compared(Compared<u32>),
    /// No minimum is documented.
    Unknown,
}

impl Value for SeatsValue {
    const SHAPE: Option<&'static str> = Some("a number of seats, such as >=20");

    fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
        if same_word(item, UNKNOWN) {
            return Some(SeatsValue::Unknown);
        }
        Compared::read(item).map(SeatsValue::Compared)
    }

    fn word(&self) -> String {
        match self {
            SeatsValue::Compared(compared) => compared.word(),
            SeatsValue::Unknown => UNKNOWN.to_owned(),
        }
    }

    fn known(_: &Catalog) -> Vec<String> {
        vec![UNKNOWN.to_owned()]
    }

    fn holds(&self, app: &App, lens: &Lens) -> bool {
        match (self, lens.headline(app).least_seats) {
            (SeatsValue::Compared(compared), Some(seats)) => compared.holds(seats, Some(seats)),
            (SeatsValue::Unknown, None) => true,
            (SeatsValue::Compared(_), None) | (SeatsValue::Unknown, Some(_)) => false,
        }
    }
}

/// The day of the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerifiedValue {
    /// The day is known and meets the comparison.
    Compared(Compared<Day>),
    /// It is longer ago than the lens allows.
    Stale,
    /// The record is undated.
    Unknown,
}

const STALE: &str = "stale";

impl Value for VerifiedValue {
    const SHAPE: Option<&'static str> = Some("a day, such as <2026-06-01");

    fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
        if same_word(item, UNKNOWN) {
            return Some(VerifiedValue::Unknown);
        }
        if same_word(item, STALE) {
            return Some(VerifiedValue::Stale);
        }
        Compared::read(item).map(VerifiedValue::Compared)
    }

    fn word(&self) -> String {
        match self {
            VerifiedValue::Compared(compared) => compared.word(),
            VerifiedValue::Stale => STALE.to_owned(),
            VerifiedValue::Unknown => UNKNOWN.to_owned(),
        }
    }

    fn known(_: &Catalog) -> Vec<String> {
        vec![STALE.to_owned(), UNKNOWN.to_owned()]
    }

    fn holds(&self, app: &App, lens: &Lens) -> bool {
        match (self, app.verified) {
            (VerifiedValue::Compared(compared), Some(day)) => compared.holds(day, Some(day)),
            (VerifiedValue::Stale, _) => lens.is_stale(app) == Some(true),
            (VerifiedValue::Unknown, day) => day.is_none(),
            (VerifiedValue::Compared(_), None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_meets_what_all_of_it_meets() {
        let holds = |item: &str, low: u32, high: Option<u32>| {
            Compared::<u32>::read(item).unwrap().holds(low, high)
        };
        for (item, low, high, expected) in [
            ("<10", 5, Some(9), true),
            ("<10", 5, Some(10), false),
            ("<=10", 5, Some(10), true),
            ("<10", 5, None, false),
            (">4", 5, None, true),
            (">5", 5, None, false),
            (">=5", 5, None, true),
            ("=5", 5, Some(5), true),
            ("5", 5, Some(5), true),
            ("5", 5, None, false),
            ("5", 5, Some(6), false),
        ] {
            assert_eq!(holds(item, low, high), expected, "{item} {low} {high:?}");
        }
    }

    #[test]
    fn amounts_read_and_print_in_one_way() {
        for (item, printed) in [("<10", "<10"), ("=$7.50", "7.50"), (">=7.25", ">=7.25")] {
            let compared = Compared::<Cents>::read(item).unwrap();
            assert_eq!(compared.word(), printed);
        }
        for (item, printed) in [(">=2x", ">=2x"), (">2", ">2x"), ("=1.5X", "1.50x")] {
            assert_eq!(Compared::<Times>::read(item).unwrap().word(), printed);
        }
        for wrong in ["", "<", "<>10", "10.555", "-1", "ten", "1e3"] {
            assert!(Compared::<Cents>::read(wrong).is_none(), "{wrong}");
        }
        for wrong in ["1.5", "+5", "-5", ""] {
            assert!(Compared::<u32>::read(wrong).is_none(), "{wrong}");
        }
        assert!(Compared::<Day>::read("<2026-02-30").is_none());
    }
}
