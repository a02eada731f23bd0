//! Programs from the system's package manager: installed where this command may do so, else named
//! with the one command that installs them.

use crate::shell::{command, on_path, read, run, step};
use anyhow::{Result, bail};

/// A program, under any of its names, and the packages of Debian that bring it.
pub struct Wanted {
    /// Names that it goes by; any will do.
    pub names: &'static [&'static str],
    /// What to install.
    pub packages: &'static [&'static str],
}

/// Node.js with npm: drives the browsers.
pub const NODE: Wanted = Wanted { names: &["node"], packages: &["nodejs", "npm"] };
/// npm: brings what Node.js needs.
pub const NPM: Wanted = Wanted { names: &["npm"], packages: &["npm"] };
/// Chromium.
pub const CHROMIUM: Wanted =
    Wanted { names: &["chromium", "chromium-browser", "google-chrome"], packages: &["chromium"] };
/// What drives Chromium.
pub const CHROMEDRIVER: Wanted =
    Wanted { names: &["chromedriver"], packages: &["chromium-driver"] };
/// Firefox.
pub const FIREFOX: Wanted =
    Wanted { names: &["firefox-esr", "firefox"], packages: &["firefox-esr"] };
/// What drives WebKit. It brings WebKit, and a small browser.
pub const WEBKIT_DRIVER: Wanted =
    Wanted { names: &["WebKitWebDriver"], packages: &["webkit2gtk-driver"] };
/// A display in memory, without which WebKit's browser does not start.
pub const XVFB: Wanted = Wanted { names: &["Xvfb"], packages: &["xvfb"] };
/// Python, for the public evaluation tool that exported qrels are checked with.
pub const PYTHON: Wanted = Wanted { names: &["python3"], packages: &["python3", "python3-venv"] };

/// Poppler, which tells what is in the PDF of a printed page.
pub const POPPLER: Wanted = Wanted { names: &["pdftotext"], packages: &["poppler-utils"] };
/// PostgreSQL, for the collector's tests on it. Its server lies off the path, in a folder a version.
pub const POSTGRES: Wanted =
    Wanted { names: &["pg_ctlcluster", "initdb"], packages: &["postgresql"] };

impl Wanted {
    /// The name it has here.
    pub fn found(&self) -> Option<&'static str> {
        self.names.iter().copied().find(|name| on_path(name))
    }
}

/// Makes sure that all are there.
pub fn ensure(wanted: &[Wanted]) -> Result<()> {
    let missing: Vec<&Wanted> = wanted.iter().filter(|it| it.found().is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().flat_map(|it| it.packages).copied().collect();
    install(&packages)?;
    match missing.iter().find(|it| it.found().is_none()) {
        Some(it) => bail!(
            "{} was installed, but `{}` is not on the path",
            it.packages.join(" "),
            it.names.join("` or `")
        ),
        None => Ok(()),
    }
}

/// Installs packages.
pub fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !on_path("apt-get") {
        bail!("missing: {list} (by their names in Debian); install them with your package manager");
    }
    if !read(&mut command("id", &["-u"])).is_ok_and(|id| id == "0") {
        bail!("missing: {list}; install them with `sudo apt-get install {list}`");
    }
    step(&format!("install {list}"), || {
        run(&mut command("apt-get", &["update", "--quiet"]))?;
        let arguments = ["install", "--yes", "--quiet", "--no-install-recommends"];
        run(command("apt-get", &arguments).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
    })
}
