//! The screen's dress as the user's files have it: theme and key map. What cannot be read is reported and left out.

use crate::settings::Paths;
use crate::settings::config::{keymap_file, text_of, theme_file};
use crate::text::Clean;

use super::Options;
use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::theme::Theme;
use super::view::Dress;

/// The dress for these options. Mistakes are added to those that are told when the screen opens.
///
/// # Errors
/// The theme was asked for by a flag, and there is none of that name.
pub(super) fn dress(
    options: &Options,
    paths: Option<&Paths>,
    mistakes: &mut Vec<Clean>,
) -> anyhow::Result<Dress> {
    let mut left_out = |mistake: &dyn std::fmt::Display| {
        mistakes.push(Clean::line(format!(
            "{mistake}; scimdex goes on without it"
        )));
    };
    let theme = match theme(&options.theme, paths) {
        Ok(theme) => theme,
        Err(mistake) if options.theme_asked => anyhow::bail!("--theme: {mistake}"),
        Err(mistake) => {
            left_out(&mistake);
            Theme::builtin("default")?
        }
    };
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
