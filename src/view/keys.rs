//! Keys in words, and key presses as the session takes them.

use crate::event::is_deliberate;
use crate::ui::Ui;
use gradeglass_engine::guideline::{FieldKind, Guideline, TaxonomyNode};
use gradeglass_engine::judging::{Chord, Command, KeyPress};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// A chord as people read it.
pub fn written(ui: &Ui, chord: &Chord) -> String {
    let key = match chord.key.as_str() {
        "ArrowDown" => "↓".into(),
        "ArrowUp" => "↑".into(),
        "ArrowLeft" => "←".into(),
        "ArrowRight" => "→".into(),
        "Enter" => "⏎".into(),
        " " => ui.text("key-space"),
        "Escape" => "Esc".into(),
        key => key.to_owned(),
    };
    let held = [(chord.primary, "Ctrl+"), (chord.alt, "Alt+"), (chord.shift, "⇧")];
    held.iter().filter(|(held, _)| *held).map(|(_, name)| *name).collect::<String>() + &key
}

/// The message that says what a command does.
pub fn command(command: Command) -> &'static str {
    match command {
        Command::NextResult => "command-next",
        Command::PreviousResult => "command-previous",
        Command::Confirm => "command-confirm",
        Command::Submit => "command-submit",
        Command::Skip => "command-skip",
        Command::CannotJudge => "command-cannot-judge",
        Command::Escalate => "command-escalate",
        Command::Undo => "command-undo",
        Command::Redo => "command-redo",
        Command::ToggleGuideline => "command-guideline",
        Command::ToggleReveal => "command-reveal",
        Command::CoverAll => "command-cover-all",
        Command::Help => "command-help",
        Command::FirstFinding => "command-first-finding",
        Command::Find => "command-find",
        Command::Cancel => "command-cancel",
    }
}

/// The words of an option of a field.
pub fn option(ui: &Ui, guideline: &Guideline, field: &str, option: &str) -> Html {
    let Some(field) = guideline.field(field) else { return html! { { option.to_owned() } } };
    let label = match &field.kind {
        FieldKind::Choice { options }
        | FieldKind::Choices { options, .. }
        | FieldKind::Span { labels: options, .. } => {
            options.iter().find(|known| known.id == option).map(|known| &known.label)
        }
        FieldKind::Taxonomy { nodes, .. } => node(nodes, option).map(|node| &node.label),
        FieldKind::Scale { labels, .. } => {
            labels.iter().find(|(step, _)| step.to_string() == option).map(|(_, label)| label)
        }
        _ => None,
    };
    label.map_or_else(|| html! { { option.to_owned() } }, |label| ui.localized(label))
}

fn node<'a>(nodes: &'a [TaxonomyNode], id: &str) -> Option<&'a TaxonomyNode> {
    nodes.iter().find_map(|one| if one.id == id { Some(one) } else { node(&one.children, id) })
}

/// A key press as the session takes it; none where it belongs to the element that has focus. A control that focus is
/// about to leave has nothing of its own to do with it.
pub fn press(event: &KeyboardEvent, leaving: bool) -> Option<KeyPress> {
    // What a control of ours has taken, and what an input method is composing, are no presses.
    if event.default_prevented() || event.is_composing() {
        return None;
    }
    let within = within(event);
    let key = event.key();
    if within("dialog") && key != "Escape" {
        return None;
    }
    // Enter does not choose an option, Space does: Enter goes on to what is next.
    let option = within("[role=radio],[role=checkbox]") && key == "Enter";
    Some(KeyPress {
        code: event.code(),
        ctrl: event.ctrl_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
        meta: event.meta_key(),
        in_text: within(TEXT),
        // The page hears a key before the lens and the player do: what is theirs is told by where it was.
        on_button: within("button,a,video,.lens") && !option && !leaving,
        in_arrows: within("video,.lens") && !leaving,
        trusted: is_deliberate(event),
        repeat: event.repeat(),
        key,
    })
}

/// What takes keys as text.
const TEXT: &str = "textarea,select,input";

/// Whether a browser would press what has focus with this key.
pub fn would_press(event: &KeyboardEvent) -> bool {
    matches!(event.key().as_str(), "Enter" | " ") && !within(event)(TEXT)
}

/// Whether the key was pressed inside something that a selector describes.
fn within(event: &KeyboardEvent) -> impl Fn(&str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    move |selector| {
        target.as_ref().is_some_and(|target| target.closest(selector).ok().flatten().is_some())
    }
}
