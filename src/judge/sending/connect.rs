//! Who receives: reads the connection, and takes the lock of the one tab that sends to it.

use super::{Sender, Target};
use crate::app::App;
use crate::documents::{Fault, document};
use crate::properties::Source;
use gradeglass_browser::{Claimed, News, take_lock};
use gradeglass_engine::delivery::{OutboxMessage, read_connection};
use gradeglass_engine::problem::Problem;
use std::rc::Rc;

impl App {
    /// Reads the connection that the host has named, and sends to it from now on.
    pub async fn connect(self: Rc<Self>) {
        let Some(sender) = self.sender.get().cloned() else { return };
        let (source, authorize) = {
            let properties = self.properties.borrow();
            (properties.connection.clone(), properties.authorize.clone())
        };
        let document = match document("connection", &source, authorize.as_ref()).await {
            Ok(Some(document)) => document,
            Ok(None) => return sender.disconnect(),
            Err(fault) => return self.connection_failed(fault),
        };
        let (connection, problems) = read_connection(&document.node);
        let base = match &source {
            Source::Url(url) => absolute(url, None),
            _ => None,
        };
        let url = connection.as_ref().and_then(|it| absolute(&it.url, base.as_deref()));
        match (connection, url) {
            (Some(connection), Some(url)) => {
                let receiver = without_query(&url).to_owned();
                sender.connect(Target { connection, url, receiver, authorize });
            }
            _ => self.connection_failed(Fault::Unreadable { name: document.name, problems }),
        }
    }

    /// Work goes on: judgments are stored and wait. The host must hear of it.
    fn connection_failed(&self, fault: Fault) {
        let (message, problems) = match fault {
            Fault::Missing(sentence) => (sentence, Vec::new()),
            Fault::Unreadable { name, problems } => (said(&name, &problems), problems),
        };
        self.tell_error("connection-failed", &message, &problems);
    }
}

fn said(name: &str, problems: &[Problem]) -> String {
    let first = problems.first().map(|problem| problem.message.as_str()).unwrap_or_default();
    format!("{name} cannot be used as a connection: {first}")
}

impl Sender {
    fn connect(self: &Rc<Self>, target: Target) {
        let connected = OutboxMessage::Connected {
            timeout_ms: target.connection.timeout_ms,
            confirm: target.connection.confirm,
            authorize: target.authorize.is_some(),
        };
        let name = format!("gradeglass-outbox {}", target.receiver);
        self.headers.replace(Vec::new());
        self.target.replace(Some(target));
        self.lock.replace(None);
        self.tell(OutboxMessage::Leader(false));
        self.tell(connected);
        self.spawn(Self::load);
        let sender = Rc::downgrade(self);
        let lead = move |claimed| {
            if let (true, Some(sender)) = (claimed != Claimed::NotYet, sender.upgrade()) {
                sender.tell(OutboxMessage::Leader(true));
            }
        };
        self.lock.replace(Some(take_lock(&name, lead)));
    }

    fn disconnect(self: &Rc<Self>) {
        self.lock.replace(None);
        self.target.replace(None);
        self.tell(OutboxMessage::Leader(false));
        self.tell(OutboxMessage::Disconnected);
        self.spawn(Self::load);
    }

    /// The receiver that judgments stored now are for.
    pub fn receiver(&self) -> String {
        self.target.borrow().as_ref().map(|target| target.receiver.clone()).unwrap_or_default()
    }

    /// Tries what was refused, or everything that waits.
    pub fn retry(self: &Rc<Self>, refused: Option<String>) {
        let Some(id) = refused else {
            self.spread(News::Hurry);
            return self.tell(OutboxMessage::RetryNow);
        };
        self.tell(OutboxMessage::RetryRefused(id));
    }
}

/// A whole address: relative ones are meant from `base`, else from the page.
fn absolute(url: &str, base: Option<&str>) -> Option<String> {
    let page = web_sys::window()?.document()?.base_uri().ok()??;
    let url = web_sys::Url::new_with_base(url, base.unwrap_or(&page)).ok()?;
    Some(url.href())
}

fn without_query(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}
