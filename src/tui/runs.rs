//! The cells of a frame as runs: those of one style that stand side by side go out as one text.
//!
//! What a cell says is not decided here, nor how a terminal is told: another backend does that.

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// A backend that is given fewer and longer pieces to draw.
#[derive(Debug)]
pub struct Runs<B> {
    backend: B,
}

impl<B> Runs<B> {
    /// Draws on a backend.
    pub const fn new(backend: B) -> Runs<B> {
        Runs { backend }
    }
}

/// Cells side by side, of one style.
struct Run {
    at: Position,
    /// The column after the last of them.
    end: u16,
    /// The first of them: their style.
    cell: Cell,
    text: String,
}

impl Run {
    fn new(at: Position, cell: &Cell) -> Run {
        Run {
            at,
            end: at.x.saturating_add(1),
            cell: cell.clone(),
            text: cell.symbol().to_owned(),
        }
    }

    /// Whether a cell goes on where the run ends, and looks like it.
    fn goes_on(&self, at: Position, cell: &Cell) -> bool {
        let style = |cell: &Cell| (cell.fg, cell.bg, cell.modifier);
        at == Position::new(self.end, self.at.y) && style(cell) == style(&self.cell)
    }

    fn done(mut self) -> (u16, u16, Cell) {
        self.cell.set_symbol(&self.text);
        (self.at.x, self.at.y, self.cell)
    }
}

/// The runs of cells.
fn runs<'a>(cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> Vec<(u16, u16, Cell)> {
    let mut runs = Vec::new();
    let mut open: Option<Run> = None;
    for (column, row, cell) in cells {
        let at = Position::new(column, row);
        match open.as_mut().filter(|run| run.goes_on(at, cell)) {
            Some(run) => {
                run.text.push_str(cell.symbol());
                run.end = run.end.saturating_add(1);
            }
            None => runs.extend(open.replace(Run::new(at, cell)).map(Run::done)),
        }
    }
    runs.extend(open.map(Run::done));
    runs
}

impl<B: Backend> Backend for Runs<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), B::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let runs = runs(content);
        let cells = runs.iter().map(|(column, row, cell)| (*column, *row, cell));
        self.backend.draw(cells)
    }

    fn append_lines(&mut self, lines: u16) -> Result<(), B::Error> {
        self.backend.append_lines(lines)
    }

    fn hide_cursor(&mut self) -> Result<(), B::Error> {
        self.backend.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), B::Error> {
        self.backend.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, B::Error> {
        self.backend.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), B::Error> {
        self.backend.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), B::Error> {
        self.backend.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), B::Error> {
        self.backend.clear_region(clear_type)
    }

    fn size(&self) -> Result<Size, B::Error> {
        self.backend.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, B::Error> {
        self.backend.window_size()
    }

    fn flush(&mut self) -> Result<(), B::Error> {
        self.backend.flush()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::backend::CrosstermBackend;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;

    const SCREEN: Rect = Rect::new(0, 0, 12, 3);

    /// What a terminal shows after frames that were drawn on it, cell by cell or in runs.
    fn shown(frames: &[Buffer], in_runs: bool) -> Vec<(String, vt100::Color, bool)> {
        let mut bytes = Vec::new();
        let mut before = Buffer::empty(SCREEN);
        for frame in frames {
            let changed = before.diff(frame).into_iter();
            let mut backend = CrosstermBackend::new(&mut bytes);
            if in_runs {
                Runs::new(backend).draw(changed).unwrap();
            } else {
                backend.draw(changed).unwrap();
            }
            before = frame.clone();
        }
        let size = |cells: u16| std::num::NonZeroU16::new(cells).unwrap();
        let mut terminal = vt100::Parser::new(size(SCREEN.height), size(SCREEN.width), 0);
        terminal.process(&bytes);
        let cells = SCREEN.positions().map(|at| {
            let cell = terminal.screen().cell(at.y, at.x).unwrap();
            (cell.contents().to_owned(), cell.fgcolor(), cell.bold())
        });
        cells.collect()
    }

    fn frame(texts: &[(u16, u16, String, bool)]) -> Buffer {
        let mut buffer = Buffer::empty(SCREEN);
        for (column, row, text, strong) in texts {
            let style = if *strong {
                Style::new().fg(Color::Red).bold()
            } else {
                Style::new()
            };
            buffer.set_string(*column, *row, text, style);
        }
        buffer
    }

    proptest! {
        #[test]
        fn runs_show_what_cells_show(
            first in texts(), second in texts(),
        ) {
            let frames = [frame(&first), frame(&second)];
            prop_assert_eq!(shown(&frames, true), shown(&frames, false));
        }
    }

    fn texts() -> impl Strategy<Value = Vec<(u16, u16, String, bool)>> {
        let text = (0_u16..12, 0_u16..3, "[a-c é日│…]{0,8}", any::<bool>());
        proptest::collection::vec(text, 0..6)
    }

    #[test]
    fn a_line_of_one_style_is_one_run() {
        let buffer = frame(&[
            (1, 1, "one style".to_owned(), false),
            (4, 2, "x".to_owned(), true),
        ]);
        let found = runs(Buffer::empty(SCREEN).diff(&buffer).into_iter());
        let texts: Vec<&str> = found.iter().map(|(_, _, cell)| cell.symbol()).collect();
        assert_eq!(texts, ["one", "style", "x"]);
    }
}
