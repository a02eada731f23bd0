//! This version beside another, and beside judgments that were made: what is asked of the thread that
//! compares, and what it told last. All of it follows the text.

use crate::app::{Msg, Studio};
use crate::host::Host;
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_studio::Told;
use js_sys::{Array, Promise};
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use yew::Context;

/// What happens here.
#[derive(Debug, Clone)]
pub enum Event {
    /// A file to compare with is asked for.
    Compare,
    /// Files of judgments and tasks are asked for.
    Files,
    /// Judgments and tasks are asked for from a collector: its address, and the token.
    Collector(String, String),
    /// These files came: name, text, name, text.
    Came(JsValue),
    /// Nothing came, for this reason: a key of the words.
    Failed(String),
    /// What it all came to so far.
    Told(Node),
    /// A judgment goes into the preview: its line.
    Show(usize),
    /// Only judgments of this market and language are listed, or again all.
    Only((String, String)),
}

/// What this version is held against.
#[derive(Default)]
pub struct Versions {
    /// What it came to.
    pub told: Told,
    /// The guideline whose text was given last.
    of: Option<Arc<Guideline>>,
    /// What could not be done: a key of the words.
    pub trouble: Option<String>,
    /// Whether the collector asked for its token.
    pub wants_token: bool,
    /// Whether something is on its way.
    pub fetching: bool,
}

impl Studio {
    /// Something happens in the versions.
    pub fn at_versions(&mut self, ctx: &Context<Self>, event: Event) {
        let host = &ctx.props().host;
        match event {
            Event::Compare => self.ask(ctx, host.choose(), |text| {
                Event::Came(Array::of2(&JsValue::from_str("guideline"), &text).into())
            }),
            Event::Files => self.ask(ctx, host.choose_several(), Event::Came),
            Event::Collector(address, token) => {
                self.versions.fetching = true;
                self.ask(ctx, host.collected(&address, &self.name(), &token), Event::Came);
            }
            Event::Came(files) => {
                self.versions.fetching = false;
                host.beside("files", &files);
            }
            Event::Failed(key) => {
                self.versions.fetching = false;
                if key.ends_with("-token") {
                    self.versions.wants_token = true;
                    host.enter(".collector [name=token]");
                }
                // What broke off has forgotten the text.
                self.versions.of = None;
                self.versions.trouble = Some(key);
            }
            Event::Told(told) => self.versions.told = Told::read(&told),
            Event::Show(line) => host.beside("show", &JsValue::from(line)),
            Event::Only(group) => {
                let chosen = self.versions.told.only.as_ref() != Some(&group);
                let parts = [&group.0, &group.1].map(|part| JsValue::from_str(part));
                let only = if chosen { parts.iter().collect() } else { Array::new() };
                host.beside("only", &only);
            }
        }
    }

    /// Asks for something that comes later.
    fn ask(&mut self, ctx: &Context<Self>, asked: Promise, read: fn(JsValue) -> Event) {
        self.versions.trouble = None;
        ctx.link().send_future_batch(async move {
            match JsFuture::from(asked).await {
                Ok(nothing) if nothing.is_null() => Vec::new(),
                Ok(something) => vec![Msg::Versions(read(something))],
                Err(why) => {
                    let key = why.as_string().unwrap_or_else(|| "cannot-open".to_owned());
                    vec![Msg::Versions(Event::Failed(key))]
                }
            }
        });
    }

    /// Gives the text to what compares, when it has changed.
    pub fn renew_versions(&mut self, host: &Host) {
        let Some(new) = self.desk.reading.guideline.clone() else { return };
        if self.versions.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &new)) {
            return;
        }
        self.versions.of = Some(new);
        host.beside("text", &JsValue::from_str(&self.desk.text));
    }
}
