//! The list of keys.

use super::frame::Frame;
use crate::keys;
use crate::ui::Ui;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{KeyUse, Keymap};
use gradeglass_engine::sorted::SortedMap;
use yew::prelude::*;

/// All keys: those of commands, then those of options, field by field.
pub fn help(ui: &Ui, guideline: &Guideline, keymap: &Keymap) -> Html {
    let mut commands = Vec::new();
    let mut fields: SortedMap<usize, Vec<Html>> = SortedMap::new();
    for (at, line) in keymap.help(guideline).into_iter().enumerate() {
        let chords: Vec<String> = line.keys.iter().map(|chord| keys::written(ui, chord)).collect();
        let row = |words: Html| html! { <div key={at.to_string()}><dt>{ for chords.iter().map(|key| html! { <kbd class="key">{ key.clone() }</kbd> }) }</dt><dd>{ words }</dd></div> };
        match &line.does {
            KeyUse::Command(command) => {
                commands.push(row(html! { { ui.text(keys::command(*command)) } }))
            }
            KeyUse::Option { field, option } => {
                let index = guideline
                    .fields
                    .iter()
                    .position(|known| known.id == *field)
                    .unwrap_or_default();
                fields
                    .get_or_insert_with(index, Vec::new)
                    .push(row(keys::option(ui, guideline, field, option)));
            }
        }
    }
    let fields = fields.into_iter().filter_map(|(index, rows)| {
        let field = guideline.fields.get(index)?;
        Some(html! { <section key={field.id.clone()}><h3>{ ui.localized(&field.label) }</h3><dl class="keys">{ for rows }</dl></section> })
    });
    html! {
        <Frame key="help" ui={ui.clone()} title={ui.text("help-title")}>
            <div class="dialog-body columns" tabindex="0">
                <section><h3>{ ui.text("help-commands") }</h3><dl class="keys">{ for commands }</dl></section>
                <div>{ for fields }</div>
            </div>
            <p class="quiet">{ ui.text("help-pointer") }</p>
        </Frame>
    }
}
