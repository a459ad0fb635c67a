//! How prices are written and read back.

use proptest::prelude::*;

use super::*;

fn offer() -> Offer {
    Offer {
        billing: Billing::Annual,
        ..Offer::of(Charge::PerSeat(Amount::exact(Cents(725), Period::Month)))
    }
}

#[test]
fn a_file_holds_only_what_is_stated() {
    let written = ron::to_string(&offer()).unwrap();
    assert_eq!(
        written,
        "(billing:Annual,charge:PerSeat((amount:7.25,period:Month)))"
    );
    assert_eq!(ron::from_str::<Offer>(&written).unwrap(), offer());
}

#[test]
fn words_alone_are_a_price() {
    let price: Price = ron::from_str("\"Contact Sales\"").unwrap();
    assert_eq!(price.terms(), &Terms::quote());
    assert_eq!(ron::to_string(&price).unwrap(), "\"Contact Sales\"");
    let price: Price = ron::from_str("(text: \"Contact Sales\")").unwrap();
    assert_eq!(price.terms(), &Terms::quote());
}

#[test]
fn terms_that_say_something_else_than_the_words_are_refused() {
    let message = ron::from_str::<Price>("(text: \"Contact Sales\", terms: Included)")
        .unwrap_err()
        .to_string();
    assert!(
        message.contains("by quote") && message.contains("included"),
        "{message}"
    );
}

#[test]
fn terms_stand_where_the_words_cannot_be_read() {
    let written = "(text:\"ask Bob, 7.25\",terms:Offers([(billing:Annual,charge:PerSeat((amount:7.25,period:Month)))]))";
    let price: Price = ron::from_str(written).unwrap();
    assert_eq!(price.terms(), &Terms::Offers(vec![offer()]));
    assert_eq!(ron::to_string(&price).unwrap(), written);
}

fn amount() -> impl Strategy<Value = Amount> {
    let period = prop_oneof![
        Just(Period::Month),
        Just(Period::Year),
        Just(Period::Once),
        Just(Period::Each)
    ];
    (any::<i64>(), any::<i64>(), period)
        .prop_map(|(low, high, period)| Amount::range(Cents(low), Cents(high), period))
}

fn seats() -> impl Strategy<Value = Seats> {
    (any::<Option<u32>>(), any::<Option<u32>>()).prop_map(|(least, most)| Seats { least, most })
}

fn charge() -> impl Strategy<Value = Charge> {
    prop_oneof![
        amount().prop_map(Charge::PerSeat),
        amount().prop_map(Charge::Flat),
        amount().prop_map(Charge::Bare),
        (amount(), any::<u32>(), proptest::option::of(amount())).prop_map(
            |(base, included, further)| Charge::Package {
                base,
                included,
                further
            }
        ),
        (amount(), any::<String>(), proptest::option::of(amount()))
            .prop_map(|(amount, unit, seat)| Charge::PerUnit { amount, unit, seat }),
    ]
}

fn offers() -> impl Strategy<Value = Vec<Offer>> {
    let billing = prop_oneof![
        Just(Billing::Annual),
        Just(Billing::Monthly),
        Just(Billing::NotStated),
        any::<u16>().prop_map(Billing::Months)
    ];
    let other = (any::<String>(), amount()).prop_map(|(name, amount)| OtherSeat { name, amount });
    let stated = (
        billing,
        proptest::sample::select(&Currency::ALL[..]),
        charge(),
        seats(),
    );
    let extras = (
        proptest::option::of(amount()),
        any::<Option<i64>>(),
        any::<(bool, bool)>(),
        any::<Option<String>>(),
        proptest::collection::vec(other, 0..3),
    );
    let offer = (stated, extras).prop_map(
        |(
            (billing, currency, charge, seats),
            (minimum_spend, one_time, (from, about), plus, other_seats),
        )| Offer {
            billing,
            currency,
            charge,
            seats,
            minimum_spend,
            one_time: one_time.map(Cents),
            from,
            about,
            plus,
            other_seats,
        },
    );
    proptest::collection::vec(offer, 0..3)
}

fn terms() -> impl Strategy<Value = Terms> {
    prop_oneof![
        seats().prop_map(|seats| Terms::Free { seats }),
        Just(Terms::Included),
        offers().prop_map(Terms::Offers),
        (any::<String>(), offers()).prop_map(|(tier, plus)| Terms::PlusTier { tier, plus }),
        (seats(), offers()).prop_map(|(seats, named)| Terms::Quote { seats, named }),
        offers().prop_map(|named| Terms::Usage { named }),
        any::<String>().prop_map(|why| Terms::NotRead { why }),
        Just(Terms::NotDisclosed),
        Just(Terms::NotOffered),
    ]
}

proptest! {
    #[test]
    fn any_price_that_can_be_made_reads_back_as_it_was_written(text: String, terms in terms()) {
        let price = Price::with_terms(&text, terms).unwrap_or_else(|_| Price::read(&text));
        let pretty = ron::ser::to_string_pretty(&price, ron::ser::PrettyConfig::default()).unwrap();
        prop_assert_eq!(&ron::from_str::<Price>(&pretty).unwrap(), &price);
        prop_assert_eq!(&ron::from_str::<Price>(&ron::to_string(&price).unwrap()).unwrap(), &price);
        let packed = postcard::to_stdvec(&price).unwrap();
        prop_assert_eq!(&postcard::from_bytes::<Price>(&packed).unwrap(), &price);
        prop_assert!(price.same_terms(&price));
    }

    #[test]
    fn optional_prices_read_back_too(text: String) {
        let price = Some(Price::read(&text));
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let written = options.to_string(&price).unwrap();
        prop_assert_eq!(options.from_str::<Option<Price>>(&written).unwrap(), price);
    }
}

#[test]
fn a_price_that_is_read_is_written_with_its_terms() {
    let price = Price::read("$7.25/u/mo (annual)");
    let written = ron::to_string(&price).unwrap();
    assert_eq!(
        written,
        "(text:\"$7.25/u/mo (annual)\",terms:Offers([(billing:Annual,charge:PerSeat((amount:7.25,period:Month)))]))"
    );
    assert_eq!(ron::from_str::<Price>(&written).unwrap(), price);
    let wrong = written.replace("7.25,", "7.5,");
    let message = ron::from_str::<Price>(&wrong).unwrap_err().to_string();
    assert!(message.contains("$7.25 a seat"), "{message}");
    assert!(message.contains("$7.50 a seat"), "{message}");
}

#[test]
fn amounts_are_found_whether_or_not_they_can_be_read() {
    let table = [
        ("$15/u/mo", true, true),
        ("$199", true, false),
        ("Contact Sales (from $15k/yr)", true, true),
        ("Contact Sales (25-user minimum)", false, true),
        ("1-200 seats", false, false),
    ];
    for (words, names_an_amount, is_read) in table {
        let price = Price::read(words);
        assert_eq!(price.names_an_amount(), names_an_amount, "{words}");
        assert_eq!(price.is_read(), is_read, "{words}");
    }
}

#[test]
fn offers_without_an_offer_are_refused() {
    let error = Price::with_terms("ask Bob", Terms::Offers(Vec::new())).unwrap_err();
    assert!(matches!(error, PriceError::NoOffer { .. }));
}

#[test]
fn prices_differ_only_where_their_terms_do() {
    let same = [
        ("Contact Sales", "Request a quote"),
        ("Contact Sales", "Custom (~$10,000+/year)"),
        ("$4/user/month", "$4/u/mo (annual)"),
        ("$7.25/u/mo (annual), $8.75 monthly", "$7.25/u/mo (annual)"),
        ("$12/u/mo (annual)", "$144/u/yr"),
        ("$20/mo flat, unlimited members", "$20/mo"),
        ("Not disclosed", "Not published"),
        (
            "$5.10/u/mo (annual, sold in user buckets)",
            "$5.10/u/mo (annual, sold in  user BUCKETS)",
        ),
    ];
    for (one, other) in same {
        assert!(
            Price::read(one).same_terms(&Price::read(other)),
            "{one} / {other}"
        );
        assert!(
            Price::read(other).same_terms(&Price::read(one)),
            "{other} / {one}"
        );
    }
    let different = [
        ("$79/user/month", "$89 user/month"),
        ("$15,000+/year", "Contact Sales"),
        ("$10/u/mo", "€10/u/mo"),
        ("$10/u/mo (annual)", "$12/u/mo (monthly)"),
        (
            "$10/u/mo (annual, min 3 users)",
            "$10/u/mo (annual, min 5 users)",
        ),
        ("$29/mo", "$29/u/mo"),
        ("Free", "Not offered"),
        ("Pro + $300/mo", "Business + $300/mo"),
    ];
    for (one, other) in different {
        assert!(
            !Price::read(one).same_terms(&Price::read(other)),
            "{one} / {other}"
        );
        assert!(
            !Price::read(other).same_terms(&Price::read(one)),
            "{other} / {one}"
        );
    }
}

#[test]
fn terms_are_described_in_plain_words() {
    let table = [
        (
            "$7.25/u/mo (annual), $8.75 monthly",
            "$7.25 a seat and month, annual; $8.75 a seat and month, monthly",
        ),
        (
            "$20,000/yr (annual, unlimited users)",
            "$20,000 a year flat, annual",
        ),
        (
            "$517.50/mo (annual) incl. 10 users, +$130/u/yr",
            "$517.50 a month for 10 seats, then $130 a seat and year, annual",
        ),
        (
            "$49/mo + $6/mo per person",
            "$49 a month and $6 a seat and month",
        ),
        ("$25-50/dyno/month", "$25 to $50 a dyno and month"),
        ("$145+/month", "from $145 a month"),
        (
            "Contact Sales (25-user minimum)",
            "by quote, at least 25 seats",
        ),
        (
            "Custom (~$10,000+/year)",
            "by quote; named: from about $10,000 a year, annual",
        ),
        ("Usage-based", "usage-based"),
        ("Free (up to 5 users)", "free, at most 5 seats"),
        ("Pro + $300/mo", "the price of Pro plus $300 a month"),
        ("Not disclosed", "not documented"),
        (
            "$150/seat/mo + $3,500 onboarding",
            "$150 a seat and month, plus $3,500 once",
        ),
        (
            "$10/u/mo (annual, 2-15 users)",
            "$10 a seat and month, 2 to 15 seats, annual",
        ),
        ("€8/u/mo (zebras)", "not read: \"zebras\" is not understood"),
    ];
    for (words, described) in table {
        assert_eq!(Price::read(words).terms().describe(), described, "{words}");
    }
}
