//! Words, shapes and roles of the classes, as the view shows them. Beside a shape there is always the word.

use crate::catalog::Status;
use crate::catalog::money::{Cents, Currency, Money};
use crate::cost::{Ceiling, CeilingBasis};
use crate::field::status_shape;
use crate::stack::{Class, Todo, TodoKind};
use crate::text::thousands;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::Role;

/// The class in a word or two, for columns and the line of classes.
pub(super) const fn short(class: Class) -> &'static str {
    match class {
        Class::Provisioned => "provisioned",
        Class::Today => "could today",
        Class::Upgrade => "needs an upgrade",
        Class::OtherIdp => "another IdP only",
        Class::Manual => "manual, no SCIM",
        Class::NotDocumented => "not documented",
        Class::NotInCatalog => "not in the catalog",
        Class::Undecided => "undecided",
    }
}

/// What to do, in a few words, for a column.
pub(super) const fn brief(kind: TodoKind) -> &'static str {
    match kind {
        TodoKind::Connect => "switch it on",
        TodoKind::AskPlan => "ask on which plan",
        TodoKind::Upgrade => "upgrade",
        TodoKind::Connector => "buy a connector",
        TodoKind::AskQuote => "ask for a quote",
    }
}

/// The shape of a class: that of the status that it is most like, else one of its own.
pub(super) const fn shape(class: Class, glyphs: &Glyphs) -> &'static str {
    match class {
        Class::Provisioned => status_shape(Status::Included, glyphs.ascii),
        Class::Today => "+",
        Class::Upgrade => status_shape(Status::Gated, glyphs.ascii),
        Class::OtherIdp => status_shape(Status::Partial, glyphs.ascii),
        Class::Manual => status_shape(Status::None, glyphs.ascii),
        Class::NotDocumented => status_shape(Status::Unknown, glyphs.ascii),
        Class::NotInCatalog => "-",
        Class::Undecided => "!",
    }
}

/// The role of a class.
pub(super) const fn role(class: Class) -> Role {
    match class {
        Class::Provisioned => Role::Status(Status::Included),
        Class::Today => Role::Native,
        Class::Upgrade => Role::Status(Status::Gated),
        Class::OtherIdp => Role::Status(Status::Partial),
        Class::Manual => Role::Status(Status::None),
        Class::NotDocumented => Role::Status(Status::Unknown),
        Class::NotInCatalog => Role::Dim,
        Class::Undecided => Role::Note,
    }
}

/// A number of things: `1 app`, `1,200 apps`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    let words = if number == 1 { one } else { many };
    format!("{} {words}", number_of(number))
}

pub(super) fn number_of(number: usize) -> String {
    thousands(u64::try_from(number).unwrap_or(u64::MAX))
}

pub(super) fn dollars(cents: Cents) -> String {
    Money::new(cents, Currency::Usd).to_string()
}

/// What doing it saves, or under which price it would.
pub(super) fn worth(todo: &Todo) -> String {
    match (todo.saving, todo.ceiling) {
        (Some(saving), _) => format!("saves {} a year", dollars(saving)),
        (None, Some(ceiling)) => pays(ceiling),
        (None, None) => "saves: not documented".to_owned(),
    }
}

fn pays(ceiling: Ceiling) -> String {
    let yearly = dollars(ceiling.yearly);
    match ceiling.basis {
        CeilingBasis::Total => format!("pays below {yearly} a year"),
        CeilingBasis::Increase => format!("pays below {yearly} more a year"),
    }
}
