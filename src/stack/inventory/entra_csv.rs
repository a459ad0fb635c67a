//! The Entra admin centre's download of enterprise applications, `EnterpriseAppsList.csv`, and what PowerShell writes of
//! service principals as CSV. Whether an app is provisioned is in neither.

use super::collector::{Collector, Draft};
use super::item::add_url;
use super::table::{Row, Table};
use super::{InventoryError, Place, WhySetAside, entra};

/// Headings that hold the name.
pub(super) const NAME: &[&str] = &["displayname", "applicationname", "appdisplayname", "name"];
/// Headings that hold the app's id.
pub(super) const APP: &[&str] = &["appid", "applicationid"];

struct Columns {
    id: Option<usize>,
    name: usize,
    app: Option<usize>,
    kind: Option<usize>,
    enabled: Option<usize>,
    owner: Option<usize>,
    template: Option<usize>,
    mode: Option<usize>,
    urls: Vec<usize>,
}

/// Takes the rows.
pub(super) fn take_table(
    table: Table<'_>,
    collector: &mut Collector,
) -> Result<(), InventoryError> {
    let mut urls = Vec::new();
    for heading in ["homepage", "homepageurl", "loginurl"] {
        urls.extend(table.column(&[heading])?);
    }
    let columns = Columns {
        id: table.column(&["id", "objectid"])?,
        name: table.needed(NAME, "the display name")?,
        app: table.column(APP)?,
        kind: table.column(&["applicationtype", "serviceprincipaltype"])?,
        enabled: table.column(&["accountenabled"])?,
        owner: table.column(&["appownerorganizationid"])?,
        template: table.column(&["applicationtemplateid"])?,
        mode: table.column(&["preferredsinglesignonmode"])?,
        urls,
    };
    table.each(|row| {
        collector.row()?;
        take(row, &columns, collector)
    })
}

fn take(row: &Row<'_>, columns: &Columns, collector: &mut Collector) -> Result<(), InventoryError> {
    let text = |column: Option<usize>| {
        let cell = column.map(|column| row.cell(column));
        cell.filter(|cell| !cell.is_empty())
    };
    let label = row.cell(columns.name);
    let id = text(columns.id).or(text(columns.app)).map(str::to_owned);
    let place = Place::Line(row.line());
    if let Some(why) = set_aside(row, columns, text)? {
        collector.set_aside(label, why, id, place);
        return Ok(());
    }
    let mut draft = Draft::at(place);
    draft.id = id;
    draft.keys = entra::keys(text(columns.template), text(columns.app));
    for column in &columns.urls {
        add_url(&mut draft.urls, row.cell(*column));
    }
    draft.sign_on = entra::sign_on(text(columns.mode));
    collector.take(label, draft);
    Ok(())
}

fn set_aside<'r>(
    row: &Row<'r>,
    columns: &Columns,
    text: impl Fn(Option<usize>) -> Option<&'r str>,
) -> Result<Option<WhySetAside>, InventoryError> {
    let kind = super::table::plain(text(columns.kind).unwrap_or_default());
    let enabled = match text(columns.enabled)
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        None => None,
        Some("true" | "yes" | "1") => Some(true),
        Some("false" | "no" | "0") => Some(false),
        Some(other) => {
            return Err(row.wrong(format!(
                "accountEnabled: expected True or False, found `{other}`; correct it"
            )));
        }
    };
    let is_own = text(columns.owner).is_some_and(entra::is_microsoft);
    Ok(if kind.starts_with("managedidentit") {
        Some(WhySetAside::ManagedIdentity)
    } else if kind.starts_with("microsoftapplication") || is_own {
        Some(WhySetAside::FirstParty)
    } else if enabled == Some(false) {
        Some(WhySetAside::Inactive)
    } else {
        None
    })
}
