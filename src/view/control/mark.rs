//! A text in which stretches are marked, with the pointer or with the keyboard.
//!
//! What is selected is the browser's own selection, so that it looks, copies and reaches assistive
//! technology as any other. Offsets are UTF-16 code units.

use super::choice::is_right_to_left;
use super::runs::runs;
use super::segment::{Selected, Step, Units, units};
use super::selection::{clear_selection, read_selection, write_selection};
use crate::model::FieldState;
use crate::root::{Own, Selection};
use crate::ui::{Shared, Ui};
use gradeglass_engine::guideline::{FieldKind, Guideline};
use gradeglass_engine::judging::{Answer, Message, Place, SpanMark};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// What a markable text is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct MarksProps {
    /// Words and callbacks.
    pub ui: Ui,
    /// What is asked.
    pub guideline: Shared<Guideline>,
    /// The result whose text it is.
    pub result: Option<String>,
    /// The text.
    pub text: String,
    /// Its language.
    pub language: String,
    /// Its direction.
    pub dir: AttrValue,
    /// The span fields that mark it.
    pub fields: Vec<FieldState>,
    /// Whether nothing can be changed at the moment.
    pub frozen: bool,
}

/// A text in which marks can be made.
pub fn draw(props: MarksProps) -> Html {
    html! { <Marks ..props /> }
}

/// What happens to a markable text.
pub enum MarksMsg {
    /// A key was pressed in it.
    Key(Pressed),
    /// The pointer was lifted over it; or a finger, whose selection is not at its end yet.
    Lifted {
        /// Whether it was a finger.
        touch: bool,
    },
    /// The browser's selection changed somewhere.
    SelectionChanged,
}

/// A key that means something in a markable text.
pub struct Pressed {
    key: String,
    extend: bool,
    fine: bool,
}

impl Pressed {
    fn of(event: &KeyboardEvent, selected: bool) -> Option<Self> {
        let key = event.key();
        let means = match key.as_str() {
            "ArrowRight" | "ArrowLeft" | "Home" | "End" | "Backspace" | "Delete" => true,
            "Enter" | " " => selected,
            _ => false,
        };
        let fine = event.alt_key() || event.ctrl_key();
        means.then(|| Self { key, extend: event.shift_key(), fine })
    }
}

/// A text that can be marked.
pub struct Marks {
    node: NodeRef,
    units: Option<Units>,
    on_key: Callback<KeyboardEvent>,
    on_up: Callback<PointerEvent>,
    listener: Closure<dyn FnMut()>,
}

impl Component for Marks {
    type Message = MarksMsg;
    type Properties = MarksProps;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link().clone();
        let node = NodeRef::default();
        let text = node.clone();
        Self {
            node,
            units: None,
            on_key: context.link().batch_callback(move |event: KeyboardEvent| {
                let selected =
                    text.cast::<Element>().is_some_and(|it| read_selection(&it).is_some());
                let pressed = Pressed::of(&event, selected)?;
                event.prevent_default();
                Some(MarksMsg::Key(pressed))
            }),
            on_up: context.link().callback(|event: PointerEvent| MarksMsg::Lifted {
                touch: event.pointer_type() == "touch",
            }),
            listener: Closure::new(move || link.send_message(MarksMsg::SelectionChanged)),
        }
    }

    fn changed(&mut self, context: &Context<Self>, old: &MarksProps) -> bool {
        if context.props().text != old.text {
            self.units = None;
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, message: MarksMsg) -> bool {
        match message {
            MarksMsg::Key(pressed) => self.key(context, &pressed),
            MarksMsg::Lifted { touch } => self.lifted(context, touch),
            MarksMsg::SelectionChanged => self.tell(context),
        }
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        crate::drawn::draws(props.result.as_deref().unwrap_or_default());
        let hint = props.ui.text("span-hint");
        // Keys for labels are those of the field that keys speak of: focus here is focus there.
        let first = props.fields.first().and_then(|state| props.guideline.fields.get(state.index));
        let field = first.map(|field| field.id.clone());
        html! {
            <span ref={self.node.clone()} class="markable" tabindex="0" role="group" dir={props.dir.clone()} data-field={field}
                aria-label={hint} aria-roledescription={props.ui.text("span-text")}
                onkeydown={self.on_key.clone()} onpointerup={self.on_up.clone()}>
                { for runs(&props.text, &props.fields) }
            </span>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if let Some(document) =
            web_sys::window().and_then(|window| window.document()).filter(|_| first)
        {
            let listener = self.listener.as_ref().unchecked_ref();
            // Without the event, marking by touch needs the pointer; nothing else is lost.
            let _ = document.add_event_listener_with_callback("selectionchange", listener);
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            let listener = self.listener.as_ref().unchecked_ref();
            let _ = document.remove_event_listener_with_callback("selectionchange", listener);
        }
    }
}

impl Marks {
    fn selected(&self) -> Option<Selected> {
        read_selection(&self.node.cast::<Element>()?)
    }

    fn tell(&mut self, context: &Context<Self>) {
        let Some(selected) = self.selected() else { return };
        let props = context.props();
        let (start, end) = selected.range();
        let selection =
            Selection { result: props.result.clone(), text: props.text.clone(), start, end };
        props.ui.own.emit(Own::Select(selection));
    }

    // A stretch that was just selected is marked at once where there is only one thing it can mean.
    // Not by touch: handles of a selection are dragged more than once.
    fn lifted(&mut self, context: &Context<Self>, touch: bool) {
        self.tell(context);
        if !touch && self.selected().is_some() {
            self.mark(context, false);
        }
    }

    // By pointer only where one field without labels can mean it; by Enter, with the first label.
    fn mark(&mut self, context: &Context<Self>, labelled: bool) {
        let props = context.props();
        let fields =
            props.fields.iter().filter_map(|state| props.guideline.fields.get(state.index));
        let mut meant = fields.filter_map(|field| match &field.kind {
            FieldKind::Span { labels, .. } if labelled || labels.is_empty() => {
                Some((field.id.clone(), labels.first().map(|label| label.id.clone())))
            }
            _ => None,
        });
        if let (Some((field, label)), None, false) = (meant.next(), meant.next(), props.frozen) {
            props.ui.own.emit(Own::Mark(Place { result: props.result.clone(), field }, label));
            clear_selection();
        }
    }

    fn key(&mut self, context: &Context<Self>, pressed: &Pressed) {
        let Some(node) = self.node.cast::<Element>() else { return };
        let right_to_left = computed_right_to_left(&node);
        let (extend, fine) = (pressed.extend, pressed.fine);
        let step = |forward| Step { forward, extend, fine };
        match pressed.key.as_str() {
            "ArrowRight" => self.step(context, step(!right_to_left)),
            "ArrowLeft" => self.step(context, step(right_to_left)),
            "Home" | "End" => {
                clear_selection();
                self.step(context, Step { forward: pressed.key == "Home", extend: false, fine });
            }
            "Enter" | " " => {
                self.tell(context);
                self.mark(context, true);
            }
            _ => self.unmark(context),
        }
    }

    fn step(&mut self, context: &Context<Self>, step: Step) {
        let props = context.props();
        let from = self.selected();
        let units = self.units.get_or_insert_with(|| units(&props.text, &props.language));
        let (Some(to), Some(node)) = (units.step(from, step), self.node.cast::<Element>()) else {
            return;
        };
        write_selection(&node, to);
        self.tell(context);
    }

    // Takes away the marks that the selection touches.
    fn unmark(&mut self, context: &Context<Self>) {
        let Some((start, end)) = self.selected().map(Selected::range) else { return };
        let props = context.props();
        for state in &props.fields {
            let (Some(Answer::Spans(marks)), Some(field)) =
                (&state.answer, props.guideline.fields.get(state.index))
            else {
                continue;
            };
            let rest: Vec<SpanMark> = marks
                .iter()
                .filter(|mark| mark.end <= start || mark.start >= end)
                .cloned()
                .collect();
            if rest.len() < marks.len() {
                let place = Place { result: props.result.clone(), field: field.id.clone() };
                props
                    .ui
                    .send
                    .emit(Message::Set(place, (!rest.is_empty()).then_some(Answer::Spans(rest))));
            }
        }
    }
}

fn computed_right_to_left(node: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(node).ok().flatten());
    let direction = style.and_then(|style| style.get_property_value("direction").ok());
    direction.map_or_else(|| is_right_to_left(node), |direction| direction == "rtl")
}
