//! Any table with a column of app names: an expense export, a licence list, a spreadsheet of one's own.
//!
//! Further columns are read where their headings say what they are; a cell that cannot be read says nothing.

use super::collector::{Collector, Draft};
use super::item::add_url;
use super::table::{Row, Table, plain};
use super::{InventoryError, Place, Provisioning, ReadOptions, SignOn};

/// Headings and keys that hold names, the surest first. Also asked for in JSON.
pub(super) const NAMES: &[&str] = &[
    "app",
    "appname",
    "application",
    "applicationname",
    "displayname",
    "displaylabel",
    "label",
    "software",
    "softwarename",
    "saas",
    "tool",
    "toolname",
    "product",
    "productname",
    "service",
    "servicename",
    "name",
    "merchantname",
    "merchant",
    "merchantdescriptor",
    "vendorname",
    "vendor",
    "suppliername",
    "supplier",
    "payee",
    "payeename",
    "title",
];
pub(super) const SEATS: &[&str] = &[
    "seats",
    "licenses",
    "licences",
    "assignedusers",
    "activeusers",
    "usercount",
    "users",
];
pub(super) const URLS: &[&str] = &["url", "website", "domain", "homepage", "ssourl", "loginurl"];
pub(super) const SIGN_ONS: &[&str] = &["signon", "signonmode", "signonmethod", "ssotype"];
pub(super) const PROVISIONING: &[&str] = &["provisioning", "scimprovisioning", "provisioned"];

/// Takes the rows.
pub(super) fn take_table(
    table: Table<'_>,
    options: &ReadOptions,
    collector: &mut Collector,
) -> Result<(), InventoryError> {
    let name = match &options.name_column {
        Some(named) => table.named(named)?,
        None => table.column(NAMES)?.ok_or_else(|| {
            table.without("no heading says which column holds the app names; name it".to_owned())
        })?,
    };
    if let Some(heading) = table.headings().get(name) {
        collector.named_by(heading);
    }
    let other = |column: Option<usize>| column.filter(|column| *column != name);
    let seats = other(table.column(SEATS)?);
    let url = other(table.column(URLS)?);
    let sign_on = other(table.column(SIGN_ONS)?);
    let provisioning = other(table.column(PROVISIONING)?);
    table.each(|row: &Row<'_>| {
        collector.row()?;
        let text = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        let mut draft = Draft::at(Place::Line(row.line()));
        draft.seats = read_seats(text(seats));
        draft.sign_on = read_sign_on(text(sign_on));
        draft.provisioning = read_provisioning(text(provisioning));
        add_address(&mut draft.urls, text(url));
        let label = row.cell(name);
        draft.id = Some(same(label, draft.seats));
        collector.take(label, draft);
        Ok(())
    })
}

/// What makes two rows without ids one entry: the same name, and the same seats if any are said.
pub(super) fn same(label: &str, seats: Option<u32>) -> String {
    let folded = crate::text::fold(label.trim());
    match seats {
        None => folded.text().to_owned(),
        Some(seats) => format!("{}\u{0}{seats}", folded.text()),
    }
}

/// A count such as `1,200` or a spreadsheet's `50.0`; none for anything else.
pub(super) fn read_seats(text: &str) -> Option<u32> {
    let digits = text.trim().replace([',', '_', '\u{a0}'], "");
    let whole = digits.strip_suffix(".0").unwrap_or(&digits);
    whole.parse().ok()
}

/// A way of signing on by our own words, Okta's, or anybody's.
pub(super) fn read_sign_on(text: &str) -> SignOn {
    match plain(text).as_str() {
        "saml" | "saml2" | "saml20" | "saml11" => SignOn::Saml,
        "oidc" | "openid" | "openidconnect" | "oauth" | "oauth2" => SignOn::Oidc,
        "password"
        | "passwordvault"
        | "swa"
        | "autologin"
        | "browserplugin"
        | "securepasswordstore" => SignOn::Password,
        "bookmark" | "link" => SignOn::Bookmark,
        "other" | "wsfederation" => SignOn::Other,
        _ => SignOn::Unknown,
    }
}

/// On and off by our own words, or yes and no.
pub(super) fn read_provisioning(text: &str) -> Provisioning {
    match plain(text).as_str() {
        "on" | "yes" | "true" | "enabled" | "scim" => Provisioning::On,
        "createonly" | "createsneverscloses" => Provisioning::CreateOnly,
        "off" | "no" | "false" | "disabled" => Provisioning::Off,
        _ => Provisioning::Unknown,
    }
}

/// An address, or a bare domain.
pub(super) fn add_address(urls: &mut Vec<String>, text: &str) {
    let text = text.trim();
    let is_domain = text.contains('.') && !text.contains([' ', '@', ':']);
    if is_domain {
        add_url(urls, &format!("https://{text}"));
    } else {
        add_url(urls, text);
    }
}
