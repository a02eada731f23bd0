//! A video. It is made when it may be seen, silent, and taken apart before it goes.

use super::picture::broken;
use crate::classes::{classes, when};
use crate::icon::icon;
use crate::ui::Ui;
use wasm_bindgen::prelude::*;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

/// What a video is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct FilmProps {
    /// Words.
    pub ui: Ui,
    /// Where it is.
    pub url: AttrValue,
    /// What it shows.
    pub alt: AttrValue,
    /// WebVTT captions.
    pub captions: Option<AttrValue>,
    /// Without colour.
    pub gray: bool,
    /// Sound alone.
    pub sound_only: bool,
}

/// What happens to a video.
pub enum FilmMsg {
    /// It is to be played.
    Start,
    /// It cannot be played.
    Failed,
}

/// A video. It is fetched when somebody plays it, and not before.
pub struct Film {
    node: NodeRef,
    started: bool,
    failed: bool,
    on_start: Callback<MouseEvent>,
    on_error: Callback<Event>,
    refused: Closure<dyn FnMut(JsValue)>,
}

impl Component for Film {
    type Message = FilmMsg;
    type Properties = FilmProps;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        Self {
            node: NodeRef::default(),
            started: false,
            failed: false,
            on_start: link.callback(|_| FilmMsg::Start),
            on_error: link.callback(|_| FilmMsg::Failed),
            // A browser that will not play at once leaves its own controls to do it.
            refused: Closure::new(|_| ()),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: FilmMsg) -> bool {
        match message {
            FilmMsg::Start => self.start(&context.props().url),
            FilmMsg::Failed => self.failed = self.started,
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        if self.failed {
            return broken(&props.ui, "media-broken-video");
        }
        let captions = props.captions.clone().map(|url| {
            html! { <track kind="captions" src={url} label={props.ui.text("media-captions")} /> }
        });
        let play = props.ui.text("media-play");
        // `muted` as an attribute sets only what a new element starts with, and Yew sets it too
        // late: it has to be the property. The address is set last, in `start`.
        html! {
            <div class={classes(&["film", when(props.gray, "gray"), when(props.sound_only, "sound")])}>
                <video ref={self.node.clone()} ~muted={true} preload="none"
                    controlslist="nofullscreen nodownload noremoteplayback"
                    disablepictureinpicture="" disableremoteplayback="" playsinline=true
                    aria-label={props.alt.clone()} part="media" onerror={self.on_error.clone()}>
                    { for captions }
                </video>
                <button type="button" class="play" hidden={self.started} onclick={self.on_start.clone()}
                    aria-label={format!("{play} · {}", props.alt)}>{ icon("play") }<span>{ play.clone() }</span></button>
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if let Some(video) = self.node.cast::<HtmlVideoElement>().filter(|_| first) {
            video.set_muted(true);
            video.set_volume(0.2);
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some(video) = self.node.cast::<HtmlVideoElement>() {
            stop(&video);
        }
    }
}

impl Film {
    fn start(&mut self, url: &str) {
        let Some(video) = self.node.cast::<HtmlVideoElement>() else { return };
        self.started = true;
        video.set_muted(true);
        video.set_controls(true);
        video.set_src(url);
        // Focus was on the button that goes.
        let _ = video.focus();
        if let Ok(playing) = video.play() {
            let _ = playing.catch(&self.refused);
        }
    }
}

/// Stops a video and lets go of what it has loaded.
pub fn stop(video: &HtmlVideoElement) {
    // A video that was never played has nothing to pause; that is no fault.
    let _ = video.pause();
    let _ = video.remove_attribute("src");
    video.load();
}
