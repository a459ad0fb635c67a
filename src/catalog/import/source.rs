//! What is imported and how it is written, as the columns and the first letters of a file show.

use std::fmt;

use super::{scim_tax, sso_tax};

/// What is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The SCIM Tax Index in its shape of April 2026: seven columns.
    ScimTaxApril,
    /// The SCIM Tax Index in its shape of October 2026: 35 columns. Its shape of June is a part of it.
    ScimTaxOctober,
    /// A vendor file of sso.tax.
    SsoTax,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 3] = [Self::ScimTaxApril, Self::ScimTaxOctober, Self::SsoTax];

    /// The word on the command line, and the id of a layer that is given none.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ScimTaxApril => "scim-tax-2026-04",
            Self::ScimTaxOctober => "scim-tax-2026-10",
            Self::SsoTax => "sso-tax",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::ScimTaxApril => "the SCIM Tax Index in its shape of April 2026",
            Self::ScimTaxOctober => "the SCIM Tax Index in its shape of October 2026",
            Self::SsoTax => "vendor files of sso.tax",
        }
    }

    /// The source of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.word() == word)
    }

    /// The columns without which a file cannot be this source; one of each line is enough.
    pub(super) const fn needed(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::ScimTaxApril | Self::ScimTaxOctober => &[&["slug", "vendor"], &["status"]],
            Self::SsoTax => &[&["name"], &["sso_pricing"]],
        }
    }

    /// The columns that are understood.
    pub(super) const fn known(self) -> &'static [&'static str] {
        match self {
            Self::ScimTaxApril => scim_tax::APRIL,
            Self::ScimTaxOctober => scim_tax::OCTOBER,
            Self::SsoTax => sso_tax::KEYS,
        }
    }

    /// The source whose columns these are.
    pub(super) fn of_columns(columns: &[String]) -> Option<Self> {
        let has = |wanted: &[&str]| columns.iter().any(|name| wanted.contains(&name.as_str()));
        if has(&["scim_plan", "scim_price_text", "team_plan", "scim_create"]) {
            Some(Self::ScimTaxOctober)
        } else if has(&["plan_required", "scim_price", "base_plan_price"]) {
            Some(Self::ScimTaxApril)
        } else if has(&["sso_pricing"]) {
            Some(Self::SsoTax)
        } else {
            None
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.title())
    }
}

/// How a file is written, as its first letters show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Cells between commas, semicolons or tabs.
    Csv,
    /// One document.
    Json,
    /// One or more documents.
    Yaml,
}

impl Syntax {
    /// What people call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Yaml => "YAML",
        }
    }

    pub(super) fn of(text: &str) -> Self {
        let line = text
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty() && !line.starts_with('#'))
            .unwrap_or_default();
        if line.starts_with(['{', '[']) {
            return Self::Json;
        }
        let key = |(key, rest): (&str, &str)| {
            let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
            !key.is_empty() && key.chars().all(word) && (rest.is_empty() || rest.starts_with(' '))
        };
        let item = line.strip_prefix("- ").unwrap_or(line);
        if line == "---" || line.starts_with("%YAML") || item.split_once(':').is_some_and(key) {
            return Self::Yaml;
        }
        Self::Csv
    }
}
