//! What differs from the defaults in a scenario, in words.

use super::{AppDial, Dial};
use crate::cost::scenario::Scenario;

/// The dials that were touched, each with its value: "People 1,200"; then how many apps have dials of their own. Empty
/// where everything stands at its default.
#[must_use]
pub fn touched_in_words(scenario: &Scenario) -> Vec<String> {
    let dials = Dial::ALL.into_iter();
    let mut words: Vec<String> = dials
        .filter(|dial| dial.is_touched(scenario))
        .map(|dial| format!("{} {}", dial.title(), dial.shown(scenario)))
        .collect();
    for app in scenario.apps().keys() {
        let own = AppDial::ALL.into_iter();
        let own: Vec<String> = own
            .filter_map(|dial| {
                let shown = dial.shown(scenario, app)?;
                Some(format!("{} {shown}", dial.title().to_lowercase()))
            })
            .collect();
        words.push(format!("{app}: {}", own.join(", ")));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::AppId;
    use crate::cost::PrivateQuote;

    #[test]
    fn only_what_differs_is_said() {
        let mut scenario = Scenario::default();
        assert_eq!(touched_in_words(&scenario), Vec::<String>::new());
        scenario.set_headcount(1_200).unwrap();
        scenario.set_compliance(false);
        let slack = AppId::read("slack").unwrap();
        scenario.set_seats(&slack, Some(100)).unwrap();
        scenario
            .set_quote(&slack, PrivateQuote::parse("9,000/yr"))
            .unwrap();
        assert_eq!(
            touched_in_words(&scenario),
            [
                "People 1,200",
                "Compliance part off",
                "slack: seats 100, private quote $9,000/yr"
            ]
        );
    }
}
