//! A task: a query, its context, and the results to be judged.

mod address;
mod inputs;
mod read;
mod result;

pub use read::{Hasher, read_task, read_tasks};

use crate::document::Node;
use crate::protection::Label;

/// One task that has been read and checked.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// Names the task; what a judgment refers to.
    pub id: String,
    /// `sha256:…` over its canonical JSON, given by the wire layer.
    pub hash: String,
    /// The query and its context (`text`, `market`, `language`, …) as brought; none for tasks
    /// without a query.
    pub query: Option<Node>,
    /// Whatever else the task brings for rules and display (`task` in expressions).
    pub data: Option<Node>,
    /// The results, in the order given.
    pub results: Vec<ResultItem>,
    /// The known answers, for calibration, untouched.
    pub gold: Option<Node>,
}

/// One result to be judged.
#[derive(Debug, Clone)]
pub struct ResultItem {
    /// Unique in its task.
    pub id: String,
    /// `sha256:…` over the result's canonical JSON: covers are keyed by (id, content hash).
    pub hash: String,
    /// Its rank in the list that was judged, from 1.
    pub position: i64,
    /// The card kind: `product`, `web`, `passage`, `image`, `video`, `ad`, `answer`, or unknown.
    pub card: String,
    /// The card's data.
    pub data: Node,
    /// Pictures and videos.
    pub media: Vec<Media>,
    /// What classifiers or people said of it. `None`: nobody has classified it yet.
    pub labels: Option<Vec<Label>>,
    /// The host's own hash of the content, to tell labels of this content from labels of another.
    pub content_hash: Option<String>,
    /// Its text in milder words, for covers that let it be read so.
    pub paraphrase: Option<String>,
    /// Language of its text (BCP 47), if known.
    pub language: Option<String>,
    /// Direction of its text, if stated; otherwise it is detected.
    pub dir: Option<Direction>,
}

/// A direction of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// What a piece of media is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// A still picture. (Animated ones are treated as video.)
    Image,
    /// A video.
    Video,
    /// A sound.
    Audio,
}

/// A picture, video or sound of a result. Its URLs were checked when the task was read.
#[derive(Debug, Clone)]
pub struct Media {
    /// What it is.
    pub kind: MediaKind,
    /// Where it is: http(s), blob, or data of an allowed media type.
    pub url: String,
    /// What it shows, in words.
    pub alt: Option<String>,
    /// A data URI of at most 2 KB, or a BlurHash or ThumbHash, to stand in its place.
    pub preview: Option<String>,
    /// Up to eight previews of a video, from its beginning to its end.
    pub keyframes: Vec<String>,
    /// WebVTT captions.
    pub captions: Option<String>,
    /// Width in pixels, so that its room is kept.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// Whether a picture moves.
    pub animated: bool,
}
