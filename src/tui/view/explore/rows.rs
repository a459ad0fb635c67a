//! The cells of the list's rows as they were drawn, to be drawn again for as long as they must look the same.
//!
//! What stands in them is for `list` to say.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::lens::Lens;
use crate::tui::model::Model;
use crate::tui::view::canvas::Line;

/// So many rows are kept at most: some pages of a large screen.
const MOST: usize = 2000;

/// Cells by app.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    drawn_of: Option<Drawn>,
    /// By the app's place in the catalog.
    cells: BTreeMap<usize, Vec<Line>>,
}

/// All that decides, beside the app, what the cells say.
#[derive(Debug, Clone)]
struct Drawn {
    catalog: Arc<Catalog>,
    lens: Lens,
    /// The columns with their widths.
    columns: Vec<(&'static str, u16)>,
}

impl Rows {
    /// Forgets the cells if they were drawn of another catalog, under another lens, or in other columns.
    pub fn see(
        &mut self,
        model: &Model,
        columns: impl Iterator<Item = (&'static str, u16)> + Clone,
    ) {
        let same = self.drawn_of.as_ref().is_some_and(|drawn| {
            Arc::ptr_eq(&drawn.catalog, &model.catalog)
                && drawn.lens == model.lens
                && drawn.columns.iter().copied().eq(columns.clone())
        });
        if !same {
            self.cells.clear();
            self.drawn_of = Some(Drawn {
                catalog: Arc::clone(&model.catalog),
                lens: model.lens.clone(),
                columns: columns.collect(),
            });
        }
    }

    /// The cells of the app at a place, made if they are not kept.
    pub fn of(&mut self, place: usize, make: impl FnOnce() -> Vec<Line>) -> &[Line] {
        if self.cells.len() >= MOST {
            self.cells.clear();
        }
        self.cells.entry(place).or_insert_with(make)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Day;

    #[test]
    fn cells_are_made_anew_when_anything_that_they_say_may_have_changed() {
        let catalog = Arc::new(Catalog::builtin().unwrap());
        let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        let mut model = Model::new(Arc::clone(&catalog), lens);
        let mut rows = Rows::default();
        let mut made = |model: &Model, width: u16| {
            rows.see(model, [("app", width), ("jump", 8)].into_iter());
            let mut made = false;
            rows.of(7, || {
                made = true;
                vec![Line::new()]
            });
            made
        };
        assert!(made(&model, 20));
        assert!(!made(&model, 20));
        assert!(made(&model, 21));
        model.lens.stale_days += 1;
        assert!(made(&model, 21));
        model.lens.idp = Some(crate::catalog::Idp::Okta);
        assert!(made(&model, 21));
        assert!(!made(&model, 21));
        model.catalog = Arc::new(Catalog::builtin().unwrap());
        assert!(made(&model, 21));
    }
}
