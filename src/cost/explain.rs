//! The sums line by line, with the source of each input.

use super::estimate::{Estimate, Strategy};
use super::range::Range;
use crate::catalog::{Day, LayerIndex};

/// Where an input comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A layer of the catalog, with its record's date.
    Layer(LayerIndex, Option<Day>),
    /// A dial at its default; where the default comes from.
    Default(&'static str),
    /// A dial that was touched.
    Yours,
    /// The sum of the lines above.
    Sum,
}

/// One line of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// To which strategy it belongs.
    pub strategy: Strategy,
    /// What it is: "Labour".
    pub label: String,
    /// How it was made: "$6,088 x 100 / 500".
    pub how: String,
    /// What it comes to a year; `None` where that is not known, or where the line is no money.
    pub amount: Option<Range>,
    /// Where its input comes from.
    pub source: Source,
}

/// The sums of an estimate, line by line.
#[must_use]
pub fn explain(estimate: &Estimate) -> Vec<Line> {
    vec![Line {
        strategy: Strategy::Manual,
        label: "By hand".to_owned(),
        how: String::new(),
        amount: Some(estimate.manual.total),
        source: Source::Sum,
    }]
}
