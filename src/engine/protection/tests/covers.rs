//! Reveal and re-cover, as an annotator would notice it.

use super::*;
use crate::judging::JudgedAt;

fn covers(items: &[ResultItem]) -> Covers {
    Covers::new(&Policy::default(), items, &Comfort::default(), 0)
}

fn reveal() -> CoverMessage {
    CoverMessage::Reveal { result: "r1".to_owned(), trusted: true }
}

fn toggle() -> CoverMessage {
    CoverMessage::Toggle { result: "r1".to_owned(), trusted: true }
}

fn look(covers: &Covers, item: &ResultItem) -> [Shown; 3] {
    Surface::ALL.map(|surface| covers.shows(item, surface))
}

const NOTHING: [Shown; 3] = [Shown::Nothing; 3];

#[test]
fn a_veiled_result_opens_with_one_act_in_grayscale_and_with_another_in_colour() {
    let item = result(Some(vec![label("hate")]), vec![image()]);
    let mut covers = covers(std::slice::from_ref(&item));
    let at =
        |covers: &Covers| (covers.shows(&item, Surface::Image), covers.shows(&item, Surface::Text));
    assert_eq!(at(&covers), (Shown::Preview, Shown::Nothing));
    assert_eq!(covers.next("r1"), Some(Next::Reveal));
    covers.update(reveal(), 1_000);
    assert_eq!(at(&covers), (Shown::Gray, Shown::Full));
    assert_eq!(covers.next("r1"), Some(Next::Colour));
    covers.update(reveal(), 2_000);
    assert_eq!(at(&covers), (Shown::Full, Shown::Full));
    assert_eq!(covers.next("r1"), None);
}

#[test]
fn a_sealed_picture_takes_two_acts() {
    let item = result(Some(vec![label("gore")]), vec![image()]);
    let mut covers = covers(std::slice::from_ref(&item));
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Nothing);
    covers.update(reveal(), 1_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Preview);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Full, "the veiled text needs one act");
    covers.update(reveal(), 2_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Gray);
}

#[test]
fn the_key_that_toggles_never_confirms() {
    let item = result(Some(vec![label("grooming")]), vec![image()]);
    let mut covers = covers(std::slice::from_ref(&item));
    covers.update(toggle(), 1_000);
    assert_eq!(covers.step("r1"), Step::Previewed);
    assert_eq!(covers.next("r1"), Some(Next::Confirm));
    covers.update(toggle(), 2_000);
    assert_eq!(covers.step("r1"), Step::Covered);
    covers.update(toggle(), 3_000);
    covers.update(reveal(), 4_000);
    assert_eq!(covers.step("r1"), Step::Softened);
}

#[test]
fn the_key_that_toggles_opens_a_seal_in_two_presses_and_covers_with_a_third() {
    let item = result(Some(vec![label("gore")]), vec![image()]);
    let mut covers = covers(&[item]);
    let mut steps = Vec::new();
    for at in [1_000, 2_000, 3_000] {
        covers.update(toggle(), at);
        steps.push(covers.step("r1"));
    }
    assert_eq!(steps, [Step::Previewed, Step::Softened, Step::Covered]);
}

#[test]
fn nothing_opens_a_vault() {
    let item = result(Some(vec![label("csam")]), vec![image(), video()]);
    let mut covers = covers(std::slice::from_ref(&item));
    let refused = CoverEffect::Refused { result: "r1".to_owned(), why: Refusal::Vault };
    for at in 1..20 {
        assert_eq!(covers.update(reveal(), at * 1_000), std::slice::from_ref(&refused));
        assert_eq!(covers.update(toggle(), at * 1_000 + 500), std::slice::from_ref(&refused));
        assert_eq!(look(&covers, &item), NOTHING);
    }
    assert_eq!(covers.next("r1"), None);
    assert_eq!((covers.judged_at("r1"), covers.revealed_ms("r1", 99_000)), (JudgedAt::Metadata, 0));
}

#[test]
fn a_script_reveals_nothing() {
    let item = result(None, vec![image()]);
    let mut covers = covers(&[item]);
    let script = CoverMessage::Reveal { result: "r1".to_owned(), trusted: false };
    let refused = CoverEffect::Refused { result: "r1".to_owned(), why: Refusal::Untrusted };
    assert_eq!(covers.update(script, 1_000), [refused]);
    assert_eq!(covers.step("r1"), Step::Covered);
}

#[test]
fn a_script_can_cover() {
    let mut covers = covers(&[result(None, vec![image()])]);
    covers.update(reveal(), 1_000);
    covers.update(CoverMessage::Toggle { result: "r1".to_owned(), trusted: false }, 2_000);
    assert_eq!(covers.step("r1"), Step::Covered);
}

#[test]
fn a_double_click_does_not_pass_both_steps_of_a_seal() {
    let mut covers = covers(&[result(Some(vec![label("gore")]), vec![image()])]);
    covers.update(reveal(), 1_000);
    let again = covers.update(reveal(), 1_200);
    assert_eq!(again, [CoverEffect::Refused { result: "r1".to_owned(), why: Refusal::TooSoon }]);
    assert_eq!(covers.step("r1"), Step::Previewed);
}

#[test]
fn a_held_key_flashes_at_most_three_times_a_second() {
    let mut covers = covers(&[result(None, vec![image()])]);
    let opened = |effects: Vec<CoverEffect>, covers: &Covers| {
        usize::from(
            effects.iter().any(|e| matches!(e, CoverEffect::Redraw(_)))
                && covers.step("r1") != Step::Covered,
        )
    };
    let mut flashes = 0;
    for at in (0..1_000).step_by(30) {
        let effects = covers.update(toggle(), at);
        flashes += opened(effects, &covers);
    }
    assert!(flashes <= 3, "{flashes}");
}

#[test]
fn covering_happens_at_once_however_soon_after_the_reveal() {
    let item = result(None, vec![image()]);
    let mut covers = covers(std::slice::from_ref(&item));
    covers.update(reveal(), 1_000);
    covers.update(CoverMessage::Cover("r1".to_owned()), 1_001);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Nothing);
}

#[test]
fn covering_everything_hides_what_was_never_covered_until_a_person_acts() {
    let item = result(Some(vec![label("safe")]), vec![image()]);
    let mut covers = covers(std::slice::from_ref(&item));
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Full);
    let effects = covers.update(CoverMessage::CoverAll, 1_000);
    assert_eq!(effects.first(), Some(&CoverEffect::Silence));
    assert_eq!((look(&covers, &item), covers.slug("r1")), (NOTHING, "all"));
    assert_eq!(covers.next("r1"), Some(Next::Lift));
    covers.update(CoverMessage::Lift { trusted: false }, 2_000);
    assert_eq!(look(&covers, &item), NOTHING);
    covers.update(CoverMessage::Lift { trusted: true }, 3_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Full);
}

#[test]
fn after_everything_was_covered_an_act_lifts_that_cover_and_reveals_nothing_flagged() {
    let item = result(Some(vec![label("hate")]), vec![image()]);
    let mut covers = covers(std::slice::from_ref(&item));
    covers.update(reveal(), 1_000);
    covers.update(CoverMessage::CoverAll, 2_000);
    covers.update(toggle(), 3_000);
    assert_eq!(covers.step("r1"), Step::Covered);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Nothing);
    covers.update(toggle(), 3_001);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Full);
}

#[test]
fn a_hidden_page_takes_reveals_back_and_leaves_the_rest() {
    let flagged = result(Some(vec![label("hate")]), vec![image()]);
    let mut safe = result(Some(vec![label("safe")]), vec![image()]);
    safe.id = "r2".to_owned();
    let mut covers = covers(&[flagged, safe.clone()]);
    covers.update(reveal(), 1_000);
    covers.update(CoverMessage::Hidden, 2_000);
    assert_eq!(covers.step("r1"), Step::Covered);
    assert_eq!(covers.shows(&safe, Surface::Image), Shown::Full);
}

#[test]
fn a_result_whose_content_changed_shows_nothing() {
    let item = result(Some(vec![label("safe")]), vec![image()]);
    let covers = covers(std::slice::from_ref(&item));
    let changed = ResultItem { hash: "sha256:2".to_owned(), ..item };
    assert_eq!(look(&covers, &changed), NOTHING);
}

#[test]
fn a_label_that_comes_late_covers_at_once_and_one_that_goes_uncovers_nothing() {
    let item = result(Some(vec![label("nudity")]), vec![image()]);
    let mut covers = covers(std::slice::from_ref(&item));
    covers.update(reveal(), 1_000);
    let relabelled = |labels: Vec<Label>| {
        let item = ResultItem { labels: Some(labels), ..item.clone() };
        CoverItem::of(&Policy::default(), &item, &Comfort::default())
    };
    covers.update(CoverMessage::Relabelled(relabelled(vec![label("gore")])), 2_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Nothing);
    covers.update(CoverMessage::Relabelled(relabelled(vec![label("safe")])), 3_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Nothing);
}

#[test]
fn of_two_policies_in_one_session_the_stricter_holds_and_what_was_seen_stays_seen() {
    let item = result(Some(vec![label("porn")]), vec![image()]);
    let node = Node::map([("categories", Node::map([("porn", Node::text("soften"))]))]);
    let (looser, _) = Policy::read(&node);
    let mut covers = covers(std::slice::from_ref(&item));
    covers.update(reveal(), 1_000);
    let results = std::slice::from_ref(&item);
    let covers = covers.under(&looser, results, &Comfort::default(), 5_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Preview);
    assert_eq!(covers.judged_at("r1"), JudgedAt::Softened);
    assert_eq!(covers.revealed_ms("r1", 9_000), 4_000);
}

#[test]
fn the_judgment_records_the_most_that_was_seen_of_what_is_covered_most() {
    let item = result(Some(vec![label("gore")]), vec![image()]);
    let mut covers = covers(&[item]);
    let mut seen = vec![covers.judged_at("r1")];
    for at in [1_000, 2_000, 3_000] {
        covers.update(reveal(), at);
        seen.push(covers.judged_at("r1"));
    }
    covers.update(CoverMessage::CoverAll, 4_000);
    seen.push(covers.judged_at("r1"));
    use JudgedAt::{Full, Metadata, Preview, Softened};
    assert_eq!(seen, [Metadata, Preview, Softened, Full, Full]);
}

#[test]
fn an_open_result_is_judged_at_full_without_being_revealed() {
    let mut covers = covers(&[result(Some(vec![label("safe")]), vec![image()])]);
    covers.update(reveal(), 1_000);
    assert_eq!((covers.judged_at("r1"), covers.revealed_ms("r1", 9_000)), (JudgedAt::Full, 0));
}

#[test]
fn a_preview_that_does_not_exist_is_not_seen() {
    let bare = Media { preview: None, ..image() };
    let covers = covers(&[result(Some(vec![label("hate")]), vec![bare])]);
    assert_eq!(covers.judged_at("r1"), JudgedAt::Metadata);
}

#[test]
fn a_text_alone_opens_with_one_act() {
    let item = result(Some(vec![label("hate")]), vec![]);
    let mut covers = covers(std::slice::from_ref(&item));
    covers.update(reveal(), 1_000);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Full);
    assert_eq!((covers.next("r1"), covers.judged_at("r1")), (None, JudgedAt::Full));
}

/// Anything that can happen, to two results.
fn message() -> impl Strategy<Value = CoverMessage> {
    let result =
        || prop::sample::select(vec!["r1".to_owned(), "r2".to_owned(), "nobody".to_owned()]);
    prop_oneof![
        4 => (result(), any::<bool>()).prop_map(|(result, trusted)| CoverMessage::Toggle { result, trusted }),
        6 => (result(), any::<bool>()).prop_map(|(result, trusted)| CoverMessage::Reveal { result, trusted }),
        1 => result().prop_map(CoverMessage::Cover),
        1 => Just(CoverMessage::CoverAll),
        1 => any::<bool>().prop_map(|trusted| CoverMessage::Lift { trusted }),
        1 => Just(CoverMessage::Hidden),
    ]
}

/// Messages with the time since the one before; clocks may jump back.
fn happenings() -> impl Strategy<Value = Vec<(CoverMessage, i32)>> {
    prop::collection::vec((message(), -50..2_000i32), 0..60)
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

/// What a surface shows beyond its cover, seen from outside.
fn is_open(covers: &Covers, item: &ResultItem) -> bool {
    let fresh = Covers::new(&Policy::default(), std::slice::from_ref(item), &Comfort::default(), 0);
    let there = |surface: &Surface| {
        *surface == Surface::Text || item.media.iter().any(|media| surface_of(media) == *surface)
    };
    Surface::ALL.into_iter().filter(there).any(|surface| {
        let shown = covers.shows(item, surface);
        shown >= Shown::Gray && shown > fresh.shows(item, surface)
    })
}

proptest! {
    #[test]
    fn exposures_add_up_to_exactly_the_time_that_content_was_open(
        items in two_results(),
        happenings in happenings(),
    ) {
        let mut covers = covers(&items);
        let mut now = 10_000i64;
        let mut latest = 0u64;
        let mut watched = [0u64; 2];
        let mut recorded = [0u64; 2];
        let mut ends = [0u64; 2];
        for (message, wait) in happenings.into_iter().chain([(CoverMessage::CoverAll, 500)]) {
            now = (now + i64::from(wait)).max(0);
            let at = latest.max(u64::try_from(now).unwrap());
            for (index, item) in items.iter().enumerate() {
                watched[index] += if is_open(&covers, item) { at - latest } else { 0 };
            }
            latest = at;
            for effect in covers.update(message, u64::try_from(now).unwrap()) {
                let CoverEffect::Exposed(exposure) = effect else { continue };
                let index = usize::from(exposure.result == "r2");
                prop_assert!(exposure.from_ms >= ends[index], "overlap: {exposure:?}");
                ends[index] = exposure.to_ms;
                recorded[index] += if exposure.revealed { exposure.duration_ms() } else { 0 };
            }
            for (index, item) in items.iter().enumerate() {
                prop_assert_eq!(covers.revealed_ms(&item.id, latest), watched[index]);
            }
        }
        prop_assert_eq!(recorded, watched);
    }

    #[test]
    fn nothing_shows_more_than_acts_of_a_person_on_that_result_allow(
        items in two_results(),
        happenings in happenings(),
    ) {
        let mut covers = covers(&items);
        let mut acts = [0u32; 2];
        let mut now = 0u64;
        for (message, wait) in happenings {
            now += u64::try_from(wait.max(0)).unwrap();
            match &message {
                CoverMessage::Toggle { result, trusted: true } | CoverMessage::Reveal { result, trusted: true } => {
                    for (index, item) in items.iter().enumerate() {
                        acts[index] += u32::from(item.id == *result);
                    }
                }
                CoverMessage::CoverAll | CoverMessage::Hidden => acts = [0; 2],
                _ => {}
            }
            covers.update(message, now);
            for (index, item) in items.iter().enumerate() {
                let decision = covers.decision(&item.id).unwrap();
                for surface in Surface::ALL {
                    let shown = covers.shows(item, surface);
                    let needed = match decision.levels.of(surface) {
                        Level::Vault => u32::MAX,
                        Level::Seal => 2,
                        Level::Veil => 1,
                        Level::Soften | Level::Open => 0,
                    };
                    // Only parts that are there count: the cover of a part that is not has nothing behind it.
                    let there = surface == Surface::Text || item.media.iter().any(|m| surface_of(m) == surface);
                    prop_assert!(!there || shown < Shown::Gray || acts[index] >= needed, "{shown:?} {decision:?}");
                }
            }
        }
    }

    #[test]
    fn after_covering_everything_nothing_is_in_the_page(items in two_results(), happenings in happenings()) {
        let mut covers = covers(&items);
        let mut now = 0u64;
        for (message, wait) in happenings {
            now += u64::try_from(wait.max(0)).unwrap();
            covers.update(message, now);
        }
        covers.update(CoverMessage::CoverAll, now);
        for item in &items {
            prop_assert_eq!(look(&covers, item), NOTHING);
        }
    }
}
