//! The clocks: a monotonic one for the engine, a wall clock for judgments.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// Milliseconds since the page was opened. Never goes back, also where the system's time is set.
pub fn now_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(Date::now, |it| it.now())
}

/// The wall clock, in milliseconds since 1970.
pub fn wall_ms() -> f64 {
    Date::now()
}

/// The wall clock as RFC 3339 in UTC, with milliseconds.
pub fn rfc3339() -> String {
    Date::new_0().to_iso_string().into()
}

/// How far away an HTTP date is, in milliseconds; nothing for a text that is no date.
pub fn http_date_from_now_ms(date: &str) -> Option<u64> {
    let then = Date::new(&JsValue::from_str(date)).get_time();
    then.is_finite().then(|| (then - Date::now()).max(0.0) as u64)
}
