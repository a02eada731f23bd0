//! Who receives: reads the connections, and takes the lock of the one tab that sends to each.

use super::{Sender, Target};
use crate::app::App;
use crate::documents::{Fault, absolute};
use crate::host::{Presets, words};
use gradeglass_browser::{Claimed, take_lock};
use gradeglass_engine::delivery::{Connection, OutboxMessage, Preset, read_connections};
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::problem::Problem;
use gradeglass_wire::canonical_json;
use js_sys::Function;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

impl App {
    /// Reads the connections that the host has named, and sends to them from now on.
    pub async fn connect(self: Rc<Self>) {
        if self.store.get().is_none() {
            return;
        }
        let (source, authorize) = {
            let properties = self.properties.borrow();
            (properties.connection.clone(), properties.authorize.clone())
        };
        let document = match self.document("connection", &source).await {
            Ok(Some(document)) => document,
            Ok(None) => return self.send_to_nobody(),
            Err(fault) => return self.connection_failed(fault),
        };
        let (connections, problems) = read_connections(&document.node);
        if connections.is_empty() {
            return self.connection_failed(Fault::Unreadable { name: document.name, problems });
        }
        let mut targets = Vec::new();
        for (connection, node) in connections.into_iter().zip(each(&document.node)) {
            match self.target(connection, node, document.base.as_deref(), authorize.clone()).await {
                Ok(target) => targets.push(target),
                Err(words) => {
                    let sentence = unusable(&document.name, &words);
                    return self.connection_failed(Fault::Missing(sentence));
                }
            }
        }
        self.send_to(targets).await;
    }

    async fn target(
        &self,
        connection: Connection,
        node: &Node,
        base: Option<&str>,
        authorize: Option<Function>,
    ) -> Result<Target, String> {
        let url = absolute(&connection.url, base).ok_or("its `url` is no address")?;
        let presets = match connection.preset {
            Preset::Json => None,
            Preset::Other => Some(self.presets(node, &url).await?),
        };
        let drafts = node.get("options").and_then(|options| options.get("drafts"));
        let drafts = drafts.is_some_and(|drafts| drafts.content == Content::Bool(true));
        Ok(Target { connection, url, authorize, drafts, presets })
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
    pub(super) fn connect(self: &Rc<Self>, target: Target) {
        let connected = OutboxMessage::Connected {
            timeout_ms: target.connection.timeout_ms,
            confirm: target.connection.confirm,
            batch: target.connection.batch,
            authorize: target.authorize.is_some(),
        };
        let name = ["gradeglass-outbox ", &self.receiver].concat();
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
}

/// Each connection of a document.
fn each(document: &Node) -> &[Node] {
    match &document.content {
        Content::List(items) => items,
        _ => std::slice::from_ref(document),
    }
}
