//! The theme: one style for each role, read from `assets/themes/*.ron`. No view names a colour.
//!
//! The default uses the terminal's own sixteen colours, so it follows light and dark palettes; without colours
//! (`NO_COLOR`) bold, dim, underlined and reverse remain.

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::catalog::Status;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Text to read.
    Text,
    /// Labels, units, what stands beside the text.
    Dim,
    /// The app's name, the chosen view.
    Title,
    /// Headings of sections and columns.
    Heading,
    /// Letters that the query matched.
    Match,
    /// The row under the cursor while its pane has the focus.
    Cursor,
    /// The row under the cursor while another pane has the focus.
    CursorAside,
    /// The tab or choice that is open.
    Chosen,
    /// Selected text in an input.
    Selection,
    /// A key in the footer and on the help screen.
    Key,
    /// Rules and frames.
    Rule,
    /// Addresses.
    Link,
    /// A marked app.
    Mark,
    /// Notes that deserve a look: disagreements, inferences, age.
    Note,
    /// What went wrong.
    Error,
    /// A status.
    Status(Status),
    /// The bar of manual work.
    Manual,
    /// The bar of native SCIM.
    Native,
    /// The bar of a connector.
    Connector,
}

/// A theme file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {reason}")]
pub struct ThemeError {
    file: String,
    line: usize,
    column: usize,
    reason: String,
}

/// Styles by role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Theme {
    text: Look,
    dim: Look,
    title: Look,
    heading: Look,
    matched: Look,
    cursor: Look,
    cursor_aside: Look,
    chosen: Look,
    selection: Look,
    key: Look,
    rule: Look,
    link: Look,
    mark: Look,
    note: Look,
    error: Look,
    none: Look,
    gated: Look,
    unknown: Look,
    included: Look,
    partial: Look,
    manual: Look,
    native: Look,
    connector: Look,
}

/// A style as theme files write it: `(fg: "light-blue", bold: true)`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Look {
    #[serde(deserialize_with = "color")]
    fg: Color,
    #[serde(deserialize_with = "color")]
    bg: Color,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

/// The themes that the program carries: name and text.
const BUILTIN: &[(&str, &str)] = &[
    ("default", include_str!("../../assets/themes/default.ron")),
    ("contrast", include_str!("../../assets/themes/contrast.ron")),
    ("mono", include_str!("../../assets/themes/mono.ron")),
];

impl Theme {
    /// The names of the themes that the program carries.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|(name, _)| *name)
    }

    /// A theme that the program carries: `default`, `contrast` or `mono`.
    ///
    /// # Errors
    /// None as shipped, for those names; a test reads them all. An unknown name is an error that lists them.
    pub fn builtin(name: &str) -> Result<Theme, ThemeError> {
        let Some((_, text)) = BUILTIN.iter().find(|(known, _)| *known == name) else {
            let names: Vec<_> = Theme::names().collect();
            return Err(ThemeError {
                file: name.to_owned(),
                line: 0,
                column: 0,
                reason: format!("there is no such theme; there are {}", names.join(", ")),
            });
        };
        Theme::read(&format!("assets/themes/{name}.ron"), text)
    }

    /// Reads a theme. Roles left out are plain text.
    ///
    /// # Errors
    /// The text is not such RON, or names a colour that there is not.
    pub fn read(file: &str, text: &str) -> Result<Theme, ThemeError> {
        ron::from_str(text).map_err(|error| ThemeError {
            file: file.to_owned(),
            line: error.span.start.line,
            column: error.span.start.col,
            reason: error.code.to_string(),
        })
    }

    /// No colours; bold, dim, underlined and reverse carry what the words do not.
    #[must_use]
    pub fn plain() -> Theme {
        let bold = Look {
            bold: true,
            ..Look::default()
        };
        let reversed = Look {
            reversed: true,
            ..Look::default()
        };
        let dim = Look {
            dim: true,
            ..Look::default()
        };
        let underlined = Look {
            underlined: true,
            ..Look::default()
        };
        let text = Look::default();
        Theme {
            dim,
            title: bold,
            heading: bold,
            matched: Look {
                bold: true,
                underlined: true,
                ..text
            },
            cursor: reversed,
            cursor_aside: bold,
            chosen: reversed,
            selection: reversed,
            key: bold,
            rule: dim,
            link: underlined,
            mark: bold,
            error: bold,
            ..Theme::default()
        }
    }

    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let look = match role {
            Role::Text => self.text,
            Role::Dim => self.dim,
            Role::Title => self.title,
            Role::Heading => self.heading,
            Role::Match => self.matched,
            Role::Cursor => self.cursor,
            Role::CursorAside => self.cursor_aside,
            Role::Chosen => self.chosen,
            Role::Selection => self.selection,
            Role::Key => self.key,
            Role::Rule => self.rule,
            Role::Link => self.link,
            Role::Mark => self.mark,
            Role::Note => self.note,
            Role::Error => self.error,
            Role::Status(Status::None) => self.none,
            Role::Status(Status::Gated) => self.gated,
            Role::Status(Status::Unknown) => self.unknown,
            Role::Status(Status::Included) => self.included,
            Role::Status(Status::Partial) => self.partial,
            Role::Manual => self.manual,
            Role::Native => self.native,
            Role::Connector => self.connector,
        };
        look.style()
    }
}

impl Default for Theme {
    /// Every role as plain text.
    fn default() -> Theme {
        let look = Look::default();
        Theme {
            text: look,
            dim: look,
            title: look,
            heading: look,
            matched: look,
            cursor: look,
            cursor_aside: look,
            chosen: look,
            selection: look,
            key: look,
            rule: look,
            link: look,
            mark: look,
            note: look,
            error: look,
            none: look,
            gated: look,
            unknown: look,
            included: look,
            partial: look,
            manual: look,
            native: look,
            connector: look,
        }
    }
}

impl Look {
    fn style(self) -> Style {
        let mut modifiers = Modifier::empty();
        modifiers.set(Modifier::BOLD, self.bold);
        modifiers.set(Modifier::DIM, self.dim);
        modifiers.set(Modifier::ITALIC, self.italic);
        modifiers.set(Modifier::UNDERLINED, self.underlined);
        modifiers.set(Modifier::REVERSED, self.reversed);
        let style = Style::new().add_modifier(modifiers);
        // A colour that is not set lets the one beneath it stand.
        let style = if self.fg == Color::Reset {
            style
        } else {
            style.fg(self.fg)
        };
        if self.bg == Color::Reset {
            style
        } else {
            style.bg(self.bg)
        }
    }
}

fn color<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Color, D::Error> {
    let name = String::deserialize(deserializer)?;
    name.parse().map_err(|_| {
        serde::de::Error::custom(format!(
            "`{name}` is not a colour; write red, light-blue, gray, a number from 0 to 255 or \"#rrggbb\""
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_themes_of_the_program_read() {
        for name in Theme::names() {
            Theme::builtin(name).unwrap();
        }
        let error = Theme::builtin("pink").unwrap_err().to_string();
        assert!(error.contains("default, contrast, mono"), "{error}");
    }

    #[test]
    fn without_colours_there_is_no_colour() {
        assert_eq!(Theme::builtin("mono"), Ok(Theme::plain()));
        let plain = format!("{:?}", Theme::plain());
        assert_eq!(
            plain.matches("fg: Reset, bg: Reset").count(),
            plain.matches("fg:").count()
        );
    }

    #[test]
    fn a_colour_that_is_none_is_named_with_its_place() {
        let error = Theme::read("x.ron", "(\n    dim: (fg: \"grue\"),\n)")
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("x.ron:2:") && error.contains("grue"),
            "{error}"
        );
    }
}
