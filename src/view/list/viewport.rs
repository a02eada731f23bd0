//! What part of a list can be seen, and how to move it.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// What can be seen of a list, in pixels from its top edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The first line that can be seen; negative where the list starts further down.
    pub top: f64,
    /// Just after the last.
    pub bottom: f64,
}

/// What can be seen of `list`: what lies inside the window and all boxes that scroll around it.
pub fn view(list: &Element) -> View {
    let rect = list.get_bounding_client_rect();
    let (mut top, mut bottom) = (0.0, window_height());
    for around in scrollers(list) {
        let around = around.get_bounding_client_rect();
        top = around.top().max(top);
        bottom = around.bottom().min(bottom);
    }
    View { top: top - rect.top(), bottom: bottom.max(top) - rect.top() }
}

/// How many cards of this height fit into the window, and one that is cut off.
pub fn fitting(height: f64) -> usize {
    (window_height() / height) as usize + 1
}

fn window_height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or(900.0)
}

/// How much of a card can be seen, from 0 to 1; of one that is higher than what can be seen, how
/// much of that it fills.
pub fn share(list: &Element, card: &Element) -> f64 {
    let (view, list, card) =
        (view(list), list.get_bounding_client_rect(), card.get_bounding_client_rect());
    let (top, bottom) = (card.top() - list.top(), card.bottom() - list.top());
    let seen = (bottom.min(view.bottom) - top.max(view.top)).max(0.0);
    let most = (bottom - top).min(view.bottom - view.top);
    if most > 0.0 { seen / most } else { 0.0 }
}

/// Moves what is around `list` by so many pixels.
pub fn scroll_by(list: &Element, pixels: f64) {
    let around =
        scrollers(list).into_iter().find(|around| around.scroll_height() > around.client_height());
    let document = || web_sys::window()?.document()?.scrolling_element();
    if let Some(around) = around.or_else(document) {
        around.set_scroll_top((f64::from(around.scroll_top()) + pixels).round() as i32);
    }
}

/// The boxes of ours that can scroll around a list, inside first.
pub fn scrollers(list: &Element) -> Vec<Element> {
    [".main", ".page"].iter().filter_map(|selector| list.closest(selector).ok().flatten()).collect()
}

/// The cards of a list that are in the page, with their indices.
pub fn cards(list: &Element) -> Vec<(usize, Element)> {
    let children = list.children();
    (0..children.length())
        .filter_map(|at| {
            let card = children.item(at)?;
            let index = card.get_attribute("data-index")?.parse().ok()?;
            Some((index, card))
        })
        .collect()
}

/// Puts focus on an element without moving the page.
pub fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // An element that takes no focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}

/// Brings an element into view, as little as is needed.
pub fn into_view(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
