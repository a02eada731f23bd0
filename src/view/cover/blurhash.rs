//! Draws a BlurHash: a few cosines for a picture, in twenty to thirty characters.
//!
//! The format is <https://github.com/woltapp/blurhash/blob/master/Algorithm.md>. The crate
//! `blurhash` also encodes and brings `image` types along; reading is all that a cover needs.

const DIGITS: &[u8] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

/// The picture in `hash`, in gray, `width` by `height` pixels of red, green, blue and alpha; none
/// where this is not a BlurHash.
pub fn gray_pixels(hash: &str, width: usize, height: usize) -> Option<Vec<u8>> {
    let components = Components::read(hash)?;
    let mut pixels = Vec::with_capacity(width * height * 4);
    for y in 0..height {
        for x in 0..width {
            let light = components.at(x as f64 / width as f64, y as f64 / height as f64);
            let gray = to_srgb(light);
            pixels.extend_from_slice(&[gray, gray, gray, 255]);
        }
    }
    Some(pixels)
}

/// The luminance of each cosine, row by row.
struct Components {
    columns: usize,
    light: Vec<f64>,
}

impl Components {
    fn read(hash: &str) -> Option<Self> {
        let digits: Vec<u32> = hash.bytes().map(digit).collect::<Option<_>>()?;
        let number = |from: usize, to: usize| -> Option<u32> {
            Some(digits.get(from..to)?.iter().fold(0, |sum, digit| sum * 83 + digit))
        };
        let size = number(0, 1)?;
        let (columns, rows) = ((size % 9 + 1) as usize, (size / 9 + 1) as usize);
        if rows > 9 || digits.len() != 4 + 2 * columns * rows {
            return None;
        }
        let strongest = f64::from(number(1, 2)? + 1) / 166.0;
        let average = number(2, 6)?;
        let mut light = vec![luminance([16, 8, 0].map(|shift| to_linear(average >> shift & 255)))];
        for index in 1..columns * rows {
            let value = number(4 + index * 2, 6 + index * 2)?;
            let part = |part: u32| {
                let signed = (f64::from(part) - 9.0) / 9.0;
                signed * signed.abs() * strongest
            };
            light.push(luminance([part(value / 361), part(value / 19 % 19), part(value % 19)]));
        }
        Some(Self { columns, light })
    }

    fn at(&self, x: f64, y: f64) -> f64 {
        let cosine = |at: f64, times: usize| maths::cos(std::f64::consts::PI * at * times as f64);
        let terms = self.light.iter().enumerate().map(|(index, light)| {
            light * cosine(x, index % self.columns) * cosine(y, index / self.columns)
        });
        terms.sum()
    }
}

fn digit(byte: u8) -> Option<u32> {
    DIGITS.iter().position(|known| *known == byte).and_then(|at| u32::try_from(at).ok())
}

/// Relative luminance (WCAG 2.2).
fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn to_linear(value: u32) -> f64 {
    let share = f64::from(value) / 255.0;
    if share <= 0.04045 { share / 12.92 } else { maths::pow((share + 0.055) / 1.055, 2.4) }
}

fn to_srgb(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let share = if light <= 0.0031308 {
        light * 12.92
    } else {
        1.055 * maths::pow(light, 1.0 / 2.4) - 0.055
    };
    (share * 255.0).round() as u8
}

/// The browser's own functions: Rust's would be compiled in, at 4 KB brotli.
#[cfg(target_arch = "wasm32")]
mod maths {
    pub use js_sys::Math::{cos, pow};
}

#[cfg(not(target_arch = "wasm32"))]
mod maths {
    pub fn cos(angle: f64) -> f64 {
        angle.cos()
    }

    pub fn pow(base: f64, exponent: f64) -> f64 {
        base.powf(exponent)
    }
}

#[cfg(test)]
mod tests {
    use super::gray_pixels;

    #[test]
    fn a_hash_of_one_component_is_one_shade_of_gray() {
        // One component, average colour #808080.
        let average = 0x80_8080u32;
        let mut digits = Vec::new();
        for power in [83u32.pow(3), 83 * 83, 83, 1] {
            digits.push(super::DIGITS[(average / power % 83) as usize] as char);
        }
        let hash: String = ['0', '0'].into_iter().chain(digits).collect();
        let pixels = gray_pixels(&hash, 4, 3).unwrap();
        assert_eq!(pixels.len(), 48);
        assert!(pixels.chunks(4).all(|pixel| pixel == [128, 128, 128, 255]));
    }

    #[test]
    fn a_real_hash_has_light_and_dark_parts() {
        let pixels = gray_pixels("LEHV6nWB2yk8pyo0adR*.7kCMdnj", 32, 18).unwrap();
        let grays: Vec<u8> = pixels.chunks(4).map(|pixel| pixel[0]).collect();
        assert!(grays.iter().max().unwrap() - grays.iter().min().unwrap() > 40);
    }

    #[test]
    fn what_is_no_hash_is_no_picture() {
        for hash in ["", "0", "L", "LEHV6n", "not a hash at all!", "لا", "~~~~~~"] {
            assert_eq!(gray_pixels(hash, 8, 8), None, "{hash}");
        }
    }
}
