//! How a scenario is read from a file. Each value is checked where it stands, so that a mistake is reported with its own
//! line and names what the dial takes.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::{Scenario, ScenarioError};
use crate::catalog::AppId;
use crate::cost::dial::{AppDial, Dial};

/// The field that holds the dials of single apps.
const APPS: &str = "apps";

/// The fields of a scenario: the words of the dials, and the apps.
const FIELDS: &[&str] = &[
    Dial::Headcount.word(),
    Dial::SeatShare.word(),
    Dial::Hourly.word(),
    Dial::IdleLicence.word(),
    Dial::WorkLeft.word(),
    Dial::Connector.word(),
    Dial::Compliance.word(),
    Dial::Basis.word(),
    Dial::Leavers.word(),
    Dial::Joiners.word(),
    Dial::Moves.word(),
    Dial::Minutes.word(),
    APPS,
];

/// The fields of one app.
const APP_FIELDS: &[&str] = &[
    AppDial::Seats.word(),
    AppDial::Current.word(),
    AppDial::Target.word(),
    AppDial::Quote.word(),
];

impl<'de> Deserialize<'de> for Scenario {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Scenario", FIELDS, WholeFile)
    }
}

/// Reads the fields of a scenario.
struct WholeFile;

impl<'de> Visitor<'de> for WholeFile {
    type Value = Scenario;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the dials of a scenario, as in (headcount: 500)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scenario, A::Error> {
        let mut scenario = Scenario::default();
        let mut seen: Vec<&'static str> = Vec::new();
        while let Some(field) = map.next_key_seed(Word(FIELDS))? {
            once(&mut seen, field)?;
            match Dial::from_word(field) {
                Some(dial) => set_dial(&mut scenario, dial, &mut map)?,
                None => map.next_value_seed(Apps(&mut scenario))?,
            }
        }
        Ok(scenario)
    }
}

fn set_dial<'de, A: MapAccess<'de>>(
    scenario: &mut Scenario,
    dial: Dial,
    map: &mut A,
) -> Result<(), A::Error> {
    let takes = match dial {
        Dial::Compliance => "write true or false".to_owned(),
        Dial::Basis => "write Reference or Events".to_owned(),
        Dial::Headcount
        | Dial::SeatShare
        | Dial::Hourly
        | Dial::IdleLicence
        | Dial::WorkLeft
        | Dial::Connector
        | Dial::Leavers
        | Dial::Joiners
        | Dial::Moves
        | Dial::Minutes => format!("write a bare number, {}", dial.range_in_words()),
    };
    match dial {
        Dial::Headcount => take(map, &takes, |people| scenario.set_headcount(people)),
        Dial::SeatShare => take(map, &takes, |share| scenario.set_seat_share(share)),
        Dial::Hourly => take(map, &takes, |rate| scenario.set_hourly(Some(rate))),
        Dial::IdleLicence => take(map, &takes, |price| scenario.set_idle_licence(Some(price))),
        Dial::WorkLeft => take(map, &takes, |share| scenario.set_work_left(share)),
        Dial::Connector => take(map, &takes, |fee| scenario.set_connector_fee(Some(fee))),
        Dial::Compliance => take(map, &takes, |counts| {
            scenario.set_compliance(counts);
            Ok(())
        }),
        Dial::Basis => take(map, &takes, |basis| {
            scenario.set_basis(basis);
            Ok(())
        }),
        Dial::Leavers => take(map, &takes, |rate| scenario.set_leavers(rate)),
        Dial::Joiners => take(map, &takes, |rate| scenario.set_joiners(Some(rate))),
        Dial::Moves => take(map, &takes, |rate| scenario.set_moves(rate)),
        Dial::Minutes => take(map, &takes, |minutes| scenario.set_minutes(minutes)),
    }
}

/// Reads the dials of the apps into a scenario.
struct Apps<'s>(&'s mut Scenario);

impl<'de> DeserializeSeed<'de> for Apps<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Apps<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("apps and their dials, as in {\"slack\": (seats: 100)}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(id) = map.next_key::<String>()? {
            let app = AppId::read(&id).map_err(ScenarioError::App);
            let app = app.map_err(de::Error::custom)?;
            if self.0.app(&app).is_some() {
                return Err(de::Error::custom(format_args!(
                    "`{app}` stands twice; keep one of the two"
                )));
            }
            map.next_value_seed(OneApp {
                scenario: self.0,
                app,
            })?;
        }
        Ok(())
    }
}

/// Reads the dials of one app into a scenario.
struct OneApp<'s> {
    scenario: &'s mut Scenario,
    app: AppId,
}

impl<'de> DeserializeSeed<'de> for OneApp<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("App", APP_FIELDS, self)
    }
}

impl<'de> Visitor<'de> for OneApp<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the dials of an app, as in (seats: 100, current: \"Pro\")")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { scenario, app } = self;
        let mut seen: Vec<&'static str> = Vec::new();
        while let Some(field) = map.next_key_seed(Word(APP_FIELDS))? {
            once(&mut seen, field)?;
            let mut dials = AppDial::ALL.into_iter();
            let Some(dial) = dials.find(|dial| dial.word() == field) else {
                continue;
            };
            match dial {
                AppDial::Seats => take(&mut map, "write a bare number, 1 to 100,000", |seats| {
                    scenario.set_seats(&app, Some(seats))
                }),
                AppDial::Current => take(&mut map, "write a tier's name in quotes", |tier| {
                    scenario.set_current(&app, Some(tier));
                    Ok(())
                }),
                AppDial::Target => take(&mut map, "write a tier's name in quotes", |tier| {
                    scenario.set_target(&app, Some(tier));
                    Ok(())
                }),
                AppDial::Quote => take(
                    &mut map,
                    "write (amount: 12000, per: Year) or (amount: 9.50, per: SeatMonth)",
                    |quote| scenario.set_quote(&app, Some(quote)),
                ),
            }?;
        }
        Ok(())
    }
}

/// Reads a value and sets it; `takes` tells what can be written there.
fn take<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    map: &mut A,
    takes: &str,
    set: impl FnOnce(T) -> Result<(), ScenarioError>,
) -> Result<(), A::Error> {
    map.next_value_seed(Checked {
        takes,
        set,
        value: PhantomData,
    })
}

/// Sets a value as soon as it is read, so that a refusal stands where the value does.
struct Checked<'t, T, Set> {
    takes: &'t str,
    set: Set,
    value: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>, Set> DeserializeSeed<'de> for Checked<'_, T, Set>
where
    Set: FnOnce(T) -> Result<(), ScenarioError>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let value = T::deserialize(deserializer)
            .map_err(|error| de::Error::custom(format_args!("{error}; {}", self.takes)))?;
        (self.set)(value).map_err(de::Error::custom)
    }
}

/// Refuses a field that stands twice.
fn once<E: de::Error>(seen: &mut Vec<&'static str>, field: &'static str) -> Result<(), E> {
    if seen.contains(&field) {
        return Err(de::Error::duplicate_field(field));
    }
    seen.push(field);
    Ok(())
}

/// Reads a field's name, one of these.
struct Word(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Word {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Word {
    type Value = &'static str;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "one of {}", self.0.join(", "))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<&'static str, E> {
        let known = self.0.iter().copied().find(|word| *word == text);
        known.ok_or_else(|| E::unknown_field(text, self.0))
    }
}
