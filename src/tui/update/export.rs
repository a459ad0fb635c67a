//! Updates of the export overlay: what is exported, in which format, to which file.
//!
//! The bytes are those of the command: both doors get them from [`render`]. A file that is there is replaced only by a
//! key of its own, after the first was refused.

use std::path::PathBuf;
use std::sync::Arc;

use crate::compare::compare;
use crate::export::{
    CompareReport, CostReport, Format, LeaverReport, ListReport, Report, ShowReport, StackReport,
    TEXT_WIDTH, render,
};
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Outcome};
use crate::tui::input::TextInput;
use crate::tui::message::{Edit, Gesture, Point, Target};
use crate::tui::model::{Model, Overlay, Pane, Preview, Scope, Subject, View};
use crate::tui::view::{cost, export as view};

/// Lines that one turn of the wheel scrolls.
const WHEEL: usize = 3;

/// The overlay opens over whatever is shown, in the format of the last time where that can write it.
pub fn open(model: &mut Model) {
    model.ask_all();
    model.export.subject = match (model.view, model.pane) {
        (View::Compare, _) => Subject::Compare,
        (View::Cost, _) => Subject::Cost,
        (View::Stack, _) => Subject::Stack,
        (View::Explore, Pane::Detail) if model.reads_leaver_card() => Subject::Leaver,
        (View::Explore, Pane::Detail) => Subject::Show,
        (View::Explore, Pane::Search | Pane::List) => Subject::List,
    };
    settle_format(model);
    model.export.typing = None;
    model.export.taken = None;
    model.export.name.clear();
    model.overlay = Some(Overlay::Export);
    refresh(model);
}

/// Keeps the format where it can write the subject.
fn settle_format(model: &mut Model) {
    let formats = model.export.subject.formats();
    if !formats.contains(&model.export.format) {
        model.export.format = Format::Markdown;
    }
}

/// The other thing that can be exported of the same app, under a name of its own.
fn turn_subject(model: &mut Model) {
    let Some(other) = model.export.subject.other() else {
        return;
    };
    model.export.subject = other;
    model.export.name.clear();
    settle_format(model);
    refresh(model);
}

/// The leaver checklist of the app in the detail pane, as Markdown.
pub fn copy_checklist(model: &mut Model) -> Vec<Effect> {
    let Some(app) = model.app() else {
        return Vec::new();
    };
    let report = Report::Leaver(LeaverReport {
        catalog: &model.catalog,
        lens: &model.lens,
        app,
    });
    let rendered = render(&report, Format::Markdown, TEXT_WIDTH).map_err(|error| error.to_string());
    copied(model, rendered, "the leaver checklist")
}

/// The comparison of the marked apps, as Markdown.
pub fn copy_comparison(model: &mut Model) -> Vec<Effect> {
    model.export.subject = Subject::Compare;
    let rendered = with_report(model, |report| {
        render(report, Format::Markdown, TEXT_WIDTH).map_err(|error| error.to_string())
    });
    copied(model, rendered.and_then(|bytes| bytes), "the comparison")
}

/// What was rendered, on its way to the clipboard; or why there is nothing.
fn copied(model: &mut Model, rendered: Result<Vec<u8>, String>, what: &'static str) -> Vec<Effect> {
    let text =
        rendered.and_then(|bytes| String::from_utf8(bytes).map_err(|error| error.to_string()));
    match text {
        Ok(text) => vec![Effect::Copy { text, what }],
        Err(why) => {
            model.warn(why);
            Vec::new()
        }
    }
}

/// Renders the preview again, and proposes a name where none was typed.
fn refresh(model: &mut Model) {
    let format = model.export.format;
    let (stem, rendered) = match with_report(model, |report| {
        (report.stem(), render(report, format, TEXT_WIDTH))
    }) {
        Ok((stem, bytes)) => (stem, bytes.map_err(|error| error.to_string())),
        Err(why) => (String::new(), Err(why)),
    };
    model.export.preview = rendered.map(|bytes| Arc::new(Preview::new(bytes)));
    model.export.top = 0;
    model.export.taken = None;
    if model.export.name.is_empty() {
        model.export.name = format!("./{stem}.{}", format.extension());
    }
}

/// Makes the report of what is shown, and does something with it.
fn with_report<T>(model: &Model, use_it: impl FnOnce(&Report<'_>) -> T) -> Result<T, String> {
    let (catalog, lens) = (&*model.catalog, &model.lens);
    let report = match model.export.subject {
        Subject::List => Report::List(ListReport {
            catalog,
            lens,
            query: model.query_words(),
            apps: model.hits().collect(),
            columns: model.columns(),
        }),
        Subject::Show => match model.app() {
            Some(app) => Report::Show(ShowReport { catalog, lens, app }),
            None => return Err("no app is under the cursor of the list".to_owned()),
        },
        Subject::Leaver => match model.app() {
            Some(app) => Report::Leaver(LeaverReport { catalog, lens, app }),
            None => return Err("no app is under the cursor of the list".to_owned()),
        },
        Subject::Compare => {
            let apps: Vec<_> = model.marked().collect();
            let comparison = compare(catalog, &apps, lens).map_err(|error| error.to_string())?;
            Report::Compare(CompareReport {
                catalog,
                lens,
                comparison,
            })
        }
        Subject::Cost => {
            let query = match model.cost.scope {
                Scope::App | Scope::Marked => None,
                Scope::Query => Some(model.query_words()),
                Scope::Stack => Some("stack:yes".to_owned()),
            };
            let apps = cost::apps(model, model.cost.scope);
            Report::Cost(CostReport::new(catalog, lens, query, &apps))
        }
        Subject::Stack => match &model.stack.stack {
            Some(stack) => Report::Stack(Box::new(StackReport::new(
                catalog,
                lens,
                &stack.inventory,
                &stack.matched,
            ))),
            None => return Err("there is no stack".to_owned()),
        },
    };
    Ok(use_it(&report))
}

/// Runs a command with the focus in the overlay.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Back => back(model),
        Command::Accept => accept(model),
        Command::NextFormat | Command::NextPane => turn_format(model, true),
        Command::PreviousFormat | Command::PreviousPane => turn_format(model, false),
        Command::NextSubject => turn_subject(model),
        Command::RenameFile => {
            model.export.typing = Some(TextInput::new(&model.export.name));
            model.export.taken = None;
        }
        Command::WriteFile => return write(model, false),
        Command::Overwrite => return write(model, true),
        Command::CopyExport => return copy(model),
        Command::Up => scroll(model, false, 1),
        Command::Down => scroll(model, true, 1),
        Command::PageUp => scroll(model, false, view::page_rows(model)),
        Command::PageDown => scroll(model, true, view::page_rows(model)),
        Command::HalfUp => scroll(model, false, view::page_rows(model).div_ceil(2)),
        Command::HalfDown => scroll(model, true, view::page_rows(model).div_ceil(2)),
        Command::First => model.export.top = 0,
        Command::Last => scroll(model, true, usize::MAX),
        _ => {}
    }
    Vec::new()
}

fn back(model: &mut Model) {
    if model.export.typing.take().is_some() || model.export.taken.take().is_some() {
        return;
    }
    model.overlay = None;
}

/// Takes the name that was typed.
fn accept(model: &mut Model) {
    let Some(input) = &model.export.typing else {
        return;
    };
    let name = input.text().trim().to_owned();
    if name.is_empty() {
        model.warn("The file needs a name, such as ./scimdex.md");
        return;
    }
    model.export.name = name;
    model.export.typing = None;
    model.export.taken = None;
}

fn turn_format(model: &mut Model, on: bool) {
    let formats = model.export.subject.formats();
    let place = formats
        .iter()
        .position(|format| *format == model.export.format);
    let last = formats.len().saturating_sub(1);
    let next = match (place, on) {
        (None, _) => 0,
        (Some(place), true) if place >= last => 0,
        (Some(place), true) => place.saturating_add(1),
        (Some(0), false) => last,
        (Some(place), false) => place.saturating_sub(1),
    };
    if let Some(format) = formats.get(next) {
        set_format(model, *format);
    }
}

/// Another format: the name keeps its stem and gets the ending of the format, if it had that of the one before.
fn set_format(model: &mut Model, format: Format) {
    let ending = format!(".{}", model.export.format.extension());
    if let Some(stem) = model.export.name.strip_suffix(&ending) {
        model.export.name = format!("{stem}.{}", format.extension());
    }
    model.export.format = format;
    refresh(model);
}

fn write(model: &mut Model, replace: bool) -> Vec<Effect> {
    match &model.export.preview {
        Ok(preview) => vec![Effect::Write {
            path: PathBuf::from(&model.export.name),
            bytes: preview.bytes.clone(),
            replace,
        }],
        Err(why) => {
            let why = why.clone();
            model.warn(why);
            Vec::new()
        }
    }
}

fn copy(model: &mut Model) -> Vec<Effect> {
    let bytes = match &model.export.preview {
        Ok(preview) => Ok(preview.bytes.clone()),
        Err(why) => Err(why.clone()),
    };
    copied(model, bytes, "the export")
}

fn scroll(model: &mut Model, down: bool, rows: usize) {
    let last = view::last_top(model);
    let top = model.export.top.min(last);
    model.export.top = if down {
        top.saturating_add(rows).min(last)
    } else {
        top.saturating_sub(rows)
    };
}

/// Edits the file's name.
pub fn edit(model: &mut Model, edit: Edit) {
    if let Some(input) = &mut model.export.typing {
        input.edit(edit);
    }
}

/// Types pasted text into the file's name.
pub fn paste(model: &mut Model, text: &str) {
    if let Some(input) = &mut model.export.typing {
        input.paste(text);
    }
}

/// The mouse; a press beside the overlay closes it.
pub fn point(model: &mut Model, point: Point) -> Vec<Effect> {
    match (point.gesture, point.target) {
        (Gesture::WheelUp, _) => scroll(model, false, WHEEL),
        (Gesture::WheelDown, _) => scroll(model, true, WHEEL),
        (Gesture::Press, Target::Format(place)) => {
            if let Some(format) = model.export.subject.formats().get(place) {
                set_format(model, *format);
            }
        }
        (Gesture::Press, Target::Outside) => model.overlay = None,
        (Gesture::Press | Gesture::Drag, _) => {}
    }
    Vec::new()
}

/// The file is written, or is not.
pub fn done(model: &mut Model, outcome: Outcome) {
    match outcome {
        Outcome::Written(path) => {
            model.overlay = None;
            model.tell(format!("Wrote {}", path.display()));
        }
        Outcome::Exists(path) => model.export.taken = Some(path),
        Outcome::NotWritten(why)
        | Outcome::NotCopied(why)
        | Outcome::PageNotOpened(why)
        | Outcome::NotImported(why)
        | Outcome::Failed(why) => {
            model.warn(why);
        }
        Outcome::Copied(_)
        | Outcome::PageOpened(_)
        | Outcome::LayersRead(_)
        | Outcome::Scenarios(_)
        | Outcome::Views(_)
        | Outcome::StackRead { .. }
        | Outcome::Imported(_)
        | Outcome::StackForgotten => {}
    }
}
