//! A modal dialog: the browser's own, so that focus stays inside and comes back by itself.

use crate::icon::icon;
use crate::root::Own;
use crate::ui::Ui;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What a dialog is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct FrameProps {
    /// Words and callbacks.
    pub ui: Ui,
    /// Its heading.
    pub title: String,
    /// What is in it.
    pub children: Html,
}

/// A dialog that is open as long as it is drawn.
pub struct Frame {
    node: NodeRef,
    on_cancel: Callback<Event>,
}

impl Component for Frame {
    type Message = ();
    type Properties = FrameProps;

    fn create(context: &Context<Self>) -> Self {
        // Escape closes through the page, which also covers everything.
        let own = context.props().ui.own.clone();
        let on_cancel = Callback::from(move |event: Event| {
            event.prevent_default();
            own.emit(Own::Close);
        });
        Self { node: NodeRef::default(), on_cancel }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        html! {
            <dialog ref={self.node.clone()} class="dialog" part="dialog" aria-labelledby="dialog-title"
                oncancel={self.on_cancel.clone()}>
                <div class="dialog-head">
                    <h2 id="dialog-title">{ props.title.clone() }</h2>
                    <button type="button" class="icon-button" aria-label={props.ui.text("close")}
                        onclick={props.ui.on_own(Own::Close)}>{ icon("close") }</button>
                </div>
                { props.children.clone() }
            </dialog>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if let Some(dialog) = self.node.cast::<HtmlDialogElement>().filter(|_| first) {
            // A dialog that is open already stays open.
            let _ = dialog.show_modal();
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some(dialog) = self.node.cast::<HtmlDialogElement>() {
            dialog.close();
        }
    }
}
