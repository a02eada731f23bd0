//! `gradeglass serve`: the collector. It serves the pages, hands out tasks and takes judgments.
//!
//! In reading order: [`options`](Serve) and [`run`] start it, `app` puts its parts together, `guard`
//! says who may ask and `rate` how often, `routes` answers, `intake` takes a judgment, [`store`] keeps everything.

mod app;
mod body;
mod collector;
mod faults;
mod guard;
mod intake;
mod load;
mod options;
mod pages;
mod problem;
mod problems;
mod rate;
mod routes;
pub mod store;

pub use options::Serve;

use collector::Collector;
use guard::Guard;
use rate::Rate;
use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::net::TcpListener;

/// How long open requests may take to end after the collector was told to stop.
const GRACE: Duration = Duration::from_secs(10);

impl Serve {
    /// Runs the command until it is told to stop.
    pub fn run(self) -> ExitCode {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let outcome = match runtime {
            Ok(runtime) => runtime.block_on(run(self)),
            Err(error) => Err(format!("The collector cannot start: {error}.")),
        };
        match outcome {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => crate::refused(&why),
        }
    }
}

/// Runs a collector until the process is told to stop (Ctrl+C, SIGTERM); then open requests end.
///
/// When it is ready it prints one line with its address to standard output.
///
/// # Errors
/// Why it cannot start, in words for the person who started it.
pub async fn run(options: Serve) -> Result<(), String> {
    refuse_open_door(&options)?;
    if let Some(folder) = options.pages.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(format!("`{}` is no folder with pages.", folder.display()));
    }
    let mut pairs = load::pairs(&options.guideline, &options.tasks)?;
    if let (true, Some(pages)) = (options.demo, &options.pages) {
        pairs.extend(load::demo(pages)?);
    }
    let store = Store::open(&options.database.location).await.map_err(|error| error.to_string())?;
    for pair in &pairs {
        load::load(&store, pair).await?;
    }
    let served = serve(&options, &store).await;
    store.close().await;
    served
}

/// Without a token, everybody who reaches the address could read and write judgments.
fn refuse_open_door(options: &Serve) -> Result<(), String> {
    if options.listen.ip().is_loopback() || options.token().is_some() {
        return Ok(());
    }
    Err(format!(
        "Listening on `{}` lets other machines in: give a token with `--token` or GRADEGLASS_TOKEN.",
        options.listen
    ))
}

async fn serve(options: &Serve, store: &Store) -> Result<(), String> {
    let unusable = |error| format!("The address `{}` cannot be used: {error}.", options.listen);
    let listener = TcpListener::bind(options.listen).await.map_err(unusable)?;
    let address = listener.local_addr().map_err(unusable)?;
    let guard = Guard::new(address, &options.allow_host, &options.allow_origin, options.token());
    let collector = Arc::new(Collector::new(store.clone()));
    let app = app::app(collector, guard, Rate::new(options.rate), options.pages.as_deref());
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    let (stop, mut stopped) = tokio::sync::watch::channel(false);
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        let _ = stopped.changed().await;
    });
    announce(&format!("Gradeglass is ready at http://{address}/"));
    tokio::select! {
        ended = server => ended.map_err(|error| format!("The collector stopped: {error}.")),
        () = told_to_stop_and_waited(&stop) => Ok(()),
    }
}

/// Ends when the grace after the order to stop is over.
async fn told_to_stop_and_waited(stop: &tokio::sync::watch::Sender<bool>) {
    told_to_stop().await;
    let _ = stop.send(true);
    tokio::time::sleep(GRACE).await;
    eprintln!("Requests were still open after {} s and are cut off.", GRACE.as_secs());
}

async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Whoever started this may wait for the line: it must not lie in a buffer.
fn announce(line: &str) {
    println!("{line}");
    let _ = std::io::stdout().flush();
}
