//! What is kept: a document as canonical JSON text, beside what it is looked up by.

/// One version of a guideline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuidelineRecord {
    /// `sha256:…` of its document.
    pub hash: String,
    /// Names the guideline through all its versions.
    pub id: String,
    /// Semantic version.
    pub version: String,
    /// Canonical JSON.
    pub document: String,
}

/// One version of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRecord {
    /// The id of the guideline that it is judged by.
    pub guideline: String,
    /// Names the task.
    pub id: String,
    /// `sha256:…` of the task as it is handed out.
    pub hash: String,
    /// `sha256:…` of the task as it came, gold and all.
    pub whole_hash: String,
    /// Canonical JSON as it is handed out: without the gold.
    pub document: String,
    /// Canonical JSON as it came.
    pub whole: String,
}

/// One judgment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgmentRecord {
    /// UUIDv7.
    pub id: String,
    /// `sha256:…` of its document.
    pub content: String,
    /// The guideline's id.
    pub guideline: String,
    /// The guideline's hash.
    pub guideline_hash: String,
    /// The task's id.
    pub task: String,
    /// The task's hash.
    pub task_hash: String,
    /// Who judged.
    pub annotator: String,
    /// The judgment that it corrects.
    pub supersedes: Option<String>,
    /// Canonical JSON.
    pub document: String,
}
