//! What can happen: the one input of `update`. Made from terminal events in `event`, from finished effects in `session`.

use ratatui::layout::{Rect, Size};

use super::command::Command;
use super::effect::Outcome;
use super::model::{DetailTab, Pane, View};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// A key, a click or the palette asks for a command.
    Run(Command),
    /// Text is edited where text is typed.
    Edit(Edit),
    /// Text was pasted; it is typed, never run.
    Paste(String),
    /// The mouse did something on a thing that was drawn.
    Point(Point),
    /// The screen has another size.
    Resize(Size),
    /// An effect is done, or has failed.
    Done(Outcome),
}

/// A change to typed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Types a letter.
    Insert(char),
    /// Deletes the letter before.
    DeleteBack,
    /// Deletes the letter under the cursor.
    DeleteForward,
    /// Deletes the word before.
    DeleteWord,
    /// Deletes everything before.
    DeleteToStart,
    /// Deletes everything after.
    DeleteToEnd,
    /// One letter back.
    Left,
    /// One letter on.
    Right,
    /// One word back.
    WordLeft,
    /// One word on.
    WordRight,
    /// To the start.
    Start,
    /// To the end.
    End,
}

/// What the mouse did, and on what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// What it did.
    pub gesture: Gesture,
    /// On what; while dragging, what the button went down on.
    pub target: Target,
    /// Where that thing was drawn.
    pub area: Rect,
    /// The pointer's column on the screen.
    pub column: u16,
    /// The pointer's row on the screen.
    pub row: u16,
    /// Whether it is the second press of a double click.
    pub twice: bool,
}

impl Point {
    /// The pointer's column within the thing, 0 at its left edge, clamped to it.
    #[must_use]
    pub fn column_within(&self) -> u16 {
        let last = self.area.width.saturating_sub(1);
        self.column.saturating_sub(self.area.x).min(last)
    }

    /// The pointer's row within the thing, 0 at its top, clamped to it.
    #[must_use]
    pub fn row_within(&self) -> u16 {
        let last = self.area.height.saturating_sub(1);
        self.row.saturating_sub(self.area.y).min(last)
    }
}

/// What a mouse can do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The left button went down.
    Press,
    /// The pointer moved while it was down.
    Drag,
    /// The wheel turned towards the top.
    WheelUp,
    /// The wheel turned towards the bottom.
    WheelDown,
}

/// Something on the screen that the mouse can hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A pane as a whole: focus and wheel.
    Pane(Pane),
    /// The rule between list and app.
    Divider,
    /// A row of the list, counted from the first hit.
    Row(usize),
    /// A tab of the app's detail.
    Tab(DetailTab),
    /// A view's name in the title bar.
    View(View),
    /// A hint in the footer, or another word that stands for a command.
    Command(Command),
    /// A column heading of the list, by its place among the columns.
    Column(usize),
    /// A row of the open overlay, counted from its first.
    OverlayRow(usize),
    /// The view as a whole, where nothing else is hit: the wheel.
    Body,
    /// The open overlay as a whole.
    Overlay,
    /// Beside the open overlay: a press there closes it.
    Outside,
    /// A status on the facet line, by its place among the statuses.
    Status(usize),
    /// A facet, by its place.
    Facet(usize),
    /// A dial of the calculator, by its place.
    Dial(usize),
    /// The line on which a dial slides, by the dial's place.
    Slider(usize),
    /// One of the calculator's scopes, by its place.
    Scope(usize),
    /// A row of the stack's list, by its place.
    StackRow(usize),
    /// One of the stack's lists, by its place.
    StackPage(usize),
    /// A class of the stack, by its place among the classes.
    Class(usize),
    /// A candidate for the entry in review, by its place.
    Candidate(usize),
    /// A column of the comparison, by its place.
    CompareColumn(usize),
    /// A format of the export overlay, by its place.
    Format(usize),
}
