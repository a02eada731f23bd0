//! One element's state, and where requests of the view go.

use crate::claim::Claim;
use crate::exposure::Exposures;
use crate::findings::problems_to_node;
use crate::host::Host;
use crate::properties::{Affects, Properties};
use crate::protecting::Policies;
use crate::sending::Sender;
use crate::supply::Source;
use crate::vault::Vault;
use crate::work::Work;
use gradeglass_browser::{
    Listening, Store, now_ms, on_leaving, on_panic, on_visibility, on_withdrawal, panic_hook,
};
use gradeglass_engine::delivery::OutboxMessage;
use gradeglass_engine::document::Node;
use gradeglass_engine::judging::{Message, Supply};
use gradeglass_engine::problem::Problem;
use gradeglass_engine::protection::CoverMessage;
use gradeglass_engine::sorted::SortedSet;
use gradeglass_view::{
    Bringer, Catalog, HostRequest, Msg, Notice, NoticeKind, Props, Root, cover_at_once,
};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use yew::{AppHandle, Callback};

/// One element.
pub struct App {
    /// The host page.
    pub host: Host,
    /// What the host has set.
    pub properties: RefCell<Properties>,
    /// The words in use.
    pub catalog: RefCell<Arc<Catalog>>,
    /// Guideline, tasks, the open task.
    pub work: RefCell<Work>,
    /// Whether a draft is being written.
    pub writing_draft: Cell<bool>,
    /// When more tasks are asked for.
    pub supply: RefCell<Supply>,
    /// Where more tasks are.
    pub source: RefCell<Source>,
    /// What was handed out one by one.
    pub handed: RefCell<Vec<Node>>,
    /// What other tabs see of the open task.
    pub claim: RefCell<Option<Claim>>,
    /// The store, once it is open.
    pub store: OnceCell<Rc<Store>>,
    /// The outbox of each receiver at work, once the store is open.
    pub senders: RefCell<Vec<Rc<Sender>>>,
    /// Who waits until what waits is sent.
    pub waiters: RefCell<Vec<js_sys::Function>>,
    /// The policies of this visit, and which of the host's is in force.
    pub policies: Policies,
    /// Seals what is stored, where the host gives a key.
    pub vault: RefCell<Option<Vault>>,
    /// The key that the vault is of.
    pub vault_of: RefCell<JsValue>,
    /// How many judgments another key has sealed, as was told last.
    pub told_locked: Cell<usize>,
    /// What was exposed.
    pub exposures: Exposures,
    /// Whether the browser was asked to keep the store: once there is something in it to keep.
    pub asked_to_persist: Cell<bool>,
    /// What the page is drawn into.
    pub root: web_sys::Element,
    page: RefCell<Option<AppHandle<Root>>>,
    /// Counts loads: what an earlier one brings is not wanted any more.
    run: Cell<u32>,
    /// What is to be done again in the next task, however many properties the host sets in a row.
    due: RefCell<SortedSet<Affects>>,
    listening: RefCell<Listening>,
    panic_guard: RefCell<Option<gradeglass_browser::PanicGuard>>,
}

impl App {
    /// Mounts the page; what it shows comes with properties.
    pub fn mount(root: web_sys::Element, host: Host) -> Rc<Self> {
        yew::set_custom_panic_hook(Box::new(panic_hook));
        let app = Rc::new(Self {
            host,
            properties: RefCell::default(),
            catalog: RefCell::new(Catalog::english()),
            work: RefCell::default(),
            writing_draft: Cell::default(),
            supply: RefCell::default(),
            source: RefCell::default(),
            handed: RefCell::default(),
            claim: RefCell::default(),
            store: OnceCell::new(),
            senders: RefCell::default(),
            waiters: RefCell::default(),
            policies: Policies::default(),
            told_locked: Cell::default(),
            vault: RefCell::default(),
            vault_of: RefCell::new(JsValue::UNDEFINED),
            exposures: Exposures::begin(),
            asked_to_persist: Cell::default(),
            root: root.clone(),
            page: RefCell::default(),
            run: Cell::default(),
            due: RefCell::default(),
            listening: RefCell::default(),
            panic_guard: RefCell::default(),
        });
        app.watch_for_failure();
        let props = app.props();
        let page = yew::Renderer::<Root>::with_root_and_props(root, props).render();
        app.page.replace(Some(page));
        app.listen();
        app.renew(Affects::Words);
        app
    }

    fn watch_for_failure(self: &Rc<Self>) {
        let (told, saved) = (Rc::downgrade(self), Rc::downgrade(self));
        let tell = move |words: &str| told.upgrade().into_iter().for_each(|app| app.stopped(words));
        let rescue = move || saved.upgrade().into_iter().for_each(|app| app.rescue());
        self.panic_guard.replace(Some(on_panic(tell, rescue)));
    }

    fn props(self: &Rc<Self>) -> Props {
        let app = Rc::downgrade(self);
        let host = Callback::from(move |request| {
            if let Some(app) = app.upgrade() {
                app.serve(request);
            }
        });
        let catalog = self.catalog.borrow().clone();
        let bringer = self.host.unchecked_ref::<Bringer>().clone();
        Props { host, now: Callback::from(|()| now_ms()), catalog, bringer }
    }

    fn listen(self: &Rc<Self>) {
        let app = Rc::downgrade(self);
        let mut listening = on_visibility(move |hidden| {
            let Some(app) = app.upgrade() else { return };
            if hidden {
                app.session(Message::Hidden);
                app.write_draft();
            } else {
                // Timers of a hidden page are late.
                app.tell_senders(&OutboxMessage::Tick);
                app.session(Message::Visible);
                app.look_at_limits();
            }
        });
        let app = Rc::downgrade(self);
        listening.extend(on_withdrawal(move |why| {
            if let Some(app) = app.upgrade() {
                app.session(Message::Cover(CoverMessage::Withdraw(why)));
            }
        }));
        let app = Rc::downgrade(self);
        let at_stake = move || app.upgrade().is_some_and(|app| app.would_lose_work());
        listening.extend(on_leaving(at_stake));
        self.listening.replace(listening);
    }

    /// Whether leaving the page now would lose something: only where the browser stores nothing.
    fn would_lose_work(&self) -> bool {
        let fleeting = self.store.get().is_some_and(|store| store.is_fleeting());
        let unsent = self.senders.borrow().iter().any(|sender| sender.status().waiting > 0);
        fleeting && (unsent || self.work.borrow().has_draft())
    }

    /// Takes a property from the host.
    pub fn set_property(self: &Rc<Self>, name: &str, value: JsValue) {
        if matches!(name, "annotator" | "nextTask") {
            self.handed.borrow_mut().clear();
        }
        let affects = self.properties.borrow_mut().set(name, value);
        affects.into_iter().for_each(|affected| self.renew(affected));
    }

    /// Does what depends on a property again, in the next task.
    pub fn renew(self: &Rc<Self>, affected: Affects) {
        if self.due.borrow_mut().insert(affected) {
            self.spawn(move |app| async move {
                app.due.borrow_mut().remove(&affected);
                match affected {
                    Affects::Work => app.load().await,
                    Affects::Delivery => app.connect().await,
                    Affects::Words => app.load_words().await,
                }
            });
        }
    }

    /// Does what the page asks for. Called in the middle of the page's update: whatever may come
    /// back to the page, or calls the host, happens in a later task.
    fn serve(self: &Rc<Self>, request: HostRequest) {
        match request {
            HostRequest::SaveDraft(draft) => self.keep_draft(&draft),
            HostRequest::Store(judgment) => {
                self.spawn(|app| async move { app.submit(*judgment).await });
            }
            HostRequest::Changed => self.spawn(|app| async move { app.tell_change() }),
            HostRequest::Exposure(exposure, sight) => {
                self.spawn(move |app| async move { app.enter_exposure(*exposure, sight) });
            }
            HostRequest::Wake(due) => self.wake(due),
            HostRequest::Finished => self.spawn(|app| async move { app.go_on() }),
            HostRequest::Retry(refused) => {
                self.spawn(|app| async move { app.retry(refused) });
            }
            HostRequest::Export => self.spawn(|app| async move { app.save_export().await }),
            HostRequest::Reload => self.renew(Affects::Work),
            HostRequest::Settings(settings) => self.choose(&settings),
            HostRequest::Bring(part) => self.spawn(move |app| async move { app.bring(part).await }),
            HostRequest::Log(words) => {
                self.spawn(move |app| async move { app.tell_error("log", &words, &[]) });
            }
        }
    }

    /// Runs something in a later task, for as long as the element is mounted.
    pub fn spawn<F: Future<Output = ()> + 'static>(
        self: &Rc<Self>,
        run: impl FnOnce(Rc<Self>) -> F + 'static,
    ) {
        let app = Rc::downgrade(self);
        spawn_local(async move {
            if let Some(app) = app.upgrade().filter(|app| app.page.borrow().is_some()) {
                run(app).await;
            }
        });
    }

    /// Tells the page.
    pub fn send(&self, message: Msg) {
        if let Some(page) = &*self.page.borrow() {
            page.send_message(message);
        }
    }

    /// Reads from the page, unless it is being changed.
    pub fn with_page<T>(&self, read: impl FnOnce(&Root) -> T) -> Option<T> {
        let page = self.page.try_borrow().ok()?;
        let root = page.as_ref()?.get_component()?;
        Some(read(&root))
    }

    /// Tells the session.
    pub fn session(&self, message: Message) {
        cover_at_once(&self.root, &message);
        self.send(Msg::Session(message));
    }

    /// Shows the annotator something.
    pub fn notice(&self, kind: NoticeKind, detail: Option<String>) {
        self.send(Msg::Notice(Notice { kind, detail }));
    }

    /// Tells the host that something is wrong.
    pub fn tell_error(&self, code: &str, message: &str, problems: &[Problem]) {
        let detail = Node::map([
            ("code", Node::text(code)),
            ("message", Node::text(message)),
            ("problems", problems_to_node(problems)),
        ]);
        self.host.tell("error", &detail);
    }

    /// Begins a load: everything that an earlier one still brings is dropped.
    pub fn begin_run(&self) -> u32 {
        self.run.set(self.run.get().wrapping_add(1));
        self.run.get()
    }

    /// The load that is under way.
    pub fn run(&self) -> u32 {
        self.run.get()
    }

    /// Whether what this load brings is still wanted: asked after each wait.
    pub fn is_current(&self, run: u32) -> bool {
        self.run.get() == run && self.page.borrow().is_some()
    }

    /// Ends the page.
    pub fn destroy(self: &Rc<Self>) {
        self.write_draft();
        self.begin_run();
        self.listening.borrow_mut().clear();
        self.panic_guard.borrow_mut().take();
        self.claim.borrow_mut().take();
        self.senders.take().iter().for_each(|sender| sender.close());
        let page = self.page.borrow_mut().take();
        if let Some(page) = page {
            page.destroy();
        }
    }
}
