//! Covered in the very task of what triggers it. Drawing comes soon after, but on a slow machine not
//! always before the next frame: until then, what is about to go is no more than an element that is
//! not shown, by an attribute that no style sheet is needed for.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// Takes what was revealed out of sight: of one part of the results within `root`, or of all. Only for
/// what is covered from now on, and so is made anew when it shows again.
pub fn black_out(root: &Element, part: Option<&str>) {
    let of = part.map_or_else(String::new, |part| format!("[data-part=\"{part}\"]"));
    let content = format!(".slot[data-vanishes]{of} > *, .words[data-vanishes]{of}");
    let Ok(found) = root.query_selector_all(&content) else { return };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    for element in elements {
        // An attribute of that name is always accepted.
        let _ = element.set_attribute("hidden", "");
    }
}
