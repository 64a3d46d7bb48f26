//! Reads who wrote and photographed a page's articles, from print with padded names, broken lines and odd brackets.
#![allow(clippy::print_stdout, reason = "a program talks on its streams")]

use baokan::{Byline, BylineKind, Role, bylines};

const PAGE: &str = "\
苹果园里修枝忙
口 本报记者 温 馨
立春刚过，记者在果园看到，果农忙着修枝。
本报焉耆讯（记者 温 馨 通讯
员 阿丽米热•阿不都)2月9日，辣椒育苗开始。
图为育苗大棚。 阿丽米热·阿不都 摄
（下转第四版）
";

fn main() -> Result<(), baokan::Error> {
    for byline in bylines(PAGE) {
        println!("{:9} {}", byline.kind(), byline.canonical());
        for person in byline.people() {
            println!("          {:14} {} ({})", person.role_class().as_str(), person.name(), person.role());
        }
        for defect in byline.defects() {
            println!("          repaired: {defect}");
        }
    }
    let kinds: Vec<BylineKind> = bylines(PAGE).map(|byline| byline.kind()).collect();
    assert_eq!(kinds, [BylineKind::Byline, BylineKind::Dateline, BylineKind::Credit, BylineKind::Jump]);

    let byline: Byline = "据新华社拉萨4月2日电（记者 洛桑 田 园）".parse()?;
    assert!(byline.relayed());
    assert_eq!((byline.place(), byline.date()), (Some("拉萨"), Some("4月2日")));
    assert!(byline.people().iter().all(|person| person.role_class() == Role::Reporter));
    Ok(())
}
