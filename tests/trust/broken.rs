//! A file of the user's that is not what it should be is told or set aside, never overwritten, and never a reason not to
//! start: every kind of file, broken in every way, on the command line and on the screen.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::pty::{Home, Program, Screen};
use crate::world::{TODAY, World, said};

/// A way to break a file.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Break {
    /// These bytes stand there.
    Bytes(&'static [u8]),
    /// More than is read of any file of the user's own.
    Huge,
    /// A folder stands there.
    Folder,
    /// A link in a circle, which nobody can read, not even root.
    Circle,
}

const EMPTY: Break = Break::Bytes(b"");
const LATER: Break = Break::Bytes(b"{\"version\": 99, \"content\": 7}");

const BREAKS: [(&str, Break); 9] = [
    ("empty", EMPTY),
    ("no RON or JSON", Break::Bytes(b"{\"idp\": okta ((")),
    ("cut off", Break::Bytes(b"(layer: (id: \"x\", tit")),
    ("NUL alone", Break::Bytes(&[0; 4096])),
    ("not UTF-8", Break::Bytes(b"\xC3\x28\xFF\xFE")),
    ("a later version", LATER),
    ("huge", Break::Huge),
    ("a folder", Break::Folder),
    ("a link in a circle", Break::Circle),
];

impl Break {
    fn put(self, path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if path.exists() {
            fs::remove_file(path).unwrap();
        }
        match self {
            Break::Bytes(bytes) => fs::write(path, bytes).unwrap(),
            // Sparse: it takes no room.
            Break::Huge => fs::File::create(path).unwrap().set_len(1 << 36).unwrap(),
            Break::Folder => fs::create_dir(path).unwrap(),
            Break::Circle => symlink(path, path).unwrap(),
        }
    }

    /// Whether what was put there is there still.
    fn is_at(self, path: &Path) -> bool {
        let Ok(there) = fs::symlink_metadata(path) else {
            return false;
        };
        match self {
            Break::Bytes(bytes) => there.is_file() && fs::read(path).unwrap() == bytes,
            Break::Huge => there.len() == 1 << 36,
            Break::Folder => there.is_dir(),
            Break::Circle => there.is_symlink(),
        }
    }

    /// Whether it is kept: where it was put, or set aside.
    fn is_kept(self, path: &Path) -> bool {
        let aside = PathBuf::from(format!("{}.broken", path.display()));
        self.is_at(path) || self.is_at(&aside)
    }
}

/// Files of the user's, and whether a plain `list` has a look at them.
const FILES: [(&str, bool); 8] = [
    ("state/scimdex/state.ron", true),
    ("state/scimdex/stack.json", true),
    ("state/scimdex/stack-decisions.json", false),
    ("config/scimdex/config.ron", true),
    ("config/scimdex/layers/own.ron", true),
    ("config/scimdex/keymap.ron", false),
    ("config/scimdex/themes/mine.ron", false),
    ("config/scimdex/scenarios/plan-b.ron", false),
];

fn path(home: &Home, file: &str) -> PathBuf {
    home.path().parent().unwrap().join(file)
}

#[test]
fn commands_go_on_without_a_broken_file_and_leave_it() {
    let world = World::new();
    for (name, broken) in BREAKS {
        for (file, is_read) in FILES {
            world.reset();
            let path = path(&world.home, file);
            broken.put(&path);
            let list = ["list", "slack", "--format", "json"];
            let output = world.command(&list).output().unwrap();
            let words = said(&output);
            assert_eq!(output.status.code(), Some(0), "{file}, {name}: {words}");
            let answer = String::from_utf8(output.stdout).unwrap();
            assert!(answer.contains("\"slack\""), "{file}, {name}: {answer}");
            let is_named = words.contains(Path::new(file).file_name().unwrap().to_str().unwrap());
            // An empty RON file states nothing, which is allowed where nothing has to be stated; and the state keeps what
            // later versions write.
            let is_state = file.ends_with("state.ron");
            let is_fine = broken == EMPTY && (is_state || file.ends_with("config.ron"))
                || broken == LATER && is_state;
            if !is_fine {
                assert_eq!(is_named, is_read, "{file}, {name}: {words}");
            }
            assert!(broken.is_kept(&path), "{file}, {name}: it is gone");
        }
    }
}

#[test]
fn commands_that_need_a_broken_file_say_which_and_leave_it() {
    let needs: [(&str, &[&str]); 3] = [
        ("state/scimdex/stack.json", &["stack"]),
        (
            "config/scimdex/scenarios/plan-b.ron",
            &["cost", "slack", "--scenario", "plan-b"],
        ),
        (
            "config/scimdex/layers/own.ron",
            &["list", "--layer", "own.ron"],
        ),
    ];
    let world = World::new();
    for (name, broken) in BREAKS {
        for (file, args) in needs {
            world.reset();
            let path = path(&world.home, file);
            broken.put(&path);
            let mut command = world.command(args);
            command.current_dir(path.parent().unwrap());
            let output = command.output().unwrap();
            let words = said(&output);
            assert_eq!(output.status.code(), Some(2), "{file}, {name}: {words}");
            let stem = Path::new(file).file_stem().unwrap().to_str().unwrap();
            assert!(words.contains(stem), "{file}, {name}: {words}");
            assert!(broken.is_kept(&path), "{file}, {name}: it is gone");
        }
    }
}

fn start(home: &Home) -> Screen {
    Program::scimdex(&[])
        .size(120, 40)
        .env(TODAY.0, TODAY.1)
        .env("SCIMDEX_THEME", "mine")
        .home(home)
        .start()
}

#[test]
fn the_screen_opens_and_remembers_although_every_file_is_broken() {
    let world = World::new();
    for (name, broken) in BREAKS {
        world.reset();
        for (file, _) in FILES {
            broken.put(&path(&world.home, file));
        }
        let mut screen = start(&world.home);
        screen.wait_for("1 Explore");
        screen.wait_for("more");
        // Stack, with its own files, and the saved scenarios.
        screen.send("4");
        screen.wait_for("Stack");
        screen.send("1$S");
        screen.wait_for("Scenarios");
        screen.send(crate::pty::key::ESC);
        screen.wait_until_gone("Scenarios");
        assert_eq!(screen.quit("q"), 0, "{name}");
        for (file, _) in FILES {
            // An empty state holds nothing, and one of a later version is kept inside the new one.
            let is_inside = file.ends_with("state.ron") && [EMPTY, LATER].contains(&broken);
            assert!(
                is_inside || broken.is_kept(&path(&world.home, file)),
                "{file}, {name}: it is gone"
            );
        }
        if broken == Break::Circle {
            assert!(
                screen.contents().contains("state.ron"),
                "{}",
                screen.contents()
            );
        } else {
            let kept = fs::read_to_string(path(&world.home, FILES[0].0)).unwrap();
            assert!(kept.contains("\"session\""), "{name}: {kept}");
            let later = kept.contains("\"version\": 99,") && kept.contains("\"content\": 7,");
            assert_eq!(later, broken == LATER, "{name}: {kept}");
        }
    }
}
