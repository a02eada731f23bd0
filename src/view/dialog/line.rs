//! A line of text. What is in it belongs to the hands that type: it is set when it appears, and
//! never by drawing, which may come between two keys.

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
    type Message = InputEvent;
    type Properties = LineProps;

    fn create(_: &Context<Self>) -> Self {
        Self { node: NodeRef::default() }
    }

    fn update(&mut self, context: &Context<Self>, event: InputEvent) -> bool {
        let input = event.target_dyn_into::<HtmlInputElement>();
        context.props().typed.emit(input.map(|input| input.value()).unwrap_or_default());
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        html! {
            <input ref={self.node.clone()} id={context.props().id.clone()} class="input" type="text" dir="auto"
                autocomplete="off" oninput={context.link().callback(|event| event)} />
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if let Some(input) = self.node.cast::<HtmlInputElement>().filter(|_| first) {
            input.set_value(&context.props().start);
        }
    }
}
