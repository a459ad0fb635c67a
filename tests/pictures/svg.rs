//! A frame of the screen as SVG: one background rectangle and one text a run of cells with the same style.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const CELL_WIDTH: f32 = 8.4;
const CELL_HEIGHT: f32 = 18.0;
const MARGIN: f32 = 14.0;
const BACKGROUND: &str = "#16181d";
const FOREGROUND: &str = "#d7dae0";

/// Draws a frame.
pub fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (
        columns * CELL_WIDTH + 2.0 * MARGIN,
        rows * CELL_HEIGHT + 2.0 * MARGIN,
    );
    let mut out = String::new();
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" \
         font-size=\"14\">"
    )
    .unwrap();
    writeln!(
        out,
        "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>"
    )
    .unwrap();
    for row in 0..buffer.area.height {
        draw_row(&mut out, buffer, row);
    }
    out.push_str("</svg>\n");
    out
}

fn draw_row(out: &mut String, buffer: &Buffer, row: u16) {
    let mut column = 0;
    while column < buffer.area.width {
        let style = Look::of(&buffer[(column, row)]);
        let mut text = String::new();
        let start = column;
        while column < buffer.area.width && Look::of(&buffer[(column, row)]) == style {
            text.push_str(buffer[(column, row)].symbol());
            column += 1;
        }
        draw_run(out, &style, &text, (start, column - start, row));
    }
}

fn draw_run(out: &mut String, look: &Look, text: &str, (start, cells, row): (u16, u16, u16)) {
    let x = MARGIN + f32::from(start) * CELL_WIDTH;
    let y = MARGIN + f32::from(row) * CELL_HEIGHT;
    let width = f32::from(cells) * CELL_WIDTH;
    if let Some(fill) = &look.background {
        writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{CELL_HEIGHT:.1}\" fill=\"{fill}\"/>"
        )
        .unwrap();
    }
    let shown = text.trim_end();
    if shown.is_empty() {
        return;
    }
    // Each run is set to the width of its cells, so that columns line up in any font.
    let trimmed = text.chars().count() - shown.chars().count();
    let length = width - trimmed as f32 * CELL_WIDTH;
    let weight = if look.bold {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let line = if look.underlined {
        " text-decoration=\"underline\""
    } else {
        ""
    };
    writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{:.1}\" fill=\"{}\"{weight}{line} xml:space=\"preserve\" textLength=\"{length:.1}\" \
         lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        y + 13.5,
        look.foreground,
        escape(shown)
    )
    .unwrap();
}

#[derive(PartialEq)]
struct Look {
    foreground: String,
    background: Option<String>,
    bold: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell) -> Look {
        let mut foreground = colour(cell.fg).unwrap_or(FOREGROUND).to_owned();
        let mut background = colour(cell.bg).map(str::to_owned);
        if cell.modifier.contains(Modifier::REVERSED) {
            let swapped = background.unwrap_or_else(|| BACKGROUND.to_owned());
            background = Some(std::mem::replace(&mut foreground, swapped));
        }
        if cell.modifier.contains(Modifier::DIM) && foreground == FOREGROUND {
            foreground = "#8b919c".to_owned();
        }
        let bold = cell.modifier.contains(Modifier::BOLD);
        Look {
            foreground,
            background,
            bold,
            underlined: cell.modifier.contains(Modifier::UNDERLINED),
        }
    }
}

/// The sixteen colours as a calm dark terminal shows them.
fn colour(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#16181d",
        Color::Red | Color::LightRed => "#e8787d",
        Color::Green | Color::LightGreen => "#8fc28a",
        Color::Yellow | Color::LightYellow => "#e0b668",
        Color::Blue | Color::LightBlue => "#78a9e8",
        Color::Magenta | Color::LightMagenta => "#c58fd8",
        Color::Cyan | Color::LightCyan => "#6fc3c9",
        Color::Gray => "#b4b9c2",
        Color::DarkGray => "#7d838e",
        Color::White => "#f2f4f8",
        Color::Reset | Color::Indexed(_) | Color::Rgb(..) => return None,
    })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
