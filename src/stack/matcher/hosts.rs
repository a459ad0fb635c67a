//! Which app an address belongs to: by the pages that the catalog documents, and the vendors' known sign-on addresses.
//!
//! A host belongs to an app if it, or a domain above it, is known as the app's alone. No list of public suffixes is
//! needed: only documented hosts, and what is left of them without `docs.` and the like, are ever compared.

use std::collections::HashMap;

use super::known;
use crate::catalog::{App, Catalog};
use crate::stack::labels::compact;
use crate::text::fold;

/// What an address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Belongs {
    /// To this app; with the domain that is known.
    To(usize, String),
    /// To one of these apps.
    Among(Vec<usize>, String),
    /// Nobody knows.
    Unknown,
}

/// The known hosts.
#[derive(Debug, Default)]
pub(super) struct Hosts {
    known: HashMap<String, Vec<usize>>,
}

impl Hosts {
    pub fn new(catalog: &Catalog) -> Hosts {
        let mut documented: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, app) in catalog.apps().iter().enumerate() {
            let pages = [&app.pricing_url, &app.docs_url];
            for url in pages.into_iter().filter_map(|page| page.value()) {
                let Some(domain) = host(url).map(|host| without_pages(&host).to_owned()) else {
                    continue;
                };
                let places = documented.entry(domain).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        let mut hosts = Hosts::default();
        for (domain, places) in documented {
            if is_shared(&domain) {
                continue;
            }
            let owners = owners(catalog, &domain, &places);
            if !owners.is_empty() {
                hosts.known.insert(domain, owners);
            }
        }
        for (domain, id) in known::HOSTS {
            if let Some(place) = catalog.place(id) {
                hosts.known.insert((*domain).to_owned(), vec![place]);
            }
        }
        hosts
    }

    /// To whom an address belongs.
    pub fn of(&self, url: &str) -> Belongs {
        let Some(host) = host(url) else {
            return Belongs::Unknown;
        };
        // A vendor's help centre, hosted by another vendor.
        if host.ends_with(".zendesk.com") && url.contains("/hc") {
            return Belongs::Unknown;
        }
        let mut domain = host.as_str();
        loop {
            match self.known.get(domain).map(Vec::as_slice) {
                Some([place]) => return Belongs::To(*place, domain.to_owned()),
                Some(places) => return Belongs::Among(places.to_vec(), domain.to_owned()),
                None if known::SHARED.contains(&domain) => return Belongs::Unknown,
                None => match domain.split_once('.') {
                    Some((_, above)) if above.contains('.') => domain = above,
                    Some(_) | None => return Belongs::Unknown,
                },
            }
        }
    }
}

/// Of the apps that are documented under a domain, those whose it is: the one that it is named after, else the only one
/// with a name like it, else all.
fn owners(catalog: &Catalog, domain: &str, places: &[usize]) -> Vec<usize> {
    let parts: Vec<String> = domain.split('.').map(compact).collect();
    let whole = compact(domain);
    let main = parts
        .len()
        .checked_sub(2)
        .and_then(|main| parts.get(main))
        .map_or("", String::as_str);
    let app = |place: usize| catalog.apps().get(place);
    let is_named = |place: &usize| {
        app(*place).is_some_and(|app| names(app).any(|name| name == main || name == whole))
    };
    let is_like = |place: &usize| {
        let like = |name: &String| {
            parts.iter().any(|part| {
                part.len() >= 3 && (part.contains(name.as_str()) || name.contains(part.as_str()))
            })
        };
        app(*place).is_some_and(|app| names(app).any(|name| name.len() >= 3 && like(&name)))
    };
    let named: Vec<usize> = places.iter().copied().filter(is_named).collect();
    if named.len() == 1 {
        return named;
    }
    let like: Vec<usize> = places.iter().copied().filter(is_like).collect();
    match (like.len(), places.len()) {
        (1, _) => like,
        // Nothing ties the only app to the domain: the page may be somebody else's.
        (0, 1) => Vec::new(),
        _ => places.to_vec(),
    }
}

/// The app's own names, run together.
fn names(app: &App) -> impl Iterator<Item = String> {
    let name = app.display_name();
    let bare = name.split_once(" (").map_or(name, |(bare, _)| bare);
    let own = [app.id.as_str(), name, bare].into_iter();
    let others = app
        .former_names
        .iter()
        .chain(&app.aliases)
        .map(String::as_str);
    own.chain(others).map(|name| compact(fold(name).text()))
}

/// The host of an address, in lower case; also of one that is written without `https://`.
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.trim().trim_end_matches('.').to_lowercase();
    let plain = host.contains('.')
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || c == '.' || c == '-');
    plain.then_some(host)
}

/// A host without the sub-hosts under which vendors keep their pages; at least two parts stay.
fn without_pages(host: &str) -> &str {
    match host.split_once('.') {
        Some((first, above)) if above.contains('.') && known::PAGES.contains(&first) => {
            without_pages(above)
        }
        Some(_) | None => host,
    }
}

fn is_shared(domain: &str) -> bool {
    known::SHARED.iter().any(|shared| {
        let before = domain.strip_suffix(shared);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_from_addresses() {
        for (url, expected) in [
            (
                "https://acme.slack.com/sso/saml?x=1",
                Some("acme.slack.com"),
            ),
            ("HTTPS://Acme.Slack.COM:443", Some("acme.slack.com")),
            ("https://user:secret@zoom.us/j/1", Some("zoom.us")),
            ("acme.atlassian.net/wiki", Some("acme.atlassian.net")),
            ("zoom.us.", Some("zoom.us")),
            ("localhost", None),
            ("https://", None),
            ("urn:amazon:webservices", None),
            ("https://[::1]/", None),
            ("", None),
        ] {
            assert_eq!(host(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn addresses_belong_to_the_app_that_a_domain_is_named_after() {
        let catalog = Catalog::builtin().unwrap();
        let hosts = Hosts::new(&catalog);
        for (url, expected) in [
            ("https://acme.slack.com/sso", "slack"),
            ("https://acme.my.salesforce.com", "salesforce"),
            ("https://acme.lightning.force.com", "salesforce"),
            ("https://acme.atlassian.net", "atlassian"),
            ("https://trello.com/acme", "trello"),
            ("https://app.datadoghq.com/account/saml", "datadog"),
            ("https://acme.zendesk.com/access/saml", "zendesk"),
            ("https://company.monday.com", "monday-com"),
            ("https://sso.bill.com", "bill-com"),
            ("https://vendor.zendesk.com/hc/en-us", "none"),
            ("https://acme.okta.com/app/slack", "none"),
            ("https://login.microsoftonline.com/x", "none"),
            ("https://docs.google.com/forms", "none"),
            ("https://acme.github.io", "none"),
            ("https://acme.notion.site", "none"),
            ("https://slack.com.evil.example/", "none"),
            ("https://notslack.com", "none"),
            ("https://intranet.acme.com", "none"),
        ] {
            let id = match hosts.of(url) {
                Belongs::To(place, _) => catalog.apps().get(place).unwrap().id.as_str().to_owned(),
                Belongs::Among(places, _) => format!("one of {}", places.len()),
                Belongs::Unknown => "none".to_owned(),
            };
            assert_eq!(id, expected, "{url}");
        }
    }
}
