//! Where focus goes: at once, or once what gets it is drawn.

use super::super::{Root, Wish};
use super::index_of;
use crate::list::{Goal, viewport};
use gradeglass_engine::judging::{Place, Session};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

impl Root {
    pub(super) fn focus_cursor(&mut self) {
        let Some(session) = self.open_session() else { return };
        let result = session.borrow().cursor().result.clone();
        self.focus_result(&session, result.as_deref());
    }

    pub(super) fn focus_result(&mut self, session: &Rc<RefCell<Session>>, result: Option<&str>) {
        let index = result.and_then(|id| index_of(&session.borrow(), id));
        match index {
            Some(index) => self.aim_at(index, None),
            None => self.wish_for(Wish::Task),
        }
    }

    pub(super) fn focus_field(&mut self, session: &Rc<RefCell<Session>>, place: &Place) {
        let held = session.borrow();
        let field = held.guideline().fields.iter().position(|field| field.id == place.field);
        let result = place.result.as_deref().map(|id| index_of(&held, id));
        drop(held);
        let Some(field) = field else { return };
        let (id, index) = match result {
            Some(Some(index)) => (format!("f{index}-{field}"), Some(index)),
            Some(None) => return,
            None => (format!("ft-{field}"), None),
        };
        let inside = format!("input#{id},textarea#{id},#{id} [tabindex=\"0\"],#{id} button");
        match index {
            Some(index) => self.aim_at(index, Some(inside)),
            None => {
                self.wish = None;
                self.focus_now(&inside);
            }
        }
    }

    fn aim_at(&mut self, index: usize, inside: Option<String>) {
        self.goal = Some(Goal { number: self.next(), index, inside, focus: true });
        self.underway.begin();
    }

    pub(super) fn wish_for(&mut self, wish: Wish) {
        self.wish = Some(wish);
        self.underway.begin();
    }

    /// The page is drawn, and focus has come to where it goes, unless the list has yet to bring its goal.
    pub(in crate::root) fn arrive(&self) {
        let ahead =
            self.goal.as_ref().filter(|goal| goal.focus && !self.underway.has_reached(goal));
        let is_there = |goal: &Goal| {
            let card = format!(".card[data-index=\"{}\"]", goal.index);
            let page = self.page.cast::<Element>();
            page.is_some_and(|page| page.query_selector(&card).is_ok_and(|card| card.is_some()))
        };
        if !ahead.is_some_and(is_there) {
            self.underway.end();
        }
    }

    pub(super) fn focus_now(&mut self, selector: &str) {
        let found = self
            .page
            .cast::<Element>()
            .and_then(|page| page.query_selector(selector).ok().flatten());
        if let Some(found) = found {
            viewport::into_view(&found);
            viewport::focus(&found);
        }
    }

    /// Gives focus to what was wished for, now that it is drawn.
    pub(in crate::root) fn grant(&mut self) {
        match self.wish.take() {
            Some(Wish::Submit) => {
                if let Some(button) = self.submit.cast::<Element>() {
                    viewport::focus(&button);
                }
            }
            Some(Wish::Finder) => self.focus_now("#find"),
            Some(Wish::Task) => self.focus_now(".task-fields,.state h2"),
            Some(Wish::State) => self.focus_now(".state h2"),
            None => {}
        }
    }

    /// Focus that was on something which is covered now goes to its card: it is never lost.
    pub(in crate::root) fn keep_focus(&mut self) {
        let lost = std::mem::take(&mut self.within) && !self.is_within() && self.has_focus();
        if lost && self.goal.as_ref().is_none_or(|goal| goal.number != self.count) {
            self.focus_now(".card.current,.task-fields.current,.state h2");
        }
    }

    /// Whether focus is in the page.
    pub(in crate::root) fn is_within(&self) -> bool {
        let page = self.page.cast::<Element>();
        page.is_some_and(|page| page.matches(":focus-within").unwrap_or(false))
    }

    /// Whether focus is in the page, or nowhere in the document: then a new task may take it.
    pub(super) fn has_focus(&self) -> bool {
        let Some(page) = self.page.cast::<Element>() else { return false };
        let document = page.owner_document();
        let active = document.as_ref().and_then(|document| document.active_element());
        self.is_within()
            || active.is_none_or(|active| active.tag_name().eq_ignore_ascii_case("body"))
    }
}
