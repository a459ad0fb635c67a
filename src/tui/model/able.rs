//! What can be done right now: by key, by click, and in the palette.

use crate::compare::{FEWEST, MOST};
use crate::cost::AppDial;
use crate::settings::views::SavedView;
use crate::tui::command::{Command, Place};

use super::{DetailTab, Knob, Model, Overlay, Pane, Scope, Shelved, View};

impl Model {
    /// The commands that the palette offers for what is typed in it; none while it is closed.
    #[must_use]
    pub fn palette(&self) -> Vec<Command> {
        match &self.overlay {
            Some(Overlay::Palette { input, .. }) => self.palette_for(input.text()),
            Some(_) | None => Vec::new(),
        }
    }

    /// The commands that can do something in the view under the palette, and whose name or help holds every word.
    #[must_use]
    pub fn palette_for(&self, text: &str) -> Vec<Command> {
        let words = text.to_lowercase();
        let wanted = |command: &Command| {
            let line = format!("{} {}", command.name(), command.help()).to_lowercase();
            words.split_whitespace().all(|word| line.contains(word))
        };
        let place = self.place_below();
        let commands = Command::ALL.iter().copied();
        commands
            .filter(|command| command.places().contains(&place))
            .filter(|command| self.can(*command) && *command != Command::Palette)
            .filter(wanted)
            .collect()
    }

    /// Whether the view shows something that can be written down.
    fn can_export(&self, marks: usize) -> bool {
        match (self.view, self.pane, self.cost.scope) {
            (View::Explore, Pane::Detail, _) => self.app().is_some(),
            (View::Explore, Pane::Search | Pane::List, _) => true,
            (View::Compare, _, _) => (FEWEST..=MOST).contains(&marks),
            (View::Cost, _, Scope::App) => self.cost.app.is_some() || self.app().is_some(),
            (View::Cost, _, Scope::Marked) => marks > 0,
            (View::Cost, _, Scope::Query) => !self.list.hits.is_empty(),
            (View::Cost, _, Scope::Stack) => !self.lens.owned.is_empty(),
            (View::Stack, _, _) => self.stack.stack.is_some(),
        }
    }

    /// Whether the calculator's dials are on its page: not among the sums, nor where there is no app to reckon for.
    fn shows_dials(&self, marks: usize) -> bool {
        !self.cost.sums && self.can_export(marks)
    }

    /// Whether the dial with the focus goes up and down; a quote is typed.
    const fn slides(&self) -> bool {
        match self.cost.knob {
            Knob::Whole(_) | Knob::Own(AppDial::Seats | AppDial::Current | AppDial::Target) => true,
            Knob::Own(AppDial::Quote) => false,
        }
    }

    /// Whether the leaver card is open in the pane with the focus.
    #[must_use]
    pub fn reads_leaver_card(&self) -> bool {
        self.view == View::Explore
            && self.pane == Pane::Detail
            && self.app().is_some()
            && self.detail.tab(self.shape()) == DetailTab::Leaver
    }

    /// What the footer calls a command here.
    #[must_use]
    pub fn hint(&self, command: Command) -> &'static str {
        if command == Command::Copy && self.reads_leaver_card() {
            "copy checklist"
        } else if command == Command::Help && self.overlay == Some(Overlay::FirstKeys) {
            "every key"
        } else if command == Command::Accept && self.place() == Place::Copying {
            "copy"
        } else if command == Command::Accept && self.place() == Place::Naming {
            "choose"
        } else {
            command.hint()
        }
    }

    /// Whether the entry in review has so many candidates and one more.
    fn candidate(&self, place: usize) -> bool {
        self.stack.candidates().len() > place
    }

    /// Whether the open overlay is that of a kind of things that are saved by name.
    fn is_open<T: Shelved>(&self) -> bool {
        self.overlay.as_ref().is_some_and(T::is_open)
    }

    /// Whether there is something to accept: what was typed, or what is under the cursor.
    fn can_accept(&self) -> bool {
        match self.place() {
            Place::Views => self.views.is_ready(),
            Place::Scenarios => self.scenarios.is_ready(),
            Place::Search
            | Place::List
            | Place::Detail
            | Place::Compare
            | Place::Cost
            | Place::CostInput
            | Place::Stack
            | Place::Review
            | Place::StackInput
            | Place::StackForget
            | Place::Help
            | Place::Copying
            | Place::Facets
            | Place::Order
            | Place::Columns
            | Place::Idp
            | Place::ViewInput
            | Place::ScenarioInput
            | Place::Export
            | Place::ExportInput
            | Place::Naming
            | Place::Palette => true,
        }
    }

    /// Whether a command that works in this place can do something right now.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        let marks = self.lens.marked.len();
        match command {
            Command::Copy if self.view == View::Compare => (FEWEST..=MOST).contains(&marks),
            // From the first keys to all of them, and no further.
            Command::Help => !matches!(self.overlay, Some(Overlay::Help { .. })),
            Command::Compare | Command::EqualRows => (FEWEST..=MOST).contains(&marks),
            Command::UnmarkAll => marks > 0,
            Command::Export => self.can_export(marks),
            Command::NextSubject => self.export.subject.other().is_some(),
            Command::Overwrite => self.export.taken.is_some(),
            Command::Accept => self.can_accept(),
            Command::Confirm if self.is_open::<SavedView>() => self.views.question.is_some(),
            Command::Confirm => self.scenarios.question.is_some(),
            Command::SaveScenario => self.scenarios.question.is_none(),
            Command::DeleteScenario => self.scenarios.is_ready(),
            Command::SaveView => self.views.question.is_none(),
            Command::DeleteView => self.views.is_ready(),
            Command::ColumnUp | Command::ColumnDown | Command::SortColumn => {
                matches!(&self.overlay, Some(Overlay::Columns { rows, .. }) if !rows.is_empty())
            }
            Command::Open if self.view == View::Stack => self.stack.opens(),
            Command::SlideDown
            | Command::SlideUp
            | Command::SlideDownFast
            | Command::SlideUpFast => self.shows_dials(marks) && self.slides(),
            Command::TypeNumber | Command::ResetDial | Command::ResetAll => self.shows_dials(marks),
            Command::Basis | Command::Sums => self.can_export(marks),
            Command::Review => self.stack.waiting() > 0,
            Command::NameApp => self.can_name(),
            Command::Take1 => self.candidate(0),
            Command::Take2 => self.candidate(1),
            Command::Take3 => self.candidate(2),
            Command::Take4 => self.candidate(3),
            Command::Take5 => self.candidate(4),
            Command::UndoDecision => !self.stack.undo.is_empty(),
            Command::NextClass | Command::PreviousClass | Command::ForgetStack => {
                self.stack.stack.is_some()
            }
            Command::Open
            | Command::Mark
            | Command::Sources
            | Command::EditLayer
            | Command::Copy
            | Command::CopyPart
            | Command::NextTab
            | Command::PreviousTab => self.app().is_some(),
            Command::Cost if self.view == View::Stack => !self.lens.owned.is_empty(),
            Command::Cost => self.app().is_some() || self.view == View::Compare,
            Command::OpenPage => self.app().is_some_and(|app| app.docs_url.value().is_some()),
            Command::NextApp => self.list.cursor.saturating_add(1) < self.list.hits.len(),
            Command::PreviousApp => self.list.cursor > 0,
            Command::Import
            | Command::TakeCandidate
            | Command::NotInCatalog
            | Command::SkipEntry
            | Command::Toggle
            | Command::Search
            | Command::Facets
            | Command::Order
            | Command::Columns
            | Command::ResetColumns
            | Command::Views
            | Command::Idp
            | Command::NextScope
            | Command::Scenarios
            | Command::NextFormat
            | Command::PreviousFormat
            | Command::WriteFile
            | Command::RenameFile
            | Command::CopyExport
            | Command::NextPane
            | Command::PreviousPane
            | Command::Up
            | Command::Down
            | Command::Left
            | Command::Right
            | Command::PageUp
            | Command::PageDown
            | Command::HalfUp
            | Command::HalfDown
            | Command::First
            | Command::Last
            | Command::Explore
            | Command::CompareView
            | Command::CostView
            | Command::StackView
            | Command::Palette
            | Command::Mouse
            | Command::Redraw
            | Command::Suspend
            | Command::Back
            | Command::Quit
            | Command::Interrupt => true,
        }
    }
}
