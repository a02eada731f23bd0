//! The head of the page: what is asked for, where in the batch, what is unsent.

use crate::classes::classes;
use crate::contract::{DeliveryStatus, Progress};
use crate::dialog::Open;
use crate::icon::icon;
use crate::root::Own;
use crate::ui::Ui;
use crate::{Argument, card::data};
use gradeglass_engine::document::Content;
use gradeglass_engine::guideline::Localized;
use gradeglass_engine::judging::Command;
use gradeglass_engine::task::Task;
use yew::prelude::*;

/// What the head is drawn from.
pub struct Head<'a> {
    /// Words and callbacks.
    pub ui: &'a Ui,
    /// The open task, if there is one.
    pub task: Option<&'a Task>,
    /// Where in the batch.
    pub progress: Progress,
    /// What is unsent.
    pub delivery: &'a DeliveryStatus,
    /// What the guideline is called: the heading of a task that brings no query.
    pub title: Option<&'a Localized>,
    /// Whether there is an operating procedure, and whether it is open.
    pub guideline: Option<bool>,
}

/// Draws the head.
pub fn draw(head: &Head) -> Html {
    let ui = head.ui;
    html! {
        <header class="head" part="header">
            <div class="query-line">{ query(head) }</div>
            <div class="head-tools">
                { progress(head) }
                { unsent(head) }
                { guideline(head) }
                <button type="button" class="icon-button" aria-label={ui.text("settings")} title={ui.text("settings")}
                    onclick={ui.on_own(Own::Open(Open::Settings))}>{ icon("settings") }</button>
                <button type="button" class="icon-button" aria-label={ui.text("help")} disabled={head.task.is_none()} title={ui.text("help")} aria-keyshortcuts="?"
                    onclick={ui.on_command(Command::Help)}><span aria-hidden="true" class="help-mark">{ "?" }</span></button>
            </div>
        </header>
    }
}

fn query(head: &Head) -> Html {
    let ui = head.ui;
    let Some(task) = head.task else { return html! { <span key="none"></span> } };
    let Some(query) = &task.query else {
        return html! { <h2 class="query quiet">{ for head.title.map(|title| ui.localized(title)) }</h2> };
    };
    let language = data::text(query, "language").map(str::to_owned);
    let text = match &query.content {
        Content::Text(text) => text.as_str(),
        _ => data::text(query, "text").unwrap_or_default(),
    };
    let rest = data::rest(&ui.words, query, &["text", "dir"]);
    let context = rest.into_iter().filter(|(key, _)| !key.is_empty()).map(|(key, words)| {
        html! { <li key={key.clone()}><span class="sr">{ key }{ ": " }</span><bdi>{ words }</bdi></li> }
    });
    html! {
        <>
            <h2 class="query" lang={language}><span class="sr">{ ui.text("query") }{ ": " }</span><bdi>{ text.to_owned() }</bdi></h2>
            <ul class="context" role="list">{ for context }</ul>
        </>
    }
}

fn progress(head: &Head) -> Html {
    let Progress { current, total } = head.progress;
    let number = |count: u32| Argument::Number(f64::from(count));
    let words = match total {
        Some(total) => head
            .ui
            .words
            .with("progress", &[("current", number(current)), ("total", number(total))]),
        None => head.ui.words.with("progress-open", &[("current", number(current))]),
    };
    html! { <span class="progress" hidden={current == 0} part="progress">{ words }</span> }
}

// The room of the count stays when nothing waits: the head does not jump while things are sent.
fn unsent(head: &Head) -> Html {
    let (ui, delivery) = (head.ui, head.delivery);
    let (waiting, refused) = (delivery.waiting() as usize, delivery.refused());
    let (name, words) = if refused > 0 {
        ("error", ui.count("unsent-refused", "count", refused))
    } else if delivery.receivers.iter().any(|receiver| receiver.offline) {
        ("offline", ui.count("unsent-offline", "count", waiting))
    } else if waiting > 0 {
        ("waiting", ui.count("unsent-waiting", "count", waiting))
    } else {
        ("done", ui.text("unsent-none"))
    };
    html! {
        <button type="button" class={classes(&["tool", "unsent", name])} part="unsent" title={words.clone()}
            onclick={ui.on_own(Own::Open(Open::Outbox))}>{ icon(name) }<span class="unsent-words">{ words }</span></button>
    }
}

fn guideline(head: &Head) -> Html {
    let Some(open) = head.guideline else { return html! {} };
    html! {
        <button type="button" class="tool guideline-toggle" aria-expanded={open.to_string()} aria-keyshortcuts="g"
            onclick={head.ui.on_command(Command::ToggleGuideline)}>{ icon("guideline") }<span class="tool-words">{ head.ui.text("guideline") }</span></button>
    }
}
