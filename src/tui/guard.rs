//! The guard of the terminal's modes: the one place that changes them and gives them back.
//!
//! It is shared by the drawing thread, the panic hook and the watcher, any of which may be the one to give the terminal
//! back. It draws nothing and decides nothing.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};

/// Where bytes for the terminal go. On Unix this is a descriptor of our own: the standard library's `Stdout` keeps a
/// buffer and a lock, and what is left in the buffer would be written after the terminal was given back.
#[cfg(unix)]
pub(super) type Device = std::fs::File;
#[cfg(not(unix))]
pub(super) type Device = io::Stdout;

/// Ends a clipboard text or title that was cut off in the middle, which would else swallow what follows.
const STRING_END: &[u8] = b"\x1b\\";

/// For how long after a borrower's end its signals may still come.
#[cfg(unix)]
const LATE_SIGNALS: Duration = Duration::from_secs(1);

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The shell, before the start or for good.
    Outside,
    /// We do.
    Inside,
    /// The shell, until it lets us go on.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there is no job control"))]
    Suspended,
    /// A program that we started and wait for, such as the editor. It sets the modes as it likes.
    Lent,
}

/// What is done with what would be lost, before the process ends by a signal.
type BeforeExit = Box<dyn FnOnce() + Send>;

/// The terminal's modes, from whichever thread.
pub(super) struct Guard {
    device: Device,
    phase: Mutex<Phase>,
    /// When the terminal came back from whoever had borrowed it last.
    returned: Mutex<Option<Instant>>,
    mouse: AtomicBool,
    stale: AtomicBool,
    gone: AtomicBool,
    before_exit: Mutex<Option<BeforeExit>>,
}

impl Guard {
    /// A guard that has not changed anything yet.
    pub(super) fn new(device: Device, mouse: bool) -> Self {
        Self {
            device,
            phase: Mutex::new(Phase::Outside),
            returned: Mutex::new(None),
            mouse: AtomicBool::new(mouse),
            stale: AtomicBool::new(true),
            gone: AtomicBool::new(false),
            before_exit: Mutex::new(None),
        }
    }

    /// The terminal itself, for the watcher to watch.
    #[cfg(unix)]
    pub(super) fn device(&self) -> &Device {
        &self.device
    }

    /// Takes the terminal.
    pub(super) fn enter(&self) -> io::Result<()> {
        let mut phase = lock(&self.phase);
        self.take()?;
        *phase = Phase::Inside;
        Ok(())
    }

    /// Gives the terminal back for good; true if it was ours until now.
    pub(super) fn leave(&self) -> io::Result<bool> {
        let mut phase = lock(&self.phase);
        match std::mem::replace(&mut *phase, Phase::Outside) {
            Phase::Inside => self.give_back().map(|()| true),
            Phase::Suspended | Phase::Lent | Phase::Outside => Ok(false),
        }
    }

    /// Gives the terminal to a program that we start; false where it is not ours to give.
    pub(super) fn lend(&self) -> io::Result<bool> {
        let mut phase = lock(&self.phase);
        match *phase {
            Phase::Inside => {
                *phase = Phase::Lent;
                self.give_back().map(|()| true)
            }
            Phase::Suspended | Phase::Lent | Phase::Outside => Ok(false),
        }
    }

    /// Takes the terminal again from a program that has ended.
    pub(super) fn take_again(&self) -> io::Result<()> {
        let mut phase = lock(&self.phase);
        if *phase == Phase::Lent {
            self.take()?;
            *lock(&self.returned) = Some(Instant::now());
            *phase = Phase::Inside;
            self.stale.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// Whether the terminal is lent: keys that would end us are meant for who has it. Just after it came back, too: the key
    /// that ended the borrower reaches us as a signal of its own, which a busy machine delivers late. While the terminal
    /// is ours that key is no signal, so nobody's is lost.
    #[cfg(unix)]
    pub(super) fn is_lent(&self) -> bool {
        // Held while the other is looked at: between two looks it could come back, and seem neither lent nor just returned.
        let phase = lock(&self.phase);
        let returned = *lock(&self.returned);
        *phase == Phase::Lent || returned.is_some_and(|when| when.elapsed() < LATE_SIGNALS)
    }

    /// Gives the terminal back until [`Guard::resume`].
    #[cfg(unix)]
    pub(super) fn suspend(&self) -> io::Result<()> {
        let mut phase = lock(&self.phase);
        match *phase {
            Phase::Inside => {
                *phase = Phase::Suspended;
                self.give_back()
            }
            Phase::Suspended | Phase::Lent | Phase::Outside => Ok(()),
        }
    }

    /// Takes the terminal again after a stop, also after one that came without warning (SIGSTOP), in which case the
    /// shell has changed the modes behind our back.
    #[cfg(unix)]
    pub(super) fn resume(&self) -> io::Result<()> {
        let mut phase = lock(&self.phase);
        match *phase {
            // Who has borrowed the terminal goes on with it.
            Phase::Outside | Phase::Lent => return Ok(()),
            // Crossterm takes raw mode as given until it is told otherwise.
            Phase::Inside => disable_raw_mode()?,
            Phase::Suspended => {}
        }
        self.take()?;
        *phase = Phase::Inside;
        self.stale.store(true, Ordering::Release);
        Ok(())
    }

    /// Sends a frame; while the terminal is not ours, it is dropped.
    pub(super) fn send(&self, frame: &[u8]) -> io::Result<()> {
        let phase = lock(&self.phase);
        match *phase {
            Phase::Inside => self.write(frame),
            Phase::Suspended | Phase::Lent | Phase::Outside => Ok(()),
        }
    }

    /// Switches the reports of the mouse on or off.
    pub(super) fn set_mouse(&self, on: bool) -> io::Result<()> {
        let phase = lock(&self.phase);
        self.mouse.store(on, Ordering::Release);
        match *phase {
            Phase::Inside => self.write(&bytes(|bytes| mouse(bytes, on))?),
            Phase::Suspended | Phase::Lent | Phase::Outside => Ok(()),
        }
    }

    /// Whether what the terminal shows is no longer what was drawn last; asking settles it.
    pub(super) fn take_stale(&self) -> bool {
        self.stale.swap(false, Ordering::AcqRel)
    }

    /// Asks for a whole frame at the next draw.
    pub(super) fn mark_stale(&self) {
        self.stale.store(true, Ordering::Release);
    }

    /// Nothing may be written any more: nobody is at the other end.
    #[cfg(unix)]
    pub(super) fn mark_gone(&self) {
        self.gone.store(true, Ordering::Release);
    }

    /// Sets what [`Guard::save`] does.
    pub(super) fn set_before_exit(&self, save: BeforeExit) {
        *lock(&self.before_exit) = Some(save);
    }

    /// Saves what would be lost, once.
    #[cfg(unix)]
    pub(super) fn save(&self) {
        let save = lock(&self.before_exit).take();
        if let Some(save) = save {
            save();
        }
    }

    fn take(&self) -> io::Result<()> {
        enable_raw_mode()?;
        let on = self.mouse.load(Ordering::Acquire);
        let entering = bytes(|bytes| {
            queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
            if on { mouse(bytes, true) } else { Ok(()) }
        });
        entering
            .and_then(|entering| self.write(&entering))
            .inspect_err(|_| {
                // The first error is the one to report.
                let _ = self.give_back();
            })
    }

    /// Undoes all that [`Guard::take`] does, even where one part of it fails.
    fn give_back(&self) -> io::Result<()> {
        if self.gone.load(Ordering::Acquire) {
            return Ok(());
        }
        // First the part that cannot be held up by a terminal that reads no more.
        let raw = disable_raw_mode();
        let leaving = bytes(|bytes| {
            bytes.write_all(STRING_END)?;
            queue!(bytes, EndSynchronizedUpdate)?;
            mouse(bytes, false)?;
            queue!(
                bytes,
                DisableBracketedPaste,
                ResetColor,
                LeaveAlternateScreen,
                Show
            )
        });
        leaving.and_then(|leaving| self.write(&leaving)).and(raw)
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if self.gone.load(Ordering::Acquire) {
            return Ok(());
        }
        let mut device = &self.device;
        device.write_all(bytes)?;
        device.flush()
    }
}

/// A panic elsewhere does not make the terminal's state unknown: each phase is set in one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn bytes(fill: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Clicks, wheel and drags. Crossterm's own command also asks for every movement of the pointer, which would wake an
/// idle program all the time, and litter the shell with reports that were on their way when it ended.
#[cfg(unix)]
fn mouse(bytes: &mut Vec<u8>, on: bool) -> io::Result<()> {
    bytes.write_all(if on {
        b"\x1b[?1000h\x1b[?1002h\x1b[?1006h"
    } else {
        b"\x1b[?1006l\x1b[?1002l\x1b[?1000l"
    })
}

#[cfg(not(unix))]
fn mouse(bytes: &mut Vec<u8>, on: bool) -> io::Result<()> {
    if on {
        queue!(bytes, crossterm::event::EnableMouseCapture)
    } else {
        queue!(bytes, crossterm::event::DisableMouseCapture)
    }
}
