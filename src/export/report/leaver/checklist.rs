//! The leaver card as a checklist to paste into a ticket: who, the IdP's step, what happens by itself, what to look at,
//! what to do by hand, the data, how sure all of it is. How it is filled stands in `fill`.

use crate::catalog::pack::PackError;
use crate::catalog::{App, Catalog, Idp};
use crate::export::frame::{Frame, LeaverFrame};
use crate::lens::Lens;
use crate::order;
use crate::text::Clean;

use super::super::{Block, Cited, Document, Part};
use super::dossier_of;
use super::fill::filled;

/// The leaver checklist of one app, for my IdP or, without one, for all five.
#[derive(Debug, Clone)]
pub struct LeaverReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Under what the app is looked at.
    pub lens: &'a Lens,
    /// The app.
    pub app: &'a App,
}

/// A part of the checklist, in the order in which it is worked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Who leaves, and when.
    Person,
    /// Data, where the app deletes the account: before anything else.
    DataFirst,
    /// The step at the IdP.
    Idp,
    /// What happens by itself then.
    ByItself,
    /// What the layers say of leaving in their own words.
    Said,
    /// What to look at.
    Check,
    /// What to do by hand.
    ByHand,
    /// The person's data.
    Data,
    /// How sure all of it is.
    Sure,
}

impl Stage {
    const ALL: [Stage; 9] = [
        Stage::Person,
        Stage::DataFirst,
        Stage::Idp,
        Stage::ByItself,
        Stage::Said,
        Stage::Check,
        Stage::ByHand,
        Stage::Data,
        Stage::Sure,
    ];

    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Stage::Person => "person",
            Stage::DataFirst | Stage::Data => "data",
            Stage::Idp => "idp",
            Stage::ByItself => "by_itself",
            Stage::Check => "check",
            Stage::ByHand => "by_hand",
            Stage::Said => "said",
            Stage::Sure => "sure",
        }
    }

    fn title(self, idp: Option<Idp>) -> String {
        match self {
            Stage::Person => "Who leaves".to_owned(),
            Stage::DataFirst => "Data, before the account is deleted".to_owned(),
            Stage::Idp => idp.map_or("In your IdP".to_owned(), |idp| format!("In {idp}")),
            Stage::ByItself => "Happens by itself".to_owned(),
            Stage::Check => "Check".to_owned(),
            Stage::ByHand => "By hand".to_owned(),
            Stage::Data => "Data".to_owned(),
            Stage::Said => "Mind what the sources say of leaving".to_owned(),
            Stage::Sure => "How sure this is".to_owned(),
        }
    }
}

/// One line of the checklist.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its part.
    pub stage: Stage,
    /// Something to tick off, and not only to know.
    pub is_task: bool,
    /// What it says.
    pub text: Cited,
}

impl<'a> LeaverReport<'a> {
    pub(in crate::export::report) fn document(&self) -> Result<Document, PackError> {
        let entries = self.entries()?;
        let name = self.app.display_name();
        let idp = self.lens.idp;
        let title = match idp {
            Some(idp) => format!("Leaver checklist: {name}, provisioned by {idp}"),
            None => format!("Leaver checklist: {name}"),
        };
        let part = |stage: Stage| {
            let of = |is_task: bool| -> Vec<Cited> {
                let mine = entries.iter().filter(|entry| entry.stage == stage);
                mine.filter(|entry| entry.is_task == is_task)
                    .map(|entry| entry.text.clone())
                    .collect()
            };
            let (tasks, notes) = (of(true), of(false));
            let mut blocks = Vec::new();
            if !tasks.is_empty() {
                blocks.push(Block::Tasks(tasks));
            }
            if !notes.is_empty() {
                blocks.push(Block::List(notes));
            }
            (!blocks.is_empty()).then(|| Part {
                title: Clean::line(stage.title(idp)),
                blocks,
            })
        };
        Ok(Document {
            title: Clean::line(title),
            lead: Vec::new(),
            parts: Stage::ALL.into_iter().filter_map(part).collect(),
        })
    }

    pub(in crate::export::report) fn frame(&self) -> Result<Frame<'_>, PackError> {
        let entries = self.entries()?;
        let frame = LeaverFrame::new(self.catalog, self.app, self.lens.idp, &entries);
        Ok(Frame::Leaver(frame))
    }

    /// The checklist, line by line, in order.
    fn entries(&self) -> Result<Vec<Entry>, PackError> {
        let dossier = dossier_of(self.catalog, self.app)?;
        let mut entries = filled(&dossier, self.lens);
        order::sort_by_key(&mut entries, |entry| entry.stage);
        Ok(entries)
    }
}
