//! A PostgreSQL of the tests' own: Debian's package, started on a free port, gone with the test.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Starts a server in `$1` with the programs of `$2` on port `$3`, as the user `postgres` where this is
/// root, which it refuses to run as. When the test goes, however it goes, its end of the standard
/// input closes: the server is told to stop, and the folder is removed.
const SCRIPT: &str = r#"
set -e
as=
if [ "$(id -u)" = 0 ]; then
  chown postgres "$1"
  as="setpriv --reuid=postgres --regid=postgres --init-groups"
fi
cd "$1"
$as "$2/initdb" -D "$1/data" -U tests --auth=trust --no-sync >/dev/null
$as "$2/postgres" -D "$1/data" -k "$1" -h 127.0.0.1 -p "$3" -c fsync=off -c max_connections=200 &
server=$!
cat
kill -INT $server
wait $server
rm -rf "$1"
"#;

/// A running server.
pub struct Postgres {
    port: u16,
    programs: PathBuf,
    made: AtomicU32,
}

impl Postgres {
    /// The one server of this test binary.
    pub fn shared() -> &'static Self {
        static SERVER: OnceLock<Postgres> = OnceLock::new();
        SERVER.get_or_init(Self::start)
    }

    /// The address of a new, empty database.
    pub fn database(&self) -> String {
        let name = format!("t{}", self.made.fetch_add(1, Ordering::Relaxed));
        let port = self.port.to_string();
        let made = Command::new(self.programs.join("createdb"))
            .args(["-h", "127.0.0.1", "-p", &port, "-U", "tests", &name])
            .status()
            .unwrap();
        assert!(made.success());
        format!("postgres://tests@127.0.0.1:{port}/{name}")
    }

    fn start() -> Self {
        let programs = programs();
        let folder = tempfile::tempdir().unwrap().keep();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut process = Command::new("sh")
            .args(["-c", SCRIPT, "sh"])
            .args([folder.as_path(), programs.as_path()])
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        while !said.contains("ready to accept connections") {
            let line = lines.next().unwrap_or_else(|| panic!("PostgreSQL did not start: {said}"));
            said.push_str(&line.unwrap());
        }
        std::thread::spawn(move || lines.for_each(drop));
        // The process, with our end of its standard input, stays as long as this program.
        std::mem::forget(process);
        Self { port, programs, made: AtomicU32::new(0) }
    }
}

/// Debian keeps the server's programs off the path, one folder a version; the newest is taken.
fn programs() -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.map(|version| version.unwrap().path().join("bin")).collect())
        .unwrap_or_default();
    found.sort();
    found.retain(|folder| folder.join("initdb").is_file());
    found.pop().unwrap_or_else(|| {
        panic!("PostgreSQL is not here; `apt-get install postgresql` installs it, as `cargo xtask test` does")
    })
}
