//! Where the screen was left, and going on there: query, columns, order, marks, view, dials.

use crate::catalog::AppId;
use crate::cost::Scenario;
use crate::query::Order;
use crate::settings::state::LastSession;

use super::{Model, View};

impl Model {
    /// Where the screen is, to be remembered.
    #[must_use]
    pub fn last_session(&self) -> LastSession {
        let scenario = &self.lens.scenario;
        let taken = self.scenarios.named(scenario);
        LastSession {
            query: self.search.input.text().to_owned(),
            app: self.app().map_or(String::new(), |app| app.id.to_string()),
            view: self.view.title().to_lowercase(),
            marks: self.lens.marked.iter().map(ToString::to_string).collect(),
            order: self.list.order.to_string(),
            columns: self
                .list
                .columns
                .iter()
                .map(|column| column.key.to_owned())
                .collect(),
            scenario: (!scenario.same_dials(&Scenario::default())).then(|| scenario.clone()),
            scenario_name: taken
                .filter(|(_, changed)| !changed)
                .map_or(String::new(), |(name, _)| name.to_owned()),
            // The terminal's affair, not the model's.
            background: String::new(),
        }
    }

    /// Goes on where the screen was left. What is no longer there (an app, a column) is left out.
    pub fn restore(&mut self, last: &LastSession) {
        let known = |id: &String| {
            let app = self.catalog.app(id)?;
            Some(app.id.clone())
        };
        self.lens.marked = last.marks.iter().filter_map(known).collect();
        if let Some(scenario) = &last.scenario {
            self.lens.scenario.take_dials(scenario.clone());
        }
        if !last.scenario_name.is_empty() {
            let scenario = self.lens.scenario.clone();
            self.scenarios.taken = Some((last.scenario_name.clone(), scenario));
        }
        self.set_column_keys(last.columns.iter().map(String::as_str));
        if let Some(order) = Order::read(&last.order) {
            self.set_order(order);
        }
        self.set_query(&last.query);
        let app = AppId::read(&last.app).ok();
        let place = app.as_ref().and_then(|id| self.catalog.place(id.as_str()));
        self.move_to(place);
        self.cost.app = app.filter(|_| place.is_some());
        let mut views = View::ALL.iter();
        let view = views.find(|view| view.title().eq_ignore_ascii_case(&last.view));
        self.view = view.copied().unwrap_or(View::Explore);
        self.look_again();
        self.read_app();
    }
}
