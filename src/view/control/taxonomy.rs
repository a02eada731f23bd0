//! Taxonomy: a tree of nodes that can be searched, several can be chosen.

use super::Control;
use crate::classes::{classes, when};
use crate::event::text_of;
use crate::ui::Ui;
use gradeglass_engine::guideline::TaxonomyNode;
use gradeglass_engine::judging::{Answer, Message, Place};
use gradeglass_engine::letters::folded;
use yew::prelude::*;

/// The control: a component, since what is searched for is nobody else's.
pub fn draw(control: &Control, nodes: &[TaxonomyNode]) -> Html {
    let chosen = match &control.state.answer {
        Some(Answer::Taxonomy(chosen)) => chosen.clone(),
        _ => Vec::new(),
    };
    let mut rows = Vec::new();
    collect(control, nodes, 0, "", &mut rows);
    html! {
        <Taxonomy ui={control.ui().clone()} place={control.place.clone()} id={control.id.clone()}
            label={control.label_id()} findings={control.findings_id()} {rows} {chosen}
            frozen={control.answers.frozen} />
    }
}

fn collect(control: &Control, nodes: &[TaxonomyNode], depth: u8, above: &str, rows: &mut Vec<Row>) {
    for node in nodes {
        let name = control.ui().plain(&node.label).to_owned();
        let path = if above.is_empty() { name.clone() } else { format!("{above} › {name}") };
        let key = control.state.keys.iter().find(|(id, _)| *id == node.id);
        rows.push(Row {
            id: node.id.clone(),
            key: key.map(|(_, key)| key.clone()),
            help: node.help.as_ref().map(|help| control.ui().plain(help).to_owned()),
            found: folded(&path),
            name,
            depth,
        });
        collect(control, &node.children, depth.saturating_add(1), &path, rows);
    }
}

/// One node, in the order of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    id: String,
    name: String,
    help: Option<String>,
    key: Option<String>,
    depth: u8,
    /// Its name and those above it, in lower case, for searching.
    found: String,
}

/// What a taxonomy is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct TaxonomyProps {
    ui: Ui,
    place: Place,
    id: String,
    label: String,
    findings: String,
    rows: Vec<Row>,
    chosen: Vec<String>,
    frozen: bool,
}

/// A tree that can be searched.
pub struct Taxonomy {
    wanted: String,
    on_search: Callback<InputEvent>,
}

impl Component for Taxonomy {
    type Message = String;
    type Properties = TaxonomyProps;

    fn create(context: &Context<Self>) -> Self {
        Self { wanted: String::new(), on_search: context.link().callback(|event| text_of(&event)) }
    }

    fn update(&mut self, _: &Context<Self>, typed: String) -> bool {
        self.wanted = folded(&typed);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let ui = &props.ui;
        let wanted = self.wanted.trim();
        let shown: Vec<&Row> = props.rows.iter().filter(|row| row.found.contains(wanted)).collect();
        let none = shown.is_empty();
        let search = props.rows.len() > 9;
        html! {
            <div class="taxonomy">
                <input type="search" class="input" hidden={!search} id={format!("{}-search", props.id)}
                    placeholder={ui.text("taxonomy-search")} aria-label={ui.text("taxonomy-search")}
                    oninput={self.on_search.clone()} dir="auto" autocomplete="off" />
                <div class="tree" role="group" id={props.id.clone()} aria-labelledby={props.label.clone()}
                    aria-describedby={props.findings.clone()}>
                    { for shown.into_iter().map(|row| self.row(props, row)) }
                </div>
                <p class="quiet" hidden={!none}>{ ui.text("taxonomy-none") }</p>
            </div>
        }
    }
}

impl Taxonomy {
    fn row(&self, props: &TaxonomyProps, row: &Row) -> Html {
        let checked = props.chosen.contains(&row.id);
        let (send, place, id) = (props.ui.send.clone(), props.place.clone(), row.id.clone());
        let onclick = move |_: MouseEvent| send.emit(Message::Choose(place.clone(), id.clone()));
        html! {
            <button key={row.id.clone()} type="button" role="checkbox" aria-checked={checked.to_string()}
                class={classes(&["option", "node", &format!("depth-{}", row.depth.min(5)), when(checked, "chosen")])}
                part={if checked { "option chosen" } else { "option" }} title={row.help.clone()}
                data-option={row.id.clone()} disabled={props.frozen} {onclick}>
                <kbd class="key" aria-hidden="true" hidden={row.key.is_none()}>{ row.key.clone().unwrap_or_default() }</kbd>
                <span class="face" dir="auto">{ row.name.clone() }</span>
            </button>
        }
    }
}
