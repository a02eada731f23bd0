//! One request: judgments from the store to the receiver, in its shape.

use super::{Sender, Target};
use crate::host;
use gradeglass_browser::{Flight, OutboxKey, OutboxRecord, Outgoing, Reply, StoreError, told};
use gradeglass_engine::delivery::{Failure, OutboxMessage};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;

impl Sender {
    pub(super) async fn send(self: Rc<Self>, ids: Vec<String>, attempt: u64) {
        let target = self.target.borrow().clone();
        let keys = self.keys(ids.clone());
        let (Some(target), Ok(records)) = (target, self.readable(&keys).await) else {
            return self.tell(OutboxMessage::Failed { attempt, failure: Failure::Network });
        };
        let sent: Vec<String> = records.iter().map(|record| record.key.id.clone()).collect();
        for gone in ids.into_iter().filter(|id| !sent.contains(id)) {
            self.tell(OutboxMessage::Gone(gone));
        }
        if sent.is_empty() {
            return;
        }
        let flight = Flight::begin();
        let signal = flight.signal().map_or(JsValue::UNDEFINED, Into::into);
        let reply = if target.presets.is_some() {
            let reply = self.through_presets(&target, records, &signal);
            self.flights.borrow_mut().insert(attempt, flight);
            reply.await
        } else {
            let reply = self.outgoing(&target, records).send(&flight);
            self.flights.borrow_mut().insert(attempt, flight);
            reply.await
        };
        let flight = self.flights.borrow_mut().remove(&attempt);
        drop(flight);
        self.tell(match reply {
            Ok(answer) => OutboxMessage::Answered { ids: sent, attempt, answer },
            Err(failure) => OutboxMessage::Failed { attempt, failure },
        });
    }

    /// Judgments as they were before they were sealed. One that does not open stays in the store, and
    /// counts as not there.
    async fn readable(&self, keys: &[OutboxKey]) -> Result<Vec<OutboxRecord>, StoreError> {
        let mut readable = Vec::new();
        for mut record in self.store.records(keys).await? {
            let Some(app) = self.app.upgrade() else { break };
            let Some(body) = app.unsealed(&record.key.id, record.body).await else {
                app.tell_locked("a judgment is");
                continue;
            };
            record.body = body;
            readable.push(record);
        }
        Ok(readable)
    }

    /// The connection's headers, then the host's, then our own, which nobody overrides.
    fn outgoing(&self, target: &Target, mut records: Vec<OutboxRecord>) -> Outgoing {
        let mut headers = target.connection.headers.clone();
        headers.extend(self.headers.borrow().iter().cloned());
        headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        let body = if let [record] = records.as_mut_slice() {
            headers.push(("Idempotency-Key".to_owned(), std::mem::take(&mut record.key.id)));
            std::mem::take(&mut record.body)
        } else {
            let bodies: Vec<String> = records.into_iter().map(|record| record.body).collect();
            ["[", &bodies.join(","), "]"].concat()
        };
        Outgoing {
            url: target.url.clone(),
            method: target.connection.method,
            headers,
            credentials: target.connection.credentials,
            body,
        }
    }

    pub(super) fn keeps_drafts(&self) -> bool {
        self.target.borrow().as_ref().is_some_and(|target| target.drafts)
    }

    /// Answers of an open task, for a receiver that keeps them. Nothing depends on it: they are in the
    /// browser's store.
    pub(super) async fn offer(self: Rc<Self>, unfinished: String) {
        let target = self.target.borrow().clone().filter(|target| target.drafts);
        let Some(Target { presets: Some((presets, connection)), url, authorize, .. }) = target
        else {
            return;
        };
        let unknown = self.headers.borrow().is_empty();
        if let Some(callback) = authorize.filter(|_| unknown) {
            let given = host::authorize(&callback, "judgments", &url).await;
            self.headers.replace(given.unwrap_or_default());
        }
        _ = presets.draft(&connection, &self.own_headers(), &unfinished);
    }

    /// The host's headers, as a list of pairs.
    fn own_headers(&self) -> Array {
        let text = |text: &String| JsValue::from_str(text);
        let pair = |(name, value): &(String, String)| Array::of2(&text(name), &text(value));
        self.headers.borrow().iter().map(pair).collect()
    }

    fn through_presets(
        &self,
        target: &Target,
        records: Vec<OutboxRecord>,
        signal: &JsValue,
    ) -> impl Future<Output = Reply> + use<> {
        let text = |text: &String| JsValue::from_str(text);
        let headers = self.own_headers();
        let bodies: Array = records.iter().map(|record| text(&record.body)).collect();
        let sent = match &target.presets {
            Some((presets, connection)) => presets.send(connection, &headers, &bodies, signal),
            None => Err(JsValue::UNDEFINED),
        };
        told(sent)
    }
}
