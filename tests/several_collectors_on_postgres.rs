//! Several collectors on one PostgreSQL, behind one address: one of them is killed in the middle of
//! the work, and nothing is lost or counted twice.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use gradeglass_tests::support::collector::{Collector, write};
use gradeglass_tests::support::documents::{guideline, judgment, tasks};
use gradeglass_tests::support::postgres::Postgres;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

const JUDGMENTS: usize = 1_500;
const WRITERS: usize = 6;

/// Starts `count` collectors on one new database.
fn started(count: usize) -> Vec<Collector> {
    let location = Postgres::shared().database();
    let start = |_| {
        let folder = tempfile::tempdir().unwrap();
        let guideline = write(folder.path(), "guideline.json", &guideline());
        let tasks = write(folder.path(), "tasks.json", &tasks(JUDGMENTS));
        let arguments = ["--guideline", &guideline, "--tasks", &tasks];
        Collector::start_on(&location, folder, &arguments)
    };
    std::thread::scope(|threads| {
        let starting: Vec<_> = (0..count).map(|each| threads.spawn(move || start(each))).collect();
        starting.into_iter().map(|started| started.join().unwrap()).collect()
    })
}

/// One address before several: each connection goes to the next that can be reached.
fn one_address(behind: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let turn = Arc::new(AtomicUsize::new(0));
    std::thread::spawn(move || {
        for near in listener.incoming().map_while(Result::ok) {
            let (behind, turn) = (behind.clone(), turn.clone());
            std::thread::spawn(move || {
                let first = turn.fetch_add(1, Ordering::Relaxed);
                let order = (0..behind.len()).map(|step| &behind[(first + step) % behind.len()]);
                let far = order.map(TcpStream::connect).find_map(Result::ok).unwrap();
                pass(near, far);
            });
        }
    });
    address
}

fn pass(near: TcpStream, far: TcpStream) {
    let (mut from, mut to) = (near.try_clone().unwrap(), far.try_clone().unwrap());
    std::thread::spawn(move || _ = std::io::copy(&mut from, &mut to));
    let (mut from, mut to) = (far, near);
    _ = std::io::copy(&mut from, &mut to);
    _ = to.shutdown(std::net::Shutdown::Both);
}

/// Posts over a connection of its own; the status, or none where the other side went.
fn post(address: &str, body: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(address).ok()?;
    let length = body.len();
    let head = format!(
        "POST /api/judgments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(format!("{head}{body}").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.split(' ').nth(1)?.parse().ok()
}

/// As a page does: until the receiver says that it has it.
fn deliver(address: &str, body: &str) -> u32 {
    (1..).find(|_| matches!(post(address, body), Some(200 | 201))).unwrap()
}

#[test]
fn one_of_three_collectors_is_killed_under_load_and_nothing_is_lost_or_doubled() {
    let mut collectors = started(3);
    let address = one_address(collectors.iter().map(|it| it.address.clone()).collect());
    let open = collectors[0].get("/api/tasks?guideline=shoes&annotator=x&limit=1000", &[]).json();
    let open = open.as_array().unwrap();
    let judgments: Vec<Value> = (0..JUDGMENTS)
        .map(|number| judgment(number + 1, &guideline(), &open[number % open.len()], "partly"))
        .collect();
    let (next, tries) = (AtomicUsize::new(0), Mutex::new(0));
    let victim = Mutex::new(collectors.pop());
    std::thread::scope(|threads| {
        for _ in 0..WRITERS {
            threads.spawn(|| {
                while let Some(judgment) = judgments.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let took = deliver(&address, &judgment.to_string());
                    *tries.lock().unwrap() += took;
                    if next.load(Ordering::Relaxed) > JUDGMENTS / 3
                        && let Some(mut victim) = victim.lock().unwrap().take()
                    {
                        victim.kill();
                    }
                }
            });
        }
    });
    let kept: BTreeMap<String, Value> = collectors[0]
        .judgments()
        .into_iter()
        .map(|kept| (kept["id"].as_str().unwrap().to_owned(), kept))
        .collect();
    assert_eq!(collectors[1].judgments().len(), JUDGMENTS, "each of them once");
    let sent = judgments.iter().map(|sent| (sent["id"].as_str().unwrap().to_owned(), sent.clone()));
    assert_eq!(kept, sent.collect(), "by id and content");
}

#[test]
fn the_same_batch_through_three_collectors_at_once_is_kept_once() {
    let collectors = started(3);
    let open = collectors[0].get("/api/tasks?guideline=shoes&annotator=x&limit=200", &[]).json();
    let mut batch: Vec<Value> = open
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(|(number, task)| judgment(number + 1, &guideline(), task, "off"))
        .collect();
    std::thread::scope(|threads| {
        for collector in &collectors {
            // Each in another order: writers that wait for each other would not end.
            batch.rotate_left(67);
            let batch = Value::Array(batch.clone());
            threads.spawn(move || {
                let answer = collector.post(&batch);
                assert_eq!(answer.status, 200, "{}", answer.text());
                assert_eq!(answer.json()["stored"].as_array().unwrap().len(), 200);
            });
        }
    });
    assert_eq!(collectors[2].judgments().len(), 200);
}
