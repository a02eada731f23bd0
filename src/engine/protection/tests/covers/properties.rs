//! Whatever happens in whatever order: records add up, and nothing shows without its acts.

use super::*;

fn id() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["r1".to_owned(), "r2".to_owned(), "nobody".to_owned()])
}

fn surface() -> impl Strategy<Value = Surface> {
    prop::sample::select(Surface::ALL.to_vec())
}

/// Anything that can happen, to two results.
fn message() -> impl Strategy<Value = CoverMessage> {
    let trusted = any::<bool>;
    let reason = prop::sample::select(vec![EndedBy::Hidden, EndedBy::Blurred, EndedBy::Printed]);
    let rate = prop::option::of(50..200u16);
    prop_oneof![
        4 => (id(), trusted()).prop_map(|(result, trusted)| CoverMessage::Toggle { result, trusted }),
        6 => (id(), surface(), trusted())
            .prop_map(|(result, surface, trusted)| CoverMessage::Reveal { result, surface, trusted }),
        6 => (id(), prop::option::of(surface()), trusted())
            .prop_map(|(result, surface, trusted)| CoverMessage::Hold { result, surface, trusted }),
        2 => (id(), trusted()).prop_map(|(result, trusted)| CoverMessage::Lens { result, trusted }),
        2 => (id(), trusted()).prop_map(|(result, trusted)| CoverMessage::Extend { result, trusted }),
        2 => (id(), any::<bool>(), trusted())
            .prop_map(|(result, on, trusted)| CoverMessage::Sound { result, on, trusted }),
        2 => (id(), rate).prop_map(|(result, rate)| CoverMessage::Playing { result, rate }),
        1 => id().prop_map(|result| CoverMessage::Cover(result, EndedBy::Covered)),
        1 => (id(), surface()).prop_map(|(result, surface)| CoverMessage::CoverPart(result, surface)),
        1 => Just(CoverMessage::CoverAll),
        1 => trusted().prop_map(|trusted| CoverMessage::Lift { trusted }),
        1 => reason.prop_map(CoverMessage::Withdraw),
        1 => any::<bool>().prop_map(CoverMessage::Limited),
        2 => Just(CoverMessage::Active),
        4 => Just(CoverMessage::Tick),
    ]
}

/// Messages with the time since the one before; clocks may jump back, and pages may sleep.
fn happenings() -> impl Strategy<Value = Vec<(CoverMessage, i32)>> {
    let wait = prop_oneof![8 => -50..2_000i32, 1 => 2_000..90_000i32];
    prop::collection::vec((message(), wait), 0..60)
}

fn two_results() -> impl Strategy<Value = [ResultItem; 2]> {
    let item = || {
        (prop::collection::vec(harm(), 0..3), 0..4usize).prop_map(|(labels, media)| {
            let media =
                [vec![], vec![image()], vec![video()], vec![image(), video()]][media].clone();
            result(Some(labels), media)
        })
    };
    (item(), item()).prop_map(|(one, two)| [one, ResultItem { id: "r2".to_owned(), ..two }])
}

fn is_there(item: &ResultItem, surface: Surface) -> bool {
    surface == Surface::Text || item.media.iter().any(|media| surface_of(media) == surface)
}

/// Whether a part shows content beyond its cover, seen from outside.
fn is_revealed(covers: &Covers, fresh: &Covers, item: &ResultItem, surface: Surface) -> bool {
    let shown = covers.shows(item, surface);
    is_there(item, surface) && shown >= Shown::Lens && shown > fresh.shows(item, surface)
}

/// Runs what happens, with a look at the covers before each moment and the effects after it.
fn run(
    items: &[ResultItem; 2],
    happenings: Vec<(CoverMessage, i32)>,
    mut look: impl FnMut(&Covers, u64, u64),
    mut tell: impl FnMut(&CoverMessage, Vec<CoverEffect>, &Covers, u64),
) -> Covers {
    let mut covers = covers(items);
    let (mut now, mut latest) = (10_000i64, 10_000u64);
    covers.update(CoverMessage::Active, latest);
    for (message, wait) in happenings.into_iter().chain([(CoverMessage::CoverAll, 500)]) {
        now = (now + i64::from(wait)).max(0);
        let until = latest.max(u64::try_from(now).unwrap());
        // A page that is awake is woken whenever something is due.
        while let Some(due) = covers.due_ms().filter(|due| *due <= until) {
            let due = due.max(latest);
            look(&covers, latest, due);
            latest = due;
            let effects = covers.update(CoverMessage::Tick, due);
            tell(&CoverMessage::Tick, effects, &covers, due);
        }
        look(&covers, latest, until);
        latest = until;
        let effects = covers.update(message.clone(), u64::try_from(now).unwrap());
        tell(&message, effects, &covers, latest);
    }
    covers
}

proptest! {
    #[test]
    fn exposures_add_up_to_exactly_the_time_that_each_part_was_open(
        items in two_results(),
        happenings in happenings(),
    ) {
        let fresh = covers(&items);
        let mut watched = [[0u64; 3]; 2];
        let mut any_open = [0u64; 2];
        let mut told: Vec<Exposure> = Vec::new();
        let end = run(
            &items,
            happenings,
            |covers, from, to| {
                for (index, item) in items.iter().enumerate() {
                    let open = Surface::ALL.map(|part| is_revealed(covers, &fresh, item, part));
                    for (part, open) in open.into_iter().enumerate() {
                        watched[index][part] += if open { to - from } else { 0 };
                    }
                    any_open[index] += if open.contains(&true) { to - from } else { 0 };
                }
            },
            |_, effects, _, _| told.extend(exposures(effects)),
        );
        for (index, item) in items.iter().enumerate() {
            for (part, surface) in Surface::ALL.into_iter().enumerate() {
                let mut last = 0;
                let mut sum = 0;
                for one in told.iter().filter(|it| it.result == item.id && it.surface == surface) {
                    prop_assert!(one.from_ms >= last, "overlap: {one:?}");
                    last = one.to_ms;
                    sum += if one.revealed { one.duration_ms() } else { 0 };
                    prop_assert!(one.sound_ms <= one.played_ms && one.played_ms <= one.duration_ms());
                }
                prop_assert_eq!(sum, watched[index][part], "{:?}", surface);
            }
            let seen = end.viewing(u64::MAX);
            prop_assert_eq!(seen.get(&item.id).map(|it| it.revealed_ms), Some(any_open[index]));
        }
    }

    #[test]
    fn nothing_shows_more_than_acts_of_a_person_on_that_part_allow(
        items in two_results(),
        happenings in happenings(),
    ) {
        let mut acts = [0u32; 2];
        let mut faults = Vec::new();
        run(&items, happenings, |_, _, _| {}, |message, _, covers, _| {
            let acted = match message {
                CoverMessage::Toggle { result, trusted: true }
                | CoverMessage::Reveal { result, trusted: true, .. }
                | CoverMessage::Lens { result, trusted: true }
                | CoverMessage::Hold { result, surface: Some(_), trusted: true } => Some(result),
                _ => None,
            };
            for (index, item) in items.iter().enumerate() {
                acts[index] += u32::from(acted == Some(&item.id));
                if !covers.is_open(&item.id) && matches!(message, CoverMessage::Withdraw(_)) {
                    acts[index] = 0;
                }
                let levels = covers.decision(&item.id).unwrap().levels;
                for surface in Surface::ALL.into_iter().filter(|part| is_there(item, *part)) {
                    let needed = match levels.of(surface) {
                        Level::Vault => u32::MAX,
                        Level::Seal => 2,
                        Level::Veil => 1,
                        Level::Soften | Level::Open => 0,
                    };
                    if covers.shows(item, surface) >= Shown::Lens && acts[index] < needed {
                        faults.push((item.id.clone(), surface, message.clone()));
                    }
                }
            }
        });
        prop_assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn no_record_is_without_a_gesture_that_its_policy_allows(
        items in two_results(),
        happenings in happenings(),
    ) {
        let mut pressed = 0usize;
        let mut told = Vec::new();
        run(&items, happenings, |_, _, _| {}, |message, effects, _, _| {
            pressed += usize::from(matches!(
                message,
                CoverMessage::Toggle { trusted: true, .. }
                    | CoverMessage::Reveal { trusted: true, .. }
                    | CoverMessage::Lens { trusted: true, .. }
                    | CoverMessage::Hold { trusted: true, surface: Some(_), .. }
            ));
            told.extend(exposures(effects));
        });
        // A hold ends where it began: going back to a preview is a record of the preview.
        let began = told.iter().filter(|it| it.gesture != Gesture::Hold).count();
        prop_assert!(began <= pressed, "{began} records of {pressed} gestures");
    }

    #[test]
    fn nothing_stays_open_longer_than_its_time_twice(items in two_results(), happenings in happenings()) {
        let mut told = Vec::new();
        run(&items, happenings, |_, _, _| {}, |_, effects, covers, _| {
            for exposure in exposures(effects) {
                let decision = covers.decision(&exposure.result).unwrap();
                let most = match exposure.surface {
                    Surface::Image => decision.max_open.image_s,
                    Surface::Video => decision.max_open.video_s,
                    Surface::Text => decision.max_open.text_s,
                };
                let most = u64::from(most) * 1_000;
                if exposure.revealed && most > 0 && !decision.keep_open {
                    told.push((exposure.duration_ms(), most));
                }
            }
        });
        for (lasted, most) in told {
            prop_assert!(lasted <= 2 * most, "{lasted} of {most}");
        }
    }

    #[test]
    fn after_covering_everything_nothing_is_in_the_page(items in two_results(), happenings in happenings()) {
        let covers = run(&items, happenings, |_, _, _| {}, |_, _, _, _| {});
        for item in &items {
            prop_assert_eq!(look(&covers, item), NOTHING);
            prop_assert_ne!(covers.audible(&item.id), Some(true));
        }
        prop_assert_eq!(covers.due_ms(), None);
    }
}
