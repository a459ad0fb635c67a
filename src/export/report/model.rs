//! The shapes of what is said: sections, blocks, texts with their sources. Every format and the screen render these.
//!
//! Wrapping, colour and markup are the renderers'. What is put into the shapes is decided in the files beside this one.

use std::borrow::Cow;
use std::fmt;

use crate::catalog::Day;
use crate::cost::Percent;
use crate::field::NOT_DOCUMENTED;
use crate::text::{Align, Clean, fit, thousands};

/// The sections of an app, in the order in which they are shown: one a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKey {
    /// Status, plan, SSO, check date, pages, summaries.
    Overview,
    /// How each IdP reaches the app.
    Idps,
    /// The price list.
    Tiers,
    /// Quick facts, SCIM in detail, user API, ways beside SCIM, costs around the plans.
    Facts,
    /// What restricts or surprises, per layer.
    Limitations,
    /// What deprovisioning really does.
    Leaver,
    /// How to set it up, per IdP.
    Setup,
    /// What a guide makes of it.
    Guidance,
    /// Layers, disagreements, pages.
    Sources,
}

impl SectionKey {
    /// Every section, in order.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Idps,
        Self::Tiers,
        Self::Facts,
        Self::Limitations,
        Self::Leaver,
        Self::Setup,
        Self::Guidance,
        Self::Sources,
    ];

    /// The title of the tab and the heading in files.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Idps => "Identity providers",
            Self::Tiers => "Tiers",
            Self::Facts => "Facts",
            Self::Limitations => "Limitations",
            Self::Leaver => "Leaver",
            Self::Setup => "Setup",
            Self::Guidance => "Guidance",
            Self::Sources => "Sources",
        }
    }
}

/// One section: a tab on the screen, a heading in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub key: SectionKey,
    /// What it holds, never empty: a section without facts says "not documented".
    pub blocks: Vec<Block>,
}

impl Section {
    /// The section's title.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.key.title()
    }
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading inside the section; what follows belongs to it up to the next heading.
    Heading(Clean),
    /// A paragraph.
    Text(Cited),
    /// Labels with their values.
    Pairs(Vec<Pair>),
    /// Items of equal standing.
    List(Vec<Cited>),
    /// Things to tick off.
    Tasks(Vec<Cited>),
    /// Items in an order that counts, numbered from 1.
    Steps(Vec<Cited>),
    /// Rows under column titles.
    Table(Table),
    /// One field on which layers disagree.
    Claims(Claims),
    /// Counts of a whole, each with a bar as long as its share.
    Bars(Vec<Bar>),
}

/// A count with its share of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What is counted.
    pub label: Clean,
    /// How many.
    pub count: usize,
    /// Their share of the whole; none of nothing.
    pub share: Option<Percent>,
}

impl Bar {
    /// The bar of so many signs for the whole, rounded half up; something that is there has one at least.
    #[must_use]
    pub fn drawn(&self, sign: &str, whole: usize) -> String {
        let tenths = self.share.map_or(0, |share| share.0);
        let share = usize::try_from(tenths).unwrap_or(0);
        let signs = share.saturating_mul(whole).saturating_add(500) / 1_000;
        let least = usize::from(self.count > 0);
        sign.repeat(signs.clamp(least, whole.max(1)))
    }

    /// Count and share: "12, 23.1 %".
    #[must_use]
    pub fn figures(&self) -> String {
        let count = thousands(u64::try_from(self.count).unwrap_or(u64::MAX));
        match self.share {
            Some(share) => format!("{count}, {share} %"),
            None => count,
        }
    }
}

/// Bars for readers of plain text: a line each, labels and bars under one another.
#[must_use]
pub fn bars_in_text(bars: &[Bar]) -> Vec<String> {
    let widest = bars.iter().map(|bar| bar.label.width()).max().unwrap_or(0);
    let line = |bar: &Bar| {
        let label = fit(bar.label.as_str(), widest, Align::Left, "");
        let drawn = fit(&bar.drawn("#", BAR), BAR, Align::Left, "");
        format!("{label}  {drawn}  {}", bar.figures())
    };
    bars.iter().map(line).collect()
}

/// The signs of a bar that is the whole.
pub const BAR: usize = 30;

/// A label and what is said under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What is asked.
    pub label: Clean,
    /// What is answered, the value in force first; never empty.
    pub values: Vec<Cited>,
}

/// A text that knows who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// What is said; renderers wrap it. A cell that lists things has a line each, all else is one line.
    pub text: Clean,
    /// The page behind the text, http or https.
    pub url: Option<Clean>,
    /// Who says it; empty where the program itself speaks, or where a heading above says it for all.
    pub sources: Vec<Origin>,
    /// How the text stands among the others.
    pub standing: Standing,
}

/// How a value stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// It is stated.
    #[default]
    Stated,
    /// It is the value in force beside others.
    InForce,
    /// Nobody says: the text is "not documented".
    NotDocumented,
    /// It was checked too long ago.
    Stale,
    /// Concluded from other facts, said by nobody.
    Inferred,
    /// An older claim on which newer layers are silent.
    Unconfirmed,
    /// A newer or better claim says something else.
    Overruled,
}

impl Standing {
    /// The word that is printed beside the text, where one is needed.
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Stated | Self::NotDocumented => None,
            Self::InForce => Some("in force"),
            Self::Stale => Some("stale"),
            Self::Inferred => Some("inferred"),
            Self::Unconfirmed => Some("unconfirmed"),
            Self::Overruled => Some("overruled"),
        }
    }
}

/// A layer and the date of its record. Prints as "guides, 2026-01-11" or "guides, undated".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The layer's word.
    pub layer: Clean,
    /// The record's date; none is undated.
    pub date: Option<Day>,
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}, {}", self.layer, date_or_undated(self.date))
    }
}

/// A date, or "undated".
#[must_use]
pub fn date_or_undated(date: Option<Day>) -> String {
    date.map_or_else(|| "undated".to_owned(), |day| day.to_string())
}

/// Rows under column titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Head>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Vec<Cited>>,
    /// The places of the rows that stand out, rising.
    pub marked: Vec<usize>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its title.
    pub title: Clean,
    /// On which side its cells stand.
    pub align: Align,
}

/// One field on which layers disagree, with every claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// The field in words, such as "Price of Heroku Teams".
    pub field: Clean,
    /// The claims, the one in force first; each has one source.
    pub claims: Vec<Cited>,
}

impl Cited {
    /// A text of the program's own, or one whose source a heading names.
    pub fn plain<'a>(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: Clean::line(text),
            url: None,
            sources: Vec::new(),
            standing: Standing::Stated,
        }
    }

    /// A text of several lines, in a cell that lists things.
    #[must_use]
    pub fn lines(lines: &[String]) -> Self {
        Self {
            text: Clean::lines(
                lines
                    .iter()
                    .map(|line| Clean::line(line).into())
                    .collect::<Vec<String>>()
                    .join("\n"),
            ),
            ..Self::plain("")
        }
    }

    /// "not documented".
    #[must_use]
    pub fn missing() -> Self {
        Self {
            standing: Standing::NotDocumented,
            ..Self::plain(NOT_DOCUMENTED)
        }
    }

    /// The text, or "not documented".
    pub fn or_missing<'a>(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or_else(Self::missing, Self::plain)
    }

    /// An address, as text and as link. Only http and https are linked.
    #[must_use]
    pub fn link(url: &str) -> Self {
        Self::plain(url).to(url)
    }

    /// The same text with a link to a page. Only http and https are linked.
    #[must_use]
    pub fn to(mut self, url: &str) -> Self {
        let web = url.starts_with("https://") || url.starts_with("http://");
        self.url = web.then(|| Clean::line(url));
        self
    }

    /// The same text, said by one layer.
    #[must_use]
    pub fn by(mut self, origin: &Origin) -> Self {
        self.sources.push(origin.clone());
        self
    }

    /// The same text with another standing.
    #[must_use]
    pub fn with(mut self, standing: Standing) -> Self {
        self.standing = standing;
        self
    }

    /// Who says it and how it stands: "guides, 2026-01-11, overruled"; none where there is nothing to say.
    #[must_use]
    pub fn source(&self) -> Option<Clean> {
        let mut words: Vec<String> = Vec::new();
        if !self.sources.is_empty() {
            let all: Vec<String> = self.sources.iter().map(ToString::to_string).collect();
            words.push(all.join("; "));
        }
        words.extend(self.standing.word().map(str::to_owned));
        (!words.is_empty()).then(|| Clean::line(words.join(", ")))
    }

    /// The text with its source in brackets.
    #[must_use]
    pub fn line(&self) -> Clean {
        match self.source() {
            Some(source) => Clean::lines(format!("{} ({source})", self.text)),
            None => self.text.clone(),
        }
    }

    /// The same, with its page where that is not the text itself.
    #[must_use]
    pub fn line_with_page(&self) -> Clean {
        match &self.url {
            Some(url) if !self.text.as_str().contains(url.as_str()) => {
                Clean::lines(format!("{} {url}", self.line()))
            }
            Some(_) | None => self.line(),
        }
    }
}

impl Pair {
    /// A label with its values; without any, "not documented".
    pub fn new<'a>(label: impl Into<Cow<'a, str>>, mut values: Vec<Cited>) -> Self {
        if values.is_empty() {
            values.push(Cited::missing());
        }
        Self {
            label: Clean::line(label),
            values,
        }
    }

    /// A label with one value.
    pub fn one<'a>(label: impl Into<Cow<'a, str>>, value: Cited) -> Self {
        Self::new(label, vec![value])
    }
}

impl Block {
    /// A heading.
    pub fn heading<'a>(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Heading(Clean::line(text))
    }
}

impl Table {
    /// An empty table; a title that starts with `>` names a column of numbers, which stand on the right.
    #[must_use]
    pub fn new(titles: &[&str]) -> Self {
        let head = |title: &&str| match title.strip_prefix('>') {
            Some(title) => Head {
                title: Clean::line(title),
                align: Align::Right,
            },
            None => Head {
                title: Clean::line(*title),
                align: Align::Left,
            },
        };
        Self {
            columns: titles.iter().map(head).collect(),
            rows: Vec::new(),
            marked: Vec::new(),
        }
    }

    /// Adds a row, which may stand out among the others.
    pub fn push(&mut self, cells: Vec<Cited>, marked: bool) {
        if marked {
            self.marked.push(self.rows.len());
        }
        self.rows.push(cells);
    }
}
