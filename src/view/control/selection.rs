//! The browser's selection inside a markable text, as offsets in UTF-16 code units: each run of text
//! knows where it starts, and a text node counts as the browser does.

use super::segment::Selected;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// Selects nothing.
pub fn clear_selection() {
    if let Some(selection) = selection() {
        // A selection that cannot be cleared is only left to be seen.
        let _ = selection.remove_all_ranges();
    }
}

/// What is selected inside `node`. A selection inside a shadow root is seen through
/// `getComposedRanges`; Chromium before 137 has it on the root instead.
pub fn read_selection(node: &Element) -> Option<Selected> {
    let root = node.get_root_node();
    let selection: JsValue = match method(&root, "getSelection") {
        Some(get) => get.call0(&root).ok()?,
        None => selection()?.into(),
    };
    let composed = method(&selection, "getComposedRanges").and_then(|get| {
        let options = Object::new();
        Reflect::set(&options, &"shadowRoots".into(), &Array::of1(&root)).ok()?;
        let ranges: Array = get.call1(&selection, &options).ok()?.dyn_into().ok()?;
        ranges.iter().next()
    });
    let range = match composed {
        Some(range) => range,
        None => selection
            .dyn_ref::<web_sys::Selection>()
            .filter(|s| s.range_count() > 0)?
            .get_range_at(0)
            .ok()?
            .into(),
    };
    let edge = |container: &str, offset: &str| {
        let at: Node = property(&range, container)?;
        let offset = Reflect::get(&range, &offset.into()).ok()?.as_f64()? as u32;
        offset_in(node, &at, offset)
    };
    let (start, end) = (edge("startContainer", "startOffset")?, edge("endContainer", "endOffset")?);
    // Ranges tell no direction; the selection does, as far as its head is at its start.
    let head = property::<Node>(&selection, "focusNode").and_then(|focus| {
        let offset = Reflect::get(&selection, &"focusOffset".into()).ok()?.as_f64()? as u32;
        offset_in(node, &focus, offset)
    });
    let selected = if head == Some(start) {
        Selected { anchor: end, head: start }
    } else {
        Selected { anchor: start, head: end }
    };
    (start < end).then_some(selected)
}

/// Selects a stretch of the text of `node`.
pub fn write_selection(node: &Element, selected: Selected) {
    let (Some(anchor), Some(head)) =
        (place_of(node, selected.anchor), place_of(node, selected.head))
    else {
        return;
    };
    if let Some(selection) = selection() {
        // A browser that refuses shows no selection; the next key tries again.
        let _ = selection.set_base_and_extent(&anchor.0, anchor.1, &head.0, head.1);
    }
}

/// The UTF-16 offset in the text of `node` that a place in the page is; none outside of it.
fn offset_in(node: &Element, at: &Node, offset: u32) -> Option<u32> {
    if !node.contains(Some(at)) {
        return None;
    }
    let start_of = |run: &Element| run.get_attribute("data-start")?.parse::<u32>().ok();
    if at.node_type() == Node::TEXT_NODE {
        return Some(start_of(&at.parent_element()?)? + offset);
    }
    let element: &Element = at.dyn_ref()?;
    if let Some(start) = start_of(element) {
        let length = element.text_content().unwrap_or_default().encode_utf16().count() as u32;
        return Some(if offset == 0 { start } else { start + length });
    }
    match element.children().item(offset) {
        Some(run) => start_of(&run),
        None => Some(element.text_content().unwrap_or_default().encode_utf16().count() as u32),
    }
}

/// The text node that holds a UTF-16 offset, and the offset in it.
fn place_of(node: &Element, wanted: u32) -> Option<(Node, u32)> {
    let runs = node.children();
    for at in (0..runs.length()).rev() {
        let run = runs.item(at)?;
        let start: u32 = run.get_attribute("data-start")?.parse().ok()?;
        if start <= wanted {
            return Some((run.first_child()?, wanted - start));
        }
    }
    None
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn property<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn selection() -> Option<web_sys::Selection> {
    web_sys::window()?.get_selection().ok().flatten()
}
