//! Values in two parts: an IdP and its connection, an operation and whether it works, what a leaver keeps; and SSO.

use crate::catalog::fact::Fact;
use crate::catalog::words::DeprovisionAction;
use crate::catalog::{App, Catalog, Connection, Idp};
use crate::leaver;
use crate::lens::Lens;

use super::{ANSWERS, UNKNOWN, Value, of_word, same_word, word_of};

/// An IdP, with what is asked of its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdpValue {
    /// The IdP.
    pub idp: Idp,
    /// What is asked.
    pub reached: Reached,
}

/// What is asked of an IdP's connection to an app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// It provisions, stated or inferred, and needs no third party.
    Provisions,
    /// This connection is stated; for Unknown, none is stated and none inferred.
    Stated(Connection),
    /// A generic connection is inferred from the app's SCIM 2.0 endpoint.
    Inferred,
    /// Only an older claim is there, which the newer matrix does not repeat.
    Unconfirmed,
}

impl Reached {
    const INFERRED: &'static str = "inferred";
    const UNCONFIRMED: &'static str = "unconfirmed";

    fn read(word: &str) -> Option<Reached> {
        if same_word(word, Reached::INFERRED) {
            return Some(Reached::Inferred);
        }
        if same_word(word, Reached::UNCONFIRMED) {
            return Some(Reached::Unconfirmed);
        }
        let mut all = Connection::ALL.iter().copied();
        all.find(|connection| same_word(connection.word(), word))
            .map(Reached::Stated)
    }

    /// The word after `idp:okta=`; none where the IdP alone says it.
    pub(in crate::query) const fn word(self) -> Option<&'static str> {
        match self {
            Reached::Provisions => None,
            Reached::Stated(connection) => Some(connection.word()),
            Reached::Inferred => Some(Reached::INFERRED),
            Reached::Unconfirmed => Some(Reached::UNCONFIRMED),
        }
    }
}

impl Value for IdpValue {
    const SHAPE: Option<&'static str> = Some(
        "an IdP, or an IdP and its connection: okta, entra, google, onelogin, jumpcloud, okta=native, okta=inferred",
    );

    /// `okta`, `okta=native`, and `generic` after `okta=native`.
    fn read(item: &str, before: Option<&Self>, _: &Catalog) -> Option<Self> {
        if let Some(idp) = Idp::from_word(item) {
            let reached = Reached::Provisions;
            return Some(IdpValue { idp, reached });
        }
        let (idp, word) = match item.split_once('=') {
            Some((idp, word)) => (Idp::from_word(idp)?, word),
            None => (before.filter(|value| value.is_narrow())?.idp, item),
        };
        let reached = Reached::read(word)?;
        Some(IdpValue { idp, reached })
    }

    fn word(&self) -> String {
        let idp = self.idp.word();
        match self.reached.word() {
            Some(word) => format!("{idp}={word}"),
            None => idp.to_owned(),
        }
    }

    fn known(_: &Catalog) -> Vec<String> {
        let connections = Connection::ALL.iter().map(|value| value.word());
        let ways: Vec<&str> = connections
            .chain([Reached::INFERRED, Reached::UNCONFIRMED])
            .collect();
        let idps = Idp::ALL.iter().map(|idp| idp.word());
        let narrow = idps
            .clone()
            .flat_map(|idp| ways.iter().map(move |way| format!("{idp}={way}")));
        idps.map(str::to_owned).chain(narrow).collect()
    }

    fn holds(&self, app: &App, _: &Lens) -> bool {
        let answer = app.answer(self.idp);
        match self.reached {
            Reached::Provisions => answer.connection.provisions(),
            Reached::Stated(connection) => !answer.inferred && answer.connection == connection,
            Reached::Inferred => answer.inferred,
            Reached::Unconfirmed => {
                let older = app.idps.get(self.idp).unconfirmed.is_some();
                older && answer.connection == Connection::Unknown
            }
        }
    }
}

impl IdpValue {
    fn is_narrow(&self) -> bool {
        self.reached != Reached::Provisions
    }
}

/// What is asked of single sign-on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SsoValue {
    /// Whether it is stated to be there.
    Stated(Option<bool>),
    /// SAML 2.0 is among its protocols.
    Saml,
    /// OpenID Connect is among its protocols.
    Oidc,
}

const SSO: &[(&str, SsoValue)] = &[
    ("yes", SsoValue::Stated(Some(true))),
    ("no", SsoValue::Stated(Some(false))),
    (UNKNOWN, SsoValue::Stated(None)),
    ("saml", SsoValue::Saml),
    ("oidc", SsoValue::Oidc),
];

impl Value for SsoValue {
    fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
        of_word(SSO, item)
    }

    fn word(&self) -> String {
        word_of(SSO, self)
    }

    fn known(_: &Catalog) -> Vec<String> {
        super::words_of(SSO)
    }

    fn holds(&self, app: &App, _: &Lens) -> bool {
        let speaks = |wanted: &str| {
            let protocols = app.sso.protocols.value().into_iter().flatten();
            protocols.into_iter().any(|protocol| {
                let name = protocol.get(..wanted.len());
                name.is_some_and(|name| name.eq_ignore_ascii_case(wanted))
            })
        };
        match self {
            SsoValue::Stated(answer) => app.sso.available.get() == *answer,
            SsoValue::Saml => speaks("saml"),
            SsoValue::Oidc => speaks("oidc"),
        }
    }
}

/// A SCIM operation and whether it is stated to work, or that no operation is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperationValue {
    /// This operation.
    One {
        /// Its word.
        operation: &'static str,
        /// Whether it works; none: not stated.
        works: Option<bool>,
    },
    /// Nothing is stated of any operation.
    Unknown,
}

const OPERATIONS: [&str; 7] = [
    "create",
    "read",
    "update",
    "deactivate",
    "reactivate",
    "delete",
    "groups",
];

/// The two parts of `groups=no`; `groups` alone means yes.
fn part(item: &str) -> Option<(&str, Option<bool>)> {
    match item.split_once('=') {
        Some((word, answer)) => Some((word, of_word(ANSWERS, answer)?)),
        None => Some((item, Some(true))),
    }
}

fn print_part(word: &str, answer: Option<bool>) -> String {
    match answer {
        Some(true) => word.to_owned(),
        Some(false) | None => format!("{word}={}", word_of(ANSWERS, &answer)),
    }
}

impl Value for OperationValue {
    fn read(item: &str, _: Option<&Self>, _: &Catalog) -> Option<Self> {
        if same_word(item, UNKNOWN) {
            return Some(OperationValue::Unknown);
        }
        let (word, works) = part(item)?;
        let operation = OPERATIONS
            .into_iter()
            .find(|operation| same_word(operation, word))?;
        Some(OperationValue::One { operation, works })
    }

    fn word(&self) -> String {
        match self {
            OperationValue::One { operation, works } => print_part(operation, *works),
            OperationValue::Unknown => UNKNOWN.to_owned(),
        }
    }

    fn known(_: &Catalog) -> Vec<String> {
        let mut known: Vec<String> = OPERATIONS.iter().map(|word| (*word).to_owned()).collect();
        known.push(UNKNOWN.to_owned());
        known
    }

    fn holds(&self, app: &App, _: &Lens) -> bool {
        let mut each = app.scim.operations.each().into_iter();
        match self {
            OperationValue::One { operation, works } => {
                each.any(|(word, fact)| word == *operation && fact.get() == *works)
            }
            OperationValue::Unknown => each.all(|(_, fact)| fact.get().is_none()),
        }
    }
}

/// What is asked of deprovisioning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaverValue {
    /// What becomes of the account; none: not stated.
    Action(Option<DeprovisionAction>),
    /// Whether the seat becomes free; none: not stated.
    FreesSeat(Option<bool>),
    /// Whether open sessions end; none: not stated.
    RevokesSessions(Option<bool>),
    /// Whether it is documented what stays behind of the person's data.
    DataKept(bool),
    /// Whether the account stays alive after the person is removed at my IdP; none: not documented. Where no IdP is
    /// chosen, what all five share.
    Stays(Option<bool>),
}

const FREES_SEAT: &str = "frees-seat";
const REVOKES_SESSIONS: &str = "revokes-sessions";
const STAYS: &str = "stays";
const DATA_KEPT: &str = "data-kept";
const DATA_NOT_KNOWN: &str = "data-kept=unknown";
/// `action=suspend` says the same as `suspend`.
const ACTION: &str = "action";

/// A question that is answered with yes, no or unknown.
type OfAnswer = fn(Option<bool>) -> LeaverValue;

impl Value for LeaverValue {
    /// `suspend`, `stays=yes`, and `unknown` after `stays=yes`.
    fn read(item: &str, before: Option<&Self>, _: &Catalog) -> Option<Self> {
        if let Some(again) = before.and_then(|before| before.with(of_word(ANSWERS, item)?)) {
            return Some(again);
        }
        let plain = match item.split_once('=') {
            Some((word, action)) if same_word(word, ACTION) => action,
            Some(_) | None => item,
        };
        if same_word(plain, UNKNOWN) {
            return Some(LeaverValue::Action(None));
        }
        let mut actions = DeprovisionAction::ALL.iter().copied();
        if let Some(action) = actions.find(|action| same_word(action.word(), plain)) {
            return Some(LeaverValue::Action(Some(action)));
        }
        for (word, known) in [(DATA_KEPT, true), (DATA_NOT_KNOWN, false)] {
            if same_word(word, item) {
                return Some(LeaverValue::DataKept(known));
            }
        }
        let (word, answer) = part(item)?;
        let answers: [(&str, OfAnswer); 3] = [
            (FREES_SEAT, LeaverValue::FreesSeat),
            (REVOKES_SESSIONS, LeaverValue::RevokesSessions),
            (STAYS, LeaverValue::Stays),
        ];
        let found = answers
            .into_iter()
            .find(|(known, _)| same_word(word, known));
        found.map(|(_, value)| value(answer))
    }

    fn word(&self) -> String {
        match self {
            LeaverValue::Action(Some(action)) => action.word().to_owned(),
            // In full: after `stays=yes` the word alone would mean something else.
            LeaverValue::Action(None) => format!("{ACTION}={UNKNOWN}"),
            // With its yes: "frees-seat" alone does not say that an answer is asked for.
            LeaverValue::FreesSeat(answer) => print_answer(FREES_SEAT, *answer),
            LeaverValue::RevokesSessions(answer) => print_answer(REVOKES_SESSIONS, *answer),
            LeaverValue::DataKept(true) => DATA_KEPT.to_owned(),
            LeaverValue::DataKept(false) => DATA_NOT_KNOWN.to_owned(),
            LeaverValue::Stays(answer) => print_answer(STAYS, *answer),
        }
    }

    fn known(_: &Catalog) -> Vec<String> {
        let actions = DeprovisionAction::ALL.iter().map(|action| action.word());
        let mut known: Vec<String> = actions.chain([UNKNOWN]).map(str::to_owned).collect();
        known.push(format!("{ACTION}={UNKNOWN}"));
        for word in [FREES_SEAT, REVOKES_SESSIONS, STAYS] {
            known.extend(
                ANSWERS
                    .iter()
                    .map(|(_, answer)| print_answer(word, *answer)),
            );
        }
        known.extend([DATA_KEPT, DATA_NOT_KNOWN].map(str::to_owned));
        known
    }

    fn holds(&self, app: &App, lens: &Lens) -> bool {
        let is = |fact: &Fact<bool>, answer: &Option<bool>| fact.get() == *answer;
        match self {
            LeaverValue::Action(action) => app.leaver.action.get() == *action,
            LeaverValue::FreesSeat(answer) => is(&app.leaver.frees_seat, answer),
            LeaverValue::RevokesSessions(answer) => is(&app.leaver.revokes_sessions, answer),
            LeaverValue::DataKept(known) => app.leaver.data_kept == *known,
            LeaverValue::Stays(answer) => leaver::stays(app, lens.idp) == *answer,
        }
    }
}

impl LeaverValue {
    /// The same question with another answer; none where it is no yes-or-no question.
    const fn with(self, answer: Option<bool>) -> Option<LeaverValue> {
        match self {
            LeaverValue::FreesSeat(_) => Some(LeaverValue::FreesSeat(answer)),
            LeaverValue::RevokesSessions(_) => Some(LeaverValue::RevokesSessions(answer)),
            LeaverValue::Stays(_) => Some(LeaverValue::Stays(answer)),
            LeaverValue::Action(_) | LeaverValue::DataKept(_) => None,
        }
    }
}

fn print_answer(word: &str, answer: Option<bool>) -> String {
    format!("{word}={}", word_of(ANSWERS, &answer))
}
