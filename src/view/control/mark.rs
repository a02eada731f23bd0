//! A text in which stretches are marked, with the pointer or with the keyboard.
//!
//! What is selected is the browser's own selection, so that it looks, copies and reaches assistive
//! technology as any other. Offsets are UTF-16 code units: each run of text knows where it starts,
//! and a text node counts as the browser does.

use super::choice::is_right_to_left;
use super::segment::{Selected, Step, Units, units};
use crate::model::FieldState;
use crate::root::{Own, Selection};
use crate::ui::{Shared, Ui};
use gradeglass_engine::guideline::{FieldKind, Guideline};
use gradeglass_engine::judging::{Answer, Message, Place, SpanMark};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};
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
        let hint = props.ui.text("span-hint");
        // Keys for labels are those of the field that keys speak of: focus here is focus there.
        let first = props.fields.first().and_then(|state| props.guideline.fields.get(state.index));
        let field = first.map(|field| field.id.clone());
        html! {
            <span ref={self.node.clone()} class="markable" tabindex="0" role="group" dir={props.dir.clone()} data-field={field}
                aria-label={hint} aria-roledescription={props.ui.text("span-text")}
                onkeydown={self.on_key.clone()} onpointerup={self.on_up.clone()}>
                { for runs(props) }
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

/// The text cut where marks start and end. Where marks overlap, a run says of how many it is part.
fn runs(props: &MarksProps) -> Vec<Html> {
    let all: Vec<&SpanMark> = props
        .fields
        .iter()
        .flat_map(|state| match &state.answer {
            Some(Answer::Spans(marks)) => marks.as_slice(),
            _ => &[],
        })
        .collect();
    let length = props.text.encode_utf16().count() as u32;
    let mut cuts: Vec<u32> =
        all.iter().flat_map(|mark| [mark.start, mark.end]).chain([0, length]).collect();
    gradeglass_engine::order::sort(&mut cuts, &Ord::cmp);
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .filter_map(|(start, end)| {
            let text = gradeglass_engine::judging::utf16_slice(&props.text, *start, *end)?;
            let over = all.iter().filter(|mark| mark.start <= *start && mark.end >= *end).count();
            let (key, start) = (start.to_string(), start.to_string());
            Some(match over {
                0 => html! { <span {key} data-start={start}>{ text.to_owned() }</span> },
                1 => html! { <mark {key} data-start={start}>{ text.to_owned() }</mark> },
                _ => {
                    html! { <mark {key} class="over" data-start={start}>{ text.to_owned() }</mark> }
                }
            })
        })
        .collect()
}

fn computed_right_to_left(node: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(node).ok().flatten());
    let direction = style.and_then(|style| style.get_property_value("direction").ok());
    direction.map_or_else(|| is_right_to_left(node), |direction| direction == "rtl")
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn property<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn selection() -> Option<web_sys::Selection> {
    web_sys::window()?.get_selection().ok().flatten()
}

fn clear_selection() {
    if let Some(selection) = selection() {
        // A selection that cannot be cleared is only left to be seen.
        let _ = selection.remove_all_ranges();
    }
}

/// What is selected inside `node`. A selection inside a shadow root is seen through
/// `getComposedRanges`; Chromium before 137 has it on the root instead.
fn read_selection(node: &Element) -> Option<Selected> {
    let root = node.get_root_node();
    let selection: JsValue = match method(&root, "getSelection") {
        Some(get) => get.call0(&root).ok()?,
        None => selection()?.into(),
    };
    let composed = method(&selection, "getComposedRanges").and_then(|get| {
        let options = Object::new();
        Reflect::set(&options, &"shadowRoots".into(), &Array::of1(&root)).ok()?;
        let ranges: Array = get.call1(&selection, &options).ok()?.dyn_into().ok()?;
        ranges.iter().next()
    });
    let range = match composed {
        Some(range) => range,
        None => selection
            .dyn_ref::<web_sys::Selection>()
            .filter(|s| s.range_count() > 0)?
            .get_range_at(0)
            .ok()?
            .into(),
    };
    let edge = |container: &str, offset: &str| {
        let at: Node = property(&range, container)?;
        let offset = Reflect::get(&range, &offset.into()).ok()?.as_f64()? as u32;
        offset_in(node, &at, offset)
    };
    let (start, end) = (edge("startContainer", "startOffset")?, edge("endContainer", "endOffset")?);
    // Ranges tell no direction; the selection does, as far as its head is at its start.
    let head = property::<Node>(&selection, "focusNode").and_then(|focus| {
        let offset = Reflect::get(&selection, &"focusOffset".into()).ok()?.as_f64()? as u32;
        offset_in(node, &focus, offset)
    });
    let selected = if head == Some(start) {
        Selected { anchor: end, head: start }
    } else {
        Selected { anchor: start, head: end }
    };
    (start < end).then_some(selected)
}

/// The UTF-16 offset in the text of `node` that a place in the page is; none outside of it.
fn offset_in(node: &Element, at: &Node, offset: u32) -> Option<u32> {
    if !node.contains(Some(at)) {
        return None;
    }
    let start_of = |run: &Element| run.get_attribute("data-start")?.parse::<u32>().ok();
    if at.node_type() == Node::TEXT_NODE {
        return Some(start_of(&at.parent_element()?)? + offset);
    }
    let element: &Element = at.dyn_ref()?;
    if let Some(start) = start_of(element) {
        let length = element.text_content().unwrap_or_default().encode_utf16().count() as u32;
        return Some(if offset == 0 { start } else { start + length });
    }
    match element.children().item(offset) {
        Some(run) => start_of(&run),
        None => Some(element.text_content().unwrap_or_default().encode_utf16().count() as u32),
    }
}

fn write_selection(node: &Element, selected: Selected) {
    let (Some(anchor), Some(head)) =
        (place_of(node, selected.anchor), place_of(node, selected.head))
    else {
        return;
    };
    if let Some(selection) = selection() {
        // A browser that refuses shows no selection; the next key tries again.
        let _ = selection.set_base_and_extent(&anchor.0, anchor.1, &head.0, head.1);
    }
}

/// The text node that holds a UTF-16 offset, and the offset in it.
fn place_of(node: &Element, wanted: u32) -> Option<(Node, u32)> {
    let runs = node.children();
    for at in (0..runs.length()).rev() {
        let run = runs.item(at)?;
        let start: u32 = run.get_attribute("data-start")?.parse().ok()?;
        if start <= wanted {
            return Some((run.first_child()?, wanted - start));
        }
    }
    None
}
