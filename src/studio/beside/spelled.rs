//! What is told, as a document that crosses between threads, and back.

use super::told::{Compared, Outcome, Past, Replayed, Told, TurnedRow, Turns};
use crate::said::{Example, items, string};
use gradeglass_engine::document::{Content, Node};
use gradeglass_proofs::Counts;
use std::sync::Arc;

impl Told {
    /// As it crosses.
    pub fn to_node(&self) -> Node {
        Node::map([
            ("compared", optional(self.compared.as_ref().map(Outcome::to_node))),
            ("judgments", count(self.past.judgments)),
            ("tasks", count(self.past.tasks)),
            ("nothing", Node::bool(self.past.nothing)),
            ("replayed", optional(self.replayed.as_ref().map(Replayed::to_node))),
            ("only", optional(self.only.as_ref().map(pair))),
        ])
    }

    /// As it came.
    pub fn read(node: &Node) -> Self {
        Self {
            compared: node.get("compared").and_then(Outcome::read),
            past: Past {
                judgments: number(node, "judgments"),
                tasks: number(node, "tasks"),
                nothing: truth(node, "nothing"),
            },
            replayed: node.get("replayed").filter(is_something).map(Replayed::read),
            only: node.get("only").and_then(read_pair),
        }
    }
}

impl Outcome {
    fn to_node(&self) -> Node {
        match self {
            Self::Unreadable => Node::map([("unreadable", Node::bool(true))]),
            Self::Apart(why) => Node::map([("apart", Node::text(why))]),
            Self::Running { done, total } => {
                Node::map([("done", count(*done)), ("total", count(*total))])
            }
            Self::Done(compared) => compared.to_node(),
        }
    }

    fn read(node: &Node) -> Option<Self> {
        if let Some(total) = node.get("total").and_then(whole) {
            return Some(Self::Running { done: number(node, "done"), total });
        }
        if let Some(why) = node.get("apart").and_then(string) {
            return Some(Self::Apart(why));
        }
        if truth(node, "unreadable") {
            return Some(Self::Unreadable);
        }
        Compared::read(node).map(|compared| Self::Done(Box::new(compared)))
    }
}

impl Compared {
    fn to_node(&self) -> Node {
        let example = |one: &Option<Arc<Example>>| optional(one.as_deref().map(Example::to_node));
        Node::map([
            ("version", Node::text(&self.version)),
            ("relation", Node::text(&self.relation)),
            ("confirmed", Node::bool(self.confirmed)),
            ("newly_refused", example(&self.newly_refused)),
            ("newly_taken", example(&self.newly_taken)),
            ("changes", Node::list(self.changes.iter().map(pair))),
        ])
    }

    fn read(node: &Node) -> Option<Self> {
        let example = |name| node.get(name).and_then(Example::read).map(Arc::new);
        Some(Self {
            version: string(node.get("version")?)?,
            relation: string(node.get("relation")?)?,
            confirmed: truth(node, "confirmed"),
            newly_refused: example("newly_refused"),
            newly_taken: example("newly_taken"),
            changes: items(node.get("changes")).iter().filter_map(read_pair).collect(),
        })
    }
}

impl Replayed {
    fn to_node(&self) -> Node {
        let group = |(group, counts): &((String, String), Counts)| {
            let numbers = [counts.checked, counts.refused, counts.taken].map(count);
            Node::list([pair(group), Node::list(numbers)])
        };
        let first = |(line, why): &(usize, String)| Node::list([count(*line), Node::text(why)]);
        Node::map([
            ("done", count(self.done)),
            ("total", count(self.total)),
            ("checked", count(self.checked)),
            ("without_task", count(self.without_task)),
            ("without_verdict", count(self.without_verdict)),
            ("unreadable", count(self.unreadable)),
            ("first", optional(self.first.as_ref().map(first))),
            ("groups", Node::list(self.groups.iter().map(group))),
            ("refused", self.refused.to_node()),
            ("taken", self.taken.to_node()),
        ])
    }

    fn read(node: &Node) -> Self {
        let group = |node: &Node| {
            let [group, counts] = items(Some(node)) else { return None };
            let [checked, refused, taken] = items(Some(counts)) else { return None };
            let [checked, refused, taken] = [checked, refused, taken].map(whole);
            let counts = Counts { checked: checked?, refused: refused?, taken: taken? };
            Some((read_pair(group)?, counts))
        };
        let first = |node: &Node| match items(Some(node)) {
            [line, why] => Some((whole(line)?, string(why)?)),
            _ => None,
        };
        let turns = |name| node.get(name).map(Turns::read).unwrap_or_default();
        Self {
            done: number(node, "done"),
            total: number(node, "total"),
            checked: number(node, "checked"),
            without_task: number(node, "without_task"),
            without_verdict: number(node, "without_verdict"),
            unreadable: number(node, "unreadable"),
            first: node.get("first").and_then(first),
            groups: items(node.get("groups")).iter().filter_map(group).collect(),
            refused: turns("refused"),
            taken: turns("taken"),
        }
    }
}

impl Turns {
    fn to_node(&self) -> Node {
        let row = |row: &TurnedRow| {
            Node::map([
                ("line", count(row.line)),
                ("id", Node::text(&row.id)),
                ("asked", Node::text(&row.asked)),
                ("because", Node::list(row.because.iter().map(Node::text))),
            ])
        };
        Node::map([
            ("all", count(self.all)),
            ("count", count(self.count)),
            ("listed", Node::list(self.listed.iter().map(row))),
        ])
    }

    fn read(node: &Node) -> Self {
        let row = |node: &Node| {
            Some(TurnedRow {
                line: number(node, "line"),
                id: string(node.get("id")?)?,
                asked: string(node.get("asked")?)?,
                because: items(node.get("because")).iter().filter_map(string).collect(),
            })
        };
        Self {
            all: number(node, "all"),
            count: number(node, "count"),
            listed: items(node.get("listed")).iter().filter_map(row).collect(),
        }
    }
}

fn count(count: usize) -> Node {
    Node::int(i64::try_from(count).unwrap_or(i64::MAX))
}

fn whole(node: &Node) -> Option<usize> {
    match node.content {
        Content::Int(number) => usize::try_from(number).ok(),
        _ => None,
    }
}

fn number(node: &Node, name: &str) -> usize {
    node.get(name).and_then(whole).unwrap_or(0)
}

fn truth(node: &Node, name: &str) -> bool {
    node.get(name).is_some_and(|node| node.content == Content::Bool(true))
}

fn is_something(node: &&Node) -> bool {
    node.content != Content::Null
}

fn optional(node: Option<Node>) -> Node {
    node.unwrap_or_else(Node::null)
}

fn pair((one, other): &(String, String)) -> Node {
    Node::list([Node::text(one), Node::text(other)])
}

fn read_pair(node: &Node) -> Option<(String, String)> {
    match items(Some(node)) {
        [one, other] => Some((string(one)?, string(other)?)),
        _ => None,
    }
}
