//! Which result is being drawn. Where the page fails meanwhile, that one is set aside, and the others
//! go on.

use std::cell::RefCell;

thread_local! {
    static DRAWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// This result is drawn from now on.
pub(crate) fn draws(result: &str) {
    DRAWN.with_borrow_mut(|drawn| {
        drawn.clear();
        drawn.push_str(result);
    });
}

/// What was drawn is in the page.
pub(crate) fn is_drawn() {
    draws("");
}

/// The result that is being drawn, if one is.
pub fn drawn() -> Option<String> {
    let drawn = DRAWN.try_with(|drawn| drawn.try_borrow().ok().map(|it| it.clone()));
    drawn.ok().flatten().filter(|drawn| !drawn.is_empty())
}
