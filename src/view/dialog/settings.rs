//! Settings: keys, colours, language, covers.

use super::comfort::comfort;
use super::frame::Frame;
use crate::classes::{classes, when};
use crate::contract::{Settings, Theme};
use crate::root::Own;
use crate::ui::Ui;
use gradeglass_engine::protection::Figures;
use yew::prelude::*;

/// The dialog.
pub fn settings(ui: &Ui, settings: &Settings, figures: &Figures) -> Html {
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
                { switch(ui, "settings-keys", single, with(&|settings| settings.single_keys = !single)) }
                <div class="setting">
                    <h3 id="setting-theme">{ ui.text("settings-theme") }</h3>
                    <div class="options" role="group" aria-labelledby="setting-theme">{ for themes }</div>
                </div>
                <div class="setting" hidden={settings.locales.is_empty()}>
                    <h3 id="setting-locale">{ ui.text("settings-locale") }</h3>
                    <div class="options" role="group" aria-labelledby="setting-locale">{ for locales }</div>
                </div>
                { comfort(ui, settings, figures) }
            </div>
        </Frame>
    }
}

/// Something that is on or off, with a line of help.
pub fn switch(ui: &Ui, name: &str, on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="setting">
            <div><h3 id={name.to_owned()}>{ ui.text(name) }</h3><p class="quiet">{ ui.text(&format!("{name}-help")) }</p></div>
            <button type="button" role="switch" class="switch" aria-checked={on.to_string()} aria-labelledby={name.to_owned()}
                {onclick}><span class="thumb"></span></button>
        </div>
    }
}

/// One of several, of which one is chosen.
pub fn pressed(key: &str, face: Html, on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button key={key.to_owned()} type="button" class={classes(&["option", when(on, "chosen")])} aria-pressed={on.to_string()} {onclick}>
            <span class="face">{ face }</span>
        </button>
    }
}
