//! Keeps judgments in the order in which they come, all that wait in one transaction: a disk takes as
//! long to be sure of one as of a hundred.

use super::judgments::put_all;
use super::{JudgmentRecord, Kept, StoreError};
use sqlx::AnyPool;
use tokio::sync::{mpsc, oneshot};

/// At most so many requests are kept together; so many more may wait.
const TOGETHER: usize = 64;

/// What a request asks to be kept.
#[derive(Debug)]
struct Order {
    records: Vec<JudgmentRecord>,
    told: oneshot::Sender<Result<Vec<Kept>, StoreError>>,
}

/// The one who keeps, for all requests.
#[derive(Debug, Clone)]
pub struct Keeper {
    orders: mpsc::Sender<Order>,
}

impl Keeper {
    /// Begins to work; ends with the last copy of what this gives.
    pub fn start(writer: AnyPool, begin: &'static str) -> Self {
        let (orders, coming) = mpsc::channel(TOGETHER);
        tokio::spawn(keep(writer, begin, coming));
        Self { orders }
    }

    /// Keeps these, all or none. They are durable when this returns.
    pub async fn keep(&self, records: Vec<JudgmentRecord>) -> Result<Vec<Kept>, StoreError> {
        let (told, hear) = oneshot::channel();
        let closed = || StoreError::Failed(sqlx::Error::PoolClosed);
        self.orders.send(Order { records, told }).await.map_err(|_| closed())?;
        hear.await.map_err(|_| closed())?
    }
}

async fn keep(writer: AnyPool, begin: &'static str, mut coming: mpsc::Receiver<Order>) {
    let mut orders = Vec::new();
    while coming.recv_many(&mut orders, TOGETHER).await > 0 {
        let together: Vec<&JudgmentRecord> = orders.iter().flat_map(|it| &it.records).collect();
        let kept = put_all(&writer, begin, &together).await;
        match kept {
            Ok(kept) => {
                let mut kept = kept.into_iter();
                for Order { records, told } in orders.drain(..) {
                    // Whoever asked may have gone; what is kept is kept.
                    _ = told.send(Ok(kept.by_ref().take(records.len()).collect()));
                }
            }
            // What the database cannot take of one request must not keep the others out.
            Err(_) => {
                for Order { records, told } in orders.drain(..) {
                    let alone: Vec<&JudgmentRecord> = records.iter().collect();
                    _ = told.send(put_all(&writer, begin, &alone).await);
                }
            }
        }
    }
}
