//! The watcher: a thread that ends the program when it is told to, or when its terminal is gone.
//!
//! It cannot be left to the loop that reads the keys: crossterm 0.29 reads a dead terminal again and again and never
//! returns. The watcher sleeps in one `poll` on its signals and on the hang-up of the terminal, so it costs nothing
//! while nothing happens.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::terminal::disable_raw_mode;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::signal::{
    SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH,
};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::{exit, raise};

use super::guard::Guard;

/// Signals that end the program or stop it for a while.
const SIGNALS: [i32; 6] = [SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGTSTP, SIGCONT];

/// How long giving the terminal back and saving may take together; the process ends within a second in any case.
const DEADLINE: Duration = Duration::from_millis(500);

/// Starts the watcher. It watches until the process ends, since signals once caught are lost on a program that no
/// longer listens.
pub(super) fn start(guard: &Arc<Guard>) -> io::Result<()> {
    let (read, write) = UnixStream::pair()?;
    let signals = SignalDelivery::with_pipe(read, write, SignalOnly, SIGNALS)?;
    let watcher = Watcher {
        guard: Arc::clone(guard),
        signals,
        hang_up_shows: true,
    };
    thread::Builder::new()
        .name("terminal watcher".to_owned())
        .spawn(move || watcher.run())?;
    Ok(())
}

struct Watcher {
    guard: Arc<Guard>,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    /// Whether this system can tell that the terminal hung up; if not, SIGHUP must do.
    hang_up_shows: bool,
}

impl Watcher {
    fn run(mut self) {
        loop {
            let (signalled, device) = match self.wait() {
                Ok(woken) => woken,
                Err(Errno::INTR) => continue,
                // Short of memory: the signals must still be looked at.
                Err(_) => {
                    thread::sleep(Duration::from_millis(100));
                    (true, PollFlags::empty())
                }
            };
            if device.contains(PollFlags::NVAL) {
                self.hang_up_shows = false;
            } else if device.intersects(PollFlags::HUP | PollFlags::ERR) {
                self.hang_up();
            }
            if signalled {
                for signal in self.signals.pending().collect::<Vec<_>>() {
                    self.answer(signal);
                }
            }
        }
    }

    /// Sleeps until a signal came (the first answer) or something happened to the terminal (the second).
    fn wait(&self) -> Result<(bool, PollFlags), Errno> {
        let signals = PollFd::new(self.signals.get_read(), PollFlags::IN);
        if !self.hang_up_shows {
            let mut watched = [signals];
            poll(&mut watched, None)?;
            return Ok((true, PollFlags::empty()));
        }
        // No flags are asked for, so keys do not wake the watcher; a hang-up is always reported.
        let mut watched = [
            signals,
            PollFd::new(self.guard.device(), PollFlags::empty()),
        ];
        poll(&mut watched, None)?;
        let [signals, device] = watched;
        Ok((!signals.revents().is_empty(), device.revents()))
    }

    fn answer(&self, signal: i32) {
        match signal {
            SIGHUP => self.hang_up(),
            // The keys of whoever has borrowed the terminal: the editor answers them, or ends by them.
            SIGINT | SIGQUIT if self.guard.is_lent() => {}
            SIGTSTP => {
                // If the terminal cannot be given back, there is still somebody who wants us stopped.
                let _ = apart(&self.guard, |guard| drop(guard.suspend())).recv_timeout(DEADLINE);
                let _ = raise(SIGSTOP);
            }
            SIGCONT => {
                let _ = apart(&self.guard, |guard| drop(guard.resume())).recv_timeout(DEADLINE);
                // Wakes the loop that waits for keys; crossterm reports it as a change of size.
                let _ = raise(SIGWINCH);
            }
            ending => self.end(ending),
        }
    }

    /// Nobody is at the terminal any more: saves, writes nothing to it, and ends.
    fn hang_up(&self) {
        self.guard.mark_gone();
        let saved = apart(&self.guard, Guard::save);
        let _ = saved.recv_timeout(DEADLINE);
        exit(128_i32.saturating_add(SIGHUP));
    }

    /// Gives the terminal back, saves, and ends with the exit code that shells give for the signal.
    fn end(&self, signal: i32) {
        let started = Instant::now();
        // There is nobody left to tell of an error, and the process ends.
        let given_back = apart(&self.guard, |guard| drop(guard.leave()));
        let saved = apart(&self.guard, Guard::save);
        if given_back.recv_timeout(DEADLINE).is_err() {
            // The terminal takes no bytes. Its modes can be set back all the same.
            let _ = disable_raw_mode();
        }
        let _ = saved.recv_timeout(DEADLINE.saturating_sub(started.elapsed()));
        exit(128_i32.saturating_add(signal));
    }
}

/// Does something in a thread of its own, so that it cannot hold up the end; the receiver hears when it is done.
fn apart(guard: &Arc<Guard>, action: fn(&Guard)) -> Receiver<()> {
    let (sender, receiver) = channel();
    let theirs = Arc::clone(guard);
    let spawned = thread::Builder::new().spawn(move || {
        action(&theirs);
        // Whether somebody still waits is not ours to know.
        let _ = sender.send(());
    });
    if spawned.is_err() {
        action(guard);
    }
    receiver
}
