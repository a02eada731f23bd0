//! A line of text. What is in it belongs to the hands that type: it is set when it appears, and
//! never by drawing, which may come between two keys.

use crate::event::text_of;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a line is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct LineProps {
    /// Its id, for its label.
    pub id: String,
    /// What stands in it when it appears.
    pub start: String,
    /// Hears every change.
    pub typed: Callback<String>,
}

/// A line.
pub struct Line {
    node: NodeRef,
}

impl Component for Line {
    type Message = ();
    type Properties = LineProps;

    fn create(_: &Context<Self>) -> Self {
        Self { node: NodeRef::default() }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let oninput = context.props().typed.reform(|event: InputEvent| text_of(&event));
        html! {
            <input ref={self.node.clone()} id={context.props().id.clone()} class="input" type="text" dir="auto"
                autocomplete="off" {oninput} />
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if let Some(input) = self.node.cast::<HtmlInputElement>().filter(|_| first) {
            input.set_value(&context.props().start);
        }
    }
}
