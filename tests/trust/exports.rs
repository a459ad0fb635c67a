//! The naughty strings in every report and every format.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Instant;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scimdex::catalog::layer::{LayerFile, write_ron};
use scimdex::catalog::{App, Catalog};
use scimdex::check::{File, check_catalog, check_file};
use scimdex::compare::compare;
use scimdex::diff::{Diff, Side, Wanted};
use scimdex::disputes::Disputes;
use scimdex::export::{
    CheckReport, CompareReport, CostReport, DiffReport, DisputesReport, ExportError, FacetsReport,
    Format, FreshnessReport, LayersReport, LeaverReport, ListReport, PricesReport, Report,
    RulesReport, ShowReport, StackReport, TEXT_WIDTH, render,
};
use scimdex::field;
use scimdex::freshness::{Freshness, Unit};
use scimdex::prices::{Prices, Size};
use scimdex::query::{Index, Query};
use scimdex::stack::{Decisions, Matcher};
use scimdex::text::Clean;
use serde_json::Value;

use super::corpus::{self, Naughty};
use super::world::assert_none;
use super::{judge, states};

/// Every sort of report; `sort` does not compile without one.
const SORTS: [&str; 14] = [
    "list",
    "facets",
    "show",
    "leaver",
    "compare",
    "cost",
    "prices",
    "layers",
    "disputes",
    "freshness",
    "stack",
    "diff",
    "check",
    "rules",
];

fn sort(report: &Report<'_>) -> &'static str {
    match report {
        Report::List(_) => "list",
        Report::Facets(_) => "facets",
        Report::Show(_) => "show",
        Report::Leaver(_) => "leaver",
        Report::Compare(_) => "compare",
        Report::Cost(_) => "cost",
        Report::Prices(_) => "prices",
        Report::Layers(_) => "layers",
        Report::Disputes(_) => "disputes",
        Report::Freshness(_) => "freshness",
        Report::Stack(_) => "stack",
        Report::Diff(_) => "diff",
        Report::Check(_) => "check",
        Report::Rules(_) => "rules",
    }
}

/// Shows every report on the apps that hold the strings; of one app, on those that are chosen.
fn each_report(
    naughty: &Naughty,
    chosen: impl Fn(usize) -> bool,
    mut look: impl FnMut(&Report<'_>),
) {
    let (catalog, lens) = (&*naughty.catalog, &naughty.lens);
    let app = |place: usize| catalog.app(corpus::id(place).as_str()).unwrap();
    let places: Vec<usize> = (0..naughty.texts.len()).collect();
    let apps: Vec<&App> = places.iter().map(|place| app(*place)).collect();
    let query = || naughty.texts.join(" ");
    look(&Report::List(ListReport {
        catalog,
        lens,
        query: query(),
        apps: apps.clone(),
        columns: field::COLUMNS.iter().collect(),
    }));
    look(&Report::Facets(FacetsReport::new(
        catalog,
        lens,
        &Index::new(catalog),
        &Query::default(),
    )));
    for place in places.iter().copied().filter(|place| chosen(*place)) {
        look(&Report::Show(ShowReport {
            catalog,
            lens,
            app: app(place),
        }));
        look(&Report::Leaver(LeaverReport {
            catalog,
            lens,
            app: app(place),
        }));
    }
    let groups = apps.chunks(4).enumerate();
    for (_, group) in groups.filter(|(place, group)| chosen(*place) && group.len() > 1) {
        let comparison = compare(catalog, group, lens).unwrap();
        look(&Report::Compare(CompareReport {
            catalog,
            lens,
            comparison,
        }));
    }
    for (place, group) in apps.chunks(8).enumerate() {
        if !chosen(place) {
            continue;
        }
        look(&Report::Cost(
            CostReport::new(catalog, lens, Some(query()), group)
                .with_sensitivity()
                .with_curve(),
        ));
    }
    look(&Report::Prices(PricesReport {
        catalog,
        query: query(),
        prices: Prices::new(&apps, Size { seats: None }),
        columns: Some(scimdex::prices::COLUMNS.iter().collect()),
    }));
    look(&Report::Disputes(DisputesReport {
        catalog,
        lens,
        query: query(),
        disputes: Disputes::new(catalog, &apps).unwrap(),
        columns: Some(scimdex::disputes::COLUMNS.iter().collect()),
    }));
    let mut stale = lens.clone();
    stale.stale_days = 1;
    for unit in [Unit::App, Unit::Record] {
        look(&Report::Freshness(FreshnessReport {
            lens: &stale,
            query: query(),
            checks: Freshness::new(catalog, &stale, &apps, unit).unwrap(),
            columns: Some(scimdex::freshness::COLUMNS.iter().collect()),
        }));
    }
    stacks(naughty, &mut look);
    let side = |id: &str| Side::of_layer(catalog, id).unwrap().unwrap();
    let (old, new) = (side("naughty"), side("naughty-others"));
    look(&Report::Diff(DiffReport {
        old: &old,
        new: &new,
        query: query(),
        diff: Diff::new(
            &old,
            &new,
            Wanted {
                apps: None,
                one_sided: true,
            },
        ),
        columns: Some(scimdex::diff::COLUMNS.iter().collect()),
    }));
    checks(naughty, &mut look);
    if chosen(0) {
        // What is wrong with the whole catalog takes its time.
        look(&Report::Check(CheckReport {
            checked: naughty.texts.join(", "),
            findings: check_catalog(catalog, corpus::today()).unwrap(),
            columns: None,
        }));
    }
    layers(&corpus::all(10_000), &mut look);
    look(&Report::Rules(RulesReport));
}

fn stacks(naughty: &Naughty, look: &mut impl FnMut(&Report<'_>)) {
    let (catalog, lens) = (&*naughty.catalog, &naughty.lens);
    let labels: Vec<String> = naughty
        .texts
        .iter()
        .filter(|text| !text.trim().is_empty())
        .cloned()
        .collect();
    let inventory = states::inventory(&labels);
    let matched = Matcher::new(catalog).run(&inventory, &Decisions::default());
    let report = StackReport::new(catalog, lens, &inventory, &matched);
    look(&Report::Stack(Box::new(report.clone())));
    look(&Report::Stack(Box::new(report.for_review())));
}

fn checks(naughty: &Naughty, look: &mut impl FnMut(&Report<'_>)) {
    let text = write_ron(&corpus::layer("naughty", &naughty.texts)).unwrap();
    for name in naughty.texts.iter().step_by(41) {
        let file = File {
            name,
            stem: name,
            text: &text,
        };
        look(&Report::Check(CheckReport {
            checked: name.clone(),
            findings: check_file(file, &naughty.catalog, corpus::today()),
            columns: Some(scimdex::check::COLUMNS.iter().collect()),
        }));
    }
}

/// A layer for each text, which says it in its head; its file is named so as well.
fn layers(texts: &[String], look: &mut impl FnMut(&Report<'_>)) {
    let name = |place: usize| format!("layer-{place}");
    let file = |(place, text): (usize, &String)| LayerFile {
        layer: corpus::head(&name(place), text),
        records: Vec::new(),
    };
    let files = texts.iter().enumerate().map(file).collect();
    let catalog = Catalog::builtin().unwrap().with_layers(files).unwrap();
    let paths = texts.iter().enumerate();
    let paths: Vec<(String, PathBuf)> = paths
        .map(|(place, text)| (name(place), PathBuf::from(text)))
        .collect();
    look(&Report::Layers(LayersReport {
        rows: scimdex::layers::rows(&catalog, &paths),
        columns: Some(scimdex::layers::COLUMNS.iter().collect()),
    }));
}

/// Writes a report in every format and judges what comes out; returns in how many formats it can be written.
fn judge_all(report: &Report<'_>) -> usize {
    let mut written = 0;
    let mut frame = Vec::new();
    for format in Format::ALL {
        let bytes = match render(report, format, TEXT_WIDTH) {
            Ok(bytes) => bytes,
            Err(ExportError::NoRows) => continue,
            Err(error) => panic!("{} as {format:?}: {error}", report.stem()),
        };
        written += 1;
        let text = String::from_utf8(bytes).unwrap();
        let what = format!("{} as {format:?}", report.stem());
        assert_eq!(judge::raw(&text), None, "{what}");
        match format {
            Format::Table | Format::Plain => {}
            Format::Csv => csv(&text, &what),
            Format::Html => html(&text, report, &what),
            Format::Markdown => markdown(&text, report, &what),
            Format::Json => {
                strings(&serde_json::from_str(&text).unwrap(), &mut frame);
                frame.sort_unstable();
                assert!(
                    frame.iter().all(|text| judge::raw(text).is_none()),
                    "{what}"
                );
            }
            Format::Ndjson => {
                for line in text.lines() {
                    serde_json::from_str::<Value>(line).unwrap();
                }
            }
            Format::Ron => {
                let value: ron::Value =
                    ron::from_str(&text).unwrap_or_else(|error| panic!("{what}: {error}"));
                let mut same = Vec::new();
                ron_strings(&value, &mut same);
                same.sort_unstable();
                assert_eq!(same, frame, "{what}");
            }
        }
    }
    written
}

/// Every text of a JSON document but its keys.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|item| strings(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn ron_strings(value: &ron::Value, found: &mut Vec<String>) {
    match value {
        ron::Value::String(text) => found.push(text.clone()),
        ron::Value::Seq(items) => items.iter().for_each(|item| ron_strings(item, found)),
        ron::Value::Map(fields) => fields.values().for_each(|item| ron_strings(item, found)),
        ron::Value::Option(Some(item)) => ron_strings(item, found),
        _ => {}
    }
}

/// No cell that a spreadsheet would take for a formula, and as many cells in each row.
fn csv(text: &str, what: &str) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    for record in reader.records() {
        for cell in &record.unwrap() {
            let first = cell.trim_start().chars().next();
            let starts = matches!(
                first,
                Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\0')
            );
            let number = cell
                .bytes()
                .all(|byte| matches!(byte, b'-' | b'.' | b'0'..=b'9'))
                && cell.parse::<f64>().is_ok();
            assert!(!starts || number, "{cell:?} in {what}");
        }
    }
}

/// The style of the template: the only text of a page that is not read as HTML.
fn style() -> &'static str {
    let template = include_str!("../../assets/report.html");
    let (_, after) = template.split_once("<style>").unwrap();
    after.split_once("</style>").unwrap().0
}

/// Reads a page strictly: the template's elements and attributes alone, closed as they were opened, and no links but
/// to the page itself and to http and https.
fn html(page: &str, report: &Report<'_>, what: &str) {
    let (head, body) = page.split_once("<style>").unwrap();
    let (inside, body) = body.split_once("</style>").unwrap();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(bare(inside), bare(style()), "{what}");
    let head = head.strip_prefix("<!DOCTYPE html>").unwrap();
    let mut open: Vec<String> = Vec::new();
    let mut title = None;
    for part in [head, body] {
        let mut rest = part;
        while let Some((before, after)) = rest.split_once('<') {
            assert!(!before.contains('>'), "{before:?} in {what}");
            if open.last().is_some_and(|name| name == "h1") && !before.is_empty() {
                title = Some(unescaped(before));
            }
            let (name, attributes, after) = tag(after, what);
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "{what}"),
                None => {
                    element(&name, &attributes, what);
                    if !matches!(name.as_str(), "meta" | "input") {
                        open.push(name);
                    }
                }
            }
            rest = after;
        }
        assert!(!rest.contains('>'), "{rest:?} in {what}");
    }
    assert_eq!(open, Vec::<String>::new(), "{what}");
    let document = report.document().unwrap();
    assert_eq!(
        title.unwrap_or_default().trim(),
        document.title.as_str().trim(),
        "{what}"
    );
}

type Attributes = Vec<(String, String)>;

/// A tag's name, its attributes, and what stands behind it.
fn tag<'a>(text: &'a str, what: &str) -> (String, Attributes, &'a str) {
    let end = text.find([' ', '>']).unwrap();
    let (name, mut rest) = text.split_at(end);
    let mut attributes = Vec::new();
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return (name.to_owned(), attributes, after);
        }
        let (key, after) = rest
            .trim_start()
            .split_once("=\"")
            .unwrap_or_else(|| panic!("<{name}{rest:.60}: {what}"));
        let (value, after) = after.split_once('"').unwrap();
        assert!(!value.contains(['<', '>']), "{value:?} in {what}");
        attributes.push((key.to_owned(), value.to_owned()));
        rest = after;
    }
}

/// Holds an element to the template.
fn element(name: &str, attributes: &Attributes, what: &str) {
    for (key, value) in attributes {
        let right = match (name, key.as_str()) {
            ("a", "href") => {
                let web = ["https://", "http://", "#part-"];
                web.iter().any(|start| value.starts_with(start))
            }
            ("a", "rel") => value == "noreferrer noopener",
            ("html", "lang") => value == "en",
            ("h2", "id") => value.starts_with("part-"),
            ("nav", "aria-label") => value == "Contents",
            ("th", "scope") => value == "col",
            ("input", "type") => value == "checkbox",
            ("meta", "charset" | "http-equiv" | "content" | "name") => true,
            ("span", "style") => {
                let share = value
                    .strip_prefix("width:")
                    .and_then(|rest| rest.strip_suffix('%'));
                share.is_some_and(|share| share.parse::<f64>().is_ok())
            }
            (_, "class") => value.bytes().all(|byte| byte.is_ascii_lowercase()),
            (_, _) => false,
        };
        assert!(right, "<{name} {key}={value:?}> in {what}");
    }
    let known = [
        "html", "head", "meta", "title", "body", "main", "h1", "h2", "h3", "p", "nav", "ul", "ol",
        "li", "a", "dl", "div", "dt", "dd", "span", "cite", "label", "input", "table", "thead",
        "tbody", "tr", "th", "td", "code", "section", "footer",
    ];
    assert!(known.contains(&name), "<{name}> in {what}");
}

fn unescaped(text: &str) -> String {
    let mut out = text.to_owned();
    for (entity, letter) in [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
        // Last: what it gives back must not be read again.
        ("&#38;", "&"),
    ] {
        out = out.replace(entity, letter);
    }
    out
}

/// Reads Markdown as GitHub does: no HTML but our line breaks, no pictures, no code, links to http and https alone, and
/// the title as it is.
fn markdown(text: &str, report: &Report<'_>, what: &str) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    let mut title: Option<String> = None;
    let mut in_title = false;
    let (mut columns, mut cells) = (0, 0);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => assert_eq!(&*html, "<br>", "{what}"),
            Event::Code(code) => panic!("code {code:?} in {what}"),
            Event::Rule => panic!("a rule in {what}"),
            Event::FootnoteReference(note) => panic!("a footnote {note:?} in {what}"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let web = dest_url.starts_with("https://") || dest_url.starts_with("http://");
                assert!(web, "a link to {dest_url:?} in {what}");
            }
            Event::Start(
                start @ (Tag::Image { .. }
                | Tag::CodeBlock(_)
                | Tag::BlockQuote(_)
                | Tag::HtmlBlock
                | Tag::Emphasis
                | Tag::Strikethrough
                | Tag::FootnoteDefinition(_)),
            ) => panic!("{start:?} in {what}"),
            Event::Start(Tag::Heading { .. }) if title.is_none() => {
                title = Some(String::new());
                in_title = true;
            }
            Event::End(TagEnd::Heading(_)) => in_title = false,
            Event::Text(text) if in_title => title.get_or_insert_default().push_str(&text),
            Event::Start(Tag::Table(aligned)) => columns = aligned.len(),
            Event::Start(Tag::TableRow | Tag::TableHead) => cells = 0,
            Event::End(TagEnd::TableCell) => cells += 1,
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                assert_eq!(cells, columns, "{what}")
            }
            _ => {}
        }
    }
    let document = report.document().unwrap();
    let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        bare(&title.unwrap_or_default()),
        bare(document.title.as_str()),
        "{what}"
    );
}

#[test]
fn no_report_lets_a_string_out_as_anything_but_text() {
    let mut seen = BTreeSet::new();
    each_report(
        &corpus::SOME,
        |place| place % 29 == 1 || place == 0,
        |report| {
            seen.insert(sort(report));
            judge_all(report);
        },
    );
    assert_eq!(seen, BTreeSet::from(SORTS));
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_every_string_in_every_report_and_format_is_text() {
    let started = Instant::now();
    let naughty = Naughty::new(corpus::all(10_000));
    let (mut reports, mut written, mut wrongs) = (0, 0, Vec::new());
    each_report(
        &naughty,
        |_| true,
        |report| {
            reports += 1;
            // The others are looked at all the same.
            match catch_unwind(AssertUnwindSafe(|| judge_all(report))) {
                Ok(formats) => written += formats,
                Err(_) => wrongs.push(format!("{}: see above", report.stem())),
            }
        },
    );
    assert_none(&wrongs);
    println!(
        "soak: naughty exports: {} strings in {} fields of an app, {reports} reports written {written} times, in {} s",
        naughty.texts.len(),
        corpus::fields(),
        started.elapsed().as_secs()
    );
}

#[test]
fn programs_read_each_string_as_it_is_shown() {
    let naughty = &*corpus::SOME;
    let apps: Vec<&App> = (0..naughty.texts.len())
        .map(|place| naughty.catalog.app(corpus::id(place).as_str()).unwrap())
        .collect();
    let report = Report::List(ListReport {
        catalog: &naughty.catalog,
        lens: &naughty.lens,
        query: String::new(),
        apps,
        columns: vec![field::column("app").unwrap()],
    });
    let bytes = render(&report, Format::Json, TEXT_WIDTH).unwrap();
    let json: Value = serde_json::from_slice(&bytes).unwrap();
    for (text, app) in naughty.texts.iter().zip(json["apps"].as_array().unwrap()) {
        assert_eq!(app["name"], Clean::line(text).as_str(), "{text:?}");
    }
    let bytes = render(&report, Format::Csv, TEXT_WIDTH).unwrap();
    let mut rows = csv::Reader::from_reader(bytes.as_slice()).into_records();
    for text in &naughty.texts {
        let row = rows.next().unwrap().unwrap();
        let cell = row.get(0).unwrap();
        let shown = Clean::line(text);
        assert_eq!(
            cell.strip_prefix('\'').unwrap_or(cell),
            shown.as_str().strip_prefix('\'').unwrap_or(shown.as_str())
        );
    }
}
