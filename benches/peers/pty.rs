//! A program on a terminal of its own, timed from outside: when did the screen first show what it shows once it is quiet?
//!
//! Every program is judged by the same rule, whatever it draws with: what it writes is kept with the time at which it
//! came; when nothing more has come for a while, the output is replayed, and the first moment counts at which the screen
//! already held what it held in the end.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The screen that everything is drawn on.
pub const COLUMNS: u16 = 120;
/// Its rows.
pub const ROWS: u16 = 40;
/// After so long without output a screen is quiet.
const QUIET: Duration = Duration::from_millis(120);
/// A program that has drawn nothing after so long is given up.
const GIVE_UP: Duration = Duration::from_secs(20);

/// What the shell writes right before it hands over: people start programs from a shell that runs already, so its own
/// start does not count.
const HANDED_OVER: u8 = 1;

/// A running program.
pub struct Running {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    started: Instant,
}

impl Running {
    /// Starts a shell command on a terminal. The shell replaces itself with the program, the same way for all.
    pub fn start(command: &str, folder: &Path) -> Running {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut builder = CommandBuilder::new("/bin/sh");
        builder.args(["-c", &format!("printf '\\001'; exec {command}")]);
        builder.cwd(folder);
        builder.env("TERM", "xterm-256color");
        builder.env("HOME", folder);
        for name in ["SCIMDEX_CONFIG_DIR", "SCIMDEX_STATE_DIR"] {
            builder.env(name, folder.join("empty"));
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (send, output) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0
                    || send
                        .send((Instant::now(), bytes[..count].to_vec()))
                        .is_err()
                {
                    return;
                }
            }
        });
        let child = pair.slave.spawn_command(builder).unwrap();
        let (started, first) = output.recv_timeout(GIVE_UP).unwrap();
        assert_eq!(first.first(), Some(&HANDED_OVER), "{command}");
        let mut screen = vt100::Parser::new(
            NonZeroU16::new(ROWS).unwrap(),
            NonZeroU16::new(COLUMNS).unwrap(),
            0,
        );
        // Whatever came with it.
        screen.process(&first[1..]);
        Running {
            child,
            _master: pair.master,
            writer,
            output,
            screen,
            started,
        }
    }

    /// From where the shell hands over to the first frame that shows `words`; none if it never did.
    pub fn first_frame(&mut self, words: &str) -> Option<Duration> {
        self.settled(self.started, |screen| screen.contents().contains(words))
    }

    /// From a key to its finished frame.
    pub fn key(&mut self, key: &str) -> Option<Duration> {
        let before = self.screen.screen().contents();
        let pressed = Instant::now();
        self.writer.write_all(key.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self.settled(pressed, |screen| screen.contents() != before)
    }

    /// The text on the screen.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits until the screen is as wanted and quiet, and says when it first was as it is now.
    fn settled(
        &mut self,
        since: Instant,
        wanted: impl Fn(&vt100::Screen) -> bool,
    ) -> Option<Duration> {
        let mut frames: Vec<(Instant, String)> = Vec::new();
        let mut there = false;
        while since.elapsed() < GIVE_UP {
            match self.output.recv_timeout(QUIET) {
                Ok((at, bytes)) => {
                    self.answer(&bytes);
                    self.screen.process(&bytes);
                    there |= wanted(self.screen.screen());
                    frames.push((at, self.screen.screen().contents()));
                }
                Err(RecvTimeoutError::Timeout) if there => break,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        let last = frames.last()?.1.clone();
        let first = frames.iter().find(|(_, text)| *text == last)?;
        there.then(|| first.0.duration_since(since))
    }

    /// Answers what programs ask of a terminal, at once, as a terminal on this machine would.
    fn answer(&mut self, bytes: &[u8]) {
        let asks = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
        let mut answer = Vec::new();
        if asks(b"\x1b]11;?") {
            answer.extend_from_slice(b"\x1b]11;rgb:0000/0000/0000\x1b\\");
        }
        if asks(b"\x1b[c") {
            answer.extend_from_slice(b"\x1b[?62c");
        }
        if asks(b"\x1b[6n") {
            answer.extend_from_slice(b"\x1b[1;1R");
        }
        let _ = self.writer.write_all(&answer);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
