//! The room of cards that are not in the page.

use web_sys::HtmlElement;
use yew::prelude::*;

/// How much room.
#[derive(Properties, Clone, PartialEq)]
pub struct SpacerProps {
    /// In CSS pixels.
    pub height: f64,
}

/// An empty stretch of a list.
pub struct Spacer {
    node: NodeRef,
}

impl Component for Spacer {
    type Message = ();
    type Properties = SpacerProps;

    fn create(_: &Context<Self>) -> Self {
        Self { node: NodeRef::default() }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        html! { <div ref={self.node.clone()} class="spacer" aria-hidden="true"></div> }
    }

    // A `style` attribute is refused by a strict content security policy; the CSSOM is not.
    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        if let Some(node) = self.node.cast::<HtmlElement>() {
            let height = format!("{}px", context.props().height);
            let _ = node.style().set_property("block-size", &height);
        }
    }
}
