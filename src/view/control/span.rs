//! The control of a span field: its labels, and the list of its marks.

use super::{Control, mark::Marks};
use crate::icon::icon;
use crate::root::Own;
use gradeglass_engine::guideline::ChoiceOption;
use gradeglass_engine::judging::{Answer, Message, SpanMark, span_text};
use gradeglass_engine::protection::Shown;
use yew::prelude::*;

/// The control. The text stands in the card; where the card does not show it, it stands here.
pub fn draw(control: &Control, of: &str, labels: &[ChoiceOption]) -> Html {
    let marks = match &control.state.answer {
        Some(Answer::Spans(marks)) => marks.as_slice(),
        _ => &[],
    };
    if control.answers.text != Shown::Full {
        let text = if marks.is_empty() {
            control.ui().text("span-covered")
        } else {
            control.ui().count("span-marks", "count", marks.len())
        };
        return html! { <p class="quiet" id={control.id.clone()}>{ text }</p> };
    }
    html! {
        <div class="span-control">
            { own_text(control, of) }
            { buttons(control, labels) }
            <ul class="marks" role="list" aria-label={control.ui().text("span-list")}>
                { for marks.iter().enumerate().map(|(at, mark)| row(control, labels, marks, at, mark)) }
            </ul>
        </div>
    }
}

fn own_text(control: &Control, of: &str) -> Html {
    let answers = control.answers;
    if answers.result.is_some_and(|item| (answers.in_body)(item, of)) {
        return html! {};
    }
    let Some(text) = span_text(answers.task, answers.result, of) else {
        return html! { <p class="quiet">{ control.ui().text("span-no-text") }</p> };
    };
    let language = answers.result.and_then(|item| item.language.clone()).unwrap_or_default();
    html! {
        <p class="text">
            <Marks ui={control.ui().clone()} guideline={answers.guideline.clone()}
                result={control.place.result.clone()} text={text.to_owned()} {language} dir="auto"
                fields={vec![control.state.clone()]} frozen={answers.frozen} />
        </p>
    }
}

fn buttons(control: &Control, labels: &[ChoiceOption]) -> Html {
    let ui = control.ui();
    let button = |label: Option<&ChoiceOption>| {
        let place = control.place.clone();
        let id = label.map(|label| label.id.clone());
        let onclick = ui.on_own(Own::Mark(place, id.clone()));
        let key = id.clone().unwrap_or_default();
        html! {
            <button {key} type="button" class="option" part="option" data-option={id.clone()} disabled={control.answers.frozen} {onclick}>
                { for id.as_deref().map(|id| control.key(id)) }
                <span class="face">{ label.map_or_else(|| html! { { ui.text("span-mark") } }, |label| ui.localized(&label.label)) }</span>
            </button>
        }
    };
    let buttons: Vec<Html> = if labels.is_empty() {
        vec![button(None)]
    } else {
        labels.iter().map(|label| button(Some(label))).collect()
    };
    html! {
        <div class="options" role="group" id={control.id.clone()} aria-labelledby={control.label_id()}
            aria-describedby={control.findings_id()} onkeydown={Callback::from(super::choice::rove)}>{ for buttons }</div>
    }
}

fn row(
    control: &Control,
    labels: &[ChoiceOption],
    marks: &[SpanMark],
    at: usize,
    mark: &SpanMark,
) -> Html {
    let ui = control.ui();
    let label = labels.iter().find(|label| Some(&label.id) == mark.label.as_ref());
    let rest: Vec<SpanMark> = marks
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at)
        .map(|(_, mark)| mark.clone())
        .collect();
    let (send, place) = (ui.send.clone(), control.place.clone());
    let onclick = move |_: MouseEvent| {
        let answer = (!rest.is_empty()).then(|| Answer::Spans(rest.clone()));
        send.emit(Message::Set(place.clone(), answer));
    };
    let key = format!("{}-{}-{}", mark.start, mark.end, mark.label.as_deref().unwrap_or_default());
    html! {
        <li {key}>
            <span class="mark-label" hidden={label.is_none()}>{ for label.map(|label| ui.localized(&label.label)) }</span>
            <q dir="auto">{ mark.quote.clone() }</q>
            <button type="button" class="icon-button" disabled={control.answers.frozen} {onclick}
                aria-label={ui.about("span-remove", "quote", &mark.quote)}>{ icon("close") }</button>
        </li>
    }
}
