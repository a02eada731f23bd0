//! Who receives: reads the connection, and takes the lock of the one tab that sends to it.

use super::{Sender, Target};
use crate::app::App;
use crate::documents::Fault;
use crate::host::{Presets, words};
use crate::properties::Source;
use gradeglass_browser::{Claimed, News, take_lock};
use gradeglass_engine::delivery::{OutboxMessage, Preset, read_connection};
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::problem::Problem;
use gradeglass_wire::canonical_json;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

impl App {
    /// Reads the connection that the host has named, and sends to it from now on.
    pub async fn connect(self: Rc<Self>) {
        let Some(sender) = self.sender.get().cloned() else { return };
        let (source, authorize) = {
            let properties = self.properties.borrow();
            (properties.connection.clone(), properties.authorize.clone())
        };
        let document = match self.document("connection", &source).await {
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
                let presets = match connection.preset {
                    Preset::Json => Ok(None),
                    Preset::Other => self.presets(&document.node, &url).await.map(Some),
                };
                match presets {
                    Ok(presets) => {
                        let receiver = without_query(&url).to_owned();
                        let target = Target { connection, url, receiver, authorize, presets };
                        sender.connect(target);
                    }
                    Err(words) => {
                        let sentence = unusable(&document.name, &words);
                        self.connection_failed(Fault::Missing(sentence));
                    }
                }
            }
            _ => self.connection_failed(Fault::Unreadable { name: document.name, problems }),
        }
    }

    /// Brings the presets, and has them read the connection, with its whole address.
    async fn presets(&self, connection: &Node, url: &str) -> Result<(Presets, String), String> {
        let mut connection = connection.clone();
        if let Content::Map(entries) = &mut connection.content {
            let address = entries.iter_mut().find(|entry| entry.key == "url");
            address.into_iter().for_each(|entry| entry.value = Node::text(url));
        }
        let text = canonical_json(&connection);
        let presets = self.host.presets().map_err(|error| words(&error))?;
        let presets = JsFuture::from(presets).await.map_err(|error| words(&error))?;
        let presets: Presets = presets.unchecked_into();
        match presets.fault(&text).map_err(|error| words(&error))? {
            Some(fault) => Err(fault),
            None => Ok((presets, text)),
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
    unusable(name, problems.first().map(|problem| problem.message.as_str()).unwrap_or_default())
}

fn unusable(name: &str, why: &str) -> String {
    [name, " cannot be used as a connection: ", why].concat()
}

impl Sender {
    fn connect(self: &Rc<Self>, target: Target) {
        let connected = OutboxMessage::Connected {
            timeout_ms: target.connection.timeout_ms,
            confirm: target.connection.confirm,
            batch: target.connection.batch,
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
