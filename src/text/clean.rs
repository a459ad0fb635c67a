//! [`Clean`]: text that is safe to show, whatever it was made from.
//!
//! The rules are here and nowhere else: which characters become visible marks, and how many may pile up on one
//! letter. Nothing is dropped in silence; what cannot be shown is named.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::layout;

/// The most zero-width marks that one letter keeps. Pointed and cantillated Hebrew needs six, a Tibetan stack eight.
pub const MARK_LIMIT: usize = 8;

/// The most characters that one grapheme cluster keeps; chains of jamo or conjuncts have no end of their own.
pub const CLUSTER_LIMIT: usize = 16;

/// Text in which every control, escape and invisible character is a visible mark.
///
/// Control characters show as control pictures (`␛` for ESC, `␡` for DEL), other invisible ones by number
/// (`<U+202E>`), surplus marks on one letter by their count (`<+92>`). Letters of every script stay as they are.
/// Every grapheme cluster of a clean text is at least one column wide, so none can hide in, or spill onto, the text
/// before it. Cleaning a clean text changes nothing; an escape sequence cannot be put together by joining two of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Clean {
    text: String,
    /// Looked at once: a text is measured and drawn more often than it is made.
    #[serde(skip)]
    letters: Letters,
}

/// What letters a text has, as far as its width goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Letters {
    /// Those of ASCII: a byte is a column.
    #[default]
    Ascii,
    /// A character is a column; see [`layout::is_plain`].
    Plain,
    /// Whatever there is.
    Any,
}

impl Letters {
    fn of(text: &str) -> Letters {
        if layout::is_ascii(text) {
            Letters::Ascii
        } else if layout::is_plain(text) {
            Letters::Plain
        } else {
            Letters::Any
        }
    }
}

impl Clean {
    /// A text that is clean already.
    fn of(text: String) -> Self {
        let letters = Letters::of(&text);
        Self { text, letters }
    }

    /// Spaces, so many.
    pub fn spaces(count: usize) -> Self {
        Self {
            text: " ".repeat(count),
            letters: Letters::Ascii,
        }
    }

    /// Cleans text that must stay on one line: a tab becomes a space, a line end the visible mark `␊`.
    pub fn line<'a>(text: impl Into<Cow<'a, str>>) -> Self {
        Self::of(clean(text.into(), Lines::One))
    }

    /// Cleans text of several lines: line ends stay (`\r\n` becomes `\n`), a tab becomes four spaces.
    pub fn lines<'a>(text: impl Into<Cow<'a, str>>) -> Self {
        Self::of(clean(text.into(), Lines::Many))
    }

    /// Joins clean parts with a separator of our own.
    pub fn join<'a>(parts: impl IntoIterator<Item = &'a Clean>, separator: &str) -> Self {
        let mut text = String::new();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                text.push_str(separator);
            }
            text.push_str(part.as_str());
        }
        Self::lines(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The width in columns; see [`super::width`].
    pub fn width(&self) -> usize {
        match self.letters {
            Letters::Ascii => self.text.len(),
            Letters::Plain => self.text.chars().count(),
            Letters::Any => layout::width(&self.text),
        }
    }

    /// Whether each of its characters takes one column, and joins none beside it; see [`super::is_plain`].
    pub fn is_plain(&self) -> bool {
        self.letters != Letters::Any
    }

    /// Cuts to at most `width` columns; see [`super::truncate`].
    pub fn truncate(&self, width: usize, ellipsis: &str) -> Self {
        Self::of(layout::truncate(&self.text, width, ellipsis))
    }

    /// Cuts or pads to exactly `width` columns; see [`super::fit`].
    pub fn fit(&self, width: usize, align: layout::Align, ellipsis: &str) -> Self {
        Self::of(layout::fit(&self.text, width, align, ellipsis))
    }

    /// Breaks into lines of at most `width` columns; see [`super::wrap`].
    pub fn wrap(&self, width: usize) -> Vec<Self> {
        let lines = layout::wrap(&self.text, width).into_iter();
        lines.map(Self::of).collect()
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text)
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl From<Clean> for String {
    fn from(text: Clean) -> Self {
        text.text
    }
}

impl PartialEq<str> for Clean {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Clean {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

/// How line ends are treated.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

fn clean(text: Cow<'_, str>, lines: Lines) -> String {
    if layout::is_ascii(&text) {
        return text.into_owned();
    }
    let shown = |letter: char| {
        layout::is_plain_character(letter) || (letter == '\n' && lines == Lines::Many)
    };
    if text.chars().all(shown) {
        return text.into_owned();
    }
    cap_clusters(&mark_characters(&text, lines))
}

/// Turns each character that must not be shown into its mark.
fn mark_characters(text: &str, lines: Lines) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut before = None;
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        match (character, lines) {
            // A Windows line end is one line end.
            ('\r', _) if after == Some('\n') => {}
            ('\n', Lines::Many) => marked.push('\n'),
            ('\t', Lines::One) => marked.push(' '),
            ('\t', Lines::Many) => marked.push_str("    "),
            (control @ '\0'..='\x1f', _) => marked.push(control_picture(control)),
            ('\x7f', _) => marked.push('␡'),
            (joiner @ ('\u{200C}' | '\u{200D}'), _) if joins(before, after) => marked.push(joiner),
            ('\u{FE0F}', _) if presents_emoji(before, after) => marked.push('\u{FE0F}'),
            (hidden, _) if is_hidden(hidden) => push_number(&mut marked, hidden),
            (shown, _) => marked.push(shown),
        }
        before = Some(character);
    }
    marked
}

/// Ends each cluster at the limits, and names what has no base to stand on.
fn cap_clusters(text: &str) -> String {
    let mut capped = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster == "\n" {
            capped.push('\n');
        } else if has_no_base(cluster) {
            // It would be drawn into the cell before it, which may be another column's.
            push_numbers(&mut capped, cluster);
        } else {
            push_capped(&mut capped, cluster);
        }
    }
    capped
}

/// Whether a cluster would be drawn onto its neighbour, or not at all.
fn has_no_base(cluster: &str) -> bool {
    cluster.chars().next().is_some_and(is_combining_mark) || layout::width(cluster) == 0
}

fn push_capped(text: &mut String, cluster: &str) {
    let mut marks = 0_usize;
    let mut kept = 0_usize;
    let mut end = 0_usize;
    for (start, character) in cluster.char_indices() {
        marks = marks.saturating_add(usize::from(character.width() == Some(0)));
        if marks > MARK_LIMIT || kept >= CLUSTER_LIMIT {
            break;
        }
        kept = kept.saturating_add(1);
        end = start.saturating_add(character.len_utf8());
    }
    let (shown, surplus) = cluster.split_at_checked(end).unwrap_or((cluster, ""));
    if surplus.is_empty() {
        text.push_str(shown);
        return;
    }
    // A joiner joins to nothing once the rest is gone.
    let shown = shown.trim_end_matches(['\u{200C}', '\u{200D}']);
    let surplus = cluster
        .chars()
        .count()
        .saturating_sub(shown.chars().count());
    if has_no_base(shown) {
        // What gave the cluster its width was cut off.
        push_numbers(text, shown);
    } else {
        text.push_str(shown);
    }
    text.push_str(&format!("<+{surplus}>"));
}

fn push_numbers(text: &mut String, characters: &str) {
    characters
        .chars()
        .for_each(|character| push_number(text, character));
}

fn push_number(text: &mut String, character: char) {
    text.push_str(&format!("<U+{:04X}>", u32::from(character)));
}

/// The picture of a C0 control character: `␀` to `␟`.
fn control_picture(control: char) -> char {
    char::from_u32(u32::from(control).saturating_add(0x2400)).unwrap_or('�')
}

/// Whether a character shows nothing of its own, so that a reader could not know it is there.
///
/// These are the C1 controls, line and paragraph separators, the format characters (category Cf, bidirectional
/// embeddings, overrides and isolates among them), fillers, variation selectors and all else of no width that is
/// neither a combining mark nor a jamo. Characters of class `Prepend` count too: a chain of them swallows what follows.
pub(super) fn is_hidden(character: char) -> bool {
    match character {
        ' '..='~' => false,
        '\u{00AD}'
        | '\u{034F}'
        | '\u{0600}'..='\u{0605}'
        | '\u{061C}'
        | '\u{06DD}'
        | '\u{070F}' => true,
        '\u{0890}' | '\u{0891}' | '\u{08E2}' | '\u{0D4E}' | '\u{115F}' | '\u{1160}' => true,
        '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' => true,
        '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' => true,
        '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{110BD}' | '\u{110CD}' => true,
        '\u{111C2}' | '\u{111C3}' | '\u{113D1}' | '\u{1193F}' | '\u{11941}' | '\u{11A3A}' => true,
        '\u{11A84}'..='\u{11A89}' | '\u{11D46}' | '\u{11F02}' | '\u{13430}'..='\u{1343F}' => true,
        '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' => true,
        other => match other.width() {
            None => true,
            Some(0) => !is_combining_mark(other) && !is_jamo(other),
            Some(_) => false,
        },
    }
}

/// Vowel and final jamo: no width of their own, since they complete the syllable before them.
fn is_jamo(character: char) -> bool {
    matches!(character, '\u{1161}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FB}')
}

/// Whether a joiner is spelling rather than disguise: between two letters of a script whose words need it
/// (Arabic to Sinhala; RFC 5892, appendix A, allows it there for the same reason).
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let needs = |letter: Option<char>| {
        letter.is_some_and(|letter| matches!(letter, '\u{0620}'..='\u{0DFF}') && !is_hidden(letter))
    };
    needs(before) && needs(after)
}

/// Whether the emoji presentation selector follows a character that it can change.
fn presents_emoji(before: Option<char>, after: Option<char>) -> bool {
    match before {
        Some('0'..='9' | '#' | '*') => after == Some('\u{20E3}'),
        Some('©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙') => true,
        Some('\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}') => true,
        Some(_) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_shown_is_marked() {
        for (raw, shown) in [
            ("", ""),
            ("Slack", "Slack"),
            ("\x1b]0;owned\x07", "␛]0;owned␇"),
            ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
            ("nul\0 del\x7f", "nul␀ del␡"),
            (
                "c1 csi \u{9b}31m nel \u{85}",
                "c1 csi <U+009B>31m nel <U+0085>",
            ),
            ("line\none\r\ntwo\rthree", "line␊one␊two␍three"),
            ("tab\there", "tab here"),
            ("\u{202E}fdp.exe", "<U+202E>fdp.exe"),
            ("\u{2066}isolated\u{2069}", "<U+2066>isolated<U+2069>"),
            ("zero\u{200B}width", "zero<U+200B>width"),
            ("joined\u{200D}\u{200C}", "joined<U+200D><U+200C>"),
            ("\u{FEFF}bom", "<U+FEFF>bom"),
            ("soft\u{AD}hyphen", "soft<U+00AD>hyphen"),
            ("tag\u{E0041}", "tag<U+E0041>"),
            ("filler\u{3164}", "filler<U+3164>"),
            ("para\u{2029}graph", "para<U+2029>graph"),
            (
                "hidden\u{FE01}selector\u{FE0F}",
                "hidden<U+FE01>selector<U+FE0F>",
            ),
            ("\u{301}lone", "<U+0301>lone"),
            ("a\n\u{301}", "a␊\u{301}"),
            ("\u{1160}\u{11A8}", "<U+1160><U+11A8>"),
        ] {
            assert_eq!(Clean::line(raw), shown, "{raw:?}");
        }
    }

    #[test]
    fn plain_characters_are_no_marks() {
        for letter in ('\0'..='\u{10FFFF}').filter(|letter| layout::is_plain_character(*letter)) {
            let text = format!("a{letter}b");
            assert_eq!(cap_clusters(&mark_characters(&text, Lines::One)), text);
        }
    }

    #[test]
    fn scripts_stay_as_they_are() {
        for text in [
            "Café Zürich",
            "שָׁלוֹם עולם",
            "مرحبا بالعالم",
            "می\u{200C}خواهم",
            "क्\u{200D}ष ශ්\u{200D}රී",
            "日本語 カタカナ ｶﾞ",
            "한국어 \u{1112}\u{1161}\u{11AB}",
            "tiếng Việt e\u{323}\u{302}",
            "👍🏽 🇩🇪 ⚠\u{FE0F} ❤\u{FE0F} 1\u{FE0F}\u{20E3}",
            "␛ is a picture",
        ] {
            assert_eq!(Clean::line(text), text);
        }
    }

    #[test]
    fn several_lines_keep_their_line_ends() {
        let text = Clean::lines("one\r\ntwo\n\n\tthree\r\x1b[2J");
        assert_eq!(text, "one\ntwo\n\n    three␍␛[2J");
        assert_eq!(Clean::lines("a\n\u{301}b"), "a\n<U+0301>b");
    }

    #[test]
    fn marks_on_one_letter_are_capped_and_counted() {
        let zalgo = format!("Z{}algo", "\u{30D}".repeat(100));
        assert_eq!(
            Clean::line(zalgo),
            format!("Z{}<+92>algo", "\u{30D}".repeat(MARK_LIMIT)).as_str()
        );
        let jamo = "\u{1100}".repeat(100);
        assert_eq!(
            Clean::line(jamo),
            format!("{}<+84>", "\u{1100}".repeat(CLUSTER_LIMIT)).as_str()
        );
    }

    #[test]
    fn a_cluster_whose_width_was_cut_off_is_named() {
        // Final consonants take no column of their own; the vowel sign behind them gives the cluster its width.
        let text = format!("a{}\u{1A1A}b", "\u{D7D7}".repeat(40));
        let line = Clean::line(text);
        let named = "<U+D7D7>".repeat(MARK_LIMIT);
        assert_eq!(line, format!("a{named}<+33>b").as_str());
        assert_eq!(Clean::line(line.as_str()), line.as_str());
    }

    #[test]
    fn no_single_character_hides_or_swallows_its_neighbour() {
        // The ideographs, syllables and private planes left out are alike among themselves.
        let scripts = ('\0'..='\u{3400}')
            .chain('\u{9FFF}'..='\u{AC20}')
            .chain('\u{D7A0}'..='\u{E000}');
        let planes = ('\u{F8FF}'..='\u{16FFF}')
            .chain('\u{1AFF0}'..='\u{20000}')
            .chain('\u{E0000}'..='\u{E1000}');
        for character in scripts.chain(planes) {
            let clean = Clean::line(String::from(character));
            assert!(clean.width() > 0, "{character:?} hides");
            assert_eq!(Clean::line(clean.as_str()), clean, "{character:?}");
            let beside = Clean::line(format!("a{character}b"));
            assert!(
                beside.as_str().graphemes(true).count() > 1 && beside.as_str().ends_with('b'),
                "{character:?}"
            );
            assert_eq!(
                beside.as_str().graphemes(true).next_back(),
                Some("b"),
                "{character:?} swallows"
            );
        }
    }

    #[test]
    fn joining_keeps_the_text_clean() {
        let parts = [Clean::line("a"), Clean::line("\u{301}b"), Clean::line("")];
        assert_eq!(Clean::join(&parts, ", "), "a, <U+0301>b, ");
    }

    /// Characters that meet in hostile text, far more often than chance would bring them together.
    fn hostile() -> impl Strategy<Value = String> {
        let nasty = prop::sample::select(vec![
            '\x1b', '\n', '\r', '\t', '\0', '\u{7f}', '\u{9b}', '\u{200B}', '\u{200C}', '\u{200D}',
            '\u{202E}', '\u{2067}', '\u{FE0F}', '\u{301}', '\u{5B0}', '\u{93E}', '\u{94D}', 'क',
            'ش', '\u{600}', '\u{D4E}', '\u{1100}', '\u{1161}', '\u{11A8}', '\u{D7D7}', '\u{1A1A}',
            '\u{20E3}', '👩', '❤', '🇩', '日', '1', 'a', ' ', '<',
        ]);
        prop::collection::vec(prop_oneof![4 => nasty, 1 => any::<char>()], 0..40)
            .prop_map(|characters| characters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in hostile()) {
            let line = Clean::line(text.as_str());
            prop_assert_eq!(&Clean::line(line.as_str()), &line);
            prop_assert_eq!(&Clean::lines(line.as_str()), &line);
            let lines = Clean::lines(text.as_str());
            prop_assert_eq!(&Clean::lines(lines.as_str()), &lines);
        }

        #[test]
        fn nothing_hidden_is_left(text in hostile()) {
            let line = Clean::line(text.as_str());
            prop_assert!(!line.as_str().chars().any(char::is_control));
            let lines = Clean::lines(text.as_str());
            for cluster in lines.as_str().graphemes(true).filter(|cluster| *cluster != "\n") {
                prop_assert!(layout::width(cluster) > 0, "{:?}", cluster);
                prop_assert!(cluster.chars().count() <= CLUSTER_LIMIT);
                prop_assert!(!cluster.chars().any(char::is_control));
            }
            for hidden in ['\u{200B}', '\u{202E}', '\u{2067}', '\u{600}', '\u{D4E}'] {
                prop_assert!(!lines.as_str().contains(hidden));
            }
        }

        #[test]
        fn clean_parts_stay_clean_side_by_side(left in hostile(), right in hostile()) {
            let (left, right) = (Clean::line(left), Clean::line(right));
            let both = format!("{left} {right}");
            prop_assert_eq!(Clean::line(both.as_str()), both.as_str());
        }
    }
}
