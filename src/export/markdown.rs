//! Markdown, as GitHub reads it. Texts of the catalog cannot carry markup: what Markdown would read as such is escaped.

use super::report::{BAR, Bar, Block, Cited, Claims, Document, Pair, Table};
use crate::text::Align;

pub(super) fn write(document: &Document) -> String {
    let mut out = Out(String::new());
    out.paragraph(&format!("# {}", escaped(document.title.as_str())));
    out.blocks(&document.lead);
    for part in &document.parts {
        out.paragraph(&format!("## {}", escaped(part.title.as_str())));
        out.blocks(&part.blocks);
    }
    let end = out.0.trim_end().len();
    out.0.truncate(end);
    out.0.push('\n');
    out.0
}

struct Out(String);

impl Out {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn paragraph(&mut self, line: &str) {
        self.line(line);
        self.line("");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(text) => {
                    self.paragraph(&format!("### {}", escaped(text.as_str())));
                    continue;
                }
                Block::Text(text) => self.line(&cited(text)),
                Block::Pairs(pairs) => pairs.iter().for_each(|pair| self.pair(pair)),
                Block::List(items) => {
                    for item in items {
                        self.line(&format!("- {}", cited(item)));
                    }
                }
                Block::Tasks(items) => {
                    for item in items {
                        self.line(&format!("- [ ] {}", cited(item)));
                    }
                }
                Block::Steps(items) => {
                    for (place, item) in items.iter().enumerate() {
                        self.line(&format!("{}. {}", place.saturating_add(1), cited(item)));
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Claims(claims) => self.claims(claims),
                Block::Bars(bars) => self.bars(bars),
            }
            self.line("");
        }
    }

    fn pair(&mut self, pair: &Pair) {
        let values: Vec<String> = pair.values.iter().map(cited).collect();
        let label = escaped(pair.label.as_str());
        self.line(&format!("- **{label}:** {}", values.join("; ")));
    }

    fn bars(&mut self, bars: &[Bar]) {
        self.line("| | | |");
        self.line("| --- | --: | --- |");
        for bar in bars {
            let label = escaped(bar.label.as_str());
            self.line(&format!(
                "| {label} | {} | {} |",
                bar.figures(),
                bar.drawn("█", BAR)
            ));
        }
    }

    fn claims(&mut self, claims: &Claims) {
        self.line(&format!("- **{}**", escaped(claims.field.as_str())));
        for claim in &claims.claims {
            self.line(&format!("  - {}", cited(claim)));
        }
    }

    fn table(&mut self, table: &Table) {
        let titles: Vec<String> = table
            .columns
            .iter()
            .map(|head| escaped(head.title.as_str()))
            .collect();
        let rules: Vec<&str> = table
            .columns
            .iter()
            .map(|head| match head.align {
                Align::Left => "---",
                Align::Right => "--:",
            })
            .collect();
        self.line(&format!("| {} |", titles.join(" | ")));
        self.line(&format!("| {} |", rules.join(" | ")));
        for (place, row) in table.rows.iter().enumerate() {
            let marked = table.marked.contains(&place);
            let mut cells: Vec<String> = row.iter().map(cited).collect();
            if let Some(first) = cells.first_mut().filter(|_| marked) {
                *first = format!("**{first}**");
            }
            self.line(&format!("| {} |", cells.join(" | ")));
        }
    }
}

/// A text with its link and its source.
fn cited(value: &Cited) -> String {
    let text = match &value.url {
        // The short form, where nothing in the address could end it early.
        Some(url) if value.text == *url && target(url.as_str()) == url.as_str() => {
            format!("<{url}>")
        }
        Some(url) => format!(
            "[{}]({})",
            escaped(value.text.as_str()),
            target(url.as_str())
        ),
        None => escaped(value.text.as_str()),
    };
    match value.source() {
        Some(source) => format!("{text} ({})", escaped(source.as_str())),
        None => text,
    }
}

/// A text in which nothing is markup: emphasis, links, code, tables, HTML, entities, and what makes a list or a heading
/// of a line that begins with it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before: Option<char> = None;
    let mut line_is_empty = true;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match letter {
            '\n' => out.push_str("<br>"),
            // Four of them in front would make code of a list's item; they are not shown in any case.
            ' ' if line_is_empty => {}
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' if next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#') => {
                out.push_str("&amp;");
            }
            '_' if inside(before) && inside(next) => out.push('_'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => {
                out.push('\\');
                out.push(letter);
            }
            // Behind a space it would end a heading, or name an issue.
            '#' if before == Some(' ') => out.push_str("\\#"),
            '#' | '+' | '-' | '=' if line_is_empty => {
                out.push('\\');
                out.push(letter);
            }
            '.' | ')' if starts_a_number(&out) && next.is_none_or(|c| c == ' ') => {
                out.push('\\');
                out.push(letter);
            }
            _ => out.push(letter),
        }
        line_is_empty = letter == '\n' || (line_is_empty && letter == ' ');
        before = Some(letter);
    }
    out
}

/// Whether all that stands so far is a number: a dot after it would begin a numbered list.
fn starts_a_number(out: &str) -> bool {
    let bare = out.trim_start();
    !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// An address in a link's brackets: what would end it early is percent-encoded.
fn target(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            ' ' | '(' | ')' | '<' | '>' | '\\' | '|' | '"' | '`' | '\n' => {
                let mut bytes = [0; 4];
                for byte in letter.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_carry_no_markup() {
        for (text, written) in [
            (
                "<script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            ("*bold* _thin_ `code`", "\\*bold\\* \\_thin\\_ \\`code\\`"),
            ("[x](https://evil.example)", "\\[x\\](https://evil.example)"),
            ("a | b", "a \\| b"),
            ("&lt; R&D a & b", "&amp;lt; R&amp;D a & b"),
            ("snake_case stays", "snake_case stays"),
            ("# heading", "\\# heading"),
            ("    code by indent", "code by indent"),
            ("a\n     b", "a<br>b"),
            ("; reboot #", "; reboot \\#"),
            ("C# 2 ##", "C# 2 \\##"),
            ("- item", "\\- item"),
            ("+ item", "\\+ item"),
            ("1. item", "1\\. item"),
            ("12) item", "12\\) item"),
            ("2.0", "2.0"),
            ("from $21/u/mo", "from $21/u/mo"),
            ("~~gone~~", "\\~\\~gone\\~\\~"),
            ("a\\b", "a\\\\b"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }

    #[test]
    fn links_cannot_be_broken_out_of() {
        let link = Cited::plain("page").to("https://x.example/a) [b](https://evil.example");
        let written = cited(&link);
        assert_eq!(
            written,
            "[page](https://x.example/a%29%20[b]%28https://evil.example)"
        );
        assert_eq!(cited(&Cited::plain("x").to("javascript:alert(1)")), "x");
    }
}
