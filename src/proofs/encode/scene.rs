//! What an expression sees at one place: the variables, and the items of the macros around.

use crate::symbol::Symbol;
use gradeglass_engine::expression::Term;

/// What an expression sees.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Which place: of two places, the same words can come to different things.
    pub place: usize,
    variables: &'a [(&'static str, Symbol)],
    source: &'a str,
    item: Option<Item<'a>>,
}

/// The item that a macro is at, and the macros around it.
#[derive(Clone, Copy)]
struct Item<'a> {
    name: &'a str,
    value: &'a Symbol,
    outer: Option<&'a Item<'a>>,
}

impl<'a> Scene<'a> {
    /// A place with its variables.
    pub fn new(place: usize, variables: &'a [(&'static str, Symbol)]) -> Self {
        Self { place, variables, source: "", item: None }
    }

    /// The same, for an expression with this source.
    pub fn over(self, source: &'a str) -> Self {
        Self { source, ..self }
    }

    /// What `body` sees of `scene` inside a macro whose item has this name.
    pub fn inside<T>(&self, name: &str, value: &Symbol, body: impl FnOnce(&Scene<'_>) -> T) -> T {
        let outer = self.item;
        let item = Item { name, value, outer: outer.as_ref() };
        body(&Scene { item: Some(item), ..*self })
    }

    /// A variable: the innermost item of its name, or one of the place.
    pub fn variable(&self, name: &str) -> Symbol {
        let mut item = self.item.as_ref();
        while let Some(inner) = item {
            if inner.name == name {
                return inner.value.clone();
            }
            item = inner.outer;
        }
        let found = self.variables.iter().find(|(known, _)| *known == name);
        found.map_or(Symbol::Opaque, |(_, symbol)| symbol.clone())
    }

    /// Whether this is inside a macro.
    pub fn is_inside(&self) -> bool {
        self.item.is_some()
    }

    /// The words of a term, where they always mean the same at this place.
    pub fn words(&self, term: &Term) -> Option<&'a str> {
        if self.is_inside() { None } else { self.source.get(term.range.clone()) }
    }
}
