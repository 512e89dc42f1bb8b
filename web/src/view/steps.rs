//! From finding to finding.

use crate::state::Reading;
use crate::view::findings::{Finding, Layer};
use foco::Span;

/// Where the reader stops: findings that are shown, without the cues.
pub fn stops(findings: &[Finding], reading: &Reading) -> Vec<Span> {
    let shown = findings.iter().filter(|f| f.layer != Layer::Cue && reading.shows(f.layer));
    shown.map(|f| f.span).collect()
}

/// The next or previous stop from where the reader is; the first or last if nowhere.
pub fn step(stops: &[Span], from: Option<Span>, forward: bool) -> Option<Span> {
    let Some(from) = from else {
        return if forward { stops.first().copied() } else { stops.last().copied() };
    };
    let at = (from.start, std::cmp::Reverse(from.end));
    let key = |s: &Span| (s.start, std::cmp::Reverse(s.end));
    let found = if forward {
        stops.iter().find(|s| key(s) > at).or(stops.last())
    } else {
        stops.iter().rev().find(|s| key(s) < at).or(stops.first())
    };
    found.copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_through_all_stops_and_end_at_the_ends() {
        let stops = [Span::new(0, 4), Span::new(6, 20), Span::new(6, 9), Span::new(30, 31)];
        let mut at = None;
        for stop in stops.iter().chain(stops.last()) {
            at = step(&stops, at, true);
            assert_eq!(at, Some(*stop));
        }
        for stop in stops.iter().rev().skip(1).chain(stops.first()) {
            at = step(&stops, at, false);
            assert_eq!(at, Some(*stop));
        }
        assert_eq!(step(&stops, Some(Span::new(10, 12)), true), Some(stops[3]));
        assert_eq!(step(&[], None, true), None);
        assert_eq!(step(&[], Some(Span::new(1, 2)), false), None);
    }
}
