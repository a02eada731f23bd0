//! Holding a pointer down on a cover: shown as long as it is down, and on that part.

use crate::model::CoverState;
use crate::ui::Ui;
use gradeglass_engine::judging::Message;
use gradeglass_engine::protection::{CoverMessage, Surface};
use gradeglass_engine::task::ResultItem;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Before it is a hold, a pointer that moves further than this is a scroll or a drag, in pixels.
const STEADY: i32 = 10;

/// What is held: the part, and where the pointer went down.
type Held = Option<(Surface, i32, i32)>;

/// The pointer over one card.
#[derive(Default)]
pub struct Hold {
    held: Rc<Cell<Held>>,
}

impl Hold {
    /// The body of a card, with all that a pointer can do to it. The listeners are on an element
    /// that stays when what is covered takes the place of its cover.
    pub fn around(&self, ui: &Ui, item: &ResultItem, cover: &CoverState, body: Html) -> Html {
        let parts = [Surface::Image, Surface::Video, Surface::Text];
        let holds = parts.map(|surface| cover.part(surface).ways.hold);
        let (held, send, id) = (self.held.clone(), ui.send.clone(), item.id.clone());
        let tell = Rc::new(move |surface: Option<Surface>, event: &PointerEvent| {
            held.set(surface.map(|surface| (surface, event.client_x(), event.client_y())));
            // A pointer that is down is itself the act that a page asks for.
            let (result, trusted) = (id.clone(), event.is_trusted());
            send.emit(Message::Cover(CoverMessage::Hold { result, surface, trusted }));
        });
        let (held, telling) = (self.held.clone(), tell.clone());
        let down = move |event: PointerEvent| {
            let part =
                part_of(&event).filter(|surface| holds.get(*surface as usize) == Some(&true));
            if held.get().is_some() {
                telling(None, &event);
            } else if event.button() == 0 && event.is_primary() && part.is_some() {
                // Touch is captured by what it went down on, which is about to go.
                if let Some(target) = event.target_dyn_into::<Element>() {
                    let _ = target.release_pointer_capture(event.pointer_id());
                }
                telling(part, &event);
            }
        };
        let held = self.held.clone();
        let shown = parts.map(|surface| cover.part(surface).open);
        let telling = tell.clone();
        let moved = move |event: PointerEvent| {
            let Some((surface, x, y)) = held.get() else { return };
            let far = (event.client_x() - x).abs().max((event.client_y() - y).abs()) > STEADY;
            let open = shown.get(surface as usize) == Some(&true);
            if part_of(&event) != Some(surface) || (far && !open) {
                telling(None, &event);
            }
        };
        let held = self.held.clone();
        let over = Callback::from(move |event: PointerEvent| {
            if held.get().is_some() {
                tell(None, &event);
            }
        });
        let (held, send, id) = (self.held.clone(), ui.send.clone(), item.id.clone());
        let menu = move |event: MouseEvent| {
            if held.take().is_some() {
                event.prevent_default();
                let hold = CoverMessage::Hold { result: id.clone(), surface: None, trusted: false };
                send.emit(Message::Cover(hold));
            }
        };
        html! {
            <div class="holds" onpointerdown={down} onpointermove={moved} onpointerup={over.clone()}
                onpointercancel={over.clone()} onpointerleave={over} oncontextmenu={menu}>{ body }</div>
        }
    }
}

/// The part that a pointer is on, and not on something in it that has a use of its own.
fn part_of(event: &PointerEvent) -> Option<Surface> {
    let target = event.target_dyn_into::<Element>()?;
    if target.closest("button,a,input,.film").ok()?.is_some() {
        return None;
    }
    match target.closest("[data-part]").ok()??.get_attribute("data-part")?.as_str() {
        "image" => Some(Surface::Image),
        "video" => Some(Surface::Video),
        _ => Some(Surface::Text),
    }
}
