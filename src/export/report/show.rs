//! One app in full: its sections, one after the other.

use crate::catalog::pack::PackError;
use crate::catalog::{App, Catalog};
use crate::export::frame::{AppsFrame, Frame};
use crate::lens::Lens;
use crate::text::Clean;

use super::{Document, Part, app_sections};

/// One app in full.
#[derive(Debug, Clone)]
pub struct ShowReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Under what the app is looked at.
    pub lens: &'a Lens,
    /// The app.
    pub app: &'a App,
}

impl ShowReport<'_> {
    pub(super) fn document(&self) -> Result<Document, PackError> {
        let sections = app_sections(self.catalog, self.app, self.lens)?;
        Ok(Document {
            title: Clean::line(self.app.display_name()),
            lead: Vec::new(),
            parts: sections
                .into_iter()
                .map(|section| Part {
                    title: Clean::line(section.title()),
                    blocks: section.blocks,
                })
                .collect(),
        })
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        let apps = std::slice::from_ref(&self.app);
        Frame::Apps(AppsFrame::new(self.catalog, self.lens, None, apps))
    }
}
