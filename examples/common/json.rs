//! The JSON shapes that the example programs share.
#![allow(dead_code, reason = "each example uses its part")]

use baokan::Byline;
use serde_json::{Value, json};

/// A byline or credit.
pub(crate) fn byline_json(byline: &Byline) -> Value {
    let people: Vec<Value> = byline
        .people()
        .iter()
        .map(|person| {
            json!({
                "role": person.role(),
                "name": person.name(),
                "act": person.act(),
                "class": person.role_class().as_str(),
                "ambiguous": person.is_ambiguous(),
            })
        })
        .collect();
    json!({
        "kind": byline.kind().as_str(),
        "text": byline.text(),
        "start": byline.span().start(),
        "end": byline.span().end(),
        "outlet": byline.outlet(),
        "place": byline.place(),
        "date": byline.date(),
        "people": people,
        "relayed": byline.relayed(),
        "defects": byline.defects().iter().map(|defect| defect.as_str()).collect::<Vec<_>>(),
        "canonical": byline.canonical(),
    })
}
