//! Whole exports: what is read of each.

use super::*;

#[test]
fn okta_says_how_people_sign_on_and_what_is_provisioned() {
    let inventory = read_files(&["okta.json"]);
    assert_eq!(inventory.format, Format::OktaApps);
    assert_eq!(inventory.provider, Some(Idp::Okta));
    assert_eq!(
        lines(&inventory),
        [
            "Salesforce (Prod) | salesforce | saml on - | [0]",
            "Slack | slack | saml create_only - | [1]",
            "Payroll portal |  | oidc off - | [2]",
            "LinkedIn | linkedin | password unknown - | [3]",
            "Wiki |  | bookmark off - | [4]",
            "Microsoft 365 | office365 | other off - | [7]",
        ]
    );
    assert_eq!(
        aside(&inventory),
        ["Zoom (old): inactive", "Okta Admin Console: first_party"]
    );
    let urls: Vec<_> = inventory
        .entries
        .iter()
        .map(|entry| entry.urls.join(" "))
        .collect();
    assert_eq!(
        urls,
        [
            "https://acme.my.salesforce.com",
            "",
            "https://payroll.acme.test https://payroll.acme.test/callback",
            "",
            "https://wiki.acme.test",
            "",
        ]
    );
    assert!(inventory.remarks.is_empty());
}

#[test]
fn pages_are_one_stack_and_what_stands_on_two_is_one_entry() {
    let inventory = read_files(&["okta.json", "okta-page-2.json"]);
    assert_eq!(inventory.files, ["okta.json", "okta-page-2.json"]);
    assert_eq!(inventory.entries.len(), 7);
    let last = inventory.entries.last().unwrap();
    assert_eq!((last.label.as_str(), last.origin.file), ("Figma", 1));
    assert_eq!(inventory.remarks, [Remark::Joined { count: 1 }]);
}

#[test]
fn pages_one_after_the_other_in_one_file_and_json_lines_are_read_too() {
    let (_, first) = file("okta.json");
    let (_, second) = file("okta-page-2.json");
    let both = [first.clone(), second].concat();
    let inventory = read(&[("both".to_owned(), both)], &ReadOptions::default()).unwrap();
    assert_eq!(inventory.entries.len(), 7);
    let place = Place::Path("document 2: [1]".to_owned());
    assert_eq!(inventory.entries.last().unwrap().origin.place, place);

    let elements: Vec<serde_json::Value> = serde_json::from_slice(&first).unwrap();
    let rows: Vec<String> = elements.iter().map(ToString::to_string).collect();
    let by_line = read_text(&rows.join("\n")).unwrap();
    let whole = read_files(&["okta.json"]);
    assert_eq!(by_line.format, Format::OktaApps);
    assert_eq!(labels(&by_line), labels(&whole));
    assert_eq!(aside(&by_line), aside(&whole));
}

#[test]
fn entra_sets_its_own_and_machines_aside_and_names_the_missing_page() {
    let inventory = read_files(&["entra-graph.json"]);
    assert_eq!(inventory.format, Format::EntraGraph);
    assert_eq!(
        lines(&inventory),
        [
            "Notion | 7c000000-0000-4000-8000-000000000001 a1000000-0000-4000-8000-000000000001 | saml unknown - | value[0]",
            "Intranet | a1000000-0000-4000-8000-000000000002 | unknown unknown - | value[1]",
        ]
    );
    assert_eq!(
        aside(&inventory),
        [
            "Microsoft Graph: first_party",
            "vm-backup: managed_identity",
            "Trello: inactive"
        ]
    );
    assert_eq!(
        inventory.set_aside_by_reason(),
        [
            (WhySetAside::FirstParty, 1),
            (WhySetAside::ManagedIdentity, 1),
            (WhySetAside::Inactive, 1)
        ]
    );
    assert_eq!(
        remarks(&inventory),
        [
            "entra-graph.json says that there is a further page, which is not here: ask for it and import all pages \
             together",
            "the export cannot say which apps are provisioned"
        ]
    );
    let both = read_files(&["entra-graph.json", "entra-graph-page-2.json"]);
    assert_eq!(both.remarks, [Remark::ProvisioningUnsaid]);
    assert_eq!(both.entries.len(), 3);
}

#[test]
fn service_principals_as_powershell_writes_them_are_the_same() {
    let json = r#"[{"Id":"g1","AppId":"A1","DisplayName":"Notion","ServicePrincipalType":"Application",
        "PreferredSingleSignOnMode":"saml","AccountEnabled":true,"ReplyUrls":["https://www.notion.so/sso"]}]"#;
    let inventory = read_text(json).unwrap();
    assert_eq!(inventory.format, Format::EntraGraph);
    assert_eq!(lines(&inventory), ["Notion | a1 | saml unknown - | [0]"]);
    assert_eq!(inventory.entries[0].urls, ["https://www.notion.so/sso"]);
}

#[test]
fn the_admin_centres_download_is_read() {
    let inventory = read_files(&["entra-apps.csv"]);
    assert_eq!(inventory.format, Format::EntraCsv);
    assert_eq!(
        lines(&inventory),
        [
            "Notion | a1 | unknown unknown - | line 2",
            "Miro | a5 | unknown unknown - | line 6"
        ]
    );
    assert_eq!(
        aside(&inventory),
        [
            "Expenses, old: inactive",
            "Microsoft Teams: first_party",
            "vm-backup: managed_identity"
        ]
    );
}

#[test]
fn google_counts_the_people_whose_grant_stands() {
    let inventory = read_files(&["google-token.csv"]);
    assert_eq!(inventory.format, Format::GoogleTokenCsv);
    assert_eq!(
        lines(&inventory),
        [
            "Miro | 111.apps.googleusercontent.com | oidc unknown 1 | line 2",
            "Zapier | 222.apps.googleusercontent.com | unknown unknown 1 | line 5"
        ]
    );
    assert_eq!(aside(&inventory), ["Calendly: inactive"]);
    assert_eq!(inventory.remarks, [Remark::GrantsOnly]);

    // Activities come latest first; the revocation of ben stands.
    let activities = read_files(&["google-activities.json"]);
    assert_eq!(activities.format, Format::GoogleReports);
    assert_eq!(
        lines(&activities),
        ["Miro | 111.apps.googleusercontent.com | oidc unknown 1 | items[0]"]
    );
    assert_eq!(
        activities.remarks,
        [Remark::FurtherPage { file: 0 }, Remark::GrantsOnly]
    );
}

#[test]
fn onelogin_and_jumpcloud_are_read() {
    let onelogin = read_files(&["onelogin.json"]);
    assert_eq!(onelogin.format, Format::OneLogin);
    assert_eq!(
        lines(&onelogin),
        [
            "Asana | 41234 | saml on - | [0]",
            "Timesheets |  | saml off - | [1]",
            "Team mailbox | 5 | password unknown - | [2]",
            "Reports |  | oidc off - | [3]"
        ]
    );
    let jumpcloud = read_files(&["jumpcloud.json"]);
    assert_eq!(jumpcloud.format, Format::JumpCloud);
    assert_eq!(
        lines(&jumpcloud),
        [
            "Atlassian Cloud EU | atlassian | saml unknown - | results[0]",
            "Warehouse |  | saml unknown - | results[1]",
            "Canteen |  | bookmark unknown - | results[2]"
        ]
    );
    assert_eq!(aside(&jumpcloud), ["Dropbox: inactive"]);
    assert_eq!(
        jumpcloud.entries[0].urls,
        [
            "https://sso.jumpcloud.com/saml2/atlassian",
            "https://auth.atlassian.com/login/callback"
        ]
    );
    let cut = r#"{"totalCount":70,"results":[{"_id":"j1","displayLabel":"Miro","active":true}]}"#;
    let page = read_text(cut).unwrap();
    assert_eq!(
        page.remarks,
        [Remark::FurtherPage { file: 0 }, Remark::ProvisioningUnsaid]
    );
}

#[test]
fn any_table_with_a_column_of_names_is_read() {
    let inventory = read_files(&["expenses.csv"]);
    assert_eq!(inventory.format, Format::Csv);
    assert_eq!(inventory.provider, None);
    assert_eq!(
        lines(&inventory),
        [
            "ACME* SUBSCR 4155 |  | unknown unknown - | line 2",
            "SLACK TECHNOLOGIES |  | unknown unknown - | line 3",
            "日本語アプリ |  | unknown unknown - | line 8"
        ]
    );
    assert_eq!(
        remarks(&inventory),
        [
            "expenses.csv: the names are those of `merchant`",
            "1 entry that stands twice was joined",
            "1 row without a name was passed over"
        ]
    );
    let licences = read_files(&["licences.tsv"]);
    assert_eq!(
        lines(&licences),
        [
            "Café Notes |  | saml on 1200 | line 2",
            "Slack |  | unknown unknown 50 | line 3",
            "Slack |  | unknown unknown 20 | line 4"
        ]
    );
    assert_eq!(licences.entries[0].urls, ["https://cafe.test"]);
}

#[test]
fn a_column_can_be_named_by_heading_or_number() {
    let csv = "Datum,Händler,Betrag\n2026-11-01,Slack,3\n";
    assert_eq!(
        mistake(csv),
        "file: no heading says which column holds the app names; name it; its headings are Datum, Händler, Betrag"
    );
    for name in ["Händler", "handler", "2"] {
        let options = ReadOptions {
            format: None,
            name_column: Some(name.to_owned()),
        };
        let inventory = read(&[text("file", csv)], &options).unwrap();
        assert_eq!(labels(&inventory), ["Slack"]);
    }
    let options = ReadOptions {
        format: None,
        name_column: Some("4".to_owned()),
    };
    let error = read(&[text("file", csv)], &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "file: no column is headed `4`; its headings are Datum, Händler, Betrag"
    );
    // A heading that stands twice names none of the two.
    let twice = "App,App,Seats\nSlack,Zoom,3\n";
    let by = |name: &str| {
        let options = ReadOptions {
            format: None,
            name_column: Some(name.to_owned()),
        };
        read(&[text("file", twice)], &options)
    };
    let words = by("App").unwrap_err().to_string();
    assert!(
        words.contains("columns 1 and 2 are both headed `App`"),
        "{words}"
    );
    assert_eq!(labels(&by("2").unwrap()), ["Zoom"]);
}

#[test]
fn any_json_with_a_key_of_names_is_read() {
    let inventory = read_files(&["ramp.json"]);
    assert_eq!(inventory.format, Format::Json);
    assert_eq!(labels(&inventory), ["Figma"]);
    assert_eq!(
        inventory.remarks,
        [
            Remark::NameColumn {
                file: 0,
                heading: "merchant_name".to_owned()
            },
            Remark::Joined { count: 1 },
            Remark::Nameless { count: 1 }
        ]
    );
    assert_eq!(
        labels(&read_text(r#"["Slack", "GitHub"]"#).unwrap()),
        ["Slack", "GitHub"]
    );
    let nested = r#"{"report":{"rows":[{"what":{"title":"Slack"}},{"what":{"title":"Miro"}}]}}"#;
    let options = ReadOptions {
        format: None,
        name_column: Some("what.title".to_owned()),
    };
    let inventory = read(&[text("file", nested)], &options).unwrap();
    assert_eq!(labels(&inventory), ["Slack", "Miro"]);
    assert_eq!(
        mistake(nested),
        "file: no key says where the app names are; name it; its keys are what"
    );
}

#[test]
fn a_plain_list_is_one_name_a_line() {
    let inventory = read_files(&["names.txt"]);
    assert_eq!(inventory.format, Format::Names);
    assert_eq!(
        labels(&inventory),
        [
            "Slack",
            "GitHub",
            "Ｎｏｔｉｏｎ",
            "Über Notes",
            "Acme, Inc."
        ]
    );
    assert_eq!(inventory.remarks, [Remark::Joined { count: 1 }]);
    let headed = read_text("App name\nSlack\nGitHub\n").unwrap();
    assert_eq!(headed.format, Format::Csv);
    assert_eq!(labels(&headed), ["Slack", "GitHub"]);
}
