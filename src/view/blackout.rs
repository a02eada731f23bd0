//! Covered in the very task of what triggers it. Drawing comes soon after, but on a slow machine not
//! always before the next frame: until then, what is about to go is no more than an element that is
//! not shown, by an attribute that no style sheet is needed for.

use crate::card::stop_film;
use gradeglass_engine::judging::{Command, Message};
use gradeglass_engine::protection::CoverMessage;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, HtmlVideoElement};

/// Takes what was revealed out of sight: of one part of the results within `root`, or of all. Only for
/// what is covered from now on, and so is made anew when it shows again.
pub fn black_out(root: &Element, part: Option<&str>) {
    let of = part.map_or_else(String::new, |part| format!("[data-part=\"{part}\"]"));
    let content = format!(".slot[data-vanishes]{of} > *, .words[data-vanishes]{of}");
    for element in elements::<Element>(root, &content) {
        // An attribute of that name is always accepted.
        let _ = element.set_attribute("hidden", "");
    }
}

/// Where a part lies in the window while it is open, also where it was taken out of sight just now. Nothing is
/// painted in between.
pub fn open_rect(part: &Element) -> DomRect {
    let mut hidden = elements::<Element>(part, ":scope > [hidden]");
    hidden.extend(part.has_attribute("hidden").then(|| part.clone()));
    let each = |change: fn(&Element) -> Result<(), JsValue>| {
        // An attribute of that name is always accepted.
        hidden.iter().for_each(|element| drop(change(element)));
    };
    each(|element| element.remove_attribute("hidden"));
    let rect = part.get_bounding_client_rect();
    each(|element| element.set_attribute("hidden", ""));
    rect
}

/// Does at once, in the page, what a message that covers will do to the session. Yew takes messages in a later turn,
/// and where drawing has just taken long, in one that may come after the next frame.
pub fn cover_at_once(page: &Element, message: &Message) {
    match message {
        Message::Do(Command::CoverAll) | Message::Cover(CoverMessage::CoverAll) => {
            black_out(page, None);
            silence(page);
        }
        Message::Hidden | Message::Cover(CoverMessage::Withdraw(_)) => black_out(page, None),
        Message::Cover(CoverMessage::Cover(result, _)) => in_card(page, result, None),
        Message::Cover(CoverMessage::CoverPart(result, surface)) => {
            in_card(page, result, Some(surface.name()));
        }
        _ => {}
    }
}

fn in_card(page: &Element, result: &str, part: Option<&str>) {
    let cards = elements::<Element>(page, ".card");
    let is_it = |card: &Element| card.get_attribute("data-result").as_deref() == Some(result);
    cards.into_iter().filter(is_it).for_each(|card| black_out(&card, part));
}

/// Stops everything that plays, at once: the elements go with the next drawing.
pub fn silence(page: &Element) {
    elements::<HtmlVideoElement>(page, "video").iter().for_each(stop_film);
}

fn elements<T: JsCast>(within: &Element, selector: &str) -> Vec<T> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
