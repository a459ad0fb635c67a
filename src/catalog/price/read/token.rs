//! The words of a price cut into tokens, and a cursor over them.
//!
//! Only spelling is decided here: what is an amount, a count, a word, a sign. What the tokens mean is decided elsewhere.

use super::super::{Cents, Currency};

/// One token, with the place in the text that it was cut from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    start: usize,
    end: usize,
}

/// What a token is by its spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// An amount of money; `None` where it is finer than a cent or too great.
    Money(Currency, Option<Cents>),
    /// A plain whole number: 10, 1,000.
    Count(u32),
    /// Any other number: 10k, 2.5, 50GB, 1M.
    Quantity,
    /// A number with a percent sign.
    Percent,
    /// A word in lower case, with inner hyphens (`usage-based`).
    Word(String),
    /// A sign.
    Sign(char),
}

impl Token {
    pub(super) const fn is_money(&self) -> bool {
        matches!(self.kind, Kind::Money(..))
    }

    pub(super) const fn is_percent(&self) -> bool {
        matches!(self.kind, Kind::Percent)
    }
}

/// Cuts a text into tokens. Nothing is lost but white space and the full stops of abbreviations.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0 };
    let mut found = Vec::new();
    while let Some(token) = lexer.next_token() {
        found.push(token);
    }
    found
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next_token(&mut self) -> Option<Token> {
        let rest = self.rest();
        let blank = rest.len().saturating_sub(rest.trim_start().len());
        self.at = self.at.saturating_add(blank);
        let start = self.at;
        let first = self.rest().chars().next()?;
        let kind = if let Some((currency, skip)) = currency_at(self.rest()) {
            self.at = self.at.saturating_add(skip);
            self.money(currency)
        } else if first.is_ascii_digit() {
            self.number()
        } else if first.is_alphabetic() {
            self.word()
        } else {
            self.at = self.at.saturating_add(first.len_utf8());
            Kind::Sign(if matches!(first, '–' | '—') {
                '-'
            } else {
                first
            })
        };
        Some(Token {
            kind,
            start,
            end: self.at,
        })
    }

    /// Digits with commas between thousands, and decimals.
    fn digits(&mut self) -> String {
        let mut digits = String::new();
        let mut dotted = false;
        loop {
            let mut ahead = self.rest().chars();
            let (here, next) = (ahead.next(), ahead.next());
            let number_goes_on = next.is_some_and(|next| next.is_ascii_digit());
            match here {
                Some(digit) if digit.is_ascii_digit() => digits.push(digit),
                Some(',') if !dotted && number_goes_on && thousands_follow(self.rest()) => {}
                Some('.') if !dotted && number_goes_on => {
                    dotted = true;
                    digits.push('.');
                }
                Some(_) | None => return digits,
            }
            self.at = self.at.saturating_add(1);
        }
    }

    /// The amount after a currency, with `k` or `M` for thousands and millions.
    fn money(&mut self, currency: Currency) -> Kind {
        let digits = self.digits();
        let mut ahead = self.rest().chars();
        let (suffix, next) = (ahead.next(), ahead.next());
        let ends = !next.is_some_and(char::is_alphanumeric);
        let times = match suffix {
            Some('k' | 'K') if ends => Some(1_000),
            Some('m' | 'M') if ends => Some(1_000_000),
            Some(_) | None => None,
        };
        let trimmed = match digits.split_once('.') {
            Some((_, fraction)) if fraction.len() > 2 => digits.trim_end_matches('0'),
            Some(_) | None => digits.as_str(),
        };
        let cents = Cents::parse(trimmed.trim_end_matches('.'));
        match times {
            None => Kind::Money(currency, cents),
            Some(times) => {
                self.at = self.at.saturating_add(1);
                Kind::Money(currency, cents.and_then(|cents| cents.checked_mul(times)))
            }
        }
    }

    fn number(&mut self) -> Kind {
        let digits = self.digits();
        match self.rest().chars().next() {
            Some('%') => {
                self.at = self.at.saturating_add(1);
                Kind::Percent
            }
            Some('¢') => {
                self.at = self.at.saturating_add('¢'.len_utf8());
                Kind::Money(Currency::Usd, digits.parse().ok().map(Cents))
            }
            Some(letter) if letter.is_alphabetic() => {
                self.word();
                Kind::Quantity
            }
            Some(_) | None => digits.parse().map_or(Kind::Quantity, Kind::Count),
        }
    }

    /// Letters and digits, and hyphens, points and apostrophes inside; the point of an abbreviation is swallowed.
    fn word(&mut self) -> Kind {
        let mut word = String::new();
        loop {
            let mut ahead = self.rest().chars();
            let (here, next) = (ahead.next(), ahead.next());
            match here {
                Some(letter) if letter.is_alphanumeric() => {
                    word.extend(letter.to_lowercase());
                    self.at = self.at.saturating_add(letter.len_utf8());
                }
                Some(inner @ ('-' | '.' | '\'' | '’'))
                    if next.is_some_and(char::is_alphanumeric) && !word.is_empty() =>
                {
                    word.push(inner);
                    self.at = self.at.saturating_add(inner.len_utf8());
                }
                Some('.') => {
                    self.at = self.at.saturating_add(1);
                    return Kind::Word(word);
                }
                Some(_) | None => return Kind::Word(word),
            }
        }
    }
}

/// Whether exactly three digits follow the comma that `rest` begins with.
fn thousands_follow(rest: &str) -> bool {
    rest.chars()
        .skip(1)
        .take_while(char::is_ascii_digit)
        .count()
        == 3
}

/// The currency that stands before a number, and how many bytes it takes.
fn currency_at(rest: &str) -> Option<(Currency, usize)> {
    const SIGNS: [(&str, Currency); 4] = [
        ("US$", Currency::Usd),
        ("$", Currency::Usd),
        ("€", Currency::Eur),
        ("£", Currency::Gbp),
    ];
    let signs = SIGNS.iter().map(|(sign, currency)| (*sign, *currency));
    let codes = Currency::ALL
        .iter()
        .map(|currency| (currency.code(), *currency));
    for (mark, currency) in signs.chain(codes) {
        if let Some(after) = rest.strip_prefix(mark) {
            let number = after.trim_start_matches(' ');
            if number.starts_with(|first: char| first.is_ascii_digit()) {
                let gap = after.len().saturating_sub(number.len());
                return Some((currency, mark.len().saturating_add(gap)));
            }
        }
    }
    None
}

/// A place among the tokens of a text. Every `take` moves on only where it finds what it names.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            text,
            tokens,
            at: 0,
        }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(super) fn peek(&self) -> Option<&'a Kind> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<&'a Kind> {
        self.tokens
            .get(self.at.saturating_add(ahead))
            .map(|token| &token.kind)
    }

    pub(super) fn peek_word(&self) -> Option<&'a str> {
        match self.peek() {
            Some(Kind::Word(word)) => Some(word),
            Some(_) | None => None,
        }
    }

    /// Moves on by one token, whatever it is.
    pub(super) fn skip(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    pub(super) fn take_sign(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(&Kind::Sign(sign));
        if found {
            self.skip();
        }
        found
    }

    pub(super) fn take_count(&mut self) -> Option<u32> {
        match self.peek() {
            Some(Kind::Count(count)) => {
                self.skip();
                Some(*count)
            }
            Some(_) | None => None,
        }
    }

    /// One of these phrases, the longest first in the list; words and signs are parted by spaces.
    pub(super) fn take_any(&mut self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.take(phrase))
    }

    /// A phrase, its words and signs parted by spaces.
    pub(super) fn take(&mut self, phrase: &str) -> bool {
        let mut ahead = 0_usize;
        for part in phrase.split(' ') {
            let fits = match self.peek_at(ahead) {
                Some(Kind::Word(word)) => word == part,
                Some(Kind::Sign(sign)) => part.chars().eq([*sign]),
                Some(Kind::Money(..) | Kind::Count(_) | Kind::Quantity | Kind::Percent) | None => {
                    false
                }
            };
            if !fits {
                return false;
            }
            ahead = ahead.saturating_add(1);
        }
        self.at = self.at.saturating_add(ahead);
        true
    }

    /// Whether a clause may end here: at the end, or before a sign that parts clauses.
    pub(super) fn is_at_break(&self) -> bool {
        match self.peek() {
            None => true,
            Some(Kind::Sign(sign)) => is_break(*sign),
            Some(
                Kind::Money(..) | Kind::Count(_) | Kind::Quantity | Kind::Percent | Kind::Word(_),
            ) => false,
        }
    }

    /// The tokens up to the next break.
    pub(super) fn segment(&self) -> &'a [Token] {
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|token| matches!(token.kind, Kind::Sign(sign) if is_break(sign)))
            .unwrap_or(rest.len());
        rest.get(..length).unwrap_or_default()
    }

    /// The words up to the next break, as they stand in the text.
    pub(super) fn segment_text(&self) -> &'a str {
        let segment = self.segment();
        match (segment.first(), segment.last()) {
            (Some(first), Some(last)) => self.text.get(first.start..last.end).unwrap_or_default(),
            (_, _) => self.tail(),
        }
    }

    /// Moves to the next break.
    pub(super) fn skip_segment(&mut self) {
        self.at = self.at.saturating_add(self.segment().len());
    }

    /// The text from here to its end.
    pub(super) fn tail(&self) -> &'a str {
        self.tokens
            .get(self.at)
            .and_then(|token| self.text.get(token.start..))
            .unwrap_or_default()
    }

    /// The text between an earlier place and here.
    pub(super) fn text_since(&self, earlier: &Self) -> &'a str {
        let end = self
            .at
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map(|token| token.end);
        let start = self.tokens.get(earlier.at).map(|token| token.start);
        match (start, end) {
            (Some(start), Some(end)) => self.text.get(start..end).unwrap_or_default(),
            (_, _) => "",
        }
    }
}

fn is_break(sign: char) -> bool {
    matches!(sign, ',' | ';' | '(' | ')')
}
