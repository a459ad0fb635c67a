//! What the reader promises of any words at all; prices of the catalog are in `tests/prices.rs`.

use proptest::prelude::*;

use super::super::{Cents, Currency, Price, Terms};
use super::token::{Cursor, Kind, tokens};

fn kinds(text: &str) -> Vec<Kind> {
    let tokens = tokens(text);
    let cursor = Cursor::new(text, &tokens);
    (0..tokens.len())
        .filter_map(|at| cursor.peek_at(at).cloned())
        .collect()
}

#[test]
fn amounts_are_cut_with_their_currency_and_size() {
    let table = [
        ("$1,079.88", Currency::Usd, Some(107_988)),
        ("US$20", Currency::Usd, Some(2_000)),
        ("USD 136", Currency::Usd, Some(13_600)),
        ("CHF 21", Currency::Chf, Some(2_100)),
        ("€7.49", Currency::Eur, Some(749)),
        ("$17.5", Currency::Usd, Some(1_750)),
        ("$15k", Currency::Usd, Some(1_500_000)),
        ("$36K", Currency::Usd, Some(3_600_000)),
        ("$3.6M", Currency::Usd, Some(360_000_000)),
        ("30¢", Currency::Usd, Some(30)),
        ("$0.040", Currency::Usd, Some(4)),
        ("$0.004", Currency::Usd, None),
    ];
    for (text, currency, cents) in table {
        assert_eq!(
            kinds(text),
            [Kind::Money(currency, cents.map(Cents))],
            "{text}"
        );
    }
}

#[test]
fn counts_quantities_and_words_are_told_apart() {
    let word = |text: &str| Kind::Word(text.to_owned());
    assert_eq!(
        kinds("min. 1,000 users"),
        [word("min"), Kind::Count(1000), word("users")]
    );
    assert_eq!(
        kinds("10k MAU, 2.5%"),
        [Kind::Quantity, word("mau"), Kind::Sign(','), Kind::Percent]
    );
    assert_eq!(
        kinds("Pay-as-you-go (e.g. 50-user)"),
        [
            word("pay-as-you-go"),
            Kind::Sign('('),
            word("e.g"),
            Kind::Count(50),
            Kind::Sign('-'),
            word("user"),
            Kind::Sign(')')
        ]
    );
}

/// The pieces that prices are made of, to be put together without sense.
const PIECES: &[&str] = &[
    "$10/u/mo",
    "$1,200/yr",
    "$45/mo",
    "€9",
    "$0",
    "(annual)",
    "(annual;",
    "$12 monthly)",
    "flat",
    "incl. 3 seats",
    "+ $15/seat/mo",
    "min 5 users",
    "max 2 users",
    "up to 10 users",
    "1-4 users",
    "or",
    ";",
    ",",
    "(",
    ")",
    "from",
    "Contact Sales",
    "Free",
    "first 5 users free, then",
    "unlimited users",
    "+ usage",
    "per site",
    "$1,500 onboarding",
    "+",
    "~",
    "-",
    "/",
    "per",
    "each",
    "extra",
    "Pro +",
    "2 more at",
    "$40/mo each",
    "99999999999",
    "$99999999999999",
    "\u{202e}",
    "é",
    "…",
    "%",
    "5%",
    "$0.004/GB",
    "$5k",
    "monthly",
    "yearly",
    "3-year term",
];

fn nonsense() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(PIECES);
    (proptest::collection::vec(piece, 0..9), any::<bool>())
        .prop_map(|(pieces, spaced)| pieces.join(if spaced { " " } else { "" }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn any_words_are_read_without_harm(text: String) {
        holds_together(&Price::read(&text))?;
    }

    #[test]
    fn any_pieces_are_read_without_harm(text in nonsense()) {
        holds_together(&Price::read(&text))?;
    }
}

/// What is true of every price, whatever its words.
fn holds_together(price: &Price) -> Result<(), TestCaseError> {
    let again = Price::read(price.text());
    prop_assert_eq!(&again, price, "reading is pure");
    prop_assert!(!price.terms().describe().is_empty());
    if let Some(offers) = price.terms().offers() {
        prop_assert!(!offers.is_empty());
        for offer in offers {
            if let (Some(least), Some(most)) = (offer.seats.least, offer.seats.most) {
                prop_assert!(least <= most);
            }
            prop_assert!(offer.one_time.is_none_or(|fee| fee >= Cents::ZERO));
        }
    }
    if let Terms::NotRead { why } = price.terms() {
        prop_assert!(!why.is_empty());
    }
    let written = ron::to_string(price).unwrap();
    prop_assert_eq!(&ron::from_str::<Price>(&written).unwrap(), price);
    Ok(())
}
