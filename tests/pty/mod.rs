//! A terminal for tests: runs a program on a pty, types to it, and reads its screen as a person would.
//!
//! Nothing here sleeps. A thread feeds what the program writes to an emulator and wakes who waits for it; waits end when
//! what they wait for is there, or fail after a generous deadline and print the screen.
#![allow(dead_code, reason = "each test binary uses a part of it")]

mod program;

use std::fs::{self, File};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use rustix::termios::{
    Action, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, tcflow, tcgetattr,
    tcsetattr,
};
use vt100::{Callbacks, MouseProtocolMode, Parser};

pub use program::{Home, Program};

/// How long a wait may last before it fails; far longer than anything takes on a busy machine.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// What keys send.
pub mod key {
    pub const ENTER: &str = "\r";
    pub const ESC: &str = "\x1b";
    pub const TAB: &str = "\t";
    pub const BACKSPACE: &str = "\x7f";
    pub const UP: &str = "\x1b[A";
    pub const DOWN: &str = "\x1b[B";
    pub const RIGHT: &str = "\x1b[C";
    pub const LEFT: &str = "\x1b[D";
    pub const PAGE_UP: &str = "\x1b[5~";
    pub const PAGE_DOWN: &str = "\x1b[6~";
    pub const CTRL_C: &str = "\x03";
    pub const CTRL_D: &str = "\x04";
    pub const CTRL_L: &str = "\x0c";
    pub const CTRL_P: &str = "\x10";
    pub const CTRL_U: &str = "\x15";
    pub const CTRL_Z: &str = "\x1a";
}

/// The modes of a terminal that a program can leave changed behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modes {
    /// Line discipline: input, output, control and local flags.
    pub termios: [String; 4],
    pub alternate_screen: bool,
    pub mouse: bool,
    pub bracketed_paste: bool,
    pub cursor_hidden: bool,
    pub application_cursor: bool,
    pub application_keypad: bool,
}

/// How a program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The exit code, if it ended by itself.
    pub code: Option<u32>,
    /// What killed it, in the system's words.
    pub signal: Option<String>,
    /// Processor time that it used, where `/proc` tells.
    pub processor: Option<Duration>,
}

struct State {
    parser: Parser<Marks>,
    transcript: Vec<u8>,
    hang_up: bool,
    ended: Option<Ended>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }
}

/// A running program and the screen that it draws on. Dropping it kills the program.
pub struct Screen {
    shared: Arc<Shared>,
    /// None once the terminal was taken away.
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    /// The terminal as the program sees it, held open so that its modes outlive the program.
    slave: File,
    reader: Option<JoinHandle<()>>,
    pid: Pid,
    own_home: Option<Home>,
}

/// Counts the marks that [`Screen::sync`] puts into the output; the emulator does not show them.
#[derive(Default)]
struct Marks {
    written: u64,
    read: u64,
}

const MARK: &[u8] = b"\x1b]7770\x07";

impl Callbacks for Marks {
    fn unhandled_osc(&mut self, _: &mut vt100::Screen, params: &[&[u8]]) {
        self.read += u64::from(params == [b"7770"]);
    }
}

impl Screen {
    /// Starts scimdex.
    pub fn start(args: &[&str], columns: u16, rows: u16, env: &[(&str, &str)]) -> Self {
        let mut program = Program::scimdex(args).size(columns, rows);
        for (name, value) in env {
            program = program.env(name, value);
        }
        program.start()
    }

    fn run(program: Program<'_>) -> Self {
        let own_home = program.home.is_none().then(Home::new);
        let home = program.home.or(own_home.as_ref()).unwrap();
        let pair = native_pty_system()
            .openpty(size(program.columns, program.rows))
            .unwrap();
        let mut command = CommandBuilder::new(&program.path);
        command.args(&program.args);
        command.env_clear();
        for (name, value) in home.environment().into_iter().chain(program.env) {
            command.env(name, value);
        }
        command.cwd(home.work());
        let slave = File::options()
            .read(true)
            .write(true)
            .open(pair.master.tty_name().unwrap())
            .unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let pid = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                parser: Parser::new_with_callbacks(
                    cells(program.rows),
                    cells(program.columns),
                    0,
                    Marks::default(),
                ),
                transcript: Vec::new(),
                hang_up: false,
                ended: None,
            }),
            changed: Condvar::new(),
        });
        let reader = spawn_reader(&shared, pair.master.try_clone_reader().unwrap());
        spawn_waiter(&shared, pid, child);
        let writer = Some(pair.master.take_writer().unwrap());
        Self {
            shared,
            master: Some(pair.master),
            writer,
            slave,
            reader: Some(reader),
            pid,
            own_home,
        }
    }

    /// The home that was made for this run.
    pub fn home(&self) -> &Home {
        self.own_home
            .as_ref()
            .expect("the home was given: ask its owner")
    }

    /// The process that was started.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        let writer = self.writer.as_mut().expect("the terminal was taken away");
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Pastes, as a terminal with bracketed paste does.
    pub fn paste(&mut self, text: &str) {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Presses and releases the left button at a cell, counted from 0.
    pub fn click(&mut self, column: u16, row: u16) {
        let (column, row) = (column + 1, row + 1);
        self.send(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        // First the emulator, so that the frame for the new size finds it ready.
        self.shared
            .change(|state| state.parser.set_size(cells(rows), cells(columns)));
        self.master
            .as_ref()
            .expect("the terminal was taken away")
            .resize(size(columns, rows))
            .unwrap();
    }

    /// What the screen shows now: one line a row, without trailing spaces.
    pub fn contents(&self) -> String {
        contents(&self.shared.lock())
    }

    /// Asks the emulator something.
    pub fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.shared.lock().parser.screen())
    }

    /// Every byte that reached the terminal so far.
    pub fn transcript(&self) -> Vec<u8> {
        let mut transcript = self.shared.lock().transcript.clone();
        while let Some(start) = transcript
            .windows(MARK.len())
            .position(|bytes| bytes == MARK)
        {
            transcript.drain(start..start + MARK.len());
        }
        transcript
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait(&format!("the screen to show {text:?}"), |state| {
            contents(state).contains(text).then_some(())
        });
    }

    /// Waits until the program has sent some bytes.
    #[track_caller]
    pub fn wait_for_bytes(&self, bytes: &str) {
        self.wait(&format!("the bytes {bytes:?}"), |state| {
            let mut sent = state.transcript.windows(bytes.len());
            sent.any(|part| part == bytes.as_bytes()).then_some(())
        });
    }

    /// Waits until the screen no longer shows a text.
    #[track_caller]
    pub fn wait_until_gone(&self, text: &str) {
        self.wait(&format!("{text:?} to go"), |state| {
            (!contents(state).contains(text)).then_some(())
        });
    }

    /// Waits until the emulator is in a state.
    #[track_caller]
    pub fn wait_until(&self, what: &str, arrived: impl Fn(&vt100::Screen) -> bool) {
        self.wait(what, |state| arrived(state.parser.screen()).then_some(()));
    }

    /// Waits until the program ended, while the terminal takes no bytes.
    #[track_caller]
    pub fn wait_for_end_without_output(&self) -> Ended {
        self.wait("the program to end", |state| state.ended.clone())
    }

    /// Waits until the program ended, and its last words are on the screen.
    #[track_caller]
    pub fn wait_for_end(&self) -> Ended {
        let ended = self.wait_for_end_without_output();
        if self.master.is_some() {
            self.sync();
        }
        ended
    }

    /// Types, then waits for the end; gives the exit code.
    #[track_caller]
    pub fn quit(&mut self, keys: &str) -> u32 {
        self.send(keys);
        self.wait_for_end().code.expect("the program was killed")
    }

    /// Waits until the program is stopped by job control; it must have been started directly, not by a shell.
    pub fn wait_for_stop(&self) {
        waitid(WaitId::Pid(self.pid), WaitIdOptions::STOPPED).unwrap();
        self.sync();
    }

    /// Waits until everything written so far went through the emulator.
    #[track_caller]
    pub fn sync(&self) {
        // What the program wrote comes out before what we write after it.
        let mut mark = 0;
        self.shared.change(|state| {
            let marks = state.parser.callbacks_mut();
            marks.written += 1;
            mark = marks.written;
        });
        (&self.slave).write_all(MARK).unwrap();
        self.wait("the output to be read", |state| {
            (state.parser.callbacks().read >= mark).then_some(())
        });
    }

    /// The modes of the terminal now.
    #[track_caller]
    pub fn modes(&self) -> Modes {
        self.sync();
        let termios = tcgetattr(&self.slave).unwrap();
        self.look(|screen| Modes {
            termios: [
                format!("{:?}", termios.input_modes),
                format!("{:?}", termios.output_modes),
                format!("{:?}", termios.control_modes),
                format!("{:?}", termios.local_modes),
            ],
            alternate_screen: screen.alternate_screen(),
            mouse: screen.mouse_protocol_mode() != MouseProtocolMode::None,
            bracketed_paste: screen.bracketed_paste(),
            cursor_hidden: screen.hide_cursor(),
            application_cursor: screen.application_cursor(),
            application_keypad: screen.application_keypad(),
        })
    }

    /// Sets the line discipline back to lines and echo, as a shell does when one of its jobs stops.
    pub fn make_sane(&self) {
        let mut termios = tcgetattr(&self.slave).unwrap();
        termios.local_modes |= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        termios.output_modes |= OutputModes::OPOST;
        tcsetattr(&self.slave, OptionalActions::Now, &termios).unwrap();
    }

    /// Makes the terminal take no more bytes, as Ctrl-S does.
    pub fn stop_output(&self) {
        tcflow(&self.slave, Action::OOff).unwrap();
    }

    /// Undoes [`Screen::stop_output`].
    pub fn start_output(&self) {
        tcflow(&self.slave, Action::OOn).unwrap();
    }

    /// Takes the terminal away, as closing its window does.
    pub fn hang_up(&mut self) {
        self.shared.change(|state| state.hang_up = true);
        // The reader holds the terminal open until it is woken.
        (&self.slave).write_all(b"\0").unwrap();
        self.reader.take().unwrap().join().unwrap();
        // `portable_pty` types an end of file when its writer is dropped, unless there is no such character.
        let mut termios = tcgetattr(&self.slave).unwrap();
        termios.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&self.slave, OptionalActions::Now, &termios).unwrap();
        self.writer = None;
        self.master = None;
    }

    #[track_caller]
    fn wait<T>(&self, what: &str, arrived: impl Fn(&State) -> Option<T>) -> T {
        let started = Instant::now();
        let mut state = self.shared.lock();
        loop {
            if let Some(answer) = arrived(&state) {
                return answer;
            }
            let left = DEADLINE.saturating_sub(started.elapsed());
            if left.is_zero() {
                let (shown, ended) = (contents(&state), state.ended.clone());
                drop(state);
                panic!("waited in vain for {what}; ended: {ended:?}; the screen shows:\n{shown}");
            }
            state = self
                .shared
                .changed
                .wait_timeout(state, left)
                .unwrap_or_else(|poisoned| poisoned.into_inner())
                .0;
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.shared.lock().ended.is_none() {
            let _ = kill_process(self.pid, Signal::KILL);
            let _ = kill_process(self.pid, Signal::CONT);
        }
    }
}

fn spawn_reader(shared: &Arc<Shared>, mut terminal: Box<dyn Read + Send>) -> JoinHandle<()> {
    let shared = Arc::clone(shared);
    thread::spawn(move || {
        let mut bytes = [0; 65536];
        while let Ok(count @ 1..) = terminal.read(&mut bytes) {
            let mut hang_up = false;
            shared.change(|state| {
                hang_up = state.hang_up;
                state.transcript.extend_from_slice(&bytes[..count]);
                state.parser.process(&bytes[..count]);
            });
            if hang_up {
                return;
            }
        }
    })
}

fn spawn_waiter(shared: &Arc<Shared>, pid: Pid, mut child: Box<dyn Child + Send + Sync>) {
    let shared = Arc::clone(shared);
    thread::spawn(move || {
        // Ended, but not yet forgotten by the system, so that it can still be asked.
        waitid(
            WaitId::Pid(pid),
            WaitIdOptions::EXITED | WaitIdOptions::NOWAIT,
        )
        .unwrap();
        let processor = processor_time(pid);
        let status = child.wait().unwrap();
        let signal = status.signal().map(str::to_owned);
        let code = signal.is_none().then(|| status.exit_code());
        shared.change(|state| {
            state.ended = Some(Ended {
                code,
                signal,
                processor,
            })
        });
    });
}

/// User and system time of a process, in the hundredths of a second that Linux counts.
pub fn processor_time(pid: Pid) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

fn contents(state: &State) -> String {
    let screen = state.parser.screen();
    let (_, columns) = screen.size();
    let rows: Vec<String> = screen
        .rows(0, columns.get())
        .map(|row| row.trim_end().to_owned())
        .collect();
    rows.join("\n").trim_end().to_owned()
}

/// The emulator knows no empty screen.
fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}
