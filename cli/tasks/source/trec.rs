//! Rows of a TREC run, each with the query of its topic.
//!
//! A run has six columns separated by white space: `TOPIC Q0 DOCNO RANK SCORE TAG`.
//! Source: the input format of trec_eval.

use super::json_lines;
use crate::tasks::read;
use crate::tasks::row::{Row, Values, text};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;

/// Reads a run and its topics. Rows have `topic`, `query`, `document`, `rank`; they are in the
/// order of the run's topics, and of each topic by rank.
///
/// # Errors
/// When a file cannot be read; every line without six columns, with a rank that is no number, or
/// of a topic that is not there.
pub fn rows(run: &Path, topics: &Path, depth: Option<usize>) -> Result<Vec<Row>, Vec<String>> {
    let queries = topics_in(topics)?;
    let (mut by_topic, mut order, mut faults) = (HashMap::new(), Vec::new(), Vec::new());
    for (number, line) in read(run)?.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let place = format!("{}:{}", run.display(), number + 1);
        match retrieved(line, &queries) {
            Err(why) => faults.push(format!("{place}: {why}.")),
            Ok((topic, rank, values)) => {
                let of_topic: &mut Vec<(u64, Row)> = by_topic.entry(topic.clone()).or_default();
                if of_topic.is_empty() {
                    order.push(topic);
                }
                of_topic.push((rank, Row { place, values }));
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let in_order = order.iter().filter_map(|topic| by_topic.remove(topic));
    Ok(in_order.flat_map(|rows| first(rows, depth)).collect())
}

fn first(mut rows: Vec<(u64, Row)>, depth: Option<usize>) -> impl Iterator<Item = Row> {
    rows.sort_by_key(|(rank, _)| *rank);
    let depth = depth.unwrap_or(rows.len());
    rows.into_iter().take(depth).enumerate().map(|(index, (_, mut row))| {
        // Runs count ranks from 0 or from 1: they are counted anew, from 1.
        row.values.insert("rank".into(), (index + 1).into());
        row
    })
}

fn retrieved(
    line: &str,
    queries: &HashMap<String, String>,
) -> Result<(String, u64, Values), String> {
    let columns: Vec<&str> = line.split_whitespace().collect();
    let [topic, _, document, rank, _, _] = columns.as_slice() else {
        return Err(format!(
            "a line of a run has six columns (topic, Q0, document, rank, score, tag), and this one has {}",
            columns.len()
        ));
    };
    let query = queries.get(*topic).ok_or_else(|| format!("there is no topic `{topic}`"))?;
    let rank = rank.parse().map_err(|_| format!("the rank `{rank}` is no whole number"))?;
    let mut values = Values::new();
    for (name, value) in [("topic", *topic), ("document", *document), ("query", query)] {
        values.insert(name.into(), value.into());
    }
    Ok(((*topic).to_owned(), rank, values))
}

/// Queries by topic.
fn topics_in(file: &Path) -> Result<HashMap<String, String>, Vec<String>> {
    let content = read(file)?;
    let start = content.trim_start_matches('\u{feff}').trim_start();
    let queries: HashMap<String, String> = if start.starts_with('{') {
        json_lines::rows(file)?.iter().filter_map(json_topic).collect()
    } else if start.to_ascii_lowercase().contains("<top>") {
        blocks(&content).filter_map(block_topic).collect()
    } else {
        content.lines().filter_map(line_topic).collect()
    };
    if queries.is_empty() {
        return Err(vec![format!(
            "`{}` has no topics: it should have <top> blocks with <num> and <title>, JSON lines with `query_id` and `text`, or lines of id, tab, query.",
            file.display()
        )]);
    }
    Ok(queries)
}

fn json_topic(row: &Row) -> Option<(String, String)> {
    let first = |names: [&str; 4]| {
        names.iter().find_map(|name| row.values.get(*name)).and_then(|value: &Value| text(value))
    };
    Some((
        first(["query_id", "topic", "id", "_id"])?,
        first(["text", "query", "title", "question"])?,
    ))
}

fn line_topic(line: &str) -> Option<(String, String)> {
    let (id, query) = line.split_once('\t')?;
    Some((id.trim().to_owned(), query.trim().to_owned()))
}

/// The text of each `<top>` block. The blocks are SGML without end tags inside.
fn blocks(content: &str) -> impl Iterator<Item = &str> {
    content.split("<top>").skip(1).map(|block| block.split("</top>").next().unwrap_or(block))
}

fn block_topic(block: &str) -> Option<(String, String)> {
    let number = tag(block, "num")?;
    let number = number.trim_start_matches("Number:").trim().to_owned();
    let title = tag(block, "title")?;
    let title = title.trim_start_matches("Topic:").trim().to_owned();
    Some((number, title))
}

/// What follows a tag up to the next one, on one line.
fn tag(block: &str, name: &str) -> Option<String> {
    let (_, rest) = block.split_once(&format!("<{name}>"))?;
    let text = rest.split('<').next().unwrap_or(rest);
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_of_sgml_gives_number_and_title() {
        let file = "<top>\n<num> Number: 301\n<title> Topic: International\n Organized Crime\n<desc> Description:\nIdentify …\n</top>\n<top><num>302</num><title>Polio</title></top>";
        let topics: Vec<_> = blocks(file).filter_map(block_topic).collect();
        let pair = |id: &str, query: &str| (id.to_owned(), query.to_owned());
        let expected = [pair("301", "International Organized Crime"), pair("302", "Polio")];
        assert_eq!(topics, expected);
    }

    #[test]
    fn a_line_of_a_run_without_six_columns_is_refused() {
        let queries = HashMap::from([("1".to_owned(), "crime".to_owned())]);
        assert!(retrieved("1 Q0 d1 1 9.5 bm25", &queries).is_ok());
        assert!(retrieved("1 Q0 d1 1 9.5", &queries).is_err());
        assert!(retrieved("2 Q0 d1 1 9.5 bm25", &queries).is_err());
        assert!(retrieved("1 Q0 d1 first 9.5 bm25", &queries).is_err());
    }
}
