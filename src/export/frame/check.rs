//! The frames of a check: what the rules found, and the rules themselves.

use serde::Serialize;

use crate::check::{Finding, Rule, Severity};
use crate::export::report::CheckReport;
use crate::text::Clean;

use super::SCHEMA;

/// What the rules found.
#[derive(Debug, Clone, Serialize)]
pub struct CheckFrame {
    schema: u32,
    checked: Clean,
    errors: usize,
    warnings: usize,
    notes: usize,
    /// What was found, in order.
    pub findings: Vec<FindingFrame>,
}

/// One finding.
#[derive(Debug, Clone, Serialize)]
pub struct FindingFrame {
    rule: &'static str,
    severity: &'static str,
    layer: Option<Clean>,
    file: Option<Clean>,
    /// From 1; null where it is not known.
    line: Option<usize>,
    column: Option<usize>,
    app: Option<Clean>,
    field: Option<Clean>,
    text: Clean,
    reason: &'static str,
    fix: &'static str,
}

/// The rules.
#[derive(Debug, Clone, Serialize)]
pub struct RulesFrame {
    schema: u32,
    /// Every rule, the gravest first.
    pub rules: Vec<RuleFrame>,
}

/// One rule.
#[derive(Debug, Clone, Serialize)]
pub struct RuleFrame {
    rule: &'static str,
    severity: &'static str,
    reason: &'static str,
    fix: &'static str,
}

impl CheckFrame {
    /// The frame of a report of a check.
    #[must_use]
    pub fn new(report: &CheckReport) -> CheckFrame {
        CheckFrame {
            schema: SCHEMA,
            checked: Clean::line(&report.checked),
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            findings: report.findings.iter().map(finding).collect(),
        }
    }
}

impl RulesFrame {
    /// The frame of all rules.
    #[must_use]
    pub fn new() -> RulesFrame {
        let rule = |rule: &Rule| RuleFrame {
            rule: rule.name(),
            severity: rule.severity().word(),
            reason: rule.reason(),
            fix: rule.fix(),
        };
        RulesFrame {
            schema: SCHEMA,
            rules: Rule::ALL.iter().map(rule).collect(),
        }
    }
}

impl Default for RulesFrame {
    fn default() -> Self {
        Self::new()
    }
}

fn finding(finding: &Finding) -> FindingFrame {
    let place = finding.place.as_ref();
    let stated = |number: usize| (number > 0).then_some(number);
    FindingFrame {
        rule: finding.rule.name(),
        severity: finding.rule.severity().word(),
        layer: finding.layer.as_deref().map(Clean::line),
        file: place.map(|place| Clean::line(&place.file)),
        line: place.and_then(|place| stated(place.line)),
        column: place.and_then(|place| stated(place.column)),
        app: finding.app.as_ref().map(|app| Clean::line(app.as_str())),
        field: (!finding.field.is_empty()).then(|| Clean::line(&finding.field)),
        text: Clean::line(&finding.text),
        reason: finding.rule.reason(),
        fix: finding.rule.fix(),
    }
}
