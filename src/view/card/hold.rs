//! Holding a pointer down on a cover: shown as long as it is down, and on that part.

use crate::blackout::black_out;
use crate::model::CoverState;
use crate::ui::Ui;
use gradeglass_engine::judging::Message;
use gradeglass_engine::protection::{CoverMessage, Surface};
use gradeglass_engine::task::ResultItem;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Window};
use yew::prelude::*;

/// Before it is a hold, a pointer that moves further than this is a scroll or a drag, in pixels.
const STEADY: i32 = 10;

/// The pointer over one card.
#[derive(Default)]
pub struct Hold {
    held: Rc<RefCell<Option<Watch>>>,
    /// Which parts show their content now.
    open: Rc<Cell<[bool; 3]>>,
}

impl Hold {
    /// The body of a card, with all that a pointer can do to it.
    pub fn around(&self, ui: &Ui, item: &ResultItem, cover: &CoverState, body: Html) -> Html {
        let parts = Surface::ALL;
        let holds = parts.map(|surface| cover.part(surface).ways.hold);
        self.open.set(parts.map(|surface| cover.part(surface).open));
        let (send, id) = (ui.send.clone(), item.id.clone());
        let tell = Rc::new(move |surface: Option<Surface>, trusted: bool| {
            // A pointer that is down is itself the act that a page asks for.
            let hold = CoverMessage::Hold { result: id.clone(), surface, trusted };
            send.emit(Message::Cover(hold));
        });
        let (held, open, telling) = (self.held.clone(), self.open.clone(), tell.clone());
        let down = move |event: PointerEvent| {
            let part =
                part_of(&event).filter(|surface| holds.get(*surface as usize) == Some(&true));
            let Some(surface) = part.filter(|_| event.button() == 0 && event.is_primary()) else {
                return;
            };
            // Touch is captured by what it went down on, which is about to go.
            if let Some(target) = event.target_dyn_into::<Element>() {
                let _ = target.release_pointer_capture(event.pointer_id());
            }
            let (ending, telling_end) = (held.clone(), telling.clone());
            let end = move |trusted: bool| {
                if let Some(watch) = ending.take() {
                    watch.cover();
                    telling_end(None, trusted);
                }
            };
            held.replace(Watch::begin(&event, surface, open.clone(), end));
            telling(Some(surface), event.is_trusted());
        };
        let held = self.held.clone();
        let menu = move |event: MouseEvent| {
            if let Some(watch) = held.take() {
                event.prevent_default();
                watch.cover();
                tell(None, false);
            }
        };
        html! { <div class="holds" onpointerdown={down} oncontextmenu={menu}>{ body }</div> }
    }
}

/// Looks where a pointer is that is down, until it is up. It listens to the whole window: what the
/// pointer went down on is gone once it shows, and then not every browser says that it left.
struct Watch {
    window: Window,
    look: Closure<dyn FnMut(PointerEvent)>,
    holds: Element,
    surface: Surface,
}

impl Watch {
    const EVENTS: [&str; 4] = ["pointermove", "pointerup", "pointercancel", "pointerdown"];

    fn begin(
        event: &PointerEvent,
        surface: Surface,
        open: Rc<Cell<[bool; 3]>>,
        end: impl Fn(bool) + 'static,
    ) -> Option<Self> {
        let holds = event.target_dyn_into::<Element>()?.closest(".holds").ok()??;
        let (x, y) = (event.client_x(), event.client_y());
        let around = holds.clone();
        let look = move |event: PointerEvent| {
            let far = (event.client_x() - x).abs().max((event.client_y() - y).abs()) > STEADY;
            let shown = open.get().get(surface as usize) == Some(&true);
            let stays = event.type_() == "pointermove" && (shown || !far);
            if !stays || !is_on(&around, surface, &event) {
                end(event.is_trusted());
            }
        };
        let watch = Self { window: web_sys::window()?, look: Closure::new(look), holds, surface };
        let listener = watch.look.as_ref().unchecked_ref();
        for name in Self::EVENTS {
            let added =
                watch.window.add_event_listener_with_callback_and_bool(name, listener, true);
            added.ok()?;
        }
        Some(watch)
    }

    /// What was held open goes out of sight at once.
    fn cover(&self) {
        black_out(&self.holds, Some(self.surface.name()));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let listener = self.look.as_ref().unchecked_ref();
        for name in Self::EVENTS {
            // What was never added is not missed.
            let _ = self.window.remove_event_listener_with_callback_and_bool(name, listener, true);
        }
    }
}

/// Whether a pointer is on a part of a card.
fn is_on(holds: &Element, surface: Surface, event: &PointerEvent) -> bool {
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let selector = format!("[data-part=\"{}\"]", surface.name());
    let Ok(parts) = holds.query_selector_all(&selector) else { return false };
    (0..parts.length()).filter_map(|at| parts.item(at)?.dyn_into::<Element>().ok()).any(|part| {
        let rect = part.get_bounding_client_rect();
        (rect.left()..rect.right()).contains(&x) && (rect.top()..rect.bottom()).contains(&y)
    })
}

/// The part that a pointer is on, and not on something in it that has a use of its own.
fn part_of(event: &PointerEvent) -> Option<Surface> {
    let target = event.target_dyn_into::<Element>()?;
    if target.closest("button,a,input,.film").ok()?.is_some() {
        return None;
    }
    let part = target.closest("[data-part]").ok()??.get_attribute("data-part")?;
    Surface::ALL.into_iter().find(|it| it.name() == part)
}
