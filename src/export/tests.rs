//! What holds for every format: hostile text of a layer stays harmless, and the same report gives the same bytes.

use super::*;
use crate::catalog::layer::LayerFile;
use crate::catalog::layer::read_ron;
use crate::catalog::{App, Catalog, Day, Idp};
use crate::compare::compare;
use crate::field;
use crate::lens::Lens;

/// A layer whose every text tries something.
const HOSTILE: &str = r##"(
    layer: (id: "evil\u{1b}[31m", title: "<script>alert(1)</script>"),
    records: [(
        id: "heroku",
        name: "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>",
        owner: "\u{202e}evil",
        summary: ["[click](javascript:alert(1)) **bold** | cell\u{7}", "</main><script>alert(2)</script>"],
        limitations: ["+SUM(A1)", "\u{1b}]0;title\u{7}", "\u{200b}\u{feff}"],
        pricing_url: "javascript:alert(1)",
        docs_url: "https://x.example/\"onmouseover=\"alert(1)",
        tiers: [(name: "@SUM(A1)", price: "-1+2|<b>", note: "a\r\nb\tc")],
    )],
)"##;

fn hostile() -> (Catalog, Lens) {
    let file: LayerFile = read_ron("evil.ron", HOSTILE).unwrap();
    let catalog = Catalog::builtin().unwrap().with_layers(vec![file]).unwrap();
    let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
    (catalog, lens)
}

/// Every sort of report on the hostile app.
fn reports<'a>(catalog: &'a Catalog, lens: &'a Lens) -> Vec<Report<'a>> {
    let app = catalog.app("heroku").unwrap();
    let other = catalog.app("netlify").unwrap();
    let query = "\u{1b}[2J<b>".to_owned();
    vec![
        Report::List(ListReport {
            catalog,
            lens,
            query: query.clone(),
            apps: vec![app, other],
            columns: field::COLUMNS.iter().collect(),
        }),
        Report::Show(ShowReport { catalog, lens, app }),
        Report::Compare(CompareReport {
            catalog,
            lens,
            comparison: compare(catalog, &[app, other], lens).unwrap(),
        }),
        Report::Leaver(LeaverReport { catalog, lens, app }),
        Report::Cost(CostReport::new(catalog, lens, Some(query), &[app, other])),
    ]
}

fn written(report: &Report<'_>, format: Format) -> Option<String> {
    match render(report, format, TEXT_WIDTH) {
        Ok(bytes) => Some(String::from_utf8(bytes).unwrap()),
        Err(ExportError::NoRows) => None,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn no_format_lets_control_or_hidden_characters_out() {
    let (catalog, lens) = hostile();
    for report in reports(&catalog, &lens) {
        for format in Format::ALL {
            let Some(text) = written(&report, format) else {
                continue;
            };
            let hidden = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            };
            let found = text.find(hidden);
            assert_eq!(found, None, "{format:?} of {}", report.stem());
            assert!(
                text.ends_with('\n') && !text.ends_with("\n\n"),
                "{format:?}"
            );
        }
    }
}

#[test]
fn html_carries_no_markup_of_a_layer_and_asks_nobody_for_anything() {
    let (catalog, lens) = hostile();
    for report in reports(&catalog, &lens) {
        let page = written(&report, Format::Html).unwrap();
        for forbidden in [
            "<script",
            "<img",
            "<iframe",
            "<link",
            "<b>",
            "onerror=alert(1)>",
            " src=\"",
            "@import",
            "url(",
            "style=\"",
            "javascript:alert(1)\"",
            "\"onmouseover=\"",
        ] {
            assert!(
                !page.contains(forbidden),
                "{forbidden} in {}",
                report.stem()
            );
        }
        assert_eq!(page.matches("default-src 'none'").count(), 1);
        for link in page.split("href=\"").skip(1) {
            let web = ["https://", "http://", "#part-"];
            assert!(
                web.iter().any(|start| link.starts_with(start)),
                "{}",
                &link[..40]
            );
        }
    }
}

#[test]
fn markdown_carries_no_markup_of_a_layer() {
    let (catalog, lens) = hostile();
    for report in reports(&catalog, &lens) {
        let text = written(&report, Format::Markdown).unwrap();
        let bare = text.replace("\\[", "").replace("\\]", "");
        for forbidden in ["<script", "<img", "<b>", "](javascript:", "**bold**"] {
            assert!(
                !bare.contains(forbidden),
                "{forbidden} in {}",
                report.stem()
            );
        }
        let mut columns = None;
        for line in text.lines() {
            if !line.starts_with('|') {
                columns = None;
                continue;
            }
            let bars = line.replace("\\|", "").matches('|').count();
            assert_eq!(*columns.get_or_insert(bars), bars, "{line}");
        }
    }
}

#[test]
fn csv_holds_no_formula() {
    let (catalog, lens) = hostile();
    for report in reports(&catalog, &lens) {
        let Some(text) = written(&report, Format::Csv) else {
            continue;
        };
        for record in ::csv::Reader::from_reader(text.as_bytes()).records() {
            for cell in &record.unwrap() {
                let first = cell.trim_start().chars().next();
                let number = cell.parse::<f64>().is_ok();
                let formula = matches!(first, Some('=' | '+' | '-' | '@'));
                assert!(!formula || number, "{cell}");
            }
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let (catalog, lens) = hostile();
    let (again, same) = hostile();
    let first = reports(&catalog, &lens);
    for (one, other) in first.iter().zip(reports(&again, &same)) {
        for format in Format::ALL {
            assert_eq!(written(one, format), written(&other, format), "{format:?}");
        }
    }
}

#[test]
fn formats_have_a_word_of_their_own() {
    for format in Format::ALL {
        assert_eq!(Format::from_word(format.word()), Some(format));
    }
    assert_eq!(Format::from_word("pdf"), None);
}

/// The first app for every way in which an IdP can reach one: connection, inferred, hand-built, unconfirmed.
fn every_reach(catalog: &Catalog) -> Vec<(&App, Idp)> {
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for app in catalog.apps() {
        for idp in Idp::ALL.iter().copied() {
            let answer = app.answer(idp);
            let reach = app.idps.get(idp);
            let way = (
                answer.connection,
                answer.inferred,
                answer.hand_built_may_work,
                reach.unconfirmed.is_some(),
                reach.provisions_unstated,
            );
            if !seen.contains(&way) {
                seen.push(way);
                found.push((app, idp));
            }
        }
    }
    assert!(found.len() > 10, "only {} ways", found.len());
    found
}

/// My IdP everywhere: whatever is exported of an app, in whatever format, answers for it.
#[test]
fn every_output_answers_for_my_idp() {
    let catalog = Catalog::builtin().unwrap();
    let other = catalog.app("1password").unwrap();
    for (app, idp) in every_reach(&catalog) {
        let mut lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        lens.idp = Some(idp);
        let (catalog, lens) = (&catalog, &lens);
        let case = format!("{} {idp}", app.id);
        let list = Report::List(ListReport {
            catalog,
            lens,
            query: String::new(),
            apps: vec![app],
            columns: field::default_columns(lens),
        });
        // Narrow tables break words over lines.
        let said = |report: &Report<'_>, format: Format| {
            let text = written(report, format).unwrap();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let words = lens.reach_words(app, idp);
        let title = format!("For {idp}");
        for format in [Format::Markdown, Format::Html, Format::Table] {
            let text = said(&list, format);
            assert!(text.contains(&title), "{case} {format:?}");
        }
        assert!(said(&list, Format::Csv).contains(&words), "{case}");
        let show = Report::Show(ShowReport { catalog, lens, app });
        let shown = said(&show, Format::Markdown);
        assert!(shown.contains(&format!("**{title}:**")), "{case}");
        assert!(shown.contains(&format!("| **{idp} (mine)** |")), "{case}");
        if app.answer(idp).inferred {
            let from = "inferred: generic SCIM 2.0 endpoint, index, 2026-10-05";
            assert!(shown.contains(from), "{case}");
        }
        if app.id != other.id {
            let report = Report::Compare(CompareReport {
                catalog,
                lens,
                comparison: compare(catalog, &[app, other], lens).unwrap(),
            });
            let csv = said(&report, Format::Csv);
            assert!(csv.contains("for_idp,") && csv.contains(&words), "{case}");
            let text = said(&report, Format::Markdown);
            assert!(
                text.contains(&title) && text.contains(&format!("{idp} sends")),
                "{case}"
            );
        }
        let cost = Report::Cost(CostReport::new(catalog, lens, None, &[app]));
        for report in [&list, &show, &cost] {
            for format in [Format::Json, Format::Ron] {
                let text = said(report, format);
                assert!(
                    text.contains(&format!("\"{}\"", idp.word())),
                    "{case} {format:?}"
                );
            }
        }
        // A price that is of no use to my IdP is none, in the column and in the calculator alike.
        let state = crate::cost::estimate_now(app, &lens.scenario, lens.reach(app))
            .native
            .state;
        assert_eq!(lens.headline(app).state, state, "{case}");
    }
}

/// Without a choice, all five IdPs are told, and none is called mine.
#[test]
fn without_a_choice_all_five_idps_are_told() {
    let catalog = Catalog::builtin().unwrap();
    let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
    let app = catalog.app("spacelift").unwrap();
    let (catalog, lens) = (&catalog, &lens);
    let show = Report::Show(ShowReport { catalog, lens, app });
    let shown = written(&show, Format::Markdown).unwrap();
    for idp in Idp::ALL {
        assert!(shown.contains(&format!("| {idp} |")), "{idp}");
    }
    assert!(!shown.contains("(mine)"));
    assert!(!shown.contains("**For "));
}
