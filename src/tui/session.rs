//! The loop: event, message, update, effects, view; over any screen, any source of events and any hands.

use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::effect::{Effect, Ending, Hands};
use super::event::{Events, Translator};
use super::message::Message;
use super::model::Model;
use super::paint::Drawn;
use super::theme::Theme;
use super::update::update;
use super::view::{self, Dress, Layout, Rows};

/// Something to draw on that can also carry effects out.
pub trait Stage: Hands {
    /// Draws a frame: `render` gets a blank buffer of the screen's size.
    ///
    /// # Errors
    /// The screen takes no more.
    fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Drawn) -> io::Result<()>;

    /// Hears where the screen stands whenever it waits for somebody: where an end from outside will find it. Nothing is
    /// to be done where nothing can end it so.
    fn settled(&mut self, _: &Model) {}
}

/// One run of the screen.
#[derive(Debug, Clone)]
pub struct Session {
    /// What is shown.
    pub model: Model,
    dress: Dress,
    translator: Translator,
    layout: Layout,
    kept: Rows,
    /// Whether the screen shows the model as it is.
    fresh: bool,
    ending: Option<Ending>,
}

impl Session {
    /// A session that shows a model.
    #[must_use]
    pub fn new(model: Model, dress: Dress) -> Session {
        Session {
            model,
            translator: Translator::new(dress.keymap.clone()),
            dress,
            layout: Layout::default(),
            kept: Rows::default(),
            fresh: false,
            ending: None,
        }
    }

    /// Shows the model as it is. The first frame may be shown so before there are events to be had.
    ///
    /// # Errors
    /// The screen takes no more.
    pub fn begin(&mut self, stage: &mut impl Stage) -> io::Result<()> {
        // First, so that what is seen is never ahead of what would be saved.
        stage.settled(&self.model);
        self.draw(stage)?;
        self.fresh = true;
        Ok(())
    }

    /// Takes another theme from the next frame on.
    pub fn wear(&mut self, theme: Theme) {
        if self.dress.theme != theme {
            self.dress.theme = theme;
            self.fresh = false;
        }
    }

    /// Runs until somebody ends it, or until there are no more events.
    ///
    /// # Errors
    /// The screen or the source of events fails.
    pub fn run(&mut self, stage: &mut impl Stage, events: &mut impl Events) -> io::Result<Ending> {
        loop {
            if !self.fresh {
                self.begin(stage)?;
            }
            // What was asked for, and what the next key may need, is done while there is none.
            while !self.model.is_prepared() && !events.ready()? {
                if self.model.prepare() {
                    self.begin(stage)?;
                }
            }
            let Some(event) = events.next()? else {
                return Ok(Ending::Quit);
            };
            self.fresh = false;
            self.take(&event, stage);
            // What is there already is taken in before the next frame: a resize storm or a held key costs one frame.
            while self.ending.is_none() && events.ready()? {
                match events.next()? {
                    Some(event) => self.take(&event, stage),
                    None => break,
                }
            }
            if let Some(ending) = self.ending {
                return Ok(ending);
            }
        }
    }

    /// Draws the model as it is.
    ///
    /// # Errors
    /// The screen takes no more.
    pub fn draw(&mut self, stage: &mut impl Stage) -> io::Result<()> {
        let mut drawn = Layout::default();
        let mut size = Size::default();
        let (model, dress, kept) = (&self.model, &self.dress, &mut self.kept);
        stage.draw(|buffer| {
            size = buffer.area.as_size();
            drawn = view::draw(model, dress, kept, buffer);
            Drawn {
                cursor: drawn.cursor,
                wide: drawn.wide,
            }
        })?;
        self.layout = drawn;
        self.model.size = size;
        Ok(())
    }

    /// Takes one event in and carries out what comes of it.
    pub fn take(&mut self, event: &crossterm::event::Event, hands: &mut impl Hands) {
        let place = self.model.place();
        if let Some(message) = self.translator.message(event, place, &self.layout) {
            self.tell(message, hands);
        }
    }

    /// How the session ended, if it did.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    fn tell(&mut self, message: Message, hands: &mut impl Hands) {
        for effect in update(&mut self.model, message) {
            if let Effect::Quit(ending) = effect {
                self.ending = Some(ending);
                return;
            }
            if let Some(outcome) = hands.perform(effect) {
                self.tell(Message::Done(outcome), hands);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use crossterm::event::Event;

    use super::*;
    use crate::catalog::{Catalog, Day};
    use crate::lens::Lens;
    use crate::tui::effect::Outcome;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::keymap::Keymap;

    /// A screen that counts its frames.
    struct Counted(usize);

    impl Stage for Counted {
        fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Drawn) -> io::Result<()> {
            self.0 += 1;
            render(&mut Buffer::empty(ratatui::layout::Rect::new(0, 0, 80, 24)));
            Ok(())
        }
    }

    impl Hands for Counted {
        fn perform(&mut self, _: Effect) -> Option<Outcome> {
            None
        }
    }

    /// Nobody types anything any more.
    struct Nothing;

    impl Events for Nothing {
        fn next(&mut self) -> io::Result<Option<Event>> {
            Ok(None)
        }

        fn ready(&mut self) -> io::Result<bool> {
            Ok(true)
        }
    }

    /// Nobody types anything for so many looks.
    struct Later(usize);

    impl Events for Later {
        fn next(&mut self) -> io::Result<Option<Event>> {
            Ok(None)
        }

        fn ready(&mut self) -> io::Result<bool> {
            self.0 = self.0.saturating_sub(1);
            Ok(self.0 == 0)
        }
    }

    #[test]
    fn what_is_found_later_is_drawn_without_a_key() {
        let catalog = crate::tui::tests::underway::catalog();
        let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        let mut model = Model::new(catalog, lens);
        model.pace.before_the_frame = Duration::ZERO;
        model.pace.between_looks = Duration::ZERO;
        model.pace.between_frames = Duration::MAX;
        model.set_query("idp:okta");
        let first = model.list.hits.len();
        let dress = Dress {
            theme: Theme::builtin("dark").unwrap(),
            glyphs: Glyphs::UNICODE,
            keymap: Keymap::builtin().unwrap(),
        };
        let mut session = Session::new(model, dress);
        let mut stage = Counted(0);
        session.run(&mut stage, &mut Later(usize::MAX)).unwrap();
        assert!(session.model.list.hits.len() > first);
        assert_eq!(
            stage.0, 2,
            "one frame for the key, one for the whole answer"
        );
    }

    #[test]
    fn the_first_frame_is_drawn_once_and_again_in_another_theme_only() {
        let catalog = Arc::new(Catalog::builtin().unwrap());
        let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        let model = Model::new(catalog, lens);
        for (theme, frames) in [("dark", 1), ("light", 2)] {
            let dress = Dress {
                theme: Theme::builtin("dark").unwrap(),
                glyphs: Glyphs::UNICODE,
                keymap: Keymap::builtin().unwrap(),
            };
            let mut session = Session::new(model.clone(), dress);
            let mut stage = Counted(0);
            session.begin(&mut stage).unwrap();
            assert_eq!(stage.0, 1, "before there is anything to read");
            session.wear(Theme::builtin(theme).unwrap());
            let ended = session.run(&mut stage, &mut Nothing).unwrap();
            assert_eq!((ended, stage.0), (Ending::Quit, frames), "{theme}");
        }
    }
}
