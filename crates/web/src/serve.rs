//! Listening, and stopping politely.

use std::io;
use std::net::SocketAddr;

use axum::Router;
use tokio::net::TcpListener;

/// Serves the router until the process is told to stop (Ctrl-C). `ready` is called once with the
/// address that was really taken: port 0 lets the system choose.
///
/// # Errors
/// The address is taken or may not be used.
pub async fn serve(
    router: Router,
    address: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    let listener = TcpListener::bind(address).await?;
    ready(listener.local_addr()?);
    axum::serve(listener, router)
        .with_graceful_shutdown(async {
            // Where signals cannot be listened to, the process ends the hard way.
            let _ = tokio::signal::ctrl_c().await;
        })
        .await
}
