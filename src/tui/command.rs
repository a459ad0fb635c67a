//! The one table of commands: name, help line, footer hint, where each works. Keys are in `assets/keymap.ron`.
//!
//! The help screen, the footer, the palette, the keymap and the documents are made from this table; what a command does
//! is in `update`, whether it can do something right now in `model`.

mod place;

pub use place::Place;

/// Groups of commands, as the help screen shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving about.
    Move,
    /// Finding apps.
    Find,
    /// Doing something with an app.
    App,
    /// The calculator.
    Cost,
    /// Comparing.
    Compare,
    /// The stack.
    Stack,
    /// Exporting.
    Export,
    /// Views and the program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help screen.
    pub const ALL: &'static [Group] = &[
        Group::Find,
        Group::Move,
        Group::App,
        Group::Compare,
        Group::Cost,
        Group::Stack,
        Group::Export,
        Group::Program,
    ];

    /// The heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Group::Move => "Move",
            Group::Find => "Find",
            Group::App => "The app under the cursor",
            Group::Cost => "Cost",
            Group::Compare => "Compare",
            Group::Stack => "Stack",
            Group::Export => "Export",
            Group::Program => "Views and the program",
        }
    }
}

/// Places where one can look around without typing.
const VIEWS: &[Place] = &[
    Place::List,
    Place::Detail,
    Place::Compare,
    Place::Cost,
    Place::Stack,
];
/// Places in Explore without the search box.
const EXPLORE: &[Place] = &[Place::List, Place::Detail];
/// Places with something to move in.
const MOVING: &[Place] = &[
    Place::Search,
    Place::List,
    Place::Detail,
    Place::Compare,
    Place::Cost,
    Place::Stack,
    Place::Review,
    Place::Help,
    Place::Copying,
    Place::Facets,
    Place::Order,
    Place::Columns,
    Place::Idp,
    Place::Views,
    Place::Scenarios,
    Place::Export,
    Place::Naming,
    Place::Palette,
];
/// Places with pages to turn.
const PAGING: &[Place] = &[
    Place::Search,
    Place::List,
    Place::Detail,
    Place::Compare,
    Place::Cost,
    Place::Stack,
    Place::Help,
    Place::Copying,
    Place::Facets,
    Place::Columns,
    Place::Export,
];

/// Declares the commands: `Name = "name", "help line", "footer hint", Group, places;`.
macro_rules! commands {
    ($($(#[$meta:meta])* $value:ident = $name:literal, $help:literal, $hint:literal, $group:ident, $places:expr;)+) => {
        /// Something that a key, a click or the palette can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command { $($(#[$meta])* $value,)+ }

        impl Command {
            /// Every command, in the order in which help and footer list them.
            pub const ALL: &'static [Command] = &[$(Command::$value,)+];

            /// The name in keymaps and in the palette.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Command::$value => $name,)+ }
            }

            /// One line for the help screen.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Command::$value => $help,)+ }
            }

            /// One or two words for the footer; empty where the footer does not name it.
            #[must_use]
            pub const fn hint(self) -> &'static str {
                match self { $(Command::$value => $hint,)+ }
            }

            /// Under which heading help lists it.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $(Command::$value => Group::$group,)+ }
            }

            /// Where it works.
            #[must_use]
            pub const fn places(self) -> &'static [Place] {
                match self { $(Command::$value => $places,)+ }
            }

            /// The command of a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Command> {
                match name {
                    $($name => Some(Command::$value),)+
                    _ => None,
                }
            }
        }
    };
}

commands! {
    Toggle = "toggle", "in Filter and Columns: choose the one under the cursor, or give it up", "choose",
        Find, &[Place::Facets, Place::Columns];
    Accept = "accept", "take it: the choice under the cursor, or what was typed", "accept",
        Program, &[Place::Search, Place::CostInput, Place::ScenarioInput, Place::ViewInput, Place::StackInput, Place::StackForget, Place::ExportInput, Place::Naming, Place::Palette, Place::Copying, Place::Facets, Place::Order, Place::Columns, Place::Idp, Place::Scenarios, Place::Views];
    Search = "search", "search by name, former name, owner, category or field:value", "search",
        Find, VIEWS;
    Open = "open", "read the app", "read",
        App, &[Place::List, Place::Stack];
    Mark = "mark", "mark the app for Compare, or take the mark off", "mark",
        App, EXPLORE;
    Compare = "compare", "compare the marked apps side by side (2 to 6)", "compare",
        Compare, EXPLORE;
    UnmarkAll = "unmark-all", "take all marks off", "unmark",
        App, &[Place::List, Place::Detail, Place::Compare];
    Facets = "facets", "narrow the list by facet, with counts", "filter",
        Find, EXPLORE;
    Order = "order", "order the list by a column", "order",
        Find, EXPLORE;
    Idp = "my-idp", "pick my IdP", "my IdP",
        Find, VIEWS;
    Cost = "cost", "the calculator, for this app; in Stack, for all of it", "cost",
        Cost, &[Place::List, Place::Detail, Place::Compare, Place::Stack];
    EqualRows = "equal-rows", "hide or show the rows that are equal", "equal rows",
        Compare, &[Place::Compare];
    SlideDown = "slide-down", "turn the dial down", "less",
        Cost, &[Place::Cost];
    SlideUp = "slide-up", "turn the dial up", "more",
        Cost, &[Place::Cost];
    SlideDownFast = "slide-down-fast", "turn the dial down in big steps", "",
        Cost, &[Place::Cost];
    SlideUpFast = "slide-up-fast", "turn the dial up in big steps", "faster",
        Cost, &[Place::Cost];
    TypeNumber = "type-number", "type a number for the dial", "type",
        Cost, &[Place::Cost];
    ResetDial = "reset", "set the dial back to its default", "reset",
        Cost, &[Place::Cost];
    ResetAll = "reset-all", "set every dial back to its default", "",
        Cost, &[Place::Cost];
    Basis = "basis", "switch between the published figures and counted events", "basis",
        Cost, &[Place::Cost];
    Sums = "sums", "explain the sum line by line", "sums",
        Cost, &[Place::Cost];
    NextScope = "next-scope", "for this app, the marked apps, the query's apps or the stack", "scope",
        Cost, &[Place::Cost];
    Scenarios = "scenarios", "saved scenarios: take one, save these dials, or delete one", "scenarios",
        Cost, &[Place::Cost];
    SaveScenario = "save-scenario", "in Scenarios: save the dials, under a name", "save",
        Cost, &[Place::Scenarios];
    DeleteScenario = "delete-scenario", "in Scenarios: delete the one under the cursor", "delete",
        Cost, &[Place::Scenarios];
    SortColumn = "sort-column", "in Columns: order the list by this one; once more turns it round", "order",
        Find, &[Place::Columns];
    ColumnUp = "column-up", "in Columns: one place up, to the left in the list", "move up",
        Find, &[Place::Columns];
    ColumnDown = "column-down", "in Columns: one place down, to the right in the list", "move down",
        Find, &[Place::Columns];
    ResetColumns = "reset-columns", "in Columns: the usual ones and the usual order again", "reset",
        Find, &[Place::Columns];
    SaveView = "save-view", "in Views: save what is looked at, under a name", "save",
        Find, &[Place::Views];
    DeleteView = "delete-view", "in Views: delete the one under the cursor", "delete",
        Find, &[Place::Views];
    Confirm = "confirm", "yes, do what is asked", "yes",
        Program, &[Place::Scenarios, Place::Views];
    Export = "export", "export what is shown, with a preview", "export",
        Export, &[Place::List, Place::Detail, Place::Compare, Place::Cost, Place::Stack];
    Columns = "columns", "choose the list's columns and their order", "columns",
        Find, EXPLORE;
    Views = "views", "saved views: take one, save this one, or delete one", "views",
        Find, VIEWS;
    Import = "import", "import an export of your IdP, or a list", "import",
        Stack, &[Place::Stack];
    Review = "review", "say which app each undecided entry is", "review",
        Stack, &[Place::Stack];
    TakeCandidate = "take", "it is the app under the cursor", "take",
        Stack, &[Place::Review];
    Take1 = "take-1", "it is the first app", "",
        Stack, &[Place::Review];
    Take2 = "take-2", "it is the second app", "",
        Stack, &[Place::Review];
    Take3 = "take-3", "it is the third app", "",
        Stack, &[Place::Review];
    Take4 = "take-4", "it is the fourth app", "",
        Stack, &[Place::Review];
    Take5 = "take-5", "it is the fifth app", "",
        Stack, &[Place::Review];
    NotInCatalog = "not-in-catalog", "it is none of them, and not in the catalog", "not in the catalog",
        Stack, &[Place::Review];
    SkipEntry = "skip", "leave the entry for later", "skip",
        Stack, &[Place::Review];
    UndoDecision = "undo-decision", "take the last decision back", "undo",
        Stack, &[Place::Stack, Place::Review];
    NextClass = "next-class", "show the next class alone", "class",
        Stack, &[Place::Stack];
    PreviousClass = "previous-class", "show the class before alone", "",
        Stack, &[Place::Stack];
    NameApp = "name-app", "say by name which app it is, also against what was matched", "name it",
        Stack, &[Place::Stack, Place::Review];
    ForgetStack = "forget-stack", "forget the stack and all decisions; asks first", "",
        Stack, &[Place::Stack];
    NextFormat = "next-format", "the next format", "format",
        Export, &[Place::Export];
    PreviousFormat = "previous-format", "the format before", "",
        Export, &[Place::Export];
    NextSubject = "next-subject", "the app in full, or its leaver checklist", "app or leaver",
        Export, &[Place::Export];
    WriteFile = "write", "write the file", "write",
        Export, &[Place::Export];
    Overwrite = "overwrite", "replace the file that is there already", "overwrite",
        Export, &[Place::Export];
    RenameFile = "rename", "change the file's name", "name",
        Export, &[Place::Export];
    CopyExport = "copy-export", "copy the whole export to the clipboard", "copy",
        Export, &[Place::Export];
    Copy = "copy", "copy the page address, leaver checklist or comparison", "copy",
        App, &[Place::List, Place::Detail, Place::Compare];
    CopyPart = "copy-part", "copy a cell, the row or a column of the list: choose which", "",
        App, EXPLORE;
    OpenPage = "open-page", "open the app's documentation in the browser", "page",
        App, EXPLORE;
    Sources = "sources", "which layer says what, with dates and disagreements", "sources",
        App, EXPLORE;
    EditLayer = "edit-layer", "open my own layer for this app in my editor", "my layer",
        App, EXPLORE;
    NextTab = "next-tab", "the next tab", "tabs",
        Move, EXPLORE;
    PreviousTab = "previous-tab", "the tab before", "",
        Move, EXPLORE;
    NextApp = "next-app", "the next app of the list", "next app",
        Move, &[Place::Detail];
    PreviousApp = "previous-app", "the app before", "",
        Move, &[Place::Detail];
    NextPane = "next-pane", "the next pane, dial or field", "",
        Move, &[Place::Search, Place::List, Place::Detail, Place::Compare, Place::Cost, Place::Stack, Place::Export];
    PreviousPane = "previous-pane", "the pane, dial or field before", "",
        Move, &[Place::List, Place::Detail, Place::Compare, Place::Cost, Place::Stack, Place::Export];
    Up = "up", "one up", "", Move, MOVING;
    Down = "down", "one down", "", Move, MOVING;
    Left = "left", "back to the list, or to the column before", "",
        Move, &[Place::Detail, Place::Compare, Place::Facets];
    Right = "right", "on to the app, or to the next column", "",
        Move, &[Place::List, Place::Compare, Place::Facets];
    PageUp = "page-up", "one page up", "", Move, PAGING;
    PageDown = "page-down", "one page down", "", Move, PAGING;
    HalfUp = "half-page-up", "half a page up", "",
        Move, &[Place::List, Place::Detail, Place::Compare, Place::Cost, Place::Stack, Place::Help, Place::Copying, Place::Facets, Place::Columns, Place::Export];
    HalfDown = "half-page-down", "half a page down", "",
        Move, &[Place::List, Place::Detail, Place::Compare, Place::Cost, Place::Stack, Place::Help, Place::Copying, Place::Facets, Place::Columns, Place::Export];
    First = "first", "to the first", "",
        Move, &[Place::List, Place::Detail, Place::Compare, Place::Cost, Place::Stack, Place::Help, Place::Copying, Place::Facets, Place::Order, Place::Columns, Place::Idp, Place::Scenarios, Place::Views, Place::Export];
    Last = "last", "to the last", "",
        Move, &[Place::List, Place::Detail, Place::Compare, Place::Cost, Place::Stack, Place::Help, Place::Copying, Place::Facets, Place::Order, Place::Columns, Place::Idp, Place::Scenarios, Place::Views, Place::Export];
    Explore = "explore", "view 1: the list and the app", "", Program, VIEWS;
    CompareView = "compare-view", "view 2: the marked apps side by side", "", Program, VIEWS;
    CostView = "cost-view", "view 3: the calculator", "", Program, VIEWS;
    StackView = "stack-view", "view 4: what your organisation owns", "", Program, VIEWS;
    Palette = "palette", "find a command by name", "", Program, VIEWS;
    Mouse = "mouse", "switch the mouse off, so that the terminal selects text, or on again", "",
        Program, VIEWS;
    Redraw = "redraw", "draw the whole screen again", "", Program, Place::ALL;
    Suspend = "suspend", "stop the program; `fg` in the shell goes on", "", Program, Place::ALL;
    Back = "back", "close, go back, or clear the query", "back", Program, Place::ALL;
    Help = "help", "every key", "help",
        Program, &[Place::List, Place::Detail, Place::Compare, Place::Cost, Place::Stack, Place::Review, Place::Help, Place::Copying, Place::Facets, Place::Order, Place::Columns, Place::Idp, Place::Scenarios, Place::Views, Place::Export];
    Quit = "quit", "leave scimdex", "quit", Program, VIEWS;
    Interrupt = "interrupt", "leave scimdex from anywhere", "", Program, Place::ALL;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_read_back() {
        let names: BTreeSet<_> = Command::ALL.iter().map(|command| command.name()).collect();
        assert_eq!(names.len(), Command::ALL.len());
        for command in Command::ALL {
            assert_eq!(Command::from_name(command.name()), Some(*command));
            assert!(!command.help().is_empty() && !command.places().is_empty());
            assert!(Group::ALL.contains(&command.group()));
        }
    }

    #[test]
    fn every_place_can_be_left() {
        for place in Place::ALL {
            assert!(Command::Back.places().contains(place));
        }
    }
}
