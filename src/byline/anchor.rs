//! Where a byline can stand: the characters that give one away, and a quick look at their neighbours.

use super::{ink::plain, names, tokens};
use crate::{
    chars::{self, CharSet},
    lazy::Lazy,
    lexicon::{
        narrative::{AFTER_NO_SIGNATURE, BEFORE_NO_SIGNATURE},
        roles::{LAST_OF_WHOLE_WORDS, LAST_OF_WORDS, NOT_PHOTOGRAPHED, NOT_PHOTOGRAPHY, ROLE_LAST},
    },
};

/// The last characters of the words that give a byline away (記者, 讯, 摄, 责编 …), colons and slashes after a title, and marks.
const ANCHORS: &str = "讯訊汛迅电電息道導导者员員生稿摄攝图圖绘繪译譯著作画畫编編审審校版转轉接自载載源据據综綜部合片影文诗述理写寫书書辑輯对對委于於计計制製划劃筹籌发發供師师任：:／/｜|丨│（(【〔［[□■◆◇●◎○△▲★☆▶►◥◤▌▍▎⊙❏☐▢◻▪▫※口囗";

pub(super) static ANCHOR_SET: Lazy<CharSet> = Lazy::new(|| CharSet::new(ANCHORS.chars()));

/// What stands before the last character of a listed word.
static BEFORE_LAST: Lazy<CharSet> = Lazy::new(|| {
    let lists = LAST_OF_WORDS.iter().chain(LAST_OF_WHOLE_WORDS);
    CharSet::new(lists.flat_map(|(_, before)| before.chars()))
});

/// White space that may stand between the characters of a word, in characters; more is never looked through.
const MAX_BLANK: usize = 8;

/// 据《X》报道: how many characters 据 may stand before 报道.
const MAX_RELAY: usize = 20;

/// Whether the neighbours of the anchor `c` at byte `at` allow a byline there; most anchors end at this question. What stands
/// before byte `floor` is not looked at.
pub(super) fn is_promising(text: &str, floor: usize, at: usize, c: char) -> bool {
    let near = Near::new(text, floor, at);
    let prev = near.prev;
    match plain(c) {
        '讯' if prev == '通' => near.next() == '员',
        '讯' => !matches!(prev, '资' | '喜' | '传' | '电' | '\0') && (is_sender(prev) || near.ends_word()),
        '汛' => prev == '报',
        '迅' => prev == '报' && (chars::is_opening(near.beside()) || chars::is_blank(near.beside())),
        '电' => is_sender(prev) || near.ends_word() && chars::is_han(prev),
        '息' => prev == '消' && chars::is_han(near.second()),
        '道' | '导' => prev == '报' && near.ends_report(),
        '者' => near.ends_person(),
        '摄' => !NOT_PHOTOGRAPHED.contains(&near.next()) && (prev != '拍' || near.ends_word()),
        '影' => prev == '摄' && !NOT_PHOTOGRAPHY.contains(&near.next()),
        '图' => near.ends_act("供绘制插文/截料|配表"),
        '文' => near.ends_act("/撰"),
        '绘' | '译' | '著' => near.ends_word(),
        '作' | '画' | '诗' | '书' => near.ends_word() && near.stands_apart(),
        '述' | '写' | '理' => near.ends_word() && "口讲采撰整".contains(prev) || prev == '采',
        '发' => near.ends_word() && !chars::is_opening(near.beside()) && "社网国觉片像报刊".contains(prev),
        '任' => prev == '主' && near.second() == '班',
        '计' => prev == '设' && near.ends_word() && "式面觉术版".contains(near.second()),
        '转' | '接' => "上下紧文续".contains(prev) || (opens_or_starts(prev) && !chars::is_han(prev)),
        '据' if near.beside() == '《' && near.begins_line() => true,
        '据' if prev == '根' => chars::is_opening(near.second()),
        '据' | '综' => chars::is_opening(near.touching()) || matches!(prev, '(' | '['),
        ':' | '/' | '|' => ROLE_LAST.contains(&prev),
        '(' | '[' | '【' | '〔' => "。!?”’」….』！？".contains(prev),
        '口' | '囗' => near.is_square(),
        c if tokens::is_marker(c) => near.begins_line(),
        c => near.ends_listed(c),
    }
}

/// The characters around an anchor. `prev`, `second` and `next` skip white space, the others do not; `'\0'` is no character.
#[derive(Clone, Copy)]
struct Near<'t> {
    text: &'t str,
    floor: usize,
    at: usize,
    /// The one before.
    prev: char,
}

impl<'t> Near<'t> {
    fn new(text: &'t str, floor: usize, at: usize) -> Self {
        let near = Near { text, floor, at, prev: '\0' };
        Near { prev: near.back().next().unwrap_or('\0'), ..near }
    }

    fn before(self) -> impl DoubleEndedIterator<Item = char> + 't {
        self.text.get(self.floor..self.at).unwrap_or_default().chars()
    }

    fn after(self) -> impl Iterator<Item = char> + 't {
        self.text.get(self.at..).unwrap_or_default().chars().skip(1)
    }

    /// Those before, the nearest first.
    fn back(self) -> impl Iterator<Item = char> + 't {
        self.before().rev().take(MAX_BLANK * 3).filter(|&c| !chars::is_blank(c)).map(plain)
    }

    /// The one before `prev`.
    fn second(self) -> char {
        self.back().nth(1).unwrap_or('\0')
    }

    /// The one behind.
    fn next(self) -> char {
        self.after().take(MAX_BLANK * 3).find(|&c| !chars::is_blank(c)).map_or('\0', plain)
    }

    /// What stands right behind.
    fn beside(self) -> char {
        self.after().next().map_or('\0', plain)
    }

    /// What stands right before, as printed.
    fn touching(self) -> char {
        self.before().next_back().unwrap_or('\0')
    }

    /// Whether a title, act or wire word can end here: at white space, at a bracket, at the end of a sentence.
    fn ends_word(self) -> bool {
        let beside = self.beside();
        beside == '\0'
            || chars::is_blank(beside)
            || chars::is_closing(beside)
            || chars::is_opening(beside)
            || chars::is_terminal(beside)
    }

    /// Whether a word of one character can begin here.
    fn stands_apart(self) -> bool {
        self.touching() == '\0' || chars::is_blank(self.touching()) || matches!(self.prev, '/' | '|' | ':')
    }

    /// Whether nothing but a mark stands before it on its line, or a sentence that ends there.
    fn begins_line(self) -> bool {
        let line = self.text.get(..self.at).unwrap_or_default();
        let before = line.chars().rev().take(MAX_BLANK).find(|&c| !chars::is_space(c));
        before.is_none_or(|c| chars::is_break(c) || chars::is_terminal(c) || tokens::is_marker(c))
    }

    /// Whether 报道 closes a dateline.
    fn ends_report(self) -> bool {
        self.ends_word()
            || self.beside() == ':'
            || self.back().skip(1).take(MAX_RELAY).any(|c| matches!(c, '据' | '综' | '记'))
    }

    /// Whether 者 ends 记者 in a signature, 作者 or 译者.
    fn ends_person(self) -> bool {
        match self.prev {
            '记' => self.signs_reporter(),
            '作' => ":系为单是均简".contains(self.next()) || opens_or_starts(self.second()),
            '译' => self.ends_word() || self.beside() == ':',
            _ => false,
        }
    }

    /// Most mentions of 记者 tell of a reporter (记者从…获悉): these go no further than the next two characters.
    fn signs_reporter(self) -> bool {
        !BEFORE_NO_SIGNATURE.contains(&self.second()) && !AFTER_NO_SIGNATURE.contains(&self.beside())
    }

    /// Whether 图 or 文 says what was done: behind one of `before`, before a slash or colon, or as a word of its own.
    fn ends_act(self, before: &str) -> bool {
        before.contains(self.prev)
            || matches!(self.beside(), '/' | '|' | ':')
            || self.stands_apart() && self.ends_word()
    }

    /// Whether 口 can be OCR's □: 口 李 明 and 口本报记者, not 口味.
    fn is_square(self) -> bool {
        let spaced = || self.after().next().is_some_and(chars::is_space);
        let signs = || chars::is_terminal(self.touching()) && names::is_surname(self.beside());
        self.begins_line() && (self.next() == '本' || spaced() || signs())
    }

    /// Whether `c` ends a listed word.
    fn ends_listed(self, c: char) -> bool {
        if !BEFORE_LAST.contains(self.prev) {
            return false;
        }
        let among = |list: &[(char, &str)]| {
            let row = list.binary_search_by_key(&c, |&(last, _)| last).ok().and_then(|row| list.get(row));
            row.is_some_and(|(_, before)| before.contains(self.prev))
        };
        among(LAST_OF_WORDS) || among(LAST_OF_WHOLE_WORDS) && self.ends_word()
    }
}

/// Whether `c` ends what a report is sent by or when: 本报, 新华社, 3日.
fn is_sender(c: char) -> bool {
    matches!(c, '日' | '社' | '专' | '网' | '报' | '台' | '刊' | '线' | '端' | '闻' | '特' | '快')
}

fn opens_or_starts(c: char) -> bool {
    c == '\0' || !(chars::is_han(c) || c == ',' || c == '、') || c == '文'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where `text` has an anchor worth a closer look, each marked by its character.
    #[track_caller]
    fn promising(text: &str, expected: &str) {
        let found =
            text.char_indices().filter(|&(at, c)| ANCHOR_SET.contains(c) && is_promising(text, 0, at, c));
        assert_eq!(found.map(|(_, c)| c).collect::<alloc::string::String>(), expected, "{text}");
    }

    #[test]
    fn anchors_are_told_from_everyday_words_by_their_neighbours() {
        promising("本报讯(记者 林一)", "讯者");
        promising("喜讯传来,资讯发达,电讯稿", "");
        promising("本报3日电", "电");
        promising("停电了,来电话", "");
        promising("记者从县里获悉", "");
        promising("告诉记者的话", "");
        promising("据《青榆报》报道,雨停", "据道");
        promising("一篇报道写道", "");
        promising("摄氏十度,摄入食物", "");
        promising("林一 摄", "摄");
        promising("看摄影展", "摄");
        promising("摄影 林一", "摄影");
        promising("责编 林一", "编");
        promising("编好的筐", "");
        promising("班主任 林一", "任");
        promising("新主任 林一", "");
        promising("版式设计 林一", "计");
        promising("新房设计 林一", "");
        promising("图片 林一", "片");
        promising("图片很美", "");
        promising("地图很大", "");
        promising("(文/林一 图/林二)", "文/图/");
        promising("雨停了。\n口 林一", "口");
        promising("口味很好,人口", "");
    }

    #[test]
    fn what_an_anchor_of_the_lists_ends_begins_another_word_elsewhere() {
        promising("上接第一版", "接");
        promising("迎接客人", "");
        promising("(转自网络)", "转自");
        promising("亲自下田", "");
        promising("雨停了。(林一)", "(");
        promising("雨(小)停了", "");
        promising("雨停了。●林一", "●");
        promising("温度●高", "");
        promising("(原载《青榆报》)", "载");
        promising("(刊于《青榆报》)", "于");
        promising("(根据《青榆报》报道)", "据道");
        promising("根据《条例》", "");
        promising("满载而归,终于到了", "");
        promising("终审 林一", "审");
        promising("终审定了", "");
        promising("编审定了", "");
        promising("再审 林一", "");
        promising("采访报道:林一", "道");
        promising("采访报道组", "");
        promising("雨停了。口林一", "口");
        promising("雨停了。口味", "");
        promising("林口林一", "");
        promising("\n口林一", "");
    }
}
