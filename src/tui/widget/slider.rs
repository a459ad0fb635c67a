//! One dial as a row: its name, a track with a handle, its value and a note.
//!
//! ```text
//!  > People               1 |-----------------#------------| 100,000       500
//!    Admin hour             as published, $60.28
//! ```
//! A value's place is counted along the track, 0 to [`PLACES`]; what stands at a place is the caller's.

use super::scale::{Scale, Spread};
use super::{cut, pad_to, push};
use crate::text::{self, Align, ELLIPSIS};
use crate::tui::theme::Role;
use crate::tui::view::Line;

/// The places along a track: 0 is its left end, this its right end.
pub const PLACES: u16 = 1000;
/// Columns before the name: the mark of the row under the keys.
const MARGIN: u16 = 3;
/// The shortest track that still says where its handle stands.
const SHORTEST_TRACK: u16 = 8;
/// A longer track would only move the value away from its name.
const LONGEST_TRACK: u16 = 32;

/// A dial, ready to be drawn. All words are clean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slider {
    /// What the dial is.
    pub name: String,
    /// Where it stands.
    pub setting: Setting,
    /// What the value amounts to ("500 seats"); left out where there is no room.
    pub note: String,
    /// Whether the keys act on it.
    pub focused: bool,
}

/// Where a dial stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// At a value.
    At {
        /// Its place along the track, 0 to [`PLACES`].
        place: u16,
        /// The ends of the range in words, shown where there is room; percentages need none.
        ends: Option<(String, String)>,
        /// The value in words.
        value: String,
    },
    /// At no value: "enter a fee", "as published, $60.28".
    Unset {
        /// What stands in place of a value.
        words: String,
    },
}

/// The columns that all sliders of one panel share, so that their tracks stand below one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    name: u16,
    low: u16,
    track: u16,
    high: u16,
    value: u16,
    width: u16,
}

impl Columns {
    /// Shares `width` columns out among the parts of these sliders.
    ///
    /// What gives way first is the note, then the ends of the range, then the length of the track, then the track.
    pub fn fit(sliders: &[Slider], width: u16) -> Self {
        let name = widest(sliders.iter().map(|slider| slider.name.as_str()));
        let value = widest(sliders.iter().filter_map(|slider| match &slider.setting {
            Setting::At { value, .. } => Some(value.as_str()),
            Setting::Unset { .. } => None,
        }));
        let ends = || {
            sliders.iter().filter_map(|slider| match &slider.setting {
                Setting::At { ends, .. } => ends.as_ref(),
                Setting::Unset { .. } => None,
            })
        };
        let low = widest(ends().map(|(low, _)| low.as_str()));
        let high = widest(ends().map(|(_, high)| high.as_str()));
        // A name that leaves no room for the value would name nothing.
        let least = MARGIN.saturating_add(value).saturating_add(4);
        let name = name.min(width.saturating_sub(least));
        let fixed = MARGIN
            .saturating_add(name)
            .saturating_add(value)
            .saturating_add(4);
        let room = width.saturating_sub(fixed);
        let with_ends = room.saturating_sub(low.saturating_add(high).saturating_add(2));
        let (low, high, track) = if with_ends >= SHORTEST_TRACK.saturating_mul(2) {
            (low, high, with_ends)
        } else {
            (0, 0, room)
        };
        let track = if track < SHORTEST_TRACK {
            0
        } else {
            track.min(LONGEST_TRACK)
        };
        Self {
            name,
            low,
            track,
            high,
            value,
            width,
        }
    }

    /// The column at which the values begin: where the low end of a range is written.
    fn values(&self) -> u16 {
        MARGIN.saturating_add(self.name).saturating_add(2)
    }

    /// The columns of the track, counted from the left edge of the row: where the mouse can take hold.
    pub fn track(&self) -> std::ops::Range<u16> {
        let start = self.values().saturating_add(gap(self.low));
        start..start.saturating_add(self.track)
    }
}

/// A label and the space that parts it from the track, or nothing.
fn gap(label: u16) -> u16 {
    if label == 0 {
        0
    } else {
        label.saturating_add(1)
    }
}

fn widest<'a>(words: impl Iterator<Item = &'a str>) -> u16 {
    let widest = words.map(text::width).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX)
}

/// The beginning of a row, up to where the values begin.
pub fn name(slider: &Slider, columns: &Columns) -> Line {
    let mut row = Line::new();
    let role = if slider.focused {
        Role::Cursor
    } else {
        Role::Text
    };
    push(
        &mut row,
        if slider.focused { " > " } else { "   " },
        Role::Key,
    );
    push(
        &mut row,
        text::fit(
            &slider.name,
            usize::from(columns.name),
            Align::Left,
            ELLIPSIS,
        ),
        role,
    );
    pad_to(&mut row, usize::from(columns.values()));
    row
}

/// Draws a slider within the columns of its panel.
pub fn row(slider: &Slider, columns: &Columns) -> Line {
    let mut row = name(slider, columns);
    match &slider.setting {
        Setting::Unset { words } => {
            pad_to(&mut row, usize::from(columns.track().start));
            push(&mut row, words.as_str(), Role::Text);
        }
        Setting::At { place, ends, value } => {
            let (low, high) = ends
                .as_ref()
                .map_or(("", ""), |(low, high)| (low.as_str(), high.as_str()));
            if columns.low > 0 {
                push(
                    &mut row,
                    text::fit(low, usize::from(columns.low), Align::Right, ""),
                    Role::Rule,
                );
                push(&mut row, " ", Role::Text);
            }
            push_track(&mut row, *place, columns.track, slider.focused);
            if columns.high > 0 {
                push(&mut row, " ", Role::Text);
                push(
                    &mut row,
                    text::fit(high, usize::from(columns.high), Align::Left, ""),
                    Role::Rule,
                );
            }
            if columns.track > 0 {
                push(&mut row, "  ", Role::Text);
            }
            push(
                &mut row,
                text::fit(value, usize::from(columns.value), Align::Right, ""),
                Role::Heading,
            );
        }
    }
    let room = usize::from(columns.width).saturating_sub(row.width());
    if !slider.note.is_empty() && text::width(&slider.note).saturating_add(2) <= room {
        push(&mut row, "  ", Role::Text);
        push(&mut row, slider.note.as_str(), Role::Dim);
    }
    cut(row, usize::from(columns.width))
}

fn push_track(row: &mut Line, place: u16, cells: u16, focused: bool) {
    let handle = places().nearest(u64::from(place), cells);
    let last = cells.saturating_sub(1);
    let rail = |from: u16, to: u16| -> String {
        (from..to)
            .map(|cell| if cell == 0 || cell == last { '|' } else { '-' })
            .collect()
    };
    if cells == 0 {
        return;
    }
    push(row, rail(0, handle), Role::Rule);
    push(row, "#", if focused { Role::Cursor } else { Role::Heading });
    push(row, rail(handle.saturating_add(1), cells), Role::Rule);
}

/// The place under the mouse: `cell` is counted from the left end of a track of so many cells, and held to it.
pub fn place_at(cell: u16, cells: u16) -> u16 {
    let cell = cell.min(cells.saturating_sub(1));
    let stops = places().stops(cells);
    let place = stops.get(usize::from(cell)).copied().unwrap_or(0);
    u16::try_from(place).unwrap_or(PLACES)
}

fn places() -> Scale {
    Scale::new(0, u64::from(PLACES), Spread::Linear)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::plain;
    use super::*;

    fn at(name: &str, place: u16, ends: bool, value: &str) -> Slider {
        Slider {
            name: name.to_owned(),
            setting: Setting::At {
                place,
                ends: ends.then(|| ("1".to_owned(), "100,000".to_owned())),
                value: value.to_owned(),
            },
            note: String::new(),
            focused: false,
        }
    }

    fn unset(name: &str, words: &str) -> Slider {
        Slider {
            name: name.to_owned(),
            setting: Setting::Unset {
                words: words.to_owned(),
            },
            note: String::new(),
            focused: false,
        }
    }

    fn panel() -> Vec<Slider> {
        vec![
            Slider {
                focused: true,
                ..at("People", 540, true, "500")
            },
            Slider {
                note: "500 seats".to_owned(),
                ..at("With a seat", PLACES, false, "100 %")
            },
            unset("Admin hour", "as published, $60.28"),
            at("Work left after SCIM", 0, false, "0 %"),
            unset("Connector, year", "enter a fee"),
        ]
    }

    fn drawn(width: u16) -> String {
        let sliders = panel();
        let columns = Columns::fit(&sliders, width);
        let rows: Vec<Line> = sliders.iter().map(|slider| row(slider, &columns)).collect();
        plain(&rows)
    }

    #[test]
    fn a_panel_of_sliders_is_drawn_to_its_width() {
        insta::assert_snapshot!("panel_118", drawn(118));
        insta::assert_snapshot!("panel_60", drawn(60));
        insta::assert_snapshot!("panel_44", drawn(44));
        insta::assert_snapshot!("panel_24", drawn(24));
    }

    #[test]
    fn the_handle_stands_at_the_ends_of_the_range() {
        for (place, track) in [
            (0, "#------|"),
            (71, "#------|"),
            (72, "|#-----|"),
            (500, "|---#--|"),
            (928, "|-----#|"),
            (929, "|------#"),
            (PLACES, "|------#"),
            (u16::MAX, "|------#"),
        ] {
            let mut row = Line::new();
            push_track(&mut row, place, 8, false);
            assert_eq!(plain(&[row]), track, "{place}");
        }
    }

    proptest! {
        #[test]
        fn a_cell_of_the_track_and_its_place_lead_to_each_other(cell in 0_u16..40, cells in 1_u16..=40) {
            let place = place_at(cell, cells);
            prop_assert!(place <= PLACES);
            prop_assert_eq!(places().nearest(u64::from(place), cells), cell.min(cells - 1));
        }

        #[test]
        fn the_handle_is_drawn_where_the_mouse_finds_it(place in 0_u16..=PLACES, width in 0_u16..140) {
            let sliders = vec![at("People", place, true, "7")];
            let columns = Columns::fit(&sliders, width);
            let text = plain(&[row(sliders.first().unwrap(), &columns)]);
            prop_assert!(crate::text::width(&text) <= usize::from(width));
            match text.find('#') {
                Some(column) => {
                    let cell = u16::try_from(column).unwrap() - columns.track().start;
                    prop_assert_eq!(cell, places().nearest(u64::from(place), columns.track));
                }
                None => prop_assert_eq!(columns.track, 0),
            }
        }
    }
}
