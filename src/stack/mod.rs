//! QUESTIONS: the stack, the apps that an organisation owns.
//!
//! Lives here: reading what an IdP or a list says of them (`inventory`), finding them in the catalog, and the audit. Must
//! not live here: files (the doors read them), where a stack is kept (`settings`), how an audit is written (`export`).

pub mod actions;
pub mod audit;
pub mod decisions;
pub mod inventory;
mod labels;
pub mod matcher;

pub use actions::{Todo, TodoKind};
pub use audit::{Audit, AuditApp, Class, Coverage, Exposure, ExposureKind, Loose, audit};
pub use decisions::{Decision, Decisions, EntryKey};
pub use inventory::{
    Entry, Format, Inventory, InventoryError, Origin, Place, Provisioning, ReadOptions, Remark,
    SetAside, SignOn, WhySetAside, read,
};
pub use matcher::{
    Candidate, Confidence, Grade, Match, Matched, Matcher, NameIndex, Outcome, Reason, StackApp,
    owned, seats,
};
