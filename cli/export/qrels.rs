//! Judgments as TREC qrels: `TOPIC 0 DOCNO RELEVANCY`, the grade being the gain of the answer.
//!
//! The format has no quoting, so ids with white space are refused; what is not listed counts as
//! not judged, so only judgments with the outcome judged are written.
//! Source: <https://trec.nist.gov/data/qrels_eng/>

use super::judged::{self, Judged};
use super::moment::sortable;
use super::{Export, created, finished};
use crate::serve::store::Store;
use gradeglass_engine::guideline::{ChoiceOption, Field, FieldKind, Guideline, Scope};
use gradeglass_engine::judging::{Answer, Outcome};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// How many ids are named in a refusal.
const NAMED: usize = 10;

/// Writes the qrels, and to standard error how they came about.
pub async fn write(export: &Export, store: &Store) -> Result<(), String> {
    let all = judged::read(export, store).await?;
    one_guideline(&all)?;
    let mut votes = Votes::default();
    for judged in &all {
        votes.add(judged, export.field.as_deref())?;
    }
    votes.refuse_white_space()?;
    let mut output = export.output()?;
    for ((topic, document), grades) in &votes.grades {
        if let Some(grade) = export.combine.combined(&in_order(grades)) {
            finished(writeln!(output, "{topic} 0 {document} {grade}"))?;
        }
    }
    finished(output.flush())?;
    if let Some(path) = &export.topics {
        let mut output = created(path)?;
        for (topic, text) in &votes.topics {
            finished(writeln!(output, "{topic}\t{}", on_one_line(text)))?;
        }
        finished(output.flush())?;
    }
    for note in votes.notes(export) {
        eprintln!("{note}");
    }
    Ok(())
}

/// Grades of two guidelines are two scales.
fn one_guideline(all: &[Judged]) -> Result<(), String> {
    let ids: BTreeSet<&str> = all.iter().map(|judged| judged.guideline.id.as_str()).collect();
    if ids.len() < 2 {
        return Ok(());
    }
    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    Err(format!(
        "There are judgments by several guidelines: say which with `--guideline`: {}.",
        ids.join(", ")
    ))
}

/// The latest grade of each annotator, by when it was submitted.
type Grades = BTreeMap<String, (String, f64)>;

#[derive(Default)]
struct Votes {
    grades: BTreeMap<(String, String), Grades>,
    topics: BTreeMap<String, String>,
    not_judged: usize,
    without_gain: BTreeMap<String, usize>,
}

impl Votes {
    fn add(&mut self, judged: &Judged, wanted: Option<&str>) -> Result<(), String> {
        let judgment = &judged.judgment;
        if judgment.outcome != Outcome::Judged {
            self.not_judged += 1;
            return Ok(());
        }
        let field = graded_field(&judged.guideline, wanted)?;
        let when = sortable(&judgment.timing.submitted_at);
        for (result, answers) in &judgment.answers.results {
            let Some(answer) = answers.get(&field.id) else { continue };
            match gain(field, answer) {
                Some(gain) => self.vote(judged, result, (when.clone(), gain)),
                None => *self.without_gain.entry(named(answer)).or_default() += 1,
            }
        }
        Ok(())
    }

    /// An annotator who judged the same pair twice has one voice: the later word.
    fn vote(&mut self, judged: &Judged, result: &str, vote: (String, f64)) {
        let topic = judged.query.topic.clone();
        self.topics.insert(topic.clone(), judged.query.text.clone());
        let grades = self.grades.entry((topic, result.to_owned())).or_default();
        let standing = grades.entry(judged.judgment.annotator.clone()).or_insert(vote.clone());
        if vote.0 >= standing.0 {
            *standing = vote;
        }
    }

    fn refuse_white_space(&self) -> Result<(), String> {
        let ids = self.grades.keys().flat_map(|(topic, document)| [topic, document]);
        let bad: BTreeSet<&String> =
            ids.filter(|id| id.is_empty() || id.contains(char::is_whitespace)).collect();
        if bad.is_empty() {
            return Ok(());
        }
        let named: Vec<String> = bad.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
        let more = bad.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        Err(format!(
            "Ids with white space cannot stand in qrels, which are separated by white space: {}{more}; give the tasks' queries and results other ids.",
            named.join(", ")
        ))
    }

    /// What a reader of the qrels has to know.
    fn notes(&self, export: &Export) -> Vec<String> {
        let several = self.grades.values().filter(|grades| grades.len() > 1).count();
        let mut notes = vec![format!(
            "{} pairs of {} topics; {several} of them have several annotators, combined by {}.",
            self.grades.len(),
            self.topics.len(),
            export.combine.said()
        )];
        if self.not_judged > 0 {
            notes.push(format!(
                "{} judgments are left out: skipped, not to be judged or escalated.",
                self.not_judged
            ));
        }
        for (answer, count) in &self.without_gain {
            notes.push(format!("{count} answers {answer} are left out: they have no gain."));
        }
        let final_grades =
            self.grades.values().filter_map(|grades| export.combine.combined(&in_order(grades)));
        if final_grades.clone().any(|grade| grade.fract() != 0.0) {
            notes.push("Some grades are fractions; trec_eval reads whole numbers only.".into());
        }
        if final_grades.clone().any(|grade| grade < 0.0) {
            notes.push("Some grades are negative; tools differ in what they make of them.".into());
        }
        notes
    }
}

fn in_order(grades: &Grades) -> Vec<f64> {
    let mut grades: Vec<&(String, f64)> = grades.values().collect();
    grades.sort_by(|one, other| one.0.cmp(&other.0));
    grades.into_iter().map(|(_, grade)| *grade).collect()
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The field that is asked for, or the only one whose answers are worth something.
fn graded_field<'a>(guideline: &'a Guideline, wanted: Option<&str>) -> Result<&'a Field, String> {
    let graded = graded_fields(guideline);
    let names =
        || graded.iter().map(|field| format!("`{}`", field.id)).collect::<Vec<_>>().join(", ");
    let (id, version) = (&guideline.id, &guideline.version);
    match (wanted, graded.as_slice()) {
        (_, []) => Err(format!(
            "The guideline `{id}` {version} asks nothing of each result that has gains: qrels need a choice whose options have `gain`, a scale or a number."
        )),
        (Some(wanted), _) => graded.iter().find(|field| field.id == wanted).copied().ok_or_else(|| {
            format!("`{wanted}` is no field with gains of the guideline `{id}` {version}; it has {}.", names())
        }),
        (None, [one]) => Ok(one),
        (None, _) => Err(format!("Several fields have gains; say which with `--field`: {}.", names())),
    }
}

/// Choices with gains; where there is none, scales; where there is none either, numbers.
fn graded_fields(guideline: &Guideline) -> Vec<&Field> {
    let fields = |is_graded: fn(&FieldKind) -> bool| -> Vec<&Field> {
        guideline.fields_of(Scope::Result).filter(|field| is_graded(&field.kind)).collect()
    };
    let choices = fields(has_gains);
    let scales = fields(|kind| matches!(kind, FieldKind::Scale { .. }));
    let numbers = fields(|kind| matches!(kind, FieldKind::Number { .. }));
    [choices, scales, numbers].into_iter().find(|fields| !fields.is_empty()).unwrap_or_default()
}

fn has_gains(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Choice { options } => options.iter().any(|option| option.gain.is_some()),
        _ => false,
    }
}

fn gain(field: &Field, answer: &Answer) -> Option<f64> {
    match (&field.kind, answer) {
        (FieldKind::Choice { options }, Answer::Choice(chosen)) => {
            let is_chosen = |option: &&ChoiceOption| option.id == *chosen;
            options.iter().find(is_chosen).and_then(|option| option.gain)
        }
        (_, Answer::Scale(step)) => Some(*step as f64),
        (_, Answer::Number(number)) => Some(*number),
        _ => None,
    }
}

fn named(answer: &Answer) -> String {
    match answer {
        Answer::Choice(option) => format!("`{option}`"),
        _ => "of another kind".into(),
    }
}
