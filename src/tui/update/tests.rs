//! Each command of the table does something wherever the table says that it works.

use super::super::command::{Command, Place};
use super::{EVERYWHERE, columns, explore, overlay};

#[test]
fn commands_have_an_action_in_every_place_of_theirs() {
    let known = |actions: &[(Command, super::Action)], command: Command| {
        actions.iter().any(|(known, _)| *known == command)
    };
    for command in Command::ALL {
        for place in command.places() {
            let done = known(EVERYWHERE, *command)
                || match place {
                    Place::Search | Place::List | Place::Detail => {
                        known(explore::ACTIONS, *command)
                    }
                    Place::Help
                    | Place::Copying
                    | Place::Facets
                    | Place::Order
                    | Place::Idp
                    | Place::Naming
                    | Place::Palette => known(overlay::ACTIONS, *command),
                    Place::Columns => {
                        known(columns::ACTIONS, *command) || known(overlay::ACTIONS, *command)
                    }
                    // Held to by the tests of these views.
                    Place::Compare
                    | Place::Cost
                    | Place::CostInput
                    | Place::Views
                    | Place::ViewInput
                    | Place::Scenarios
                    | Place::ScenarioInput
                    | Place::Stack
                    | Place::Review
                    | Place::StackInput
                    | Place::StackForget
                    | Place::Export
                    | Place::ExportInput => true,
                };
            assert!(done, "{} in {place:?}", command.name());
        }
    }
}

#[test]
fn no_command_is_there_twice() {
    for actions in [
        EVERYWHERE,
        explore::ACTIONS,
        overlay::ACTIONS,
        columns::ACTIONS,
    ] {
        for (place, (command, _)) in actions.iter().enumerate() {
            let later = actions.iter().skip(place + 1);
            assert!(
                later.clone().all(|(other, _)| other != command),
                "{}",
                command.name()
            );
        }
    }
}
