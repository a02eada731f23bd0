//! The page without a task: loading, nothing to do, finished, over, and what cannot be used.

use crate::classes::classes;
use crate::contract::{HostRequest, Idle, Notice};
use crate::icon::icon;
use crate::notice;
use crate::root::Own;
use crate::ui::Ui;
use gradeglass_engine::problem::{Problem, Weight};
use yew::prelude::*;

/// A page without a task. While something loads, bars stand where cards will.
pub fn idle(ui: &Ui, idle: Idle, done: u32) -> Html {
    let (name, mark) = match idle {
        Idle::Loading => return loading(ui),
        Idle::Empty => ("idle-empty", "info"),
        Idle::Finished => ("idle-finished", "done"),
        Idle::Over => ("idle-over", "info"),
    };
    html! {
        <section class="state" key={name} part="state">
            { icon(mark) }
            <h2 tabindex="-1">{ ui.text(name) }</h2>
            <p>{ ui.count(&format!("{name}-help"), "count", done as usize) }</p>
        </section>
    }
}

fn loading(ui: &Ui) -> Html {
    let card = |_| html! { <div class="card ghost"><div class="bars"><span></span><span></span><span></span></div></div> };
    html! {
        <section class="state loading" key="loading" aria-busy="true" part="state">
            <p role="status">{ ui.text("idle-loading") }</p>
            <div aria-hidden="true" class="ghosts">{ for (0..3).map(card) }</div>
        </section>
    }
}

/// Something did not come.
pub fn failed(ui: &Ui, said: &Notice) -> Html {
    html! {
        <section class="state" key="failed" role="alert" part="state">
            { icon("warning") }
            <h2 tabindex="-1">{ notice::words(ui, said.kind) }</h2>
            <p><bdi>{ said.detail.clone().unwrap_or_default() }</bdi></p>
            <button type="button" class="button primary" onclick={ui.on_own(Own::Host(Box::new(HostRequest::Reload)))}>{ ui.text("try-again") }</button>
        </section>
    }
}

/// A guideline or task that cannot be used: all that is wrong with it, and where.
pub fn unusable(ui: &Ui, name: &str, problems: &[Problem]) -> Html {
    html! {
        <section class="state problems" key="unusable" part="state">
            <h2 tabindex="-1">{ ui.about("unusable", "name", name) }</h2>
            <p>{ ui.count("unusable-help", "count", problems.len()) }</p>
            <ol class="rows">{ for problems.iter().enumerate().map(|(at, problem)| row(ui, at, problem)) }</ol>
        </section>
    }
}

fn row(ui: &Ui, at: usize, problem: &Problem) -> Html {
    let name = if problem.weight == Weight::Error { "error" } else { "warning" };
    let place = match problem.span {
        Some(span) => format!("{}:{}", span.start.line, span.start.column),
        None => String::new(),
    };
    html! {
        <li key={at.to_string()} class={classes(&["finding", name])}>
            { icon(name) }
            <span class="finding-text" lang="en" dir="ltr">
                <span class="sr">{ ui.text(&format!("severity-{name}")) }{ ": " }</span>
                { problem.message.clone() }
                <span class="problem-place" hidden={problem.suggestion.is_none()}>{ problem.suggestion.clone().unwrap_or_default() }</span>
                <span class="problem-place"><code>{ problem.code }</code>{ " " }<code>{ problem.path.clone() }</code>{ " " }{ place }</span>
            </span>
        </li>
    }
}
