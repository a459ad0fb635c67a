//! The screen's dress as the user's files have it: theme and key map. What cannot be read is reported and left out.

use crossterm::style::available_color_count;

use crate::settings::Paths;
use crate::settings::config::{keymap_file, text_of, theme_file};
use crate::text::Clean;

use super::background::Background;
use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::theme::{Palette, Theme};
use super::view::Dress;
use super::{AUTO, Options};

/// The dress for these options; where the theme is to fit the background, for the one that there was last. Mistakes are
/// added to those that are told when the screen opens.
///
/// # Errors
/// The theme was asked for by a flag, and there is none of that name.
pub(super) fn dress(
    options: &Options,
    last: Background,
    paths: Option<&Paths>,
    mistakes: &mut Vec<Clean>,
) -> anyhow::Result<Dress> {
    let mut left_out = |mistake: &dyn std::fmt::Display| {
        mistakes.push(Clean::line(format!(
            "{mistake}; scimdex goes on without it"
        )));
    };
    let name = if fits_background(options) {
        last.word()
    } else {
        &options.theme
    };
    let theme = match theme(name, paths) {
        Ok(theme) => theme,
        Err(mistake) if options.theme_asked => anyhow::bail!("--theme: {mistake}"),
        Err(mistake) => {
            left_out(&mistake);
            Theme::builtin(Background::Dark.word())?
        }
    }
    .on(palette());
    let keymap = match keymap(paths) {
        Ok(keymap) => keymap,
        Err(mistake) => {
            left_out(&mistake);
            Keymap::builtin()?
        }
    };
    Ok(Dress {
        theme,
        glyphs: if options.ascii {
            Glyphs::ASCII
        } else {
            Glyphs::UNICODE
        },
        keymap,
    })
}

/// Whether the theme is the one that fits the terminal's background.
pub(super) fn fits_background(options: &Options) -> bool {
    options.theme == AUTO
}

/// The theme for a background: the user's own of that name, else the built-in one.
pub(super) fn for_background(background: Background, paths: Option<&Paths>) -> Option<Theme> {
    let theme = theme(background.word(), paths).ok()?;
    Some(theme.on(palette()))
}

/// The colours that the terminal shows, by its name and what it says of itself (`TERM`, `COLORTERM`).
fn palette() -> Palette {
    if available_color_count() >= 256 {
        Palette::Many
    } else {
        Palette::Sixteen
    }
}

/// A theme of the user's own of that name, else a built-in one.
fn theme(name: &str, paths: Option<&Paths>) -> Result<Theme, String> {
    let file = paths.and_then(|paths| theme_file(paths, name));
    let own = file
        .map(text_of)
        .transpose()
        .map_err(|mistake| mistake.to_string())?;
    match own.flatten() {
        Some((file, text)) => Theme::read(&file.to_string_lossy(), &text),
        None => Theme::builtin(name),
    }
    .map_err(|error| error.to_string())
}

fn keymap(paths: Option<&Paths>) -> Result<Keymap, String> {
    let own = paths.map(|paths| text_of(keymap_file(paths))).transpose();
    match own.map_err(|mistake| mistake.to_string())?.flatten() {
        Some((file, text)) => Keymap::read_over(&file.to_string_lossy(), &text),
        None => Keymap::builtin(),
    }
    .map_err(|error| error.to_string())
}
