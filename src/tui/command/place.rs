//! The places of the screen: where a key can go. What works in each is the command table's.

/// Where the next key goes: what has the focus. Overlays come before everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Explore, the search box: letters are text.
    Search,
    /// Explore, the list of apps.
    List,
    /// Explore, the app beside or under the list.
    Detail,
    /// Compare.
    Compare,
    /// Cost.
    Cost,
    /// Cost, a number being typed: letters are text.
    CostInput,
    /// Stack, the list.
    Stack,
    /// Stack, the entries that wait for the user.
    Review,
    /// Stack, the files to import being typed: letters are text.
    StackInput,
    /// Stack, asked whether it is to be forgotten.
    StackForget,
    /// The help overlay.
    Help,
    /// The list of what can be copied.
    Copying,
    /// The facets overlay.
    Facets,
    /// The order overlay.
    Order,
    /// The columns overlay.
    Columns,
    /// The overlay that picks my IdP.
    Idp,
    /// The overlay of saved views.
    Views,
    /// The overlay of saved views, a name being typed: letters are text.
    ViewInput,
    /// The scenarios overlay.
    Scenarios,
    /// The scenarios overlay, a name being typed: letters are text.
    ScenarioInput,
    /// The export overlay.
    Export,
    /// The export overlay, the file's name being typed: letters are text.
    ExportInput,
    /// The overlay that asks which app an entry of the stack is: letters are text.
    Naming,
    /// The palette: letters are text.
    Palette,
}

impl Place {
    /// Every place.
    pub const ALL: &'static [Place] = &[
        Place::Search,
        Place::List,
        Place::Detail,
        Place::Compare,
        Place::Cost,
        Place::CostInput,
        Place::Stack,
        Place::Review,
        Place::StackInput,
        Place::StackForget,
        Place::Help,
        Place::Copying,
        Place::Facets,
        Place::Order,
        Place::Columns,
        Place::Idp,
        Place::Views,
        Place::ViewInput,
        Place::Scenarios,
        Place::ScenarioInput,
        Place::Export,
        Place::ExportInput,
        Place::Naming,
        Place::Palette,
    ];

    /// Whether plain letters are text here, so that only other keys can be bound.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        match self {
            Place::Search
            | Place::CostInput
            | Place::ViewInput
            | Place::ScenarioInput
            | Place::StackInput
            | Place::ExportInput
            | Place::Naming
            | Place::Palette => true,
            Place::List
            | Place::Detail
            | Place::Compare
            | Place::Cost
            | Place::Stack
            | Place::Review
            | Place::StackForget
            | Place::Help
            | Place::Copying
            | Place::Facets
            | Place::Order
            | Place::Columns
            | Place::Idp
            | Place::Views
            | Place::Scenarios
            | Place::Export => false,
        }
    }
}
