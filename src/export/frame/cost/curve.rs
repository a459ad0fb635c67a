//! What one app costs at each size.

use serde::Serialize;

use crate::cost::{Curve, Estimate, Landmark, Point, Range};

/// The points of the chart.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CurveFrame {
    axis: &'static str,
    points: Vec<PointFrame>,
}

#[derive(Debug, Clone, Serialize)]
struct PointFrame {
    size: u32,
    seats: u32,
    manual: Range,
    native: Option<Range>,
    native_state: &'static str,
    connector: Option<Range>,
    strategy: &'static str,
    landmarks: Vec<&'static str>,
}

impl CurveFrame {
    pub(super) fn new(estimate: &Estimate, curve: &Curve) -> CurveFrame {
        let point = |point: &Point| PointFrame {
            size: point.size,
            seats: point.seats,
            manual: point.manual,
            native: point.native,
            native_state: point.native_state.word(),
            connector: point.connector,
            strategy: point.winner.word(),
            landmarks: estimate
                .landmarks_at(point.size)
                .into_iter()
                .map(Landmark::word)
                .collect(),
        };
        CurveFrame {
            axis: curve.axis.unit(),
            points: curve.points.iter().map(point).collect(),
        }
    }
}
