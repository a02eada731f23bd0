//! Requests by `fetch`: judgments on their way, and documents on theirs.

use crate::http_date_from_now_ms;
use gradeglass_engine::delivery::{Answer, Body, Credentials, Failure, Method, retry_after_ms};
use gradeglass_wire::{Format, read_text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Blob, Headers, ReferrerPolicy, RequestCredentials, RequestInit,
    RequestRedirect, Response, ResponseType,
};

/// How many bytes of an answer are read: an answer says little.
const ANSWER_LIMIT: f64 = 1_000_000.0;

/// How many bytes a guideline or a list of tasks may have.
const DOCUMENT_LIMIT: f64 = 32_000_000.0;

/// One judgment, ready to go.
pub struct Outgoing {
    /// Where to.
    pub url: String,
    /// How.
    pub method: Method,
    /// All request headers.
    pub headers: Vec<(String, String)>,
    /// Whether cookies travel along.
    pub credentials: Credentials,
    /// The JSON text.
    pub body: String,
}

/// What came of a request.
pub type Reply = Result<Answer, Failure>;

/// A request on its way; given up when dropped.
pub struct Flight {
    controller: Option<AbortController>,
}

impl Drop for Flight {
    fn drop(&mut self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

impl Outgoing {
    /// Sends. The flight must be kept until the reply is there.
    pub fn send(self) -> (Flight, impl Future<Output = Reply>) {
        let controller = AbortController::new().ok();
        let options = self.options(controller.as_ref());
        let reply = async move { answer(fetch(&self.url, &options?).await?).await };
        let reply = async move { reply.await.map_err(|error: Fault| error.0) };
        (Flight { controller }, reply)
    }

    fn options(&self, controller: Option<&AbortController>) -> Result<RequestInit, Fault> {
        let headers = Headers::new()?;
        for (name, value) in &self.headers {
            headers.set(name, value)?;
        }
        let options = RequestInit::new();
        options.set_method(match self.method {
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
        });
        options.set_headers(&headers);
        options.set_body(&JsValue::from_str(&self.body));
        options.set_credentials(match self.credentials {
            Credentials::Omit => RequestCredentials::Omit,
            Credentials::SameOrigin => RequestCredentials::SameOrigin,
            Credentials::Include => RequestCredentials::Include,
        });
        options.set_redirect(RequestRedirect::Manual);
        options.set_referrer_policy(ReferrerPolicy::NoReferrer);
        options.set_signal(controller.map(AbortController::signal).as_ref());
        Ok(options)
    }
}

/// A failure; whatever JavaScript throws on the way counts as the network's.
struct Fault(Failure);

impl From<JsValue> for Fault {
    fn from(_: JsValue) -> Self {
        Self(Failure::Network)
    }
}

async fn fetch(url: &str, options: &RequestInit) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    JsFuture::from(window.fetch_with_str_and_init(url, options)).await?.dyn_into()
}

async fn answer(response: Response) -> Result<Answer, Fault> {
    if response.type_() == ResponseType::Opaqueredirect {
        return Err(Fault(Failure::Redirected));
    }
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let retry_after_ms =
        header("retry-after").and_then(|text| retry_after_ms(&text, http_date_from_now_ms));
    let media_type = header("content-type").unwrap_or_default().to_ascii_lowercase();
    let text = read(&response, ANSWER_LIMIT).await.map_err(|_| Fault(Failure::Network))?;
    Ok(Answer { status: response.status(), retry_after_ms, body: body(&media_type, &text) })
}

fn body(media_type: &str, text: &str) -> Body {
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    match media_type {
        _ if text.trim().is_empty() => Body::Empty,
        "text/html" | "application/xhtml+xml" => Body::Html,
        _ if media_type == "application/json" || media_type.ends_with("+json") => {
            read_text(text, Format::Json).node.map_or(Body::Other, Body::Json)
        }
        _ => Body::Other,
    }
}

/// Why a document did not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchError {
    /// The network, DNS, TLS or CORS: browsers do not tell which.
    Network,
    /// The server's status, other than 2xx.
    Status(u16),
    /// So many bytes are too many.
    TooLarge(u64),
    /// The server sent a web page.
    Html,
}

impl FetchError {
    /// One English sentence.
    pub fn sentence(&self, url: &str) -> String {
        match self {
            Self::Network => format!("`{url}` could not be reached"),
            Self::Status(status) => format!("`{url}` answered {status}"),
            Self::TooLarge(bytes) => format!(
                "`{url}` has {} MB; at most {} MB are read",
                bytes / 1_000_000,
                DOCUMENT_LIMIT as u64 / 1_000_000
            ),
            Self::Html => format!("`{url}` is a web page, not a JSON document"),
        }
    }
}

/// Fetches the text of a document, with the headers that the host gives.
pub async fn fetch_text(url: &str, headers: &[(String, String)]) -> Result<String, FetchError> {
    let options = RequestInit::new();
    let sent = Headers::new().map_err(|_| FetchError::Network)?;
    for (name, value) in headers {
        sent.set(name, value).map_err(|_| FetchError::Network)?;
    }
    options.set_headers(&sent);
    let response = fetch(url, &options).await.map_err(|_| FetchError::Network)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let media_type = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if media_type.to_ascii_lowercase().starts_with("text/html") {
        return Err(FetchError::Html);
    }
    read(&response, DOCUMENT_LIMIT).await
}

/// Reads a body, unless it is too large to be what it should be.
async fn read(response: &Response, limit: f64) -> Result<String, FetchError> {
    let blob: Blob = awaited(response.blob()).await?.unchecked_into();
    if blob.size() > limit {
        return Err(FetchError::TooLarge(blob.size() as u64));
    }
    let text = awaited(Ok(blob.text())).await?;
    text.as_string().ok_or(FetchError::Network)
}

async fn awaited(promise: Result<js_sys::Promise, JsValue>) -> Result<JsValue, FetchError> {
    JsFuture::from(promise.map_err(|_| FetchError::Network)?).await.map_err(|_| FetchError::Network)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_page_is_told_from_an_empty_answer() {
        assert_eq!(body("text/html; charset=utf-8", "<p>Sign in</p>"), Body::Html);
        assert_eq!(body("text/html", "  "), Body::Empty);
        assert_eq!(body("text/plain", "ok"), Body::Other);
    }

    #[test]
    fn a_document_that_did_not_come_is_told_in_words() {
        let sentence = FetchError::TooLarge(50_000_000).sentence("tasks.json");
        assert_eq!(sentence, "`tasks.json` has 50 MB; at most 32 MB are read");
    }
}
