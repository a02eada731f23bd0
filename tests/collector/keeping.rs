//! What the collector has called stored is never lost: killed, stopped, or asked by many at once.

use super::{good, open_tasks, started};
use gradeglass_tests::support::documents::{guideline, judgment};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;

#[test]
fn what_was_called_stored_survives_the_loss_of_the_process() {
    let count = 40;
    let mut collector = started(count);
    let judgments: Vec<Value> = (1..=count).map(|number| good(&collector, number)).collect();
    let mut stored = BTreeSet::new();
    for round in judgments.chunks(10) {
        std::thread::scope(|threads| {
            let (told, hears) = std::sync::mpsc::channel();
            let sender = &collector;
            threads.spawn(move || {
                for judgment in round {
                    assert_eq!(sender.post(judgment).status, 201);
                    told.send(judgment["id"].clone()).unwrap();
                }
            });
            stored.extend(hears.iter().map(|id| id.as_str().unwrap().to_owned()));
        });
        collector.kill();
        collector.restart();
        let kept: BTreeSet<String> = collector
            .judgments()
            .iter()
            .map(|kept| kept["id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(kept, stored);
    }
    for judgment in &judgments {
        assert_eq!(collector.post(judgment).status, 200, "sent again after the loss, it is known");
    }
    assert_eq!(collector.judgments().len(), count);
}

#[test]
fn a_process_killed_while_it_stores_has_kept_all_that_it_answered_for() {
    let count = 200;
    let mut collector = started(count);
    let judgments: Vec<Value> = {
        let open = open_tasks(&collector, "nobody");
        (1..=count)
            .zip(&open)
            .map(|(number, task)| judgment(number, &guideline(), task, "off"))
            .collect()
    };
    let (told, hears) = std::sync::mpsc::channel();
    let address = collector.address.clone();
    let sender = std::thread::spawn(move || {
        for judgment in judgments {
            let Some(answer) = post_by_hand(&address, &judgment.to_string()) else { return };
            if answer.starts_with("HTTP/1.1 201 ") {
                let _ = told.send(judgment["id"].as_str().unwrap().to_owned());
            }
        }
    });
    // The sender is in the middle of its work when the process goes.
    let mut answered: BTreeSet<String> = hears.iter().take(50).collect();
    collector.kill();
    sender.join().unwrap();
    answered.extend(hears.iter());
    collector.restart();
    let kept: BTreeSet<String> =
        collector.judgments().iter().map(|kept| kept["id"].as_str().unwrap().to_owned()).collect();
    assert!(answered.len() < count, "the process was to go in the middle");
    let lost: Vec<&String> = answered.difference(&kept).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    assert!(kept.len() <= answered.len() + 1, "at most the one under way came without an answer");
}

/// Posts over a connection of its own; none where the other side is gone.
fn post_by_hand(address: &str, body: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    let head = post_head(body.len(), "Connection: close\r\n");
    stream.write_all(format!("{head}{body}").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

fn post_head(length: usize, more: &str) -> String {
    format!(
        "POST /api/judgments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{more}\r\n"
    )
}

#[test]
fn eight_writers_at_once_lose_nothing_and_double_nothing() {
    let count = 80;
    let collector = started(count);
    let open = open_tasks(&collector, "nobody");
    std::thread::scope(|threads| {
        for writer in 0..8 {
            let (collector, open) = (&collector, &open);
            threads.spawn(move || {
                for (index, task) in open.iter().enumerate() {
                    // Everyone sends everything: each judgment comes eight times.
                    let index = (index + writer * 10) % open.len();
                    let task = open.get(index).unwrap_or(task);
                    let answer = collector.post(&judgment(index + 1, &guideline(), task, "off"));
                    assert!(matches!(answer.status, 200 | 201), "{}", answer.text());
                }
            });
        }
    });
    let ids: BTreeSet<String> =
        collector.judgments().iter().map(|kept| kept["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), count);
    assert_eq!(collector.judgments().len(), count);
}

#[test]
fn a_request_under_way_is_finished_when_the_collector_is_told_to_stop() {
    let mut collector = started(1);
    let body = good(&collector, 1).to_string();
    let mut stream = collector.connect();
    stream.write_all(post_head(body.len(), "Expect: 100-continue\r\n").as_bytes()).unwrap();
    let mut told_to_go_on = [0; 25];
    stream.read_exact(&mut told_to_go_on).unwrap();
    assert_eq!(&told_to_go_on, b"HTTP/1.1 100 Continue\r\n\r\n", "the request is under way");
    collector.tell_to_stop();
    while TcpStream::connect(&collector.address).is_ok() {
        std::thread::yield_now();
    }
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    assert!(collector.ended().success());
    collector.restart();
    assert_eq!(collector.judgments().len(), 1);
}
