//! This version beside another, and beside judgments that were made: what is there to compare with,
//! and what that came to. All of it follows the text: it is made anew when the text has changed.

use crate::app::{Msg, Studio};
use crate::host::Host;
use gradeglass_engine::guideline::Guideline;
use gradeglass_proofs::{Change, Comparison, Relation, Turned};
use gradeglass_studio::{Example, Message, Past, Reading, Replaying, read};
use js_sys::{Array, Promise};
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use yew::Context;

/// So many judgments are checked at once: about a frame's work.
const TURN: usize = 100;

/// What happens here.
#[derive(Debug, Clone)]
pub enum Event {
    /// A file to compare with is asked for.
    Compare,
    /// Files of judgments and tasks are asked for.
    Files,
    /// Judgments and tasks are asked for from a collector: its address, and the token.
    Collector(String, String),
    /// These came: another version's text, judgments, tasks.
    Came(Option<String>, Arc<Past>),
    /// Nothing came, for this reason: a key of the words.
    Failed(String),
    /// Some more judgments are checked, if this run is still the last one begun.
    Turn(u32),
    /// A judgment goes into the preview.
    Show(Turned),
    /// Only judgments of this market and language are listed, or again all.
    Only((String, String)),
}

/// What this version is held against.
#[derive(Default)]
pub struct Versions {
    other: Option<Reading>,
    past: Arc<Past>,
    /// The guideline that all below was made of.
    of: Option<Arc<Guideline>>,
    /// This version beside the other: a sentence, where they cannot be compared.
    pub compared: Option<Result<Compared, String>>,
    /// The judgments, checked again.
    pub replaying: Option<Replaying>,
    /// The market and language that the list is narrowed to.
    pub only: Option<(String, String)>,
    /// What could not be done: a key of the words.
    pub trouble: Option<String>,
    /// Whether the collector asked for its token.
    pub wants_token: bool,
    /// Whether something is on its way.
    pub fetching: bool,
    run: u32,
}

/// This version beside another.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The other version's number.
    pub version: String,
    /// How this one relates to it.
    pub relation: Relation,
    /// Whether all of that was seen on examples.
    pub confirmed: bool,
    /// A judgment that only the other takes.
    pub newly_refused: Option<Example>,
    /// A judgment that only this one takes.
    pub newly_taken: Option<Example>,
    /// What happened to the rules.
    pub changes: Vec<(String, Change)>,
}

impl Versions {
    /// How many judgments and tasks there are.
    pub fn past(&self) -> &Past {
        &self.past
    }
}

impl Studio {
    /// Something happens in the versions.
    pub fn at_versions(&mut self, ctx: &Context<Self>, event: Event) {
        let host = &ctx.props().host;
        match event {
            Event::Compare => {
                self.ask(ctx, host.choose(), |text| Event::Came(text.as_string(), Arc::default()))
            }
            Event::Files => self.ask(ctx, host.choose_several(), came),
            Event::Collector(address, token) => {
                self.versions.fetching = true;
                self.ask(ctx, host.collected(&address, &self.name(), &token), came);
            }
            Event::Came(other, past) => {
                self.versions.came(other, &past);
                self.renew_versions(ctx);
            }
            Event::Failed(key) => {
                self.versions.fetching = false;
                self.versions.wants_token |= key == "collector-wants-token";
                self.versions.trouble = Some(key);
            }
            Event::Turn(run) if run == self.versions.run => {
                let replaying = self.versions.replaying.as_mut();
                if replaying.is_some_and(|replaying| replaying.step(TURN)) {
                    turn(ctx, host, run);
                }
            }
            Event::Turn(_) => {}
            Event::Show(turned) => {
                let replaying = self.versions.replaying.as_ref();
                if let Some(example) = replaying.and_then(|it| it.example(&turned)) {
                    self.at_desk(host, Message::Show(example));
                }
            }
            Event::Only(group) => {
                let only = &mut self.versions.only;
                *only = if *only == Some(group.clone()) { None } else { Some(group) };
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

    /// Makes what the text has changed anew.
    pub fn renew_versions(&mut self, ctx: &Context<Self>) {
        let Some(new) = self.desk.reading.guideline.clone() else { return };
        if self.versions.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &new)) {
            return;
        }
        let old = self.versions.other.as_ref().map(|other| other.guideline.clone());
        self.versions.compared = old.clone().map(|old| match old {
            Some(old) => compare(&old, &new),
            None => Err(self.words.text("cannot-compare")),
        });
        let versions = &mut self.versions;
        versions.run += 1;
        versions.of = Some(new.clone());
        let complete = versions.past.judgments() > 0 && versions.past.tasks() > 0;
        versions.replaying =
            complete.then(|| Replaying::new(versions.past.clone(), old.flatten(), new));
        if complete {
            turn(ctx, &ctx.props().host, versions.run);
        }
    }
}

impl Versions {
    fn came(&mut self, other: Option<String>, past: &Past) {
        let nothing = *past == Past::default();
        self.trouble = (nothing && other.is_none()).then(|| "nothing-past".to_owned());
        self.fetching = false;
        self.past = Arc::new(self.past.renewed(past.clone()));
        self.other = other.as_deref().map(read).or_else(|| self.other.take());
        self.only = None;
        self.of = None;
    }
}

/// The next judgments, when what waits has had its turn.
fn turn(ctx: &Context<Studio>, host: &Host, run: u32) {
    let turn = JsFuture::from(host.turn());
    ctx.link().send_future(async move {
        _ = turn.await;
        Msg::Versions(Event::Turn(run))
    });
}

/// Files as they cross: name, text, name, text. Another version is called `guideline`.
fn came(files: JsValue) -> Event {
    let (mut other, mut past) = (None, Past::default());
    let files: Vec<String> = Array::from(&files).iter().filter_map(|it| it.as_string()).collect();
    for file in files.chunks_exact(2) {
        match file {
            [name, text] if name == "guideline" => other = Some(text.clone()),
            [name, text] => _ = past.add(name, text),
            _ => {}
        }
    }
    Event::Came(other, Arc::new(past))
}

/// One version beside another.
fn compare(old: &Guideline, new: &Guideline) -> Result<Compared, String> {
    let mut comparison = Comparison::new(old, new)?;
    let whole = comparison.whole();
    let example = |example: &Option<gradeglass_proofs::Example>, under: &Guideline| {
        let example = example.as_ref()?;
        let fires = example.judged(under).map(|seen| seen.fired).unwrap_or_default();
        Some(Example { task: example.task.clone(), answers: example.answers_node(), fires })
    };
    Ok(Compared {
        version: old.version.clone(),
        relation: whole.relation(),
        confirmed: whole.is_confirmed(),
        newly_refused: example(&whole.newly_refused, new),
        newly_taken: example(&whole.newly_taken, old),
        changes: comparison.changes(),
    })
}
