//! The dials of the calculator, a row each. Values, ranges and words are `cost`'s.

use crate::cost::{AppDial, Dial};
use crate::text::{self, thousands};
use crate::tui::message::Target;
use crate::tui::model::{Knob, Model};
use crate::tui::theme::Role;
use crate::tui::view::Line;
use crate::tui::widget::slider::{self, Columns, Setting, Slider};

use super::{PageLine, app, briefly, place_of};

/// The most columns that a typed value is shown in.
const INPUT: u16 = 24;

/// All the rows.
pub(super) fn lines(model: &Model, width: u16) -> Vec<PageLine> {
    let (mut whole, own) = split(model, width);
    whole.extend(own);
    whole
}

/// The rows of the scenario, and those of the app.
pub(super) fn split(model: &Model, width: u16) -> (Vec<PageLine>, Vec<PageLine>) {
    let knobs = model.cost.knobs(model.lens.scenario.basis());
    let sliders: Vec<Slider> = knobs.iter().map(|knob| slider_of(model, *knob)).collect();
    let columns = Columns::fit(&sliders, width);
    let mut whole = Vec::new();
    let mut own = Vec::new();
    for (knob, slider) in knobs.iter().zip(&sliders) {
        let line = row(model, *knob, slider, &columns, width);
        match knob {
            Knob::Whole(_) => whole.push(line),
            Knob::Own(_) => own.push(line),
        }
    }
    (whole, own)
}

fn row(model: &Model, knob: Knob, slider: &Slider, columns: &Columns, width: u16) -> PageLine {
    let place = place_of(model, knob);
    let track = columns.track();
    let mut row = PageLine {
        line: slider::row(slider, columns),
        hits: vec![(0, width, Target::Dial(place))],
        focused: slider.focused,
        cursor: None,
    };
    let typed = model.cost.typing.as_ref().filter(|_| slider.focused);
    match (&slider.setting, typed) {
        (_, Some(input)) => {
            let room = INPUT.min(width.saturating_sub(track.start.saturating_add(1)));
            let (shown, cursor) = input.shown(room);
            let role = if input.is_selected() {
                Role::Selection
            } else {
                Role::Text
            };
            row.line = slider::name(slider, columns)
                .until(usize::from(track.start))
                .with(shown.as_str(), role);
            row.cursor = Some(track.start.saturating_add(cursor));
            if let Knob::Whole(dial) = knob {
                let help = format!("   {}", dial.range_in_words());
                row.line = row
                    .line
                    .until(usize::from(track.start.saturating_add(room)))
                    .dim(&help);
            }
        }
        (Setting::At { .. }, None) if !track.is_empty() => {
            let cells = track.end.saturating_sub(track.start);
            row.hits.push((track.start, cells, Target::Slider(place)));
        }
        (Setting::At { .. } | Setting::Unset { .. }, None) => {}
    }
    row
}

fn slider_of(model: &Model, knob: Knob) -> Slider {
    let focused = model.cost.knob == knob;
    match knob {
        Knob::Whole(dial) => Slider {
            name: dial.title().to_owned(),
            setting: setting(model, dial),
            note: note(model, dial),
            focused,
        },
        Knob::Own(dial) => Slider {
            name: dial.title().to_owned(),
            setting: Setting::Unset {
                words: own_words(model, dial),
            },
            note: if focused {
                own_hint(dial)
            } else {
                String::new()
            },
            focused,
        },
    }
}

/// A dial that stands at a number has a track; a switch and a rate "as published" have words.
fn setting(model: &Model, dial: Dial) -> Setting {
    let scenario = &model.lens.scenario;
    let shown = dial.shown(scenario);
    let as_leavers = dial == Dial::Joiners && scenario.own_joiners().is_none();
    let switch = matches!(dial, Dial::Compliance | Dial::Basis);
    match dial.place(scenario) {
        Some(place) if !switch && !as_leavers => Setting::At {
            place,
            ends: (dial == Dial::Headcount).then(|| ("1".to_owned(), "100,000".to_owned())),
            value: shown,
        },
        Some(_) | None => Setting::Unset { words: shown },
    }
}

/// What a value amounts to.
fn note(model: &Model, dial: Dial) -> String {
    let scenario = &model.lens.scenario;
    match dial {
        Dial::SeatShare => {
            format!(
                "{} seats",
                thousands(scenario.seats_at(scenario.headcount()).into())
            )
        }
        Dial::Compliance if scenario.compliance() => "as published".to_owned(),
        Dial::Compliance => "left out".to_owned(),
        Dial::Headcount
        | Dial::Hourly
        | Dial::IdleLicence
        | Dial::WorkLeft
        | Dial::Connector
        | Dial::Basis
        | Dial::Leavers
        | Dial::Joiners
        | Dial::Moves
        | Dial::Minutes => String::new(),
    }
}

/// What an app's own dial stands at; unset, what the model takes in its place.
fn own_words(model: &Model, dial: AppDial) -> String {
    let Some(app) = app(model) else {
        return String::new();
    };
    let standing = dial.standing(&model.lens.scenario, &briefly(model, app));
    text::Clean::line(standing).into()
}

/// In which form an app's own dial is typed, said only while the keys act on it.
fn own_hint(dial: AppDial) -> String {
    match dial {
        AppDial::Quote => "typed as 12,000/yr or 9.50/seat/mo".to_owned(),
        AppDial::Seats | AppDial::Current | AppDial::Target => String::new(),
    }
}

/// An empty line.
pub(super) fn gap() -> PageLine {
    Line::new().into()
}
