//! Forms say what their conditions say.

use super::*;
use gradeglass_engine::expression::parse;

fn of(source: &str) -> Form {
    form(&parse(source).usable().expect("it can be read"))
}

#[test]
fn conditions_come_back_from_their_forms() {
    for source in [
        "answer.grade == \"exact\"",
        "answer.grade != \"exact\"",
        "answer.grade in [\"exact\", \"good\"]",
        "!(answer.grade in [\"exact\", \"good\"])",
        "\"late\" in answer.flags && !(\"x\" in answer.flags)",
        "has(answer.sure) || !has(query.limit)",
        "size(answer.note) >= 3",
        "answer.sure > 1 && result.data.price <= 9.5",
        "results.all(r, r.answer.grade != \"exact\") && size(results) == 2",
        "true",
    ] {
        assert_eq!(of(source).source(), source);
    }
}

#[test]
fn what_fits_no_clause_is_code_and_stays_as_it_is() {
    let form = of("(a.b || c.d) && answer.grade == 'x'");
    assert_eq!(form.clauses.len(), 2);
    assert!(matches!(&form.clauses[0], Clause::Code(code) if code.contains("a.b || c.d")));
    let again = of(&form.source());
    assert_eq!(again.clauses.len(), 2, "{}", form.source());
}

#[test]
fn options_are_put_in_and_taken_out() {
    let form = of("answer.grade == \"exact\" && size(answer.note) > 0");
    let more = form.with_choice("answer.grade", "good", true);
    assert_eq!(more.source(), "answer.grade in [\"exact\", \"good\"] && size(answer.note) > 0");
    let less = more.with_choice("answer.grade", "exact", false);
    assert_eq!(less.source(), "answer.grade == \"good\" && size(answer.note) > 0");
    let none = less.with_choice("answer.grade", "good", false);
    assert_eq!(none.source(), "size(answer.note) > 0");
    let other = none.with_choice("answer.flag", "late", true);
    assert_eq!(other.source(), "size(answer.note) > 0 && answer.flag == \"late\"");
}
