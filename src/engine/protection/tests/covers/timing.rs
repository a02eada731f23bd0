//! Holds, time that is over, idleness, and what ends an exposure from outside.

use super::*;

#[test]
fn a_pointer_that_rests_reveals_and_one_that_comes_up_covers_at_once() {
    let (item, mut covers) = one("gore", vec![image()]);
    covers.update(hold(Surface::Text), 1_000);
    assert_eq!(covers.due_ms(), Some(1_150));
    covers.update(CoverMessage::Tick, 1_149);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Preview);
    covers.update(CoverMessage::Tick, 1_150);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Full);
    let told = exposures(covers.update(release(), 2_150));
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Preview);
    let [one] = &told[..] else { panic!("{told:?}") };
    assert_eq!((one.gesture, one.ended_by), (Gesture::Hold, EndedBy::Released));
    assert_eq!((one.duration_ms(), one.is_undone()), (1_000, false));
}

#[test]
fn a_click_is_no_hold() {
    let (_, mut covers) = one("hate", vec![]);
    covers.update(hold(Surface::Text), 1_000);
    covers.update(release(), 1_140);
    covers.update(CoverMessage::Tick, 1_200);
    assert!(!covers.is_open("r1"));
    assert_eq!(covers.due_ms(), None);
}

#[test]
fn holding_a_seal_takes_two_holds_and_letting_go_goes_one_step_back() {
    let (item, mut covers) = one("gore", vec![image()]);
    covers.update(reveal(Surface::Image), 1_000);
    covers.update(hold(Surface::Image), 2_000);
    covers.update(CoverMessage::Tick, 2_200);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Gray);
    covers.update(release(), 3_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Preview);
}

#[test]
fn what_needs_a_second_word_is_not_held_open() {
    for category in ["grooming", "something new"] {
        let (_, mut covers) = one(category, vec![image()]);
        covers.update(hold(Surface::Image), 1_000);
        covers.update(CoverMessage::Tick, 2_000);
        assert!(!covers.is_open("r1"), "{category}");
    }
}

#[test]
fn holds_in_quick_succession_wait_for_each_other() {
    let (_, mut covers) = one("porn", vec![image()]);
    let mut flashes = 0;
    for at in (0..1_000).step_by(10) {
        let message = if at % 200 == 0 { hold(Surface::Image) } else { CoverMessage::Tick };
        flashes += covers.update(message, at).len();
        if at % 200 == 190 {
            covers.update(release(), at);
        }
    }
    assert!(flashes <= 3, "{flashes}");
}

#[test]
fn a_reveal_ends_when_its_time_is_over() {
    let (item, mut covers) = one("porn", vec![image()]);
    covers.update(reveal(Surface::Image), 1_000);
    assert_eq!(covers.due_ms(), Some(16_000));
    covers.update(CoverMessage::Active, 14_000);
    covers.update(reveal(Surface::Image), 15_000);
    let told = exposures(covers.update(CoverMessage::Tick, 16_000));
    assert_eq!(told[0].ended_by, EndedBy::Timer, "colour does not begin the time anew");
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Preview);
}

#[test]
fn a_timer_that_comes_late_prolongs_nothing() {
    let (item, mut covers) = one("gore", vec![]);
    covers.update(reveal(Surface::Text), 1_000);
    covers.update(CoverMessage::Active, 200_000);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Preview);
}

#[test]
fn fixed_rows_get_more_time_once() {
    let (item, mut covers) = one("gore", vec![image()]);
    covers.update(reveal(Surface::Image), 0);
    covers.update(reveal(Surface::Image), 1_000);
    assert_eq!(covers.ways("r1", Surface::Image).more, Some(More::Once));
    covers.update(extend(), 10_000);
    assert_eq!(covers.ways("r1", Surface::Image).more, None);
    covers.update(extend(), 20_000);
    covers.update(CoverMessage::Tick, 20_999);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Gray);
    covers.update(CoverMessage::Tick, 21_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Nothing);
}

#[test]
fn other_rows_can_be_kept_open_without_an_end() {
    let (item, mut covers) = one("porn", vec![image()]);
    covers.update(reveal(Surface::Image), 1_000);
    assert_eq!(covers.ways("r1", Surface::Image).more, Some(More::Untimed));
    covers.update(extend(), 2_000);
    assert_eq!(covers.due_ms(), None);
    covers.update(CoverMessage::Tick, 9_000_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Gray);
    covers.update(CoverMessage::Withdraw(EndedBy::Hidden), 9_000_001);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Preview);
}

#[test]
fn a_script_gets_no_more_time() {
    let (_, mut covers) = one("porn", vec![image()]);
    covers.update(reveal(Surface::Image), 1_000);
    covers.update(CoverMessage::Extend { result: "r1".to_owned(), trusted: false }, 2_000);
    assert_eq!(covers.ways("r1", Surface::Image).more, Some(More::Untimed));
}

#[test]
fn nobody_there_covers_after_fifteen_seconds() {
    let (_, mut covers) = one("hate", vec![]);
    covers.update(reveal(Surface::Text), 1_000);
    covers.update(CoverMessage::Active, 10_000);
    assert_eq!(covers.due_ms(), Some(25_000));
    covers.update(CoverMessage::Tick, 24_999);
    assert!(covers.is_open("r1"));
    let told = exposures(covers.update(CoverMessage::Tick, 25_000));
    assert_eq!((told[0].ended_by, told[0].duration_ms()), (EndedBy::Idle, 24_000));
}

#[test]
fn watching_is_not_being_idle() {
    let playing = |rate| CoverMessage::Playing { result: "r1".to_owned(), rate };
    let (_, mut covers) = one("hate", vec![video()]);
    covers.update(reveal(Surface::Video), 1_000);
    covers.update(playing(Some(100)), 2_000);
    covers.update(CoverMessage::Tick, 40_000);
    assert!(covers.is_open("r1"));
    covers.update(playing(None), 41_000);
    covers.update(CoverMessage::Tick, 56_000);
    assert!(!covers.is_open("r1"));
}

#[test]
fn every_trigger_covers_and_is_named_in_the_record() {
    let triggers = [
        EndedBy::Hidden,
        EndedBy::Blurred,
        EndedBy::Left,
        EndedBy::Printed,
        EndedBy::Fullscreen,
        EndedBy::Scrolled,
    ];
    for trigger in triggers {
        let (item, mut covers) = one("hate", vec![image()]);
        let before = look(&covers, &item);
        covers.update(toggle(), 1_000);
        covers.update(toggle(), 2_000);
        let effects = covers.update(CoverMessage::Withdraw(trigger), 3_000);
        assert_eq!(effects.first(), Some(&CoverEffect::Silence));
        let ends: Vec<_> = exposures(effects).iter().map(|it| it.ended_by).collect();
        assert_eq!((ends, look(&covers, &item)), (vec![trigger; 2], before));
    }
}

#[test]
fn a_hold_that_something_else_ended_stays_ended() {
    let (item, mut covers) = one("hate", vec![image()]);
    covers.update(
        CoverMessage::Hold { result: "r1".into(), surface: Some(Surface::Image), trusted: true },
        0,
    );
    covers.update(CoverMessage::Withdraw(EndedBy::Blurred), 100);
    covers.update(CoverMessage::Tick, 1_000);
    covers.update(release(), 1_100);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Preview);
}

#[test]
fn what_is_taken_back_at_once_counts_as_not_meant() {
    let (_, mut covers) = one("hate", vec![]);
    covers.update(reveal(Surface::Text), 1_000);
    assert!(exposures(covers.update(cover(), 1_400))[0].is_undone());
    covers.update(reveal(Surface::Text), 2_000);
    let blurred = covers.update(CoverMessage::Withdraw(EndedBy::Blurred), 2_100);
    assert!(!exposures(blurred)[0].is_undone());
}
