//! The outbox at work: carries out what the engine's outbox asks for. There is one for each receiver,
//! with a state of its own, so that one that is down holds up no other.

mod all;
mod connect;
mod news;
mod report;
mod request;

use crate::app::App;
use crate::host::{Presets, authorize};
use gloo::timers::callback::Timeout;
use gradeglass_browser::{
    Channel, Flight, Listening, Lock, News, OutboxKey, Store, is_online, now_ms, on_online, random,
};
use gradeglass_engine::delivery::{
    Connection, Outbox, OutboxEffect, OutboxMessage, OutboxStatus, Trouble, TroubleKind,
};
use gradeglass_engine::sorted::SortedMap;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;

/// The channel on which tabs tell each other what the store holds.
const CHANNEL: &str = "gradeglass-outbox";

/// Sends what the store holds for one receiver.
pub struct Sender {
    app: Weak<App>,
    store: Rc<Store>,
    /// What its judgments are kept apart by; empty for what is kept while nobody receives.
    receiver: String,
    outbox: RefCell<Outbox>,
    target: RefCell<Option<Target>>,
    /// The host's headers, as `authorize` gave them last.
    headers: RefCell<Vec<(String, String)>>,
    flights: RefCell<SortedMap<u64, Flight>>,
    /// Which task each judgment is of: for the page and for events.
    tasks: RefCell<SortedMap<String, String>>,
    timer: RefCell<Option<Timeout>>,
    countdown: RefCell<Option<Timeout>>,
    told_trouble: Cell<Option<TroubleKind>>,
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
    authorize: Option<Function>,
    /// Whether it keeps what is not finished, too.
    drafts: bool,
    /// What knows the shape, with the connection as JSON text, where that is not plain JSON.
    presets: Option<(Presets, String)>,
}

impl Sender {
    /// Begins without a connection.
    pub fn start(app: &Rc<App>, store: Rc<Store>, receiver: String) -> Rc<Self> {
        let sender = Rc::new(Self {
            app: Rc::downgrade(app),
            store,
            receiver,
            outbox: RefCell::default(),
            target: RefCell::default(),
            headers: RefCell::default(),
            flights: RefCell::default(),
            tasks: RefCell::default(),
            timer: RefCell::default(),
            countdown: RefCell::default(),
            told_trouble: Cell::default(),
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
        let keys = self.keys(ids);
        _ = self.store.remove(&keys).await;
        for key in keys {
            self.tell_delivered(&key.id);
            self.spread(News::Gone(key));
        }
    }

    async fn set_aside(self: Rc<Self>, id: String, trouble: Trouble) {
        self.clone().note(id.clone(), Some(trouble.clone())).await;
        self.tell_rejected(&id, &trouble);
    }

    async fn note(self: Rc<Self>, id: String, refused: Option<Trouble>) {
        let key = self.key(id);
        _ = self.store.note(&key, refused).await;
        self.spread(News::Noted(key));
    }

    fn key(&self, id: String) -> OutboxKey {
        OutboxKey { receiver: self.receiver.clone(), id }
    }

    fn keys(&self, ids: Vec<String>) -> Vec<OutboxKey> {
        ids.into_iter().map(|id| self.key(id)).collect()
    }
}
