//! One result: its content beside its answers.

mod body;
pub mod data;
mod film;
mod hold;
mod picture;

pub use film::stop as stop_film;
pub use picture::broken;

use crate::classes::{classes, when};
use crate::control;
use crate::cover;
use crate::drawn::{draws, is_drawn};
use crate::event::field_of;
use crate::model::CardState;
use crate::ui::{Shared, Ui};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{Message, Place};
use gradeglass_engine::task::{ResultItem, Task};
use hold::Hold;
use yew::prelude::*;

/// What a card is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct CardProps {
    /// Words and callbacks.
    pub ui: Ui,
    /// What is asked.
    pub guideline: Shared<Guideline>,
    /// What is judged.
    pub task: Shared<Task>,
    /// Which of the task's results.
    pub index: usize,
    /// What can change.
    pub state: CardState,
}

impl CardProps {
    /// The result, unless the task has changed under the card.
    pub fn item(&self) -> Option<&ResultItem> {
        self.task.results.get(self.index)
    }
}

/// A card.
pub struct Card {
    on_focus: Callback<FocusEvent>,
    hold: Hold,
}

impl Component for Card {
    type Message = Option<String>;
    type Properties = CardProps;

    fn create(context: &Context<Self>) -> Self {
        Self { on_focus: context.link().callback(|event| field_of(&event)), hold: Hold::default() }
    }

    // Focus that went into a field speaks of the field; any other, of the card.
    fn update(&mut self, context: &Context<Self>, field: Option<String>) -> bool {
        let props = context.props();
        let Some(item) = props.item() else { return false };
        match field {
            Some(field) if !self.is_at(props, &field) => {
                let place = Place { result: Some(item.id.clone()), field };
                props.ui.send.emit(Message::FocusField(place));
            }
            None if !props.state.current => {
                props.ui.send.emit(Message::FocusResult(Some(item.id.clone())));
            }
            _ => {}
        }
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let Some(item) = props.item() else { return html! { <article hidden=true></article> } };
        draws(&item.id);
        let state = &props.state;
        let number = props.index + 1;
        let class = classes(&[
            "card",
            when(state.current, "current"),
            when(state.answered, "answered"),
            when(state.cover.slug.is_some(), "coverable"),
        ]);
        html! {
            <article {class} part={if state.current { "card current" } else { "card" }}
                tabindex={if state.current { "0" } else { "-1" }}
                data-index={props.index.to_string()} data-result={item.id.clone()}
                aria-posinset={number.to_string()} aria-setsize={props.task.results.len().to_string()}
                data-open={state.cover.open.then_some("")} aria-label={name(props, item, number)} aria-current={state.current.then_some("true")}
                onfocusin={self.on_focus.clone()}>
                <div class="card-number" aria-hidden="true">{ props.ui.words.number(number as f64) }</div>
                <div class="card-content">
                    { cover::chip(&props.ui, item, &state.cover, number, &props.guideline.policy) }
                    { self.hold.around(&props.ui, item, &state.cover, body::draw(props, item)) }
                </div>
                <div class="card-answers">{ control::fields(&answers(props, item)) }</div>
            </article>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        is_drawn();
    }
}

impl Card {
    fn is_at(&self, props: &CardProps, field: &str) -> bool {
        let current = props.state.fields.iter().find(|state| state.current);
        let known = current.and_then(|state| props.guideline.fields.get(state.index));
        props.state.current && known.is_some_and(|known| known.id == field)
    }
}

/// What the fields of a card are drawn from.
fn answers<'a>(props: &'a CardProps, item: &'a ResultItem) -> control::Answers<'a> {
    control::Answers {
        ui: &props.ui,
        guideline: &props.guideline,
        task: &props.task,
        result: Some(item),
        fields: &props.state.fields,
        text: props.state.cover.text.shown,
        frozen: props.state.frozen,
        in_body: body::shows_text,
    }
}

// What is covered has no name but its number and why it is covered.
fn name(props: &CardProps, item: &ResultItem, number: usize) -> String {
    use gradeglass_engine::protection::Shown;
    let ui = &props.ui;
    let position = ui.count("result-number", "number", number);
    if props.state.cover.text.shown != Shown::Full {
        let slug = props.state.cover.slug.as_deref().unwrap_or("all");
        return format!("{position}, {}", ui.text(&format!("cover-category-{slug}")));
    }
    let title = data::slots(&item.card)
        .and_then(|slots| slots.title.iter().find_map(|key| data::text(&item.data, key)));
    title.map_or(position.clone(), |title| format!("{position}, {title}"))
}
