//! What the terminal's background is, by the words of those who say it. Who is asked, and when, is not known here.

/// What is written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Background {
    /// Dark, or nobody says.
    Dark,
    /// Light.
    Light,
}

impl Background {
    /// Its word, which is the name of the theme that fits it, and what is remembered of it.
    pub(in crate::tui) fn word(self) -> &'static str {
        match self {
            Background::Dark => "dark",
            Background::Light => "light",
        }
    }

    /// The background of that word.
    pub(in crate::tui) fn of_word(word: &str) -> Option<Background> {
        let mut all = [Background::Dark, Background::Light].into_iter();
        all.find(|background| background.word() == word)
    }

    /// By `COLORFGBG`, which some terminals set: `0;15`, or `0;default;15`; the last is the background's colour of the
    /// sixteen. As in Vim, 0 to 6 and 8 are dark.
    pub(in crate::tui) fn of_variable(text: &str) -> Option<Background> {
        let (_, last) = text.rsplit_once(';')?;
        match last.parse::<u8>().ok()? {
            0..=6 | 8 => Some(Background::Dark),
            7 | 9..=15 => Some(Background::Light),
            _ => None,
        }
    }

    /// By the words of an answer: `rgb:ffff/ffff/ffff`, one to four digits each, or `rgba:` with a fourth.
    pub(super) fn of_answer(text: &str) -> Option<Background> {
        let (_, numbers) = text.split_once("rgb")?;
        let (_, numbers) = numbers.split_once(':')?;
        let mut shares = numbers.split('/').map(|digits| {
            let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?;
            let value = u32::from_str_radix(digits, 16).ok()?;
            // In thousandths of the most that so many digits can say.
            value.checked_mul(1_000)?.checked_div(most.checked_sub(1)?)
        });
        let (red, green, blue) = (shares.next()??, shares.next()??, shares.next()??);
        // Luma as ITU-R BT.601 weighs the colours.
        let luma = red
            .saturating_mul(299)
            .saturating_add(green.saturating_mul(587))
            .saturating_add(blue.saturating_mul(114));
        Some(if luma > 500_000 {
            Background::Light
        } else {
            Background::Dark
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_background_is_read_from_the_variable_and_from_the_answer() {
        use Background::{Dark, Light};
        for (text, background) in [
            ("15;0", Some(Dark)),
            ("0;15", Some(Light)),
            ("0;default;7", Some(Light)),
            ("7;8", Some(Dark)),
            ("15;default", None),
            ("0", None),
            ("", None),
            ("0;99", None),
        ] {
            assert_eq!(Background::of_variable(text), background, "{text}");
        }
        for (text, background) in [
            ("rgb:0000/0000/0000", Some(Dark)),
            ("rgb:ffff/ffff/ffff", Some(Light)),
            ("rgb:fd/f6/e3", Some(Light)),
            ("rgb:0/2b/36", Some(Dark)),
            ("rgba:eeee/e8e8/d5d5/ffff", Some(Light)),
            ("rgb:00/00/ff", Some(Dark)),
            ("rgb:ff/ff", None),
            ("rgb:fffffffff/0/0", None),
            ("rgb:/0/0", None),
            ("?", None),
        ] {
            assert_eq!(Background::of_answer(text), background, "{text}");
        }
    }

    #[test]
    fn what_is_remembered_is_read_again_and_nothing_else() {
        for background in [Background::Dark, Background::Light] {
            assert_eq!(Background::of_word(background.word()), Some(background));
        }
        for word in ["", "Dark", "mono"] {
            assert_eq!(Background::of_word(word), None, "{word}");
        }
    }
}
