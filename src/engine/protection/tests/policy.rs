//! Changing the policy: raised freely, lowered where allowed, never misunderstood.

use super::*;
use Level::{Open, Seal, Soften, Vault, Veil};

fn policy(entries: Vec<(&str, Node)>) -> (Policy, Vec<&'static str>) {
    let (policy, problems) = Policy::read(&Node::map(entries));
    (policy, problems.iter().map(|problem| problem.code).collect())
}

fn category(name: &str, to: Node) -> (Policy, Vec<&'static str>) {
    policy(vec![("categories", Node::map([(name, to)]))])
}

fn levels_under(policy: &Policy, labels: Option<Vec<Label>>) -> [Level; 3] {
    let result = result(labels, vec![image(), video()]);
    let Levels { image, video, text } = decide(policy, &result, &Comfort::default()).levels;
    [image, video, text]
}

#[test]
fn an_empty_document_is_the_default_policy() {
    assert_eq!(policy(vec![]), (Policy::default(), vec![]));
}

#[test]
fn any_row_can_be_raised() {
    let (changed, problems) = category("animal cruelty", Node::text("vault"));
    assert_eq!(problems, [""; 0]);
    assert_eq!(levels_under(&changed, Some(vec![label("KEYWORD_ANIMAL_HARM")])), [Vault; 3]);
}

#[test]
fn one_column_can_be_raised_alone() {
    let (changed, problems) = category("hate", Node::map([("text", Node::text("C3"))]));
    assert_eq!(problems, [""; 0]);
    assert_eq!(levels_under(&changed, Some(vec![label("hate")])), [Veil, Veil, Seal]);
}

#[test]
fn a_row_that_allows_it_can_be_lowered() {
    let (changed, problems) = category("porn", Node::text("soften"));
    assert_eq!(problems, [""; 0]);
    assert_eq!(levels_under(&changed, Some(vec![label("sexual")])), [Soften; 3]);
}

#[test]
fn a_row_that_forbids_it_stays_as_it_is_and_the_author_is_told() {
    for (name, column, value) in [
        ("csam", "image", Node::text("seal")),
        ("self-harm", "text", Node::text("open")),
        ("gore", "grayscale", Node::new(Content::Bool(false))),
        ("gore", "fetch", Node::text("yes")),
        ("gore", "max_open", Node::new(Content::Int(600))),
        ("gore", "threshold", Node::new(Content::Double(0.9))),
    ] {
        let (changed, problems) = category(name, Node::map([(column, value)]));
        assert_eq!(problems, ["cover-lowered"], "{name}.{column}");
        assert_eq!(changed, Policy::default(), "{name}.{column}");
    }
}

#[test]
fn unclassified_results_open_only_in_so_many_words() {
    let (opened, problems) = policy(vec![("unclassified", Node::text("open"))]);
    assert_eq!(problems, [""; 0]);
    assert_eq!(levels_under(&opened, None), [Open; 3]);
    assert_eq!(levels_under(&opened, Some(vec![label("gore")])), [Seal, Seal, Veil]);
    for less in [Node::text("soften"), Node::map([("image", Node::text("open"))])] {
        let (changed, problems) = policy(vec![("unclassified", less)]);
        assert_eq!(problems, ["cover-lowered"]);
        assert_eq!(changed, Policy::default());
    }
}

#[test]
fn what_cannot_be_understood_seals_everything_that_is_not_called_safe() {
    let list = || Node::list([]);
    let senseless = [
        policy(vec![("unclassified", Node::text("C9"))]),
        policy(vec![("__proto__", Node::text("open"))]),
        policy(vec![("categories", list())]),
        policy(vec![("unknown", Node::new(Content::Int(3)))]),
        policy(vec![("unclassified", Node::text("open")), ("unclassified", Node::text("open"))]),
        category("no such thing", Node::text("seal")),
        category("safe", Node::text("seal")),
        category("hate", Node::map([("picture", Node::text("seal"))])),
        category("hate", Node::map([("threshold", Node::new(Content::Double(1.5)))])),
        policy(vec![(
            "categories",
            Node::map([("porn", Node::text("seal")), ("sexual", Node::text("open"))]),
        )]),
    ];
    for (changed, problems) in senseless {
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(changed.is_safe_mode(), "{problems:?}");
        assert_eq!(levels_under(&changed, None), [Seal; 3]);
        assert_eq!(levels_under(&changed, Some(vec![label("nudity")])), [Seal; 3]);
        assert_eq!(levels_under(&changed, Some(vec![label("csam")])), [Vault; 3]);
        assert_eq!(levels_under(&changed, Some(vec![label("safe")])), [Open; 3]);
    }
}

#[test]
fn a_document_that_is_no_map_is_safe_mode() {
    for node in [Node::text("open"), Node::list([]), Node::new(Content::Null)] {
        let (changed, problems) = Policy::read(&node);
        assert_eq!(problems.len(), 1);
        assert!(changed.is_safe_mode());
    }
}

#[test]
fn a_label_below_the_threshold_leaves_the_result_unclassified() {
    let (changed, problems) =
        category("spam", Node::map([("threshold", Node::new(Content::Double(0.5)))]));
    assert_eq!(problems, [""; 0]);
    let spam = |sure| Some(vec![Label { confidence: sure, ..label("spam") }]);
    assert_eq!(levels_under(&changed, spam(Some(0.6))), [Soften, Veil, Open]);
    assert_eq!(levels_under(&changed, spam(Some(0.4))), [Veil, Seal, Veil]);
    assert_eq!(levels_under(&changed, spam(Some(f64::NAN))), [Soften, Veil, Open]);
    assert_eq!(levels_under(&changed, spam(None)), [Soften, Veil, Open]);
}

#[test]
fn a_problem_says_where_it_is() {
    let node = Node::map([(
        "categories",
        Node::map([("gore", Node::map([("image", Node::text("C9"))]))]),
    )]);
    let (_, problems) = Policy::read(&node);
    assert_eq!(problems[0].path, "categories.gore.image");
}

proptest! {
    #[test]
    fn of_two_policies_the_stricter_holds(
        (one, other) in (level(), level()),
        labels in prop::collection::vec(harm(), 0..4),
    ) {
        let (one, _) = category("porn", Node::text(one.name()));
        let (other, _) = category("hate", Node::text(other.name()));
        let both = one.stricter(&other);
        let result = labelled(&labels);
        for each in [&one, &other] {
            let comfort = Comfort::default();
            prop_assert!(covers_as_much(&decide(&both, &result, &comfort), &decide(each, &result, &comfort)));
        }
        prop_assert_eq!(&both, &other.stricter(&one));
        prop_assert_eq!(&both.stricter(&both), &both);
    }

    #[test]
    fn no_change_lowers_a_row_that_forbids_it(
        name in prop::sample::select(vec!["csam", "gore", "self-harm", "ncii", "grooming", "!hide"]),
        column in prop::sample::select(vec!["image", "video", "text"]),
        to in level(),
    ) {
        let (changed, _) = category(name, Node::map([(column, Node::text(to.name()))]));
        let result = labelled(&[label(name)]);
        let comfort = Comfort::default();
        let before = decide(&Policy::default(), &result, &comfort);
        prop_assert!(covers_as_much(&decide(&changed, &result, &comfort), &before));
    }
}
