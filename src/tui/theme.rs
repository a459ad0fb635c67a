//! The theme: one style for each role, read from `assets/themes/*.ron`. No view names a colour.
//!
//! Themes use the terminal's own sixteen colours. Where it shows more, a role may have another colour (`rich`), of those
//! whose look is fixed; without colours (`NO_COLOR`) bold, dim, underlined and reverse remain.

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::catalog::Status;
use crate::catalog::layer::shortened;
use crate::catalog::unread::in_words;
use crate::packed;

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
    /// Rules and frames, and the scales of charts and sliders.
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

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Palette {
    /// Its own sixteen.
    #[default]
    Sixteen,
    /// 256 at least.
    Many,
}

/// Styles by role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Theme {
    #[serde(skip)]
    palette: Palette,
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
    /// Instead of `fg` where the terminal shows more than sixteen colours.
    #[serde(deserialize_with = "color")]
    rich: Color,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

/// A style as `build.rs` packs it: the role, the colours `fg`, `bg` and `rich`, and the modifiers in the order of [`Look`].
type PackedLook = (String, [String; 3], [bool; 5]);

impl Theme {
    /// The names of the themes that the program carries.
    pub fn names() -> impl Iterator<Item = &'static str> {
        packed::THEMES.iter().map(|(name, _)| *name)
    }

    /// A theme that the program carries: `dark`, `light`, `contrast` or `mono`. `default` is `dark`.
    ///
    /// # Errors
    /// None as shipped, for those names; a test reads them all. An unknown name is an error that lists them.
    pub fn builtin(name: &str) -> Result<Theme, ThemeError> {
        let name = if name == "default" { "dark" } else { name };
        let Some((_, looks)) = packed::THEMES.iter().find(|(known, _)| *known == name) else {
            let names: Vec<_> = Theme::names().collect();
            return Err(ThemeError {
                file: name.to_owned(),
                line: 0,
                column: 0,
                reason: format!("there is no such theme; there are {}", names.join(", ")),
            });
        };
        let broken = |reason: String| ThemeError {
            file: format!("assets/themes/{name}.ron"),
            line: 0,
            column: 0,
            reason,
        };
        let looks: Vec<PackedLook> =
            postcard::from_bytes(looks).map_err(|error| broken(error.to_string()))?;
        let mut theme = Theme::default();
        for (role, colours, modifiers) in looks {
            let look = theme
                .look_of(&role)
                .ok_or_else(|| broken(format!("there is no role `{role}`")))?;
            *look = Look::unpacked(&colours, modifiers).map_err(broken)?;
        }
        Ok(theme)
    }

    /// The style of a role by the name that files have for it.
    fn look_of(&mut self, role: &str) -> Option<&mut Look> {
        Some(match role {
            "text" => &mut self.text,
            "dim" => &mut self.dim,
            "title" => &mut self.title,
            "heading" => &mut self.heading,
            "matched" => &mut self.matched,
            "cursor" => &mut self.cursor,
            "cursor_aside" => &mut self.cursor_aside,
            "chosen" => &mut self.chosen,
            "selection" => &mut self.selection,
            "key" => &mut self.key,
            "rule" => &mut self.rule,
            "link" => &mut self.link,
            "mark" => &mut self.mark,
            "note" => &mut self.note,
            "error" => &mut self.error,
            "none" => &mut self.none,
            "gated" => &mut self.gated,
            "unknown" => &mut self.unknown,
            "included" => &mut self.included,
            "partial" => &mut self.partial,
            "manual" => &mut self.manual,
            "native" => &mut self.native,
            "connector" => &mut self.connector,
            _ => return None,
        })
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
            reason: shortened(in_words(&error.code)),
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

    /// The same theme on a terminal that shows so many colours.
    #[must_use]
    pub fn on(self, palette: Palette) -> Theme {
        Theme { palette, ..self }
    }

    /// What everything is written on, and in which colour: of a theme that does not leave that to the terminal.
    #[must_use]
    pub fn ground(&self) -> Option<(Color, Color)> {
        let Look { fg, bg, .. } = self.text;
        (bg != Color::Reset).then_some((fg, bg))
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
        look.style(self.palette)
    }
}

impl Default for Theme {
    /// Every role as plain text.
    fn default() -> Theme {
        let look = Look::default();
        Theme {
            palette: Palette::default(),
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
    fn unpacked(colours: &[String; 3], modifiers: [bool; 5]) -> Result<Look, String> {
        let [fg, bg, rich] = colours;
        let [bold, dim, italic, underlined, reversed] = modifiers;
        let unless_empty = |name: &str| match name {
            "" => Ok(Color::Reset),
            name => colour(name),
        };
        Ok(Look {
            fg: unless_empty(fg)?,
            bg: unless_empty(bg)?,
            rich: unless_empty(rich)?,
            bold,
            dim,
            italic,
            underlined,
            reversed,
        })
    }

    fn style(self, palette: Palette) -> Style {
        let fg = match palette {
            Palette::Many if self.rich != Color::Reset => self.rich,
            Palette::Many | Palette::Sixteen => self.fg,
        };
        let mut modifiers = Modifier::empty();
        modifiers.set(Modifier::BOLD, self.bold);
        modifiers.set(Modifier::DIM, self.dim);
        modifiers.set(Modifier::ITALIC, self.italic);
        modifiers.set(Modifier::UNDERLINED, self.underlined);
        modifiers.set(Modifier::REVERSED, self.reversed);
        let style = Style::new().add_modifier(modifiers);
        // A colour that is not set lets the one beneath it stand.
        let style = if fg == Color::Reset {
            style
        } else {
            style.fg(fg)
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
    colour(&name).map_err(serde::de::Error::custom)
}

/// The names that our own themes write, since ratatui tries many ways of writing a name before it finds it. It knows more.
const NAMED: [(&str, Color); 13] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("light-red", Color::LightRed),
    ("light-green", Color::LightGreen),
    ("light-yellow", Color::LightYellow),
    ("light-blue", Color::LightBlue),
    ("light-magenta", Color::LightMagenta),
    ("light-cyan", Color::LightCyan),
];

fn colour(name: &str) -> Result<Color, String> {
    if let Some((_, colour)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Ok(*colour);
    }
    if let Ok(number) = name.parse() {
        return Ok(Color::Indexed(number));
    }
    name.parse().map_err(|_| {
        format!(
            "`{name}` is not a colour; write red, light-blue, gray, a number from 0 to 255 or \"#rrggbb\""
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_themes_of_the_program_read() {
        for name in Theme::names() {
            let file = format!("assets/themes/{name}.ron");
            let text = std::fs::read_to_string(&file).unwrap();
            assert_eq!(Theme::builtin(name), Theme::read(&file, &text));
        }
        let error = Theme::builtin("pink").unwrap_err().to_string();
        assert!(error.contains("dark, light, contrast, mono"), "{error}");
    }

    #[test]
    fn without_colours_there_is_no_colour() {
        assert_eq!(Theme::builtin("mono"), Ok(Theme::plain()));
        let plain = format!("{:?}", Theme::plain());
        assert_eq!(
            plain.matches("fg: Reset, bg: Reset, rich: Reset").count(),
            plain.matches("fg:").count()
        );
    }

    #[test]
    fn names_and_numbers_are_the_colours_that_ratatui_takes_them_for() {
        for (name, colour) in NAMED {
            assert_eq!(name.parse(), Ok(colour), "{name}");
        }
        for number in 0..=255_u8 {
            assert_eq!(
                colour(&number.to_string()).ok(),
                number.to_string().parse().ok()
            );
        }
        assert_eq!(colour("Light Red"), Ok(Color::LightRed));
        assert_eq!(colour("#102030"), Ok(Color::Rgb(16, 32, 48)));
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

    /// Every role.
    pub(crate) const ROLES: &[Role] = &[
        Role::Text,
        Role::Dim,
        Role::Title,
        Role::Heading,
        Role::Match,
        Role::Cursor,
        Role::CursorAside,
        Role::Chosen,
        Role::Selection,
        Role::Key,
        Role::Rule,
        Role::Link,
        Role::Mark,
        Role::Note,
        Role::Error,
        Role::Status(Status::None),
        Role::Status(Status::Gated),
        Role::Status(Status::Unknown),
        Role::Status(Status::Included),
        Role::Status(Status::Partial),
        Role::Manual,
        Role::Native,
        Role::Connector,
    ];

    /// The sixteen colours as xterm has them (XTerm-col.ad), in the order of their numbers.
    const XTERM: [(Color, u32); 16] = [
        (Color::Black, 0x00_00_00),
        (Color::Red, 0xcd_00_00),
        (Color::Green, 0x00_cd_00),
        (Color::Yellow, 0xcd_cd_00),
        (Color::Blue, 0x00_00_ee),
        (Color::Magenta, 0xcd_00_cd),
        (Color::Cyan, 0x00_cd_cd),
        (Color::Gray, 0xe5_e5_e5),
        (Color::DarkGray, 0x7f_7f_7f),
        (Color::LightRed, 0xff_00_00),
        (Color::LightGreen, 0x00_ff_00),
        (Color::LightYellow, 0xff_ff_00),
        (Color::LightBlue, 0x5c_5c_ff),
        (Color::LightMagenta, 0xff_00_ff),
        (Color::LightCyan, 0x00_ff_ff),
        (Color::White, 0xff_ff_ff),
    ];

    /// Red, green and blue of a colour, 0 to 255: of the sixteen as xterm has them, of the others as they are fixed.
    fn rgb(color: Color) -> [f64; 3] {
        let parts = |rgb: u32| [16, 8, 0].map(|shift| f64::from((rgb >> shift) & 0xff));
        if let Some((_, rgb)) = XTERM.iter().find(|(named, _)| *named == color) {
            return parts(*rgb);
        }
        match color {
            Color::Indexed(number @ 16..=231) => [36, 6, 1].map(|place| {
                let level = (number - 16) / place % 6;
                f64::from(level) * 40.0 + if level > 0 { 55.0 } else { 0.0 }
            }),
            Color::Indexed(number @ 232..) => [8.0 + 10.0 * f64::from(number - 232); 3],
            other => panic!("{other} looks different on each terminal"),
        }
    }

    /// The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let luminance = |color: [f64; 3]| {
            let linear = color.map(|part| {
                let share = part / 255.0;
                if share <= 0.04045 {
                    share / 12.92
                } else {
                    ((share + 0.055) / 1.055).powf(2.4)
                }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn contrast_is_as_the_web_reckons_it() {
        let [black, white, gray] = [[0.0; 3], [255.0; 3], [119.0; 3]];
        assert!((contrast(black, white) - 21.0).abs() < 0.001);
        assert!((contrast(white, gray) - 4.478).abs() < 0.001);
    }

    /// What a role looks like: letters on ground. Dim letters are two thirds of the way from the ground, as xterm and
    /// VTE draw them.
    fn look(theme: &Theme, role: Role, text: Color, ground: Color) -> ([f64; 3], [f64; 3]) {
        let style = theme.style(role);
        let (text, ground) = theme.ground().unwrap_or((text, ground));
        let mut letters = rgb(style.fg.unwrap_or(text));
        let ground = rgb(style.bg.unwrap_or(ground));
        if style.add_modifier.contains(Modifier::DIM) {
            for (part, of_ground) in letters.iter_mut().zip(ground) {
                *part = *part * 2.0 / 3.0 + of_ground / 3.0;
            }
        }
        (letters, ground)
    }

    #[test]
    fn every_role_of_every_theme_can_be_read() {
        for (name, text, ground, least) in [
            ("dark", Color::Gray, Color::Black, 4.5),
            ("light", Color::Black, Color::White, 4.5),
            ("contrast", Color::Gray, Color::Black, 7.0),
            ("contrast", Color::Black, Color::White, 7.0),
            ("mono", Color::Gray, Color::Black, 4.5),
            ("mono", Color::Black, Color::White, 4.5),
        ] {
            for palette in [Palette::Sixteen, Palette::Many] {
                let theme = Theme::builtin(name).unwrap().on(palette);
                for role in ROLES {
                    let (letters, ground) = look(&theme, *role, text, ground);
                    let found = contrast(letters, ground);
                    assert!(found >= least, "{name}, {palette:?}, {role:?}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn themes_use_the_sixteen_and_others_only_where_there_are_more() {
        let of_sixteen = |color: Color| XTERM.iter().any(|(named, _)| *named == color);
        let fixed = |color: Color| matches!(color, Color::Indexed(16..));
        let mut richer = 0;
        for name in Theme::names() {
            let theme = Theme::builtin(name).unwrap();
            let many = theme.clone().on(Palette::Many);
            for role in ROLES {
                let colors = |theme: &Theme| {
                    let style = theme.style(*role);
                    [style.fg, style.bg]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                };
                assert!(
                    colors(&theme).into_iter().all(of_sixteen),
                    "{name} {role:?}"
                );
                let all = |color| of_sixteen(color) || fixed(color);
                assert!(colors(&many).into_iter().all(all), "{name} {role:?}");
                richer += usize::from(colors(&theme) != colors(&many));
            }
        }
        assert!(richer > 0);
    }
}
