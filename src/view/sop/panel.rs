//! The operating procedure beside the task, opened at a section.

use super::{Block, draw, read};
use crate::icon::icon;
use crate::root::Own;
use crate::ui::{Shared, Ui};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::Command;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What the panel is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct PanelProps {
    /// Words and callbacks.
    pub ui: Ui,
    /// The guideline whose procedure it is.
    pub guideline: Shared<Guideline>,
    /// The section to show, and which asking it is.
    pub section: Option<(u32, String)>,
}

/// The panel.
pub fn panel(props: PanelProps) -> Html {
    html! { <Panel key="guideline" ..props /> }
}

/// The panel. It reads the procedure once for each guideline and language.
pub struct Panel {
    node: NodeRef,
    blocks: Rc<Vec<Block>>,
    language: String,
    shown: Option<u32>,
    go: Callback<String>,
}

impl Component for Panel {
    type Message = ();
    type Properties = PanelProps;

    fn create(context: &Context<Self>) -> Self {
        let own = context.props().ui.own.clone();
        let (blocks, language) = procedure(context.props());
        let go = Callback::from(move |section| own.emit(Own::Section(section)));
        Self { node: NodeRef::default(), blocks, language, shown: None, go }
    }

    fn changed(&mut self, context: &Context<Self>, old: &PanelProps) -> bool {
        let props = context.props();
        if props.guideline != old.guideline || props.ui != old.ui {
            (self.blocks, self.language) = procedure(props);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let ui = &context.props().ui;
        html! {
            <aside class="guideline" part="guideline" aria-label={ui.text("guideline")}>
                <div class="guideline-head">
                    <h2>{ ui.text("guideline") }</h2>
                    <button type="button" class="icon-button" aria-label={ui.text("close")}
                        onclick={ui.on_command(Command::ToggleGuideline)}>{ icon("close") }</button>
                </div>
                <div ref={self.node.clone()} class="guideline-body prose" lang={self.language.clone()} dir="auto" tabindex="0">
                    { draw(&self.blocks, &self.go) }
                </div>
            </aside>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let Some((number, section)) = &context.props().section else { return };
        let Some(body) =
            self.node.cast::<web_sys::Element>().filter(|_| self.shown != Some(*number))
        else {
            return;
        };
        self.shown = Some(*number);
        // Ids of sections may hold anything: they are compared, not put into a selector.
        let Ok(headings) = body.query_selector_all("[data-section]") else { return };
        let wanted = (0..headings.length())
            .filter_map(|at| headings.item(at)?.dyn_into::<web_sys::HtmlElement>().ok());
        for heading in wanted {
            let here = heading.get_attribute("data-section").as_deref() == Some(section);
            let _ = heading.class_list().toggle_with_force("target", here);
            if here {
                let down = heading.get_bounding_client_rect().top()
                    - body.get_bounding_client_rect().top();
                body.set_scroll_top(body.scroll_top() + down as i32 - 12);
            }
        }
    }
}

fn procedure(props: &PanelProps) -> (Rc<Vec<Block>>, String) {
    let Some(sop) = &props.guideline.sop else { return (Rc::default(), String::new()) };
    let (text, language) = sop.best(props.ui.words.locale());
    (Rc::new(read(text)), language.to_owned())
}
