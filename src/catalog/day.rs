//! Calendar days and months, as the catalog states them. No clock: today is an input of the program.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar day (UTC) of the years 0 to 9999. In files it is written `"2026-10-05"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    /// From 1 to 12.
    month: u8,
    /// From 1.
    day: u8,
}

/// Days in the 400 years after which the calendar begins anew.
const ERA_DAYS: i64 = 146_097;
/// Days from 1 March of the year 0 to 1 January 1970.
const EPOCH: i64 = 719_468;

impl Day {
    const FIRST: Day = Day {
        year: 0,
        month: 1,
        day: 1,
    };
    const LAST: Day = Day {
        year: 9999,
        month: 12,
        day: 31,
    };

    /// The day, if the calendar has it.
    #[inline]
    fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        // Every month has these days: most are settled here, of which a catalog has tens of thousands.
        if year <= 9999 && (1..=12).contains(&month) && (1..=28).contains(&day) {
            return Some(Day { year, month, day });
        }
        Day::late_in_month(year, month, day)
    }

    fn late_in_month(year: u16, month: u8, day: u8) -> Option<Day> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (year <= 9999 && (1..=days).contains(&day)).then_some(Day { year, month, day })
    }

    /// Reads `2026-10-05`; says what is wrong with anything else.
    ///
    /// # Errors
    /// The text is not a day of the calendar in the form YYYY-MM-DD.
    pub fn read(text: &str) -> Result<Day, String> {
        let digits = |part: &str, count: usize| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let mut parts = text.split('-');
        let day = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(year), Some(month), Some(day), None)
                if digits(year, 4) && digits(month, 2) && digits(day, 2) =>
            {
                let numbers = (year.parse(), month.parse(), day.parse());
                match numbers {
                    (Ok(year), Ok(month), Ok(day)) => Day::new(year, month, day),
                    _ => None,
                }
            }
            _ => None,
        };
        day.ok_or_else(|| format!("`{text}` is not a day; write it as 2026-10-05"))
    }

    /// The day on which an instant falls in UTC, given in seconds since 1970. Out of the calendar's range: its nearest day.
    #[must_use]
    pub fn of_unix_seconds(seconds: i64) -> Day {
        const DAY: i64 = 24 * 60 * 60;
        let edge = if seconds < 0 { Day::FIRST } else { Day::LAST };
        Day::of_count(seconds.div_euclid(DAY)).unwrap_or(edge)
    }

    /// Days since 1 January 1970. Years are counted from March, so that a leap day is the last of its year: Howard
    /// Hinnant's `days_from_civil`.
    fn count(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month < 3);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * (month + 9).rem_euclid(12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        year.div_euclid(400) * ERA_DAYS + day_of_era - EPOCH
    }

    /// The day that lies so many days after 1 January 1970: the way back of [`Day::count`].
    fn of_count(days: i64) -> Option<Day> {
        let days = days.checked_add(EPOCH)?;
        let day_of_era = days.rem_euclid(ERA_DAYS);
        let leaps = day_of_era / 1460 - day_of_era / 36_524 + day_of_era / (ERA_DAYS - 1);
        let year_of_era = (day_of_era - leaps) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = (from_march + 2) % 12 + 1;
        let year = year_of_era + days.div_euclid(ERA_DAYS) * 400 + i64::from(month < 3);
        Day::new(
            u16::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
    }

    /// Whole days from this day to `later`; negative when `later` lies before.
    #[must_use]
    pub fn days_until(self, later: Day) -> i64 {
        later.count() - self.count()
    }

    /// The month of this day, as `2026-10`.
    #[must_use]
    pub fn month(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    /// The day as one number, for packing: five bits for the day, four for the month, the rest for the year. Never 0.
    fn number(self) -> u32 {
        u32::from(self.year) << 9 | u32::from(self.month) << 5 | u32::from(self.day)
    }

    #[inline]
    fn from_number(number: u32) -> Option<Day> {
        let part = |bits: u32| u8::try_from(bits).ok();
        let year = u16::try_from(number >> 9).ok()?;
        Day::new(year, part(number >> 5 & 0b1111)?, part(number & 0b1_1111)?)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_u32(self.number())
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            Day::read(&text).map_err(de::Error::custom)
        } else {
            let number = u32::deserialize(deserializer)?;
            Day::from_number(number).ok_or_else(|| de::Error::custom("not a day"))
        }
    }
}

/// A date that may be missing, packed as one number: a catalog has tens of thousands of them.
pub(super) mod packed_date {
    use super::{Day, Deserialize, Deserializer, Serialize, Serializer, de};

    pub fn serialize<S: Serializer>(date: &Option<Day>, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            date.serialize(serializer)
        } else {
            serializer.serialize_u32(date.map_or(0, Day::number))
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Day>, D::Error> {
        if deserializer.is_human_readable() {
            return Option::deserialize(deserializer);
        }
        match u32::deserialize(deserializer)? {
            0 => Ok(None),
            number => match Day::from_number(number) {
                Some(day) => Ok(Some(day)),
                None => Err(de::Error::custom("not a day")),
            },
        }
    }
}

/// A month, as `2026-09`: when a release first held an app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// Its first day.
    first: Day,
}

impl TryFrom<String> for Month {
    type Error = String;

    fn try_from(text: String) -> Result<Month, String> {
        match Day::read(&format!("{text}-01")) {
            Ok(first) => Ok(Month { first }),
            Err(_) => Err(format!("`{text}` is not a month; write it as 2026-09")),
        }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.first.month())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            self.first.serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Month, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            Month::try_from(text).map_err(de::Error::custom)
        } else {
            let first = Day::deserialize(deserializer)?;
            Ok(Month { first })
        }
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
            "2025-02-29",
            "1900-02-29",
            "2026-00-10",
            "2026-10-00",
            "2026-10-+5",
            "2026-10-5",
            "12026-10-05",
            "2026-10-05-",
            "2026-10-05T00:00",
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
        assert_eq!(Day::of_unix_seconds(i64::MAX), Day::LAST);
        assert_eq!(Day::of_unix_seconds(i64::MIN), Day::FIRST);
    }

    #[test]
    fn every_day_of_the_calendar_follows_the_one_before() {
        // Two of the spans of 400 years after which the calendar begins anew.
        let mut before = Day::FIRST;
        let mut leap_days = 0;
        for count in Day::FIRST.count() + 1..=Day::FIRST.count() + 2 * ERA_DAYS {
            let day = Day::of_count(count).unwrap();
            assert_eq!(day.count(), count);
            assert!(day > before);
            assert_eq!(Day::read(&day.to_string()), Ok(day));
            assert_eq!(Day::from_number(day.number()), Some(day));
            let next = day.day == before.day + 1;
            assert!(next || (day.day == 1 && before.day >= 28), "{before} {day}");
            leap_days += usize::from((day.month, day.day) == (2, 29));
            before = day;
        }
        assert_eq!(before.to_string(), "0800-01-01");
        assert_eq!(leap_days, 2 * (400 / 4 - 400 / 100 + 1));
        assert_eq!(Day::of_count(Day::LAST.count()), Some(Day::LAST));
        assert_eq!(Day::of_count(Day::LAST.count() + 1), None);
        assert_eq!(Day::of_count(Day::FIRST.count() - 1), None);
    }

    #[test]
    fn months_are_checked() {
        assert!(Month::try_from("2026-09".to_owned()).is_ok());
        assert!(Month::try_from("2026-9".to_owned()).is_err());
        let month: Month = ron::from_str("\"2026-09\"").unwrap();
        assert_eq!(month.to_string(), "2026-09");
        let packed = postcard::to_allocvec(&month).unwrap();
        assert_eq!(postcard::from_bytes::<Month>(&packed), Ok(month));
    }
}
