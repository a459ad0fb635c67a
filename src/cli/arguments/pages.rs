//! The arguments of the commands that need no catalog: settings, completions, manual pages.

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ConfigCommand {
    /// Print where the files of the user are, and which of them are there
    #[command(after_help = "\
Examples:
  scimdex config path
  scimdex config path --plain")]
    Path,
    /// Print every setting with where it came from
    #[command(after_help = "\
Examples:
  scimdex config show
  scimdex config show --default > ~/.config/scimdex/config.ron

A flag beats the environment, the environment beats the file, the file beats the default.")]
    Show(ShowConfig),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ShowConfig {
    /// Print the settings' file as it is without one: every setting in a comment, at its default
    #[arg(long)]
    pub(in crate::cli) default: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(in crate::cli) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Man {
    /// The words of a command, as in catalog prices; without any, the program
    #[arg(value_name = "COMMAND")]
    pub(in crate::cli) command: Vec<String>,
}
