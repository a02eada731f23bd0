//! Ids and random numbers, from the browser's cryptographic source.
//!
//! What a judgment's id needs is below; the crate `uuid` (1.24, feature `v7`) does the same for 1.3 KB
//! brotli more.

use std::cell::Cell;
use std::fmt::Write;

thread_local! {
    /// The last id's millisecond and the counter within it.
    static LAST: Cell<(u64, u16)> = const { Cell::new((0, 0)) };
}

/// A UUID of version 7 (RFC 9562, section 5.7). Ids of one tab sort in the order of their making,
/// also within a millisecond and when the wall clock is set back.
pub fn uuid_v7() -> String {
    let mut bytes = [0; 10];
    fill_random(&mut bytes);
    let moment = LAST.with(|last| {
        let moment = next_moment(last.get(), crate::wall_ms() as u64);
        last.set(moment);
        moment
    });
    format(moment, bytes)
}

/// A number drawn evenly from 0 to 1.
pub fn random() -> f64 {
    js_sys::Math::random()
}

fn fill_random(bytes: &mut [u8]) {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|it| it.get_random_values_with_u8_array(bytes).is_ok());
    if !filled {
        // No page that runs WebAssembly lacks the source; if one does, ids are still unlike.
        bytes.iter_mut().for_each(|byte| *byte = (random() * 256.0) as u8);
    }
}

/// Method 1 of RFC 9562, section 6.2: a counter of 12 bits beside the millisecond, which runs
/// ahead of the clock when it overflows.
fn next_moment((last_ms, count): (u64, u16), now_ms: u64) -> (u64, u16) {
    match now_ms > last_ms {
        true => (now_ms, 0),
        false if count < 0xfff => (last_ms, count + 1),
        false => (last_ms + 1, 0),
    }
}

fn format((ms, count): (u64, u16), mut random: [u8; 10]) -> String {
    let [_, _, first, ..] = &mut random;
    *first = (*first & 0x3f) | 0x80;
    let [_, _, a, b, node @ ..] = random;
    let mut id = format!(
        "{:08x}-{:04x}-7{:03x}-{a:02x}{b:02x}-",
        (ms >> 16) & 0xffff_ffff,
        ms & 0xffff,
        count & 0xfff
    );
    node.iter().for_each(|byte| _ = write!(id, "{byte:02x}"));
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_shape_of_the_standard() {
        // The example of RFC 9562, appendix A.6.
        let random = [0, 0, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
        assert_eq!(
            format((0x017f_22e2_79b0, 0xcc3), random),
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
        );
    }

    #[test]
    fn ids_sort_in_the_order_of_their_making() {
        let mut moment = (0, 0);
        let mut last = String::new();
        for now_ms in [5, 5, 5, 3, 6].into_iter().chain(std::iter::repeat_n(6, 5_000)) {
            moment = next_moment(moment, now_ms);
            let id = format(moment, [0xff; 10]);
            assert!(id > last, "{id} after {last}");
            last = id;
        }
    }
}
