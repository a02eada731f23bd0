//! Who may ask: which host names this answers to, pages of which origins, and with which token.

use super::problem::Refusal;
use super::problems;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use subtle::ConstantTimeEq;
use tower_http::cors::CorsLayer;

/// How long a page may remember that an origin is allowed.
const REMEMBERED: Duration = Duration::from_secs(600);

/// What a request must show.
#[derive(Debug, Clone)]
pub struct Guard {
    /// The names that this answers to; any, where there is none.
    hosts: Option<Vec<String>>,
    /// Origins whose pages may ask, beside this one's own.
    origins: Vec<String>,
    /// The token that goes with every request to the API, if one is asked for.
    token: Option<String>,
}

impl Guard {
    /// For a collector that listens on `address`. On loopback only the loopback's own names and
    /// `hosts` are answered: otherwise any page could point a name of its own at 127.0.0.1 and read
    /// everything here as if it were of the same origin (DNS rebinding).
    pub fn new(
        address: SocketAddr,
        hosts: &[String],
        origins: &[String],
        token: Option<&str>,
    ) -> Self {
        let own = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        let own = if address.ip().is_loopback() { own.to_vec() } else { Vec::new() };
        let hosts: Vec<String> =
            own.into_iter().chain(hosts.iter().map(|host| host.to_ascii_lowercase())).collect();
        Self {
            hosts: (!hosts.is_empty()).then_some(hosts),
            origins: origins.to_vec(),
            token: token.map(str::to_owned),
        }
    }

    /// What tells browsers that pages of the allowed origins may ask; nothing, without any.
    pub fn cors(&self) -> Option<CorsLayer> {
        if self.origins.is_empty() {
            return None;
        }
        let origins = self.origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok());
        let key = header::HeaderName::from_static("idempotency-key");
        let cors = CorsLayer::new()
            .allow_origin(origins.collect::<Vec<_>>())
            .allow_methods([Method::GET, Method::POST])
            .allow_headers([header::CONTENT_TYPE, header::AUTHORIZATION, key])
            .expose_headers([header::ETAG, header::RETRY_AFTER])
            .allow_private_network(true)
            .max_age(REMEMBERED);
        Some(cors)
    }

    fn host(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let Some(hosts) = &self.hosts else { return Ok(()) };
        let host = text(headers, header::HOST).unwrap_or_default().to_ascii_lowercase();
        let name = without_port(&host);
        if hosts.iter().any(|known| known == name) {
            return Ok(());
        }
        Err(problems::foreign_host(name))
    }

    /// Browsers keep answers from foreign pages, but not requests from being sent: they are refused.
    fn origin(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let Some(origin) = text(headers, header::ORIGIN) else { return Ok(()) };
        let host = text(headers, header::HOST).unwrap_or_default();
        let own = origin.split_once("://").is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host));
        if own || self.origins.iter().any(|allowed| allowed.eq_ignore_ascii_case(origin)) {
            return Ok(());
        }
        Err(problems::foreign_origin(origin))
    }

    /// Takes the same time whichever byte is wrong.
    fn token(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let Some(token) = &self.token else { return Ok(()) };
        let sent = text(headers, header::AUTHORIZATION).and_then(|value| value.split_once(' '));
        match sent {
            Some((scheme, sent))
                if scheme.eq_ignore_ascii_case("bearer")
                    && bool::from(sent.trim().as_bytes().ct_eq(token.as_bytes())) =>
            {
                Ok(())
            }
            _ => Err(problems::unauthorized()),
        }
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

/// `[::1]:80` without `:80`.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Refuses requests to other host names.
///
/// # Errors
/// When the host is not this one's.
pub async fn known_host(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    guard.host(request.headers())?;
    Ok(next.run(request).await)
}

/// Refuses requests of foreign pages.
///
/// # Errors
/// When the origin is neither this one nor allowed.
pub async fn known_origin(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    guard.origin(request.headers())?;
    Ok(next.run(request).await)
}

/// Refuses requests without the token.
///
/// # Errors
/// When a token is asked for and another or none was sent.
pub async fn known_token(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    guard.token(request.headers())?;
    Ok(next.run(request).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(header::HeaderName, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    fn guard(address: &str) -> Guard {
        Guard::new(
            address.parse().unwrap(),
            &[],
            &["https://portal.example".into()],
            Some("s3cret"),
        )
    }

    #[test]
    fn loopback_answers_to_its_own_names_only() {
        let guard = guard("127.0.0.1:8610");
        for host in ["localhost:8610", "127.0.0.1", "[::1]:8610", "LOCALHOST"] {
            assert!(guard.host(&headers(&[(header::HOST, host)])).is_ok(), "{host}");
        }
        for host in ["evil.example:8610", "127.0.0.1.evil.example", "localhost.evil.example", ""] {
            assert!(guard.host(&headers(&[(header::HOST, host)])).is_err(), "{host}");
        }
        assert!(guard.host(&headers(&[])).is_err());
    }

    #[test]
    fn only_this_origin_and_listed_ones_may_ask() {
        let guard = guard("127.0.0.1:8610");
        let asks = |origin| {
            guard.origin(&headers(&[(header::HOST, "127.0.0.1:8610"), (header::ORIGIN, origin)]))
        };
        assert!(asks("http://127.0.0.1:8610").is_ok());
        assert!(asks("https://portal.example").is_ok());
        for origin in ["https://evil.example", "null", "http://127.0.0.1:9999"] {
            assert!(asks(origin).is_err(), "{origin}");
        }
    }

    #[test]
    fn a_token_must_be_the_whole_token() {
        let guard = guard("0.0.0.0:8610");
        assert!(guard.token(&headers(&[(header::AUTHORIZATION, "Bearer s3cret")])).is_ok());
        for wrong in ["Bearer s3cre", "Bearer s3cret2", "Basic s3cret", "s3cret", "Bearer "] {
            assert!(guard.token(&headers(&[(header::AUTHORIZATION, wrong)])).is_err(), "{wrong}");
        }
        assert!(guard.token(&headers(&[])).is_err());
    }
}
