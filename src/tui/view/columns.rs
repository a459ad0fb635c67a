//! How wide the columns of a list are: at least what each needs, then what is left, one column at a time in turn.

use crate::field::Width;

/// Widths for columns in order of importance; a column that does not fit with its gap is none, and so are all after it.
#[must_use]
pub fn fitted(columns: &[Width], room: u16, gap: u16) -> Vec<Option<u16>> {
    let mut widths: Vec<Option<u16>> = Vec::new();
    let mut left = room;
    let mut full = false;
    for (place, column) in columns.iter().enumerate() {
        let gap = if place == 0 { 0 } else { gap };
        let needed = column.min.saturating_add(gap);
        full = full || needed > left;
        widths.push((!full).then_some(column.min));
        if !full {
            left = left.saturating_sub(needed);
        }
    }
    // A list with one column only takes what there is.
    if let Some(first @ None) = widths.first_mut() {
        *first = Some(room);
        return widths;
    }
    while left > 0 {
        let before = left;
        for (width, column) in widths.iter_mut().zip(columns) {
            match width {
                Some(width) if left > 0 && *width < column.ideal => {
                    *width = width.saturating_add(1);
                    left = left.saturating_sub(1);
                }
                Some(_) | None => {}
            }
        }
        if left == before {
            break;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_take_what_they_need_then_share_the_rest() {
        let columns =
            [(12, 28), (10, 10), (10, 24), (8, 14)].map(|(min, ideal)| Width { min, ideal });
        for (room, widths) in [
            (0, [Some(0), None, None, None]),
            (8, [Some(8), None, None, None]),
            (12, [Some(12), None, None, None]),
            (20, [Some(20), None, None, None]),
            (23, [Some(12), Some(10), None, None]),
            (34, [Some(12), Some(10), Some(10), None]),
            (43, [Some(12), Some(10), Some(10), Some(8)]),
            (50, [Some(15), Some(10), Some(12), Some(10)]),
            (200, [Some(28), Some(10), Some(24), Some(14)]),
        ] {
            assert_eq!(fitted(&columns, room, 1), widths, "{room}");
        }
    }

    #[test]
    fn nothing_is_wider_than_the_room() {
        let columns = [Width { min: 12, ideal: 28 }; 5];
        for room in 0..200 {
            let widths = fitted(&columns, room, 1);
            let shown: Vec<u16> = widths.into_iter().flatten().collect();
            let gaps = u16::try_from(shown.len().saturating_sub(1)).unwrap();
            assert!(shown.iter().sum::<u16>() + gaps <= room.max(gaps), "{room}");
        }
    }
}
