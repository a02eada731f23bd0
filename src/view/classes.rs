//! Class names put together in one place: Yew's `classes!` compiles its own code wherever it stands.

use yew::html::Classes;

/// The classes that are not empty.
pub fn classes(names: &[&str]) -> Classes {
    Classes::from(names.join(" "))
}

/// The class where it applies, else an empty one.
pub fn when(applies: bool, name: &str) -> &str {
    if applies { name } else { "" }
}
