//! Which addresses are opened: everything else is refused with a sentence that names it.
//!
//! An address is looked at as browsers look at it (WHATWG URL, section 4.4): blanks and controls
//! around it do not count, nor do tabs and line breaks inside it, so `java⏎script:` hides nothing.

use crate::document::{At, quoted, shown};
use crate::problem::Problem;

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A picture.
    Image,
    /// A video.
    Video,
    /// A sound.
    Audio,
    /// Captions.
    Captions,
    /// A page that may be opened.
    Link,
}

impl Use {
    /// The media types of data addresses. SVG is not among them: it can hold scripts and fetch.
    fn types(self) -> &'static [&'static str] {
        match self {
            Self::Image => &["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"],
            Self::Video => &["video/mp4", "video/webm"],
            Self::Audio => &[
                "audio/mpeg",
                "audio/mp4",
                "audio/aac",
                "audio/ogg",
                "audio/webm",
                "audio/wav",
                "audio/flac",
            ],
            Self::Captions => &["text/vtt"],
            Self::Link => &[],
        }
    }
}

/// The address as it may be used, or what is wrong with it. Without a scheme it is relative to the
/// page, and so http(s).
pub(super) fn address(at: At<'_>, use_: Use) -> Result<String, Box<Problem>> {
    let written = at.text().unwrap_or_default();
    let address = cleaned(written);
    if address.is_empty() {
        return Err(Box::new(at.error("refused-address", "This address is empty.")));
    }
    let Some(scheme) = scheme(&address) else { return Ok(address) };
    match scheme.as_str() {
        "http" | "https" => Ok(address),
        "blob" if use_ != Use::Link => Ok(address),
        "data" if use_ != Use::Link => match media_type(&address) {
            Some(type_) if use_.types().contains(&type_.as_str()) => Ok(address),
            type_ => Err(refused_type(at, type_.as_deref().unwrap_or("nothing"), use_)),
        },
        _ => Err(refused_scheme(at, written, &scheme, use_)),
    }
}

/// What stands in a picture's place: a data address, a BlurHash or a ThumbHash.
pub(super) fn preview(at: At<'_>) -> Result<String, Box<Problem>> {
    const LONGEST_DATA: usize = 2_048;
    const LONGEST_HASH: usize = 120;
    let written = at.text().unwrap_or_default();
    let is_data = scheme(&cleaned(written)).as_deref() == Some("data");
    if is_data && written.len() > LONGEST_DATA {
        let message = format!("This preview has {} bytes; at most 2,048 are shown.", written.len());
        let problem = at.error("too-long", message);
        return Err(Box::new(problem.suggest("make it smaller, or use a BlurHash")));
    }
    if is_data {
        return address(at, Use::Image);
    }
    let is_hash = !written.is_empty()
        && written.len() <= LONGEST_HASH
        && !written.contains("://")
        && written.chars().all(|c| c.is_ascii_graphic());
    if is_hash {
        return Ok(written.to_owned());
    }
    let message = format!("`{}` is no preview: previews are not fetched.", shown(written));
    let problem = at.error("refused-address", message);
    Err(Box::new(problem.suggest("use a data URI, a BlurHash or a ThumbHash")))
}

fn cleaned(written: &str) -> String {
    let around = |c: char| c <= ' ';
    written.trim_matches(around).chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect()
}

fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

fn media_type(address: &str) -> Option<String> {
    let (_, rest) = address.split_once(':')?;
    let (head, _) = rest.split_once(',')?;
    let type_ = head.split(';').next().unwrap_or_default().trim();
    Some(type_.to_ascii_lowercase()).filter(|type_| !type_.is_empty())
}

fn refused_scheme(at: At<'_>, written: &str, scheme: &str, use_: Use) -> Box<Problem> {
    let message = format!("`{}` is not opened: `{scheme}:` is refused.", shown(written));
    let cure = if use_ == Use::Link {
        "use an address with http(s)"
    } else {
        "use an address with http(s), blob, or data"
    };
    Box::new(at.error("refused-address", message).suggest(cure))
}

fn refused_type(at: At<'_>, type_: &str, use_: Use) -> Box<Problem> {
    let message = format!("This address holds data of `{}`, which is refused here.", shown(type_));
    let cure = format!("use {}", quoted(use_.types(), ", "));
    Box::new(at.error("refused-address", message).suggest(cure))
}
