//! Samples, medians, and the tables that go into `docs/performance.md`.

/// Figures of the same thing, measured again and again.
pub type Samples = Vec<f64>;

/// The middle figure.
pub fn median(samples: &[f64]) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => sorted[middle],
        _ => (sorted[middle - 1] + sorted[middle]) / 2.0,
    }
}

/// The smallest and the greatest figure.
pub fn ends(samples: &[f64]) -> (f64, f64) {
    let least = samples.iter().copied().fold(f64::INFINITY, f64::min);
    let most = samples.iter().copied().fold(0.0, f64::max);
    (least, most)
}

/// A line of `/proc/*/status`, in kilobytes.
pub fn kilobytes(status: &str, name: &str) -> usize {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .unwrap_or("0");
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

/// Milliseconds, short.
pub fn milliseconds(figure: f64) -> String {
    if figure.is_nan() {
        "not measured".to_owned()
    } else if figure < 10.0 {
        format!("{figure:.2}")
    } else if figure < 100.0 {
        format!("{figure:.1}")
    } else {
        format!("{figure:.0}")
    }
}

/// A Markdown table.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut text = format!("| {} |\n|", head.join(" | "));
    for place in 0..head.len() {
        text.push_str(if place == 0 { "---|" } else { "---:|" });
    }
    text.push('\n');
    for row in rows {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}
