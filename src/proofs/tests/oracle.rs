//! What the proofs say of random small guidelines, against every judgment of them.

use super::every::{Judged, judgments};
use super::random::Tape;
use super::random::{Domain, guideline, made};
use crate::finding::{Finding, Kind};
use crate::formula::blocking;
use crate::{Comparison, Relation, prove};
use gradeglass_engine::guideline::{FieldKind, Guideline, Scope};
use gradeglass_engine::judging::{Answer, Place};
use proptest::prelude::*;
use std::collections::BTreeSet;

struct Oracle<'a> {
    guideline: &'a Guideline,
    asked: Vec<Judged>,
    errors: BTreeSet<usize>,
}

impl<'a> Oracle<'a> {
    fn new(guideline: &'a Guideline, domain: Domain) -> Self {
        let asked = judgments(guideline, domain);
        Self { guideline, asked, errors: blocking(guideline).into_iter().collect() }
    }

    fn is_taken(&self, judged: &Judged) -> bool {
        judged.fires_anywhere.is_disjoint(&self.errors)
    }

    fn taken(&self) -> impl Iterator<Item = &Judged> {
        self.asked.iter().filter(|judged| self.is_taken(judged))
    }

    /// Judgments that speak of the scope: with a first result, for rules of results.
    fn of_scope(&self, scope: Scope) -> impl Iterator<Item = &Judged> {
        self.asked.iter().filter(move |judged| scope == Scope::Task || judged.results > 0)
    }

    fn chosen(&self, judged: &Judged, field: usize, option: &str) -> bool {
        let field = &self.guideline.fields[field];
        let place = match field.scope {
            Scope::Result => Place::of_result("r1", field.id.as_str()),
            Scope::Task => Place::of_task(field.id.as_str()),
        };
        match judged.answers.get(&place) {
            Some(Answer::Choice(id)) => id == option,
            Some(Answer::Choices(ids)) => ids.iter().any(|id| id == option),
            Some(Answer::Scale(step)) => step.to_string() == option,
            _ => false,
        }
    }

    /// Whether a choice that is always asked has no answer.
    fn is_left_open(&self, judged: &Judged, field: usize) -> bool {
        let place = Place::of_result("r1", self.guideline.fields[field].id.as_str());
        judged.answers.get(&place).is_none()
    }

    /// What a finding says cannot be, shown to be by a judgment.
    fn refuted(&self, finding: &Finding) -> Option<&Judged> {
        let index = number(&finding.path);
        match finding.kind {
            Kind::CannotFinish => self.taken().find(|judged| judged.results > 0),
            Kind::DeadOption if !finding.path.contains("options") => {
                let field = &self.guideline.fields[index];
                let place = match field.scope {
                    Scope::Result => Place::of_result("r1", field.id.as_str()),
                    Scope::Task => Place::of_task(field.id.as_str()),
                };
                self.taken().find(|judged| judged.answers.get(&place).is_some())
            }
            Kind::DeadOption | Kind::RefusedOption => {
                let option = option(self.guideline, &finding.path)?;
                self.taken().find(|judged| self.chosen(judged, index, &option))
            }
            Kind::NeverApplies
            | Kind::AlwaysTrue
            | Kind::Implied
            | Kind::AlwaysFalse
            | Kind::Contradiction => {
                let scope = self.guideline.rules[index].scope;
                self.of_scope(scope).find(|judged| match finding.kind {
                    Kind::NeverApplies if finding.level == crate::Level::Note => {
                        judged.applies.contains(&index) && self.is_taken(judged)
                    }
                    Kind::NeverApplies => judged.applies.contains(&index),
                    Kind::Contradiction => judged.applies.contains(&index) && self.is_taken(judged),
                    Kind::AlwaysTrue => judged.fires.contains(&index),
                    Kind::AlwaysFalse => !judged.fires.contains(&index),
                    _ => {
                        judged.fires.contains(&index)
                            && judged
                                .fires_anywhere
                                .intersection(&self.errors)
                                .all(|rule| *rule == index)
                    }
                })
            }
            Kind::HiddenButRequired if finding.path.starts_with("rules") => {
                self.taken().find(|judged| judged.applies.contains(&index))
            }
            Kind::HiddenButRequired if finding.path.contains("options") => {
                let option = option(self.guideline, &finding.path)?;
                self.taken().find(|judged| self.chosen(judged, index, &option))
            }
            _ => None,
        }
    }

    /// What every judgment together shows, and a proof has to say where it can say it all.
    fn expected(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let nobody = self.taken().next().is_none();
        if nobody {
            all.insert("cannot finish".to_owned());
        }
        for (index, rule) in self.guideline.rules.iter().enumerate() {
            let applies = self.of_scope(rule.scope).any(|judged| judged.applies.contains(&index));
            if !applies {
                all.insert(format!("never applies {index}"));
            } else if !self.asked.iter().any(|judged| judged.fires.contains(&index)) {
                all.insert(format!("always true {index}"));
            }
        }
        if nobody {
            return all;
        }
        for (index, field) in self.guideline.fields.iter().enumerate() {
            let FieldKind::Choice { options } = &field.kind else { continue };
            let alive: Vec<bool> = options
                .iter()
                .map(|option| self.taken().any(|judged| self.chosen(judged, index, &option.id)))
                .collect();
            match alive.iter().filter(|alive| **alive).count() {
                0 => drop(all.insert(format!("unanswerable {index}"))),
                1 if !self.taken().any(|judged| self.is_left_open(judged, index)) => {
                    all.insert(format!("forced {index}"));
                }
                _ => {
                    let dead = alive.iter().enumerate().filter(|(_, alive)| !**alive);
                    all.extend(dead.map(|(at, _)| format!("dead {index} {at}")));
                }
            }
        }
        all
    }
}

/// The same of the proofs.
fn said(guideline: &Guideline, findings: &[Finding]) -> BTreeSet<String> {
    let of = |finding: &Finding| {
        let index = number(&finding.path);
        Some(match finding.kind {
            Kind::CannotFinish => "cannot finish".to_owned(),
            Kind::NeverApplies if finding.level > crate::Level::Note => {
                format!("never applies {index}")
            }
            Kind::AlwaysTrue => format!("always true {index}"),
            Kind::Forced if matches!(guideline.fields[index].kind, FieldKind::Choice { .. }) => {
                format!("forced {index}")
            }
            Kind::DeadOption
                if !finding.path.contains("options")
                    && matches!(guideline.fields[index].kind, FieldKind::Choice { .. }) =>
            {
                format!("unanswerable {index}")
            }
            _ if finding.path.contains("options")
                && matches!(guideline.fields[index].kind, FieldKind::Choice { .. }) =>
            {
                let at = finding.path.rsplit('[').next()?.trim_end_matches(']');
                format!("dead {index} {at}")
            }
            _ => return None,
        })
    };
    findings.iter().filter_map(of).collect()
}

fn number(path: &str) -> usize {
    path.split(['[', ']']).nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn option(guideline: &Guideline, path: &str) -> Option<String> {
    let at: usize = path.split("options[").nth(1)?.trim_end_matches(']').parse().ok()?;
    match &guideline.fields[number(path)].kind {
        FieldKind::Choice { options } | FieldKind::Choices { options, .. } => {
            Some(options[at].id.clone())
        }
        _ => None,
    }
}

fn tape() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 20..90)
}

/// Every judgment that a finding speaks of, written down: none contradicts it.
fn nothing_is_refuted(numbers: &[u8], domain: Domain) -> Result<(), TestCaseError> {
    let text = guideline(&mut Tape::new(numbers), domain);
    let guideline = made(numbers, domain);
    let oracle = Oracle::new(&guideline, domain);
    for finding in prove(&guideline) {
        if let Some(judged) = oracle.refuted(&finding) {
            prop_assert!(
                false,
                "{} {}\n{:?}\n{text}",
                finding.path,
                finding.message,
                judged.answers
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::cases(), max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn where_every_judgment_can_be_written_down_the_proofs_say_all_of_it_and_no_more(numbers in tape()) {
        let text = guideline(&mut Tape::new(&numbers), Domain::Finite);
        let guideline = made(&numbers, Domain::Finite);
        let oracle = Oracle::new(&guideline, Domain::Finite);
        let findings = prove(&guideline);
        prop_assert_eq!(said(&guideline, &findings), oracle.expected(), "{}", text);
        nothing_is_refuted(&numbers, Domain::Finite)?;
    }

    #[test]
    fn across_results_no_judgment_refutes_a_finding(numbers in tape()) {
        nothing_is_refuted(&numbers, Domain::Across)?;
    }

    #[test]
    fn with_texts_numbers_marks_and_data_no_judgment_refutes_a_finding(numbers in tape()) {
        nothing_is_refuted(&numbers, Domain::Open)?;
    }

    #[test]
    fn two_versions_relate_as_their_judgments_do(one in tape(), other in tape()) {
        let (old, new) = (made(&one, Domain::Finite), made(&other, Domain::Finite));
        let (a, b) = (Oracle::new(&old, Domain::Finite), Oracle::new(&new, Domain::Finite));
        let takes = |oracle: &Oracle<'_>| -> BTreeSet<String> {
            oracle.taken().map(|judged| format!("{:?}", judged.answers)).collect()
        };
        let (a, b) = (takes(&a), takes(&b));
        let relation = match (a.is_subset(&b), b.is_subset(&a)) {
            (true, true) => Relation::Equivalent,
            (false, true) => Relation::Stricter,
            (true, false) => Relation::Looser,
            (false, false) => Relation::Neither,
        };
        let difference = Comparison::new(&old, &new).unwrap().whole();
        let texts = [&one, &other].map(|numbers| guideline(&mut Tape::new(numbers), Domain::Finite));
        prop_assert_eq!(difference.relation(), relation, "{}\n{}", texts[0], texts[1]);
        prop_assert!(difference.is_confirmed(), "{}\n{}", texts[0], texts[1]);
    }
}
