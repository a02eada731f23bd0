//! News between tabs: what one tab stores or delivers, the others count at once.
//!
//! Only a courtesy: a tab that misses the news counts wrongly for a while and loses nothing.

use crate::store::OutboxKey;
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// What another tab, or another element of this page, did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// It stored this judgment, set it aside or put it back: the store knows more.
    Noted(OutboxKey),
    /// It delivered this judgment.
    Gone(OutboxKey),
    /// Its annotator asks that what waits be sent now: the tab that sends should hear it.
    Hurry,
}

/// A channel of news. Closed when dropped.
pub struct Channel {
    channel: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Channel {
    /// Opens the channel `name` of this origin.
    pub fn open(name: &str, hear: impl Fn(News) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().and_then(|it| it.data().as_string());
                data.as_deref().and_then(News::read).into_iter().for_each(&hear);
            })
        });
        Self { channel, _listener: listener }
    }

    /// Tells the others.
    pub fn tell(&self, news: &News) {
        if let Some(channel) = &self.channel {
            // Fails only on a channel that is closed, when nobody is left to hear.
            _ = channel.post_message(&JsValue::from_str(&news.write()));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

impl News {
    /// What happened, the id, and the receiver, which alone may hold a space.
    fn write(&self) -> String {
        let (what, key) = match self {
            Self::Noted(key) => ("noted ", key),
            Self::Gone(key) => ("gone ", key),
            Self::Hurry => return "hurry".to_owned(),
        };
        [what, &key.id, " ", &key.receiver].concat()
    }

    fn read(text: &str) -> Option<Self> {
        if text == "hurry" {
            return Some(Self::Hurry);
        }
        let (what, key) = text.split_once(' ')?;
        let (id, receiver) = key.split_once(' ')?;
        let key = OutboxKey { id: id.to_owned(), receiver: receiver.to_owned() };
        match what {
            "noted" => Some(Self::Noted(key)),
            "gone" => Some(Self::Gone(key)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_is_read_as_it_was_written_and_anything_else_is_passed_over() {
        let key =
            || OutboxKey { id: "a".into(), receiver: "https://a.example/b#Project 83".into() };
        for news in [News::Noted(key()), News::Gone(key()), News::Hurry] {
            assert_eq!(News::read(&news.write()), Some(news));
        }
        assert_eq!(News::read("from a later version"), None);
        assert_eq!(News::read(""), None);
    }
}
