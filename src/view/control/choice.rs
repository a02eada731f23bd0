//! Choice, choices and scale: rows of buttons with their keys.

use super::Control;
use crate::classes::{classes, when};
use gradeglass_engine::guideline::{ChoiceOption, Localized};
use gradeglass_engine::judging::{Answer, Message};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Exactly one of the options.
pub fn one_of(control: &Control, options: &[ChoiceOption]) -> Html {
    let chosen = match &control.state.answer {
        Some(Answer::Choice(chosen)) => Some(chosen.as_str()),
        _ => None,
    };
    let at = options.iter().position(|option| Some(option.id.as_str()) == chosen).unwrap_or(0);
    let buttons = options.iter().enumerate().map(|(index, option)| {
        let checked = Some(option.id.as_str()) == chosen;
        button(control, "radio", &option.id, checked, index == at, face(control, option))
    });
    group(control, "radiogroup", "options", buttons.collect())
}

/// Any number of the options.
pub fn some_of(control: &Control, options: &[ChoiceOption]) -> Html {
    let chosen = match &control.state.answer {
        Some(Answer::Choices(chosen)) => chosen.as_slice(),
        _ => &[],
    };
    let buttons = options.iter().map(|option| {
        button(
            control,
            "checkbox",
            &option.id,
            chosen.contains(&option.id),
            true,
            face(control, option),
        )
    });
    group(control, "group", "options", buttons.collect())
}

/// Whether a scale has more steps than fit on a page.
pub fn is_long_scale(min: i64, max: i64) -> bool {
    max.saturating_sub(min) > 20
}

/// A step of a scale. The words stand under the row of steps, so that steps keep their size.
pub fn scale(control: &Control, min: i64, max: i64, labels: &[(i64, Localized)]) -> Html {
    let chosen = match control.state.answer {
        Some(Answer::Scale(step)) => Some(step),
        _ => None,
    };
    let ui = control.ui();
    let label = |step: i64| labels.iter().find(|(known, _)| *known == step).map(|(_, label)| label);
    let buttons = (min..=max).map(|step| {
        let number = ui.words.number(step as f64);
        let words = label(step).map(|label| ui.plain(label).to_owned());
        let face = html! { <span title={words.clone()}>{ number }<span class="sr">{ words.map(|words| format!(", {words}")) }</span></span> };
        let entry = chosen.map_or(step == min, |chosen| chosen == step);
        button(control, "radio", &step.to_string(), chosen == Some(step), entry, face)
    });
    let ends = [min, max]
        .map(|step| html! { <span>{ for label(step).map(|label| ui.localized(label)) }</span> });
    html! {
        <div class="scale">
            { group(control, "radiogroup", "steps", buttons.collect()) }
            <div class="ends" aria-hidden="true" hidden={labels.is_empty()}>{ for ends }</div>
        </div>
    }
}

fn face(control: &Control, option: &ChoiceOption) -> Html {
    let ui = control.ui();
    let help = option.help.as_ref().map(|help| ui.plain(help).to_owned());
    html! {
        <>
            { control.key(&option.id) }
            <span class="face" title={help.clone()}>{ ui.localized(&option.label) }<span class="sr">{ help.map(|help| format!(". {help}")) }</span></span>
        </>
    }
}

/// One option that can be pressed.
pub fn button(
    control: &Control,
    role: &'static str,
    id: &str,
    checked: bool,
    entry: bool,
    face: Html,
) -> Html {
    let (send, place, option) = (control.ui().send.clone(), control.place.clone(), id.to_owned());
    let onclick = move |_: MouseEvent| send.emit(Message::Choose(place.clone(), option.clone()));
    html! {
        <button key={id.to_owned()} type="button" class={classes(&["option", when(checked, "chosen")])}
            part={if checked { "option chosen" } else { "option" }} {role}
            aria-checked={checked.to_string()} tabindex={if entry { "0" } else { "-1" }}
            data-option={id.to_owned()} disabled={control.answers.frozen} {onclick}>
            { face }
        </button>
    }
}

fn group(control: &Control, role: &'static str, class: &'static str, buttons: Vec<Html>) -> Html {
    let orientation = (role == "radiogroup").then_some("horizontal");
    html! {
        <div {class} {role} id={control.id.clone()} aria-labelledby={control.label_id()}
            aria-describedby={control.findings_id()} aria-orientation={orientation}
            aria-required={(role == "radiogroup").then(|| control.field.required.to_string())}
            aria-invalid={(role == "radiogroup").then_some(control.invalid()).flatten()} onkeydown={Callback::from(rove)}>
            { for buttons }
        </div>
    }
}

/// Left and right go along a row without choosing: a choice is made by Space, a click or its key,
/// and up and down go to other results.
pub fn rove(event: KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowRight" => true,
        "ArrowLeft" => false,
        _ => return,
    };
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let Some(target) = event.target_dyn_into::<HtmlElement>() else { return };
    let Some(group) = target.closest("[role=radiogroup],[role=group]").ok().flatten() else {
        return;
    };
    let Ok(buttons) = group.query_selector_all("button.option") else { return };
    let buttons: Vec<HtmlElement> =
        (0..buttons.length()).filter_map(|at| buttons.item(at)?.dyn_into().ok()).collect();
    let Some(at) = buttons.iter().position(|button| button.is_same_node(Some(&target))) else {
        return;
    };
    let to = if forward != is_right_to_left(&group) { at + 1 } else { at + buttons.len() - 1 };
    if let Some(button) = buttons.get(to % buttons.len().max(1)) {
        event.prevent_default();
        // Focus that cannot be set stays where it is.
        let _ = button.focus();
    }
}

/// Whether an element is laid out from right to left.
pub fn is_right_to_left(element: &web_sys::Element) -> bool {
    let closest = element.closest("[dir=rtl],[dir=ltr]").ok().flatten();
    closest.is_some_and(|closest| closest.get_attribute("dir").as_deref() == Some("rtl"))
}
