//! The component at the root: the desk, and what is looked at.

use crate::effects::run;
use crate::host::Host;
use crate::versions::{Event, Versions};
use crate::view;
use crate::words::Words;
use gradeglass_engine::document::{Content, Node, Span};
use gradeglass_proofs::Level;
use gradeglass_studio::{Desk, Effect, Message, Proving, Said};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;
use yew::prelude::*;

/// What the studio is mounted with.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// Where the verdict is drawn: after the preview.
    pub after: Element,
    /// The element's class.
    pub host: Host,
}

impl PartialEq for Host {
    // There is one for each studio, mounted once.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What happens in the studio.
#[derive(Debug, Clone)]
pub enum Msg {
    /// At the desk.
    Desk(Message),
    /// What is proved, as programs spell it, perhaps after the list before.
    Proved(Node),
    /// Everything is to be proved here and now.
    Prove,
    /// The words of a language.
    Words(String, String),
    /// The preview is to show what is on the desk.
    Preview,
    /// A pane is looked at, where not all fit.
    Pane(Pane),
    /// A side of the verdict is looked at.
    Side(Side),
    /// The guideline is looked at in another way.
    View(View),
    /// Beside other versions and past judgments.
    Versions(Event),
    /// Notes are listed, or not.
    Notes,
    /// How the preview looks.
    Look(Look),
    /// A place of an editor comes into sight.
    Reveal(&'static str, Span),
    /// The last change is taken back, or made again.
    Undo(bool),
    /// A file is asked for.
    Choose,
    /// A template is asked for.
    Template(&'static str),
    /// The guideline's text is saved.
    Save,
    /// An address with the guideline is asked for.
    Share,
    /// The guideline is published.
    Publish,
    /// Something is said to the author: a key of the words, and what it speaks of.
    Tell(&'static str, String),
}

/// The panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The guideline.
    Guideline,
    /// The sample task.
    Task,
    /// The annotator's own view.
    Preview,
    /// What the rules say.
    Verdict,
}

/// The sides of the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Each rule.
    Rules,
    /// The guideline's own tests.
    Tests,
    /// The judgment as it would be posted.
    Judgment,
}

/// How the guideline is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Its text.
    Text,
    /// Each rule as a sentence and a form.
    Rules,
    /// The rules over choices as a table.
    Table,
    /// Beside another version.
    Versions,
}

/// How the preview looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// As wide as a telephone.
    pub narrow: bool,
    /// Dark.
    pub dark: bool,
}

/// The studio.
pub struct Studio {
    /// The desk.
    pub desk: Desk,
    /// The interface's words.
    pub words: Words,
    /// The pane that is looked at, where not all fit.
    pub pane: Pane,
    /// The side of the verdict.
    pub side: Side,
    /// How the guideline is looked at.
    pub view: View,
    /// This version beside others.
    pub versions: Versions,
    /// Whether notes are listed.
    pub notes: bool,
    /// How the preview looks.
    pub look: Look,
    /// What was said last.
    pub told: String,
    /// The list of findings that was read last.
    found: Vec<Said>,
    /// Where the guideline's editor stands.
    pub guideline_slot: NodeRef,
    /// Where the task's editor stands.
    pub task_slot: NodeRef,
}

impl Component for Studio {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self {
            desk: Desk::new(String::new(), None),
            words: Words::english(),
            pane: Pane::Guideline,
            side: Side::Rules,
            view: View::Text,
            versions: Versions::default(),
            notes: false,
            look: Look::default(),
            told: String::new(),
            found: Vec::new(),
            guideline_slot: NodeRef::default(),
            task_slot: NodeRef::default(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let host = &ctx.props().host;
        match msg {
            Msg::Desk(message) => self.at_desk(host, message),
            Msg::Proved(findings) => {
                let said = self.read_findings(&findings);
                self.at_desk(host, Message::Proved(said));
            }
            Msg::Prove => {
                let unavailable = Message::Proving(Proving::Unavailable);
                self.at_desk(host, self.desk.prove().map_or(unavailable, Message::Proved));
            }
            Msg::Words(locale, fluent) => self.words = self.words.with_language(&locale, &fluent),
            Msg::Preview => self.run(host, vec![Effect::Preview]),
            Msg::Pane(pane) => self.pane = pane,
            Msg::Side(side) => self.side = side,
            Msg::View(view) => self.view = view,
            Msg::Versions(event) => self.at_versions(ctx, event),
            Msg::Notes => self.notes = !self.notes,
            Msg::Look(look) => self.look = look,
            Msg::Reveal(which, span) => {
                self.pane = if which == "task" { Pane::Task } else { Pane::Guideline };
                self.view = View::Text;
                self.show_shape(host);
                host.reveal(which, &crate::spelled::span(span));
            }
            Msg::Undo(again) => host.undo(again),
            Msg::Choose => self.bring(ctx, JsFuture::from(host.choose())),
            Msg::Template(name) => self.bring(ctx, JsFuture::from(host.template(name))),
            Msg::Save => {
                let json = self.desk.text.trim_start().starts_with('{');
                let name = format!("{}.{}", self.name(), if json { "json" } else { "yaml" });
                let kind = if json { "application/json" } else { "application/yaml" };
                host.save(&name, kind, &self.desk.text);
            }
            Msg::Share => self.share(ctx),
            Msg::Publish => self.publish(host),
            Msg::Tell(key, what) => self.told = self.words.of(key, "what", &what),
        }
        if self.view == View::Versions {
            self.renew_versions(&ctx.props().host);
        }
        self.show_shape(host);
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if !first {
            return;
        }
        let texts = [
            ("guideline", &self.guideline_slot, &self.desk.text),
            ("task", &self.task_slot, &self.desk.task_text),
        ];
        for (which, slot, text) in texts {
            if let Some(parent) = slot.cast::<Element>() {
                let label = self.words.text(&format!("pane-{which}"));
                ctx.props().host.editor(which, &parent, &label, text);
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view::studio(self, ctx)
    }
}

impl Studio {
    /// Tells the desk, and does what it asks for.
    pub fn at_desk(&mut self, host: &Host, message: Message) {
        if matches!(message, Message::Show(_)) {
            self.pane = Pane::Preview;
        }
        if matches!(message, Message::Text(_) | Message::Open { .. }) {
            self.told.clear();
        }
        let mends = matches!(message, Message::Mend(_)) && self.view == View::Text;
        let effects = self.desk.update(message);
        self.run(host, effects);
        if mends {
            // What was pressed goes away with what it mended: focus goes to the change.
            host.focus();
        }
        host.underline("guideline", &crate::spelled::underlined(self.desk.said().into_iter()));
        host.underline("task", &crate::spelled::underlined(self.desk.task_problems.iter()));
        host.mark(&crate::spelled::failed(self.desk.seen.as_ref()));
    }

    fn run(&mut self, host: &Host, effects: Vec<Effect>) {
        for effect in effects {
            if let Some(key) = run(host, &self.desk, effect) {
                self.told = self.words.text(key);
            }
        }
    }

    /// Reads a list of findings, and keeps it: the next may speak of what is in it by its number.
    fn read_findings(&mut self, findings: &Node) -> Vec<Said> {
        let good = self.desk.good.as_ref().map(|(_, root)| root);
        let root = self.desk.reading.root.as_ref().or(good);
        let (Some(root), Content::List(list)) = (root, &findings.content) else {
            return Vec::new();
        };
        let read = |one| Said::read_again(one, &self.found, root);
        self.found = list.iter().filter_map(read).collect();
        self.found.clone()
    }

    /// What the author calls a part of the guideline: its id, where it has one.
    pub fn named(&self, path: &str) -> String {
        let Some((guideline, _)) = &self.desk.good else { return path.to_owned() };
        let index = |list: &str| -> Option<usize> {
            path.strip_prefix(list)?.split(']').next()?.parse().ok()
        };
        let rule = index("rules[").and_then(|index| Some(guideline.rules.get(index)?.id.clone()));
        let field =
            || index("fields[").and_then(|index| Some(guideline.fields.get(index)?.id.clone()));
        rule.or_else(field).unwrap_or_else(|| path.to_owned())
    }

    /// Where a rule stands in the text.
    pub fn place_of_rule(&self, index: usize) -> Option<Span> {
        gradeglass_wire::place(self.desk.reading.root.as_deref()?, &format!("rules[{index}]"))
    }

    fn show_shape(&self, host: &Host) {
        host.shape(&crate::spelled::shape(self.pane, self.look));
    }

    /// What the files of this guideline are called.
    pub fn name(&self) -> String {
        let id = self.desk.good.as_ref().map(|(guideline, _)| guideline.id.clone());
        id.unwrap_or_else(|| "guideline".to_owned())
    }

    /// Opens the text that a promise gives, if it gives one.
    fn bring(&self, ctx: &Context<Self>, text: JsFuture) {
        ctx.link().send_future_batch(async move {
            match text.await {
                Ok(text) => {
                    let open = |text| Msg::Desk(Message::Open { text, task: None });
                    text.as_string().map(open).into_iter().collect::<Vec<Msg>>()
                }
                Err(_) => vec![Msg::Tell("cannot-open", String::new())],
            }
        });
    }

    fn share(&self, ctx: &Context<Self>) {
        let made = JsFuture::from(ctx.props().host.share(&crate::spelled::kept(&self.desk)));
        ctx.link().send_future(async move {
            match made.await {
                Ok(_) => Msg::Tell("link-copied", String::new()),
                Err(_) => Msg::Tell("link-not-copied", String::new()),
            }
        });
    }

    /// Errors stand against publication; warnings do not.
    fn publish(&mut self, host: &Host) {
        let Some((guideline, root)) = self.desk.publishable() else {
            let key =
                if self.desk.count(Level::Error) > 0 { "errors-block" } else { "not-proved-yet" };
            self.told = self.words.text(key);
            return;
        };
        let json = gradeglass_wire::pretty_json(root);
        host.save(
            &format!("{}-{}.json", guideline.id, guideline.version),
            "application/json",
            &json,
        );
        host.tell("publish", &crate::spelled::published(guideline, root));
        self.told = self.words.of("published", "what", &guideline.hash);
    }
}
