//! What a card shows of its result, by kind. Unknown kinds show their data as a table: never nothing.

use super::CardProps;
use super::data::{self, Slots};
use super::film::film;
use super::picture::{Picture, PictureProps};
use crate::brought::{Brought, BroughtProps};
use crate::classes::{classes, when};
use crate::control::MarksProps;
use crate::cover;
use crate::icon::icon;
use crate::model::PartState;
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::FieldKind;
use gradeglass_engine::protection::{Shown, surface_of};
use gradeglass_engine::task::{Direction, Media, MediaKind, ResultItem};
use yew::prelude::*;

/// The content of a card.
pub fn draw(props: &CardProps, item: &ResultItem) -> Html {
    if props.state.cover.vault {
        return html! { <div class="body vault" key="vault"></div> };
    }
    let kind = if data::slots(&item.card).is_some() { item.card.as_str() } else { "table" };
    html! {
        <div class={classes(&["body", &format!("kind-{kind}")])} key={item.hash.clone()}>
            { media(props, item) }
            { if props.state.cover.text.shown == Shown::Full { words(props, item) } else { bars(props, item) } }
        </div>
    }
}

/// Whether the card's own text is the one that a span field marks.
pub fn shows_text(item: &ResultItem, of: &str) -> bool {
    let Some(key) = key_of(of) else { return false };
    let Some(slots) = data::slots(&item.card) else { return false };
    let title = slots.title.iter().find(|key| data::text(&item.data, key).is_some());
    title.is_some_and(|title| *title == key)
        || (slots.text.contains(&key) && data::text(&item.data, key).is_some())
}

/// The key of the card's data that `of` names: `result.title` and `result.data.title` are one.
fn key_of(of: &str) -> Option<&str> {
    let path = of.strip_prefix("result.")?;
    Some(path.strip_prefix("data.").unwrap_or(path)).filter(|key| !key.contains('.'))
}

// What is sealed does not even say how long it is, but by its room, which stays when it shows.
fn bars(props: &CardProps, item: &ResultItem) -> Html {
    let bucket = data::length_bucket(&item.data);
    let sealed = props.state.cover.text.shown == Shown::Nothing;
    if let (false, Some(milder)) = (sealed, &item.paraphrase) {
        return paraphrase(props, item, bucket, milder);
    }
    let inside = if sealed {
        html! { <div class="pane solid" aria-hidden="true">{ icon("covered") }</div> }
    } else {
        cover::skeleton(bucket)
    };
    html! { <div key="bars" data-part="text" class={classes(&["words", "kept", &format!("kept-{bucket}")])}>{ inside }</div> }
}

// Milder words are called what they are: they are judged differently.
fn paraphrase(props: &CardProps, item: &ResultItem, bucket: &str, milder: &str) -> Html {
    html! {
        <div key="bars" data-part="text" class={classes(&["words", "kept", &format!("kept-{bucket}")])} tabindex="0">
            <p class="quiet">{ props.ui.text("cover-paraphrase") }</p>
            <p class="text" lang={item.language.clone()} dir="auto">{ milder.to_owned() }</p>
        </div>
    }
}

// A text that can be covered has the room of its skeleton, so that nothing moves when it shows.
fn words(props: &CardProps, item: &ResultItem) -> Html {
    let coverable = props.state.cover.slug.is_some();
    let room = coverable.then(|| format!("kept kept-{}", data::length_bucket(&item.data)));
    let dir = match item.dir {
        Some(Direction::Ltr) => "ltr",
        Some(Direction::Rtl) => "rtl",
        None => "auto",
    };
    // The lines of a card stand on one side, that of its first text.
    let side = if dir == "auto" { data::side(item) } else { dir };
    let inside = match data::slots(&item.card) {
        Some(slots) => known(props, item, slots, dir),
        None => table(props, item, &[], dir),
    };
    html! {
        <div key="words" data-part="text" data-vanishes={props.state.cover.text.vanishes.then_some("")} class={classes(&["words", room.as_deref().unwrap_or_default()])} lang={item.language.clone()} dir={side}
            tabindex={coverable.then_some("0")}>
            { inside }
        </div>
    }
}

fn known(props: &CardProps, item: &ResultItem, slots: Slots, dir: &'static str) -> Html {
    let title = slots.title.iter().find(|key| data::text(&item.data, key).is_some()).copied();
    let texts: Vec<&str> =
        slots.text.iter().filter(|key| data::text(&item.data, key).is_some()).copied().collect();
    let used: Vec<&str> =
        title.into_iter().chain(slots.meta.iter().copied()).chain(texts.iter().copied()).collect();
    html! {
        <>
            { for title.map(|key| html! { <h3 class="title">{ text(props, item, key, dir) }</h3> }) }
            { meta(props, item, slots, dir) }
            { for texts.into_iter().map(|key| html! { <p class="text" key={key}>{ text(props, item, key, dir) }</p> }) }
            { table(props, item, &used, dir) }
        </>
    }
}

/// A text of the card: one that can be marked, where a field marks it.
fn text(props: &CardProps, item: &ResultItem, key: &str, dir: &'static str) -> Html {
    let words = data::text(&item.data, key).unwrap_or_default();
    let marks: Vec<_> = props.state.fields.iter().filter(|state| {
        let field = props.guideline.fields.get(state.index);
        field.is_some_and(|field| matches!(&field.kind, FieldKind::Span { of, .. } if key_of(of) == Some(key)))
    }).cloned().collect();
    if marks.is_empty() {
        return html! { <span {dir} class="own">{ words.to_owned() }</span> };
    }
    let marks = MarksProps {
        ui: props.ui.clone(),
        guideline: props.guideline.clone(),
        result: Some(item.id.clone()),
        text: words.to_owned(),
        language: item.language.clone().unwrap_or_default(),
        dir: dir.into(),
        fields: marks,
        frozen: props.state.frozen,
    };
    match props.ui.parts.controls {
        Some(controls) => (controls.marks)(marks),
        None => html! { <span {dir} class="own">{ marks.text }</span> },
    }
}

fn meta(props: &CardProps, item: &ResultItem, slots: Slots, dir: &'static str) -> Html {
    let facts: Vec<Html> =
        slots.meta.iter().filter_map(|key| fact(props, &item.data, key, dir)).collect();
    html! { <ul class="meta" role="list" hidden={facts.is_empty()}>{ for facts }</ul> }
}

fn fact(props: &CardProps, data: &Node, key: &'static str, dir: &'static str) -> Option<Html> {
    let words = &props.ui.words;
    let value = data.get(key)?;
    let said = match (key, data::words(words, value)?) {
        ("price", price) => match data::text(data, "currency") {
            Some(currency) => data::money(words, value, currency).unwrap_or(price),
            None => price,
        },
        ("in_stock", _) => words.text(match value.content {
            Content::Bool(false) => "data-out-of-stock",
            _ => "data-in-stock",
        }),
        ("rating", rating) => {
            words.with("data-rating", &[("rating", crate::Argument::Text(rating))])
        }
        ("duration", said) => match value.content {
            Content::Int(seconds) => data::duration(seconds),
            Content::Double(seconds) => data::duration(seconds.round() as i64),
            _ => said,
        },
        ("views", views) => words.with("data-views", &[("views", crate::Argument::Text(views))]),
        ("url", url) => return Some(link(props, &url)),
        (_, said) => said,
    };
    Some(html! { <li key={key} class={format!("fact-{key}")}><span {dir}>{ said }</span></li> })
}

// An address reads from left to right whatever stands around it.
fn link(props: &CardProps, url: &str) -> Html {
    let shown = url.trim_start_matches("https://").trim_start_matches("http://").to_owned();
    let safe = url.starts_with("https://") || url.starts_with("http://");
    if !safe {
        return html! { <li key="url" class="fact-url"><span dir="ltr">{ url.to_owned() }</span></li> };
    }
    html! {
        <li key="url" class="fact-url">
            <a href={url.to_owned()} target="_blank" rel="noopener noreferrer" dir="ltr">
                <span class="address">{ shown }</span>{ icon("open") }
                <span class="sr">{ props.ui.text("link-opens") }</span>
            </a>
        </li>
    }
}

fn table(props: &CardProps, item: &ResultItem, used: &[&str], dir: &'static str) -> Html {
    let facts = data::rest(&props.ui.words, &item.data, used);
    let rows = facts.into_iter().map(|(key, words)| {
        html! { <div key={key.clone()}><dt>{ key }</dt><dd {dir}>{ words }</dd></div> }
    });
    let empty = rows.len() == 0;
    html! { <dl class="facts" hidden={empty}>{ for rows }</dl> }
}

fn media(props: &CardProps, item: &ResultItem) -> Html {
    if item.media.is_empty() && !matches!(item.card.as_str(), "product" | "image" | "video") {
        return html! { <div class="media" key="media" hidden=true></div> };
    }
    let pieces = item.media.iter().enumerate().map(|(at, media)| {
        let surface = surface_of(media);
        let vanishes = props.state.cover.part(surface).vanishes.then_some("");
        // What is higher than wide has its room from the start, and is not made small in a wide one.
        let tall = media.width.zip(media.height).is_some_and(|(width, height)| height > width);
        html! { <div class={if tall { "slot tall" } else { "slot" }} key={at.to_string()} data-part={surface.name()} data-vanishes={vanishes}>{ piece(props, item, media) }</div> }
    });
    let none = item.media.is_empty();
    html! {
        <div class={classes(&["media", when(none, "none"), when(item.media.len() > 1, "many")])} key="media">
            { for pieces }
            { if none { html! { <div class="pane" key="none">{ icon("picture") }<span class="sr">{ props.ui.text("media-none") }</span></div> } } else { html! {} } }
        </div>
    }
}

// Covered media is no element at all: nothing is built for it that could paint, play or fetch.
fn piece(props: &CardProps, item: &ResultItem, media: &Media) -> Html {
    let cover = &props.state.cover;
    let part = cover.part(surface_of(media));
    match (part.shown, media.kind) {
        (Shown::Nothing | Shown::Preview, _) => cover::pane(&props.ui, part, cover, media),
        (Shown::Lens, _) => lens(props, item, media, part),
        (Shown::Gray, MediaKind::Image) if cover.drawn => drawing(props, item, media),
        (_, MediaKind::Image) => {
            let gray = part.shown == Shown::Gray;
            let picture = PictureProps::of(&props.ui, &item.id, media, gray, words_shown(props));
            html! { <Picture key="picture" ..picture /> }
        }
        _ => film(&props.ui, &item.id, media, cover),
    }
}

// Edges first: the picture itself is no element, unless its pixels cannot be read.
fn drawing(props: &CardProps, item: &ResultItem, media: &Media) -> Html {
    let label = media.alt.clone().filter(|_| words_shown(props)).unwrap_or_default();
    let drawing = BroughtProps {
        result: item.id.clone().into(),
        surface: surface_of(media),
        url: media.url.clone().into(),
        label: label.into(),
        ..BroughtProps::new(&props.ui, "drawing", "framed".to_owned())
    };
    html! { <Brought key="drawing" ..drawing /> }
}

// The preview stays, and above it the lens draws what it shows: the picture is no element.
fn lens(props: &CardProps, item: &ResultItem, media: &Media, part: PartState) -> Html {
    let below = PartState { open: false, ..part };
    let lens = BroughtProps {
        result: item.id.clone().into(),
        surface: surface_of(media),
        url: media.url.clone().into(),
        gray: true,
        ..BroughtProps::new(&props.ui, "lens", "lens-slot".to_owned())
    };
    html! {
        <div class="lensed" key="lens">
            { cover::pane(&props.ui, below, &props.state.cover, media) }
            <Brought ..lens />
        </div>
    }
}

// What a picture shows, said in words, is a text of the result, and covered with its texts.
fn words_shown(props: &CardProps) -> bool {
    props.state.cover.text.shown == Shown::Full
}
