//! The outbox at work: carries out what the engine's outbox asks for.

mod connect;
mod news;
mod report;
mod request;

use crate::app::App;
use crate::host::{Presets, authorize};
use gloo::timers::callback::Timeout;
use gradeglass_browser::{
    Channel, Flight, Listening, Lock, News, OutboxRecord, Store, is_online, now_ms, on_online,
    random,
};
use gradeglass_engine::delivery::{
    Connection, Outbox, OutboxEffect, OutboxMessage, OutboxStatus, StoredEntry, Trouble,
    TroubleKind,
};
use gradeglass_engine::sorted::SortedMap;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;

/// The channel on which tabs tell each other what the store holds.
const CHANNEL: &str = "gradeglass-outbox";

/// Sends what the store holds.
pub struct Sender {
    app: Weak<App>,
    store: Rc<Store>,
    outbox: RefCell<Outbox>,
    target: RefCell<Option<Target>>,
    /// The host's headers, as `authorize` gave them last.
    headers: RefCell<Vec<(String, String)>>,
    flights: RefCell<SortedMap<u64, Flight>>,
    /// Which task each judgment is of: for the page and for events.
    tasks: RefCell<SortedMap<String, String>>,
    timer: RefCell<Option<Timeout>>,
    countdown: RefCell<Option<Timeout>>,
    waiters: RefCell<Vec<Function>>,
    told_trouble: Cell<Option<TroubleKind>>,
    told_others: Cell<usize>,
    lock: RefCell<Option<Lock>>,
    channel: RefCell<Option<Channel>>,
    listening: RefCell<Listening>,
}

/// Where judgments go.
#[derive(Clone)]
struct Target {
    connection: Connection,
    /// The receiver's whole address.
    url: String,
    /// The address without its query: judgments are kept apart by it, so that those for one
    /// receiver never reach another that is embedded in the same site.
    receiver: String,
    authorize: Option<Function>,
    /// What knows the shape, with the connection as JSON text, where that is not plain JSON.
    presets: Option<(Presets, String)>,
}

impl Sender {
    /// Begins with what the store holds, and without a receiver.
    pub fn start(app: &Rc<App>, store: Rc<Store>) -> Rc<Self> {
        let sender = Rc::new(Self {
            app: Rc::downgrade(app),
            store,
            outbox: RefCell::default(),
            target: RefCell::default(),
            headers: RefCell::default(),
            flights: RefCell::default(),
            tasks: RefCell::default(),
            timer: RefCell::default(),
            countdown: RefCell::default(),
            waiters: RefCell::default(),
            told_trouble: Cell::default(),
            told_others: Cell::default(),
            lock: RefCell::default(),
            channel: RefCell::default(),
            listening: RefCell::default(),
        });
        let hear = Rc::downgrade(&sender);
        let hear = move |news| hear.upgrade().into_iter().for_each(|it: Rc<Self>| it.hear(&news));
        sender.channel.replace(Some(Channel::open(CHANNEL, hear)));
        let online = Rc::downgrade(&sender);
        sender.listening.replace(on_online(move |is| {
            online
                .upgrade()
                .into_iter()
                .for_each(|it: Rc<Self>| it.tell(OutboxMessage::Online(is)));
        }));
        sender.tell(OutboxMessage::Online(is_online()));
        sender
    }

    /// Stops: gives the lock back, aborts what is on its way. The store keeps everything.
    pub fn close(&self) {
        self.outbox.replace(Outbox::new());
        self.timer.replace(None);
        self.countdown.replace(None);
        self.lock.replace(None);
        self.channel.replace(None);
        self.listening.replace(Vec::new());
        self.flights.replace(SortedMap::new());
    }

    /// A judgment was stored here.
    pub fn added(self: &Rc<Self>, record: &OutboxRecord) {
        self.remember(record);
        self.spread(News::Noted(record.id.clone()));
        self.tell(OutboxMessage::Added(record.id.clone()));
    }

    /// Judgments came from elsewhere.
    pub fn imported(self: &Rc<Self>, records: &[OutboxRecord]) {
        let entry = |record: &OutboxRecord| {
            self.remember(record);
            self.spread(News::Noted(record.id.clone()));
            StoredEntry { id: record.id.clone(), refused: None }
        };
        self.tell(OutboxMessage::Loaded(records.iter().map(entry).collect()));
    }

    /// What the page shows of the outbox.
    pub fn status(&self) -> OutboxStatus {
        self.outbox.borrow().status()
    }

    /// Tells the outbox, and does what it asks for.
    pub fn tell(self: &Rc<Self>, message: OutboxMessage) {
        let effects = self.outbox.borrow_mut().update(message, now_ms() as u64, random());
        let mut delivered = Vec::new();
        for effect in effects {
            match effect {
                OutboxEffect::Delivered { id } => delivered.push(id),
                effect => self.act(effect),
            }
        }
        if !delivered.is_empty() {
            self.spawn(|sender| sender.delivered(delivered));
        }
        self.report();
    }

    fn act(self: &Rc<Self>, effect: OutboxEffect) {
        match effect {
            OutboxEffect::Load => self.spawn(Self::load),
            OutboxEffect::Send { ids, attempt } => {
                self.spawn(move |sender| async move { sender.send(ids, attempt).await });
            }
            OutboxEffect::Abort { attempt } => drop(self.flights.borrow_mut().remove(&attempt)),
            OutboxEffect::Authorize => self.spawn(Self::authorize),
            OutboxEffect::Wait { until_ms } => self.wait(until_ms),
            OutboxEffect::Delivered { id } => self.spawn(|sender| sender.delivered(vec![id])),
            OutboxEffect::SetAside { id, trouble } => {
                self.spawn(|sender| sender.set_aside(id, trouble));
            }
            OutboxEffect::PutBack { id } => self.spawn(|sender| sender.note(id, None)),
        }
    }

    fn spawn<F: Future<Output = ()> + 'static>(
        self: &Rc<Self>,
        run: impl FnOnce(Rc<Self>) -> F + 'static,
    ) {
        spawn_local(run(self.clone()));
    }

    fn wait(self: &Rc<Self>, until_ms: u64) {
        let ms = (until_ms as f64 - now_ms()).ceil().clamp(0.0, f64::from(i32::MAX)) as u32;
        let sender = Rc::downgrade(self);
        let tick = move || {
            sender.upgrade().into_iter().for_each(|it: Rc<Self>| it.tell(OutboxMessage::Tick));
        };
        self.timer.replace(Some(Timeout::new(ms, tick)));
    }

    async fn authorize(self: Rc<Self>) {
        let target = self.target.borrow().clone();
        let Some(Target { authorize: Some(callback), url, .. }) = target else { return };
        let given = authorize(&callback, "judgments", &url).await;
        self.tell(match given {
            Ok(headers) => {
                self.headers.replace(headers);
                OutboxMessage::Authorized
            }
            Err(words) => OutboxMessage::AuthorizeFailed(words),
        });
    }

    /// A judgment that cannot be removed is sent again after a reload; the receiver knows it.
    async fn delivered(self: Rc<Self>, ids: Vec<String>) {
        _ = self.store.remove(&ids).await;
        for id in ids {
            self.spread(News::Gone(id.clone()));
            self.tell_delivered(&id);
        }
    }

    async fn set_aside(self: Rc<Self>, id: String, trouble: Trouble) {
        self.clone().note(id.clone(), Some(trouble.clone())).await;
        self.tell_rejected(&id, &trouble);
    }

    async fn note(self: Rc<Self>, id: String, refused: Option<Trouble>) {
        _ = self.store.note(&id, refused).await;
        self.spread(News::Noted(id));
    }
}
