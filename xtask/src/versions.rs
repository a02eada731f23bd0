//! Versions that must be the same in several files.

#[cfg(test)]
mod tests {
    use crate::repository::root;

    fn read(name: &str) -> String {
        std::fs::read_to_string(root().join(name)).unwrap()
    }

    /// What stands between the next two quotes after a text.
    fn quoted<'a>(text: &'a str, after: &str) -> &'a str {
        let (_, rest) = text.split_once(after).unwrap_or_else(|| panic!("no {after}"));
        rest.split('"').nth(1).unwrap()
    }

    #[test]
    fn wasm_bindgen_has_one_version_everywhere() {
        let (manifest, lock, trunk) = (read("Cargo.toml"), read("Cargo.lock"), read("Trunk.toml"));
        let version = quoted(&trunk, "wasm_bindgen =");
        for package in ["wasm-bindgen", "wasm-bindgen-cli-support"] {
            assert_eq!(quoted(&manifest, &format!("{package} =")), format!("={version}"));
            let locked = format!("name = \"{package}\"\nversion =");
            assert_eq!(quoted(&lock, &locked), version, "{package} in Cargo.lock");
            assert_eq!(lock.matches(&locked).count(), 1, "{package} is locked once");
        }
    }
}
