//! The scan for mentions: from anchor to anchor, dates and names stepped over.

use super::{Found, around::Around, rules};
use crate::{
    cursor::Cursor,
    date::read::{self as date, Reading},
    number::{
        anchor,
        numeral::{self, Numeral},
    },
    unit::mention::{self, Mention},
};

/// What is a fact beside numbers with units.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted {
    pub(super) bare: bool,
    pub(super) ordinals: bool,
}

/// The mentions of a text that are facts, in order.
#[derive(Clone, Debug)]
pub(super) struct Mentions<'t> {
    text: &'t str,
    at: usize,
    wanted: Wanted,
    /// The end of the mention before, for lists.
    last: usize,
}

impl<'t> Mentions<'t> {
    pub(super) const fn new(text: &'t str, wanted: Wanted) -> Self {
        Mentions { text, at: 0, wanted, last: 0 }
    }

    /// Reads the next mention into `found`.
    pub(super) fn next(&mut self, found: &mut Option<Found<'t>>) {
        *found = None;
        while let Some(anchor) = anchor::next_anchor(self.text, self.at) {
            match self.read(anchor, found) {
                Ok(end) => {
                    (self.at, self.last) = (end, end);
                    return;
                }
                Err(resume) => self.at = resume.max(anchor + 1),
            }
        }
        self.at = self.text.len();
    }

    /// The mention at `here` and the end of a name there, where no date is.
    fn mention(&self, here: Cursor<'t>, numeral: Result<Numeral, usize>) -> Result<(Mention, usize), usize> {
        match date::read(self.text, here.at(), &numeral) {
            Reading::Date(found) => return Err(found.resume),
            Reading::Skip(end) => return Err(end),
            Reading::Other => {}
        }
        let name = rules::name(here);
        let mention = mention::read(self.text, here.at(), numeral, self.wanted.bare);
        mention.map(|mention| (mention, name)).map_err(|end| end.max(name))
    }

    /// Reads the fact at `anchor`; its end, or the place to go on from.
    fn read(&self, anchor: usize, into: &mut Option<Found<'t>>) -> Result<usize, usize> {
        let here = Cursor::new(self.text, anchor);
        if let Some(end) = rules::cannot_count(here) {
            return Err(end);
        }
        let numeral = numeral::read(self.text, anchor);
        let (mention, name) = match mention::plain(here, &numeral) {
            Some(mention) => (mention, anchor),
            None => self.mention(here, numeral)?,
        };
        if mention.start < self.last {
            return Err(mention.number_end);
        }
        let before = Cursor::new(self.text, mention.start).before_blanks();
        if let Some(ordinal) = rules::ordinal(before, &mention) {
            if !self.wanted.ordinals {
                return Err(ordinal.end);
            }
            let before = Cursor::new(self.text, ordinal.start);
            let around = Around::new(before, self.last, &ordinal);
            *into = Some(Found { mention: ordinal, around, ordinal: true });
            return Ok(ordinal.end);
        }
        if rules::rejects(before, self.last, &mention, name) {
            return Err(mention.number_end.max(name));
        }
        *into = Some(Found { mention, around: Around::new(before, self.last, &mention), ordinal: false });
        Ok(mention.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    /// Texts in which every mark that a quantity can have stands beside plain figures.
    const TEXTS: [&str; 12] = [
        "全县新建高标准农田1.2万亩，投资3500万元。增长8.6%，降至-5℃",
        "约120家企业、35个品牌、2个多小时、3个半月、3个亿、5个 百 分点",
        "腊月28件，初8户，2024年3月4日8时30分，1—4月，3至5天，第12届",
        "七五折，8折，9.5折，12.5元/公斤，每公斤12元，2小时05分",
        "一年半，3年半，5公里又200米，3米半，3 万元，1,200名，５户",
        "十3家，负3%，万5千，3千米，3兆瓦，500万千瓦时，3万4000人",
        "3分之1，2/3，1/5的人，3∶2，3:2，1又2分之1，12分钟，5分",
        "￥13.5，US$3亿，HKD200，G30，0953-3051122，A4纸",
        "3130.82 万件，2至3天，3℃至5℃，3～5亿元，50—60公斤",
        "3余家，3万余人，50来人，100多个，20多%，3人以上",
        "21世纪，80年代，3点建议，8点，3时代，5日内，30号楼",
        "007号，3×5，12,34元，1.2.3版，3公里处，3年级，5角星",
    ];

    #[test]
    fn plain_mentions_are_what_the_long_way_finds() {
        for text in TEXTS {
            for (at, _) in text.char_indices() {
                let numeral = numeral::read(text, at);
                let Some(plain) = mention::plain(Cursor::new(text, at), &numeral) else { continue };
                assert!(matches!(date::read(text, at, &numeral), Reading::Other), "{text}: {at}");
                let read = mention::read(text, at, numeral, false).unwrap();
                assert_eq!(format!("{plain:?}"), format!("{read:?}"));
            }
        }
    }
}
