//! A home with something in every file that the program writes, the commands that write, and what a home may hold after
//! one of them failed: each file old or new, and nothing else.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::pty::Home;

pub const TODAY: (&str, &str) = ("SCIMDEX_TODAY", "2026-11-21");

/// Every file below a folder, with what stands in it; of a link, where it points.
pub type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A command that writes.
pub struct Writer {
    pub name: &'static str,
    pub args: &'static [&'static str],
}

/// Every command that writes a file. What they write does not depend on what is remembered or kept (the IdP is asked for,
/// the apps are in no stack), since exports go on without a state that cannot be read, and say so.
pub const WRITERS: [Writer; 8] = [
    Writer {
        name: "an export over a file",
        args: &[
            "show", "heroku", "--idp", "okta", "--format", "json", "--output", "app.json",
            "--force",
        ],
    },
    Writer {
        name: "an export to a new file",
        args: &[
            "compare", "heroku", "netlify", "--idp", "okta", "--output", "new.csv",
        ],
    },
    Writer {
        name: "a scenario",
        args: &[
            "cost",
            "slack",
            "--idp",
            "okta",
            "--connector-fee",
            "9000",
            "--save-scenario",
            "plan-b",
            "--force",
        ],
    },
    Writer {
        name: "an import of a stack",
        args: &["stack", "more.txt", "--idp", "okta"],
    },
    Writer {
        name: "a decision",
        args: &["stack", "--decide", "Slak=slack", "--idp", "okta"],
    },
    Writer {
        name: "forgetting a stack",
        args: &["stack", "--forget"],
    },
    Writer {
        name: "a template of a layer",
        args: &[
            "catalog", "new", "netlify", "--output", "own.ron", "--force",
        ],
    },
    Writer {
        name: "an import of a layer",
        args: &["catalog", "import", "tax.csv", "--output", "tax.ron"],
    },
];

/// A home, and what it holds at first.
pub struct World {
    pub home: Home,
    pub old: Tree,
}

impl World {
    pub fn new() -> World {
        let home = Home::new();
        let state = home.state().join("scimdex");
        fs::create_dir_all(&state).unwrap();
        fs::write(
            state.join("state.ron"),
            "{\n    \"idp\": \"okta\",\n    \"later\": (a: [1, 2]),\n}\n",
        )
        .unwrap();
        let work = home.work();
        fs::write(work.join("names.txt"), "Slack\nSlak\nZoom\n").unwrap();
        fs::write(work.join("more.txt"), "GitHub\nAsana\nOur own\n").unwrap();
        fs::copy(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/april.csv"),
            work.join("tax.csv"),
        )
        .unwrap();
        let mut world = World {
            home,
            old: Tree::new(),
        };
        for line in [
            "stack names.txt",
            "stack --decide Slak=none",
            "cost slack --headcount 700 --save-scenario plan-b",
            "show slack --output app.json",
            "catalog new heroku --output own.ron",
        ] {
            let args: Vec<&str> = line.split(' ').collect();
            let output = world.command(&args).output().unwrap();
            assert!(output.status.success(), "{line}: {output:?}");
        }
        world.old = world.tree();
        world
    }

    fn root(&self) -> PathBuf {
        self.home.path().parent().unwrap().to_owned()
    }

    /// The program in this home.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scimdex"));
        command.args(args);
        self.at_home(&mut command);
        command
    }

    /// Makes this home a command's.
    pub fn at_home(&self, command: &mut Command) {
        command
            .env_clear()
            .envs(self.home.environment())
            .env(TODAY.0, TODAY.1)
            .current_dir(self.home.work())
            .stdin(Stdio::null());
    }

    /// What the home holds now.
    pub fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        gather(&self.root(), &self.root(), &mut tree);
        tree
    }

    /// Makes the home what it was at first.
    pub fn reset(&self) {
        for part in fs::read_dir(self.root()).unwrap() {
            let part = part.unwrap().path();
            fs::remove_dir_all(&part).unwrap();
            fs::create_dir(&part).unwrap();
        }
        for (path, bytes) in &self.old {
            let path = self.root().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    /// What the home holds after a command that nothing disturbs. The home is then as at first again.
    pub fn after(&self, writer: &Writer) -> Tree {
        self.reset();
        let output = self.command(writer.args).output().unwrap();
        assert!(output.status.success(), "{}: {output:?}", writer.name);
        let new = self.tree();
        assert_ne!(new, self.old, "{} changes nothing", writer.name);
        self.reset();
        new
    }

    /// What is wrong with the home after a command that something disturbed: a file that is neither old nor new, or that
    /// the program left behind, or a good exit code without the work being done. `killed`: it could not tidy up.
    pub fn wrongs(&self, new: &Tree, code: Option<i32>, killed: bool) -> Vec<String> {
        let mut now = self.tree();
        now.retain(|path, _| !is_temporary(path) || !killed);
        let mut wrongs = Vec::new();
        let paths = now.keys().chain(self.old.keys()).chain(new.keys());
        for path in paths.collect::<std::collections::BTreeSet<_>>() {
            let is = now.get(path);
            if is != self.old.get(path) && is != new.get(path) {
                let is = is.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
                wrongs.push(format!("{}: neither old nor new: {is:?}", path.display()));
            }
        }
        if code == Some(0) && now != *new {
            wrongs.push("the exit code says that all was done".to_owned());
        }
        wrongs
    }
}

fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    name.starts_with(".scimdex-") && name.ends_with(".tmp")
}

fn gather(root: &Path, folder: &Path, tree: &mut Tree) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let there = fs::symlink_metadata(&path).unwrap();
        let name = path.strip_prefix(root).unwrap().to_owned();
        // The lock is no more than a name, and the filler of a full disk is not ours.
        if there.is_dir() {
            gather(root, &path, tree);
        } else if there.is_symlink() {
            let to = fs::read_link(&path).unwrap();
            tree.insert(name, to.to_string_lossy().into_owned().into_bytes());
        } else if !name.ends_with("state.lock") {
            tree.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// What a program said on stderr.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A small program among the tests of this binary, as a process of its own.
pub fn small_program(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--ignored", "--nocapture"]);
    command
}

/// Does a piece of work for each number below `count`, on every core; returns what the pieces counted together. A piece
/// that fails fails the test.
pub fn on_every_core(count: usize, piece: impl Fn(usize) -> usize + Sync) -> usize {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut counted = 0;
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return counted;
            }
            counted += piece(number);
        }
    };
    let cores = thread::available_parallelism().unwrap().get();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let counted = workers.into_iter().map(|worker| worker.join().unwrap());
        counted.sum()
    })
}

/// Prints a figure for `scripts/soak`.
pub fn figure(name: &str, figure: impl Display, unit: &str) {
    println!("soak: {name}: {figure} {unit}");
}

/// Whether `scripts/soak --quick` asks for less of everything.
pub fn quick() -> bool {
    std::env::var_os("SOAK_QUICK").is_some()
}

/// Fails with all that went wrong, a line each.
#[track_caller]
pub fn assert_none(wrongs: &[String]) {
    assert!(
        wrongs.is_empty(),
        "{} wrongs:\n{}",
        wrongs.len(),
        wrongs.join("\n")
    );
}
