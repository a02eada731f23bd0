//! The proofs as WebAssembly, one question a step, so that `www/studio-proofs.js` can look at its
//! messages in between. Converts and delegates.

use gradeglass_engine::document::Node;
use gradeglass_proofs::{Listed, Prover};
use gradeglass_wire::{Format, canonical_json, place, read_guideline, read_text};
use wasm_bindgen::prelude::wasm_bindgen;

/// The proofs of the guideline that was given last.
#[wasm_bindgen]
#[derive(Default)]
pub struct Proofs {
    /// Kept through guidelines that cannot be read: while somebody types, most cannot.
    prover: Option<Prover>,
    root: Option<Node>,
    /// What was told last.
    told: Listed,
}

#[wasm_bindgen]
impl Proofs {
    /// Nothing is given yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a guideline, as YAML or JSON, perhaps another version of the one before: what is known
    /// of that stays known. False where it has errors: then there is nothing to prove.
    pub fn take(&mut self, text: &str) -> bool {
        self.root = read_text(text, Format::of("", text)).node;
        let Some(guideline) = self.root.as_ref().and_then(|root| read_guideline(root).0) else {
            self.root = None;
            return false;
        };
        match &mut self.prover {
            Some(prover) => prover.renew(guideline),
            None => self.prover = Some(Prover::new(guideline)),
        }
        true
    }

    /// Answers one question more. Says whether any is left.
    pub fn step(&mut self) -> bool {
        self.prover.as_mut().is_some_and(Prover::step)
    }

    /// How many questions are answered.
    pub fn done(&self) -> usize {
        self.prover.as_ref().map_or(0, |prover| prover.progress().done)
    }

    /// How many questions there are.
    pub fn total(&self) -> usize {
        self.prover.as_ref().map_or(0, |prover| prover.progress().all)
    }

    /// What is found so far, in the order of the source: a JSON list, as under `findings` of
    /// `gradeglass check --format json`.
    pub fn findings(&mut self) -> String {
        self.told = self.listed();
        canonical_json(&self.told.to_node())
    }

    /// The same for whoever has what was told last: of what stayed only its number there.
    pub fn changes(&mut self) -> String {
        let listed = self.listed();
        let changes = listed.after(&self.told);
        self.told = listed;
        canonical_json(&changes)
    }

    fn listed(&self) -> Listed {
        match self.prover.as_ref().zip(self.root.as_ref()) {
            Some((prover, root)) => Listed::new(prover.findings(), &|path| place(root, path)),
            None => Listed::default(),
        }
    }
}
