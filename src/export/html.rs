//! One HTML page that needs nothing else: no script, no network, no image; it prints as it reads.
//!
//! Markup comes from the program alone and every other text is escaped: [`Page`] takes nothing else. Only http and https
//! addresses become links (see [`Cited::to`]).

use super::report::{Bar, Block, Cited, Claims, Document, Pair, Part, Standing, Table};
use crate::text::Align;

/// What stands around every page: its head, its look and its foot, with places for the title and the body.
const FRAME: &str = include_str!("../../assets/report.html");

/// A place in the frame is named between these.
const PLACE: (&str, &str) = ("{{ ", " }}");

/// A page as it grows.
#[derive(Default)]
struct Page(String);

impl Page {
    /// Adds markup, which is written in the program and comes from nowhere else.
    fn markup(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text that is read as it stands, also within the quotes of an attribute.
    fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&#38;"),
                '<' => self.0.push_str("&#60;"),
                '>' => self.0.push_str("&#62;"),
                '"' => self.0.push_str("&#34;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
        self
    }

    fn body(&mut self, document: &Document) {
        self.markup("<h1>")
            .text(document.title.as_str())
            .markup("</h1>\n");
        self.blocks(&document.lead);
        if document.parts.len() > 1 {
            self.contents(&document.parts);
        }
        for (place, part) in document.parts.iter().enumerate() {
            self.markup("<section>\n<h2 id=\"")
                .text(&anchor(place))
                .markup("\">")
                .text(part.title.as_str())
                .markup("</h2>\n");
            self.blocks(&part.blocks);
            self.markup("</section>\n");
        }
    }

    fn contents(&mut self, parts: &[Part]) {
        self.markup("<nav aria-label=\"Contents\"><ul>\n");
        for (place, part) in parts.iter().enumerate() {
            self.markup("<li><a href=\"#")
                .text(&anchor(place))
                .markup("\">")
                .text(part.title.as_str())
                .markup("</a></li>\n");
        }
        self.markup("</ul></nav>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(text) => {
                    self.markup("<h3>").text(text.as_str()).markup("</h3>\n");
                }
                Block::Text(value) => {
                    self.markup("<p>").cited(value).markup("</p>\n");
                }
                Block::Pairs(pairs) => self.pairs(pairs),
                Block::List(items) => {
                    self.items(["<ul>\n", "<li>", "</li>\n", "</ul>\n"], items);
                }
                Block::Tasks(items) => self.items(
                    [
                        "<ul class=\"tasks\">\n",
                        "<li><label><input type=\"checkbox\"> ",
                        "</label></li>\n",
                        "</ul>\n",
                    ],
                    items,
                ),
                Block::Steps(items) => {
                    self.items(["<ol>\n", "<li>", "</li>\n", "</ol>\n"], items);
                }
                Block::Table(table) => self.table(table),
                Block::Claims(claims) => self.claims(claims),
                Block::Bars(bars) => self.bars(bars),
            }
        }
    }

    /// A text with its link and its source.
    fn cited(&mut self, value: &Cited) -> &mut Self {
        self.markup("<span class=\"")
            .markup(class(value))
            .markup("\">");
        if let Some(url) = &value.url {
            self.markup("<a href=\"")
                .text(url.as_str())
                .markup("\" rel=\"noreferrer noopener\">")
                .text(value.text.as_str())
                .markup("</a>");
        } else {
            self.text(value.text.as_str());
        }
        self.markup("</span>");
        if let Some(source) = value.source() {
            self.markup(" <cite>")
                .text(source.as_str())
                .markup("</cite>");
        }
        self
    }

    fn pairs(&mut self, pairs: &[Pair]) {
        self.markup("<dl>\n");
        for pair in pairs {
            self.markup("<div><dt>")
                .text(pair.label.as_str())
                .markup("</dt>");
            for value in &pair.values {
                self.markup("<dd>").cited(value).markup("</dd>");
            }
            self.markup("</div>\n");
        }
        self.markup("</dl>\n");
    }

    /// A list: what opens it, what stands before and after an item, what closes it.
    fn items(&mut self, [open, before, after, close]: [&'static str; 4], items: &[Cited]) {
        self.markup(open);
        for item in items {
            self.markup(before).cited(item).markup(after);
        }
        self.markup(close);
    }

    fn table(&mut self, table: &Table) {
        self.markup("<div class=\"wide\"><table>\n<thead><tr>");
        for head in &table.columns {
            self.markup("<th scope=\"col\" class=\"")
                .markup(side(head.align))
                .markup("\">")
                .text(head.title.as_str())
                .markup("</th>");
        }
        self.markup("</tr></thead>\n<tbody>\n");
        for (place, row) in table.rows.iter().enumerate() {
            let marked = table.marked.contains(&place);
            self.markup(if marked {
                "<tr class=\"marked\">"
            } else {
                "<tr>"
            });
            for cell in row {
                self.markup("<td>").cited(cell).markup("</td>");
            }
            self.markup("</tr>\n");
        }
        self.markup("</tbody>\n</table></div>\n");
    }

    fn claims(&mut self, claims: &Claims) {
        self.markup("<div class=\"claims\"><p><code>")
            .text(claims.field.as_str())
            .markup("</code></p>\n");
        self.items(
            ["<ul>\n", "<li>", "</li>\n", "</ul></div>\n"],
            &claims.claims,
        );
    }

    fn bars(&mut self, bars: &[Bar]) {
        self.markup("<ul class=\"bars\">\n");
        for bar in bars {
            self.markup("<li><span class=\"label\">")
                .text(bar.label.as_str())
                .markup("</span><span class=\"track\"><span class=\"fill\" style=\"width:")
                .text(&percent(bar))
                .markup("%\"></span></span><span class=\"figures\">")
                .text(&bar.figures())
                .markup("</span></li>\n");
        }
        self.markup("</ul>\n");
    }
}

pub(super) fn write(document: &Document) -> Vec<u8> {
    let mut page = Page::default();
    for piece in FRAME.split(PLACE.0) {
        let (place, rest) = piece.split_once(PLACE.1).unwrap_or(("", piece));
        match place {
            "title" => {
                page.text(document.title.as_str());
            }
            "body" => page.body(document),
            _ => {}
        }
        page.markup(rest);
    }
    page.0.into_bytes()
}

/// The class of a text by how it stands.
fn class(value: &Cited) -> &'static str {
    match value.standing {
        Standing::Stated | Standing::InForce | Standing::Stale => "stated",
        Standing::NotDocumented => "missing",
        Standing::Inferred => "inferred",
        Standing::Unconfirmed => "unconfirmed",
        Standing::Overruled => "overruled",
    }
}

/// How long a bar is, in percent of the whole.
fn percent(bar: &Bar) -> String {
    bar.share
        .map_or_else(|| "0".to_owned(), |share| share.to_string())
}

/// The class of a column's cells.
fn side(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Right => "right",
    }
}

/// The anchor of a heading: its place, which is the same in every export.
fn anchor(place: usize) -> String {
    format!("part-{}", place.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Clean;

    /// The places that the frame names, in their order.
    fn places() -> Vec<&'static str> {
        FRAME
            .split(PLACE.0)
            .skip(1)
            .filter_map(|piece| piece.split_once(PLACE.1))
            .map(|(place, _)| place)
            .collect()
    }

    #[test]
    fn the_frame_has_a_place_for_the_title_and_one_for_the_body() {
        assert_eq!(places(), ["title", "body"]);
    }

    #[test]
    fn no_text_is_read_as_markup_or_as_a_place() {
        let hostile = "</title><script>alert('1')</script> & \"{{ body }}\"";
        let escaped = "&#60;/title&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62; &#38; &#34;{{ body }}&#34;";
        let document = Document {
            title: Clean::line(hostile),
            lead: vec![
                Block::Heading(Clean::line(hostile)),
                Block::Text(Cited::plain(hostile).to("https://example.com/?a='\"><b>")),
                Block::Tasks(vec![Cited::plain(hostile)]),
            ],
            parts: Vec::new(),
        };
        let page = String::from_utf8(write(&document)).unwrap();
        assert!(page.contains(&format!("<title>{escaped} · scimdex</title>")));
        assert!(page.contains(&format!("<h1>{escaped}</h1>")));
        assert_eq!(page.matches(escaped).count(), 5);
        assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    }
}
