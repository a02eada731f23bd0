//! The program `gradeglass`, built from the sources at hand.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Long enough for a loaded machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// The program, built once for each test binary: cargo gives the path of a program only to tests
/// of its own package, and a program that lies about may be older than its sources.
pub fn gradeglass() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(build)
}

fn build() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.ancestors().nth(2).unwrap();
    let profile = match folder.file_name().unwrap().to_str().unwrap() {
        "debug" => "dev",
        name => name,
    };
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--package", "gradeglass-cli", "--profile", profile])
        .current_dir(root())
        .status()
        .unwrap();
    assert!(built.success(), "the program does not build");
    folder.join(format!("gradeglass{}", std::env::consts::EXE_SUFFIX))
}

/// Runs the program to its end; fails where it does not end.
pub fn run<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Output {
    let mut command = Command::new(gradeglass());
    command.args(arguments).env_remove("GRADEGLASS_TOKEN");
    let process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (id, (done, ended)) = (process.id(), channel::<()>());
    let watch = std::thread::spawn(move || {
        let late = ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout);
        if late {
            Command::new("kill").args(["-KILL", &id.to_string()]).status().unwrap();
        }
        late
    });
    let output = process.wait_with_output().unwrap();
    drop(done);
    assert!(!watch.join().unwrap(), "the program did not end: {output:?}");
    output
}

/// The root of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// A file or folder of the real data, beside the workspace; says so where it is not there.
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = root().join("../shared/data").join(path);
    if found.exists() {
        return Some(found);
    }
    println!(
        "`{}` is not there: this test has nothing to read and checks nothing",
        found.display()
    );
    None
}

/// The Python with the packages of `tests/python/requirements.txt`.
pub fn python_program() -> PathBuf {
    let given = std::env::var_os("GRADEGLASS_PYTHON").map(PathBuf::from);
    given.unwrap_or_else(|| root().join("target/venv/bin/python"))
}

/// Runs a Python script of `tests/python` and gives what it prints. Its packages are those of
/// `tests/python/requirements.txt`.
pub fn python(script: &str, arguments: &[&Path]) -> String {
    let python = python_program();
    let script = root().join("tests/python").join(script);
    let output = Command::new(&python).arg(&script).args(arguments).output();
    let output = output.unwrap_or_else(|_| panic!("{}", how_to_install(&python)));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("ModuleNotFoundError"), "{}", how_to_install(&python));
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

fn how_to_install(python: &Path) -> String {
    format!(
        "the packages of tests/python/requirements.txt are not there for `{}`; this installs them: python3 -m venv target/venv && target/venv/bin/python -m pip install --requirement tests/python/requirements.txt",
        python.display()
    )
}
