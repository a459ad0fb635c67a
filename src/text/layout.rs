//! Measuring, cutting, padding and wrapping in columns, never through the middle of a grapheme cluster.
//!
//! What is measured is what the screen does: each grapheme cluster takes the columns that ratatui's buffer gives it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::ELLIPSIS;

/// On which side of its column a text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// Padded on the right: words.
    #[default]
    Left,
    /// Padded on the left: numbers.
    Right,
}

/// The width of one line in columns.
///
/// It is the sum over the grapheme clusters, as cells are given out, and not the width of the string as a whole,
/// which counts some pairs of letters (Arabic lam and alef) as one.
pub fn width(text: &str) -> usize {
    if is_ascii(text) {
        return text.len();
    }
    if is_plain(text) {
        return text.chars().count();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Whether each character of a text takes one column, and joins none beside it: then nothing has to be segmented.
pub fn is_plain(text: &str) -> bool {
    is_ascii(text) || text.chars().all(is_plain_character)
}

/// Whether a text is of ASCII's letters and signs: most are.
pub(super) fn is_ascii(text: &str) -> bool {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let shown = |eight: &[u8; 8]| are_shown(u64::from_ne_bytes(*eight));
    eights.iter().all(shown) && rest.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether eight bytes are letters and signs of ASCII, asked at once: each byte has a top bit of its own to answer with.
const fn are_shown(eight: u64) -> bool {
    const TOP_BITS: u64 = 0x8080_8080_8080_8080;
    // Below a space, the difference is negative; a borrow reaches others only where one is.
    let below = eight.wrapping_sub(0x2020_2020_2020_2020) & !eight;
    // From DEL on.
    let above = eight.wrapping_add(0x0101_0101_0101_0101) | eight;
    (below | above) & TOP_BITS == 0
}

/// Whether a character is shown as it is, takes one column, and never joins another: Latin letters, punctuation, currency
/// signs, arrows, mathematical signs, lines and shapes.
pub(super) const fn is_plain_character(character: char) -> bool {
    matches!(character,
        ' '..='~'
        | '\u{A1}'..='\u{AC}'
        | '\u{AE}'..='\u{24F}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205E}'
        | '\u{20A0}'..='\u{20BF}'
        | '\u{2190}'..='\u{2319}'
        | '\u{2500}'..='\u{25FC}'
        | '\u{2713}'
        | '\u{2717}'
    )
}

/// Cuts one line to at most `width` columns, with the ellipsis in place of what was cut.
///
/// Where the ellipsis itself has no room, the text is cut without it.
pub fn truncate(text: &str, width: usize, ellipsis: &str) -> String {
    if self::width(text) <= width {
        return text.to_owned();
    }
    let ellipsis = if self::width(ellipsis) <= width {
        ellipsis
    } else {
        ""
    };
    let room = width.saturating_sub(self::width(ellipsis));
    // A joiner joins to nothing once the rest is gone.
    let kept = prefix(text, room).trim_end_matches(['\u{200C}', '\u{200D}']);
    let kept = if ellipsis.is_empty() {
        kept
    } else {
        kept.trim_end_matches(' ')
    };
    format!("{kept}{ellipsis}")
}

/// The longest beginning of `text` that fits `room` columns.
fn prefix(text: &str, room: usize) -> &str {
    if is_plain(text) {
        return plain_prefix(text, room);
    }
    let mut used = 0_usize;
    for (start, cluster) in text.grapheme_indices(true) {
        used = used.saturating_add(cluster.width());
        if used > room {
            return text.get(..start).unwrap_or("");
        }
    }
    text
}

/// The same of plain characters. It looks no further than what fits, however long the text is.
fn plain_prefix(text: &str, room: usize) -> &str {
    let cut = text.char_indices().nth(room);
    cut.map_or(text, |(end, _)| text.get(..end).unwrap_or(""))
}

/// Cuts or pads one line to exactly `width` columns.
pub fn fit(text: &str, width: usize, align: Align, ellipsis: &str) -> String {
    let cut = truncate(text, width, ellipsis);
    let padding = " ".repeat(width.saturating_sub(self::width(&cut)));
    match align {
        Align::Left => cut + &padding,
        Align::Right => padding + &cut,
    }
}

/// Breaks text into lines of at most `width` columns.
///
/// Lines break at spaces, which then vanish, and before and after wide characters; a longer word (a URL) is split at
/// the width. Line ends stay, and so does the indent of a line. At a width of 0 there are no lines; a cluster that is
/// wider than the line is shown as an ellipsis.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    if width == 0 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if is_plain(line) {
            let parts = plain_lines(line, width).into_iter();
            lines.extend(parts.map(|part| line.get(part).unwrap_or_default().to_owned()));
            continue;
        }
        let whole = line.trim_end_matches(' ');
        if self::width(whole) <= width {
            lines.push(whole.to_owned());
            continue;
        }
        let mut wrapping = Wrapping {
            width,
            lines: &mut lines,
            line: String::with_capacity(width.min(line.len())),
            used: 0,
        };
        for (spaces, word) in words(line) {
            wrapping.word(spaces, word);
        }
        wrapping.end();
    }
    lines
}

/// The same of a plain text, which is one line: where in the text each line stands, in bytes.
pub fn plain_lines(text: &str, width: usize) -> Vec<Range<usize>> {
    if width == 0 {
        return Vec::new();
    }
    let whole = text.trim_end_matches(' ');
    if self::width(whole) <= width {
        return std::iter::once(0..whole.len()).collect();
    }
    let mut lines = Vec::new();
    let mut line = 0..0;
    let mut used = 0_usize;
    let mut place = 0_usize;
    for word in text.split(' ') {
        let start = place;
        place = start.saturating_add(word.len()).saturating_add(1);
        let mut left = self::width(word);
        if left == 0 {
            continue;
        }
        // What stands between the line's end and the word are spaces, of a byte and a column each.
        let spaces = start.saturating_sub(line.end);
        let end = start.saturating_add(word.len());
        let longer = used.saturating_add(spaces).saturating_add(left);
        if longer <= width {
            line.end = end;
            used = longer;
            continue;
        }
        if used > 0 {
            lines.push(line);
        }
        line = start..end;
        while left > width {
            let rest = text.get(line.clone()).unwrap_or_default();
            let cut = line.start.saturating_add(plain_prefix(rest, width).len());
            lines.push(line.start..cut);
            line.start = cut;
            left = left.saturating_sub(width);
        }
        used = left;
    }
    lines.push(line);
    lines
}

/// The words of one line, each with the number of spaces before it; a wide cluster is a word of its own.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut spaces = 0_usize;
    let mut word: Option<(usize, usize)> = None;
    let mut push = |spaces: &mut usize, word: &mut Option<(usize, usize)>| {
        if let Some((start, end)) = word.take() {
            words.push((std::mem::take(spaces), line.get(start..end).unwrap_or("")));
        }
    };
    for (start, cluster) in line.grapheme_indices(true) {
        let end = start.saturating_add(cluster.len());
        if cluster == " " {
            push(&mut spaces, &mut word);
            spaces = spaces.saturating_add(1);
        } else if cluster.width() > 1 {
            push(&mut spaces, &mut word);
            word = Some((start, end));
            push(&mut spaces, &mut word);
        } else {
            word = Some((word.map_or(start, |(first, _)| first), end));
        }
    }
    push(&mut spaces, &mut word);
    words
}

/// The line under way while a paragraph is wrapped.
struct Wrapping<'a> {
    width: usize,
    lines: &'a mut Vec<String>,
    line: String,
    used: usize,
}

impl Wrapping<'_> {
    fn word(&mut self, spaces: usize, word: &str) {
        let length = width(word);
        let room = self.width.saturating_sub(self.used);
        if spaces.saturating_add(length) <= room {
            self.line.extend(std::iter::repeat_n(' ', spaces));
            self.line.push_str(word);
            self.used = self.used.saturating_add(spaces).saturating_add(length);
            return;
        }
        if !self.line.is_empty() {
            self.end();
        }
        if is_plain(word) {
            self.plain(word);
            return;
        }
        for cluster in word.graphemes(true) {
            self.cluster(cluster);
        }
    }

    /// A word of plain characters at the beginning of a line: as many lines as it takes.
    fn plain(&mut self, word: &str) {
        let mut rest = word;
        loop {
            let line = plain_prefix(rest, self.width.saturating_sub(self.used));
            self.line.push_str(line);
            self.used = self.used.saturating_add(width(line));
            rest = rest.get(line.len()..).unwrap_or("");
            if rest.is_empty() {
                return;
            }
            self.end();
        }
    }

    fn cluster(&mut self, cluster: &str) {
        let columns = cluster.width();
        let (cluster, columns) = if columns > self.width {
            (ELLIPSIS, 1)
        } else {
            (cluster, columns)
        };
        if self.used.saturating_add(columns) > self.width {
            self.end();
        }
        self.line.push_str(cluster);
        self.used = self.used.saturating_add(columns);
    }

    fn end(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.used = 0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Clean;
    use super::*;

    proptest! {
        #[test]
        fn eight_bytes_at_once_are_as_one_by_one(text in "[ -~]{0,20}[\\x00-\\x1f\\x7f\\x80é\\u{7ff}日]?[ -~]{0,20}") {
            let each = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
            prop_assert_eq!(is_ascii(&text), each);
        }
    }

    #[test]
    fn widths_are_those_of_the_cells() {
        for (text, columns) in [
            ("", 0),
            ("Slack", 5),
            ("Zürich", 6),
            ("Zu\u{308}rich", 6),
            ("日本語", 6),
            ("שָׁלוֹם", 4),
            ("لا", 2),
            ("👍🏽", 2),
            ("❤\u{FE0F}", 2),
            ("ｶﾞ", 2),
            ("␛", 1),
            ("ﾞ", 1),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn cutting_marks_what_is_missing() {
        for (text, columns, cut) in [
            ("Atlassian", 9, "Atlassian"),
            ("Atlassian", 8, "Atlassi…"),
            ("Atlas Guard", 7, "Atlas…"),
            ("Atlassian", 1, "…"),
            ("Atlassian", 0, ""),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ] {
            assert_eq!(truncate(text, columns, "…"), cut);
        }
        assert_eq!(truncate("Atlassian", 5, "..."), "At...");
        assert_eq!(truncate("Atlassian", 2, "..."), "At");
    }

    #[test]
    fn fitting_pads_on_the_far_side() {
        assert_eq!(fit("abc", 5, Align::Left, "…"), "abc  ");
        assert_eq!(fit("abc", 5, Align::Right, "…"), "  abc");
        assert_eq!(fit("日本語", 4, Align::Left, "…"), "日… ");
        assert_eq!(fit("abc", 0, Align::Left, "…"), "");
    }

    #[test]
    fn wrapping_breaks_at_spaces_then_anywhere() {
        for (text, columns, lines) in [
            ("", 10, vec![""]),
            ("one two three", 7, vec!["one two", "three"]),
            ("one  two", 8, vec!["one  two"]),
            ("one\n\ntwo", 8, vec!["one", "", "two"]),
            ("  indented text", 10, vec!["  indented", "text"]),
            (
                "https://example.com/a",
                8,
                vec!["https://", "example.", "com/a"],
            ),
            (
                "see https://example.com",
                10,
                vec!["see", "https://ex", "ample.com"],
            ),
            ("日本語テキスト", 6, vec!["日本語", "テキス", "ト"]),
            ("SCIM 日本語", 8, vec!["SCIM 日", "本語"]),
            ("日", 1, vec!["…"]),
            ("anything", 0, vec![]),
        ] {
            assert_eq!(wrap(text, columns), lines, "{text:?} at {columns}");
        }
    }

    #[test]
    fn plain_characters_take_a_column_and_join_nothing() {
        let plain = ('\0'..='\u{10FFFF}').filter(|letter| is_plain_character(*letter));
        let mut before = 'a';
        for letter in plain {
            let three = format!("{before}{letter}{before}");
            assert_eq!(three.graphemes(true).count(), 3, "{letter:?}");
            let columns: usize = three.graphemes(true).map(UnicodeWidthStr::width).sum();
            assert_eq!(columns, 3, "{letter:?}");
            before = letter;
        }
    }

    #[test]
    fn plain_texts_break_where_clusters_would() {
        let plain = "  a  b–c ddddddddddd é  “quoted”   ";
        for columns in 1..12 {
            // A wide character at the end has the whole line segmented.
            let lines = wrap(plain, columns);
            let all = wrap(&format!("{plain}\u{1100}"), columns);
            assert_eq!(
                lines.get(..lines.len() - 1),
                all.get(..lines.len() - 1),
                "{columns}"
            );
        }
    }

    proptest! {
        #[test]
        fn cut_text_fits_and_stays_clean(text in any::<String>(), columns in 0_usize..30) {
            let text = Clean::line(text);
            let cut = text.truncate(columns, "…");
            prop_assert!(cut.width() <= columns);
            prop_assert_eq!(Clean::line(cut.as_str()), cut);
            let fitted = text.fit(columns, Align::Right, "…");
            prop_assert_eq!(fitted.width(), columns);
        }

        #[test]
        fn what_is_cut_off_leaves_no_joiner(text in "[aش日 \u{94D}क\u{200C}\u{200D}\u{6F}👩❤]{0,30}", columns in 0_usize..12) {
            let cut = Clean::line(text).truncate(columns, "…");
            prop_assert!(cut.width() <= columns);
            prop_assert_eq!(Clean::line(cut.as_str()), cut);
        }

        #[test]
        fn wrapped_lines_fit_and_lose_only_spaces(text in "[a-z日é \n]{0,80}", columns in 2_usize..20) {
            let text = Clean::lines(text);
            let lines = text.wrap(columns);
            for line in &lines {
                prop_assert!(line.width() <= columns, "{:?}", line);
            }
            let letters = |text: &str| text.replace([' ', '\n'], "");
            prop_assert_eq!(letters(Clean::join(&lines, "").as_str()), letters(text.as_str()));
        }

        #[test]
        fn any_text_wraps_within_its_width(text in any::<String>(), columns in 0_usize..12) {
            for line in Clean::lines(text).wrap(columns) {
                prop_assert!(line.width() <= columns);
            }
        }
    }
}
