//! What the element's class calls. Converts and delegates.

use crate::app::{Msg, Props, Studio};
use crate::host::Host;
use crate::versions::Event;
use gradeglass_engine::document::{Content, Node};
use gradeglass_studio::{Example, Message, Proving};
use gradeglass_wire::{Format, read_text};
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

/// Draws the studio into `root`, and the verdict into `after`, which comes after the preview.
/// `kept` is the desk to begin with: `{ text, task, answers }`.
#[wasm_bindgen]
pub fn mount(root: Element, after: Element, host: Host, kept: &str) -> Handle {
    yew::set_custom_panic_hook(Box::new(gradeglass_browser::panic_hook));
    let stop = host.stop();
    let tell = move |words: &str| _ = stop.call1(&JsValue::UNDEFINED, &JsValue::from_str(words));
    let guard = gradeglass_browser::on_panic(tell, || {});
    let (text, task, answers) = desk(&node(kept));
    let props = Props { after, host };
    let app = yew::Renderer::<Studio>::with_root_and_props(root, props).render();
    app.send_message(Msg::Desk(Message::Open { text, task }));
    app.send_message(Msg::Desk(Message::Answers { task: None, answers }));
    app.send_message(Msg::Preview);
    Handle { app, _guard: guard }
}

/// One studio.
#[wasm_bindgen]
pub struct Handle {
    app: AppHandle<Studio>,
    _guard: gradeglass_browser::PanicGuard,
}

#[wasm_bindgen]
impl Handle {
    /// The text of an editor (`guideline`, `task`) has changed.
    pub fn text(&self, which: &str, text: String) {
        let message = if which == "task" { Message::Task(text) } else { Message::Text(text) };
        self.app.send_message(Msg::Desk(message));
    }

    /// Another desk: `{ text, task, answers }`.
    pub fn open(&self, kept: &str) {
        let (text, task, answers) = desk(&node(kept));
        self.app.send_message(Msg::Desk(Message::Open { text, task }));
        self.app.send_message(Msg::Desk(Message::Answers { task: None, answers }));
        self.app.send_message(Msg::Preview);
    }

    /// The preview tells of answers: `{ task, answers }`.
    pub fn answers(&self, change: &str) {
        let change = node(change);
        let answers = change.get("answers").cloned().unwrap_or_else(Node::null);
        let task = text_of(&change, "task");
        self.app.send_message(Msg::Desk(Message::Answers { task, answers }));
    }

    /// The preview posts a judgment.
    pub fn posted(&self, judgment: &str) {
        self.app.send_message(Msg::Desk(Message::Posted(node(judgment))));
    }

    /// So many questions of so many are answered.
    pub fn proving(&self, done: u32, total: u32) {
        self.app.send_message(Msg::Desk(Message::Proving(Proving::Running { done, total })));
    }

    /// What is proved: the list that `gradeglass check --format json` has under `findings`, perhaps with
    /// findings that are given by their numbers in the list before.
    pub fn proved(&self, findings: &str) {
        self.app.send_message(Msg::Proved(node(findings)));
    }

    /// Proves here and now, where no worker does it: a large guideline takes its time.
    pub fn prove(&self) {
        self.app.send_message(Msg::Prove);
    }

    /// What comparing and replaying came to so far.
    pub fn compared(&self, told: &str) {
        self.app.send_message(Msg::Versions(Event::Told(node(told))));
    }

    /// Comparing broke off.
    pub fn broke(&self) {
        self.app.send_message(Msg::Versions(Event::Failed("versions-broke".to_owned())));
    }

    /// An example goes into the annotator's view.
    pub fn show(&self, example: &str) {
        if let Some(example) = Example::read(&node(example)) {
            self.app.send_message(Msg::Desk(Message::Show(Arc::new(example))));
        }
    }

    /// The interface's words: a language with its Fluent files.
    pub fn words(&self, locale: &str, fluent: &str) {
        self.app.send_message(Msg::Words(locale.to_owned(), fluent.to_owned()));
    }

    /// What the preview shows: `{ guideline, tasks, draft, language }`, where there is something.
    pub fn preview(&self) -> Option<String> {
        crate::spelled::preview(&self.app.get_component()?.desk)
    }

    /// A word of the interface's.
    pub fn word(&self, id: &str) -> Option<String> {
        Some(self.app.get_component()?.words.text(id))
    }

    /// Saves the guideline's text as a file.
    pub fn save(&self) {
        self.app.send_message(Msg::Save);
    }

    /// What can be written at a place, `{ line, column }`: `{ from, options }`, where there is
    /// something.
    pub fn complete(&self, at: &str) -> Option<String> {
        crate::spelled::completions(&self.app.get_component()?.desk, &node(at))
    }

    /// What is known of what stands at a place: `{ from, to, title, text }`.
    pub fn explain(&self, at: &str) -> Option<String> {
        crate::spelled::explanation(&self.app.get_component()?.desk, &node(at))
    }

    /// Ends it.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

fn node(json: &str) -> Node {
    read_text(json, Format::Json).node.unwrap_or_else(Node::null)
}

pub fn text_of(node: &Node, key: &str) -> Option<String> {
    match node.get(key).map(|part| &part.content) {
        Some(Content::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

fn desk(kept: &Node) -> (String, Option<String>, Node) {
    let text = text_of(kept, "text").unwrap_or_default();
    let answers = kept.get("answers").cloned().unwrap_or_else(|| Node::map::<&str>([]));
    (text, text_of(kept, "task"), answers)
}
