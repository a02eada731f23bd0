//! The reason for skipping, for not judging, for handing on.

use super::frame::Frame;
use crate::event::text_of;
use crate::ui::Ui;
use gradeglass_engine::judging::{Command, Message, Outcome};
use yew::prelude::*;

/// What the dialog is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct ReasonProps {
    /// Words and callbacks.
    pub ui: Ui,
    /// How the task ends.
    pub outcome: Outcome,
}

/// What happens in the dialog.
pub enum ReasonMsg {
    /// Something was typed.
    Typed(String),
    /// The reason is given.
    Given,
}

/// The dialog.
pub struct Reason {
    typed: String,
}

impl Component for Reason {
    type Message = ReasonMsg;
    type Properties = ReasonProps;

    fn create(_: &Context<Self>) -> Self {
        Self { typed: String::new() }
    }

    fn update(&mut self, context: &Context<Self>, message: ReasonMsg) -> bool {
        match message {
            ReasonMsg::Typed(typed) => {
                self.typed = typed;
                false
            }
            ReasonMsg::Given => {
                let reason = Some(self.typed.trim().to_owned()).filter(|reason| !reason.is_empty());
                let props = context.props();
                props.ui.send.emit(Message::End(props.outcome, reason));
                false
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let ReasonProps { ui, outcome } = context.props();
        let name = match outcome {
            Outcome::Skipped => "skip",
            Outcome::CannotJudge => "cannot-judge",
            Outcome::Escalated | Outcome::Judged => "escalate",
        };
        let link = context.link();
        html! {
            <Frame key="reason" ui={ui.clone()} title={ui.text(&format!("reason-{name}"))}>
                <div class="dialog-body">
                    <label for="reason">{ ui.text("reason-label") }</label>
                    <textarea id="reason" class="input" rows="3" dir="auto" autofocus=true
                        oninput={link.callback(|event| ReasonMsg::Typed(text_of(&event)))} />
                    <p class="quiet">{ ui.text(&format!("reason-{name}-help")) }</p>
                </div>
                <div class="dialog-foot">
                    <button type="button" class="button" onclick={ui.on_command(Command::Cancel)}>{ ui.text("cancel") }</button>
                    <button type="button" class="button primary" onclick={link.callback(|_| ReasonMsg::Given)}>{ ui.text(name) }</button>
                </div>
            </Frame>
        }
    }
}
