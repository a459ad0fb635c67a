//! Native SCIM: which tier is paid today, which is the target, and what the step costs.

use super::estimate::{Native, NativeState, Reach};
use super::scenario::Scenario;
use crate::catalog::App;
use crate::catalog::Status;
use crate::catalog::money::Cents;

/// Native SCIM of an app at so many seats.
pub(super) fn native(
    app: &App,
    _scenario: &Scenario,
    _reach: Option<Reach>,
    _seats: u32,
) -> Native {
    let (state, why) = match app.status() {
        Status::None => (NativeState::NotSold, "no plan has SCIM"),
        Status::Gated | Status::Unknown | Status::Included | Status::Partial => {
            (NativeState::Unknown, "plan and price not documented")
        }
    };
    Native {
        state,
        from: None,
        to: None,
        add_on: false,
        step: None,
        work_left: Cents::ZERO,
        yearly: None,
        one_time: Cents::ZERO,
        from_free: None,
        ceiling: None,
        takes_part: true,
        why: why.to_owned(),
    }
}
