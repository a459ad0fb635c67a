//! Google Workspace: the audit of OAuth grants, as the admin console's CSV or the Reports API's activities.
//!
//! One line is one event of one person; an app is a client that somebody gave access to and did not take it from since.
//! Keys: <https://developers.google.com/workspace/admin/reports/v1/appendix/activity/token>.

use std::collections::HashMap;

use super::collector::{Collector, clean_label};
use super::item::Item;
use super::table::{Row, Table};
use super::{InventoryError, Origin, Place, SignOn, pages};

/// Scopes that are signing in.
const SIGN_IN: [&str; 5] = [
    "openid",
    "email",
    "profile",
    "userinfo.email",
    "userinfo.profile",
];

/// The grants of one app.
pub(super) struct Grant {
    pub(super) label: String,
    /// The OAuth client.
    pub(super) client: Option<String>,
    pub(super) sign_on: SignOn,
    /// How many people gave access, and have not taken it back.
    pub(super) people: u32,
    pub(super) origin: Origin,
}

/// All grants of a stack's files.
#[derive(Default)]
pub(super) struct Grants {
    apps: Vec<App>,
    by_client: HashMap<String, usize>,
}

struct App {
    label: String,
    client: Option<String>,
    signs_in: bool,
    /// The latest event of each person: when, and whether access was given.
    people: HashMap<String, (String, bool)>,
    origin: Origin,
}

/// One event.
struct Event<'e> {
    name: &'e str,
    app: &'e str,
    client: Option<&'e str>,
    person: &'e str,
    time: &'e str,
    scopes: Vec<&'e str>,
}

impl Grants {
    fn note(&mut self, event: &Event<'_>, origin: Origin) {
        let Some(label) = clean_label(event.app).or_else(|| event.client.and_then(clean_label))
        else {
            return;
        };
        let key = event.client.unwrap_or(event.app).to_owned();
        let place = *self.by_client.entry(key).or_insert_with(|| {
            self.apps.push(App {
                label,
                client: event.client.map(str::to_owned),
                signs_in: false,
                people: HashMap::new(),
                origin,
            });
            self.apps.len().saturating_sub(1)
        });
        let Some(app) = self.apps.get_mut(place) else {
            return;
        };
        app.signs_in = app.signs_in || event.scopes.iter().any(|scope| is_sign_in(scope));
        let given = !event.name.to_lowercase().contains("revoke");
        let before = app.people.get(event.person);
        // Times are comparable as text only in the form 2026-11-01T...; of others, access that was given counts.
        let is_later = before.is_none_or(|(time, before)| {
            if is_iso(time) && is_iso(event.time) {
                event.time >= time.as_str()
            } else {
                given && !before
            }
        });
        if is_later {
            let latest = (event.time.to_owned(), given);
            app.people.insert(event.person.to_owned(), latest);
        }
    }

    /// The apps, in the order in which they were met.
    pub(super) fn into_list(self) -> Vec<Grant> {
        let apps = self.apps.into_iter();
        apps.map(|app| {
            let people = app.people.values().filter(|(_, given)| *given).count();
            Grant {
                label: app.label,
                client: app.client,
                sign_on: if app.signs_in {
                    SignOn::Oidc
                } else {
                    SignOn::Unknown
                },
                people: u32::try_from(people).unwrap_or(u32::MAX),
                origin: app.origin,
            }
        })
        .collect()
    }
}

fn is_iso(time: &str) -> bool {
    let mut bytes = time.bytes();
    bytes.by_ref().take(4).all(|byte| byte.is_ascii_digit()) && bytes.next() == Some(b'-')
}

fn is_sign_in(scope: &str) -> bool {
    let name = scope.rsplit('/').next().unwrap_or(scope);
    SIGN_IN.contains(&name.trim())
}

/// Takes one activity of the Reports API.
pub(super) fn take_activity(
    item: &Item<'_>,
    collector: &mut Collector,
) -> Result<(), InventoryError> {
    let person = match item.inner("actor")? {
        Some(actor) => actor.first_text(&["email", "profileId", "callerType"])?,
        None => None,
    };
    let time = match item.inner("id")? {
        Some(id) => id.text("time")?,
        None => None,
    };
    for event in item.inners("events")? {
        let mut found = Event {
            name: event.text("name")?.unwrap_or_default(),
            app: "",
            client: None,
            person: person.unwrap_or_default(),
            time: time.unwrap_or_default(),
            scopes: Vec::new(),
        };
        for parameter in event.inners("parameters")? {
            match parameter.text("name")?.unwrap_or_default() {
                "app_name" => found.app = parameter.text("value")?.unwrap_or_default(),
                "client_id" => found.client = parameter.text("value")?,
                "scope" => found.scopes = parameter.texts("multiValue")?.unwrap_or_default(),
                _ => {}
            }
        }
        let origin = collector.origin(pages::place(item));
        collector.grants.note(&found, origin);
    }
    Ok(())
}

/// The columns of the console's download, by the headings of its older and newer log.
struct Columns {
    event: Option<usize>,
    app: usize,
    client: Option<usize>,
    person: Option<usize>,
    scope: Option<usize>,
    time: Option<usize>,
}

/// Headings that hold the app's name.
pub(super) const APP: &[&str] = &["applicationname", "appname", "oauthappname"];
/// Headings that hold the OAuth client.
pub(super) const CLIENT: &[&str] = &["clientid", "appid", "oauthclientid"];

/// Takes the rows of the console's download.
pub(super) fn take_table(
    table: Table<'_>,
    collector: &mut Collector,
) -> Result<(), InventoryError> {
    let columns = Columns {
        event: table.column(&["eventname", "event"])?,
        app: table.needed(APP, "the application's name")?,
        client: table.column(CLIENT)?,
        person: table.column(&["user", "actor", "actoremail", "email"])?,
        scope: table.column(&["scope", "scopes", "oauthscopes"])?,
        time: table.column(&["date", "time", "timestamp"])?,
    };
    table.each(|row: &Row<'_>| {
        collector.row()?;
        let text = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        let event = Event {
            name: text(columns.event),
            app: row.cell(columns.app),
            client: Some(text(columns.client)).filter(|client| !client.is_empty()),
            person: text(columns.person),
            time: text(columns.time),
            scopes: text(columns.scope).split([' ', ',', ';', '\n']).collect(),
        };
        let origin = collector.origin(Place::Line(row.line()));
        collector.grants.note(&event, origin);
        Ok(())
    })
}
