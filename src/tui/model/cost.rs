//! The calculator's state: for which apps, which dial has the focus, what is being typed. Sums are `cost`'s.

use crate::catalog::AppId;
use crate::cost::{AppDial, Basis, Dial};
use crate::tui::command::Place;
use crate::tui::input::TextInput;

/// For which apps the calculator sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scope {
    /// One app.
    #[default]
    App,
    /// The marked apps.
    Marked,
    /// The apps that match the query.
    Query,
    /// The apps of the stack.
    Stack,
}

impl Scope {
    /// Every scope, in the order in which they are shown.
    pub const ALL: [Scope; 4] = [Scope::App, Scope::Marked, Scope::Query, Scope::Stack];

    /// What the screen calls it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Scope::App => "this app",
            Scope::Marked => "marked",
            Scope::Query => "query",
            Scope::Stack => "stack",
        }
    }
}

/// A row that the keys can turn: a dial of the scenario, or one of the app's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knob {
    /// A dial of the whole scenario.
    Whole(Dial),
    /// A dial of the app that is shown.
    Own(AppDial),
}

/// The calculator's state.
#[derive(Debug, Clone, PartialEq)]
pub struct CostModel {
    /// For which apps.
    pub scope: Scope,
    /// The app of [`Scope::App`]; none: the one under the list's cursor.
    pub app: Option<AppId>,
    /// What has the focus.
    pub knob: Knob,
    /// A value being typed for it.
    pub typing: Option<TextInput>,
    /// Whether the sums are shown line by line.
    pub sums: bool,
    /// The first line of the page that is shown; views clamp it.
    pub top: usize,
}

impl Default for CostModel {
    fn default() -> CostModel {
        CostModel {
            scope: Scope::App,
            app: None,
            knob: Knob::Whole(Dial::Headcount),
            typing: None,
            sums: false,
            top: 0,
        }
    }
}

impl CostModel {
    /// Where the next key goes while the view is open.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.typing {
            Some(_) => Place::CostInput,
            None => Place::Cost,
        }
    }

    /// The rows that can be turned, in the order in which they are shown: only those that this basis and scope use.
    #[must_use]
    pub fn knobs(&self, basis: Basis) -> Vec<Knob> {
        let dials: &[Dial] = match basis {
            Basis::Reference => &[
                Dial::Headcount,
                Dial::SeatShare,
                Dial::Hourly,
                Dial::IdleLicence,
                Dial::WorkLeft,
                Dial::Connector,
                Dial::Compliance,
            ],
            Basis::Events => &[
                Dial::Headcount,
                Dial::SeatShare,
                Dial::Leavers,
                Dial::Joiners,
                Dial::Moves,
                Dial::Minutes,
                Dial::Hourly,
                Dial::IdleLicence,
                Dial::WorkLeft,
                Dial::Connector,
            ],
        };
        let whole = dials.iter().copied().map(Knob::Whole);
        let own = match self.scope {
            Scope::App => AppDial::ALL.as_slice(),
            Scope::Marked | Scope::Query | Scope::Stack => &[],
        };
        whole.chain(own.iter().copied().map(Knob::Own)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dials_that_count_can_be_turned() {
        let mut cost = CostModel::default();
        let reference = cost.knobs(Basis::Reference);
        assert!(reference.contains(&Knob::Whole(Dial::Compliance)));
        assert!(!reference.contains(&Knob::Whole(Dial::Minutes)));
        assert!(reference.contains(&Knob::Own(AppDial::Quote)));
        let events = cost.knobs(Basis::Events);
        assert!(events.contains(&Knob::Whole(Dial::Minutes)));
        assert!(!events.contains(&Knob::Whole(Dial::Compliance)));
        cost.scope = Scope::Query;
        assert!(
            !cost
                .knobs(Basis::Events)
                .contains(&Knob::Own(AppDial::Quote))
        );
    }
}
