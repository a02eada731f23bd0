//! What may be absent: warned of where it is read unasked, and nowhere else.

use super::{checked, environment, faults, parse};
use crate::expression::check;
use crate::problem::Weight;

fn warned(source: &str) -> usize {
    faults(source).iter().filter(|fault| fault.starts_with("may-be-absent")).count()
}

#[test]
fn reading_an_optional_field_unasked_is_a_warning() {
    let checked = checked("answer.grade == 'exact'");
    assert_eq!(checked.faults.len(), 1);
    assert_eq!(checked.faults[0].weight, Weight::Warning);
    assert_eq!(
        checked.faults[0].message,
        "`answer.grade` may be absent here, and then the rule cannot be decided"
    );
    assert_eq!(warned("answer.reviewed == 'yes'"), 0, "a required field that is always shown");
}

#[test]
fn a_guard_on_the_way_to_the_read_silences_the_warning() {
    for source in [
        "has(answer.severity) && answer.severity > 1",
        "!has(answer.severity) || answer.severity > 1",
        "has(answer.severity) ? answer.severity > 1 : true",
        "!has(answer.severity) ? true : answer.severity > 1",
        "has(answer.severity) && has(answer.grade) && (answer.severity > 1 || answer.grade == 'exact')",
        "!(has(answer.severity) && answer.severity > 1)",
        "!(!has(answer.severity) || answer.note == '') && answer.severity > 1",
        "(has(answer.severity) || (answer.note == '' && has(answer.severity))) && answer.severity > 1",
        "results.exists(r, has(r.answer.grade) && r.answer.grade == 'exact')",
        "results.filter(r, has(r.answer.grade)).size() > 0",
        "results.map(r, has(r.answer.grade), r.answer.grade).size() > 0",
        "has(results[0].answer.grade) && results[0].answer.grade == 'exact'",
        "has(query.text) && query.text == ''",
    ] {
        assert_eq!(warned(source), 0, "{source}");
    }
}

#[test]
fn a_guard_elsewhere_does_not_silence_it() {
    for source in [
        "has(answer.severity) || answer.severity > 1",
        "answer.severity > 1 && has(answer.severity)",
        "!has(answer.severity) && answer.severity > 1",
        "has(answer.grade) && answer.severity > 1",
        "has(answer.severity) ? true : answer.severity > 1",
        "(has(answer.severity) || answer.note == '') && answer.severity > 1",
        "results.exists(r, has(r.answer.grade)) && results.exists(r, r.answer.grade == 'exact')",
        "has(results[0].answer.grade) && results[1].answer.grade == 'exact'",
        "query.text == ''",
    ] {
        assert_eq!(warned(source), 1, "{source}");
    }
}

#[test]
fn one_field_is_warned_of_once() {
    assert_eq!(warned("answer.severity > 1 || answer.severity < 0 || answer.price > 1.0"), 2);
}

#[test]
fn what_a_rules_when_has_asked_its_require_may_read() {
    let when = checked("has(answer.severity) && answer.grade == 'exact'");
    assert_eq!(when.present, ["answer.grade", "answer.severity"]);
    let require = parse("answer.severity > 1 && answer.grade == 'exact' && answer.price > 1.0");
    let inside = environment().assuming(when.present);
    let faults = check(&require.usable().unwrap(), &inside).faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].message.contains("answer.price"));
}

#[test]
fn asking_for_what_is_always_there_is_pointed_out() {
    assert_eq!(
        faults("has(answer.evidence)"),
        [
            "always-present at `has(answer.evidence)`: write `size(answer.evidence) > 0` to ask whether it has items"
        ]
    );
    assert_eq!(faults("has(answer.note)").len(), 1);
    assert_eq!(faults("has(answer.reviewed)").len(), 0);
}
