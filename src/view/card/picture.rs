//! A picture that says in words when it cannot be shown. It is made only when it may be seen.

use crate::classes::{classes, when};
use crate::icon::icon;
use crate::ui::Ui;
use gradeglass_engine::task::Media;
use yew::prelude::*;

/// What a picture is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct PictureProps {
    /// Words.
    pub ui: Ui,
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
    on_error: Callback<Event>,
}

impl Component for Picture {
    type Message = ();
    type Properties = PictureProps;

    fn create(context: &Context<Self>) -> Self {
        Self { failed: false, on_error: context.link().callback(|_| ()) }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.failed = true;
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &PictureProps) -> bool {
        self.failed &= context.props().url == old.url;
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        if self.failed {
            return broken(&props.ui, "media-broken-picture");
        }
        let (width, height) = props.size.unzip();
        html! {
            <img key={props.url.to_string()} src={props.url.clone()} alt={props.alt.clone()}
                width={width.map(|pixels| pixels.to_string())}
                height={height.map(|pixels| pixels.to_string())}
                class={classes(&["picture", when(props.gray, "gray")])} part="media"
                decoding="async" draggable="false" referrerpolicy="no-referrer"
                onerror={self.on_error.clone()} />
        }
    }
}

impl PictureProps {
    /// The properties for a piece of media; `said` is whether its words may be in the page.
    pub fn of(ui: &Ui, media: &Media, gray: bool, said: bool) -> Self {
        Self {
            ui: ui.clone(),
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
