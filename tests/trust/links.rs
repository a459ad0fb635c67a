//! Who may read what is written, and that nothing is written through a planted link or over a file without consent.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use scimdex::cost::Scenario;
use scimdex::file::Overwrite;
use scimdex::settings::views::SavedView;
use scimdex::settings::{Paths, saved};

use crate::corpus;
use crate::pty::Program;
use crate::world::{TODAY, WRITERS, World, said};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// The program in this home under a umask.
fn under(world: &World, umask: &str, args: &[&str]) -> Command {
    let mut command = Command::new("/bin/sh");
    let line = format!("umask {umask}; exec \"$0\" \"$@\"");
    command
        .args(["-c", &line, env!("CARGO_BIN_EXE_scimdex")])
        .args(args);
    world.at_home(&mut command);
    command
}

#[test]
fn what_is_private_is_the_owners_alone_under_every_umask_and_exports_obey_it() {
    for (umask, shared) in [("000", 0o666), ("022", 0o644), ("077", 0o600)] {
        let world = World::new();
        let (state, config) = (world.home.state(), world.home.config());
        for folder in [&state, &config] {
            fs::remove_dir_all(folder.join("scimdex")).unwrap();
        }
        for line in [
            "stack names.txt",
            "stack --decide Slak=none",
            "cost slack --headcount 700 --save-scenario plan-b",
            "catalog new netlify --output new.ron",
            "show heroku --output heroku.md",
            "catalog import tax.csv --output tax.ron",
        ] {
            let args: Vec<&str> = line.split(' ').collect();
            let output = under(&world, umask, &args).output().unwrap();
            assert!(output.status.success(), "{line}: {}", said(&output));
        }
        let line = format!("umask {umask}; exec '{}'", env!("CARGO_BIN_EXE_scimdex"));
        let program = Program::new("/bin/sh", &["-c", &line]).env(TODAY.0, TODAY.1);
        let mut screen = program.home(&world.home).start();
        screen.wait_for("Explore");
        assert_eq!(screen.quit("q"), 0);
        let work = world.home.work();
        for private in [
            state.join("scimdex/state.ron"),
            state.join("scimdex/state.lock"),
            state.join("scimdex/stack.json"),
            state.join("scimdex/stack-decisions.json"),
            config.join("scimdex/scenarios/plan-b.ron"),
            work.join("new.ron"),
        ] {
            assert_eq!(mode(&private), 0o600, "{} under {umask}", private.display());
        }
        for folder in [state.join("scimdex"), config.join("scimdex/scenarios")] {
            assert_eq!(mode(&folder), 0o700, "{} under {umask}", folder.display());
        }
        for export in ["heroku.md", "tax.ron"] {
            assert_eq!(mode(&work.join(export)), shared, "{export} under {umask}");
        }
    }
}

/// Commands that write where `--output` says, with the file.
const OUTPUTS: [(&str, &[&str]); 3] = [
    (
        "export",
        &["show", "heroku", "--format", "json", "--output", "target"],
    ),
    (
        "template",
        &["catalog", "new", "netlify", "--output", "target"],
    ),
    (
        "layer",
        &["catalog", "import", "tax.csv", "--output", "target"],
    ),
];

#[test]
fn nothing_is_overwritten_without_force() {
    for (name, args) in OUTPUTS {
        let world = World::new();
        let target = world.home.work().join("target");
        fs::write(&target, "precious").unwrap();
        let output = world.command(args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(
            said(&output).contains("pass --force to overwrite it"),
            "{}",
            said(&output)
        );
        assert_eq!(fs::read_to_string(&target).unwrap(), "precious", "{name}");
        let forced = world.command(args).arg("--force").output().unwrap();
        assert!(forced.status.success(), "{name}: {}", said(&forced));
        assert_ne!(fs::read_to_string(&target).unwrap(), "precious", "{name}");
    }
    let world = World::new();
    let saved = world.home.config().join("scimdex/scenarios/plan-b.ron");
    let before = fs::read(&saved).unwrap();
    let args = [
        "cost",
        "slack",
        "--headcount",
        "9",
        "--save-scenario",
        "plan-b",
    ];
    let output = world.command(&args).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read(&saved).unwrap(), before);
}

#[test]
fn a_planted_link_is_never_written_through() {
    for (name, args) in OUTPUTS {
        for (kind, is_there) in [("to a file", true), ("to nothing", false)] {
            let world = World::new();
            let victim = world.home.path().join("victim");
            if is_there {
                fs::write(&victim, "precious").unwrap();
            }
            let target = world.home.work().join("target");
            symlink(&victim, &target).unwrap();
            let refused = world.command(args).output().unwrap();
            assert_eq!(refused.status.code(), Some(2), "{name}, {kind}");
            assert!(
                fs::symlink_metadata(&target).unwrap().is_symlink(),
                "{name}, {kind}"
            );
            let forced = world.command(args).arg("--force").output().unwrap();
            assert!(forced.status.success(), "{name}, {kind}: {}", said(&forced));
            assert!(
                fs::symlink_metadata(&target).unwrap().is_file(),
                "{name}, {kind}"
            );
            let kept = fs::read_to_string(&victim).ok();
            assert_eq!(
                kept.as_deref(),
                is_there.then_some("precious"),
                "{name}, {kind}"
            );
        }
    }
}

#[test]
fn a_planted_link_in_place_of_our_own_files_is_replaced_not_followed() {
    let world = World::new();
    let victim = world.home.path().join("victim");
    let state = world.home.state().join("scimdex");
    for (file, writer) in [
        (state.join("stack.json"), &WRITERS[3]),
        (state.join("stack-decisions.json"), &WRITERS[4]),
        (
            world.home.config().join("scimdex/scenarios/plan-b.ron"),
            &WRITERS[2],
        ),
    ] {
        world.reset();
        let old = fs::read(&file).unwrap();
        fs::write(&victim, &old).unwrap();
        fs::remove_file(&file).unwrap();
        symlink(&victim, &file).unwrap();
        let output = world.command(writer.args).output().unwrap();
        assert!(
            output.status.success(),
            "{}: {}",
            writer.name,
            said(&output)
        );
        assert!(
            fs::symlink_metadata(&file).unwrap().is_file(),
            "{}",
            writer.name
        );
        assert_eq!(fs::read(&victim).unwrap(), old, "{}", writer.name);
    }
}

#[test]
fn a_folder_that_is_a_link_is_the_users_own_and_one_in_a_circle_is_an_error() {
    let world = World::new();
    let work = world.home.work();
    let real = world.home.path().join("real");
    fs::create_dir(&real).unwrap();
    symlink(&real, work.join("linked")).unwrap();
    symlink("circle", work.join("circle")).unwrap();
    symlink("nowhere", work.join("dangling")).unwrap();
    let to = |folder: &str| {
        let file = format!("{folder}/heroku.md");
        let output = world
            .command(&["show", "heroku", "--output", &file])
            .output()
            .unwrap();
        (output.status.code(), said(&output))
    };
    assert_eq!(to("linked").0, Some(0));
    let names: Vec<_> = fs::read_dir(&real)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["heroku.md"]);
    for folder in ["circle", "dangling"] {
        let (code, words) = to(folder);
        assert_eq!(code, Some(2), "{folder}: {words}");
        assert!(
            words.contains("cannot write") && words.contains("nothing was changed"),
            "{words}"
        );
    }
    assert!(!work.join("nowhere").exists());
}

#[test]
fn no_name_leads_out_of_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::under(folder.path());
    let mut ways = [
        "..",
        "../x",
        "a/../../x",
        "/etc/x",
        "a\\b",
        "C:x",
        ".x",
        "x.",
        "nul",
        "COM1.ron",
    ]
    .map(str::to_owned)
    .to_vec();
    ways.extend(corpus::all(10_000));
    let mut kept = 0;
    for name in &ways {
        let scenario = saved::save(&paths, name, &Scenario::default(), Overwrite::Force);
        let view = saved::save(&paths, name, &SavedView::default(), Overwrite::Force);
        for (written, folder) in [(scenario, paths.scenarios()), (view, paths.views())] {
            let Ok(path) = written else { continue };
            assert_eq!(path.parent(), Some(folder.as_path()), "{name:?}");
            assert!(path.is_file() && !path.is_symlink(), "{name:?}");
            kept += 1;
        }
    }
    assert!(kept > 100, "{kept}");
    let (scenarios, views) = (paths.scenarios(), paths.views());
    let mut folders = vec![folder.path().to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert!(
                    path.starts_with(&scenarios) || path.starts_with(&views),
                    "{path:?}"
                );
                files += 1;
            }
        }
    }
    assert!(files > 50, "{files}");
}
