//! Completions, run by the shells that they are for. Bash is on every machine that builds this; zsh and fish are run
//! where they are installed.
#![cfg(unix)]

use std::process::{Command, Stdio};

use super::program::{commands, folder, printed};

/// Whether a shell is there.
fn is_installed(shell: &str) -> bool {
    let asked = Command::new(shell)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// What a shell prints for a script, with the completions in the file that `$1` names.
fn said_by(shell: &str, script: &str) -> String {
    let (_kept, folder) = folder();
    let file = folder.join("_scimdex");
    std::fs::write(&file, printed(&format!("completions {shell}"))).unwrap();
    let mut command = Command::new(shell);
    match shell {
        "fish" => command.args(["--no-config", "-c", script]).arg(&file),
        _ => command.args(["-c", script, shell]).arg(&file),
    };
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{shell}: {errors}");
    assert_eq!(errors, "", "{shell}");
    String::from_utf8(output.stdout).unwrap()
}

/// What bash offers for the last of the words.
fn offered_by_bash(words: &[&str]) -> Vec<String> {
    let script = format!(
        "source \"$1\"\nCOMP_WORDS=({})\nCOMP_CWORD={}\n_scimdex scimdex '{}' '{}'\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words
            .iter()
            .map(|word| format!("'{word}'"))
            .collect::<Vec<_>>()
            .join(" "),
        words.len() - 1,
        words[words.len() - 1],
        words[words.len() - 2],
    );
    said_by("bash", &script)
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn bash_completes_commands_flags_and_words() {
    assert_eq!(offered_by_bash(&["scimdex", "li"]), ["list"]);
    assert_eq!(
        offered_by_bash(&["scimdex", "catalog", "dis"]),
        ["disagreements"]
    );
    assert_eq!(
        offered_by_bash(&["scimdex", "list", "--form"]),
        ["--format"]
    );
    assert_eq!(offered_by_bash(&["scimdex", "list", "--pl"]), ["--plain"]);
    assert_eq!(
        offered_by_bash(&["scimdex", "show", "heroku", "--format", "j"]),
        ["json"]
    );
    assert_eq!(offered_by_bash(&["scimdex", "--idp", "g"]), ["google"]);
}

#[test]
fn bash_offers_every_command() {
    for command in commands() {
        let mut words: Vec<&str> = vec!["scimdex"];
        words.extend(command.split(' '));
        let last = words[words.len() - 1].to_owned();
        let offered = offered_by_bash(&words);
        assert!(offered.contains(&last), "{command}: {offered:?}");
    }
}

#[test]
fn zsh_reads_its_completions() {
    if is_installed("zsh") {
        let script = "autoload -Uz compinit && compinit -u -D && source \"$1\" && print -r -- ${_comps[scimdex]}";
        assert_eq!(said_by("zsh", script), "_scimdex\n");
    }
}

#[test]
fn fish_completes_commands() {
    if is_installed("fish") {
        let script = "source $argv[1]; complete -C 'scimdex li'";
        let said = said_by("fish", script);
        assert!(said.lines().any(|line| line.starts_with("list")), "{said}");
    }
}
