//! The clipboard: through the terminal (OSC 52) or a program of the system's own, and which of them first.
//!
//! Programs are found on `PATH` and given the text on their standard input; no shell ever sees it. What is copied is not
//! known here, and the terminal's own bytes are sent by the stage.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::settings::config::ClipboardSetting;

/// The most bytes that are sent through the terminal: many drop a sequence that is longer than this once encoded.
pub const OSC52_LIMIT: usize = 74_994;

/// How long a program may take. It only has to read the text.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often it is looked at while it works.
const GLANCE: Duration = Duration::from_millis(5);

/// A program that takes text for the clipboard on its standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tool {
    name: &'static str,
    arguments: &'static [&'static str],
    /// The variable without which it has no clipboard to write to; empty where it needs none.
    needs: &'static str,
}

/// Every program that is tried, the surest first. `tmux` hands the text on to the terminal around it, also over SSH.
const TOOLS: &[Tool] = &[
    Tool {
        name: "tmux",
        arguments: &["load-buffer", "-w", "-"],
        needs: "TMUX",
    },
    Tool {
        name: "wl-copy",
        arguments: &[],
        needs: "WAYLAND_DISPLAY",
    },
    Tool {
        name: "xclip",
        arguments: &["-selection", "clipboard", "-in"],
        needs: "DISPLAY",
    },
    Tool {
        name: "xsel",
        arguments: &["--clipboard", "--input"],
        needs: "DISPLAY",
    },
    #[cfg(target_os = "macos")]
    Tool {
        name: "pbcopy",
        arguments: &[],
        needs: "",
    },
    #[cfg(windows)]
    Tool {
        name: "clip.exe",
        arguments: &[],
        needs: "",
    },
    #[cfg(not(windows))]
    Tool {
        name: "clip.exe",
        arguments: &[],
        needs: "WSL_DISTRO_NAME",
    },
];

/// One way to the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The terminal is asked (OSC 52). It never says whether it did.
    Terminal,
    /// A program is run.
    Program {
        /// Where it is: an absolute path.
        path: PathBuf,
        /// Its arguments.
        arguments: &'static [&'static str],
    },
}

/// The ways to the clipboard, in the order in which they are tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipboard {
    setting: ClipboardSetting,
    ways: Vec<Way>,
}

impl Clipboard {
    /// The ways that there are in the environment of whoever runs the program.
    #[must_use]
    pub fn of_user(setting: ClipboardSetting) -> Clipboard {
        let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        Clipboard::among(setting, &variable)
    }

    fn among(setting: ClipboardSetting, variable: &dyn Fn(&str) -> Option<OsString>) -> Clipboard {
        let is_set = |name: &str| variable(name).is_some();
        let path = variable("PATH").unwrap_or_default();
        let mut programs = TOOLS
            .iter()
            .filter(|tool| tool.needs.is_empty() || is_set(tool.needs))
            .filter_map(|tool| {
                let path = found(tool.name, &path)?;
                let arguments = tool.arguments;
                Some(Way::Program { path, arguments })
            });
        let remote = is_set("SSH_TTY") || is_set("SSH_CONNECTION");
        let ways = match setting {
            ClipboardSetting::Off => Vec::new(),
            ClipboardSetting::Osc52 => vec![Way::Terminal],
            ClipboardSetting::Native => programs.collect(),
            // The clipboard that is meant is that of the terminal's machine.
            ClipboardSetting::Auto if remote && !is_set("TMUX") => {
                std::iter::once(Way::Terminal).chain(programs).collect()
            }
            ClipboardSetting::Auto if remote => {
                programs.next().into_iter().chain([Way::Terminal]).collect()
            }
            ClipboardSetting::Auto => programs.chain([Way::Terminal]).collect(),
        };
        Clipboard { setting, ways }
    }

    /// Copies a text: the first way that takes it counts. `send` asks the terminal.
    ///
    /// # Errors
    /// No way took it; the words say why each did not, and what to do.
    pub fn copy(
        &self,
        text: &str,
        mut send: impl FnMut(&str) -> io::Result<()>,
    ) -> Result<(), String> {
        let mut reasons = Vec::new();
        for way in &self.ways {
            let taken = match way {
                Way::Terminal if text.len() > OSC52_LIMIT => Err(format!(
                    "{} bytes are more than terminals take for the clipboard ({OSC52_LIMIT})",
                    text.len()
                )),
                Way::Terminal => send(text).map_err(|error| format!("the terminal: {error}")),
                Way::Program { path, arguments } => {
                    run(path, arguments, text).map_err(|why| format!("{}: {why}", path.display()))
                }
            };
            match taken {
                Ok(()) => return Ok(()),
                Err(why) => reasons.push(why),
            }
        }
        Err(match (self.setting, reasons.is_empty()) {
            (ClipboardSetting::Off, _) => {
                "nothing was copied: the setting `clipboard` is \"off\"".to_owned()
            }
            (_, true) => {
                "nothing was copied: there is no wl-copy, xclip, xsel or other program for the clipboard; set \
                 `clipboard` to \"osc52\" to ask the terminal"
                    .to_owned()
            }
            (_, false) => format!(
                "nothing was copied: {}; e writes a file instead",
                reasons.join("; ")
            ),
        })
    }
}

/// Where a program is; folders of `PATH` that are no absolute paths are passed over.
fn found(name: &str, path: &OsStr) -> Option<PathBuf> {
    env::split_paths(path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|program| can_run(program))
}

#[cfg(unix)]
fn can_run(program: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    program
        .metadata()
        .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn can_run(program: &Path) -> bool {
    program.is_file()
}

/// Runs a program with the text on its standard input, and waits until it ends: those that keep the text go on in the
/// background by themselves.
fn run(path: &Path, arguments: &[&str], text: &str) -> Result<(), String> {
    let mut child = Command::new(path)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("it cannot be started ({error})"))?;
    let bytes = encoded(path, text);
    if let Some(mut input) = child.stdin.take() {
        // A program that reads nothing must not hold the screen up: its own thread waits, and ends with the program.
        let writer = thread::Builder::new().name("clipboard".to_owned());
        let spawned = writer.spawn(move || drop(input.write_all(&bytes)));
        spawned.map_err(|error| format!("the text cannot be handed over ({error})"))?;
    }
    match ended(&mut child) {
        Ok(Some(status)) if status.success() => Ok(()),
        Ok(Some(status)) => Err(format!("it ended with {status}")),
        Ok(None) => {
            let killed = child.kill().and_then(|()| child.wait());
            Err(match killed {
                Ok(_) => format!("it did not end within {} s", PATIENCE.as_secs()),
                Err(error) => format!("it did not end, and cannot be ended ({error})"),
            })
        }
        Err(error) => Err(format!("it cannot be waited for ({error})")),
    }
}

/// The end of a program; none where it takes too long.
fn ended(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    loop {
        let status = child.try_wait()?;
        if status.is_some() || started.elapsed() >= PATIENCE {
            return Ok(status);
        }
        thread::sleep(GLANCE);
    }
}

/// The text as the program reads it: Windows takes what is no ASCII as UTF-16.
fn encoded(path: &Path, text: &str) -> Vec<u8> {
    let wide = path.file_name() == Some(OsStr::new("clip.exe")) && !text.is_ascii();
    if wide {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    } else {
        text.as_bytes().to_vec()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A folder with programs that run these scripts.
    fn programs(scripts: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, script) in scripts {
            let path = folder.path().join(name);
            fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        folder
    }

    fn clipboard(setting: ClipboardSetting, folder: &Path, set: &[&str]) -> Clipboard {
        Clipboard::among(setting, &|name| match name {
            "PATH" => Some(folder.as_os_str().to_owned()),
            name => set.contains(&name).then(|| OsString::from("1")),
        })
    }

    /// The ways by name.
    fn names(clipboard: &Clipboard) -> Vec<String> {
        let name = |way: &Way| match way {
            Way::Terminal => "terminal".to_owned(),
            Way::Program { path, .. } => {
                assert!(path.is_absolute());
                path.file_name().unwrap().to_string_lossy().into_owned()
            }
        };
        clipboard.ways.iter().map(name).collect()
    }

    #[test]
    fn the_setting_and_the_place_choose_the_ways() {
        use ClipboardSetting::{Auto, Native, Off, Osc52};
        let folder = programs(&[("tmux", ""), ("wl-copy", ""), ("xclip", ""), ("xsel", "")]);
        let wayland = "WAYLAND_DISPLAY";
        for (setting, set, ways) in [
            (Auto, &[][..], "terminal"),
            (Auto, &[wayland][..], "wl-copy terminal"),
            (Auto, &["DISPLAY"][..], "xclip xsel terminal"),
            (Auto, &["TMUX"][..], "tmux terminal"),
            (Auto, &[wayland, "TMUX"][..], "tmux wl-copy terminal"),
            (Auto, &["SSH_TTY"][..], "terminal"),
            (
                Auto,
                &["SSH_CONNECTION", "DISPLAY"][..],
                "terminal xclip xsel",
            ),
            (Auto, &["SSH_TTY", "TMUX", "DISPLAY"][..], "tmux terminal"),
            (Native, &["DISPLAY"][..], "xclip xsel"),
            (Native, &[][..], ""),
            (Osc52, &[wayland, "DISPLAY"][..], "terminal"),
            (Off, &[wayland, "DISPLAY"][..], ""),
        ] {
            let clipboard = clipboard(setting, folder.path(), set);
            assert_eq!(names(&clipboard).join(" "), ways, "{setting:?} {set:?}");
        }
        // What cannot be run, or stands in a folder that is not named from the root, is no program.
        fs::set_permissions(
            folder.path().join("wl-copy"),
            fs::Permissions::from_mode(0o644),
        )
        .unwrap();
        assert_eq!(
            names(&clipboard(Auto, folder.path(), &[wayland])),
            ["terminal"]
        );
        assert_eq!(
            names(&clipboard(Auto, Path::new("."), &["DISPLAY"])),
            ["terminal"]
        );
    }

    #[test]
    fn a_program_gets_the_text_on_its_standard_input_and_nothing_else() {
        let folder = programs(&[]);
        let record = folder.path().join("record");
        let script = format!(
            "#!/bin/sh\nprintf '%s|' \"$#\" >'{0}'\nexec cat >>'{0}'\n",
            record.display()
        );
        let program = folder.path().join("wl-copy");
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        // More than a pipe holds, and what a shell would run.
        let text = format!("$(touch x); `y` é\n{}", "z".repeat(200_000));
        run(&program, &[], &text).unwrap();
        assert_eq!(fs::read_to_string(&record).unwrap(), format!("0|{text}"));
    }

    #[test]
    fn the_next_way_is_tried_where_one_fails_and_every_reason_is_told() {
        let folder = programs(&[("wl-copy", "exit 3"), ("xclip", "exit 4")]);
        let set = ["WAYLAND_DISPLAY", "DISPLAY"];
        let both = clipboard(ClipboardSetting::Auto, folder.path(), &set);
        let mut sent = Vec::new();
        let send = |text: &str| {
            sent.push(text.to_owned());
            Ok(())
        };
        both.copy("a", send).unwrap();
        assert_eq!(sent, ["a"]);
        let why = both
            .copy(&"a".repeat(OSC52_LIMIT + 1), |_| Ok(()))
            .unwrap_err();
        for part in [
            "wl-copy: ",
            "exit status: 3",
            "exit status: 4",
            "74994",
            "74995",
        ] {
            assert!(why.contains(part), "{why}");
        }
        both.copy(&"a".repeat(OSC52_LIMIT), |_| Ok(())).unwrap();
        for (setting, part) in [
            (ClipboardSetting::Off, "`clipboard` is \"off\""),
            (ClipboardSetting::Native, "wl-copy, xclip"),
        ] {
            let none = clipboard(setting, folder.path(), &[]);
            let why = none.copy("a", |_| Ok(())).unwrap_err();
            assert!(why.contains(part), "{why}");
        }
    }

    #[test]
    fn windows_reads_letters_beyond_ascii_as_utf16() {
        let path = Path::new("/mnt/c/clip.exe");
        assert_eq!(encoded(path, "ab"), b"ab");
        assert_eq!(encoded(path, "é"), [0xe9, 0]);
        assert_eq!(encoded(Path::new("/usr/bin/xclip"), "é"), "é".as_bytes());
    }
}
