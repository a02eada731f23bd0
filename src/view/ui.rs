//! What every component needs: the interface's words, and where messages go.

use crate::brought::Bringer;
use crate::catalog::{Argument, Catalog};
use crate::parts::Parts;
use crate::root::Own;
use gradeglass_engine::guideline::Localized;
use gradeglass_engine::judging::{Command, Message};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;
use yew::prelude::*;

/// Words, callbacks and what draws. Made once for each catalog and each part that comes, so that
/// comparing two is comparing pointers.
#[derive(Clone)]
pub struct Ui {
    /// The interface's words.
    pub words: Arc<Catalog>,
    /// What has come of the parts that are late.
    pub(crate) parts: Rc<Parts>,
    /// Takes messages for the session.
    pub send: Callback<Message>,
    /// Takes what the page does itself.
    pub own: Callback<Own>,
    /// Brings what is seldom needed.
    pub bringer: Bringer,
}

impl PartialEq for Ui {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.words, &other.words) && Rc::ptr_eq(&self.parts, &other.parts)
    }
}

impl Ui {
    /// A message of the interface.
    pub fn text(&self, id: &str) -> String {
        self.words.text(id)
    }

    /// A message of the interface with a number in it.
    pub fn count(&self, id: &str, name: &str, count: usize) -> String {
        self.words.with(id, &[(name, Argument::Number(count as f64))])
    }

    /// A message of the interface with a text in it.
    pub fn about(&self, id: &str, name: &str, text: &str) -> String {
        self.words.with(id, &[(name, Argument::Text(text.to_owned()))])
    }

    /// A text of the guideline, marked with the language that it really is in.
    pub fn localized(&self, text: &Localized) -> Html {
        let (words, language) = text.best(self.words.locale());
        self.said(words, language)
    }

    /// A text of the guideline, as it is.
    pub fn plain<'a>(&self, text: &'a Localized) -> &'a str {
        text.best(self.words.locale()).0
    }

    /// A text in a language: marked where that is not the interface's own.
    pub fn said(&self, words: &str, language: &str) -> Html {
        let foreign = !language.is_empty() && !language.eq_ignore_ascii_case(self.words.locale());
        let language = foreign.then(|| language.to_owned());
        html! { <bdi lang={language}>{ words.to_owned() }</bdi> }
    }

    /// A click that asks for a command. A double click is one: by its second half the next task may be open.
    pub fn on_command(&self, command: Command) -> Callback<MouseEvent> {
        let send = self.send.clone();
        Callback::from(move |click: MouseEvent| {
            if click.detail() < 2 {
                send.emit(Message::Do(command));
            }
        })
    }

    /// A click that the page answers itself.
    pub fn on_own(&self, own: Own) -> Callback<MouseEvent> {
        let callback = self.own.clone();
        Callback::from(move |_| callback.emit(own.clone()))
    }
}

/// Shared data that is compared by where it is, not by what it holds.
#[derive(Debug)]
pub struct Shared<T: ?Sized>(pub Arc<T>);

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
