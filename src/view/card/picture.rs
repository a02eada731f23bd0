//! A picture that says in words when it cannot be shown. It is made only when it may be seen, and the
//! same element is what is enlarged: it shows no more than before.

use crate::classes::{classes, when};
use crate::drawn::{draws, is_drawn};
use crate::icon::icon;
use crate::ui::Ui;
use gradeglass_engine::judging::Message;
use gradeglass_engine::protection::{CoverMessage, Fault, Surface, surface_of};
use gradeglass_engine::task::Media;
use yew::prelude::*;

/// What a picture is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct PictureProps {
    /// Words.
    pub ui: Ui,
    /// The result that it belongs to, and which part of it it is.
    pub of: (AttrValue, Surface),
    /// Where it is.
    pub url: AttrValue,
    /// What it shows.
    pub alt: AttrValue,
    /// Its size in pixels, so that its shape is known before it is there.
    pub size: Option<(u32, u32)>,
    /// Without colour.
    pub gray: bool,
}

/// A picture.
pub struct Picture {
    failed: bool,
    large: bool,
    on_error: Callback<Event>,
    on_size: Callback<MouseEvent>,
}

/// What happened to a picture.
pub enum PictureMessage {
    /// It cannot be shown.
    Failed,
    /// It was asked for larger, or smaller again.
    Resized,
}

impl Component for Picture {
    type Message = PictureMessage;
    type Properties = PictureProps;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        Self {
            failed: false,
            large: false,
            on_error: link.callback(|_| PictureMessage::Failed),
            on_size: link.callback(|_| PictureMessage::Resized),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: PictureMessage) -> bool {
        match message {
            PictureMessage::Failed => {
                self.failed = true;
                let PictureProps { ui, of: (result, surface), .. } = context.props();
                let failed = CoverMessage::Failed(result.to_string(), *surface, Fault::Media);
                ui.send.emit(Message::Cover(failed));
            }
            PictureMessage::Resized => self.large = !self.large,
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &PictureProps) -> bool {
        self.failed &= context.props().url == old.url;
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        draws(&props.of.0);
        if self.failed {
            return broken(&props.ui, "media-broken-picture");
        }
        let (width, height) = props.size.unzip();
        let word = props.ui.text(if self.large { "media-shrink" } else { "media-enlarge" });
        html! {
            <div class={classes(&["framed", when(self.large, "large")])}>
            // The address comes last: WebKit asks for it at once, by what is set until then.
            <img key={props.url.to_string()} class={classes(&["picture", when(props.gray, "gray")])}
                part="media" alt={props.alt.clone()} decoding="async" draggable="false"
                width={width.map(|pixels| pixels.to_string())}
                height={height.map(|pixels| pixels.to_string())}
                referrerpolicy="no-referrer" onerror={self.on_error.clone()}
                src={props.url.clone()} />
            <button type="button" class="icon-button enlarge" title={word.clone()} aria-label={word}
                aria-pressed={self.large.to_string()} onclick={self.on_size.clone()}>{ icon("find") }</button>
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        is_drawn();
    }
}

impl PictureProps {
    /// The properties for a piece of media; `said` is whether its words may be in the page.
    pub fn of(ui: &Ui, result: &str, media: &Media, gray: bool, said: bool) -> Self {
        Self {
            ui: ui.clone(),
            of: (result.to_owned().into(), surface_of(media)),
            url: media.url.clone().into(),
            alt: media.alt.clone().filter(|_| said).unwrap_or_default().into(),
            size: media.width.zip(media.height),
            gray,
        }
    }
}

/// What stands in place of media that cannot be shown: never its address, never what it shows.
pub fn broken(ui: &Ui, message: &str) -> Html {
    html! { <p class="broken">{ icon("picture") }<span>{ ui.text(message) }</span></p> }
}
