//! The real collector, on a free port and a database of its own.

use super::postgres::Postgres;
use super::program::gradeglass;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Long enough for a loaded machine, short enough to see that something hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running collector.
pub struct Collector {
    /// Its folder, with the database and the documents that it was started with.
    pub folder: TempDir,
    /// Host and port.
    pub address: String,
    process: Child,
    /// A path, or the address of a PostgreSQL.
    location: String,
    arguments: Vec<String>,
    agent: ureq::Agent,
}

/// What it answered.
#[derive(Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: ureq::http::HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("no JSON: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// One header; empty where it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The end of the problem's type; fails where the answer is no problem.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text());
        let document = self.json();
        for member in ["title", "detail"] {
            assert!(document[member].as_str().is_some_and(|said| !said.is_empty()), "{document}");
        }
        assert_eq!(document["status"], self.status, "{document}");
        document["type"].as_str().unwrap().rsplit(':').next().unwrap().to_owned()
    }
}

impl Collector {
    /// Starts one with a guideline and tasks.
    pub fn start(guideline: &Value, tasks: &Value, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let guideline = write(folder.path(), "guideline.json", guideline);
        let tasks = write(folder.path(), "tasks.json", tasks);
        let documents = ["--guideline", &guideline, "--tasks", &tasks];
        let arguments = [&documents, arguments].concat();
        Self::start_in(folder, &arguments)
    }

    /// Starts one in a folder, with no more than `arguments` say. In test binaries whose name ends so,
    /// it is on a PostgreSQL; else on a SQLite file.
    pub fn start_in(folder: TempDir, arguments: &[&str]) -> Self {
        let location = match is_on_postgres() {
            true => Postgres::shared().database(),
            false => folder.path().join("judgments.sqlite").to_str().unwrap().to_owned(),
        };
        Self::start_on(&location, folder, arguments)
    }

    /// Starts one on a database that there may be already.
    pub fn start_on(location: &str, folder: TempDir, arguments: &[&str]) -> Self {
        let location = location.to_owned();
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.into()).collect();
        let (process, address) = spawn(&location, &arguments);
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build();
        Self { folder, address, process, location, arguments, agent: config.into() }
    }

    /// Starts it again on the same database, after it was killed or stopped.
    pub fn restart(&mut self) {
        (self.process, self.address) = spawn(&self.location, &self.arguments);
    }

    /// Ends it without warning (SIGKILL).
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Tells it to stop (SIGTERM).
    pub fn tell_to_stop(&self) {
        let told = Command::new("kill").arg(self.process.id().to_string()).status().unwrap();
        assert!(told.success());
    }

    /// Waits for its end.
    pub fn ended(&mut self) -> ExitStatus {
        self.process.wait().unwrap()
    }

    /// The SQLite file.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("judgments.sqlite")
    }

    /// Asks for `path`.
    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = self.agent.get(format!("http://{}{path}", self.address));
        let request =
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        answer(request.call().unwrap())
    }

    /// Asks what may be asked.
    pub fn options(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = self.agent.options(format!("http://{}{path}", self.address));
        let request =
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        answer(request.call().unwrap())
    }

    /// Posts bytes to the judgments.
    pub fn post_bytes(&self, body: &[u8], headers: &[(&str, &str)]) -> Answer {
        let request = self.agent.post(format!("http://{}/api/judgments", self.address));
        let request =
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        answer(request.send(body).unwrap())
    }

    /// Posts a judgment or a batch.
    pub fn post(&self, document: &Value) -> Answer {
        self.post_bytes(document.to_string().as_bytes(), &[("content-type", "application/json")])
    }

    /// All judgments that it gives out.
    pub fn judgments(&self) -> Vec<Value> {
        let lines = self.get("/api/judgments", &[]).text();
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// A bare connection, for requests that no client would send.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends a request as it is and reads to the end of the connection.
    pub fn raw(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn answer(response: ureq::http::Response<ureq::Body>) -> Answer {
    let (parts, mut body) = response.into_parts();
    let body = body.with_config().limit(1 << 30).read_to_vec().unwrap();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}

/// Starts the process and waits for the line that says where it is.
fn spawn(location: &str, arguments: &[String]) -> (Child, String) {
    let mut process = Command::new(gradeglass())
        .args(["serve", "--listen", "127.0.0.1:0", "--database", location])
        .args(arguments)
        .env_remove("GRADEGLASS_TOKEN")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit("http://").next().unwrap().trim_end_matches('/').to_owned();
    assert!(line.starts_with("Gradeglass is ready at http://"), "it said `{line}`");
    (process, address)
}

fn is_on_postgres() -> bool {
    let program = std::env::current_exe().unwrap();
    program.file_name().is_some_and(|name| name.to_str().unwrap().contains("_on_postgres"))
}

/// Writes a document into a folder.
pub fn write(folder: &Path, name: &str, document: &Value) -> String {
    let path = folder.join(name);
    std::fs::write(&path, document.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}
