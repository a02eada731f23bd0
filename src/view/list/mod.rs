//! The list of cards: only those near the viewport, and the one that the annotator is at, are in
//! the page.

mod frames;
mod layout;
pub mod viewport;

use crate::card::{Card, CardProps};
use crate::model::CardState;
use crate::ui::{Shared, Ui};
use crate::underway::Underway;
use frames::Frames;
use gradeglass_engine::decimal::plain;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::Message;
use gradeglass_engine::protection::{CoverMessage, EndedBy};
use gradeglass_engine::task::Task;
use layout::{Anchor, Layout};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, EventTarget, ResizeObserver};
use yew::prelude::*;

/// How far around the viewport cards are kept in the page, in pixels.
const SPARE: f64 = 600.0;

/// How high a card is taken to be before any was seen.
const GUESS: f64 = 190.0;

/// Something in the list to bring into view and put focus on.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Each goal is reached once.
    pub number: u32,
    /// The card.
    pub index: usize,
    /// What inside of it, as a selector; the card itself, without one.
    pub inside: Option<String>,
    /// Whether it gets focus, or is only brought into view.
    pub focus: bool,
}

/// Gives the state of a card, when it is drawn.
#[derive(Clone)]
pub struct States(pub Rc<dyn Fn(usize) -> CardState>);

impl PartialEq for States {
    // Every message to the session may change any card: the list asks again, and cards compare.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What a list is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct ResultsProps {
    /// Words and callbacks.
    pub ui: Ui,
    /// What is asked.
    pub guideline: Shared<Guideline>,
    /// What is judged.
    pub task: Shared<Task>,
    /// The card that the annotator is at.
    pub current: Option<usize>,
    /// Where to go.
    pub goal: Option<Goal>,
    /// Told when it is reached.
    pub underway: Underway,
    /// What each card shows.
    pub states: States,
}

/// What happens to a list.
pub enum ResultsMsg {
    /// Something scrolled or changed its size.
    Moved,
    /// Cards were measured: draw again.
    Measured,
    /// A frame begins, of those that were asked for.
    Frame,
}

/// A list of cards.
pub struct Results {
    node: NodeRef,
    layout: Layout,
    range: Range<usize>,
    frames: Frames,
    anchor: Option<Anchor>,
    width: f64,
    moved: Closure<dyn FnMut()>,
    watching: Vec<EventTarget>,
    observer: Option<ResizeObserver>,
}

impl Component for Results {
    type Message = ResultsMsg;
    type Properties = ResultsProps;

    fn create(context: &Context<Self>) -> Self {
        let (link, framed) = (context.link().clone(), context.link().clone());
        let count = context.props().task.results.len();
        Self {
            node: NodeRef::default(),
            layout: Layout::new(count, GUESS),
            range: 0..viewport::fitting(GUESS).min(count),
            frames: Frames::ask(move || framed.send_message(ResultsMsg::Frame)),
            anchor: None,
            width: 0.0,
            moved: Closure::new(move || link.send_message(ResultsMsg::Moved)),
            watching: Vec::new(),
            observer: None,
        }
    }

    fn changed(&mut self, context: &Context<Self>, old: &ResultsProps) -> bool {
        let props = context.props();
        if props.task != old.task {
            self.layout = Layout::new(props.task.results.len(), GUESS);
            self.range = 0..viewport::fitting(GUESS).min(props.task.results.len());
            self.frames.restart();
            self.anchor = None;
            if let Some(list) = self.node.cast::<Element>() {
                viewport::scrollers(&list).iter().for_each(|around| around.set_scroll_top(0));
            }
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, message: ResultsMsg) -> bool {
        let Some(list) = self.node.cast::<Element>() else { return false };
        match message {
            ResultsMsg::Moved => {
                cover_scrolled(context.props(), &list);
                self.anchor = Some(self.looked_at(&list));
                let measured = self.measure(&list);
                self.aim(&list) || measured
            }
            ResultsMsg::Measured => {
                self.aim(&list);
                true
            }
            ResultsMsg::Frame => self.frames.next() && self.aim(&list),
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let mut parts = Vec::new();
        let mut done = 0;
        for range in self.ranges(props.current) {
            parts.push(self.spacer(done, range.start));
            parts.extend(range.clone().map(|index| card(props, index)));
            done = range.end;
        }
        parts.push(self.spacer(done, self.layout.len()));
        html! {
            <div ref={self.node.clone()} class="results" part="results" role="feed"
                aria-label={props.ui.text("results")}>{ for parts }</div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let Some(list) = self.node.cast::<Element>() else { return };
        if first {
            self.watch(&list);
        }
        // Drawing may have moved what is looked at. It is put back before anything else, since a
        // scroll event that comes in between would take the wrong place for the right one.
        self.hold(&list);
        if self.measure(&list) {
            context.link().send_message(ResultsMsg::Measured);
            return;
        }
        self.reach(context, &list);
        if self.aim(&list) {
            context.link().send_message(ResultsMsg::Measured);
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        let listener = self.moved.as_ref().unchecked_ref();
        for target in &self.watching {
            // What is gone already listens no more.
            let _ = target.remove_event_listener_with_callback_and_bool("scroll", listener, true);
        }
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

impl Results {
    // The card that the annotator is at stays in the page when it is scrolled away, since focus
    // and what is typed live in it.
    fn ranges(&self, current: Option<usize>) -> Vec<Range<usize>> {
        let range = self.range.start.min(self.layout.len())..self.range.end.min(self.layout.len());
        match current.filter(|current| *current < self.layout.len() && !range.contains(current)) {
            Some(current) if current < range.start => vec![current..current + 1, range],
            Some(current) => vec![range, current..current + 1],
            None => vec![range],
        }
    }

    fn spacer(&self, from: usize, to: usize) -> Html {
        let room = self.layout.offset(to) - self.layout.offset(from);
        let key = if to == self.layout.len() { "end".into() } else { format!("before {to}") };
        // A drawing of nothing has its height by an attribute, from the moment it is there. A style
        // attribute is refused by a strict content security policy, and what is set through the
        // CSSOM comes after the browser may have taken the scroll position back to a short list.
        html! { <svg {key} class="spacer" aria-hidden="true" width="1" height={plain(room)}></svg> }
    }

    fn watch(&mut self, list: &Element) {
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(true);
        let around = list.closest(".page").ok().flatten().map(EventTarget::from);
        let window = web_sys::window().map(EventTarget::from);
        let listener: &js_sys::Function = self.moved.as_ref().unchecked_ref();
        for target in around.into_iter().chain(window) {
            let added = target.add_event_listener_with_callback_and_add_event_listener_options(
                "scroll", listener, &options,
            );
            if added.is_ok() {
                self.watching.push(target);
            }
        }
        self.observer = ResizeObserver::new(listener).ok();
        if let Some(observer) = &self.observer {
            observer.observe(list);
            viewport::scrollers(list).iter().for_each(|around| observer.observe(around));
        }
    }

    /// Takes the heights of the cards in the page. Says whether anything moved.
    fn measure(&mut self, list: &Element) -> bool {
        let width = list.get_bounding_client_rect().width();
        if (width - self.width).abs() > 0.5 {
            self.width = width;
            self.layout.forget();
        }
        let measured = viewport::cards(list);
        self.layout.measure(
            measured.iter().map(|(index, card)| (*index, card.get_bounding_client_rect().height())),
        )
    }

    /// The card at the top of what can be seen, as it lies in the page: the layout may know better
    /// already, and the page follows with the next drawing.
    fn looked_at(&self, list: &Element) -> Anchor {
        let view = viewport::view(list);
        let edge = list.get_bounding_client_rect().top() + view.top;
        let seen = viewport::cards(list).into_iter().find_map(|(index, card)| {
            let card = card.get_bounding_client_rect();
            let height = view.bottom - view.top;
            (card.bottom() > edge && card.top() < edge + height)
                .then_some(Anchor { index, delta: edge - card.top() })
        });
        seen.unwrap_or_else(|| self.layout.anchor(view.top))
    }

    /// Chooses the cards that are in the page. Says whether they are others than before.
    fn aim(&mut self, list: &Element) -> bool {
        let view = viewport::view(list);
        let top = self.layout.top_of(self.looked_at(list));
        let shown = self.frames.shown();
        let spare = if shown { SPARE } else { 0.0 };
        let range = self.layout.range(top, top + view.bottom - view.top, spare);
        let enough = self.range.start <= range.start && range.end <= self.range.end;
        if !shown && enough {
            return false;
        }
        let other = range != self.range;
        self.range = range;
        other
    }

    /// Keeps what is looked at where it is, after heights above it have become known.
    fn hold(&mut self, list: &Element) {
        let Some(anchor) = self.anchor else { return };
        let view = viewport::view(list);
        let edge = list.get_bounding_client_rect().top() + view.top;
        let card = viewport::cards(list).into_iter().find(|(index, _)| *index == anchor.index);
        let off = match card {
            Some((_, card)) => anchor.delta - (edge - card.get_bounding_client_rect().top()),
            None => self.layout.top_of(anchor) - view.top,
        };
        if off.abs() >= 1.0 && view.top > 0.0 {
            viewport::scroll_by(list, off);
        }
    }

    fn reach(&mut self, context: &Context<Self>, list: &Element) {
        let ResultsProps { goal, underway, .. } = context.props();
        let Some(goal) = goal.as_ref().filter(|goal| !underway.has_reached(goal)) else { return };
        let cards = viewport::cards(list);
        let Some((_, card)) = cards.iter().find(|(index, _)| *index == goal.index) else { return };
        underway.reach(goal);
        viewport::into_view(card);
        let inside = goal
            .inside
            .as_deref()
            .and_then(|selector| card.query_selector(selector).ok().flatten());
        if let Some(inside) = &inside {
            viewport::into_view(inside);
        }
        if goal.focus {
            viewport::focus(inside.as_ref().unwrap_or(card));
        }
        let edge = list.get_bounding_client_rect().top() + viewport::view(list).top;
        let delta = edge - card.get_bounding_client_rect().top();
        self.anchor = Some(Anchor { index: goal.index, delta });
    }
}

/// The least of a card that is in sight while something of it is open.
const IN_SIGHT: f64 = 0.75;

/// Covers what is open and no longer in sight.
fn cover_scrolled(props: &ResultsProps, list: &Element) {
    for (index, card) in viewport::cards(list) {
        if card.has_attribute("data-open")
            && viewport::share(list, &card) < IN_SIGHT
            && let Some(item) = props.task.results.get(index)
        {
            let cover = CoverMessage::Cover(item.id.clone(), EndedBy::Scrolled);
            props.ui.send.emit(Message::Cover(cover));
        }
    }
}

fn card(props: &ResultsProps, index: usize) -> Html {
    let Some(item) = props.task.results.get(index) else { return html! {} };
    // Another result in the same place, or the same with other content, is another card: nothing
    // of the one before may be left in the page, not for one frame.
    let key = format!("{}\u{0}{}\u{0}{}", props.task.id, item.id, item.hash);
    let card = CardProps {
        ui: props.ui.clone(),
        guideline: props.guideline.clone(),
        task: props.task.clone(),
        index,
        state: (props.states.0)(index),
    };
    html! { <Card {key} ..card /> }
}
