//! Requests by `fetch`: judgments on their way, and documents on theirs.

use crate::http_date_from_now_ms;
use gradeglass_engine::delivery::{Answer, Body, Credentials, Failure, Method, retry_after_ms};
use gradeglass_wire::{Format, read_text};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Headers, ReferrerPolicy, RequestCredentials, RequestInit,
    RequestRedirect, Response, ResponseType,
};

/// How many bytes of an answer are read: an answer says little.
const ANSWER_LIMIT: u32 = 1_000_000;

/// How many bytes a guideline or a list of tasks may have.
const DOCUMENT_LIMIT: u32 = 32_000_000;

/// Judgments, ready to go.
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

impl Flight {
    /// Begins; nothing is on its way yet.
    pub fn begin() -> Self {
        Self { controller: AbortController::new().ok() }
    }

    /// What says that it is given up.
    pub fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }
}

impl Outgoing {
    /// Sends. The flight must be kept until the reply is there.
    pub fn send(self, flight: &Flight) -> impl Future<Output = Reply> + use<> {
        let options = self.options(flight);
        let reply = async move { answer(fetch(&self.url, &options?).await?).await };
        async move { reply.await.map_err(|error: Fault| error.0) }
    }

    fn options(&self, flight: &Flight) -> Result<RequestInit, Fault> {
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
        options.set_signal(flight.signal().as_ref());
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
    let media_type = header("content-type").unwrap_or_default();
    let text = read(&response, ANSWER_LIMIT).await.map_err(|_| Fault(Failure::Network))?;
    let body = Body::of(&media_type, &text, |text| read_text(text, Format::Json).node);
    Ok(Answer { status: response.status(), retry_after_ms, body })
}

#[wasm_bindgen]
extern "C" {
    /// What came of a request that somebody else made for us.
    type Told;

    #[wasm_bindgen(method, getter)]
    fn redirected(this: &Told) -> Option<bool>;

    #[wasm_bindgen(method, getter)]
    fn status(this: &Told) -> u16;

    #[wasm_bindgen(method, getter, js_name = type)]
    fn media_type(this: &Told) -> String;

    #[wasm_bindgen(method, getter)]
    fn body(this: &Told) -> String;

    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    fn retry_after(this: &Told) -> Option<String>;
}

/// The reply in what a promise gives: `{ status, type, body, retryAfter }`, or `{ redirected }`. A
/// page that is being left waits for nothing but promises: here is nothing else to wait for.
pub async fn told(promise: Result<js_sys::Promise, JsValue>) -> Reply {
    let promise = promise.map_err(|_| Failure::Network)?;
    let told = JsFuture::from(promise).await.map_err(|_| Failure::Network)?;
    let told: Told = told.unchecked_into();
    if told.redirected() == Some(true) {
        return Err(Failure::Redirected);
    }
    let wait = told.retry_after();
    let retry_after_ms = wait.and_then(|text| retry_after_ms(&text, http_date_from_now_ms));
    let read = |text: &str| read_text(text, Format::Json).node;
    let body = Body::of(&told.media_type(), &told.body(), read);
    Ok(Answer { status: told.status(), retry_after_ms, body })
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
                DOCUMENT_LIMIT / 1_000_000
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
    let window = web_sys::window().ok_or(FetchError::Network)?;
    read_answer(window.fetch_with_str_and_init(url, &options)).await
}

/// The text of a document in the answer that a request's promise gives.
pub async fn read_answer(answer: js_sys::Promise) -> Result<String, FetchError> {
    let response: Response = awaited(Ok(answer)).await?.unchecked_into();
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let media_type = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if media_type.to_ascii_lowercase().starts_with("text/html") {
        return Err(FetchError::Html);
    }
    read(&response, DOCUMENT_LIMIT).await
}

/// Reads a body, unless it is too large to be what it should be. As a `Blob` it would go through
/// another process, twice.
async fn read(response: &Response, limit: u32) -> Result<String, FetchError> {
    let bytes = Uint8Array::new(&awaited(response.array_buffer()).await?);
    if bytes.length() > limit {
        return Err(FetchError::TooLarge(bytes.length().into()));
    }
    Ok(String::from_utf8_lossy(&bytes.to_vec()).into_owned())
}

async fn awaited(promise: Result<js_sys::Promise, JsValue>) -> Result<JsValue, FetchError> {
    JsFuture::from(promise.map_err(|_| FetchError::Network)?).await.map_err(|_| FetchError::Network)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_did_not_come_is_told_in_words() {
        let sentence = FetchError::TooLarge(50_000_000).sentence("tasks.json");
        assert_eq!(sentence, "`tasks.json` has 50 MB; at most 32 MB are read");
    }
}
