//! Prints the numeric facts of a sentence: `cargo run --example facts -- "产量由450吨提升至900吨以上"`.
#![expect(clippy::print_stdout, reason = "an example prints")]

fn main() {
    let text = std::env::args().nth(1).unwrap_or_else(|| {
        "2023年港口吞吐量累计完成1208.5万标准箱，同比增长7.35%；投递时间由3天缩短至2天以内，每公斤运费1.2元。".into()
    });
    for fact in baokan::facts(&text) {
        let quantity = fact.quantity();
        print!("{} = {quantity}", fact.text());
        if let Some(hedge) = fact.hedge() {
            print!(", {} ({})", hedge.approx().as_str(), hedge.span().of(&text).unwrap_or_default());
        }
        if let Some(change) = fact.change() {
            let words = [
                change.direction().map(|d| d.as_str()),
                change.basis().map(|b| b.as_str()),
                change.role().map(|r| r.as_str()),
            ];
            print!(", {}", words.into_iter().flatten().collect::<Vec<_>>().join(" "));
        }
        if let Some(subject) = fact.subject().and_then(|span| span.of(&text)) {
            print!(", of {subject}");
        }
        if let Some(si) = fact.si() {
            print!(", in SI {si}");
        }
        println!();
    }
    for date in baokan::dates(&text) {
        println!("{} = {}", date.text(), date.iso());
    }
}
