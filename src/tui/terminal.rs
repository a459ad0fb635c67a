//! The terminal: taking it, drawing on it, and giving it back after every kind of end.
//!
//! Normal ends and errors give it back when [`Terminal`] is dropped, panics (in any thread) in a hook, signals and
//! hang-ups in the watcher. After the start nothing here asks the terminal a question: crossterm waits for the answer
//! of a dead terminal for ever. What is drawn is not decided here.

use std::io::{self, IsTerminal};
use std::panic;
use std::sync::Arc;
use std::thread::{self, ThreadId};
use std::time::Duration;

use crossterm::event::poll;
use crossterm::style::force_color_output;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{Command, queue};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::guard::{Device, Guard};
use super::paint::{Drawn, Frames};
#[cfg(unix)]
use super::watcher;

/// Room for most frames.
const FRAME_BYTES: usize = 16_384;

/// How the terminal is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether clicks, wheel and drags are reported to us instead of selecting text.
    pub mouse: bool,
}

/// The terminal while it is ours. Dropping it gives it back.
pub struct Terminal {
    frames: Frames,
    guard: Arc<Guard>,
}

impl Terminal {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, no cursor, and the mouse if asked for.
    ///
    /// To be called once in a process, from the thread that draws.
    ///
    /// # Errors
    /// Standard output is not a terminal, or the system refuses; the terminal is then as it was.
    pub fn enter(options: Options) -> io::Result<Self> {
        if !io::stdout().is_terminal() {
            return Err(io::Error::other("standard output is not a terminal"));
        }
        // Under NO_COLOR crossterm would send an empty colour, which clears bold and reverse as well. Whether there
        // are colours is for the theme to say.
        force_color_output(true);
        let guard = Arc::new(Guard::new(open_device()?, options.mouse));
        give_back_on_panic(&guard, thread::current().id());
        #[cfg(unix)]
        watcher::start(&guard)?;
        guard.enter()?;
        let terminal = Self {
            frames: Frames::default(),
            guard,
        };
        // Crossterm listens for changes of size from its first look at the keys; one that came between the first frame
        // and that look would be lost.
        poll(Duration::ZERO)?;
        Ok(terminal)
    }

    /// Draws a frame and sends what changed in one piece, so that nothing flickers. `render` gets a blank buffer of the
    /// terminal's size.
    ///
    /// # Errors
    /// The terminal takes no more bytes, or its size cannot be read.
    pub fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Drawn) -> io::Result<()> {
        let size = self.size()?;
        let mut bytes = Vec::with_capacity(FRAME_BYTES);
        queue!(bytes, BeginSynchronizedUpdate)?;
        let stale = self.guard.take_stale();
        self.frames.draw(size, stale, render, &mut bytes);
        queue!(bytes, EndSynchronizedUpdate)?;
        self.guard.send(&bytes)
    }

    /// Sends a command of crossterm's that is not part of a frame, such as a text for the clipboard.
    ///
    /// # Errors
    /// The terminal takes no more bytes.
    pub fn send(&mut self, command: impl Command) -> io::Result<()> {
        let mut bytes = Vec::new();
        queue!(bytes, command)?;
        self.guard.send(&bytes)
    }

    /// Draws the next frame whole, whatever the terminal shows now (Ctrl-L).
    pub fn redraw(&mut self) {
        self.guard.mark_stale();
    }

    /// The size in columns and rows.
    ///
    /// # Errors
    /// The system does not tell.
    pub fn size(&self) -> io::Result<Size> {
        crossterm::terminal::size().map(Size::from)
    }

    /// Switches the mouse on, or off so that the terminal's own selection works.
    ///
    /// # Errors
    /// The terminal takes no more bytes.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.guard.set_mouse(on)
    }

    /// What to do before the process ends by a signal or a hang-up: saving what would be lost.
    ///
    /// It runs in another thread and has less than a second; a later one replaces an earlier one. It is not called on
    /// normal ends, nor after panics.
    pub fn before_exit(&self, save: impl FnOnce() + Send + 'static) {
        self.guard.set_before_exit(Box::new(save));
    }

    /// Stops the program as Ctrl-Z does elsewhere: gives the terminal back, and takes it again on `fg`.
    ///
    /// False, and nothing happens, where there is no shell that could let it go on: in a window of its own, as the first
    /// process of a container, or on a system without job control. When the program goes on, a change of size is
    /// reported among the events, and the next frame is drawn whole.
    ///
    /// # Errors
    /// The system refuses.
    #[cfg(unix)]
    pub fn suspend(&self) -> io::Result<bool> {
        use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
        // A shell puts its jobs into groups of their own. In the group that leads the session there is only us.
        if getsid(None)? == getpgrp() {
            return Ok(false);
        }
        kill_current_process_group(Signal::TSTP)?;
        Ok(true)
    }

    /// Stops the program, where there is job control; not here.
    ///
    /// # Errors
    /// None.
    #[cfg(not(unix))]
    pub fn suspend(&self) -> io::Result<bool> {
        Ok(false)
    }

    /// Lends the terminal to a program, and takes it again when that ends; the next frame is drawn whole. None, and the
    /// program is not started, where the terminal is not ours to lend.
    ///
    /// # Errors
    /// The terminal takes no bytes, or its modes cannot be set.
    pub fn lend<T>(&mut self, program: impl FnOnce() -> T) -> io::Result<Option<T>> {
        if !self.guard.lend()? {
            return Ok(None);
        }
        let came_of_it = program();
        self.guard.take_again()?;
        Ok(Some(came_of_it))
    }

    /// Gives the terminal back, and says if that failed, as dropping cannot.
    ///
    /// # Errors
    /// The terminal takes no more bytes, or its modes cannot be set.
    pub fn leave(self) -> io::Result<()> {
        self.guard.leave().map(|_| ())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Who wants to know calls `leave`.
        let _ = self.guard.leave();
    }
}

#[cfg(unix)]
fn open_device() -> io::Result<Device> {
    use std::os::fd::AsFd;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

#[cfg(not(unix))]
fn open_device() -> io::Result<Device> {
    Ok(io::stdout())
}

/// Gives the terminal back before a panic is reported, so that the report is seen and stays.
///
/// A panic in another thread than the drawing one ends the process: nobody would notice that its work never comes.
fn give_back_on_panic(guard: &Arc<Guard>, drawing: ThreadId) {
    let guard = Arc::clone(guard);
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        let was_ours = guard.leave();
        report(panicked);
        if matches!(was_ours, Ok(true) | Err(_)) && thread::current().id() != drawing {
            std::process::exit(101);
        }
    }));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use crate::text::{self, Clean};

    proptest! {
        #[test]
        fn text_takes_the_cells_that_it_was_measured_to_take(text in any::<String>()) {
            let text = Clean::line(text);
            // ratatui-core 0.1.2 gives halfwidth sound marks a cell more than unicode-width 0.2.3 does.
            prop_assume!(!text.as_str().contains(['\u{FF9E}', '\u{FF9F}']));
            let mut buffer = Buffer::empty(Rect::new(0, 0, 2000, 1));
            let (end, _) = buffer.set_stringn(0, 0, text.as_str(), 2000, Style::new());
            prop_assert_eq!(usize::from(end), text::width(text.as_str()));
        }
    }
}
