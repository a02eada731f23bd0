//! The warnings that wait for a word before the judgment can be stored.

use super::frame::Frame;
use super::line::Line;
use crate::classes::{classes, when};
use crate::icon::icon;
use crate::model::FindingState;
use crate::root::Own;
use crate::ui::Ui;
use gradeglass_engine::guideline::Override;
use gradeglass_engine::judging::{Command, Message, Overridden};
use yew::prelude::*;

/// What the dialog is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct OverridesProps {
    /// Words and callbacks.
    pub ui: Ui,
    /// The warnings, each with where it is.
    pub findings: Vec<(FindingState, String)>,
}

/// The dialog.
pub struct Overrides;

impl Component for Overrides {
    type Message = ();
    type Properties = OverridesProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let OverridesProps { ui, findings } = context.props();
        let open = findings.iter().any(|(finding, _)| !settled(finding));
        html! {
            <Frame key="overrides" ui={ui.clone()} title={ui.text("overrides-title")}>
                <div class="dialog-body">
                    <p>{ ui.text("overrides-help") }</p>
                    <ul class="rows" role="list">{ for findings.iter().enumerate().map(|(at, (finding, place))| row(ui, at, finding, place)) }</ul>
                </div>
                <div class="dialog-foot">
                    <button type="button" class="button" onclick={ui.on_command(Command::Cancel)}>{ ui.text("overrides-back") }</button>
                    <button type="button" class="button primary" disabled={open} onclick={ui.on_command(Command::Submit)}>{ ui.text("submit") }</button>
                </div>
            </Frame>
        }
    }
}

fn settled(finding: &FindingState) -> bool {
    match (&finding.overriding, &finding.overridden) {
        (Override::None, _) | (_, Some(Overridden::Confirmed)) => true,
        (_, Some(Overridden::Reason(reason))) => !reason.trim().is_empty(),
        _ => false,
    }
}

fn row(ui: &Ui, at: usize, finding: &FindingState, place: &str) -> Html {
    let id = format!("override-{at}");
    let said = {
        let (send, rule, result) = (ui.send.clone(), finding.rule.clone(), finding.result.clone());
        move |said| {
            send.emit(Message::Override { rule: rule.clone(), result: result.clone(), said })
        }
    };
    let answer = if finding.overriding == Override::Reason {
        let reason = match &finding.overridden {
            Some(Overridden::Reason(reason)) => reason.clone(),
            _ => String::new(),
        };
        let typed = move |typed: String| {
            said((!typed.is_empty()).then_some(Overridden::Reason(typed)));
        };
        html! {
            <>
                <label for={id.clone()}>{ ui.text("override-reason") }</label>
                <Line {id} start={reason} typed={Callback::from(typed)} />
            </>
        }
    } else {
        let on = finding.overridden.is_some();
        let onclick = move |_: MouseEvent| said((!on).then_some(Overridden::Confirmed));
        html! { <button type="button" class={classes(&["option", when(on, "chosen")])} aria-pressed={on.to_string()} {onclick}><span class="face">{ ui.text("finding-confirm") }</span></button> }
    };
    let go = ui.on_own(Own::Finding(finding.result.clone(), finding.field.clone()));
    html! {
        <li key={format!("{}-{}", finding.rule, finding.result.as_deref().unwrap_or_default())} class="override">
            <p class="finding warning">{ icon("warning") }<span class="finding-text">{ ui.said(&finding.text, &finding.language) }{ " " }
                <button type="button" class="link" onclick={go}>{ place.to_owned() }</button></span></p>
            { answer }
        </li>
    }
}
