//! The studio's icons: strokes on a grid of 16. A word always stands beside them.

use yew::prelude::*;

/// Draws one.
pub fn icon(name: &str) -> Html {
    let path = match name {
        "error" => "M8 2.2 14.2 13H1.8zM8 6.4v3.2M8 11.2v.4",
        "warning" => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.6M8 10.6v.4",
        "note" => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.4V11M8 5v.4",
        "holds" => "M3 8.5 6.5 12 13 4.5",
        "broken" => "M4 4l8 8M12 4l-8 8",
        "waits" => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.5V8l2.5 1.5",
        "undo" => "M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6",
        "redo" => "M10 3l3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10",
        _ => "M4 8h8",
    };
    html! {
        <svg class={classes!("icon", format!("icon-{name}"))} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}
