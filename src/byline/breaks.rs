//! Whether a byline without brackets goes on behind a line break.

use super::{
    ink::{Gap, Window},
    names,
    tokens::{Kind, MAX_LINES, Token, push, token_at},
};
use crate::chars;
use alloc::vec::Vec;

/// Whether an own line goes on at ink `i`, the first of the next physical line.
pub(super) fn goes_on(window: &Window, tokens: &[Token], i: usize) -> bool {
    let Some(last) = tokens.last() else { return true };
    let next_token = token_at(window, i, i, &[]);
    let leads = |kind: Kind| matches!(kind, Kind::Title(_) | Kind::Outlet | Kind::Staff(_) | Kind::Act(_));
    let marked = matches!(next_token, Some((Kind::Marker, _)))
        && tokens.first().is_some_and(|first| first.kind == Kind::Marker);
    // staff lines go on with staff, signatures with anything else
    let is_staff = |kind: Kind| matches!(kind, Kind::Staff(_));
    let staffed = tokens.iter().find(|token| leads(token.kind)).is_some_and(|token| is_staff(token.kind));
    let other = next_token.is_some_and(|(kind, _)| leads(kind) && is_staff(kind) != staffed);
    if other && !matches!(last.kind, Kind::Outlet) {
        return false;
    }
    let next_leads = marked || next_token.is_some_and(|(kind, _)| leads(kind));
    let finished = matches!(last.kind, Kind::Act(_) | Kind::Marker | Kind::Phrase | Kind::Institution);
    let whole = match last.kind {
        Kind::Title(_)
        | Kind::Outlet
        | Kind::Slash
        | Kind::Colon
        | Kind::Pause
        | Kind::Staff(_)
        | Kind::From => next_leads || line_is_names(window, i),
        Kind::Text if names::is_dot(window, i) => line_is_names(window, i + 1),
        Kind::Text if names::is_dot(window, last.to - 1) => line_is_names(window, i),
        Kind::Text if names::split(window, last.from, last.to).is_none() => line_is_names(window, i),
        Kind::Text if next_leads => line_is_signature(window, i),
        Kind::Text => is_fragment(window, last, i),
        // what follows a finished act is another byline, unless it is its second half (文/… 图/…)
        Kind::Act(_) if matches!(next_token, Some((Kind::Act(_), _))) || marked => {
            line_is_signature(window, i)
        }
        Kind::Marker => true,
        _ => false,
    };
    whole || !finished && reads_on(window, tokens, i)
}

/// Whether the line at `i` begins with the rest of a name that the line break cut: one character, or a few of a dotted name.
fn is_fragment(window: &Window, last: &Token, i: usize) -> bool {
    let len = line_length(window, i);
    let alone = window.gap(i + len) == Gap::Far || line_length(window, i + len) > 1;
    let foreign = |from: usize, to: usize| {
        (from..to).all(|k| names::transliterates(window.ch(k)) || names::is_dot(window, k))
    };
    let dotted = (last.from..last.to).any(|k| names::is_dot(window, k));
    let whole = |to: usize| names::are_clear(window, last.from, to);
    let piece = (1..len).find(|&n| window.gap(i + n) > Gap::None).unwrap_or(len);
    let han = window.slice(i, i + piece).iter().all(|ink| chars::is_han(ink.raw));
    let rest = piece < len && line_is_signature(window, i + piece);
    // 古丽⏎娜·艾山: the break stands before the dot
    let begun =
        (last.from..last.to).rev().take_while(|&k| k + 1 == last.to || window.gap(k + 1) == Gap::None).last();
    let dot_follows = (i + 1..i + piece).any(|k| names::is_dot(window, k));
    if dot_follows && begun.is_some_and(|from| foreign(from, i + piece)) {
        return rest || piece == len;
    }
    han && match piece {
        1 => (rest || piece == len && alone) && whole(i + 1),
        1..=3 if dotted && foreign(i, i + piece) => (rest || piece == len && alone) && whole(i + piece),
        _ => false,
    }
}

/// Whether a signature that a line break cuts inside its names reads on at `i` to an act or another title that ends a line:
/// 本报记者 李⏎清扬 温⏎馨 摄. All between has to be clear names.
fn reads_on(window: &Window, tokens: &[Token], i: usize) -> bool {
    let titled = tokens.iter().any(|token| matches!(token.kind, Kind::Title(_)));
    let Some(last) = tokens.last().copied().filter(|_| titled) else { return false };
    let mut tokens: Vec<Token> = Vec::new();
    tokens.push(last);
    let mut k = i;
    let mut lines = 0;
    while k < i + MAX_LINE * 2 && lines < MAX_LINES {
        let Some((kind, len)) = token_at(window, i, k, &tokens) else { break };
        push(window, &mut tokens, Token { kind, from: k, to: k + len });
        k += len;
        if tokens
            .last()
            .is_some_and(|token| token.kind == Kind::Text && token.to - token.from > names::MAX_RUN)
        {
            return false;
        }
        if window.gap(k) >= Gap::Break {
            lines += 1;
            if ends_signature(window, &tokens) {
                return true;
            }
        }
    }
    matches!(tokens.last(), Some(Token { kind: Kind::Act(_), .. })) && ends_signature(window, &tokens)
}

/// Whether the tokens after the first are names that leave no doubt, with a title among them or an act behind them.
fn ends_signature(window: &Window, tokens: &[Token]) -> bool {
    let acted = tokens.last().is_some_and(|token| matches!(token.kind, Kind::Act(_)));
    let titled = tokens.iter().any(|token| matches!(token.kind, Kind::Title(_)))
        && tokens.last().is_some_and(|token| token.kind == Kind::Text);
    let fits = |token: &Token| match token.kind {
        Kind::Text => names::are_clear(window, token.from, token.to),
        kind => matches!(kind, Kind::Pause | Kind::Title(_) | Kind::Outlet | Kind::Slash | Kind::Act(_)),
    };
    (acted || titled) && tokens.iter().all(fits)
}

/// Inks up to the next line break, at most `MAX_LINE`.
fn line_length(window: &Window, i: usize) -> usize {
    (1..MAX_LINE).find(|&n| i + n >= window.len() || window.gap(i + n) >= Gap::Break).unwrap_or(MAX_LINE)
}

/// The line after an unfinished signature is read this far.
const MAX_LINE: usize = 48;

/// Whether the line at `i` holds names only, or names and then titles or acts.
fn line_is_names(window: &Window, i: usize) -> bool {
    line_is(window, i, |kind| {
        matches!(
            kind,
            Kind::Text
                | Kind::Pause
                | Kind::Title(_)
                | Kind::Act(_)
                | Kind::Slash
                | Kind::Outlet
                | Kind::Staff(_)
                | Kind::Colon
        )
    })
}

/// Whether the line at `i`, which begins with a title or an act, is a signature to its end.
fn line_is_signature(window: &Window, i: usize) -> bool {
    line_is(window, i, |kind| kind != Kind::Phrase)
}

fn line_is(window: &Window, i: usize, allowed: impl Fn(Kind) -> bool) -> bool {
    let end = i + line_length(window, i);
    let mut tokens: Vec<Token> = Vec::new();
    let mut k = i;
    while k < end {
        let Some((kind, len)) = token_at(window, i, k, &tokens) else { return false };
        push(window, &mut tokens, Token { kind, from: k, to: k + len });
        k += len;
    }
    let named = |token: &Token| match token.kind {
        Kind::Text => names::split_within(window, token.from, token.to, names::LIKELY).is_some(),
        kind => allowed(kind),
    };
    tokens.iter().all(named)
}
