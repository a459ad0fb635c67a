//! An app's name in the list, with the letters that the query met.

use unicode_segmentation::UnicodeSegmentation;

use crate::catalog::App;
use crate::query::{Highlighter, Place};
use crate::text::{self, Clean};
use crate::tui::theme::Role;
use crate::tui::view::canvas::Line;

/// The name with the letters that the query met; where it met another name, that one stands behind, as far
/// as there is room.
pub(super) fn name_line(highlighter: &Highlighter, app: &App, width: usize) -> Line {
    let highlights = highlighter.highlights(app);
    let positions = |wanted: Place| {
        let found = highlights.iter().find(|highlight| highlight.what == wanted);
        found.map(|highlight| highlight.positions.as_slice())
    };
    let name = app.display_name();
    if let Some(positions) = positions(Place::Name) {
        return lit(name, positions);
    }
    let other = highlights.iter().find_map(|highlight| {
        let text = match highlight.what {
            Place::FormerName(place) => app.former_names.get(place)?,
            Place::Alias(place) => app.aliases.get(place)?,
            Place::Owner => app.owner.as_ref()?,
            Place::Tier(place) => &app.tiers.get(place)?.name,
            Place::Name | Place::Id | Place::Category => return None,
        };
        Some((text, highlight.positions.as_slice()))
    });
    let line = Line::new().text(name);
    match other {
        Some((text, positions)) => {
            let long = line
                .width()
                .saturating_add(text::width(text))
                .saturating_add(3);
            let aside = Line::new().dim(" (").and(lit(text, positions)).dim(")");
            // Cut rather than left out: it says why the app is in the list.
            if long <= width || line.width().saturating_add(6) <= width {
                line.and(aside)
            } else {
                line
            }
        }
        None => line,
    }
}

/// Text with the letters at these positions lit, whole clusters at a time.
fn lit(words: &str, positions: &[usize]) -> Line {
    let mut line = Line::new();
    let mut run = (0_usize, Role::Text);
    let mut place = 0_usize;
    let mut add = |start: usize, end: usize, role: Role| {
        let run = words.get(start..end).unwrap_or_default();
        line.push(Clean::line(run), role);
    };
    for (start, letters) in clusters(words) {
        let end = place.saturating_add(letters);
        let met = positions
            .iter()
            .any(|position| (place..end).contains(position));
        let role = if met { Role::Match } else { Role::Text };
        if role != run.1 {
            add(run.0, start, run.1);
            run = (start, role);
        }
        place = end;
    }
    add(run.0, words.len(), run.1);
    line
}

/// The clusters of a text: the byte at which each begins, and how many characters it has.
fn clusters(words: &str) -> Box<dyn Iterator<Item = (usize, usize)> + '_> {
    if text::is_plain(words) {
        return Box::new(words.char_indices().map(|(start, _)| (start, 1)));
    }
    let clusters = words.grapheme_indices(true);
    Box::new(clusters.map(|(start, cluster)| (start, cluster.chars().count())))
}
