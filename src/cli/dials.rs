//! The calculator's dials as flags, made from the one list of dials in `cost`.

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use crate::catalog::App;
use crate::cost::{AppDial, Dial, Scenario, ScenarioError};

/// What was given for each dial, as typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Dials {
    all: Vec<(Dial, String)>,
    of_app: Vec<(AppDial, String)>,
}

/// Why the dials do not fit the apps.
#[derive(Debug, thiserror::Error)]
pub(super) enum DialError {
    /// A value is no value of its dial.
    #[error("--{flag}: {error}")]
    Value {
        /// The dial's flag.
        flag: String,
        /// What is wrong.
        error: ScenarioError,
    },
    /// A tier or a quote belongs to one app.
    #[error("--{flag} belongs to one app; name exactly one")]
    OneApp {
        /// The dial's flag.
        flag: String,
    },
}

impl Dials {
    /// Sets what was given on a scenario, for the apps that are asked about.
    ///
    /// # Errors
    /// A value is no value of its dial, or belongs to one app where there are several.
    pub(super) fn set(&self, scenario: &mut Scenario, apps: &[&App]) -> Result<(), DialError> {
        for (dial, text) in &self.all {
            let set = dial.set_text(scenario, text);
            set.map_err(|error| DialError::Value {
                flag: flag(dial.word()),
                error,
            })?;
        }
        for (dial, text) in &self.of_app {
            let flag = flag(dial.word());
            if apps.len() > 1 && *dial != AppDial::Seats {
                return Err(DialError::OneApp { flag });
            }
            for app in apps {
                let set = dial.set_text(scenario, &app.id, text);
                set.map_err(|error| DialError::Value {
                    flag: flag.clone(),
                    error,
                })?;
            }
        }
        Ok(())
    }
}

fn flag(word: &str) -> String {
    word.replace('_', "-")
}

/// A second, shorter flag of a dial.
const fn alias(dial: Dial) -> Option<&'static str> {
    match dial {
        Dial::Hourly => Some("rate"),
        Dial::IdleLicence => Some("idle-price"),
        Dial::Headcount
        | Dial::SeatShare
        | Dial::WorkLeft
        | Dial::Connector
        | Dial::Compliance
        | Dial::Basis
        | Dial::Leavers
        | Dial::Joiners
        | Dial::Moves
        | Dial::Minutes => None,
    }
}

impl Args for Dials {
    fn augment_args(command: Command) -> Command {
        let argument = |word: &'static str, help: String| {
            Arg::new(word)
                .long(flag(word))
                .value_name("VALUE")
                // So that the dial can refuse it, naming its range.
                .allow_negative_numbers(true)
                .help(help)
                .help_heading("Dials")
        };
        let command = Dial::ALL.into_iter().fold(command, |command, dial| {
            let help = format!("{} ({})", capital(dial.help()), dial.range_in_words());
            let given = argument(dial.word(), help);
            command.arg(match alias(dial) {
                Some(alias) => given.visible_alias(alias),
                None => given,
            })
        });
        AppDial::ALL.into_iter().fold(command, |command, dial| {
            command.arg(argument(dial.word(), capital(dial.help())))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Dials {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut dials = Self::default();
        dials.update_from_arg_matches(matches)?;
        Ok(dials)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        let given = |word: &str| matches.get_one::<String>(word).cloned();
        for dial in Dial::ALL {
            self.all.extend(given(dial.word()).map(|text| (dial, text)));
        }
        for dial in AppDial::ALL {
            self.of_app
                .extend(given(dial.word()).map(|text| (dial, text)));
        }
        Ok(())
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
