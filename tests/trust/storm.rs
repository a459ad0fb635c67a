//! Resize storms, over the path that ends in bytes: the last frame is that of a fresh start, cell by cell.

use scimdex::tui::model::Model;
use scimdex::tui::session::Session;

use super::states::{OPENED, dress};
use super::wire::Wire;

/// A row of numbers that looks like chance and is the same each time (an LCG with the constants of Knuth's MMIX).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn size(&mut self) -> (u16, u16) {
        let mut below = |end: u64| u16::try_from(self.below(end)).unwrap();
        (below(131), below(61))
    }
}

const END: (u16, u16) = (120, 40);

/// Resizes a state so often, and compares what the terminal shows in the end with a fresh start.
fn storm(name: &str, opened: &Model, times: usize, dice: &mut Dice) {
    let mut session = Session::new(opened.clone(), dress());
    let mut wire = Wire::new(END.0, END.1);
    wire.show(&mut session);
    for _ in 0..times {
        let (width, height) = dice.size();
        wire.resize(&mut session, width, height);
    }
    wire.resize(&mut session, END.0, END.1);
    let mut fresh = Wire::new(END.0, END.1);
    fresh.show(&mut Session::new(opened.clone(), dress()));
    assert_eq!(wire.contents(), fresh.contents(), "{}", name);
    assert!(wire.cells() == fresh.cells(), "another style: {}", name);
}

#[test]
fn a_storm_of_resizes_ends_in_the_frame_of_a_fresh_start() {
    let mut dice = Dice(2_026);
    for (name, model) in OPENED.iter().step_by(3) {
        storm(name, model, 3, &mut dice);
    }
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_ten_thousand_resizes_end_in_the_frame_of_a_fresh_start() {
    let mut dice = Dice(11);
    let each = 10_000_usize.div_ceil(OPENED.len());
    for (name, model) in OPENED.iter() {
        storm(name, model, each, &mut dice);
    }
    let (name, list) = OPENED.first().unwrap();
    storm(name, list, 10_000, &mut dice);
    println!(
        "soak: resizes: {} in {} states and 10,000 in one, each ending as a fresh start",
        each * OPENED.len(),
        OPENED.len()
    );
}
