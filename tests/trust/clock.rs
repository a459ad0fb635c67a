//! The clock and the zone: the day is that of UTC wherever the program runs, and strange days break nothing.

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::world::{TODAY, World, said};

/// Zones so far apart that at any time two of them have another day.
const ZONES: [&str; 5] = [
    "UTC",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kolkata",
    "XXX+24:59",
];

/// What a command that goes by the clock prints in a zone.
fn printed(world: &World, zone: &str, args: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scimdex"));
    command.args(args);
    world.at_home(&mut command);
    let output = command
        .env_remove(TODAY.0)
        .env("TZ", zone)
        .output()
        .unwrap();
    assert!(output.status.success(), "{zone}: {}", said(&output));
    output.stdout
}

fn days() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    now.as_secs() / (24 * 60 * 60)
}

#[test]
fn every_zone_prints_the_same_bytes() {
    let world = World::new();
    for args in [
        [
            "catalog",
            "stale",
            "id:slack,heroku",
            "--stale-after",
            "1",
            "--format",
            "json",
        ]
        .as_slice(),
        &["show", "heroku", "--format", "html"],
        &["cost", "slack", "--format", "csv"],
    ] {
        // A midnight in between would be another day.
        let printed = loop {
            let day = days();
            let printed = ZONES.map(|zone| printed(&world, zone, args));
            if days() == day {
                break printed;
            }
        };
        for (zone, bytes) in ZONES.iter().zip(&printed) {
            assert!(*bytes == printed[0], "{args:?} differs in {zone}");
        }
    }
}

#[test]
fn days_long_ago_and_far_ahead_break_nothing() {
    let world = World::new();
    for today in [
        "0001-01-01",
        "1969-12-31",
        "1970-01-01",
        "2038-01-20",
        "9999-12-31",
    ] {
        for line in [
            "list slack --stale-after 1",
            "show heroku",
            "compare slack heroku",
            "cost slack",
            "stack",
            "catalog stale slack --stale-after 1",
            "catalog check own.ron",
        ] {
            let args: Vec<&str> = line.split(' ').collect();
            let output = world.command(&args).env(TODAY.0, today).output().unwrap();
            let code = output.status.code();
            assert!(
                matches!(code, Some(0 | 1)),
                "{today} {line}: {code:?} {}",
                said(&output)
            );
            assert!(!said(&output).contains("panicked"), "{today} {line}");
        }
    }
}
