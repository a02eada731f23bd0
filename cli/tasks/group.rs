//! Rows of the same query become tasks.

use super::documents::Documents;
use super::mapping::Mapping;
use super::row::{Row, Values, text};
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};

/// What rows are read with.
#[derive(Debug, Clone, Copy)]
pub struct Grouping<'a> {
    /// Which column means what.
    pub mapping: &'a Mapping,
    /// The documents that rows name, where they name any.
    pub documents: Option<&'a Documents>,
}

/// What came of the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// Task documents.
    pub tasks: Vec<Value>,
    /// How many queries there are.
    pub queries: usize,
    /// How many results all tasks have.
    pub results: usize,
    /// Rows left out because their query had their result already.
    pub repeated: usize,
}

/// One query with its results.
struct Query {
    id: String,
    query: Values,
    seen: HashSet<String>,
    results: Vec<Value>,
}

/// Makes tasks of at most `per_task` results.
///
/// # Errors
/// Every row that lacks a query or a result, or names a document that is not there.
pub fn group(rows: &[Row], grouping: &Grouping<'_>, per_task: usize) -> Result<Made, Vec<String>> {
    let (mut queries, mut faults, mut repeated) = (Queries::default(), Vec::new(), 0);
    for row in rows {
        match queries.add(row, grouping) {
            Ok(true) => {}
            Ok(false) => repeated += 1,
            Err(why) => faults.push(format!("{}: {why}", row.place)),
        }
    }
    if rows.is_empty() {
        faults.push("There are no rows to make tasks of.".into());
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let results = queries.list.iter().map(|query| query.results.len()).sum();
    let tasks = queries.list.iter().flat_map(|query| tasks_of(query, per_task)).collect();
    Ok(Made { tasks, queries: queries.list.len(), results, repeated })
}

/// Queries in the order of the rows.
#[derive(Default)]
struct Queries {
    list: Vec<Query>,
    by_key: HashMap<String, usize>,
}

impl Queries {
    /// Whether the row's result is new to its query.
    fn add(&mut self, row: &Row, grouping: &Grouping<'_>) -> Result<bool, String> {
        let mapping = grouping.mapping;
        let query = needed(row, &mapping.query, "--query")?;
        let given = mapping.query_id.as_deref();
        let given = given.map(|name| needed(row, name, "--query-id")).transpose()?;
        let next = self.list.len();
        let index = *self.by_key.entry(given.clone().unwrap_or(query)).or_insert(next);
        if index == next {
            let id = given.unwrap_or_else(|| format!("q{}", next + 1));
            let query = query_of(row, mapping);
            self.list.push(Query { id, query, seen: HashSet::new(), results: Vec::new() });
        }
        let Some(query) = self.list.get_mut(index) else { return Ok(false) };
        let id = needed(row, &mapping.document, "--document")?;
        if !query.seen.insert(id.clone()) {
            return Ok(false);
        }
        let result = result_of(row, &id, query.results.len() + 1, grouping)?;
        query.results.push(result);
        Ok(true)
    }
}

fn needed(row: &Row, name: &str, option: &str) -> Result<String, String> {
    let found = row.values.get(name).and_then(text).filter(|text| !text.trim().is_empty());
    found.ok_or_else(|| format!("the row has no `{name}`; say with `{option}` what it is called."))
}

fn query_of(row: &Row, mapping: &Mapping) -> Values {
    let names = [
        ("text", Some(mapping.query.as_str())),
        ("market", mapping.market.as_deref()),
        ("language", mapping.language.as_deref()),
    ];
    let found = names.into_iter().filter_map(|(part, name)| {
        Some((part.to_owned(), row.values.get(name?).and_then(text)?.into()))
    });
    found.collect()
}

fn result_of(row: &Row, id: &str, nth: usize, grouping: &Grouping<'_>) -> Result<Value, String> {
    let mapping = grouping.mapping;
    let shown = match grouping.documents {
        Some(documents) => documents.get(id)?,
        None => &row.values,
    };
    let find = |name: &Option<String>| {
        let name = name.as_deref()?;
        shown.get(name).or_else(|| row.values.get(name)).filter(|value| !value.is_null())
    };
    let mut result = Map::new();
    result.insert("id".into(), id.into());
    result.insert("position".into(), position(row, mapping, nth)?.into());
    result.insert("card".into(), mapping.card.as_str().into());
    result.insert("data".into(), data(row, shown, mapping).into());
    let alt = mapping.title.as_ref().and_then(|_| find(&mapping.title)).and_then(text);
    let media = [("image", find(&mapping.image)), ("video", find(&mapping.video))];
    let media: Vec<Value> = media
        .into_iter()
        .filter_map(|(kind, url)| medium(kind, text(url?)?, alt.as_deref()))
        .collect();
    if !media.is_empty() {
        result.insert("media".into(), media.into());
    }
    if let Some(language) = find(&mapping.language).and_then(text) {
        result.insert("language".into(), language.into());
    }
    if let Some(labels) =
        if mapping.harmless { Some(harmless()) } else { find(&mapping.labels).map(parsed) }
    {
        result.insert("labels".into(), labels);
    }
    Ok(Value::Object(result))
}

fn position(row: &Row, mapping: &Mapping, nth: usize) -> Result<u64, String> {
    let Some(name) = &mapping.position else { return Ok(nth as u64) };
    let found = needed(row, name, "--position")?;
    let number = found.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("the position `{found}` is no whole number from 1 on."))
}

/// What is shown: the parts that are named, or else everything that means nothing else.
fn data(row: &Row, shown: &Values, mapping: &Mapping) -> Values {
    let parts = mapping.parts();
    if parts.is_empty() {
        let is_shown = |name: &String| !mapping.is_taken(name) && *name != mapping.document_id;
        let all = shown.iter().filter(|(name, value)| is_shown(name) && !value.is_null());
        return all.map(|(name, value)| (name.clone(), value.clone())).collect();
    }
    let found = parts.into_iter().filter_map(|(part, name)| {
        let value = shown.get(name).or_else(|| row.values.get(name))?;
        (!value.is_null()).then(|| (part.to_owned(), value.clone()))
    });
    found.collect()
}

fn medium(kind: &str, url: String, alt: Option<&str>) -> Option<Value> {
    if url.trim().is_empty() {
        return None;
    }
    Some(match alt {
        Some(alt) => json!({ "kind": kind, "url": url, "alt": alt }),
        None => json!({ "kind": kind, "url": url }),
    })
}

/// A list that stands in a CSV cell is JSON text.
fn parsed(value: &Value) -> Value {
    match value {
        Value::String(text) => serde_json::from_str(text).unwrap_or_else(|_| value.clone()),
        other => other.clone(),
    }
}

/// The tasks of one query: one, or several that name their query's id, so that an export puts them
/// together again.
fn tasks_of(query: &Query, per_task: usize) -> Vec<Value> {
    let is_split = query.results.len() > per_task;
    let parts = query.results.chunks(per_task.max(1)).enumerate();
    let task = |(index, results): (usize, &[Value])| {
        let mut about = query.query.clone();
        let mut id = query.id.clone();
        if is_split {
            about.insert("id".into(), query.id.as_str().into());
            id = format!("{id}-{}", index + 1);
        }
        json!({ "id": id, "query": about, "results": results })
    };
    parts.map(task).collect()
}

/// What opens a result: somebody with a name says that it is safe. An empty list says nothing.
fn harmless() -> Value {
    json!([{ "category": "safe", "source": "gradeglass tasks --harmless" }])
}
