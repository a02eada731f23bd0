//! The foot of the page: ways out, what is to mend, submit. The ways out stand there too, and come first
//! for whoever goes through the page by Tab: nobody has to pass a result to get away from it.

use crate::Argument;
use crate::classes::{classes, when};
use crate::icon::icon;
use crate::ui::Ui;
use gradeglass_engine::judging::{Command, Progress};
use yew::prelude::*;

/// What the foot is drawn from.
pub struct Foot<'a> {
    /// Words and callbacks.
    pub ui: &'a Ui,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings wait for a word.
    pub warnings: usize,
    /// How far the task is.
    pub progress: Progress,
    /// Whether nothing is left to do.
    pub ready: bool,
    /// Whether the judgment is being stored.
    pub storing: bool,
    /// The keys of commands, where they are in force.
    pub key: &'a dyn Fn(Command) -> Option<String>,
    /// The button that submits.
    pub submit: NodeRef,
}

/// Draws the ways out.
pub fn ways_out(foot: &Foot) -> Html {
    html! {
        <div class="ways-out" role="group" aria-label={foot.ui.text("ways-out")}>
            { way(foot, Command::Skip, "skip") }
            { way(foot, Command::CannotJudge, "cannot-judge") }
            { way(foot, Command::Escalate, "escalate") }
        </div>
    }
}

/// Draws the foot.
pub fn draw(foot: &Foot) -> Html {
    let ui = foot.ui;
    let storing = foot.storing;
    html! {
        <footer class="foot" part="footer">
            { answered(foot) }
            { to_mend(foot) }
            <button ref={foot.submit.clone()} type="button" class={classes(&["button", "primary", "submit", when(foot.ready, "ready")])}
                part="submit" disabled={storing} onclick={ui.on_command(Command::Submit)}>
                <span>{ ui.text(if storing { "storing" } else { "submit" }) }</span><kbd class="key" aria-hidden="true">{ "⏎" }</kbd>
            </button>
        </footer>
    }
}

fn way(foot: &Foot, command: Command, name: &'static str) -> Html {
    let key = (foot.key)(command);
    html! {
        <button type="button" class="tool way" onclick={foot.ui.on_command(command)} disabled={foot.storing} aria-keyshortcuts={key.clone()}>
            <kbd class="key" aria-hidden="true" hidden={key.is_none()}>{ key.unwrap_or_default() }</kbd><span>{ foot.ui.text(name) }</span>
        </button>
    }
}

fn answered(foot: &Foot) -> Html {
    let Progress { answered, total } = foot.progress;
    let number = |count: usize| Argument::Number(count as f64);
    let words =
        foot.ui.words.with("answered", &[("answered", number(answered)), ("total", number(total))]);
    html! { <span class="answered-count" hidden={total < 2}>{ words }</span> }
}

// A button that is not needed leaves its room empty: Submit never moves.
fn to_mend(foot: &Foot) -> Html {
    let ui = foot.ui;
    let (name, count) =
        if foot.errors > 0 { ("error", foot.errors) } else { ("warning", foot.warnings) };
    let words = ui.count(if name == "error" { "to-mend" } else { "to-confirm" }, "count", count);
    html! {
        <button type="button" class={classes(&["tool", "to-mend", name, when(count == 0, "absent")])}
            disabled={count == 0} aria-hidden={(count == 0).then_some("true")} onclick={ui.on_command(Command::FirstFinding)}>
            { icon(name) }<span>{ words }</span>
        </button>
    }
}
