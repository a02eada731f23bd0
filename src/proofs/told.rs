//! A finding as a document, with its places: what `gradeglass check --format json` prints and what the
//! worker beside the studio posts are the same.

use crate::finding::{Finding, Level, Mend};
use crate::witness::Witness;
use gradeglass_engine::document::{Node, Position, Span};

/// Where a finding stands in the source, and those that are to blame.
#[derive(PartialEq)]
pub struct Places {
    own: Option<Span>,
    blames: Vec<Option<Span>>,
}

impl Places {
    /// The places of a finding. `place` says where the part with a path stands in the source.
    pub fn of(finding: &Finding, place: &dyn Fn(&str) -> Option<Span>) -> Self {
        let blames = finding.blames.iter().map(|path| place(path)).collect();
        Self { own: place(&finding.path), blames }
    }

    /// Where the finding itself begins.
    pub fn start(&self) -> Option<Position> {
        self.own.map(|span| span.start)
    }
}

impl Finding {
    /// The finding as a document. `place` says where the part with a path stands in the source.
    pub fn to_node(&self, place: &dyn Fn(&str) -> Option<Span>) -> Node {
        self.placed(&Places::of(self, place))
    }

    /// The same with places that are known.
    pub fn placed(&self, places: &Places) -> Node {
        let said = [
            ("code", Node::text(self.kind.code())),
            ("weight", Node::text(self.level.name())),
            ("message", Node::text(&self.message)),
            ("suggestion", self.help.as_ref().map_or_else(Node::null, Node::text)),
            ("example", self.witness.as_ref().map_or_else(Node::null, Witness::to_node)),
        ];
        Node::map(said.into_iter().chain(self.standing(places)))
    }

    /// What depends on where the finding stands, and those to blame.
    pub fn standing(&self, places: &Places) -> [(&'static str, Node); 5] {
        let blame = |(path, span): (&String, &Option<Span>)| {
            Node::map([
                ("path", Node::text(path)),
                ("start", position(span.map(|span| span.start))),
            ])
        };
        [
            ("path", Node::text(&self.path)),
            ("start", position(places.start())),
            ("end", position(places.own.map(|span| span.end))),
            ("blames", Node::list(self.blames.iter().zip(&places.blames).map(blame))),
            ("mend", self.mend.as_ref().map_or_else(Node::null, Mend::to_node)),
        ]
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
            Self::Set { path, key, text } => set(path, key, ("text", Node::text(text))),
            Self::Bound { path, key, number } => {
                let number = Node::number(number.parse().unwrap_or_default());
                set(path, key, ("number", number))
            }
        }
    }
}

fn set(path: &str, key: &str, to: (&str, Node)) -> Node {
    Node::map([("set", Node::map([("path", Node::text(path)), ("key", Node::text(key)), to]))])
}

fn position(position: Option<Position>) -> Node {
    position.map_or_else(Node::null, |Position { line, column }| {
        let number = |number: u32| Node::int(i64::from(number));
        Node::map([("line", number(line)), ("column", number(column))])
    })
}
