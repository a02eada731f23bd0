//! The root of the page: holds the session, applies messages, and does or hands on their effects.

use crate::catalog::Catalog;
use crate::contract::{HostRequest, Msg};
use std::sync::Arc;
use yew::prelude::*;

/// What [`Root`] is mounted with.
#[derive(Properties, Clone)]
pub struct Props {
    /// Takes what the view cannot do itself.
    pub host: Callback<HostRequest>,
    /// The monotonic time, in milliseconds.
    pub now: Callback<(), f64>,
    /// The interface's words to begin with; [`Msg::Locale`] changes them.
    pub catalog: Arc<Catalog>,
}

impl PartialEq for Props {
    // The runtime mounts once and then sends messages: there are no other properties to compare.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalog, &other.catalog)
    }
}

/// What the page itself does.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum Own {}

/// The page.
pub struct Root {}

impl Component for Root {
    type Message = Msg;
    type Properties = Props;

    fn create(_context: &Context<Self>) -> Self {
        Self {}
    }

    fn update(&mut self, _context: &Context<Self>, _message: Msg) -> bool {
        true
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        html! { <main class="page" part="page"></main> }
    }
}
