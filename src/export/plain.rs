//! Plain text, one fact a line, for who listens to it: nothing is aligned, drawn or wrapped, and no mark stands for a
//! word. What it says is what the aligned text says.
//!
//! A row of a table is a line for each cell, with the column's title before it; an empty line ends the row.

use super::report::{Block, Cited, Claims, Document, Pair, Table};

/// A document in plain text.
pub(super) fn write(document: &Document) -> String {
    let mut out = String::new();
    line(&mut out, document.title.as_str());
    line(&mut out, "");
    blocks(&mut out, &document.lead);
    for part in &document.parts {
        said(&mut out, "Section", part.title.as_str());
        line(&mut out, "");
        blocks(&mut out, &part.blocks);
    }
    finished(out)
}

/// The rows of a document's tables alone: of a list, which is for pipes too.
pub(super) fn write_rows(document: &Document) -> String {
    let mut out = String::new();
    for part in &document.parts {
        blocks(&mut out, &part.blocks);
    }
    finished(out)
}

/// The text with one line end at its end.
fn finished(mut out: String) -> String {
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// A label with what is said under it. A text without a label stands alone; a label without a text says nothing.
fn said(out: &mut String, label: &str, text: &str) {
    for text in text.split('\n').map(unmarked) {
        match (label.is_empty(), text.is_empty()) {
            (_, true) => {}
            (true, false) => line(out, text),
            (false, false) => line(out, &format!("{}: {text}", label.trim_end_matches(':'))),
        }
    }
}

/// A line of a cell that lists things, without the mark that begins it.
fn unmarked(text: &str) -> &str {
    text.strip_prefix("- ").unwrap_or(text)
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(text) => said(out, "Heading", text.as_str()),
            Block::Text(text) => said(out, "", text.line_with_page().as_str()),
            Block::Pairs(pairs) => pairs.iter().for_each(|one| pair(out, one)),
            Block::List(items) => items.iter().for_each(|item| cited(out, "Item", item)),
            Block::Tasks(items) => items.iter().for_each(|item| cited(out, "To do", item)),
            Block::Steps(items) => {
                for (place, item) in items.iter().enumerate() {
                    cited(out, &format!("Step {}", place.saturating_add(1)), item);
                }
            }
            Block::Table(rows) => table(out, rows),
            Block::Claims(claims) => all_claims(out, claims),
            Block::Bars(bars) => {
                for bar in bars {
                    said(out, bar.label.as_str(), &bar.figures());
                }
            }
        }
        if !out.ends_with("\n\n") && !out.is_empty() {
            line(out, "");
        }
    }
}

fn cited(out: &mut String, label: &str, value: &Cited) {
    said(out, label, value.line_with_page().as_str());
}

fn pair(out: &mut String, pair: &Pair) {
    for value in &pair.values {
        cited(out, pair.label.as_str(), value);
    }
}

fn all_claims(out: &mut String, claims: &Claims) {
    for claim in &claims.claims {
        cited(out, claims.field.as_str(), claim);
    }
}

fn table(out: &mut String, table: &Table) {
    for row in &table.rows {
        for (head, cell) in table.columns.iter().zip(row) {
            cited(out, head.title.as_str(), cell);
        }
        line(out, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Part;
    use crate::text::Clean;

    #[test]
    fn each_fact_is_a_line_and_each_mark_a_word() {
        let mut table = Table::new(&["App", ">Seats", ""]);
        table.push(
            vec![
                Cited::plain("Slack"),
                Cited::plain("500"),
                Cited::plain("yours"),
            ],
            false,
        );
        table.push(
            vec![
                Cited::lines(&["- one".to_owned(), "- two".to_owned()]),
                Cited::missing(),
                Cited::plain(""),
            ],
            true,
        );
        let document = Document {
            title: Clean::line("Title"),
            lead: vec![Block::Pairs(vec![Pair::new(
                "Query",
                vec![Cited::plain("a"), Cited::plain("b")],
            )])],
            parts: vec![Part {
                title: Clean::line("Part"),
                blocks: vec![
                    Block::heading("Within"),
                    Block::Table(table),
                    Block::Tasks(vec![Cited::plain("close it")]),
                    Block::Steps(vec![Cited::plain("first"), Cited::plain("second")]),
                    Block::List(vec![Cited::link("https://a.example")]),
                ],
            }],
        };
        assert_eq!(
            write(&document),
            "Title\n\nQuery: a\nQuery: b\n\nSection: Part\n\nHeading: Within\n\nApp: Slack\nSeats: 500\nyours\n\n\
             App: one\nApp: two\nSeats: not documented\n\nTo do: close it\n\nStep 1: first\nStep 2: second\n\n\
             Item: https://a.example\n"
        );
        assert!(write_rows(&document).starts_with("Heading: Within\n\nApp: Slack\n"));
    }
}
