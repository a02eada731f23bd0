//! Number and text: what is typed. What does not read as a number yet stays as it was typed.

use super::Control;
use crate::classes::{classes, when};
use crate::event::text_of;
use crate::ui::Ui;
use gradeglass_engine::decimal::{plain, read};
use gradeglass_engine::guideline::{FieldKind, Localized};
use gradeglass_engine::judging::{Answer, Message, Place};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// A number with its unit.
pub fn number(control: &Control, unit: Option<&Localized>) -> Html {
    let ui = control.ui();
    html! {
        <div class="entry">
            { entry(control, Kind::Number, None) }
            <span class="unit" hidden={unit.is_none()}>{ for unit.map(|unit| ui.localized(unit)) }</span>
        </div>
    }
}

/// A text.
pub fn text(control: &Control, max_length: Option<u32>, multiline: bool) -> Html {
    entry(control, if multiline { Kind::Lines } else { Kind::Line }, max_length)
}

fn entry(control: &Control, kind: Kind, max_length: Option<u32>) -> Html {
    let whole = matches!(control.field.kind, FieldKind::Scale { .. });
    html! {
        <Entry ui={control.ui().clone()} place={control.place.clone()} id={control.id.clone()}
            {kind} {whole} answer={control.state.answer.clone()} {max_length}
            required={control.field.required} invalid={control.invalid().is_some()}
            findings={control.findings_id()} frozen={control.answers.frozen} />
    }
}

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// One line.
    Line,
    /// Several lines.
    Lines,
}

/// What an entry is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct EntryProps {
    ui: Ui,
    place: Place,
    id: String,
    kind: Kind,
    whole: bool,
    answer: Option<Answer>,
    max_length: Option<u32>,
    required: bool,
    invalid: bool,
    findings: String,
    frozen: bool,
}

/// An input that keeps what is typed. What is in it belongs to the hands that type: it is changed
/// from outside only by an answer that did not come from here (undo, say). Answers come back later
/// than keys are pressed, so each is awaited.
pub struct Entry {
    node: NodeRef,
    typed: String,
    awaited: Vec<Option<Answer>>,
    on_line: Callback<InputEvent>,
}

impl Component for Entry {
    type Message = String;
    type Properties = EntryProps;

    fn create(context: &Context<Self>) -> Self {
        let typed = written(context.props().answer.as_ref());
        let on_line = context.link().callback(|event| text_of(&event));
        Self { node: NodeRef::default(), typed, awaited: Vec::new(), on_line }
    }

    fn changed(&mut self, context: &Context<Self>, old: &EntryProps) -> bool {
        let props = context.props();
        if props.answer == old.answer {
            return true;
        }
        match self.awaited.iter().position(|answer| *answer == props.answer) {
            Some(at) => drop(self.awaited.drain(..=at)),
            None => {
                self.awaited.clear();
                // "1." is the number 1, and must not become "1" under the annotator's hands.
                if props.answer != self.read(props) {
                    self.typed = written(props.answer.as_ref());
                    self.put();
                }
            }
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, typed: String) -> bool {
        let props = context.props();
        self.typed = typed;
        let answer = self.read(props);
        if *self.awaited.last().unwrap_or(&props.answer) != answer {
            self.awaited.push(answer.clone());
        }
        props.ui.send.emit(Message::Set(props.place.clone(), answer));
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let (node, oninput) = (self.node.clone(), self.on_line.clone());
        let (id, findings) = (props.id.clone(), props.findings.clone());
        let invalid = props.invalid.then_some("true");
        let required = props.required.to_string();
        if props.kind == Kind::Lines {
            return html! {
                <textarea ref={node} {id} class="input" part="input" rows="3" {oninput} dir="auto"
                    aria-describedby={findings} aria-invalid={invalid} aria-required={required}
                    disabled={props.frozen} />
            };
        }
        let mode = (props.kind == Kind::Number).then_some("decimal");
        html! {
            <input ref={node} {id} type="text" class={classes(&["input", when(props.kind == Kind::Number, "number")])}
                part="input" {oninput} inputmode={mode} dir="auto" autocomplete="off"
                aria-describedby={findings} aria-invalid={invalid} aria-required={required}
                disabled={props.frozen} />
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            self.put();
        }
    }
}

impl Entry {
    // Not by drawing, which would come between two keys.
    fn put(&self) {
        if let Some(input) = self.node.cast::<HtmlInputElement>() {
            input.set_value(&self.typed);
        } else if let Some(area) = self.node.cast::<HtmlTextAreaElement>() {
            area.set_value(&self.typed);
        }
    }

    fn read(&self, props: &EntryProps) -> Option<Answer> {
        let typed = self.typed.trim();
        if typed.is_empty() {
            return None;
        }
        match props.kind {
            Kind::Number => {
                let number = read(&western(typed)).filter(|number| number.is_finite())?;
                Some(if props.whole {
                    Answer::Scale(number as i64)
                } else {
                    Answer::Number(number)
                })
            }
            Kind::Line | Kind::Lines => Some(Answer::Text(self.typed.clone())),
        }
    }
}

fn written(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Number(number)) => plain(*number),
        Some(Answer::Scale(step)) => step.to_string(),
        Some(Answer::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

/// A number as the engine reads it: digits of Arabic and Persian, and the comma as a decimal mark.
fn western(typed: &str) -> String {
    let digit = |character: char| {
        let zero = match character {
            '٠'..='٩' => '٠',
            '۰'..='۹' => '۰',
            ',' | '٫' => return '.',
            _ => return character,
        };
        char::from_digit(character as u32 - zero as u32, 10).unwrap_or(character)
    };
    typed.chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::western;

    #[test]
    fn numbers_are_read_in_the_digits_that_people_type() {
        assert_eq!([western("1,5"), western("١٢٫٥"), western("۱۲")], ["1.5", "12.5", "12"]);
    }
}
