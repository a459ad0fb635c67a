//! What the columns of leavers say: what the vendor documents of SCIM deprovisioning, and what follows for my IdP.

use crate::catalog::App;
use crate::catalog::fact::yes_no;
use crate::leaver;
use crate::lens::Lens;

use super::texts::{answer, stated};
use super::{NOT_DOCUMENTED, SortKey};

pub(super) fn leaver(app: &App, _: &Lens) -> String {
    stated(app.leaver.action.get())
}

pub(super) fn frees_seat(app: &App, _: &Lens) -> String {
    answer(&app.leaver.frees_seat)
}

pub(super) fn revokes_sessions(app: &App, _: &Lens) -> String {
    answer(&app.leaver.revokes_sessions)
}

/// What stays behind is told in words; a column only says whether somebody does.
pub(super) fn data_kept(app: &App, _: &Lens) -> String {
    if app.leaver.data_kept {
        "documented".to_owned()
    } else {
        NOT_DOCUMENTED.to_owned()
    }
}

/// What a column says without an IdP where the five differ.
const DEPENDS: &str = "depends on the IdP";

pub(super) fn idp_sends_title(lens: &Lens) -> String {
    match lens.idp {
        Some(idp) => format!("{idp} sends"),
        None => "What the IdP sends".to_owned(),
    }
}

pub(super) fn idp_sends(app: &App, lens: &Lens) -> String {
    let sends = leaver::shared(app, lens.idp, |departure| {
        let inferred = departure.answer.inferred;
        (departure.sends, inferred && lens.idp.is_some())
    });
    match sends {
        Some((sends, true)) => format!("{} (inferred)", sends.title()),
        Some((sends, false)) => sends.title().to_owned(),
        None => DEPENDS.to_owned(),
    }
}

pub(super) fn stays_title(lens: &Lens) -> String {
    match lens.idp {
        Some(idp) => format!("Stays ({idp})"),
        None => "Account stays".to_owned(),
    }
}

pub(super) fn stays(app: &App, lens: &Lens) -> String {
    let stays = leaver::shared(app, lens.idp, |departure| {
        let inferred = departure.is_inferred();
        (departure.stays, inferred && lens.idp.is_some())
    });
    match stays {
        Some((stays, true)) => format!("{} (inferred)", yes_no(stays)),
        Some((stays, false)) => yes_no(stays).to_owned(),
        None => DEPENDS.to_owned(),
    }
}

/// Accounts that stay come first: they are the work.
pub(super) fn stays_key(app: &App, lens: &Lens) -> SortKey {
    SortKey::number(leaver::stays(app, lens.idp).map(|stays| i64::from(!stays)))
}
