//! What compares versions and checks past judgments again, for the thread that does so beside the page.
//! Converts and delegates.

use gradeglass_studio::Told;
use gradeglass_wire::canonical_json;
use wasm_bindgen::prelude::wasm_bindgen;

/// One guideline beside others and past judgments.
#[wasm_bindgen]
#[derive(Default)]
pub struct Beside {
    own: gradeglass_studio::Beside,
}

#[wasm_bindgen]
impl Beside {
    /// Nothing is there yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Files: name, text, name, text. Another version is called `guideline`.
    pub fn files(&mut self, files: Vec<String>) {
        let pairs = files.chunks_exact(2).filter_map(|file| match file {
            [name, text] => Some((name.as_str(), text.as_str())),
            _ => None,
        });
        self.own.files(pairs);
    }

    /// The text of the guideline itself.
    pub fn text(&mut self, text: &str) {
        self.own.text(text);
    }

    /// Lists the judgments of one market and language, or of all.
    pub fn only(&mut self, market: Option<String>, language: Option<String>) {
        self.own.only(market.zip(language));
    }

    /// Works a little. Says whether anything is left.
    pub fn step(&mut self) -> bool {
        self.own.step()
    }

    /// What all came to so far, as the page reads it.
    pub fn told(&self) -> String {
        let told: Told = self.own.told();
        canonical_json(&told.to_node())
    }

    /// A judgment by its line, as an example for the annotator's view.
    pub fn example(&self, line: usize) -> Option<String> {
        Some(canonical_json(&self.own.example(line)?.to_node()))
    }
}
