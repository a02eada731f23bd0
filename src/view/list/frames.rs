//! When the first frame of a task is on the screen: it shows what can be seen, and waits for no card
//! around that.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The frame that begins when the first one is on the screen.
const SHOWN: u8 = 2;

/// Frames since a task was opened, as far as they count.
pub struct Frames {
    count: u8,
    asked: Option<i32>,
    begins: Closure<dyn FnMut()>,
}

impl Frames {
    /// Asks for frames; `begins` is called when each one does, and has to call [`Self::next`].
    pub fn ask(begins: impl FnMut() + 'static) -> Self {
        let mut frames = Self { count: 0, asked: None, begins: Closure::new(begins) };
        frames.ask_for_one();
        frames
    }

    /// Whether a frame of this task is on the screen.
    pub fn shown(&self) -> bool {
        self.count >= SHOWN
    }

    /// Another task: nothing of it was shown.
    pub fn restart(&mut self) {
        if self.shown() {
            self.ask_for_one();
        }
        self.count = 0;
    }

    /// A frame begins. Says whether it is the one in which the first is on the screen.
    pub fn next(&mut self) -> bool {
        self.count += 1;
        if !self.shown() {
            self.ask_for_one();
        }
        self.count == SHOWN
    }

    fn ask_for_one(&mut self) {
        let begins = self.begins.as_ref().unchecked_ref();
        // A page that has no frames shows nothing either.
        self.asked = web_sys::window().and_then(|it| it.request_animation_frame(begins).ok());
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        if let (Some(window), Some(asked)) = (web_sys::window(), self.asked) {
            // One that has begun already cannot be taken back, and need not be.
            let _ = window.cancel_animation_frame(asked);
        }
    }
}
