//! A video. It is made when it may be seen, silent, and taken apart before it goes.

use super::picture::broken;
use crate::ui::Ui;
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

/// A video.
pub struct Film {
    node: NodeRef,
    failed: bool,
    on_error: Callback<Event>,
}

impl Component for Film {
    type Message = ();
    type Properties = FilmProps;

    fn create(context: &Context<Self>) -> Self {
        Self { node: NodeRef::default(), failed: false, on_error: context.link().callback(|_| ()) }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.failed = true;
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
        // `muted` as an attribute sets only what a new element starts with, and Yew sets it too
        // late: it has to be the property. The address is set last, in `rendered`.
        html! {
            <video ref={self.node.clone()} ~muted={true} preload="none" controls=true
                controlslist="nofullscreen nodownload noremoteplayback"
                disablepictureinpicture="" disableremoteplayback="" playsinline=true
                aria-label={props.alt.clone()} part="media"
                class={classes!("film", props.gray.then_some("gray"), props.sound_only.then_some("sound"))}
                onerror={self.on_error.clone()}>
                { for captions }
            </video>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if let Some(video) = self.node.cast::<HtmlVideoElement>().filter(|_| first) {
            video.set_muted(true);
            video.set_volume(0.2);
            video.set_src(&context.props().url);
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some(video) = self.node.cast::<HtmlVideoElement>() {
            stop(&video);
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
