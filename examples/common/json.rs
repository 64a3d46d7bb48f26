//! The JSON shapes that the example programs share.
#![allow(dead_code, reason = "each example uses its part")]

use baokan::{Bounds, Byline, Change, DateMention, Fact, PartialDate, Span};
use serde_json::{Value, json};

/// A byline or credit; with the date of the issue, the full date of its dateline.
pub(crate) fn byline_json(byline: &Byline, issue: Option<PartialDate>) -> Value {
    let Some(issue) = issue else { return undated_byline_json(byline) };
    let byline = byline.clone().in_issue(issue);
    let mut value = undated_byline_json(&byline);
    let resolved = byline.partial_date().and_then(|date| date.resolve(issue)).map(|date| date.to_string());
    if let Some(fields) = value.as_object_mut() {
        fields.insert("resolved".to_owned(), json!(resolved));
    }
    value
}

fn undated_byline_json(byline: &Byline) -> Value {
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

/// A numeric fact.
pub(crate) fn fact_json(fact: &Fact<'_>) -> Value {
    json!({
        "text": fact.text(),
        "value": fact.amount().to_string(),
        "unit": fact.unit().printed(),
        "approx": fact.hedge().map(|hedge| hedge.approx().as_str()),
        "change": fact.change().map(change_json),
        "start": fact.span().start(),
        "end": fact.span().end(),
        "bounds": bounds_json(fact.bounds()),
        "si": fact.si().map(|quantity| quantity.to_string()),
        "ucum": fact.ucum(),
        "subject": fact.subject().map(span_json),
        "counterpart": fact.counterpart().map(span_json),
    })
}

fn change_json(change: Change) -> Value {
    json!({
        "direction": change.direction().map(|direction| direction.as_str()),
        "basis": change.basis().map(|basis| basis.as_str()),
        "role": change.role().map(|role| role.as_str()),
    })
}

fn bounds_json(bounds: Bounds) -> Value {
    json!([bounds.low().map(|low| low.to_string()), bounds.high().map(|high| high.to_string())])
}

fn span_json(span: Span) -> Value {
    json!([span.start(), span.end()])
}

/// A date; with the date of the issue, the full date it stands for.
pub(crate) fn date_json(date: &DateMention<'_>, issue: Option<PartialDate>) -> Value {
    let mut value = json!({
        "text": date.text(),
        "iso": date.iso(),
        "start": date.span().start(),
        "end": date.span().end(),
    });
    if let (Some(issue), Some(fields)) = (issue, value.as_object_mut()) {
        let resolved = date.date().resolve(issue).map(|date| date.to_string());
        fields.insert("resolved".to_owned(), json!(resolved));
    }
    value
}
