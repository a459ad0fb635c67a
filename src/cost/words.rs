//! What an estimate says in words, the same on screens and in reports: sentences without a capital letter and a full stop.

use super::dial::AppDial;
use super::estimate::{Estimate, NativeState, Side, Strategy, Winner};
use super::profile::ProfileKind;
use super::range::thousands;
use super::scenario::{Basis, Scenario, SeatsFrom};
use super::sensitivity::Outcome;
use crate::catalog::money::{Cents, Currency, Money};

impl Winner {
    /// Who wins, inside a sentence.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Strategy(Strategy::Manual) => "by hand",
            Self::Strategy(Strategy::NativeScim) => "native SCIM",
            Self::Strategy(Strategy::Connector) => "the connector",
            Self::Undecided => "undecided",
        }
    }
}

impl Basis {
    /// On which basis handwork is counted.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Reference => "handwork as published, scaled",
            Self::Events => "handwork by joiners, leavers, moves",
        }
    }
}

impl Outcome {
    /// Who wins with the dial there, and how the cheapest bought strategy stands against handwork:
    /// "$50,000: by hand, buying costs $34,746 more".
    #[must_use]
    pub fn in_words(&self) -> String {
        let lead = match self.lead {
            None => String::new(),
            Some(lead) if lead < Cents::ZERO => {
                let saved = Cents::ZERO.saturating_sub(lead);
                format!(", buying saves {}", dollars(saved))
            }
            Some(Cents::ZERO) => ", buying costs the same".to_owned(),
            Some(lead) => format!(", buying costs {} more", dollars(lead)),
        };
        format!("{}: {}{lead}", self.value, self.winner.in_words())
    }
}

impl Estimate {
    /// What the sizes of this estimate count: "people", or "seats" where the app has seats of its own.
    #[must_use]
    pub const fn unit(&self) -> &'static str {
        if self.own_seats() { "seats" } else { "people" }
    }

    /// Who is cheapest at which size: "by hand below 213 people, the connector from 213"; where native SCIM has a price and
    /// by hand is cheapest at every size, that. `None` where there is nothing to say of sizes, and in an estimate without
    /// crossings (`estimate_now`).
    #[must_use]
    pub fn sizes_in_words(&self) -> Option<String> {
        let verdict = &self.verdict;
        let Some(first) = verdict.crossings.first() else {
            let never = verdict.winner == Winner::Strategy(Strategy::Manual)
                && self.native.state == NativeState::Priced;
            let size = if self.own_seats() {
                "number of seats"
            } else {
                "headcount"
            };
            let to = self.native.to.as_ref().filter(|_| never)?;
            return Some(format!(
                "at no {size} does {} cost less than the handwork it saves",
                to.tier
            ));
        };
        let size = |size: u32| thousands(size.into());
        let below = format!(
            "{} below {} {}",
            first.below.in_words(),
            size(first.size),
            self.unit()
        );
        let above = verdict
            .crossings
            .iter()
            .map(|crossing| format!("{} from {}", crossing.above.in_words(), size(crossing.size)));
        let all: Vec<String> = std::iter::once(below).chain(above).collect();
        Some(all.join(", "))
    }

    /// "Pro to Business+", "Guard Standard, an add-on"; `None` where no tier to go to is known.
    #[must_use]
    pub fn step_in_words(&self) -> Option<String> {
        let native = &self.native;
        let to = native.to.as_ref()?;
        let words = match &native.from {
            _ if native.add_on && to.tier.to_lowercase().contains("add-on") => to.tier.clone(),
            _ if native.add_on => format!("{}, an add-on", to.tier),
            Some(from) if from.tier != to.tier => format!("{} to {}", from.tier, to.tier),
            Some(_) | None => to.tier.clone(),
        };
        Some(words)
    }

    /// On which profile handwork rests: "guides' aggregate, not measured for Slack".
    #[must_use]
    pub fn profile_in_words(&self) -> String {
        let profile = &self.manual.profile;
        let name = &self.name;
        match (profile.kind, profile.own_profile) {
            (ProfileKind::Aggregate, false) => {
                format!("guides' aggregate, not measured for {name}")
            }
            (_, false) => format!("a published profile, not measured for {name}"),
            (_, true) if profile.parts_inferred => {
                format!("published for {name}, parts inferred from the total")
            }
            (_, true) => format!("published for {name}"),
        }
    }
}

impl AppDial {
    /// What the dial stands at, set or not: "500, as people and share have it", "Pro (found)", "none".
    #[must_use]
    pub fn standing(self, scenario: &Scenario, estimate: &Estimate) -> String {
        if let Some(shown) = self.shown(scenario, &estimate.app) {
            return shown;
        }
        let found = |side: Option<&Side>| match (side, estimate.native.state) {
            (Some(side), _) => format!("{} (found)", side.tier),
            (None, NativeState::NotSold) => "none to choose: no plan has SCIM".to_owned(),
            (None, NativeState::Included) => "none to choose: SCIM is included".to_owned(),
            (None, _) => "not known".to_owned(),
        };
        match self {
            Self::Seats => {
                let whence = match estimate.seats_from {
                    SeatsFrom::Stack => "as your stack counts",
                    SeatsFrom::Headcount | SeatsFrom::Yours => "as people and share have it",
                };
                format!("{}, {whence}", thousands(estimate.seats.into()))
            }
            Self::Current => found(estimate.native.from.as_ref()),
            Self::Target => found(estimate.native.to.as_ref()),
            Self::Quote => "none".to_owned(),
        }
    }
}

fn dollars(amount: Cents) -> Money {
    Money::new(amount, Currency::Usd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{AppId, Catalog};
    use crate::cost::estimate;

    #[test]
    fn sizes_are_seats_where_the_app_has_seats_of_its_own() {
        let catalog = Catalog::builtin().unwrap();
        let slack = catalog.app("slack").unwrap();
        let mut scenario = Scenario::default();
        let said = |scenario: &Scenario| estimate(slack, scenario, None).sizes_in_words().unwrap();
        assert_eq!(
            said(&scenario),
            "at no headcount does Business+ cost less than the handwork it saves"
        );
        scenario.set_seats(&slack.id, Some(100)).unwrap();
        assert_eq!(
            said(&scenario),
            "at no number of seats does Business+ cost less than the handwork it saves"
        );
        scenario.set_connector_fee(Some(Cents(500_000))).unwrap();
        let seats = said(&scenario);
        assert!(seats.contains(" seats, the connector from "), "{seats}");
        scenario.set_seats(&slack.id, None).unwrap();
        let people = said(&scenario);
        assert_eq!(people, seats.replace("seats", "people"));
    }

    #[test]
    fn a_dial_says_what_it_stands_at() {
        let catalog = Catalog::builtin().unwrap();
        let slack = catalog.app("slack").unwrap();
        let mut scenario = Scenario::default();
        let said = |scenario: &Scenario| {
            let estimate = estimate(slack, scenario, None);
            AppDial::ALL.map(|dial| dial.standing(scenario, &estimate))
        };
        assert_eq!(
            said(&scenario),
            [
                "500, as people and share have it",
                "Pro (found)",
                "Business+ (found)",
                "none"
            ]
        );
        scenario.set_counted([(slack.id.clone(), 40)].into());
        assert_eq!(said(&scenario)[0], "40, as your stack counts");
        scenario.set_seats(&slack.id, Some(70)).unwrap();
        assert_eq!(said(&scenario)[0], "70");
        let heroku = estimate(catalog.app("heroku").unwrap(), &scenario, None);
        assert_eq!(heroku.app, AppId::read("heroku").unwrap());
        assert_eq!(
            AppDial::Target.standing(&scenario, &heroku),
            "none to choose: no plan has SCIM"
        );
    }
}
