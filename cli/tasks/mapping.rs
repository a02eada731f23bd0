//! Which column means what.

/// Which names of rows and documents mean what.
#[derive(Debug, Clone, clap::Args)]
pub struct Mapping {
    /// The query's text
    #[arg(long, value_name = "NAME", default_value = "query")]
    pub query: String,
    /// The query's id; queries are numbered q1, q2, … without it
    #[arg(long, value_name = "NAME")]
    pub query_id: Option<String>,
    /// The query's market
    #[arg(long, value_name = "NAME")]
    pub market: Option<String>,
    /// The language (BCP 47) of the query, by the row, and of the result, by its document
    #[arg(long, value_name = "NAME")]
    pub language: Option<String>,
    /// In a row, the result's id; with `--documents`, also the document that it names
    #[arg(long, visible_alias = "id", value_name = "NAME", default_value = "doc_id")]
    pub document: String,
    /// In a document, its id
    #[arg(long, value_name = "NAME", default_value = "doc_id")]
    pub document_id: String,
    /// The result's rank; without it, results are numbered in the order of the rows
    #[arg(long, value_name = "NAME")]
    pub position: Option<String>,
    /// How a result is shown: product, web, passage, image, video, ad, answer, or a kind of your own
    #[arg(long, value_name = "KIND", default_value = "web")]
    pub card: String,
    /// Shown as the result's `title`
    #[arg(long, value_name = "NAME")]
    pub title: Option<String>,
    /// Shown as the result's `text`
    #[arg(long, value_name = "NAME")]
    pub text: Option<String>,
    /// Shown as the result's `snippet`
    #[arg(long, value_name = "NAME")]
    pub snippet: Option<String>,
    /// Shown as the result's `url`
    #[arg(long, value_name = "NAME")]
    pub url: Option<String>,
    /// Any other part of what is shown, as `price=list_price`; may be given several times. Where nothing is named, everything is shown under its own name
    #[arg(long, value_name = "PART=NAME", value_parser = part)]
    pub data: Vec<(String, String)>,
    /// The address of a picture of the result
    #[arg(long, value_name = "NAME")]
    pub image: Option<String>,
    /// The address of a video of the result
    #[arg(long, value_name = "NAME")]
    pub video: Option<String>,
    /// Safety labels of the result, a list as tasks have it
    #[arg(long, value_name = "NAME", conflicts_with = "harmless")]
    pub labels: Option<String>,
    /// All results are known to be harmless. Without labels and without this, nobody has classified them, and they are covered
    #[arg(long)]
    pub harmless: bool,
}

impl Mapping {
    /// The mapping for rows of a TREC run, whose names are fixed, or for other rows.
    pub fn for_source(&self, is_run: bool) -> Self {
        if !is_run {
            return self.clone();
        }
        Self {
            query: "query".into(),
            query_id: Some("topic".into()),
            document: "document".into(),
            position: Some("rank".into()),
            ..self.clone()
        }
    }

    /// What is shown of a result: part and name. Empty: everything.
    pub fn parts(&self) -> Vec<(&str, &str)> {
        let named = [
            ("title", &self.title),
            ("text", &self.text),
            ("snippet", &self.snippet),
            ("url", &self.url),
        ];
        let named = named.into_iter().filter_map(|(part, name)| Some((part, name.as_deref()?)));
        named.chain(self.data.iter().map(|(part, name)| (part.as_str(), name.as_str()))).collect()
    }

    /// Names that say something other than what is shown of a result.
    pub fn is_taken(&self, name: &str) -> bool {
        let optional = [
            &self.query_id,
            &self.market,
            &self.language,
            &self.position,
            &self.image,
            &self.video,
            &self.labels,
        ];
        name == self.query
            || name == self.document
            || optional.into_iter().any(|taken| taken.as_deref() == Some(name))
    }
}

fn part(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((part, name)) if !part.is_empty() && !name.is_empty() => {
            Ok((part.into(), name.into()))
        }
        _ => Err("say the part and the name, as `price=list_price`".into()),
    }
}
