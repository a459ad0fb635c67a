//! Updates of saved views: what taking one changes on the screen. Saving and deleting are the shelf's.

use crate::cost::Scenario;
use crate::settings::views::{Dials, IdpChoice, SavedView};
use crate::tui::effect::{Effect, Memory, SavedTask};
use crate::tui::model::{Model, Pane, View};

use super::shelf::{self, Taking};

/// Opens the overlay. The scenarios are read as well: views name them.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let mut effects = vec![Effect::Scenarios(SavedTask::List)];
    effects.extend(shelf::open::<SavedView>(model));
    effects
}

impl Taking for SavedView {
    const WHAT: &'static str = "this view";

    fn effect(task: SavedTask<SavedView>) -> Effect {
        Effect::Views(task)
    }

    fn take(self, model: &mut Model) -> Result<Vec<Effect>, String> {
        let mut effects = Vec::new();
        set_dials(model, self.scenario.as_ref())?;
        if let Some(IdpChoice(idp)) = self.idp {
            model.lens.idp = idp;
            effects.push(Effect::Remember(Memory::Idp(idp)));
        }
        model.set_columns(self.columns());
        model.list.order = self.order;
        model.set_query(&self.query);
        super::cost::changed(model);
        model.view = View::Explore;
        model.pane = Pane::List;
        Ok(effects)
    }
}

/// Turns the dials to where the view has them. A scenario that it names has to be there.
fn set_dials(model: &mut Model, dials: Option<&Dials>) -> Result<(), String> {
    let (scenario, taken) = match dials {
        None => return Ok(()),
        Some(Dials::Usual) => (Scenario::default(), None),
        Some(Dials::Own(scenario)) => (scenario.clone(), None),
        Some(Dials::Named(name)) => {
            let Some(scenario) = model.scenarios.saved_as(name) else {
                return Err(format!(
                    "The view names the scenario {name}, which is not saved or cannot be read; S in Cost lists them."
                ));
            };
            let scenario = scenario.clone();
            (scenario.clone(), Some((name.clone(), scenario)))
        }
    };
    model.lens.scenario.take_dials(scenario);
    model.scenarios.taken = taken;
    Ok(())
}
