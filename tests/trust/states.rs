//! Every state of the screen that draws something of its own, and how to get there by keys.
//!
//! The test at the end holds the list to the model's own: a view, an overlay, a tab or a place that is added and not
//! drawn here fails it, or does not compile.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use scimdex::catalog::AppId;
use scimdex::export::Format;
use scimdex::query::FacetKind;
use scimdex::settings::saved::Saved;
use scimdex::settings::views::SavedView;
use scimdex::stack::{Class, Inventory, ReadOptions, read};
use scimdex::text::Clean;
use scimdex::tui::command::Place;
use scimdex::tui::effect::{Outcome, SavedOutcome};
use scimdex::tui::glyphs::Glyphs;
use scimdex::tui::harness::Harness;
use scimdex::tui::keymap::Keymap;
use scimdex::tui::model::{DetailTab, Model, Overlay, Question, Scope, StackPage, Subject, View};
use scimdex::tui::theme::Theme;
use scimdex::tui::view::Dress;

/// Every state, opened over the model of [`super::sizes`] with a text of wide letters.
pub static OPENED: LazyLock<Vec<(String, Model)>> = LazyLock::new(|| {
    let model = super::sizes::model();
    let open = |state: State| {
        let screen = state.open(&model, "日本 text");
        assert_eq!(screen.ending(), None, "{}", state.name);
        (state.name, screen.session.model)
    };
    all().into_iter().map(open).collect()
});

/// How the screen is dressed in these tests.
pub fn dress() -> Dress {
    static DRESS: LazyLock<Dress> = LazyLock::new(|| Dress {
        theme: Theme::builtin("default").unwrap(),
        glyphs: Glyphs::UNICODE,
        keymap: Keymap::builtin().unwrap(),
    });
    DRESS.clone()
}

/// A way into a state, with a text that is typed, told or named where the state has room for one.
type Way = Box<dyn Fn(&mut Harness, &str) + Send + Sync>;

/// A state of the screen.
pub struct State {
    /// What it is.
    pub name: String,
    size: (u16, u16),
    way: Way,
}

impl State {
    /// The screen in this state, over a model whose list has the focus.
    pub fn open(&self, model: &Model, text: &str) -> Harness {
        let (width, height) = self.size;
        let mut screen = Harness::dressed(model.clone(), dress(), width, height).unwrap();
        (self.way)(&mut screen, text);
        screen
    }
}

fn state(
    name: impl Into<String>,
    way: impl Fn(&mut Harness, &str) + Send + Sync + 'static,
) -> State {
    State {
        name: name.into(),
        size: (120, 40),
        way: Box::new(way),
    }
}

/// A state that keys alone lead to.
fn keys(name: &str, keys: impl Into<String>) -> State {
    let keys = keys.into();
    state(name, move |screen, _| {
        screen.keys(&keys);
    })
}

/// Every state.
pub fn all() -> Vec<State> {
    let mut states = explore();
    states.extend(details());
    states.extend(overlays());
    states.extend(scenarios());
    states.extend(views());
    states.extend(compare());
    states.extend(cost());
    states.extend(stack());
    states.extend(exports());
    states
}

fn explore() -> Vec<State> {
    vec![
        keys("list", ""),
        keys("list, end", "G"),
        keys("list, marked", " j j "),
        keys("list, ordered", "oG<enter>"),
        keys("my IdP", "ij<enter>"),
        keys("search", "/"),
        state("search, typed", |screen, text| {
            screen.keys("/").paste(text);
        }),
        keys("search, a mistake", "/scmi:none"),
        keys("search, nothing matches", "/zzyzxq"),
        state("search, nothing matches what is typed", |screen, text| {
            screen.keys("/zzyzxq ").paste(text).keys("<enter>");
        }),
        state("told", |screen, text| screen.session.model.tell(text)),
        state("warned", |screen, text| {
            let long = format!("a long error: {text} ").repeat(12);
            screen.session.model.warn(long);
        }),
        state("mistakes of files", |screen, text| {
            let mistakes = [Clean::line(text), Clean::line("other.ron:1:1: x")];
            screen.session.model.report(&mistakes);
        }),
        state("a page was opened", |screen, text| {
            screen
                .answer([Outcome::PageOpened(text.to_owned())])
                .keys("O");
        }),
    ]
}

fn details() -> Vec<State> {
    // On a screen of one pane every tab is there; other sizes show the one that comes nearest.
    let tabs = DetailTab::of(scimdex::tui::view::plan::Shape::OnePane);
    let mut states: Vec<State> = Vec::new();
    for (number, tab) in tabs.iter().enumerate() {
        let keys = format!("<enter>{}", "]".repeat(number));
        states.push(State {
            size: (79, 24),
            ..self::keys(&format!("detail, {}", tab.title()), keys.clone())
        });
        states.push(State {
            size: (79, 24),
            ..self::keys(&format!("detail, {}, end", tab.title()), format!("{keys}G"))
        });
    }
    states
}

fn overlays() -> Vec<State> {
    let mut states = vec![
        keys("help", "?"),
        keys("help, end", "?G"),
        state("first keys", |screen, _| {
            screen.session.model.newcomer = true;
            screen.keys("?");
        }),
        keys("copying", "Y"),
        keys("copying, end", "YG"),
        keys("palette", ":"),
        keys("palette, found", ":page"),
        state("palette, typed", |screen, text| {
            screen.keys(":").paste(text);
        }),
        keys("order", "o"),
        keys("order, end", "oG"),
        keys("columns", "C"),
        keys("columns, end", "CG"),
        keys("IdPs", "i"),
        keys("IdPs, end", "iG"),
    ];
    for (number, _) in FacetKind::ALL.iter().enumerate() {
        let right = "<right>".repeat(number);
        states.push(keys(&format!("facets {number}"), format!("f{right}G")));
    }
    states
}

/// Saved scenarios, one of them broken.
fn saved<T: Default>(text: &str) -> Vec<Saved<T>> {
    let good = |name: &str| Saved {
        name: name.to_owned(),
        content: Ok(T::default()),
    };
    let broken = Saved {
        name: text.to_owned(),
        content: Err(Clean::line(format!("x.ron:1:2: {text}"))),
    };
    let many = (0..60).map(|number| good(&format!("plan {number}")));
    [broken, good(text)].into_iter().chain(many).collect()
}

fn scenarios() -> Vec<State> {
    let listed = |screen: &mut Harness, text: &str| {
        screen
            .answer([Outcome::Scenarios(SavedOutcome::Listed(saved(text)))])
            .keys("3S");
    };
    vec![
        state("scenarios, none", |screen, _| {
            screen
                .answer([Outcome::Scenarios(SavedOutcome::Listed(Vec::new()))])
                .keys("3S");
        }),
        state("scenarios", listed),
        state("scenarios, end", move |screen, text| {
            listed(screen, text);
            screen.keys("G");
        }),
        state("scenarios, a name is typed", move |screen, text| {
            listed(screen, text);
            screen.keys("s").paste(text);
        }),
        state("scenarios, a name is refused", move |screen, text| {
            listed(screen, text);
            screen.keys("s").paste(text).keys("/<enter>");
        }),
        state("scenarios, replace?", move |screen, text| {
            listed(screen, text);
            screen.session.model.scenarios.question = Some(Question::Replace(text.to_owned()));
        }),
        state("scenarios, delete?", move |screen, text| {
            listed(screen, text);
            screen.session.model.scenarios.question = Some(Question::Delete(text.to_owned()));
        }),
        state("scenarios, taken", |screen, text| {
            let scenario = screen.session.model.lens.scenario.clone();
            screen.session.model.scenarios.taken = Some((text.to_owned(), scenario));
            screen.keys("3");
        }),
        state("scenarios, failed", |screen, text| {
            screen
                .answer([Outcome::Scenarios(SavedOutcome::Failed(text.to_owned()))])
                .keys("3S");
        }),
    ]
}

fn views() -> Vec<State> {
    let listed = |screen: &mut Harness, text: &str| {
        let views: Vec<Saved<SavedView>> = saved(text);
        screen
            .answer([Outcome::Views(SavedOutcome::Listed(views))])
            .keys("v");
    };
    vec![
        state("views, none", |screen, _| {
            screen
                .answer([Outcome::Views(SavedOutcome::Listed(Vec::new()))])
                .keys("v");
        }),
        state("views", listed),
        state("views, a name is typed", move |screen, text| {
            listed(screen, text);
            screen.keys("s").paste(text);
        }),
        state("views, replace?", move |screen, text| {
            listed(screen, text);
            screen.session.model.views.question = Some(Question::Replace(text.to_owned()));
        }),
        state("views, failed", |screen, text| {
            screen
                .answer([Outcome::Views(SavedOutcome::Failed(text.to_owned()))])
                .keys("v");
        }),
    ]
}

/// Marks so many apps of the list, from the cursor on.
fn mark(screen: &mut Harness, count: usize) {
    let model = &screen.session.model;
    let apps = model.catalog.apps();
    let from = model
        .list
        .cursor
        .min(model.list.hits.len().saturating_sub(count));
    let hits = model.list.hits.iter().skip(from).take(count);
    let ids: BTreeSet<AppId> = hits
        .filter_map(|hit| Some(apps.get(hit.place())?.id.clone()))
        .collect();
    screen.session.model.lens.marked = ids;
}

fn compare() -> Vec<State> {
    let mut states: Vec<State> = [0, 1, 2, 6, 7]
        .into_iter()
        .map(|count| {
            state(format!("compare {count}"), move |screen, _| {
                mark(screen, count);
                screen.keys("2");
            })
        })
        .collect();
    states.push(state("compare, what differs", |screen, _| {
        mark(screen, 3);
        screen.keys("2=");
    }));
    states.push(state("compare, last column and line", |screen, _| {
        mark(screen, 6);
        screen.keys("2<right><right><right><right><right>G");
    }));
    states
}

fn cost() -> Vec<State> {
    let mut states = Vec::new();
    for scope in Scope::ALL {
        for (part, keys) in [
            ("", ""),
            (", sums", "x"),
            (", events", "b"),
            (", end", "GG<pagedown>"),
        ] {
            states.push(state(
                format!("cost, {}{part}", scope.title()),
                move |screen, text| {
                    mark(screen, 4);
                    if scope == Scope::Stack {
                        let inventory = inventory(&labels(screen, text));
                        answer_stack(screen, inventory);
                        screen.keys("4");
                    }
                    screen.session.model.cost.scope = scope;
                    screen.keys("3").keys(keys);
                },
            ));
        }
    }
    states.push(state("cost, a number is typed", |screen, text| {
        screen.keys("3<enter><ctrl-u>").paste(text);
    }));
    states.push(state("cost, a number is refused", |screen, text| {
        screen.keys("3<enter><ctrl-u>").paste(text).keys("x<enter>");
    }));
    states
}

/// Labels of a stack: those of the list, the text, and some that match, match doubtfully, or do not.
fn labels(screen: &Harness, text: &str) -> Vec<String> {
    let model = &screen.session.model;
    let apps = model
        .hits()
        .take(8)
        .map(|app| app.display_name().to_owned());
    let known = [
        "Slack",
        "Heroku",
        "1Password",
        "Adobe",
        "Salesforce Sandbox",
        "Company wiki",
    ];
    apps.chain([text.to_owned()])
        .chain(known.map(str::to_owned))
        .filter(|label| !label.trim().is_empty())
        .collect()
}

/// What Okta would export of apps with these labels.
pub fn inventory(labels: &[String]) -> Inventory {
    let both = ["PUSH_NEW_USERS", "PUSH_USER_DEACTIVATION"];
    let app = |(number, label): (usize, &String)| {
        let features: &[&str] = if number % 2 == 0 { &both } else { &[] };
        let status = if number % 7 == 6 {
            "INACTIVE"
        } else {
            "ACTIVE"
        };
        serde_json::json!({
            "id": format!("0oa{number}"), "label": label, "status": status,
            "signOnMode": "SAML_2_0", "features": features,
        })
    };
    let apps: Vec<serde_json::Value> = labels.iter().enumerate().map(app).collect();
    let files = [("okta.json".to_owned(), serde_json::to_vec(&apps).unwrap())];
    read(&files, &ReadOptions::default()).unwrap()
}

fn answer_stack(screen: &mut Harness, inventory: Inventory) {
    screen.answer([Outcome::StackRead {
        inventory: Some(Box::new(inventory)),
        decisions: Default::default(),
        mistake: None,
    }]);
}

fn stack() -> Vec<State> {
    let loaded = |keys: String| {
        move |screen: &mut Harness, text: &str| {
            let inventory = inventory(&labels(screen, text));
            answer_stack(screen, inventory);
            screen.keys("4").keys(&keys);
        }
    };
    let empty = |screen: &mut Harness, mistake: Option<&str>| {
        screen
            .answer([Outcome::StackRead {
                inventory: None,
                decisions: Default::default(),
                mistake: mistake.map(str::to_owned),
            }])
            .keys("4");
    };
    let mut states = vec![
        state("stack, none", move |screen, _| empty(screen, None)),
        state("stack, what is kept is broken", move |screen, text| {
            empty(screen, Some(text))
        }),
        state("stack, files are typed", move |screen, text| {
            empty(screen, None);
            screen.keys("o").paste(text);
        }),
        state("stack, files are no stack", move |screen, text| {
            empty(screen, None);
            screen.keys("o").paste("x");
            screen
                .answer([Outcome::NotImported(text.to_owned())])
                .keys("<enter>");
        }),
        state("stack, apps", loaded(String::new())),
        state("stack, apps, end", loaded("G".to_owned())),
        state("stack, what to do first", loaded("<tab>".to_owned())),
        state("stack, to be forgotten?", loaded("X".to_owned())),
        state("stack, review", loaded("r".to_owned())),
        state("stack, review, next", loaded("rsj".to_owned())),
        state("stack, naming", loaded("w".to_owned())),
        state("stack, naming, found", loaded("Gwpage<down>".to_owned())),
        state("stack, naming, in review", loaded("rw".to_owned())),
        state("stack, naming, typed", move |screen, text| {
            loaded("w".to_owned())(screen, text);
            screen.paste(text);
        }),
    ];
    for class in Class::ALL {
        let name = format!("stack, {}", class.title());
        states.push(state(name, move |screen, text| {
            loaded(String::new())(screen, text);
            screen.session.model.stack.class = Some(*class);
        }));
    }
    states
}

fn exports() -> Vec<State> {
    let mut states = Vec::new();
    for subject in SUBJECTS {
        for (number, format) in subject.formats().iter().enumerate() {
            let name = format!("export, {subject:?}, {}", format.title());
            states.push(state(name, move |screen, text| {
                open_export(screen, subject, text);
                screen.keys(&"l".repeat(number));
            }));
        }
    }
    states.push(state("export, end", |screen, text| {
        open_export(screen, Subject::List, text);
        screen.keys("G");
    }));
    states.push(state("export, a name is typed", |screen, text| {
        open_export(screen, Subject::List, text);
        screen.keys("r<ctrl-u>").paste(text);
    }));
    states.push(state("export, a name is taken", |screen, text| {
        open_export(screen, Subject::List, text);
        screen.keys("r<ctrl-u>").paste(text).keys("<enter>");
        let path = PathBuf::from(text);
        screen.answer([Outcome::Exists(path)]).keys("<enter>");
    }));
    states.push(state("export, written", |screen, text| {
        open_export(screen, Subject::List, text);
        let path = PathBuf::from(text);
        screen.answer([Outcome::Written(path)]).keys("<enter>");
    }));
    states.push(state("export, nothing to write", |screen, text| {
        open_export(screen, Subject::List, text);
        screen.session.model.export.preview = Err(text.to_owned());
    }));
    states
}

fn open_export(screen: &mut Harness, subject: Subject, text: &str) {
    match subject {
        Subject::List => screen.keys("e"),
        Subject::Show => screen.keys("<enter>e"),
        Subject::Leaver => screen.keys("<enter>es"),
        Subject::Compare => {
            mark(screen, 3);
            screen.keys("2e")
        }
        Subject::Cost => screen.keys("3e"),
        Subject::Stack => {
            let inventory = inventory(&labels(screen, text));
            answer_stack(screen, inventory);
            screen.keys("4e")
        }
    };
}

/// Every subject of an export; `open_export` does not compile without one.
const SUBJECTS: [Subject; 6] = [
    Subject::List,
    Subject::Show,
    Subject::Leaver,
    Subject::Compare,
    Subject::Cost,
    Subject::Stack,
];

/// Every overlay; `overlay` does not compile without one.
const OVERLAYS: [&str; 12] = [
    "first keys",
    "copying",
    "columns",
    "views",
    "help",
    "idp",
    "facets",
    "order",
    "scenarios",
    "export",
    "naming",
    "palette",
];

fn overlay(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Help { .. } => "help",
        Overlay::FirstKeys => "first keys",
        Overlay::Copying { .. } => "copying",
        Overlay::Idp { .. } => "idp",
        Overlay::Facets { .. } => "facets",
        Overlay::Order { .. } => "order",
        Overlay::Scenarios { .. } => "scenarios",
        Overlay::Columns { .. } => "columns",
        Overlay::Views { .. } => "views",
        Overlay::Export => "export",
        Overlay::Naming(_) => "naming",
        Overlay::Palette { .. } => "palette",
    }
}

/// Every question; `question` does not compile without one.
const QUESTIONS: [&str; 2] = ["replace", "delete"];

fn question(question: &Question) -> &'static str {
    match question {
        Question::Replace(_) => "replace",
        Question::Delete(_) => "delete",
    }
}

/// What of the model's own lists a state draws.
fn drawn(model: &Model) -> Vec<String> {
    let mut drawn = vec![format!("{:?}", model.place()), format!("{:?}", model.view)];
    drawn.extend(model.overlay.iter().map(|open| overlay(open).to_owned()));
    if model.place() == Place::Detail {
        drawn.push(format!("{:?}", model.detail.tab(model.shape())));
    }
    if model.view == View::Cost {
        drawn.push(format!("{:?} {}", model.cost.scope, model.cost.sums));
    }
    if model.view == View::Stack && model.stack.stack.is_some() {
        drawn.push(format!("{:?}", model.stack.page));
        drawn.extend(model.stack.class.map(|class| format!("{class:?}")));
    }
    if let Some(Overlay::Facets { facet, .. }) = &model.overlay {
        drawn.push(format!("facet {facet}"));
    }
    if model.overlay == Some(Overlay::Export) {
        drawn.push(format!(
            "{:?} {:?}",
            model.export.subject, model.export.format
        ));
    }
    drawn.extend(
        model
            .scenarios
            .question
            .iter()
            .map(|asked| question(asked).to_owned()),
    );
    drawn.extend(
        model
            .notice
            .iter()
            .map(|notice| format!("notice {}", notice.error)),
    );
    drawn
}

#[test]
fn no_state_of_the_screen_is_forgotten() {
    let seen: BTreeSet<String> = OPENED.iter().flat_map(|(_, model)| drawn(model)).collect();
    let mut wanted: Vec<String> = Place::ALL
        .iter()
        .map(|place| format!("{place:?}"))
        .collect();
    wanted.extend(View::ALL.iter().map(|view| format!("{view:?}")));
    wanted.extend(OVERLAYS.map(str::to_owned));
    wanted.extend(QUESTIONS.map(str::to_owned));
    let tabs = DetailTab::of(scimdex::tui::view::plan::Shape::OnePane);
    wanted.extend(tabs.iter().map(|tab| format!("{tab:?}")));
    for scope in Scope::ALL {
        wanted.extend([false, true].map(|sums| format!("{scope:?} {sums}")));
    }
    wanted.extend(StackPage::ALL.map(|page| format!("{page:?}")));
    wanted.extend(Class::ALL.iter().map(|class| format!("{class:?}")));
    wanted.extend((0..FacetKind::ALL.len()).map(|facet| format!("facet {facet}")));
    for subject in SUBJECTS {
        let formats = subject.formats().iter();
        wanted.extend(formats.map(|format: &Format| format!("{subject:?} {format:?}")));
    }
    wanted.extend([false, true].map(|error| format!("notice {error}")));
    let missing: Vec<&String> = wanted.iter().filter(|one| !seen.contains(*one)).collect();
    assert!(missing.is_empty(), "{missing:?} of {seen:#?}");
}
