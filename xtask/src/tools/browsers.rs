//! The browsers, and what drives each.

use super::system::{self, CHROMEDRIVER, CHROMIUM, FIREFOX, WEBKIT_DRIVER, Wanted, XVFB};
use super::{geckodriver, webkit};
use crate::repository::target;
use anyhow::Result;
use std::process::Command;

/// A browser that tests run in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, as Debian brings it.
    WebKit,
}

impl Chosen {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name for `--browser` and for the tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The folders and files of tests/browser that run in it. WebKit's driver can do less than the
    /// others': it tries every cover, judging as such, and a new author's path.
    pub fn tests(self) -> &'static str {
        match self {
            Self::Chromium | Self::Firefox => "cases,leaks",
            Self::WebKit => {
                "cases/judging.test.mjs,cases/findings.test.mjs,cases/studio.test.mjs,leaks"
            }
        }
    }
}

/// Makes sure that the browser and its driver are there, and tells a script of tests/browser where.
pub fn tell(script: &mut Command, browser: Chosen) -> Result<()> {
    let (program, driver) = match browser {
        Chosen::Chromium => (installed(CHROMIUM)?, installed(CHROMEDRIVER)?),
        Chosen::Firefox => (installed(FIREFOX)?, geckodriver::ensure()?.display().to_string()),
        Chosen::WebKit => {
            let driver = installed(WEBKIT_DRIVER)?;
            script.env("GRADEGLASS_DISPLAY", installed(XVFB)?);
            (webkit::find()?.display().to_string(), driver)
        }
    };
    script.env("GRADEGLASS_BROWSER", browser.name()).env("GRADEGLASS_BROWSER_PROGRAM", program);
    script.env("GRADEGLASS_DRIVER", driver);
    script.env("GRADEGLASS_SCREENSHOTS", target().join("screenshots").join(browser.name()));
    Ok(())
}

/// The name by which the program can be started.
fn installed(wanted: Wanted) -> Result<String> {
    system::ensure(std::slice::from_ref(&wanted))?;
    Ok(wanted.found().unwrap_or_default().to_owned())
}
