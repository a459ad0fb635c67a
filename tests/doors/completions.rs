//! Completions, run by the shells that they are for. Bash is on every machine that builds this; zsh and fish are run
//! where they are installed: what they offer, for words of every kind and for every command.
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

/// What zsh offers for a line: an interactive one runs behind a terminal of its own, and tells what its completers add.
fn offered_by_zsh(line: &str) -> Vec<String> {
    let script = r#"
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PS1=''; autoload -Uz compinit && compinit -u -D; source ${(q)1}"
        zpty -w shell 'compadd() {
            if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]] { builtin compadd "$@"; return $? }
            typeset -a found; builtin compadd -A found "$@"
            [[ -n $found ]] && print -rl -- "{offer:"$^found"}"
            builtin compadd "$@" }'
        zpty -w shell 'told() { print -r -- "{all:told}" }; comppostfuncs=( told ); LISTMAX=10000'
        zpty -w shell 'bindkey "^I" complete-word; setopt nolistbeep noautomenu; print "{all:"ready"}"'
        zpty -r shell said '*{all:ready}*'
        zpty -w -n shell "LINE"$'\t'
        zpty -r shell said '*{all:told}*'
        print -r -- "$said"
    "#;
    let said = said_by("zsh", &script.replace("LINE", line));
    let offers = said.split("{offer:").skip(1);
    offers
        .filter_map(|offer| offer.split_once('}'))
        .map(|(offer, _)| offer.to_owned())
        .collect()
}

#[test]
fn zsh_completes_commands_flags_and_words() {
    if !is_installed("zsh") {
        return;
    }
    for (line, wanted) in [
        ("scimdex li", &["list"][..]),
        ("scimdex catalog dis", &["disagreements"]),
        ("scimdex list --form", &["--format"]),
        ("scimdex cost slack --cur", &["--curve", "--current"]),
        ("scimdex show heroku --format j", &["json"]),
        ("scimdex --idp g", &["google"]),
        ("scimdex list --idp one", &["onelogin"]),
        ("scimdex completions f", &["fish"]),
    ] {
        let offered = offered_by_zsh(line);
        for word in wanted {
            let is_offered = |offer: &String| offer.trim_end_matches('=') == *word;
            assert!(offered.iter().any(is_offered), "{line}: {offered:?}");
        }
        assert!(offered.len() < 4, "{line}: {offered:?}");
    }
}

#[test]
fn zsh_offers_every_command() {
    if !is_installed("zsh") {
        return;
    }
    let mut folders: Vec<String> = commands()
        .iter()
        .map(|command| match command.rsplit_once(' ') {
            Some((folder, _)) => folder.to_owned(),
            None => String::new(),
        })
        .collect();
    folders.sort();
    folders.dedup();
    for folder in folders {
        let offered = offered_by_zsh(&format!("scimdex {folder} ").replace("  ", " "));
        for command in commands() {
            let (of, last) = command.rsplit_once(' ').unwrap_or(("", &command));
            if of == folder {
                assert!(
                    offered.iter().any(|offer| offer == last),
                    "{command}: {offered:?}"
                );
            }
        }
    }
}

#[test]
fn fish_completes_commands_flags_and_words() {
    if !is_installed("fish") {
        return;
    }
    for (line, wanted) in [
        ("scimdex li", &["list"][..]),
        ("scimdex catalog dis", &["disagreements"]),
        ("scimdex list --form", &["--format"]),
        ("scimdex cost slack --cur", &["--curve", "--current"]),
        ("scimdex show heroku --format j", &["json"]),
        ("scimdex --idp g", &["google"]),
        ("scimdex completions f", &["fish"]),
    ] {
        let script = format!("source $argv[1]; complete -C '{line}'");
        let said = said_by("fish", &script);
        let offered: Vec<&str> = said
            .lines()
            .filter_map(|line| line.split('\t').next())
            .collect();
        assert_eq!(offered.len(), wanted.len(), "{line}: {said}");
        for word in wanted {
            let is_offered = |offer: &&str| offer.trim_end_matches('=') == *word;
            assert!(offered.iter().any(is_offered), "{line}: {said}");
        }
    }
}

#[test]
fn fish_offers_every_command() {
    if is_installed("fish") {
        for command in commands() {
            let said = said_by(
                "fish",
                &format!("source $argv[1]; complete -C 'scimdex {command}'"),
            );
            let (_, last) = command.rsplit_once(' ').unwrap_or(("", &command));
            assert!(
                said.lines()
                    .any(|line| line.split('\t').next() == Some(last)),
                "{said}"
            );
        }
    }
}
