//! Decisions: what is flagged is covered, what is unknown is covered, and more is never less.

use super::*;
use crate::task::Task;
use Level::{Open, Seal, Soften, Vault, Veil};

proptest! {
    #[test]
    fn a_label_more_never_covers_less(
        labels in prop::collection::vec(harm(), 1..6),
        more in harm(),
    ) {
        let before = decided(&labels);
        let after = decided(&[labels, vec![more]].concat());
        prop_assert!(covers_as_much(&after, &before));
        prop_assert!(after.fetch >= before.fetch && after.sound >= before.sound);
        prop_assert!(after.confirm >= before.confirm && after.grayscale >= before.grayscale);
    }

    #[test]
    fn the_order_of_labels_does_not_count(
        labels in prop::collection::vec(harm(), 0..6),
        turn in 0usize..6,
    ) {
        let mut turned = labels.clone();
        turned.rotate_left(turn.min(labels.len()));
        prop_assert_eq!(decided(&labels), decided(&turned));
        turned.reverse();
        prop_assert_eq!(decided(&labels), decided(&turned));
    }

    #[test]
    fn saying_a_thing_twice_changes_nothing(labels in prop::collection::vec(harm(), 0..5)) {
        prop_assert_eq!(decided(&labels), decided(&[labels.clone(), labels.clone()].concat()));
    }

    #[test]
    fn a_category_that_nobody_knows_is_sealed(category in "\\PC{0,20}", others in prop::collection::vec(harm(), 0..3)) {
        prop_assume!(canonical_category(&category).is_none() && !crate::protection::category::is_safe(&category));
        let decision = decided(&[vec![label(&category)], others].concat());
        for surface in Surface::ALL {
            prop_assert!(decision.levels.of(surface) >= Seal);
        }
    }

    #[test]
    fn comfort_never_covers_less_than_the_policy(
        labels in prop::collection::vec(harm(), 0..4),
        (image, video, text) in (level(), level(), level()),
    ) {
        let result = labelled(&labels);
        let comfort = Comfort { at_least: Levels { image, video, text }, grayscale: false };
        let policy = Policy::default();
        let plain = decide(&policy, &result, &Comfort::default());
        let with = decide(&policy, &result, &comfort);
        prop_assert!(covers_as_much(&with, &plain));
        prop_assert!(with.levels.text >= text.min(Seal));
        prop_assert_eq!(with.is_vault(), plain.is_vault());
    }

    #[test]
    fn the_same_labels_are_always_decided_the_same(labels in prop::collection::vec(harm(), 0..6)) {
        prop_assert_eq!(decided(&labels), decided(&labels));
    }

    #[test]
    fn a_confidence_that_makes_no_sense_counts_as_certain(
        category in category(),
        odd in prop_oneof![Just(f64::NAN), Just(-0.1), Just(1.1), Just(f64::INFINITY)],
    ) {
        prop_assume!(!crate::protection::category::is_safe(&category));
        let odd = Label { confidence: Some(odd), ..label(&category) };
        let certain = Label { confidence: Some(1.0), ..label(&category) };
        prop_assert_eq!(decided(&[odd]), decided(&[certain]));
    }

    #[test]
    fn only_its_own_source_takes_a_label_back(labels in prop::collection::vec(harm(), 1..4)) {
        let denials = labels.iter().map(|label| Label {
            negated: true,
            source: Some("somebody else".to_owned()),
            ..label.clone()
        });
        let denied: Vec<Label> = labels.iter().cloned().chain(denials).collect();
        prop_assert_eq!(decided(&labels), decided(&denied));
    }
}

#[test]
fn nobody_has_classified_a_result_without_labels() {
    let without = decide(&Policy::default(), &result(None, vec![image()]), &Comfort::default());
    assert_eq!(without.levels, Levels { image: Veil, video: Seal, text: Veil });
    assert_eq!(without.slug(), "unclassified");
}

#[test]
fn an_empty_list_of_labels_is_not_a_finding_of_safety() {
    assert_eq!(decided(&[]).levels, Levels { image: Veil, video: Seal, text: Veil });
}

#[test]
fn a_result_is_open_when_a_named_source_calls_it_safe() {
    assert_eq!(levels(&[label("safe")]), [Open, Open, Open]);
    assert_eq!(decided(&[label("safe")]).slug(), "safe");
}

#[test]
fn safety_is_not_believed_without_a_name_or_with_doubt() {
    let unnamed = [None, Some(String::new()), Some("  ".to_owned())];
    let unnamed = unnamed.map(|source| Label { source, ..label("safe") });
    let doubted = [f64::NAN, -1.0, 2.0, 0.2];
    let doubted = doubted.map(|sure| Label { confidence: Some(sure), ..label("safe") });
    let severe = Label { severity: Some(LabelSeverity::High), ..label("safe") };
    for label in unnamed.into_iter().chain(doubted).chain([severe]) {
        assert_eq!(levels(std::slice::from_ref(&label)), [Veil, Seal, Veil], "{label:?}");
    }
}

#[test]
fn a_label_of_harm_outweighs_a_label_of_safety() {
    assert_eq!(decided(&[label("safe"), label("gore")]).levels, decided(&[label("gore")]).levels);
    assert_eq!(decided(&[label("safe"), label("gore")]).causes, ["violence-graphic-content"]);
}

#[test]
fn a_source_can_take_its_own_label_back_and_leaves_the_result_unclassified() {
    let back = Label { negated: true, ..label("gore") };
    assert_eq!(levels(&[label("gore"), back.clone()]), [Veil, Seal, Veil]);
    assert_eq!(levels(&[back, label("gore"), label("safe")]), [Open, Open, Open]);
    let by_other_name = Label { negated: true, ..label("graphic-media") };
    assert_eq!(levels(&[label("gore"), by_other_name]), [Veil, Seal, Veil]);
}

#[test]
fn a_nameless_source_takes_nothing_back() {
    for source in [None, Some(String::new())] {
        let said = Label { source: source.clone(), ..label("gore") };
        let back = Label { source, negated: true, ..label("gore") };
        assert_eq!(levels(&[said, back]), [Seal, Seal, Veil]);
    }
}

#[test]
fn high_severity_covers_one_level_more_and_low_never_less() {
    let with = |severity| levels(&[Label { severity: Some(severity), ..label("nudity") }]);
    assert_eq!(with(LabelSeverity::Low), [Soften, Veil, Open]);
    assert_eq!(with(LabelSeverity::Medium), [Soften, Veil, Open]);
    assert_eq!(with(LabelSeverity::High), [Veil, Seal, Soften]);
    let sealed = Label { severity: Some(LabelSeverity::High), ..label("self-harm") };
    assert_eq!(levels(&[sealed]), [Seal, Seal, Seal]);
}

#[test]
fn a_label_of_other_content_seals() {
    let stale = Label { content_hash: Some("old".to_owned()), ..label("nudity") };
    let mut item = labelled(&[stale]);
    let of = |item: &ResultItem| decide(&Policy::default(), item, &Comfort::default()).levels;
    assert_eq!(of(&item), Levels::all(Seal));
    item.content_hash = Some("new".to_owned());
    assert_eq!(of(&item), Levels::all(Seal));
    item.content_hash = Some("old".to_owned());
    assert_eq!(of(&item), Levels { image: Soften, video: Veil, text: Open });
    let safe = Label { content_hash: Some("other".to_owned()), ..label("safe") };
    item.labels = Some(vec![safe]);
    assert_eq!(of(&item), Levels { image: Veil, video: Seal, text: Veil });
}

#[test]
fn a_vaulted_result_is_vaulted_whole_and_stays_silent() {
    let node = Node::map([(
        "categories",
        Node::map([("gore", Node::map([("image", Node::text("vault"))]))]),
    )]);
    let (policy, problems) = Policy::read(&node);
    assert_eq!(problems, []);
    let decision = decide(&policy, &labelled(&[label("gore")]), &Comfort::default());
    assert_eq!(decision.levels, Levels::all(Vault));
    assert_eq!((decision.sound, decision.fetch), (Sound::Never, Fetch::Never));
}

#[test]
fn the_strictest_cause_speaks_first() {
    let causes = decided(&[label("nudity"), label("self-harm"), label("hate")]).causes;
    assert_eq!(causes, ["self-harm-content", "harassment-hate-speech", "nudity"]);
}

#[test]
fn pictures_that_move_are_video() {
    let moving = Media { animated: true, ..image() };
    let gif = media(MediaKind::Image, "https://example.org/a.GIF?x=1");
    let data = media(MediaKind::Image, "data:image/gif;base64,R0lGODlhAQABAAAAACw=");
    let sound = media(MediaKind::Audio, "https://example.org/a.ogg");
    for media in [moving, gif, data, sound, video()] {
        assert_eq!(surface_of(&media), Surface::Video, "{}", media.url);
    }
    assert_eq!(surface_of(&image()), Surface::Image);
}

#[test]
fn a_vaulted_result_leaves_nothing_but_its_id_and_labels_in_memory() {
    let mut vaulted = labelled(&[label("csam")]);
    vaulted.data = Node::map([("title", Node::text("SECRETTXT"))]);
    let mut other = labelled(&[label("gore")]);
    other.id = "r2".to_owned();
    let mut task = Task { results: vec![vaulted, other], ..Task::default() };
    withhold(&mut task, &Policy::default());
    let [vaulted, other] = task.results.as_slice() else { panic!("two results") };
    assert!(!format!("{vaulted:?}").contains("SECRETTXT"));
    assert!(vaulted.media.is_empty());
    assert_eq!(vaulted.hash, "sha256:1");
    assert_eq!(other.media.len(), 2);
}

#[test]
fn what_the_page_has_failed_at_is_a_vault_and_holds_nothing_whatever_else_is_said_of_it() {
    let mut safe = label("safe");
    safe.source = Some("a source".to_owned());
    let known = result(Some(vec![safe]), vec![image()]);
    let mut task = Task {
        results: vec![known.clone(), ResultItem { id: "r2".into(), ..known }],
        ..Task::default()
    };
    set_aside(&mut task, "r1");
    let levels: Vec<_> = task
        .results
        .iter()
        .map(|result| {
            let decision = decide(&Policy::default(), result, &Comfort::default());
            (decision.top(), decision.slug().to_owned(), result.media.len())
        })
        .collect();
    assert_eq!(levels, [(Vault, "broken".to_owned(), 0), (Open, "safe".to_owned(), 1)]);
}
