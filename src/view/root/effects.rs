//! What messages do: to the session, to the page, to the runtime. What the page does itself is in
//! [`own`]; its other parts open tasks, move focus, search and mark.

mod focus;
mod marking;
mod own;
mod search;
mod task;

use super::{Finder, Root, Stage, Wish};
use crate::blackout::{black_out, open_rect, silence};
use crate::catalog::Argument;
use crate::contract::{HostRequest, Idle, Notice, NoticeKind};
use crate::project;
use gradeglass_engine::judging::{Client, Effect, Message, Session};
use gradeglass_engine::protection::Exposure;
use gradeglass_engine::records::Sight;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

impl Root {
    fn now_ms(&self) -> u64 {
        self.now.emit(()).max(0.0) as u64
    }

    /// The session, if a task is open.
    pub(super) fn open_session(&self) -> Option<Rc<RefCell<Session>>> {
        match &self.stage {
            Stage::Task(session) => Some(session.clone()),
            _ => None,
        }
    }

    /// How much of the page a part fills that is open still: it is drawn anew after this.
    fn sight(&self, session: &Session, exposure: &Exposure) -> Sight {
        let part = exposure.surface.name();
        let rect = index_of(session, &exposure.result).and_then(|index| {
            let selector = format!("[data-index=\"{index}\"] [data-part={part}]");
            let found = self.page.cast::<Element>()?.query_selector(&selector).ok()??;
            Some(open_rect(&found))
        });
        let side = |side: Result<JsValue, JsValue>| side.ok().and_then(|it| it.as_f64());
        let window = web_sys::window();
        let window = window.and_then(|it| side(it.inner_width()).zip(side(it.inner_height())));
        let grain = self.settings.comfort.grain;
        let (Some(rect), Some((width, height))) = (rect, window) else {
            return Sight { grain, ..Sight::default() };
        };
        let within = |from: f64, to: f64, most: f64| (to.min(most) - from.max(0.0)).max(0.0);
        let seen =
            within(rect.left(), rect.right(), width) * within(rect.top(), rect.bottom(), height);
        let viewport_fraction = (seen / (width * height).max(1.0) * 1_000.0).round() / 1_000.0;
        Sight { visible_px: seen as u64, viewport_fraction, grain }
    }

    /// Takes a part out of sight at once that was open and is covered from now on.
    fn black_out(&self, session: &Session, exposure: &Exposure) {
        if !exposure.revealed || session.covers().vanishes(&exposure.result, exposure.surface) {
            return;
        }
        let card = index_of(session, &exposure.result).and_then(|index| {
            let selector = format!("[data-index=\"{index}\"]");
            self.page.cast::<Element>()?.query_selector(&selector).ok()?
        });
        if let Some(card) = card {
            black_out(&card, Some(exposure.surface.name()));
        }
    }

    pub(super) fn notice(&mut self, notice: Notice) {
        self.notices.retain(|known| known.kind != notice.kind);
        self.said.polite = crate::notice::words(&self.ui, notice.kind);
        self.notices.push(notice);
    }

    pub(super) fn show(&mut self, stage: Stage) {
        if self.has_focus() && !matches!(stage, Stage::Idle(Idle::Loading)) {
            self.wish_for(Wish::State);
        }
        self.stage = stage;
        self.open = None;
    }

    /// Gives a message to the session. Says whether the page has to be drawn again.
    pub(super) fn session(&mut self, message: Message) -> bool {
        let Some(session) = self.open_session() else { return false };
        let quiet = message == Message::Activity;
        let now = self.now_ms();
        let effects = session.borrow_mut().update(message, now);
        let silent = quiet && effects.iter().all(|effect| matches!(effect, Effect::Wake(_)));
        for effect in effects {
            self.effect(&session, effect);
        }
        !silent
    }

    /// Says something to assistive technology. The same words twice are told apart by a space that
    /// nobody hears, so that they are said twice.
    fn say(&mut self, words: String) {
        let again = self.said.polite == words;
        self.said.polite = if again { words + "\u{a0}" } else { words };
    }

    fn effect(&mut self, session: &Rc<RefCell<Session>>, effect: Effect) {
        match effect {
            Effect::SaveDraft => {
                self.host.emit(HostRequest::SaveDraft(Box::new(session.borrow().draft())))
            }
            Effect::Store => self.store(&session.borrow()),
            Effect::Changed => self.host.emit(HostRequest::Changed),
            Effect::Exposure(exposure) => {
                let sight = self.sight(&session.borrow(), &exposure);
                self.black_out(&session.borrow(), &exposure);
                self.host.emit(HostRequest::Exposure(exposure, sight));
            }
            Effect::Wake(due) => self.host.emit(HostRequest::Wake(due)),
            Effect::Finished => self.host.emit(HostRequest::Finished),
            Effect::FocusResult(result) => self.focus_result(session, result.as_deref()),
            Effect::FocusField(place) => self.focus_field(session, &place),
            Effect::FocusSubmit => self.wish_for(Wish::Submit),
            Effect::MarkSelection(place, label) => self.mark(place, label),
            Effect::AnnounceFinding(finding) => {
                let words = project::finding(&self.ui, &session.borrow(), &finding).text;
                self.say(words);
            }
            Effect::Announce(key, arguments) => self.announce(key, &arguments),
            Effect::Guideline { open, section } => {
                if let Some(section) = section.filter(|_| open) {
                    self.section = Some((self.next(), section));
                }
            }
            Effect::Find => {
                self.finder = Some(Finder::default());
                self.wish_for(Wish::Finder);
            }
            Effect::CoverAll => {
                if let Some(page) = self.page.cast::<Element>() {
                    silence(&page);
                }
            }
            // These are read from the session when the page is drawn.
            Effect::Help(_) | Effect::AskReason(_) | Effect::AskOverrides => self.open = None,
        }
    }

    fn store(&self, session: &Session) {
        let client = Client {
            name: "gradeglass".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            locale: self.ui.words.locale().into(),
        };
        let judgment = session.judgment(String::new(), String::new(), client);
        self.host.emit(HostRequest::Store(Box::new(judgment)));
    }

    fn announce(&mut self, key: &str, arguments: &[(&'static str, String)]) {
        // What counts arrives as text too: a whole number is one, so that plurals agree.
        let arguments: Vec<(&str, Argument)> = arguments
            .iter()
            .map(|(name, value)| match value.parse::<u32>() {
                Ok(number) => (*name, Argument::Number(f64::from(number))),
                Err(_) => (*name, Argument::Text(value.clone())),
            })
            .collect();
        let words = self.ui.words.with(key, &arguments);
        if key == gradeglass_engine::judging::announce::TO_MEND {
            self.said.alert = words;
        } else {
            self.say(words);
        }
        if key == gradeglass_engine::judging::announce::NOT_STORED {
            let detail = arguments.into_iter().find_map(|(_, value)| match value {
                Argument::Text(text) => Some(text),
                Argument::Number(_) => None,
            });
            self.notice(Notice { kind: NoticeKind::NotStored, detail });
        }
    }

    pub(super) fn next(&mut self) -> u32 {
        self.count = self.count.wrapping_add(1);
        self.count
    }
}

fn index_of(session: &Session, id: &str) -> Option<usize> {
    session.task().results.iter().position(|item| item.id == id)
}
