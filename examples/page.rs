//! Reads a page.
use std::io::Read;
#[path = "common/json.rs"]
mod json;
fn main() {
    let mut args = std::env::args().skip(1).filter(|a| !a.starts_with("--"));
    let bytes = match args.next() { Some(p) => std::fs::read(p).unwrap(), None => { let mut b = vec![]; std::io::stdin().read_to_end(&mut b).unwrap(); b } };
    let text = String::from_utf8(bytes).unwrap();
    let page = baokan::page(&text);
    let arts: Vec<_> = page.articles().iter().map(|a| serde_json::json!({
        "kind": a.kind().as_str(), "headline": a.headline().map(|h| h.lines().iter().map(|l| l.as_str().to_string()).collect::<Vec<_>>()),
        "byline": a.byline().map(json::byline_json), "credits": a.credits().iter().map(json::byline_json).collect::<Vec<_>>(), "facts": [], "dates": [],
        "column": a.column().map(|c| c.as_str().to_string()), "paragraphs": a.paragraphs().iter().map(|p| p.as_str().to_string()).collect::<Vec<_>>() })).collect();
    println!("{}", serde_json::json!({"articles": arts, "strays": page.strays().iter().map(|h| h.lines().iter().map(|l| l.as_str().to_string()).collect::<Vec<_>>()).collect::<Vec<_>>(), "furniture": page.furniture().iter().map(|h| h.as_str().to_string()).collect::<Vec<_>>()}));
}
