//! Every connection that the documentation shows works as pasted.

use super::read;
use crate::judged::items;
use crate::read_plan;
use gradeglass_engine::delivery::read_connections;
use gradeglass_engine::document::Content;
use gradeglass_engine::document::tables::PRESETS;
use std::collections::BTreeSet;
use std::path::Path;
use std::slice;

#[test]
fn every_connection_of_the_documentation_is_read_without_a_problem() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/connections");
    let mut shown = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let page = std::fs::read_to_string(&path).unwrap();
        for block in page.split("```json\n").skip(1) {
            let text = block.split("```").next().unwrap();
            let document = read(text);
            assert!(!read_connections(&document).0.is_empty(), "{}: {text}", path.display());
            let several = matches!(document.content, Content::List(_));
            let connections = if several { items(&document) } else { slice::from_ref(&document) };
            for connection in connections {
                let (plan, problems) = read_plan(connection);
                assert_eq!(problems, [], "{}: {text}", path.display());
                assert!(plan.is_some(), "{}: {text}", path.display());
                let preset = connection.get("preset").and_then(crate::judged::text);
                shown.insert(preset.unwrap_or("json").to_owned());
            }
        }
    }
    assert_eq!(shown, PRESETS.iter().map(|preset| (*preset).to_owned()).collect());
}
