//! The help of every command: it says what the command does, and its examples are understood.

use clap::{Command, CommandFactory, Parser};

use super::Arguments;

/// Every command with the words that call it.
fn commands(command: &Command, words: &[String]) -> Vec<(Vec<String>, Command)> {
    let mut found = vec![(words.to_vec(), command.clone())];
    for inner in command.get_subcommands() {
        let words = [words, &[inner.get_name().to_owned()]].concat();
        found.extend(commands(inner, &words));
    }
    found
}

/// The lines of examples in a help, each without the remark behind it.
fn examples(command: &Command) -> Vec<String> {
    let help = command.get_after_help().map(ToString::to_string);
    let help = help.unwrap_or_default();
    let lines = help.lines().skip_while(|line| *line != "Examples:").skip(1);
    lines
        .take_while(|line| line.starts_with("  "))
        .map(|line| line.trim().split("   ").next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_command_has_help_and_examples_that_are_understood() {
    let root = Arguments::command();
    let all = commands(&root, &["scimdex".to_owned()]);
    assert!(all.len() > 15, "{}", all.len());
    for (words, command) in all {
        assert!(command.get_about().is_some(), "{words:?} says nothing");
        let examples = examples(&command);
        assert!(!examples.is_empty(), "{words:?} has no examples");
        for (place, example) in examples.iter().enumerate() {
            // What a shell does with the rest of the line is its own affair.
            let line = example.split(" > ").next().unwrap();
            let line = line.split(" | ").last().unwrap();
            let typed = shell_words::split(line).unwrap();
            // The first shows the command itself; others may show what to do with what it gives.
            let shown = place > 0 || typed.starts_with(&words);
            assert!(shown, "{words:?}: {example}");
            let read = Arguments::try_parse_from(&typed);
            assert!(read.is_ok(), "{example}: {}", read.unwrap_err());
        }
    }
}

/// The table in `docs/looks.md` names a command for each view of the screen.
#[test]
fn the_commands_that_stand_for_views_are_understood() {
    let document = include_str!("../../../docs/looks.md");
    let (_, table) = document.split_once("## Every view is a command").unwrap();
    let quoted = table.split('`').skip(1).step_by(2);
    let lines: Vec<&str> = quoted.filter(|part| part.starts_with("scimdex ")).collect();
    assert!(lines.len() > 15, "{lines:?}");
    for line in lines {
        let read = Arguments::try_parse_from(shell_words::split(line).unwrap());
        let asks_for_help = read.as_ref().err().map(clap::Error::kind);
        let help = Some(clap::error::ErrorKind::DisplayHelp);
        assert!(read.is_ok() || asks_for_help == help, "{line}");
    }
}

#[test]
fn every_flag_says_what_it_does() {
    for (words, command) in commands(&Arguments::command(), &[]) {
        for argument in command.get_arguments() {
            let said = argument.get_help().map(ToString::to_string);
            assert!(
                said.is_some_and(|said| said.len() > 4),
                "{words:?}: {}",
                argument.get_id()
            );
        }
    }
}

#[test]
fn no_arguments_mean_what_they_would_if_they_were_parsed() {
    let parsed = Arguments::try_parse_from(["scimdex"]).unwrap();
    let read = Arguments::read(["scimdex"].map(Into::into)).unwrap();
    assert_eq!(format!("{read:?}"), format!("{parsed:?}"));
    assert!(Arguments::read(["scimdex", "--none-such"].map(Into::into)).is_err());
}
