//! The ledger adds up, suggests pauses, and keeps the host's limits.

use super::*;

fn exposure(from_ms: u64, ms: u64, level: Level) -> Exposure {
    Exposure {
        result: "r1".to_owned(),
        hash: "sha256:1".to_owned(),
        causes: vec!["unknown".to_owned()],
        surface: Surface::Image,
        step: Step::Softened,
        gesture: Gesture::Button,
        level,
        revealed: true,
        grayscale: true,
        from_ms,
        to_ms: from_ms + ms,
        played_ms: 0,
        sound_ms: 0,
        rate: 100,
        ended_by: EndedBy::Covered,
        label: None,
        faults: Faults::default(),
    }
}

fn sealed(minutes: u64) -> Work {
    Work { ms: minutes * 60_000, sealed: true, judged: 1, spared: 0 }
}

#[test]
fn a_pause_is_suggested_after_twenty_five_full_reveals() {
    let mut ledger = Ledger::default();
    let mut said = Vec::new();
    for at in 0..26 {
        said.push(ledger.enter(&exposure(at * 20_000, 1_000, Level::Veil)));
    }
    assert!(said[..24].iter().all(Vec::is_empty));
    assert_eq!(said[24], [Pause::Suggested(Why::Reveals)]);
    assert!(said[25].is_empty(), "said once, then begins anew");
}

#[test]
fn a_pause_is_suggested_after_ninety_seconds_of_reveals_in_five_minutes() {
    let mut ledger = Ledger::default();
    assert!(ledger.enter(&exposure(0, 50_000, Level::Veil)).is_empty());
    assert!(ledger.enter(&exposure(310_000, 50_000, Level::Veil)).is_empty(), "one is long ago");
    let said = ledger.enter(&exposure(400_000, 45_000, Level::Veil));
    assert_eq!(said, [Pause::Suggested(Why::Exposed)]);
}

#[test]
fn a_pause_is_suggested_after_twenty_minutes_of_work_on_sealed_content() {
    let mut ledger = Ledger::default();
    let benign = Work { ms: 3_600_000, ..Work::default() };
    assert!(ledger.enter_work(benign, 3_600_000).is_empty());
    assert!(ledger.enter_work(sealed(12), 4_400_000).is_empty());
    assert_eq!(ledger.enter_work(sealed(9), 5_000_000), [Pause::Suggested(Why::Work)]);
}

#[test]
fn after_two_sealed_tasks_another_is_wanted_and_while_a_limit_holds() {
    let mut ledger = Ledger::default();
    let wants = |ledger: &mut Ledger, work: Work| {
        ledger.enter_work(work, 60_000);
        ledger.wants_benign()
    };
    let benign = Work { ms: 1_000, ..Work::default() };
    let said = [sealed(1), sealed(1), benign, sealed(1)].map(|work| wants(&mut ledger, work));
    assert_eq!(said, [false, true, false, false]);
    ledger.set_limits(Limits { most_at_once_min: 1, benign_one_in: 0, ..Limits::default() });
    assert!(wants(&mut ledger, sealed(5)));
}

#[test]
fn somebody_who_was_away_for_ten_minutes_has_made_a_pause() {
    let mut ledger = Ledger::default();
    for at in 0..24 {
        ledger.enter(&exposure(at * 20_000, 1_000, Level::Veil));
    }
    let later = 23 * 20_000 + 1_000 + 600_000;
    assert!(ledger.enter(&exposure(later, 1_000, Level::Veil)).is_empty());
    assert_eq!((ledger.today.paused, ledger.today.paused_ms), (1, 600_000));
}

#[test]
fn a_limit_lasts_until_a_pause_and_the_limit_of_a_day_lasts_for_the_day() {
    let mut ledger = Ledger::default();
    ledger.set_limits(Limits {
        most_at_once_min: 120,
        most_a_day_min: 240,
        work_min: 0,
        ..Limits::default()
    });
    assert_eq!(ledger.enter_work(sealed(120), 7_200_000), [Pause::Limit(Why::Work)]);
    assert!(ledger.tick(7_200_000 + 599_999).is_empty());
    assert_eq!(ledger.tick(7_200_000 + 600_000), [Pause::Over]);
    assert_eq!(ledger.enter_work(sealed(120), 15_000_000), [Pause::Limit(Why::Day)]);
    assert!(ledger.tick(99_000_000).is_empty());
    ledger.begin_day();
    assert_eq!(ledger.today, Figures::default());
}

#[test]
fn without_a_host_s_limit_there_is_none() {
    let mut ledger = Ledger::default();
    let said = (1..100).flat_map(|at| ledger.enter_work(sealed(60), at * 3_600_000));
    assert!(said.into_iter().all(|pause| matches!(pause, Pause::Suggested(_))));
}

#[test]
fn what_is_kept_between_visits_comes_back_and_nothing_else_does() {
    let mut ledger = Ledger::default();
    ledger.enter(&exposure(0, 1_500, Level::Seal));
    let line = ledger.today.to_line();
    assert_eq!(Figures::of_line(&line), Some(ledger.today));
    for broken in ["", "1 2", "1 2 3 4 5 6 7 8 9 x", &format!("{line} 1")] {
        assert_eq!(Figures::of_line(broken), None, "{broken}");
    }
}

proptest! {
    #[test]
    fn sums_are_exact(stretches in prop::collection::vec((0..5_000u64, 0..5_000u64, level(), any::<bool>()), 0..40)) {
        let mut ledger = Ledger::default();
        let (mut now, mut expected) = (0, Figures::default());
        for (wait, ms, level, revealed) in stretches {
            now += wait;
            ledger.enter(&Exposure { revealed, ..exposure(now, ms, level) });
            now += ms;
            expected.reveals += u64::from(revealed);
            expected.ms += if revealed { ms } else { 0 };
            expected.high_ms += if revealed && level >= Level::Seal { ms } else { 0 };
        }
        let Figures { reveals, ms, high_ms, .. } = ledger.today;
        prop_assert_eq!((reveals, ms, high_ms), (expected.reveals, expected.ms, expected.high_ms));
    }
}

#[test]
fn the_record_of_an_exposure_has_the_shape_that_is_published() {
    use crate::document::shape::Shape;
    use crate::document::{At, check, tables};
    use crate::judging::JudgedAt;
    use crate::records::{Sight, exposure_to_node};
    let task = crate::task::Task { results: vec![result(None, vec![])], ..Default::default() };
    let labels = [None, Some((JudgedAt::Softened, 900))];
    for (ended_by, label) in ENDS.into_iter().flat_map(|end| labels.map(|label| (end, label))) {
        let mut one = Exposure { ended_by, label, ..exposure(1_000, 500, Level::Seal) };
        for fault in [Fault::Media, Fault::Captions, Fault::Part, Fault::Style, Fault::Page] {
            one.faults.add(fault);
        }
        let record =
            exposure_to_node(&one, Sight::default(), &task, "p@1", "s", &Figures::default());
        let mut problems = Vec::new();
        check(At::root(&record), &Shape::Object(&tables::EXPOSURE), &mut problems);
        assert!(problems.is_empty(), "{ended_by:?}: {problems:?}");
    }
}

const ENDS: [EndedBy; 18] = [
    EndedBy::NextStep,
    EndedBy::Covered,
    EndedBy::Released,
    EndedBy::CoveredAll,
    EndedBy::Timer,
    EndedBy::Idle,
    EndedBy::Scrolled,
    EndedBy::MovedOn,
    EndedBy::Submitted,
    EndedBy::Hidden,
    EndedBy::Blurred,
    EndedBy::Left,
    EndedBy::Printed,
    EndedBy::Fullscreen,
    EndedBy::Relabelled,
    EndedBy::TaskChanged,
    EndedBy::Limited,
    EndedBy::Failed,
];
