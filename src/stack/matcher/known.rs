//! What this trade calls things beside their names in the catalog: products that an app's price list covers, names in
//! IdPs' catalogues, addresses at which people sign on, and hosts that many share.
//!
//! Each line is a vendor's own usage. Facts about apps do not belong here; they are the catalog's.

/// Products and short names, folded and run together, with the app of the catalog that they are part of.
pub(super) const PRODUCTS: &[(&str, &str)] = &[
    ("acrobatpro", "adobe-acrobat"),
    ("acropro", "adobe-acrobat"),
    ("amazonwebservices", "aws"),
    ("awsaccountfederation", "aws"),
    ("awssso", "aws"),
    ("ciscowebex", "webex"),
    ("ciscowebexmeetings", "webex"),
    ("confluence", "atlassian"),
    ("creativecloud", "adobe-creative-cloud"),
    ("dropboxbusiness", "dropbox"),
    ("gmail", "google-workspace"),
    ("googleapps", "google-workspace"),
    ("googlecalendar", "google-workspace"),
    ("googledocs", "google-workspace"),
    ("googledrive", "google-workspace"),
    ("googlemeet", "google-workspace"),
    ("gsuite", "google-workspace"),
    ("jira", "atlassian"),
    ("jiracloud", "atlassian"),
    ("jiraservicemanagement", "atlassian"),
    ("jirasoftware", "atlassian"),
    ("m365", "microsoft-365"),
    ("microsoftoffice", "microsoft-365"),
    ("microsoftoffice365", "microsoft-365"),
    ("microsoftteams", "microsoft-365"),
    ("msft", "microsoft-365"),
    ("o365", "microsoft-365"),
    ("office365", "microsoft-365"),
    ("onedrive", "microsoft-365"),
    ("outlook", "microsoft-365"),
    ("qbooks", "quickbooks-online"),
    ("quickbooks", "quickbooks-online"),
    ("salesnavigator", "linkedin-sales-navigator"),
    ("sfdc", "salesforce"),
    ("sharepoint", "microsoft-365"),
    ("sharepointonline", "microsoft-365"),
    ("concur", "sap-concur"),
    ("successfactors", "sap-successfactors"),
    ("ultipro", "ukg"),
    ("zscalerinternetaccess", "zscaler"),
    ("zscalerprivateaccess", "zscaler"),
];

/// Names in IdPs' catalogues that cannot be read off the app's name, folded and run together.
pub(super) const KEYS: &[(&str, &str)] = &[
    ("amazonaws", "aws"),
    ("amazonawssso", "aws"),
    ("boxnet", "box"),
    ("concursolutions", "sap-concur"),
    ("dropboxforbusiness", "dropbox"),
    ("githubcloud", "github"),
    ("githubenterprise", "github"),
    ("google", "google-workspace"),
    ("gotomeeting", "goto-meeting"),
    ("jiraonprem", "atlassian"),
    ("newrelicbyorg", "new-relic"),
    ("office365", "microsoft-365"),
    ("servicenowud", "servicenow"),
    ("tableauonline", "tableau"),
    ("ultipro", "ukg"),
    ("zoomus", "zoom"),
    ("zscalerbyz", "zscaler"),
];

/// Addresses at which people sign on to an app, where the catalog's own pages stand elsewhere.
pub(super) const HOSTS: &[(&str, &str)] = &[
    ("atlassian.net", "atlassian"),
    ("aws.amazon.com", "aws"),
    ("awsapps.com", "aws"),
    ("chatgpt.com", "openai-chatgpt"),
    ("claude.ai", "claude"),
    ("concursolutions.com", "sap-concur"),
    ("datadoghq.eu", "datadog"),
    ("dayforcehcm.com", "ceridian-dayforce"),
    ("drive.google.com", "google-workspace"),
    ("force.com", "salesforce"),
    ("jira.com", "atlassian"),
    ("lucid.app", "lucidchart"),
    ("mail.google.com", "google-workspace"),
    ("msbill.info", "microsoft-365"),
    ("myworkday.com", "workday"),
    ("notion.so", "notion"),
    ("office.com", "microsoft-365"),
    ("office365.com", "microsoft-365"),
    ("openai.com", "openai-chatgpt"),
    ("service-now.com", "servicenow"),
    ("sharepoint.com", "microsoft-365"),
    ("successfactors.com", "sap-successfactors"),
    ("successfactors.eu", "sap-successfactors"),
    ("ultipro.com", "ukg"),
    ("workspace.google.com", "google-workspace"),
    ("zoom.us", "zoom"),
    ("zscaler.net", "zscaler"),
    ("zscalerone.net", "zscaler"),
    ("zscalertwo.net", "zscaler"),
];

/// Hosts that say nothing of an app: identity providers, clouds, page builders, help centres, and companies whose one
/// domain serves many products. What the catalog documents under them stands for nothing; [`HOSTS`] names what does.
#[rustfmt::skip]
pub(super) const SHARED: &[&str] = &[
    "adobe.com", "amazon.com", "amazonaws.com", "appspot.com", "auth0.com", "azure.com", "azurewebsites.net",
    "b2clogin.com", "broadcom.com", "cloudfront.net", "dynamics.com", "firebaseapp.com", "github.io",
    "githubusercontent.com", "gitbook.io", "gitlab.io", "google.com", "googleapis.com", "helpdocs.io", "herokuapp.com",
    "ibm.com", "intercom.help", "intuit.com", "jumpcloud.com", "kaseya.com", "live.com", "microfocus.com",
    "microsoft.com", "microsoftonline.com", "myshopify.com", "netlify.app", "notion.site", "okta-emea.com", "okta.com",
    "oktapreview.com", "onelogin.com", "onmicrosoft.com", "oracle.com", "pages.dev", "readme.io", "readthedocs.io",
    "sap.com", "spotify.com", "stitchflow.com", "swaggerhub.com", "tibco.com", "thryv.com", "vercel.app", "vmware.com",
    "web.app", "webflow.io", "website-files.com", "windows.net", "workers.dev", "zoho.com",
];

/// Apps with the app of the company that owns them, where the catalog has both and its owner field does not say so:
/// "Slack (Salesforce)" is Slack.
pub(super) const OWNED: &[(&str, &str)] = &[
    ("auth0", "okta"),
    ("bitbucket", "atlassian"),
    ("loom", "atlassian"),
    ("opsgenie", "atlassian"),
    ("pardot", "salesforce"),
    ("quip", "salesforce"),
    ("slack", "salesforce"),
    ("tableau", "salesforce"),
    ("trello", "atlassian"),
];

/// Sub-hosts under which vendors keep their pages: the address without them is the app's.
#[rustfmt::skip]
pub(super) const PAGES: &[&str] = &[
    "academy", "admin", "api", "app", "blog", "community", "dev", "developer", "developers", "docs", "documentation",
    "faq", "get", "guide", "guides", "help", "helpcenter", "helpx", "hub", "info", "kb", "knowledge", "learn", "pages",
    "portal", "resources", "support", "trust", "university", "web", "www", "www2",
];
