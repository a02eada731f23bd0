//! The interface's language, and what the annotator has chosen.

use crate::app::App;
use crate::properties::Affects;
use gradeglass_browser::{fetch_text, read_setting, write_setting};
use gradeglass_view::{Catalog, ComfortSettings, Msg, Settings, Theme, Tint};
use std::rc::Rc;
use std::sync::Arc;

const SINGLE_KEYS: &str = "single-keys";
const THEME: &str = "theme";
const LOCALE: &str = "locale";
const COMFORT: &str = "comfort";

impl App {
    /// Tells the page the settings in force, and brings the words of their language.
    pub async fn load_words(self: Rc<Self>) {
        let settings = self.settings();
        let locale = settings.locale.clone().or_else(|| self.properties.borrow().locale.clone());
        self.send(Msg::Settings(settings));
        let available = self.host.locales();
        let tag = available_tag(&available, locale.as_deref().unwrap_or("en")).to_owned();
        if tag == self.catalog.borrow().locale() {
            return;
        }
        let catalog = if tag == "en" { Some(Catalog::english()) } else { self.fetch(&tag).await };
        if let Some(catalog) = catalog {
            self.catalog.replace(catalog.clone());
            self.send(Msg::Locale(catalog));
        }
    }

    /// Words that do not come leave the page in the language it has: work goes on.
    async fn fetch(&self, tag: &str) -> Option<Arc<Catalog>> {
        let url = format!("{}locales/{tag}.ftl", self.host.base());
        match fetch_text(&url, &[]).await {
            Ok(text) => Some(Arc::new(Catalog::parse(tag, &text).0)),
            Err(error) => {
                self.tell_error("locale-failed", &error.sentence(&url), &[]);
                None
            }
        }
    }

    /// What the annotator has chosen, else what the host has set, else the default.
    fn settings(&self) -> Settings {
        let host = self.properties.borrow().single_keys.unwrap_or(true);
        Settings {
            single_keys: read_setting(SINGLE_KEYS).map_or(host, |chosen| chosen == "on"),
            theme: match read_setting(THEME).as_deref() {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                _ => Theme::System,
            },
            locale: read_setting(LOCALE),
            locales: self.host.locales(),
            comfort: read_setting(COMFORT).map(|line| read_comfort(&line)).unwrap_or_default(),
        }
    }

    /// Keeps what the annotator has chosen.
    pub fn choose(self: &Rc<Self>, settings: &Settings) {
        let single_keys = if settings.single_keys { "on" } else { "off" };
        write_setting(SINGLE_KEYS, Some(single_keys));
        write_setting(LOCALE, settings.locale.as_deref());
        write_setting(
            THEME,
            match settings.theme {
                Theme::System => None,
                Theme::Light => Some("light"),
                Theme::Dark => Some("dark"),
            },
        );
        write_setting(COMFORT, Some(&write_comfort(&settings.comfort)));
        self.renew(Affects::Words);
    }
}

/// Comfort settings as words on a line.
fn write_comfort(comfort: &ComfortSettings) -> String {
    let tint = match comfort.tint {
        Tint::None => "",
        Tint::Sepia => "sepia",
        Tint::Pale => "pale",
    };
    let on = |on: bool, word: &'static str| if on { word } else { "" };
    let (grain, rate) = (comfort.grain.to_string(), comfort.rate.to_string());
    let (all, gray) = (on(comfort.cover_all, "all"), on(comfort.gray_first, "gray"));
    let (drawn, small) = (on(comfort.drawn_first, "drawn"), on(comfort.small, "small"));
    [grain.as_str(), rate.as_str(), tint, all, gray, drawn, small].join(" ")
}

/// Comfort settings from such a line. What cannot be understood is as it is by default.
fn read_comfort(line: &str) -> ComfortSettings {
    let mut words = line.split(' ');
    let default = ComfortSettings::default();
    let grain = words.next().and_then(|word| word.parse().ok());
    let rate = words.next().and_then(|word| word.parse().ok());
    let mut comfort = ComfortSettings {
        grain: grain.filter(|it| ComfortSettings::GRAINS.contains(it)).unwrap_or(default.grain),
        rate: rate.filter(|it| ComfortSettings::RATES.contains(it)).unwrap_or(default.rate),
        ..default
    };
    for word in words {
        match word {
            "sepia" => comfort.tint = Tint::Sepia,
            "pale" => comfort.tint = Tint::Pale,
            "all" => comfort.cover_all = true,
            "gray" => comfort.gray_first = true,
            "drawn" => comfort.drawn_first = true,
            "small" => comfort.small = true,
            _ => {}
        }
    }
    comfort
}

/// The language itself, else the same language elsewhere, else English.
fn available_tag<'a>(available: &'a [String], wanted: &str) -> &'a str {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let exact = available.iter().find(|tag| tag.eq_ignore_ascii_case(wanted));
    let near = || available.iter().find(|tag| primary(tag) == primary(wanted));
    exact.or_else(near).map_or("en", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comfort_settings_come_back_and_what_is_corrupt_is_as_by_default() {
        let chosen = ComfortSettings {
            cover_all: true,
            gray_first: true,
            drawn_first: true,
            tint: Tint::Pale,
            small: true,
            grain: 8,
            rate: 75,
        };
        assert_eq!(read_comfort(&write_comfort(&chosen)), chosen);
        for corrupt in ["", "banana", "9999 -1", "{}"] {
            assert_eq!(read_comfort(corrupt), ComfortSettings::default(), "{corrupt}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_tag_then_by_its_language() {
        let available = ["en", "pt-BR", "ar"].map(str::to_owned);
        assert_eq!(available_tag(&available, "PT-br"), "pt-BR");
        assert_eq!(available_tag(&available, "pt-PT"), "pt-BR");
        assert_eq!(available_tag(&available, "ar-EG"), "ar");
        assert_eq!(available_tag(&available, "fi"), "en");
    }
}
