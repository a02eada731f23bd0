//! The proofs as WebAssembly, one question a step, so that `www/studio-proofs.js` can look at its
//! messages in between. Converts and delegates.

use gradeglass_engine::document::Node;
use gradeglass_proofs::Prover;
use gradeglass_wire::{Format, canonical_json, guideline_from_text, place, read_text};
use wasm_bindgen::prelude::wasm_bindgen;

/// The proofs of the guideline that was given last.
#[wasm_bindgen]
#[derive(Default)]
pub struct Proofs {
    proved: Option<(Prover, Node)>,
}

#[wasm_bindgen]
impl Proofs {
    /// Nothing is given yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a guideline, as YAML or JSON. False where it has errors: then there is nothing to prove.
    pub fn take(&mut self, text: &str) -> bool {
        let format = Format::of("", text);
        let (guideline, _) = guideline_from_text(text, format);
        let root = read_text(text, format).node;
        self.proved = guideline.map(Prover::new).zip(root);
        self.proved.is_some()
    }

    /// Answers one question more. Says whether any is left.
    pub fn step(&mut self) -> bool {
        self.proved.as_mut().is_some_and(|(prover, _)| prover.step())
    }

    /// How many questions are answered.
    pub fn done(&self) -> usize {
        self.proved.as_ref().map_or(0, |(prover, _)| prover.progress().done)
    }

    /// How many questions there are.
    pub fn total(&self) -> usize {
        self.proved.as_ref().map_or(0, |(prover, _)| prover.progress().all)
    }

    /// What is found so far: a JSON list, as under `findings` of `gradeglass check --format json`.
    pub fn findings(&self) -> String {
        let found = self.proved.iter().flat_map(|(prover, root)| {
            prover.findings().iter().map(|finding| finding.to_node(&|path| place(root, path)))
        });
        canonical_json(&Node::list(found))
    }
}
