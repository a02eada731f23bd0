//! A finding as a document, with its places: what `gradeglass check --format json` prints and what the
//! worker beside the studio posts are the same.

use crate::finding::{Finding, Level, Mend};
use crate::witness::Witness;
use gradeglass_engine::document::{Node, Position, Span};

impl Finding {
    /// The finding as a document. `place` says where the part with a path stands in the source.
    pub fn to_node(&self, place: &dyn Fn(&str) -> Option<Span>) -> Node {
        let span = place(&self.path);
        let blame = |path: &String| {
            Node::map([
                ("path", Node::text(path)),
                ("start", position(place(path).map(|span| span.start))),
            ])
        };
        Node::map([
            ("code", Node::text(self.kind.code())),
            ("weight", Node::text(self.level.name())),
            ("path", Node::text(&self.path)),
            ("start", position(span.map(|span| span.start))),
            ("end", position(span.map(|span| span.end))),
            ("message", Node::text(&self.message)),
            ("suggestion", self.help.as_ref().map_or_else(Node::null, Node::text)),
            ("blames", Node::list(self.blames.iter().map(blame))),
            ("example", self.witness.as_ref().map_or_else(Node::null, Witness::to_node)),
            ("mend", self.mend.as_ref().map_or_else(Node::null, Mend::to_node)),
        ])
    }
}

impl Level {
    /// As programs spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Mend {
    fn to_node(&self) -> Node {
        match self {
            Self::Remove(path) => Node::map([("remove", Node::text(path))]),
            Self::Set { path, key, text } => {
                let parts = [("path", path.as_str()), ("key", key), ("text", text)];
                Node::map([("set", Node::map(parts.map(|(name, text)| (name, Node::text(text)))))])
            }
        }
    }
}

fn position(position: Option<Position>) -> Node {
    position.map_or_else(Node::null, |Position { line, column }| {
        let number = |number: u32| Node::int(i64::from(number));
        Node::map([("line", number(line)), ("column", number(column))])
    })
}
