//! Values: numbers, texts, lists and maps, and their way from and to documents.

use super::{Value, Variables, failure, run, value};
use crate::document::{Content, Node};
use crate::expression::{Piece, RecordField, Type, evaluate, template};

#[test]
fn whole_numbers_fail_rather_than_wrap() {
    assert_eq!(failure("9223372036854775807 + 1"), "overflow");
    assert_eq!(failure("-9223372036854775808 / -1"), "overflow");
    assert_eq!(failure("-9223372036854775808 % -1"), "overflow");
    assert_eq!(failure("1 % 0"), "division-by-zero");
    assert_eq!(value("1.0 / 0.0"), Value::Double(f64::INFINITY));
    assert_eq!(failure("0.0 / 0.0 < 1.0"), "not-a-number");
    assert_eq!(failure("int('1.5')"), "conversion");
    assert_eq!(failure("int(1e19)"), "conversion");
    assert_eq!(failure("'a' + 1"), "wrong-type");
    assert_eq!(failure("[1][1]"), "out-of-range");
    assert_eq!(failure("[1][-1]"), "out-of-range");
    assert_eq!(failure("{'a': 1, 'a': 2}"), "duplicate-key");
    assert_eq!(failure("nothing"), "unknown-variable");
}

#[test]
fn numbers_of_different_types_are_compared_by_what_they_are() {
    for source in [
        "1 == 1.0",
        "1 < 1.5",
        "2.0 >= 2",
        "[1, 2.0] == [1.0, 2]",
        "1.0 in [1]",
        "{1: 'a'}[1.0] == 'a'",
        "'1' != 1",
        "null != 0",
        "[] != {}",
        "1.0 in {1: 2}",
    ] {
        assert_eq!(value(source), Value::Bool(true), "{source}");
    }
    assert_eq!(failure("{1.0: 'a'}"), "wrong-type");
}

#[test]
fn size_counts_code_points_items_and_entries() {
    assert_eq!(value("size('é🐱') + size([1]) + size({'a': 1}) + ''.size()"), Value::Int(4));
}

#[test]
fn the_three_part_map_chooses_and_changes() {
    assert_eq!(value("[1, 2, 3].map(n, n > 1, n * 2) == [4, 6]"), Value::Bool(true));
}

#[test]
fn an_item_hides_a_variable_of_its_name_and_only_inside() {
    let variables = Variables::new().with("x", Value::Int(7));
    assert!(
        run("[1].all(x, x == 1) && x == 7 && [x].all(x, [x + 1].all(x, x == 8))", &variables)
            .is_true()
    );
}

#[test]
fn numbers_of_a_document_are_read_by_the_type_that_is_expected() {
    let node = Node::map([
        ("price", Node::new(Content::Int(3))),
        ("position", Node::new(Content::Double(2.0))),
        ("scores", Node::list([Node::new(Content::Int(1))])),
        ("other", Node::new(Content::Int(5))),
    ]);
    let type_ = Type::record([
        RecordField::present("price", Type::Double),
        RecordField::present("position", Type::Int),
        RecordField::present("scores", Type::list(Type::Double)),
    ]);
    let Value::Map(read) = Value::from_node_as(&node, &type_) else { panic!() };
    assert_eq!(read.get("price"), Some(&Value::Double(3.0)));
    assert_eq!(read.get("position"), Some(&Value::Int(2)));
    assert_eq!(read.get("scores"), Some(&Value::list([Value::Double(1.0)])));
    assert_eq!(read.get("other"), Some(&Value::Int(5)));
    assert_eq!(Value::from_node(&Value::from_node(&node).to_node()), Value::from_node(&node));
}

#[test]
fn of_two_entries_with_one_key_the_later_counts() {
    assert_eq!(
        Value::map([("a", 1i64.into()), ("a", 2i64.into())]),
        Value::map([("a", Value::Int(2))])
    );
}

#[test]
fn a_message_is_filled_in_from_its_placeholders() {
    let read = template("{{{answer.grade}}} needs {size(answer.tags) + 1}");
    let answer = Value::map([("grade", "exact".into()), ("tags", Value::list([]))]);
    let variables = Variables::new().with("answer", answer);
    let shown: Vec<String> = read
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Placeholder(expression, _) => format!("{:?}", evaluate(expression, &variables)),
        })
        .collect();
    assert_eq!(shown, ["{", "Value(String(\"exact\"))", "} needs ", "Value(Int(1))"]);
}
