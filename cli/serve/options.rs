//! What `gradeglass serve` can be told.

use crate::database::Database;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

/// Serve the pages, hand out tasks and take judgments.
#[derive(Debug, Clone, clap::Args)]
pub struct Serve {
    /// A guideline to judge by, YAML or JSON; may be given several times
    #[arg(long, value_name = "FILE")]
    pub guideline: Vec<PathBuf>,
    /// Its tasks; with several guidelines, one file for each in the same order
    #[arg(long, value_name = "FILE")]
    pub tasks: Vec<PathBuf>,
    /// Also the demo that lies in the pages' folder `demo`: each NAME.json with NAME.tasks.json
    #[arg(long, requires = "pages")]
    pub demo: bool,
    /// Where everything is kept
    #[command(flatten)]
    pub database: Database,
    /// The address to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8610")]
    pub listen: SocketAddr,
    /// Asked of every request to the API, as `Authorization: Bearer …`
    #[arg(long, env = "GRADEGLASS_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// How many requests a second one address may make of the API; four times as many at once
    #[arg(long, value_name = "N", default_value = "500")]
    pub rate: NonZeroU32,
    /// Pages of this origin may use the API; may be given several times
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    pub allow_origin: Vec<String>,
    /// A further host name to answer to, as a proxy's; may be given several times
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// The folder of built pages
    #[arg(long, value_name = "FOLDER")]
    pub pages: Option<PathBuf>,
}

impl Serve {
    /// The token, if it is not empty: an empty variable in the environment is no token.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref().filter(|token| !token.is_empty())
    }
}

/// Scheme, host and port, as browsers send it: no path, no wildcard.
fn origin(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(['/', '*', '?', '#', '@', ' ']) => {
            Ok(text.to_ascii_lowercase())
        }
        _ => Err("an origin is a scheme and a host, as `https://portal.example`".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn an_origin_has_a_scheme_and_a_host_and_no_more() {
        assert_eq!(origin("https://Portal.example:8443"), Ok("https://portal.example:8443".into()));
        for wrong in ["*", "portal.example", "https://", "https://a/b", "https://*.example", "null"]
        {
            assert!(origin(wrong).is_err(), "{wrong}");
        }
    }
}
