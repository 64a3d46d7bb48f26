//! Characters that extractors write for others: vertical presentation forms, and the two scripts' own letters.

/// A presentation form, what it stands for in Simplified print, and in Traditional print.
///
/// The quotation marks differ: GB/T 15834 turns “ ” into ﹃ ﹄ and ‘ ’ into ﹁ ﹂ where text stands upright, whereas
/// Traditional print has 「 」 and 『 』 in both directions.
#[rustfmt::skip]
pub(crate) const VERTICAL_FORMS: [(char, char, char); 35] = [
    ('︐', '，', '，'), ('︑', '、', '、'), ('︒', '。', '。'), ('︓', '：', '：'), ('︔', '；', '；'),
    ('︕', '！', '！'), ('︖', '？', '？'), ('︗', '〖', '〖'), ('︘', '〗', '〗'), ('︙', '…', '…'),
    ('︰', '‥', '‥'), ('︱', '—', '—'), ('︲', '–', '–'), ('︵', '（', '（'), ('︶', '）', '）'),
    ('︷', '｛', '｛'), ('︸', '｝', '｝'), ('︹', '〔', '〔'), ('︺', '〕', '〕'), ('︻', '【', '【'),
    ('︼', '】', '】'), ('︽', '《', '《'), ('︾', '》', '》'), ('︿', '〈', '〈'), ('﹀', '〉', '〉'),
    ('﹁', '‘', '「'), ('﹂', '’', '」'), ('﹃', '“', '『'), ('﹄', '”', '』'), ('﹇', '［', '［'),
    ('﹈', '］', '］'), ('﹐', '，', '，'), ('﹑', '、', '、'), ('﹔', '；', '；'), ('﹕', '：', '：'),
];

/// Frequent characters that only Traditional print has.
pub(crate) const TRADITIONAL_ONLY: &str =
    "個國為會這說時們學長後來對東業發經開電話萬與無過間報導記實門問員題點還當從將進動";

/// Frequent characters that only Simplified print has.
pub(crate) const SIMPLIFIED_ONLY: &str =
    "个国为会这说时们学长对东业发经开电话万与无过间报导记实门问员题点还当从将进动农县区";
