//! Calendar days and months, as the catalog states them. No clock: today is an input of the program.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar day (UTC). In files it is written `"2026-10-05"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(jiff::civil::Date);

impl Day {
    /// Reads `2026-10-05`; says what is wrong with anything else.
    ///
    /// # Errors
    /// The text is not a day of the calendar in the form YYYY-MM-DD.
    pub fn read(text: &str) -> Result<Day, String> {
        let mistake = || format!("`{text}` is not a day; write it as 2026-10-05");
        if text.len() != 10 {
            return Err(mistake());
        }
        text.parse().map(Day).map_err(|_| mistake())
    }

    /// The day on which an instant falls in UTC, given in seconds since 1970. Out of the calendar's range: its nearest day.
    #[must_use]
    pub fn of_unix_seconds(seconds: i64) -> Day {
        let edge = if seconds < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        };
        let instant = jiff::Timestamp::from_second(seconds).unwrap_or(edge);
        Day(jiff::tz::Offset::UTC.to_datetime(instant).date())
    }

    /// Whole days from this day to `later`; negative when `later` lies before.
    #[must_use]
    pub fn days_until(self, later: Day) -> i64 {
        later
            .0
            .since(self.0)
            .map_or(0, |span| i64::from(span.get_days()))
    }

    /// The month of this day, as `2026-10`.
    #[must_use]
    pub fn month(self) -> String {
        format!("{:04}-{:02}", self.0.year(), self.0.month())
    }

    fn number(self) -> i32 {
        i32::from(self.0.year()) * 10_000
            + i32::from(self.0.month()) * 100
            + i32::from(self.0.day())
    }

    fn from_number(number: i32) -> Option<Day> {
        let year = i16::try_from(number.div_euclid(10_000)).ok()?;
        let month = i8::try_from(number.div_euclid(100).rem_euclid(100)).ok()?;
        let day = i8::try_from(number.rem_euclid(100)).ok()?;
        jiff::civil::Date::new(year, month, day).ok().map(Day)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_i32(self.number())
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            Day::read(&text).map_err(de::Error::custom)
        } else {
            let number = i32::deserialize(deserializer)?;
            Day::from_number(number).ok_or_else(|| de::Error::custom("not a day"))
        }
    }
}

/// A month, as `2026-09`: when a release first held an app.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(String);

impl TryFrom<String> for Month {
    type Error = String;

    fn try_from(text: String) -> Result<Month, String> {
        match Day::read(&format!("{text}-01")) {
            Ok(_) => Ok(Month(text)),
            Err(_) => Err(format!("`{text}` is not a month; write it as 2026-09")),
        }
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.0
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_prints_and_packs() {
        let day = Day::read("2026-10-05").unwrap();
        assert_eq!(day.to_string(), "2026-10-05");
        assert_eq!(day.month(), "2026-10");
        let packed = postcard::to_allocvec(&day).unwrap();
        assert_eq!(postcard::from_bytes::<Day>(&packed).unwrap(), day);
        assert_eq!(ron::from_str::<Day>("\"2026-10-05\"").unwrap(), day);
    }

    #[test]
    fn days_that_do_not_exist_are_refused_with_a_remedy() {
        for text in [
            "2026-02-30",
            "2026-13-01",
            "05.10.2026",
            "2026-10",
            "",
            "yesterday",
        ] {
            let mistake = Day::read(text).unwrap_err();
            assert!(mistake.contains("write it as 2026-10-05"), "{mistake}");
        }
    }

    #[test]
    fn age_counts_whole_days_both_ways() {
        let checked = Day::read("2026-10-05").unwrap();
        let today = Day::read("2026-11-21").unwrap();
        assert_eq!(checked.days_until(today), 47);
        assert_eq!(today.days_until(checked), -47);
        assert_eq!(Day::of_unix_seconds(0).to_string(), "1970-01-01");
        assert_eq!(
            Day::of_unix_seconds(1_795_910_399).to_string(),
            "2026-11-28"
        );
    }

    #[test]
    fn months_are_checked() {
        assert!(Month::try_from("2026-09".to_owned()).is_ok());
        assert!(Month::try_from("2026-9".to_owned()).is_err());
    }
}
