//! Controls: one for each kind of field, with its question, its findings and its keys.

mod choice;
pub mod entry;
pub mod mark;
mod runs;
pub mod segment;
mod selection;
pub mod span;
pub mod taxonomy;

pub use choice::is_long_scale;
pub use mark::MarksProps;

use crate::classes::{classes, when};
use crate::finding;
use crate::model::FieldState;
use crate::parts::Controls;
use crate::ui::{Shared, Ui};
use gradeglass_engine::guideline::{Field, FieldKind, Guideline};
use gradeglass_engine::judging::Place;
use gradeglass_engine::protection::Shown;
use gradeglass_engine::task::{ResultItem, Task};
use yew::prelude::*;

/// What the fields of one card, or of the task, are drawn from.
pub struct Answers<'a> {
    /// Words and callbacks.
    pub ui: &'a Ui,
    /// What is asked.
    pub guideline: &'a Shared<Guideline>,
    /// What is judged.
    pub task: &'a Shared<Task>,
    /// The result; none for the task's own fields.
    pub result: Option<&'a ResultItem>,
    /// What was answered, and what is said of it.
    pub fields: &'a [FieldState],
    /// Whether the card's text may be in the page: quotes of it are its text too.
    pub text: Shown,
    /// Whether nothing can be changed at the moment.
    pub frozen: bool,
    /// Whether the card itself shows the text that a span field marks.
    pub in_body: fn(&ResultItem, &str) -> bool,
}

/// One field with all that its control needs.
pub struct Control<'a> {
    /// What all fields here are drawn from.
    pub answers: &'a Answers<'a>,
    /// The field.
    pub field: &'a Field,
    /// What was answered, and what is said of it.
    pub state: &'a FieldState,
    /// The prefix of ids of its elements.
    pub id: String,
    /// Where its answer belongs.
    pub place: Place,
}

impl Control<'_> {
    /// Words and callbacks.
    pub fn ui(&self) -> &Ui {
        self.answers.ui
    }

    /// The id of the element that names it.
    pub fn label_id(&self) -> String {
        format!("{}-label", self.id)
    }

    /// The id of the list of its findings.
    pub fn findings_id(&self) -> String {
        format!("{}-findings", self.id)
    }

    /// Whether something is wrong with it.
    pub fn invalid(&self) -> Option<&'static str> {
        use gradeglass_engine::guideline::Severity;
        let wrong = self.state.findings.iter().any(|finding| finding.severity == Severity::Error);
        wrong.then_some("true")
    }

    /// The key of one option, as people read it.
    pub fn key(&self, option: &str) -> Html {
        let key = self.state.keys.iter().find(|(known, _)| known == option);
        html! { <kbd class="key" aria-hidden="true" hidden={key.is_none()}>{ key.map(|(_, key)| key.clone()).unwrap_or_default() }</kbd> }
    }
}

/// All fields of one place.
pub fn fields(answers: &Answers) -> Html {
    html! { <>{ for answers.fields.iter().filter_map(|state| one(answers, state)) }</> }
}

fn one(answers: &Answers, state: &FieldState) -> Option<Html> {
    let field = answers.guideline.fields.get(state.index)?;
    let result = answers.result.map(|item| item.id.clone());
    let number = answers
        .result
        .and_then(|item| answers.task.results.iter().position(|one| one.id == item.id));
    // Ids of the task's data may hold anything; ids of elements are made of numbers.
    let id = format!("f{}-{}", number.map_or("t".into(), |number| number.to_string()), state.index);
    let place = Place { result, field: field.id.clone() };
    let control = Control { answers, field, state, id, place };
    Some(draw(&control))
}

fn draw(control: &Control) -> Html {
    let (ui, field) = (control.ui(), control.field);
    let group = matches!(
        field.kind,
        FieldKind::Choice { .. }
            | FieldKind::Choices { .. }
            | FieldKind::Scale { .. }
            | FieldKind::Taxonomy { .. }
            | FieldKind::Span { .. }
    );
    let inside = match &field.kind {
        FieldKind::Choice { options } => choice::one_of(control, options),
        FieldKind::Choices { options, .. } => choice::some_of(control, options),
        FieldKind::Scale { min, max, labels } if !is_long_scale(*min, *max) => {
            choice::scale(control, *min, *max, labels)
        }
        kind => match ui.parts.controls {
            Some(controls) => late(control, controls, kind),
            None => html! { <div id={control.id.clone()} aria-busy="true"></div> },
        },
    };
    html! {
        <div class={classes(&["field", when(control.state.current, "current")])} part="field"
            key={field.id.clone()} data-field={field.id.clone()}>
            <div class="question">
                { if group { html! { <span id={control.label_id()}>{ question(control) }</span> } }
                  else { html! { <label id={control.label_id()} for={control.id.clone()}>{ question(control) }</label> } } }
                { help(control) }
            </div>
            { inside }
            { finding::line(ui, &control.findings_id(), &control.state.findings) }
        </div>
    }
}

/// The controls that are not in the first download.
fn late(control: &Control, controls: Controls, kind: &FieldKind) -> Html {
    match kind {
        FieldKind::Taxonomy { nodes, .. } => (controls.taxonomy)(control, nodes),
        FieldKind::Number { unit, .. } => (controls.number)(control, unit.as_ref()),
        FieldKind::Text { max_length, multiline } => {
            (controls.text)(control, *max_length, *multiline)
        }
        FieldKind::Span { of, labels, .. } => (controls.span)(control, of, labels),
        // A scale of more steps than fit on a page is answered in numbers.
        _ => (controls.number)(control, None),
    }
}

fn question(control: &Control) -> Html {
    let ui = control.ui();
    html! {
        <>
            { ui.localized(&control.field.label) }
            { if control.field.required { html! {} } else { html! { <span class="quiet optional">{ " " }{ ui.text("field-optional") }</span> } } }
        </>
    }
}

fn help(control: &Control) -> Html {
    match &control.field.help {
        Some(help) => html! { <p class="help">{ control.ui().localized(help) }</p> },
        None => html! {},
    }
}
