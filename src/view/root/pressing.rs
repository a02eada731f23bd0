//! What is decided while a key is pressed. The rest is done in a later turn: then it is too late to keep the
//! browser from acting on the key, and on a slow machine a frame may have been painted.

use super::{Own, Root};
use crate::blackout::cover_at_once;
use crate::keys;
use gradeglass_engine::judging::{Command, KeyPress, Message, Session};
use web_sys::Element;
use yew::prelude::*;

impl Root {
    pub(super) fn on_key(&self) -> Callback<KeyboardEvent> {
        let (own, session) = (self.ui.own.clone(), self.open_session());
        let (underway, page) = (self.underway.clone(), self.page.clone());
        let asks = move |press: &Option<KeyPress>, what: fn(&Session, &KeyPress) -> bool| {
            let known = press.as_ref().zip(session.as_ref());
            known.is_some_and(|(press, session)| {
                session.try_borrow().is_ok_and(|session| what(&session, press))
            })
        };
        Callback::from(move |event: KeyboardEvent| {
            let press = keys::press(&event, underway.is_on());
            let taken = asks(&press, Session::takes_key);
            // A control that focus is about to leave does nothing with it either.
            if taken || (underway.is_on() && keys::would_press(&event)) {
                event.prevent_default();
            }
            if taken {
                underway.begin();
            }
            if asks(&press, Session::covers_all)
                && let Some(page) = page.cast::<Element>()
            {
                cover_at_once(&page, &Message::Do(Command::CoverAll));
            }
            own.emit(Own::Key { press, escape: event.key() == "Escape" });
        })
    }
}
