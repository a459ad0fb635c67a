//! Words that say nothing of the app, and names that are plain words.

/// What a statement's star may follow without being the seller.
#[rustfmt::skip]
pub(super) const PAYMENT_SERVICES: &[&str] = &[
    "2co", "2cocom", "2checkout", "adyen", "chargebee", "dri", "fastspring", "fs", "fsprg", "paddle", "paddlecom",
    "paddlenet", "paypal", "payproglobal", "pp", "py", "sp", "sq", "square", "stripe", "sumup", "tst",
];

/// A company's legal form.
pub(super) fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.contains(&word)
}

#[rustfmt::skip]
const LEGAL_FORMS: &[&str] = &[
    "ab", "ag", "b.v", "bv", "corp", "corporation", "gmbh", "inc", "incorporated", "kk", "limited", "llc", "ltd",
    "ltda", "oy", "plc", "pte", "pty", "s.a", "s.l", "s.r.l", "sarl", "sas", "srl",
];

/// Whether a word says nothing of which app it is: environments, regions, ways to sign on, plans and statement codes,
/// small words, and anything that is a number or a code.
pub(in crate::stack) fn says_nothing(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.is_empty() || NOTHING.contains(&bare) || is_code(word)
}

/// Whether a word is a code of a statement or a tenant: four digits or more, or digits and letters mixed at length.
fn is_code(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits >= 4 || (digits >= 2 && word.chars().count() >= 7)
}

/// Words that say nothing of the app, folded.
#[rustfmt::skip]
const NOTHING: &[&str] = &[
    // Environments and the age of an entry.
    "prod", "production", "prd", "live", "sandbox", "sbx", "sb", "staging", "stage", "stg", "dev", "development", "test",
    "testing", "tst", "uat", "qa", "demo", "preview", "beta", "alpha", "pilot", "poc", "trial", "old", "new", "legacy",
    "deprecated", "archived", "inactive", "backup", "temp", "tmp", "copy", "full", "partial", "instance", "tenant",
    "workspace", "org", "organization", "organisation", "main", "primary", "secondary", "default", "global", "v",
    // Regions.
    "eu", "emea", "us", "usa", "uk", "de", "fr", "ca", "au", "anz", "jp", "apac", "na", "latam", "amer", "americas",
    "europe", "east", "west", "north", "south", "central",
    // Ways to sign on, and what an entry is.
    "sso", "saml", "oidc", "oauth", "openid", "swa", "scim", "idp", "mfa", "single", "sign", "signon", "login", "log",
    "logon", "signin", "provisioning", "federated", "federation", "app", "application", "connector", "bookmark", "link",
    "integration", "portal", "web", "website", "site", "home", "admin",
    // Plans and forms of sale.
    "cloud", "online", "saas", "enterprise", "business", "team", "teams", "pro", "professional", "premium", "standard",
    "plus", "basic", "starter", "free", "edition", "plan", "license", "licence", "licenses", "subscription", "subscr",
    "subscriptions", "subs", "sub", "monthly", "month", "annual", "yearly", "year", "renewal", "recurring", "invoice",
    "billing", "bill", "charge", "payment", "misc", "fee", "software", "labs", "technologies", "technology", "systems",
    "group", "com", "www", "http", "https", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
    "dec",
    // Small words.
    "a", "an", "the", "for", "of", "on", "in", "to", "via", "with", "from", "at", "our", "my",
    // The same in other languages, where exports are known to hold them.
    "本番", "開発", "検証", "生产", "测试", "produktion", "produccion", "producao", "prueba",
];

/// Whether a name is a plain word, which other things are called too: beside unknown words it proves nothing.
pub(in crate::stack) fn is_plain_word(name: &str) -> bool {
    PLAIN.contains(&name)
}

/// Names of the catalog that are plain words or common given names, folded.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "aha", "archer", "backstory", "bird", "blackboard", "box", "buffer", "canny", "cascade", "census", "chameleon",
    "chef", "chorus", "clay", "close", "clover", "conductor", "concord", "copper", "craft", "crisp", "cube", "cursor",
    "disco", "divvy", "doodle", "doppler", "drift", "drip", "ease", "eden", "elastic", "emma", "encompass", "envoy",
    "epic", "expo", "fathom", "fleet", "fountain", "front", "gem", "ghost", "glint", "gong", "guru", "harness",
    "harvest", "heap", "hex", "hive", "impact", "indeed", "infor", "island", "jam", "jasper", "juro", "kit", "laika",
    "later", "lattice", "leah", "lever", "lightspeed", "linear", "litmus", "loom", "manhattan", "marvel", "medusa",
    "mode", "monday", "mosaic", "mural", "namely", "nifty", "nimble", "notion", "nutshell", "obsidian", "odie", "okta",
    "outreach", "overflow", "oyster", "paddle", "panther", "pave", "perk", "phrase", "pigment", "pitch", "plane",
    "plausible", "pocus", "podio", "postmark", "principle", "prism", "proof", "puppet", "pylon", "qualified", "quip",
    "railway", "ramp", "rancher", "redshift", "relativity", "remote", "render", "renovate", "resend", "riddle",
    "runway", "sana", "sanity", "scribe", "segment", "seismic", "sender", "sentry", "shortcut", "sigma", "sketch",
    "slab", "spiff", "spree", "square", "staircase", "stamped", "sterling", "stitch", "strategy", "streak", "swell",
    "swimlane", "tableau", "tango", "teamwork", "teleport", "temporal", "terminus", "toast", "transcend", "tropic",
    "umbrella", "unleash", "wave", "whimsical", "workshop",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing() {
        for word in [
            "prod",
            "eu1",
            "uat2",
            "888",
            "4155",
            "sso",
            "t0abcdef12",
            "2024",
            "monthly",
        ] {
            assert!(says_nothing(word), "{word}");
        }
        for word in [
            "slack",
            "acme",
            "marketing",
            "desk",
            "15five",
            "1password",
            "8x8",
            "g2",
        ] {
            assert!(!says_nothing(word), "{word}");
        }
    }
}
