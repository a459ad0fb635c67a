//! Blocks of a report as lines of a width: headings, paragraphs, labels with values, lists, steps, tables, claims.
//!
//! What is said stands in `export::report`; here is only how it is set on a screen. Nothing is cut: texts wrap, and a
//! table that is too wide is written row by row.

use crate::export::{Block, Cited, Claims, Pair, Standing, Table, bars_in_text};
use crate::field::STALE_SHAPE;
use crate::text::{Align, Clean, plain_lines};
use crate::tui::theme::Role;

use super::canvas::{Line, Piece};

/// Labels are given at most so many columns.
const LABEL_LIMIT: usize = 26;
/// Columns between a label and its value, and between the columns of a table.
const GAP: usize = 2;

/// The blocks as lines of at most `width` columns.
#[must_use]
pub fn lines(blocks: &[&Block], width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let after_heading = index
            .checked_sub(1)
            .and_then(|before| blocks.get(before))
            .is_some_and(|before| matches!(before, Block::Heading(_)));
        let apart = matches!(
            block,
            Block::Heading(_) | Block::Table(_) | Block::Claims(_)
        );
        if apart && !after_heading && !lines.is_empty() {
            lines.push(Line::new());
        }
        push_block(&mut lines, block, width);
    }
    lines
}

fn push_block(lines: &mut Vec<Line>, block: &Block, width: usize) {
    match block {
        Block::Heading(text) => {
            let piece = Piece {
                text: text.clone(),
                role: Role::Heading,
            };
            lines.extend(wrapped(&[piece], width, 0));
        }
        Block::Text(cited) => lines.extend(wrapped(&pieces(cited), width, 0)),
        Block::Pairs(pairs) => push_pairs(lines, pairs, width),
        Block::List(items) => push_list(lines, items, width),
        Block::Tasks(items) => {
            for item in items {
                lines.extend(hung("[ ] ", &pieces(item), width));
            }
        }
        Block::Steps(items) => {
            for (number, item) in (1_u32..).zip(items) {
                lines.extend(hung(&format!("{number}. "), &pieces(item), width));
            }
        }
        Block::Table(table) => push_table(lines, table, width),
        Block::Claims(claims) => push_claims(lines, claims, width),
        Block::Bars(bars) => {
            for line in bars_in_text(bars) {
                lines.extend(wrapped(&pieces(&Cited::plain(line)), width, 0));
            }
        }
    }
}

/// A text with its source behind it.
fn pieces(cited: &Cited) -> Vec<Piece> {
    let role = match cited.standing {
        _ if cited.url.as_ref().is_some_and(|url| *url == cited.text) => Role::Link,
        Standing::Stated | Standing::InForce => Role::Text,
        Standing::NotDocumented | Standing::Overruled => Role::Dim,
        Standing::Inferred | Standing::Unconfirmed | Standing::Stale => Role::Note,
    };
    let mut pieces = vec![Piece {
        text: cited.text.clone(),
        role,
    }];
    if let Some(source) = cited.source() {
        let (mark, role) = match cited.standing {
            Standing::Stale => (format!("{STALE_SHAPE} "), Role::Note),
            Standing::Stated
            | Standing::InForce
            | Standing::NotDocumented
            | Standing::Inferred
            | Standing::Unconfirmed
            | Standing::Overruled => (String::new(), Role::Dim),
        };
        let text = Clean::line(format!(" {mark}({source})"));
        pieces.push(Piece { text, role });
    }
    if let Some(url) = cited.url.as_ref().filter(|url| **url != cited.text) {
        let text = Clean::line(format!(" {url}"));
        pieces.push(Piece {
            text,
            role: Role::Link,
        });
    }
    pieces
}

/// Items; where several in a row share a source, sources stand once, above their items.
fn push_list(lines: &mut Vec<Line>, items: &[Cited], width: usize) {
    let runs: Vec<&[Cited]> = items
        .chunk_by(|item, next| item.source() == next.source())
        .collect();
    let above = runs.iter().any(|run| run.len() > 1);
    for run in runs {
        let shared = run.first().and_then(Cited::source).filter(|_| above);
        if let Some(source) = &shared {
            lines.extend(wrapped(
                &[Piece {
                    text: source.clone(),
                    role: Role::Dim,
                }],
                width,
                0,
            ));
        }
        for item in run {
            let mut pieces = pieces(item);
            if shared.is_some() {
                pieces.retain(|piece| piece.role != Role::Dim || piece.text == item.text);
            }
            lines.extend(hung("- ", &pieces, width));
        }
    }
}

fn push_pairs(lines: &mut Vec<Line>, pairs: &[Pair], width: usize) {
    let widest = pairs.iter().map(|pair| pair.label.width()).max();
    let label_width = widest
        .unwrap_or(0)
        .min(LABEL_LIMIT)
        .min(width.div_euclid(2));
    for pair in pairs {
        let labels = pair.label.wrap(label_width);
        let room = width.saturating_sub(label_width).saturating_sub(GAP);
        let values = pair.values.iter();
        let values: Vec<Line> = values
            .flat_map(|value| hung_after(&pieces(value), room))
            .collect();
        for row in 0..labels.len().max(values.len()) {
            let mut line = Line::new();
            if let Some(label) = labels.get(row) {
                line.push(label.clone(), Role::Dim);
            }
            let line = match values.get(row) {
                Some(value) => line
                    .until(label_width.saturating_add(GAP))
                    .and(value.clone()),
                None => line,
            };
            lines.push(line);
        }
    }
}

fn push_claims(lines: &mut Vec<Line>, claims: &Claims, width: usize) {
    let field = Piece {
        text: claims.field.clone(),
        role: Role::Note,
    };
    lines.extend(wrapped(&[field], width, 0));
    for claim in &claims.claims {
        lines.extend(hung("  - ", &pieces(claim), width));
    }
}

fn push_table(lines: &mut Vec<Line>, table: &Table, width: usize) {
    let natural: Vec<usize> = (0..table.columns.len())
        .map(|column| natural_width(table, column))
        .collect();
    let columns = 0..table.columns.len();
    let least: Vec<usize> = columns.map(|column| least_width(table, column)).collect();
    match narrowed(&natural, &least, width) {
        Some(widths) => push_rows(lines, table, &widths),
        None => push_sheets(lines, table, width),
    }
}

fn natural_width(table: &Table, column: usize) -> usize {
    let head = table
        .columns
        .get(column)
        .map_or(0, |head| head.title.width());
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    cells.map(|cell| cell.line().width()).fold(head, usize::max)
}

/// The width below which a column would break its words.
fn least_width(table: &Table, column: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    let head = table.columns.get(column).map(|head| head.title.clone());
    let texts = cells.flat_map(|cell| pieces(cell).into_iter().map(|piece| piece.text));
    let longest = head
        .into_iter()
        .chain(texts)
        .flat_map(|text| text.as_str().split(' ').map(crate::text::width).max())
        .max();
    longest.unwrap_or(0)
}

/// Column widths that fit, the widest columns giving way first; none where words would break.
fn narrowed(natural: &[usize], least: &[usize], width: usize) -> Option<Vec<usize>> {
    let gaps = GAP.saturating_mul(natural.len().saturating_sub(1));
    let room = width.checked_sub(gaps)?;
    let mut widths = natural.to_vec();
    while widths.iter().sum::<usize>() > room {
        let (widest, _) = widths
            .iter_mut()
            .zip(least)
            .filter(|(width, least)| **width > (**least).saturating_add(1))
            .max_by_key(|(width, _)| **width)?;
        *widest = widest.saturating_sub(1);
    }
    Some(widths)
}

fn push_rows(lines: &mut Vec<Line>, table: &Table, widths: &[usize]) {
    let mut head = Line::new();
    for (index, (column, width)) in table.columns.iter().zip(widths).enumerate() {
        if index > 0 {
            head = head.gap(GAP);
        }
        head = head.padded(column.title.as_str(), *width, column.align, Role::Dim);
    }
    lines.push(head);
    for row in &table.rows {
        let cells: Vec<Vec<Line>> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| hung_after(&pieces(cell), *width))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for part in 0..height {
            let mut line = Line::new();
            let mut start = 0_usize;
            for ((cell, width), column) in cells.iter().zip(widths).zip(&table.columns) {
                if let Some(text) = cell.get(part) {
                    let indent = match column.align {
                        Align::Left => 0,
                        Align::Right => width.saturating_sub(text.width()),
                    };
                    line = line.until(start.saturating_add(indent)).and(text.clone());
                }
                start = start.saturating_add(*width).saturating_add(GAP);
            }
            lines.push(line);
        }
    }
}

/// A table row by row: the first cell as a heading, the others as labels with values.
fn push_sheets(lines: &mut Vec<Line>, table: &Table, width: usize) {
    for row in &table.rows {
        let mut cells = row.iter();
        if let Some(first) = cells.next() {
            let mut pieces = pieces(first);
            pieces.iter_mut().for_each(|piece| piece.role = Role::Title);
            lines.extend(wrapped(&pieces, width, 0));
        }
        let pairs: Vec<Pair> = table
            .columns
            .iter()
            .skip(1)
            .zip(cells)
            .filter(|(_, cell)| !cell.text.is_empty())
            .map(|(head, cell)| Pair {
                label: head.title.clone(),
                values: vec![cell.clone()],
            })
            .collect();
        let mut inner = Vec::new();
        push_pairs(&mut inner, &pairs, width.saturating_sub(2));
        lines.extend(inner.into_iter().map(|line| Line::new().gap(2).and(line)));
    }
}

/// Lines after a mark, which hang below each other.
fn hung(mark: &str, pieces: &[Piece], width: usize) -> Vec<Line> {
    let indent = crate::text::width(mark);
    let mut lines = wrapped(pieces, width.saturating_sub(indent), 0);
    for (index, line) in lines.iter_mut().enumerate() {
        let lead = if index == 0 {
            Line::new().dim(mark)
        } else {
            Line::new().gap(indent)
        };
        *line = lead.and(std::mem::take(line));
    }
    lines
}

/// Lines of one cell or value: further lines stand in by one, so that two values do not read as one.
fn hung_after(pieces: &[Piece], width: usize) -> Vec<Line> {
    wrapped(pieces, width, 1)
}

/// Pieces broken into lines; lines after the first stand in by `indent`.
#[must_use]
pub fn wrapped(pieces: &[Piece], width: usize, indent: usize) -> Vec<Line> {
    if fits(pieces, width) {
        let mut line = Line::new();
        for piece in pieces {
            line.push(piece.text.clone(), piece.role);
        }
        return vec![line];
    }
    if pieces.iter().all(|piece| piece.text.is_plain()) {
        return wrapped_plainly(pieces, width, indent);
    }
    wrapped_by_letters(pieces, width, indent)
}

/// Pieces of which each character takes a column: lines are parts of them.
fn wrapped_plainly(pieces: &[Piece], width: usize, indent: usize) -> Vec<Line> {
    let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let mut parts = plain_lines(&whole, width);
    if parts.len() > 1 && indent > 0 {
        parts = plain_lines(&whole, width.saturating_sub(indent));
    }
    let mut lines = Vec::with_capacity(parts.len());
    for (index, part) in parts.into_iter().enumerate() {
        let mut line = if index == 0 {
            Line::new()
        } else {
            Line::new().gap(indent)
        };
        let mut start = 0_usize;
        for piece in pieces {
            let end = start.saturating_add(piece.text.as_str().len());
            let here = part.start.max(start)..part.end.min(end);
            if let Some(words) = whole.get(here).filter(|words| !words.is_empty()) {
                line.push(Clean::line(words), piece.role);
            }
            start = end;
        }
        lines.push(line);
    }
    lines
}

/// Pieces of any letters: each letter of a line is looked up among theirs.
fn wrapped_by_letters(pieces: &[Piece], width: usize, indent: usize) -> Vec<Line> {
    let whole = Clean::join(pieces.iter().map(|piece| &piece.text), "");
    let mut letters = pieces.iter().flat_map(|piece| {
        let letters = piece.text.as_str().chars();
        letters.map(|letter| (letter, piece.role))
    });
    let first = whole.wrap(width);
    let parts = if first.len() <= 1 || indent == 0 {
        first
    } else {
        // One measure for all lines keeps the break simple; the first line may end a column early.
        whole.wrap(width.saturating_sub(indent))
    };
    let mut lines = Vec::with_capacity(parts.len());
    for (index, part) in parts.iter().enumerate() {
        let line = if index == 0 {
            Line::new()
        } else {
            Line::new().gap(indent)
        };
        lines.push(line.and(dressed(part, &mut letters)));
    }
    lines
}

/// Whether pieces are one line as they are.
fn fits(pieces: &[Piece], width: usize) -> bool {
    let columns: usize = pieces.iter().map(|piece| piece.text.width()).sum();
    let breaks = |piece: &Piece| piece.text.as_str().contains('\n');
    let spaces_end_it = |piece: &Piece| piece.text.as_str().ends_with(' ');
    let last = pieces.iter().rfind(|piece| !piece.text.is_empty());
    columns <= width && !pieces.iter().any(breaks) && !last.is_some_and(spaces_end_it)
}

/// Gives the letters of a wrapped line their roles back; the spaces at which lines broke are gone.
fn dressed(part: &Clean, letters: &mut impl Iterator<Item = (char, Role)>) -> Line {
    let words = part.as_str();
    let mut line = Line::new();
    let mut run = (0_usize, Role::Text);
    let mut add = |start: usize, end: usize, role: Role| {
        let run = words.get(start..end).unwrap_or_default();
        line.push(Clean::line(run), role);
    };
    for (place, letter) in words.char_indices() {
        let role = letters
            .find(|(from, _)| *from == letter || *from != ' ')
            .map_or(run.1, |(_, role)| role);
        if role != run.1 {
            add(run.0, place, run.1);
            run = (place, role);
        }
    }
    add(run.0, words.len(), run.1);
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::plain).collect()
    }

    #[test]
    fn labels_stand_in_a_column_and_values_wrap_beside_them() {
        let pairs = vec![
            Pair::one("Plan", Cited::plain("Enterprise, billed a year at a time")),
            Pair::one("Seat minimum", Cited::missing()),
        ];
        let lines = lines(&[&Block::Pairs(pairs)], 34);
        assert_eq!(
            plain(&lines),
            [
                "Plan          Enterprise, billed",
                "               a year at a time",
                "Seat minimum  not documented",
            ]
        );
    }

    #[test]
    fn a_table_narrows_its_widest_column_then_becomes_sheets() {
        let mut table = Table::new(&["Tier", ">Price", "SCIM"]);
        table.rows.push(vec![
            Cited::plain("Enterprise with a long name"),
            Cited::plain("$10"),
            Cited::plain("yes"),
        ]);
        let table = Block::Table(table);
        let block = [&table];
        assert_eq!(
            plain(&lines(&block, 40)),
            [
                "Tier                         Price  SCIM",
                "Enterprise with a long name    $10  yes"
            ]
        );
        assert_eq!(
            plain(&lines(&block, 32)),
            [
                "Tier                 Price  SCIM",
                "Enterprise with a      $10  yes",
                " long name"
            ]
        );
        assert_eq!(
            plain(&lines(&block, 16)),
            [
                "Enterprise with",
                "a long name",
                "  Price  $10",
                "  SCIM   yes"
            ]
        );
    }

    proptest! {
        #[test]
        fn plain_pieces_wrap_as_any_others(
            texts in proptest::collection::vec("([a-z]{1,9}|  ?|→){0,8}", 1..4),
            width in 0_usize..24,
            indent in 0_usize..3,
        ) {
            let roles = [Role::Text, Role::Dim, Role::Link];
            let pieces: Vec<Piece> = texts
                .iter()
                .zip(roles)
                .map(|(text, role)| Piece { text: Clean::line(text), role })
                .collect();
            let seen = |lines: Vec<Line>| -> Vec<Vec<(char, Option<Role>)>> {
                let letters = |line: &Line| {
                    let pieces = line.pieces().iter();
                    pieces
                        .flat_map(|piece| {
                            let role = |letter| (letter != ' ').then_some(piece.role);
                            piece.text.as_str().chars().map(move |letter| (letter, role(letter))).collect::<Vec<_>>()
                        })
                        .collect()
                };
                lines.iter().map(letters).collect()
            };
            prop_assert_eq!(
                seen(wrapped_plainly(&pieces, width, indent)),
                seen(wrapped_by_letters(&pieces, width, indent))
            );
        }
    }

    #[test]
    fn a_source_keeps_its_role_when_lines_break_in_it() {
        let pieces = [
            Piece {
                text: Clean::line("one two"),
                role: Role::Text,
            },
            Piece {
                text: Clean::line(" (index, undated)"),
                role: Role::Dim,
            },
        ];
        let lines = wrapped(&pieces, 10, 0);
        assert_eq!(plain(&lines), ["one two", "(index,", "undated)"]);
        let last = lines.last().unwrap().pieces();
        assert_eq!(last.first().unwrap().role, Role::Dim);
    }
}
