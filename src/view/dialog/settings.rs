//! Settings: keys, colours, language.

use super::frame::Frame;
use crate::classes::{classes, when};
use crate::contract::{Settings, Theme};
use crate::root::Own;
use crate::ui::Ui;
use yew::prelude::*;

/// The dialog.
pub fn settings(ui: &Ui, settings: &Settings) -> Html {
    let with = |change: &dyn Fn(&mut Settings)| {
        let mut changed = settings.clone();
        change(&mut changed);
        ui.on_own(Own::Set(changed))
    };
    let single = settings.single_keys;
    let themes = [
        (Theme::System, "theme-system"),
        (Theme::Light, "theme-light"),
        (Theme::Dark, "theme-dark"),
    ];
    let themes = themes.into_iter().map(|(theme, name)| {
        pressed(
            name,
            html! { { ui.text(name) } },
            settings.theme == theme,
            with(&|settings| settings.theme = theme),
        )
    });
    let current = settings.locale.as_deref().unwrap_or(ui.words.locale());
    let locales = settings.locales.iter().map(|tag| {
        let name = html! { <bdi lang={tag.clone()}>{ ui.text(&format!("language-{tag}")) }</bdi> };
        pressed(tag, name, tag == current, with(&|settings| settings.locale = Some(tag.clone())))
    });
    html! {
        <Frame key="settings" ui={ui.clone()} title={ui.text("settings-title")}>
            <div class="dialog-body">
                <div class="setting">
                    <div><h3 id="setting-keys">{ ui.text("settings-keys") }</h3><p class="quiet">{ ui.text("settings-keys-help") }</p></div>
                    <button type="button" role="switch" class="switch" aria-checked={single.to_string()} aria-labelledby="setting-keys"
                        onclick={with(&|settings| settings.single_keys = !single)}><span class="thumb"></span></button>
                </div>
                <div class="setting">
                    <h3 id="setting-theme">{ ui.text("settings-theme") }</h3>
                    <div class="options" role="group" aria-labelledby="setting-theme">{ for themes }</div>
                </div>
                <div class="setting" hidden={settings.locales.is_empty()}>
                    <h3 id="setting-locale">{ ui.text("settings-locale") }</h3>
                    <div class="options" role="group" aria-labelledby="setting-locale">{ for locales }</div>
                </div>
            </div>
        </Frame>
    }
}

fn pressed(key: &str, face: Html, on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button key={key.to_owned()} type="button" class={classes(&["option", when(on, "chosen")])} aria-pressed={on.to_string()} {onclick}>
            <span class="face">{ face }</span>
        </button>
    }
}
