//! The cover policy as a document: the default table for hosts to read, change and publish, and to
//! be read back as the changes that `read` takes in.

use super::category;
use super::policy::{Fetch, Policy, Row, Sound};
use crate::document::Node;

/// The whole policy, row by row, as a `protection` document.
pub fn policy_to_node(policy: &Policy) -> Node {
    let rows = policy.rows.iter().map(|(id, row)| {
        let id = category::canonical_category(id).unwrap_or_else(|| (*id).to_owned());
        (id, row_to_node(row))
    });
    let limits = policy.limits;
    let minutes = |number: u16| Node::int(i64::from(number));
    Node::map([
        ("unclassified".to_owned(), row_to_node(&policy.unclassified)),
        ("unknown".to_owned(), row_to_node(&policy.unknown)),
        ("categories".to_owned(), Node::map(rows)),
        (
            "pauses".to_owned(),
            Node::map([
                ("work", minutes(limits.work_min)),
                ("reveals", minutes(limits.reveals)),
                ("exposed", minutes(limits.exposed_s)),
                ("pause", minutes(limits.pause_min)),
                ("most_at_once", minutes(limits.most_at_once_min)),
                ("most_a_day", minutes(limits.most_a_day_min)),
                ("benign_one_in", minutes(limits.benign_one_in)),
            ]),
        ),
    ])
}

fn row_to_node(row: &Row) -> Node {
    let seconds = |number: u16| Node::int(i64::from(number));
    Node::map([
        ("image", Node::text(row.levels.image.name())),
        ("video", Node::text(row.levels.video.name())),
        ("text", Node::text(row.levels.text.name())),
        ("sound", Node::text(sound(row.sound))),
        ("grayscale", Node::bool(row.grayscale)),
        ("confirm", Node::bool(row.confirm)),
        ("hold", Node::bool(row.hold)),
        (
            "max_open",
            Node::map([
                ("image", seconds(row.max_open.image_s)),
                ("video", seconds(row.max_open.video_s)),
                ("text", seconds(row.max_open.text_s)),
            ]),
        ),
        ("fetch", Node::text(fetch(row.fetch))),
        ("threshold", Node::new(crate::document::Content::Double(row.threshold))),
    ])
}

fn sound(sound: Sound) -> &'static str {
    match sound {
        Sound::Pressed => "pressed",
        Sound::Off => "off",
        Sound::Never => "never",
    }
}

fn fetch(fetch: Fetch) -> &'static str {
    match fetch {
        Fetch::Yes => "yes",
        Fetch::Preview => "preview",
        Fetch::No => "no",
        Fetch::Never => "never",
    }
}
