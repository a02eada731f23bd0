//! The root of the page: holds the session, applies messages, and does or hands on their effects.

mod draw;
mod effects;
mod late;
mod pressing;

use crate::blackout::cover_at_once;
use crate::brought::Bringer;
use crate::catalog::Catalog;
use crate::contract::{
    DeliveryStatus, HostRequest, Idle, Msg, Notice, NoticeKind, Progress, Settings,
};
use crate::dialog::Open;
use crate::list::Goal;
use crate::parts::{Part, Parts};
use crate::ui::Ui;
use crate::underway::Underway;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{KeyPress, Message, Place, Session, SessionOptions};
use gradeglass_engine::problem::Problem;
use gradeglass_engine::protection::Figures;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::Element;
use yew::prelude::*;

/// What [`Root`] is mounted with.
#[derive(Properties, Clone)]
pub struct Props {
    /// Takes what the view cannot do itself.
    pub host: Callback<HostRequest>,
    /// The monotonic time, in milliseconds.
    pub now: Callback<(), f64>,
    /// The interface's words to begin with; [`Msg::Locale`] changes them.
    pub catalog: Arc<Catalog>,
    /// Brings what is seldom needed.
    pub bringer: Bringer,
}

impl PartialEq for Props {
    // The runtime mounts once and then sends messages: there are no other properties to compare.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalog, &other.catalog)
    }
}

/// What the page itself does.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum Own {
    /// A key was pressed somewhere in the page.
    Key {
        /// As the session takes it; none where it belongs to the element that has focus.
        press: Option<KeyPress>,
        /// Whether it was Escape.
        escape: bool,
    },
    /// The annotator is there.
    Active,
    /// Opens a dialog.
    Open(Open),
    /// Closes what is open.
    Close,
    /// Asks the runtime.
    Host(Box<HostRequest>),
    /// Settings were changed.
    Set(Settings),
    /// Previews become finer, or coarser.
    Grain(bool),
    /// Opens the procedure at a section.
    Section(String),
    /// Goes to a result and field.
    Finding(Option<String>, Option<String>),
    /// A stretch of a text was selected.
    Select(Selection),
    /// Marks what is selected for a field, with a label.
    Mark(Place, Option<String>),
    /// Puts a notice away.
    Dismiss(NoticeKind),
    /// The text to find was typed.
    Find(String),
    /// Goes to the next or previous place where it is.
    FindNext(bool),
    /// Focus went to the task's own fields.
    TaskFocus(Option<String>),
}

/// A stretch of a text that is selected.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The result whose text it is.
    pub result: Option<String>,
    /// The whole text.
    pub text: String,
    /// First UTF-16 code unit.
    pub start: u32,
    /// Just after the last.
    pub end: u32,
}

/// What stands in the middle of the page.
#[derive(Debug, Clone)]
enum Stage {
    Idle(Idle),
    Failed(Notice),
    Unusable { name: String, problems: Arc<[Problem]> },
    Task(Rc<RefCell<Session>>),
}

/// What is searched for in the results.
#[derive(Debug, Clone, Default)]
struct Finder {
    wanted: String,
    found: Vec<String>,
    at: Option<usize>,
}

/// What gets focus once it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Submit,
    Finder,
    Task,
    State,
}

/// The page.
pub struct Root {
    ui: Ui,
    host: Callback<HostRequest>,
    now: Callback<(), f64>,
    guideline: Option<Arc<Guideline>>,
    options: SessionOptions,
    stage: Stage,
    progress: Progress,
    delivery: Arc<DeliveryStatus>,
    notices: Vec<Notice>,
    settings: Settings,
    figures: Figures,
    open: Option<Open>,
    section: Option<(u32, String)>,
    goal: Option<Goal>,
    underway: Underway,
    wish: Option<Wish>,
    finder: Option<Finder>,
    selection: Option<Selection>,
    said: Said,
    /// What was asked for and has not come.
    awaited: Vec<Part>,
    active_at: f64,
    /// Whether focus was inside before the page was drawn.
    within: bool,
    count: u32,
    page: NodeRef,
    submit: NodeRef,
}

/// What is said to assistive technology.
#[derive(Debug, Clone, Default)]
struct Said {
    polite: String,
    alert: String,
}

impl Component for Root {
    type Message = Msg;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let Props { host, now, catalog, bringer } = context.props().clone();
        let page = NodeRef::default();
        Self {
            ui: make_ui(context, &page, catalog, Rc::default(), bringer),
            host,
            now,
            guideline: None,
            options: SessionOptions::default(),
            stage: Stage::Idle(Idle::Loading),
            progress: Progress::default(),
            delivery: Arc::default(),
            notices: Vec::new(),
            settings: Settings::default(),
            figures: Figures::default(),
            open: None,
            section: None,
            goal: None,
            underway: Underway::default(),
            wish: None,
            finder: None,
            selection: None,
            said: Said::default(),
            awaited: Vec::new(),
            active_at: 0.0,
            within: false,
            count: 0,
            page,
            submit: NodeRef::default(),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Msg) -> bool {
        self.within |= self.is_within();
        match message {
            Msg::Own(own) => return self.own(own),
            Msg::Session(message) => return self.session(message),
            Msg::Guideline(guideline) => self.take_guideline(guideline),
            Msg::Unusable { name, problems } => self.show(Stage::Unusable { name, problems }),
            Msg::Failed(notice) => self.show(Stage::Failed(notice)),
            Msg::Open { task, draft, options } => {
                self.open_task(task, draft.map(|draft| *draft), *options)
            }
            Msg::Idle(idle) => self.show(Stage::Idle(idle)),
            Msg::Progress(progress) => self.progress = progress,
            Msg::Delivery(delivery) => self.delivery = delivery,
            Msg::Notice(notice) => self.notice(notice),
            // Comes with every draft that is written: mostly there is nothing to take back.
            Msg::Resolved(kind) => {
                let before = self.notices.len();
                self.notices.retain(|notice| notice.kind != kind);
                return self.notices.len() != before;
            }
            Msg::Locale(catalog) => {
                let Ui { parts, bringer, .. } = self.ui.clone();
                self.ui = make_ui(context, &self.page, catalog, parts, bringer);
                self.reopen();
            }
            Msg::Part(loaded) => self.take_part(loaded),
            Msg::PartMissing(part) => self.miss(part),
            Msg::Settings(settings) => {
                self.settings = settings;
                self.reopen();
            }
            Msg::Figures(figures) => {
                self.figures = figures;
                return self.open == Some(Open::Settings);
            }
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.draw()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.grant();
        self.arrive();
        self.keep_focus();
        self.bring_late();
    }
}

impl Root {
    /// The session over the open task: for the methods of the element.
    pub fn with_session<T>(&self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        match &self.stage {
            Stage::Task(session) => Some(read(&session.borrow())),
            _ => None,
        }
    }
}

fn make_ui(
    context: &Context<Root>,
    page: &NodeRef,
    words: Arc<Catalog>,
    parts: Rc<Parts>,
    bringer: Bringer,
) -> Ui {
    let (page, link) = (page.clone(), context.link().clone());
    let send = move |message: Message| {
        if let Some(page) = page.cast::<Element>() {
            cover_at_once(&page, &message);
        }
        link.send_message(Msg::Session(message));
    };
    Ui { words, parts, bringer, send: Callback::from(send), own: context.link().callback(Msg::Own) }
}
