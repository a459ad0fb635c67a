//! Where everything stands, from the size alone: shared by drawing and by updates that need to know a page's height.

use ratatui::layout::Rect;

use crate::tui::model::{Border, Model, Pane, View};

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Smaller than 20 x 5: one line that says so.
    TooSmall,
    /// Under 80 columns: one pane at a time.
    OnePane,
    /// 80 to 119 columns, or under 30 rows: the list above, the app below in tabs.
    Stacked,
    /// List and app side by side, the app's tables always in sight.
    Wide,
}

impl Shape {
    /// The shape of a size.
    #[must_use]
    pub const fn of(width: u16, height: u16) -> Shape {
        if width < 20 || height < 5 {
            Shape::TooSmall
        } else if width < 80 || height < 16 {
            Shape::OnePane
        } else if width < 120 || height < 30 {
            Shape::Stacked
        } else {
            Shape::Wide
        }
    }
}

/// Rectangles of the screen; those that are not shown are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How much room there is.
    pub shape: Shape,
    /// Everything.
    pub screen: Rect,
    /// The title bar.
    pub title: Rect,
    /// The search line, in Explore.
    pub search: Rect,
    /// The facet line, in Explore.
    pub facets: Rect,
    /// The rule above the body.
    pub rule: Rect,
    /// The view.
    pub body: Rect,
    /// The list, in Explore.
    pub list: Rect,
    /// The rule between list and app.
    pub divider: Rect,
    /// The app, in Explore.
    pub detail: Rect,
    /// The rule above the footer.
    pub bottom_rule: Rect,
    /// The footer.
    pub footer: Rect,
}

impl Plan {
    /// The plan of a model on a screen.
    #[must_use]
    pub fn of(model: &Model, screen: Rect) -> Plan {
        let shape = Shape::of(screen.width, screen.height);
        let nothing = Rect {
            width: 0,
            height: 0,
            ..screen
        };
        let mut plan = Plan {
            shape,
            screen,
            title: nothing,
            search: nothing,
            facets: nothing,
            rule: nothing,
            body: nothing,
            list: nothing,
            divider: nothing,
            detail: nothing,
            bottom_rule: nothing,
            footer: nothing,
        };
        if shape == Shape::TooSmall {
            return plan;
        }
        let mut rest = screen;
        plan.title = take_top(&mut rest, 1);
        plan.footer = take_bottom(&mut rest, 1);
        let roomy = screen.height >= 12;
        if roomy {
            plan.bottom_rule = take_bottom(&mut rest, 1);
        }
        if model.view == View::Explore {
            plan.search = take_top(&mut rest, 1);
            if roomy {
                plan.facets = take_top(&mut rest, 1);
            }
        }
        if roomy {
            plan.rule = take_top(&mut rest, 1);
        }
        plan.body = rest;
        if model.view == View::Explore {
            plan.split(model.pane, model.border);
        }
        plan
    }

    /// Everything but the footer: where overlays stand.
    #[must_use]
    pub fn above_footer(&self) -> Rect {
        Rect {
            height: self.footer.y.saturating_sub(self.screen.y),
            ..self.screen
        }
    }

    fn split(&mut self, pane: Pane, border: Border) {
        let mut rest = self.body;
        match self.shape {
            Shape::TooSmall => {}
            Shape::OnePane if pane == Pane::Detail => self.detail = rest,
            Shape::OnePane => self.list = rest,
            Shape::Stacked => {
                let rows = border.rows(rest.height);
                self.list = take_top(&mut rest, rows);
                self.divider = take_top(&mut rest, 1);
                self.detail = rest;
            }
            Shape::Wide => {
                // Half each: the list shows five columns at 120, the app its tables.
                let columns = border.columns(rest.width);
                self.list = take_left(&mut rest, columns);
                self.divider = take_left(&mut rest, 1);
                self.detail = rest;
            }
        }
    }
}

fn take_top(rest: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(rest.height);
    let taken = Rect {
        height: rows,
        ..*rest
    };
    rest.y = rest.y.saturating_add(rows);
    rest.height = rest.height.saturating_sub(rows);
    taken
}

fn take_bottom(rest: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(rest.height);
    rest.height = rest.height.saturating_sub(rows);
    Rect {
        y: rest.bottom(),
        height: rows,
        ..*rest
    }
}

fn take_left(rest: &mut Rect, columns: u16) -> Rect {
    let columns = columns.min(rest.width);
    let taken = Rect {
        width: columns,
        ..*rest
    };
    rest.x = rest.x.saturating_add(columns);
    rest.width = rest.width.saturating_sub(columns);
    taken
}
