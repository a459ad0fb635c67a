//! The cells of the list's rows as they were drawn, to be drawn again for as long as they must look the same; names with the
//! letters that a query met, for the queries of late.
//!
//! What stands in them is for `list` to say.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::lens::Lens;
use crate::query::Query;
use crate::tui::model::Model;
use crate::tui::view::canvas::Line;

/// So many rows are kept at most: some pages of a large screen.
const MOST: usize = 2000;
/// The names of so many queries are kept: a word is taken back letter by letter.
const MOST_QUERIES: usize = 8;

/// Cells by app.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    drawn_of: Option<Drawn>,
    /// By the app's place in the catalog.
    cells: BTreeMap<usize, Vec<Line>>,
    /// The same of names, by query; the query of now is the last.
    names: Vec<(Query, BTreeMap<usize, Line>)>,
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
            self.names.clear();
            self.drawn_of = Some(Drawn {
                catalog: Arc::clone(&model.catalog),
                lens: model.lens.clone(),
                columns: columns.collect(),
            });
        }
        self.ask(&model.search.query);
    }

    /// The cells and the name of the app at a place, made if they are not kept.
    pub fn of(
        &mut self,
        place: usize,
        cells: impl FnOnce() -> Vec<Line>,
        name: impl FnOnce() -> Line,
    ) -> (&[Line], Option<&Line>) {
        if self.cells.len() >= MOST {
            self.cells.clear();
        }
        let cells = self.cells.entry(place).or_insert_with(cells);
        let name = self.names.last_mut().map(|(_, names)| {
            if names.len() >= MOST {
                names.clear();
            }
            &*names.entry(place).or_insert_with(name)
        });
        (cells, name)
    }

    /// Has the names of a query at hand.
    fn ask(&mut self, query: &Query) {
        let known = self.names.iter().position(|(known, _)| known == query);
        let names = match known {
            Some(known) => self.names.remove(known),
            None => (query.clone(), BTreeMap::new()),
        };
        self.names.push(names);
        if self.names.len() > MOST_QUERIES {
            self.names.remove(0);
        }
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
            let (mut cells, mut name) = (false, false);
            let make_cells = || {
                cells = true;
                vec![Line::new()]
            };
            let make_name = || {
                name = true;
                Line::new()
            };
            rows.of(7, make_cells, make_name);
            (cells, name)
        };
        assert_eq!(made(&model, 20), (true, true));
        assert_eq!(made(&model, 20), (false, false));
        for query in ["s", "sl"] {
            model.set_query(query);
            assert_eq!(made(&model, 20), (false, true));
        }
        model.set_query("s");
        assert_eq!(made(&model, 20), (false, false));
        assert_eq!(made(&model, 21), (true, true));
        model.lens.stale_days += 1;
        assert_eq!(made(&model, 21), (true, true));
        model.lens.idp = Some(crate::catalog::Idp::Okta);
        assert_eq!(made(&model, 21), (true, true));
        assert_eq!(made(&model, 21), (false, false));
        model.catalog = Arc::new(Catalog::builtin().unwrap());
        assert_eq!(made(&model, 21), (true, true));
    }
}
