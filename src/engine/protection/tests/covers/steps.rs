//! Which act opens what, and who may.

use super::*;

#[test]
fn a_veiled_picture_opens_with_one_act_in_grayscale_and_with_another_in_colour() {
    let (item, mut covers) = one("hate", vec![image()]);
    let mut seen = Vec::new();
    for at in [1_000, 2_000] {
        seen.push((covers.shows(&item, Surface::Image), covers.next("r1", Surface::Image)));
        covers.update(reveal(Surface::Image), at);
    }
    seen.push((covers.shows(&item, Surface::Image), covers.next("r1", Surface::Image)));
    let expected = [
        (Shown::Preview, Some(Next::Reveal)),
        (Shown::Gray, Some(Next::Colour)),
        (Shown::Full, None),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn each_part_is_revealed_by_itself() {
    let (item, mut covers) = one("hate", vec![image(), video()]);
    covers.update(reveal(Surface::Text), 1_000);
    assert_eq!(look(&covers, &item), [Shown::Preview, Shown::Preview, Shown::Full]);
    covers.update(reveal(Surface::Video), 2_000);
    assert_eq!(look(&covers, &item), [Shown::Preview, Shown::Gray, Shown::Full]);
    covers.update(CoverMessage::CoverPart("r1".to_owned(), Surface::Text), 3_000);
    assert_eq!(look(&covers, &item), [Shown::Preview, Shown::Gray, Shown::Preview]);
}

#[test]
fn a_sealed_picture_takes_two_acts() {
    let (item, mut covers) = one("gore", vec![image()]);
    let mut seen = vec![covers.shows(&item, Surface::Image)];
    for at in [1_000, 2_000] {
        covers.update(reveal(Surface::Image), at);
        seen.push(covers.shows(&item, Surface::Image));
    }
    assert_eq!(seen, [Shown::Nothing, Shown::Preview, Shown::Gray]);
}

#[test]
fn the_key_reveals_words_first_then_the_picture_step_by_step_and_then_covers() {
    let (item, mut covers) = one("gore", vec![image()]);
    let mut seen = Vec::new();
    for at in 1..=4 {
        covers.update(toggle(), at * 1_000);
        seen.push((covers.shows(&item, Surface::Text), covers.shows(&item, Surface::Image)));
    }
    let expected = [
        (Shown::Full, Shown::Nothing),
        (Shown::Full, Shown::Preview),
        (Shown::Full, Shown::Gray),
        (Shown::Preview, Shown::Nothing),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn the_key_never_confirms() {
    let (_, mut covers) = one("grooming", vec![image()]);
    covers.update(toggle(), 1_000);
    covers.update(toggle(), 2_000);
    assert_eq!(step(&covers), Step::Previewed);
    assert_eq!(covers.next("r1", Surface::Image), Some(Next::Confirm));
    covers.update(toggle(), 3_000);
    assert!(!covers.is_open("r1"));
    covers.update(reveal(Surface::Image), 4_000);
    covers.update(reveal(Surface::Image), 5_000);
    assert_eq!(step(&covers), Step::Softened);
}

#[test]
fn nothing_opens_a_vault() {
    let (item, mut covers) = one("csam", vec![image(), video()]);
    let refused = CoverEffect::Refused { result: "r1".to_owned(), why: Refusal::Vault };
    let lens = || CoverMessage::Lens { result: "r1".to_owned(), trusted: true };
    let sound = || CoverMessage::Sound { result: "r1".to_owned(), on: true, trusted: true };
    for at in 1..20 {
        for surface in Surface::ALL {
            let effects = covers.update(reveal(surface), at * 1_000);
            assert_eq!(effects, std::slice::from_ref(&refused));
            covers.update(hold(surface), at * 1_000);
            covers.update(CoverMessage::Tick, at * 1_000 + 300);
            covers.update(release(), at * 1_000 + 400);
        }
        assert_eq!(covers.update(toggle(), at * 1_000 + 500), std::slice::from_ref(&refused));
        assert_eq!(covers.update(lens(), at * 1_000 + 600), std::slice::from_ref(&refused));
        covers.update(sound(), at * 1_000 + 700);
        covers.update(extend(), at * 1_000 + 700);
        assert_eq!(look(&covers, &item), NOTHING);
    }
    assert_eq!(covers.next("r1", Surface::Image), None);
    assert_eq!(covers.audible("r1"), None);
    let seen = viewing(&covers, 99_000);
    assert_eq!((seen.judged_at, seen.revealed_ms), (JudgedAt::Metadata, 0));
}

#[test]
fn a_script_reveals_nothing_and_can_cover() {
    let item = result(None, vec![image()]);
    let mut covers = covers(&[item]);
    let result = || "r1".to_owned();
    let script = [
        CoverMessage::Reveal { result: result(), surface: Surface::Image, trusted: false },
        CoverMessage::Toggle { result: result(), trusted: false },
        CoverMessage::Lens { result: result(), trusted: false },
        CoverMessage::Hold { result: result(), surface: Some(Surface::Text), trusted: false },
        CoverMessage::Tick,
    ];
    for (at, message) in script.into_iter().enumerate() {
        covers.update(message, 1_000 * at as u64);
        assert!(!covers.is_open("r1"));
    }
    covers.update(reveal(Surface::Text), 9_000);
    covers.update(CoverMessage::Toggle { result: result(), trusted: false }, 10_000);
    covers.update(cover(), 10_500);
    assert!(!covers.is_open("r1"));
}

#[test]
fn a_double_click_does_not_pass_both_steps_of_a_seal() {
    let (_, mut covers) = one("gore", vec![image()]);
    covers.update(reveal(Surface::Image), 1_000);
    let again = covers.update(reveal(Surface::Image), 1_200);
    assert_eq!(again, [CoverEffect::Refused { result: "r1".to_owned(), why: Refusal::TooSoon }]);
    assert_eq!(step(&covers), Step::Previewed);
}

#[test]
fn a_key_that_is_held_down_flashes_at_most_three_times_a_second() {
    let mut covers = covers(&[result(None, vec![])]);
    let mut flashes = 0;
    for at in (0..1_000).step_by(30) {
        let redrawn = !covers.update(toggle(), at).is_empty();
        flashes += usize::from(redrawn && covers.is_open("r1"));
    }
    assert!(flashes <= 3, "{flashes}");
}

#[test]
fn covering_happens_at_once_however_soon_after_the_reveal() {
    let (item, mut covers) = one("hate", vec![]);
    covers.update(reveal(Surface::Text), 1_000);
    covers.update(cover(), 1_001);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Preview);
}

#[test]
fn a_lens_is_for_veiled_pictures_that_need_no_second_word() {
    let lens = || CoverMessage::Lens { result: "r1".to_owned(), trusted: true };
    let (item, mut covers) = one("hate", vec![image()]);
    covers.update(lens(), 1_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Lens);
    assert_eq!(viewing(&covers, 0).judged_at, JudgedAt::Lens);
    covers.update(reveal(Surface::Image), 2_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Gray);
    let (_, mut sealed) = one("gore", vec![image()]);
    let refused = CoverEffect::Refused { result: "r1".to_owned(), why: Refusal::NotThisWay };
    assert_eq!(sealed.update(lens(), 1_000), [refused]);
    assert!(!sealed.ways("r1", Surface::Image).lens);
}

#[test]
fn sound_takes_an_act_of_its_own_and_ends_with_the_picture() {
    let sound = |on| CoverMessage::Sound { result: "r1".to_owned(), on, trusted: true };
    let (_, mut covers) = one("hate", vec![video()]);
    covers.update(sound(true), 500);
    assert_eq!(covers.audible("r1"), None, "nothing sounds that is covered");
    covers.update(reveal(Surface::Video), 1_000);
    assert_eq!(covers.audible("r1"), Some(false));
    covers.update(CoverMessage::Playing { result: "r1".to_owned(), rate: Some(150) }, 2_000);
    covers.update(sound(true), 4_000);
    assert_eq!(covers.audible("r1"), Some(true));
    let told = exposures(covers.update(cover(), 5_000));
    assert_eq!((told[0].played_ms, told[0].sound_ms, told[0].rate), (3_000, 1_000, 150));
    assert_eq!((covers.audible("r1"), viewing(&covers, 9_000).played_ms), (None, 3_000));
    covers.update(reveal(Surface::Video), 6_000);
    assert_eq!(covers.audible("r1"), Some(false), "silent again");
}

#[test]
fn covering_everything_hides_what_was_never_covered_until_a_person_acts() {
    let (item, mut covers) = one("safe", vec![image()]);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Full);
    let effects = covers.update(CoverMessage::CoverAll, 1_000);
    assert_eq!(effects.first(), Some(&CoverEffect::Silence));
    assert_eq!((look(&covers, &item), covers.slug("r1")), (NOTHING, "all"));
    assert_eq!(covers.next("r1", Surface::Image), Some(Next::Lift));
    covers.update(CoverMessage::Lift { trusted: false }, 2_000);
    assert_eq!(look(&covers, &item), NOTHING);
    covers.update(CoverMessage::Lift { trusted: true }, 3_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Full);
}

#[test]
fn after_everything_was_covered_an_act_lifts_that_cover_and_reveals_nothing_flagged() {
    let (item, mut covers) = one("hate", vec![image()]);
    covers.update(reveal(Surface::Image), 1_000);
    covers.update(CoverMessage::CoverAll, 2_000);
    covers.update(toggle(), 3_000);
    assert!(!covers.is_open("r1"));
    covers.update(toggle(), 3_001);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Full);
}

#[test]
fn a_result_whose_content_changed_shows_nothing() {
    let (item, covers) = one("safe", vec![image()]);
    let changed = ResultItem { hash: "sha256:2".to_owned(), ..item };
    assert_eq!(look(&covers, &changed), NOTHING);
}

#[test]
fn a_label_that_comes_late_covers_at_once_and_one_that_goes_uncovers_nothing() {
    let (item, mut covers) = one("nudity", vec![image()]);
    covers.update(reveal(Surface::Image), 1_000);
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
    let (item, mut covers) = one("porn", vec![image()]);
    let node = Node::map([("categories", Node::map([("porn", Node::text("soften"))]))]);
    let (looser, _) = Policy::read(&node);
    covers.update(reveal(Surface::Image), 1_000);
    let results = std::slice::from_ref(&item);
    let covers = covers.under(&looser, results, &Comfort::default(), 5_000);
    assert_eq!(covers.shows(&item, Surface::Image), Shown::Preview);
    let seen = viewing(&covers, 9_000);
    assert_eq!((seen.judged_at, seen.revealed_ms), (JudgedAt::Softened, 4_000));
}

#[test]
fn the_judgment_records_the_most_that_was_seen_of_what_is_covered_most() {
    let (_, mut covers) = one("gore", vec![image()]);
    let mut seen = vec![viewing(&covers, 0).judged_at];
    for at in [1_000, 2_000, 3_000] {
        covers.update(reveal(Surface::Image), at);
        seen.push(viewing(&covers, at).judged_at);
    }
    covers.update(CoverMessage::CoverAll, 4_000);
    seen.push(viewing(&covers, 4_000).judged_at);
    use JudgedAt::{Full, Metadata, Preview, Softened};
    assert_eq!(seen, [Metadata, Preview, Softened, Full, Full]);
}

#[test]
fn an_open_result_is_judged_at_full_without_being_revealed() {
    let (_, mut covers) = one("safe", vec![image()]);
    covers.update(reveal(Surface::Image), 1_000);
    let seen = viewing(&covers, 9_000);
    assert_eq!((seen.judged_at, seen.revealed_ms), (JudgedAt::Full, 0));
}

#[test]
fn a_preview_that_does_not_exist_is_not_seen() {
    let bare = Media { preview: None, ..image() };
    let (_, covers) = one("hate", vec![bare]);
    assert_eq!(viewing(&covers, 0).judged_at, JudgedAt::Metadata);
}

#[test]
fn a_preview_that_is_made_of_the_picture_is_seen() {
    let bare = result(Some(vec![label("hate")]), vec![Media { preview: None, ..image() }]);
    let mut policy = Policy::default();
    let id = "reasonHarassmentHateSpeech";
    policy.rows.insert(id, Row { fetch: Fetch::Yes, ..policy.row(id) });
    let covers = Covers::new(&policy, &[bare], &Comfort::default(), 0);
    assert_eq!(viewing(&covers, 0).judged_at, JudgedAt::Preview);
}

#[test]
fn milder_words_are_what_a_veiled_text_is_judged_at_and_a_sealed_one_is_not() {
    let judged_at = |category: &str, media: Vec<Media>| {
        let milder = Some("In milder words.".to_owned());
        let item = ResultItem { paraphrase: milder, ..result(Some(vec![label(category)]), media) };
        let covers = Covers::new(&Policy::default(), &[item], &Comfort::default(), 0);
        viewing(&covers, 0).judged_at
    };
    assert_eq!(judged_at("hate", vec![]), JudgedAt::Paraphrase);
    assert_eq!(judged_at("grooming", vec![]), JudgedAt::Metadata);
    assert_eq!(judged_at("hate", vec![image()]), JudgedAt::Preview, "the picture counts");
}

#[test]
fn what_vanishes_is_what_a_cover_takes_away() {
    let (_, mut covers) = one("hate", vec![image()]);
    assert!(!covers.vanishes("r1", Surface::Image));
    covers.update(reveal(Surface::Image), 1_000);
    assert!(covers.vanishes("r1", Surface::Image) && !covers.vanishes("r1", Surface::Text));
    let (_, mut softened) = one("nudity", vec![image()]);
    softened.update(reveal(Surface::Image), 1_000);
    assert!(!softened.vanishes("r1", Surface::Image), "it stays, in grey");
}

#[test]
fn a_text_alone_opens_with_one_act() {
    let (item, mut covers) = one("hate", vec![]);
    covers.update(reveal(Surface::Text), 1_000);
    assert_eq!(covers.shows(&item, Surface::Text), Shown::Full);
    let next = covers.next("r1", Surface::Text);
    assert_eq!((next, viewing(&covers, 0).judged_at), (None, JudgedAt::Full));
}

#[test]
fn at_the_limit_everything_is_covered_and_nothing_opens() {
    let (_, mut covers) = one("hate", vec![image()]);
    covers.update(reveal(Surface::Text), 1_000);
    let told = exposures(covers.update(CoverMessage::Limited(true), 2_000));
    assert_eq!(told.iter().map(|it| it.ended_by).collect::<Vec<_>>(), [EndedBy::Limited]);
    let refused = CoverEffect::Refused { result: "r1".to_owned(), why: Refusal::Limited };
    assert_eq!(covers.update(reveal(Surface::Text), 3_000), [refused]);
    covers.update(CoverMessage::Limited(false), 4_000);
    covers.update(reveal(Surface::Text), 5_000);
    assert!(covers.is_open("r1"));
}

#[test]
fn a_label_is_recorded_with_what_was_seen_and_how_long_after_the_reveal_it_came() {
    let (_, mut covers) = one("hate", vec![image()]);
    covers.labelled("r1", 500);
    assert_eq!(viewing(&covers, 900).label_latency_ms, None, "nothing had been opened");
    covers.update(reveal(Surface::Image), 1_000);
    covers.update(reveal(Surface::Text), 2_000);
    covers.labelled("r1", 3_500);
    covers.labelled("r1", 4_000);
    let told = exposures(covers.update(cover(), 5_000));
    let labels: Vec<_> = told.iter().map(|it| (it.surface, it.label)).collect();
    let seen = JudgedAt::Softened;
    let expected = [(Surface::Image, Some((seen, 2_500))), (Surface::Text, Some((seen, 1_500)))];
    assert_eq!(labels, expected, "the first label counts");
    assert_eq!(viewing(&covers, 9_000).label_latency_ms, Some(2_500));
    covers.update(reveal(Surface::Image), 6_000);
    let told = exposures(covers.update(cover(), 7_000));
    assert_eq!(told[0].label, None, "no label was given meanwhile");
}

#[test]
fn what_goes_wrong_is_recorded_with_what_was_open_and_only_with_that() {
    let (_, mut covers) = one("hate", vec![image(), video()]);
    let failed = |surface, fault| CoverMessage::Failed("r1".to_owned(), surface, fault);
    covers.update(failed(Surface::Image, Fault::Media), 500);
    covers.update(reveal(Surface::Image), 1_000);
    covers.update(reveal(Surface::Video), 2_000);
    covers.update(failed(Surface::Video, Fault::Captions), 2_500);
    covers.update(failed(Surface::Video, Fault::Media), 2_600);
    covers.update(failed(Surface::Video, Fault::Media), 2_700);
    let failing: Vec<_> = covers.open_at_failure(2_900);
    let faults = |told: &[Exposure]| -> Vec<Vec<&str>> {
        told.iter().map(|one| one.faults.names().collect()).collect()
    };
    assert_eq!(faults(&failing), [vec!["page"], vec!["media", "captions", "page"]]);
    assert!(failing.iter().all(|one| (one.ended_by, one.to_ms) == (EndedBy::Failed, 2_900)));
    let told = exposures(covers.update(cover(), 3_000));
    assert_eq!(faults(&told), [vec![], vec!["media", "captions"]]);
    covers.update(reveal(Surface::Video), 4_000);
    let told = exposures(covers.update(cover(), 5_000));
    assert_eq!(faults(&told), [Vec::<&str>::new()], "another time, nothing was wrong");
}

#[test]
fn how_results_were_viewed_before_a_reload_is_gone_on_from_and_nothing_is_revealed_by_it() {
    let (item, mut before) = one("hate", vec![image()]);
    before.update(reveal(Surface::Image), 1_000);
    before.labelled("r1", 1_700);
    before.update(cover(), 3_000);
    let mut after = covers(std::slice::from_ref(&item));
    let fresh = look(&after, &item);
    after.recall(&before.viewing(3_000));
    assert_eq!(look(&after, &item), fresh);
    after.update(reveal(Surface::Image), 11_000);
    after.update(cover(), 11_500);
    let seen = viewing(&after, 12_000);
    let known = (seen.judged_at, seen.revealed_ms, seen.label_latency_ms);
    assert_eq!(known, (JudgedAt::Softened, 2_500, Some(700)));
}
