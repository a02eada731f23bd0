//! Parts of the page that are seldom needed and brought when they are: previews, drawings, the
//! player, the lens.
//!
//! Each is a small module of its own (`www/judge-NAME.js`) that draws into an empty element. What it may show and sound is decided by the session and told to it; what people
//! do to it comes back as messages.

use crate::card::broken;
use crate::drawn::{draws, is_drawn};
use crate::event::is_active;
use crate::ui::Ui;
use gradeglass_engine::judging::Message;
use gradeglass_engine::protection::{CoverMessage, EndedBy, Fault, Surface};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What the element's class gives.
    #[derive(Clone)]
    pub type Bringer;

    /// Brings a part into an element.
    #[wasm_bindgen(method)]
    fn part(this: &Bringer, name: &str, slot: &Element, given: &Object, state: &Object) -> Part;

    /// A part that is there, or on its way.
    type Part;

    /// Tells it what has changed.
    #[wasm_bindgen(method)]
    fn set(this: &Part, changed: &Object);

    /// Takes it apart.
    #[wasm_bindgen(method)]
    fn end(this: &Part);
}

/// What a part is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct BroughtProps {
    /// Words and callbacks.
    pub ui: Ui,
    /// `preview`, `drawing`, `player` or `lens`.
    pub part: &'static str,
    /// The classes of its element.
    pub class: String,
    /// The result that it belongs to.
    pub result: AttrValue,
    /// The part of the result that it shows.
    pub surface: Surface,
    /// The address of the media.
    pub url: AttrValue,
    /// What the media shows.
    pub label: AttrValue,
    /// How fast it plays to begin with, in hundredths.
    pub rate: u16,
    /// Whether what is shown has no colour.
    pub gray: bool,
    /// Whether it can be heard.
    pub audible: bool,
    /// WebVTT captions, where they may be read.
    pub captions: Option<AttrValue>,
    /// What previews are drawn from.
    pub sources: Vec<AttrValue>,
    /// Pixels on the short side of a preview.
    pub grain: u8,
}

impl BroughtProps {
    /// A part of which nothing more is known.
    pub fn new(ui: &Ui, part: &'static str, class: String) -> Self {
        Self {
            ui: ui.clone(),
            part,
            class,
            result: AttrValue::default(),
            surface: Surface::Image,
            url: AttrValue::default(),
            label: AttrValue::default(),
            rate: 100,
            gray: false,
            audible: false,
            captions: None,
            sources: Vec::new(),
            grain: 0,
        }
    }
}

/// What is done to it, as it is told: what, how much, and whether a person did it.
type Tell = Closure<dyn FnMut(String, f64, bool)>;

/// A part. Its element is empty for Yew.
pub struct Brought {
    node: NodeRef,
    part: Option<(Part, Tell)>,
    failed: bool,
}

impl Component for Brought {
    type Message = ();
    type Properties = BroughtProps;

    fn create(_: &Context<Self>) -> Self {
        Self { node: NodeRef::default(), part: None, failed: false }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.end();
        self.failed = true;
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &BroughtProps) -> bool {
        let props = context.props();
        if let Some((part, _)) = &self.part
            && (props.audible != old.audible || props.captions != old.captions)
        {
            part.set(&state(props));
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        draws(&props.result);
        if self.failed {
            return match props.part {
                "preview" => html! { <div key="none" hidden=true></div> },
                "lens" | "drawing" => broken(&props.ui, "media-broken-picture"),
                _ => broken(&props.ui, "media-broken-video"),
            };
        }
        html! { <div key="part" ref={self.node.clone()} class={props.class.clone()}></div> }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let Some(slot) = self.node.cast::<Element>().filter(|_| first) else { return };
        let props = context.props();
        draws(&props.result);
        let (ui, result, surface) = (props.ui.clone(), props.result.to_string(), props.surface);
        let link = context.link().clone();
        let tell = Tell::new(move |what: String, value: f64, trusted: bool| {
            let result = result.clone();
            let message = match what.as_str() {
                "play" => CoverMessage::Playing { result, rate: Some(value as u16) },
                "stand" => CoverMessage::Playing { result, rate: None },
                "sound" => {
                    CoverMessage::Sound { result, on: value > 0.0, trusted: trusted && is_active() }
                }
                "fullscreen" => CoverMessage::Withdraw(EndedBy::Fullscreen),
                "cover" => CoverMessage::Cover(result, EndedBy::Scrolled),
                "captions" => CoverMessage::Failed(result, surface, Fault::Captions),
                _ => {
                    link.send_message(());
                    let fault = if value > 0.0 { Fault::Part } else { Fault::Media };
                    CoverMessage::Failed(result, surface, fault)
                }
            };
            ui.send.emit(Message::Cover(message));
        });
        let part =
            props.ui.bringer.part(props.part, &slot, &given(props, tell.as_ref()), &state(props));
        self.part = Some((part, tell));
        is_drawn();
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.end();
    }
}

impl Brought {
    fn end(&mut self) {
        if let Some((part, _)) = self.part.take() {
            part.end();
        }
    }
}

/// What stays as it is.
fn given(props: &BroughtProps, tell: &JsValue) -> Object {
    let words = WORDS.map(|name| (name, JsValue::from(props.ui.text(&format!("media-{name}")))));
    object(&[
        ("url", props.url.as_str().into()),
        ("label", props.label.as_str().into()),
        ("rate", (f64::from(props.rate) / 100.0).into()),
        ("gray", props.gray.into()),
        (
            "sources",
            props.sources.iter().map(|it| JsValue::from(it.as_str())).collect::<Array>().into(),
        ),
        ("grain", props.grain.into()),
        ("words", object(&words).into()),
        ("tell", tell.clone()),
    ])
}

/// What can change.
fn state(props: &BroughtProps) -> Object {
    let captions = props.captions.as_ref().map_or(JsValue::NULL, |url| url.as_str().into());
    object(&[("audible", props.audible.into()), ("captions", captions)])
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let made = Object::new();
    for (name, value) in entries {
        // An object that was made here takes everything.
        let _ = Reflect::set(&made, &JsValue::from(*name), value);
    }
    made
}

/// The words of a part, each `media-<name>` in the interface's own.
const WORDS: [&str; 17] = [
    "player",
    "play",
    "pause",
    "back",
    "forward",
    "previousFrame",
    "nextFrame",
    "position",
    "speed",
    "mute",
    "unmute",
    "volume",
    "captions",
    "uncaptioned",
    "lens",
    "tile",
    "undrawn",
];
