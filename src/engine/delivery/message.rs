//! What happens to an outbox, and what it asks for.

use super::answer::Answer;
use super::connection::Confirm;
use super::trouble::Trouble;

/// What happened. Every message comes with the monotonic time in milliseconds and a random number.
#[derive(Debug, Clone, PartialEq)]
pub enum OutboxMessage {
    /// A receiver is known. Nothing is sent before.
    Connected {
        /// How long an answer may take, in milliseconds.
        timeout_ms: u64,
        /// What proves delivery.
        confirm: Confirm,
        /// At most so many judgments in one request.
        batch: usize,
        /// Whether the host gives headers through its `authorize` callback.
        authorize: bool,
    },
    /// There is no receiver: judgments are stored and wait.
    Disconnected,
    /// What the store holds. Entries that it does not name stay: they may have been added while
    /// the store was read, and whether they are gone shows when they are sent.
    Loaded(Vec<StoredEntry>),
    /// Another tab stored this judgment, set it aside, or put it back.
    Noted(StoredEntry),
    /// A judgment was stored.
    Added(String),
    /// The store does not have this judgment any more: another tab delivered it.
    Gone(String),
    /// The receiver answered.
    Answered {
        /// The judgments that were sent.
        ids: Vec<String>,
        /// Which try.
        attempt: u64,
        /// What it said.
        answer: Answer,
    },
    /// There was no answer.
    Failed {
        /// Which try.
        attempt: u64,
        /// Why.
        failure: Failure,
    },
    /// The host gave headers.
    Authorized,
    /// The host could not give headers; its words.
    AuthorizeFailed(String),
    /// The browser says that the network is back, or away. Only a hint: the machine may be
    /// "offline" and reach a receiver on the same machine.
    Online(bool),
    /// Whether this tab is the one that sends.
    Leader(bool),
    /// Time has passed.
    Tick,
    /// Somebody asks to try at once.
    RetryNow,
    /// Somebody asks to try this refused judgment again.
    RetryRefused(String),
}

/// Why there was no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The network, DNS, TLS or CORS: browsers do not tell which.
    Network,
    /// A redirect that was not followed.
    Redirected,
}

/// One judgment as the store holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// The judgment's id. UUIDv7, so the order of ids is the order of storing.
    pub id: String,
    /// Why the receiver refused it, if it did.
    pub refused: Option<Trouble>,
}

/// What has to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum OutboxEffect {
    /// Read the whole outbox from the store, then say [`OutboxMessage::Loaded`].
    Load,
    /// Read these judgments from the store and send them in one request; say
    /// [`OutboxMessage::Gone`] of those that are not there any more.
    Send {
        /// The judgments, oldest first.
        ids: Vec<String>,
        /// Which try: comes back with the answer.
        attempt: u64,
    },
    /// Give this try up: it took too long.
    Abort {
        /// Which try.
        attempt: u64,
    },
    /// Ask the host's `authorize` callback for headers.
    Authorize,
    /// Say [`OutboxMessage::Tick`] at this time, and forget the time asked for before.
    Wait {
        /// Monotonic, in milliseconds.
        until_ms: u64,
    },
    /// The receiver has the judgment: remove it from the store, and tell.
    Delivered {
        /// The judgment.
        id: String,
    },
    /// The receiver refused the judgment: note it in the store, and tell.
    SetAside {
        /// The judgment.
        id: String,
        /// Why.
        trouble: Trouble,
    },
    /// The refused judgment is to be sent again: note it in the store.
    PutBack {
        /// The judgment.
        id: String,
    },
}

/// What the page shows of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutboxStatus {
    /// How many judgments are stored and not yet delivered or refused.
    pub waiting: usize,
    /// Whether one is on its way.
    pub sending: bool,
    /// The refused judgments and why.
    pub refused: Vec<(String, Trouble)>,
    /// What is in the way, if the last try failed.
    pub trouble: Option<Trouble>,
    /// When the next try is due (monotonic, in milliseconds), if one is waited for.
    pub retry_at_ms: Option<u64>,
    /// Whether the browser says that there is a network.
    pub online: bool,
    /// Whether there is a receiver.
    pub connected: bool,
}
