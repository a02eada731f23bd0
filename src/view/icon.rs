//! The page's own icons: small strokes on a grid of 16, drawn in the colour of the text.

use yew::prelude::*;

/// Draws one icon. It is never read out: a word always stands beside it or labels its button.
pub fn icon(name: &str) -> Html {
    let path = match name {
        "covered" => {
            "M2 8c1.6-2.7 3.6-4 6-4s4.4 1.3 6 4c-1.6 2.7-3.6 4-6 4s-4.4-1.3-6-4zM3 13 13 3"
        }
        "error" => "M8 2.2 14.2 13H1.8zM8 6.4v3.2M8 11.2v.4",
        "warning" => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.6M8 10.6v.4",
        "info" => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.4V11M8 5v.4",
        "settings" => "M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7M11 2.8v3.4M5 9.8v3.4",
        "guideline" => "M3 2.5h7l3 3v8H3zM5.5 7h5M5.5 10h5",
        "waiting" => "M8 10.5V3M5 5.5 8 2.5l3 3M3 10v3.5h10V10",
        "offline" => "M2 6a9 9 0 0 1 12 0M4.5 9a5 5 0 0 1 7 0M8 12v.3M2.5 13.5l11-11",
        "lens" => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4 14 14M5 7h4M7 5v4",
        "close" => "M4 4l8 8M12 4l-8 8",
        "open" => "M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5",
        "play" => "M5 3l8 5-8 5z",
        "done" => "M3 8.5 6.5 12 13 4.5",
        "find" => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4 14 14",
        "picture" => "M2 3h12v10H2zM2 11l3.5-3.5 3 3L11 8l3 3M10.5 5.6v.2",
        "escalate" => "M3 14V2.5h9L10 5.5l2 3H3",
        _ => "M3 8h10",
    };
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}
