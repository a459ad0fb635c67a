//! `scimdex stack FILE...|-`: an organisation's own apps, matched, audited, kept until forgotten.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::catalog::AppId;
use crate::export::{Report, StackReport, remark_in_words};
use crate::file::{INPUT_LIMIT, read_any, read_stream, tell};
use crate::query::nearest_word;
use crate::settings::{Paths, stack as kept};
use crate::stack::{
    Audit, Class, Decision, Decisions, EntryKey, Inventory, Matcher, ReadOptions, owned, read,
};
use crate::text::{Clean, counted, fold, thousands};

use super::arguments::{Finding, Stack};
use super::ground::{Failure, Ground};
use super::{complain, output};

/// After how long a terminal is told what the program is doing.
const PATIENCE: Duration = Duration::from_millis(500);

pub(super) fn run(mut ground: Ground, arguments: &Stack) -> Result<bool, Failure> {
    let paths = ground.library.paths.clone();
    if arguments.forget {
        return forget(paths.as_ref());
    }
    let inventory = inventory(paths.as_ref(), arguments)?;
    let before = match &paths {
        Some(paths) => match kept::load_decisions(paths) {
            Ok(decisions) => decisions,
            // It has been moved aside: the next run finds none.
            Err(error @ kept::StackError::Broken { .. }) => {
                complain(&error);
                Decisions::default()
            }
            // What was decided is there, and unknown: an audit without it would be wrong.
            Err(error) => return Err(error.into()),
        },
        None => Decisions::default(),
    };
    let decisions = decided(&ground, &inventory, before.clone(), &arguments.decide)?;
    let matched = {
        let matcher = Matcher::new(&ground.catalog);
        patiently("matching the entries", || {
            matcher.run(&inventory, &decisions)
        })
    };
    let owned = owned(&matched);
    if !arguments.no_keep {
        let paths = paths.as_ref().ok_or(kept::StackError::NoFolder)?;
        if decisions != before {
            kept::save_decisions(paths, &decisions)?;
        }
        if !arguments.files.is_empty() || decisions != before {
            kept::save(
                paths,
                &inventory,
                &owned,
                &kept::catalog_words(&ground.catalog),
            )?;
        }
    }
    let ids: Vec<AppId> = owned.apps.iter().cloned().collect();
    let mut scenario = ground.lens.scenario.clone();
    arguments.dials.set(&mut scenario, &ground.of_ids(&ids))?;
    ground.lens.scenario = scenario;
    ground.lens.own(owned);
    let mut report = StackReport::new(&ground.catalog, &ground.lens, &inventory, &matched);
    say(&inventory, &report.audit);
    let findings = findings(&report.audit, &arguments.fail_on);
    if arguments.review {
        report = report.for_review();
    }
    output::write(
        &Report::Stack(Box::new(report)),
        &arguments.output,
        &ground.plain,
    )?;
    for finding in &findings {
        tell(format_args!("scimdex: found {finding}"));
    }
    Ok(findings.is_empty())
}

/// Forgets the stack and every decision.
fn forget(paths: Option<&Paths>) -> Result<bool, Failure> {
    let paths = paths.ok_or(kept::StackError::NoFolder)?;
    let gone = kept::forget(paths)?;
    if gone.is_empty() {
        tell("no stack is kept");
    }
    for file in gone {
        tell(format_args!(
            "deleted {}",
            Clean::line(file.to_string_lossy())
        ));
    }
    Ok(true)
}

/// The inventory of the files, or the one that is kept.
fn inventory(paths: Option<&Paths>, arguments: &Stack) -> Result<Inventory, Failure> {
    if arguments.files.is_empty() {
        let kept = paths.map(kept::load).transpose()?.flatten();
        return kept.ok_or_else(|| {
            Failure::Usage(
                "no stack is kept; name a file: an export of Okta, Entra, Google, OneLogin or JumpCloud, a CSV or JSON \
                 with app names, a list of names, or - for standard input"
                    .to_owned(),
            )
        });
    }
    let options = ReadOptions {
        format: arguments.from,
        name_column: arguments.name_column.clone(),
    };
    patiently("reading the files", || {
        let files = arguments.files.iter().map(|path| file(path));
        let files: Vec<(String, Vec<u8>)> = files.collect::<Result<_, Failure>>()?;
        Ok(read(&files, &options)?)
    })
}

/// A file with the name by which messages call it.
fn file(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    if path == Path::new("-") {
        let name = "standard input";
        let bytes = read_stream(name, io::stdin().lock(), INPUT_LIMIT)?;
        return Ok((name.to_owned(), bytes));
    }
    let bytes = read_any(path, INPUT_LIMIT)?;
    Ok((path.to_string_lossy().into_owned(), bytes))
}

/// Does something that may take long; a terminal is told so after half a second.
fn patiently<T>(doing: &str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let (done, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        // Without a thread to spare it is not said, and the work is done all the same.
        let _ = thread::Builder::new().spawn_scoped(scope, move || {
            if waiting.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                tell(format_args!("{doing} ..."));
            }
        });
        let result = work();
        // The other end only ends: nobody has to hear it.
        drop(done);
        result
    })
}

/// The decisions with those of `--decide LABEL=APP`. An entry of no such label is refused, with the nearest.
fn decided(
    ground: &Ground,
    inventory: &Inventory,
    mut decisions: Decisions,
    asked: &[String],
) -> Result<Decisions, Failure> {
    for text in asked {
        let (label, answer) = text.rsplit_once('=').ok_or_else(|| {
            Failure::Usage(format!("--decide: `{text}` is not ENTRY=APP or ENTRY=none"))
        })?;
        let decision = match answer.trim() {
            "none" => Decision::NotInCatalog,
            app => Decision::App(ground.app(app)?.id.clone()),
        };
        let wanted = fold(label.trim());
        let is_wanted = |known: &str| fold(known.trim()).text() == wanted.text();
        let mut found = false;
        for entry in inventory
            .entries
            .iter()
            .filter(|entry| is_wanted(&entry.label))
        {
            decisions.decide(EntryKey::of(entry), decision.clone());
            found = true;
        }
        if !found {
            return Err(no_such_entry(inventory, label));
        }
    }
    Ok(decisions)
}

fn no_such_entry(inventory: &Inventory, label: &str) -> Failure {
    let labels: Vec<&str> = inventory
        .entries
        .iter()
        .map(|entry| entry.label.as_str())
        .collect();
    let nearest = nearest_word(label, &labels)
        .map(|nearest| format!("; the nearest is `{nearest}`"))
        .unwrap_or_default();
    Failure::Usage(format!("--decide: no entry is called `{label}`{nearest}"))
}

/// Says on stderr what was read and what became of it.
fn say(inventory: &Inventory, audit: &Audit) {
    let number = |count: usize| thousands(u64::try_from(count).unwrap_or(u64::MAX));
    let mut words = vec![counted(inventory.entries.len(), "entry", "entries")];
    let aside = audit.set_aside.iter();
    words.extend(
        aside.map(|(why, count)| format!("{} set aside ({})", number(*count), why.title())),
    );
    let taken: usize = audit.apps.iter().map(|app| app.found.entries.len()).sum();
    words.push(format!(
        "{} matched to {}",
        number(taken),
        counted(audit.apps.len(), "app", "apps")
    ));
    words.push(format!("{} undecided", number(audit.undecided.len())));
    words.push(format!(
        "{} not in the catalog",
        number(audit.not_in_catalog.len())
    ));
    let said = format!("read as {}: {}", inventory.format, words.join(", "));
    tell(format_args!("{}", Clean::line(said)));
    for remark in &inventory.remarks {
        tell(format_args!(
            "{}",
            Clean::line(remark_in_words(remark, &inventory.files))
        ));
    }
    if audit.idp.is_none() {
        tell("no IdP is known: the classes say what vendors sell; choose yours with --idp");
    }
    if !audit.undecided.is_empty() {
        tell("see what is undecided with --review, decide with --decide 'ENTRY=APP'");
    }
}

/// What was found of what is to be failed on, in words: "3 apps need an upgrade".
fn findings(audit: &Audit, wanted: &[Finding]) -> Vec<String> {
    let count = |finding: &Finding| match finding {
        Finding::CouldToday => audit.count(Class::Today),
        Finding::NeedsUpgrade => audit.count(Class::Upgrade),
        Finding::OtherIdp => audit.count(Class::OtherIdp),
        Finding::Manual => audit.count(Class::Manual),
        Finding::NotDocumented => audit.count(Class::NotDocumented),
        Finding::Unmatched => audit.count(Class::NotInCatalog),
        Finding::Undecided => audit.count(Class::Undecided),
        Finding::Exposed => audit
            .exposed()
            .filter(|(_, exposure)| exposure.stated)
            .count(),
    };
    let found = wanted.iter().map(|finding| (finding, count(finding)));
    let some = found.filter(|(_, count)| *count > 0);
    some.map(|(finding, count)| format!("{count} {}", finding.words()))
        .collect()
}
