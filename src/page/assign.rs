//! The best one-to-one assignment of headlines to bodies.

use super::wording::Share;
use alloc::{vec, vec::Vec};

/// For each row of `scores` (all of one length), the column it gets so that the sum of scores is largest; no score below
/// `least` counts.
///
/// The Hungarian method with potentials (Kuhn 1955, Munkres 1957; the form of Jonker and Volgenant): time in the order
/// of rows² × columns.
pub(super) fn assign(scores: &[Vec<Share>], least: Share) -> Vec<Option<usize>> {
    let columns = scores.first().map_or(0, Vec::len);
    let size = scores.len();
    // Each row may also stay alone: it gets a column of its own at no gain.
    let cost = |row: usize, column: usize| -> Share {
        if column >= columns {
            return 0;
        }
        let score = scores.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0);
        (least - score).min(0)
    };
    let owners = hungarian(size, columns + size, cost);
    let mut assigned = vec![None; size];
    for (column, owner) in owners.into_iter().enumerate().take(columns) {
        let Some(row) = owner else { continue };
        if cost(row, column) < 0 {
            if let Some(assigned) = assigned.get_mut(row) {
                *assigned = Some(column);
            }
        }
    }
    assigned
}

/// For each column, the row that gets it in an assignment of all rows with the least cost.
fn hungarian(rows: usize, columns: usize, cost: impl Fn(usize, usize) -> Share) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = vec![None; columns];
    let mut row_potential = vec![0; rows];
    let mut column_potential = vec![0; columns];
    for start in 0..rows {
        let mut slack = vec![Share::MAX; columns];
        let mut from: Vec<Option<usize>> = vec![None; columns];
        let mut seen = vec![false; columns];
        let mut row = start;
        let mut reached: Option<usize> = None;
        let free = loop {
            let (column, delta) = nearest(&mut slack, &mut from, &seen, reached, |column| {
                cost(row, column) - at(&row_potential, row) - at(&column_potential, column)
            });
            shift(&mut row_potential, &mut column_potential, &mut slack, &seen, &owners, start, delta);
            if let Some(seen) = seen.get_mut(column) {
                *seen = true;
            }
            reached = Some(column);
            match owners.get(column).copied().flatten() {
                Some(owner) => row = owner,
                None => break column,
            }
        };
        augment(&mut owners, &from, free, start);
    }
    owners
}

fn at(values: &[Share], index: usize) -> Share {
    values.get(index).copied().unwrap_or(0)
}

/// Relaxes the columns that are not seen yet and finds the nearest.
fn nearest(
    slack: &mut [Share],
    from: &mut [Option<usize>],
    seen: &[bool],
    reached: Option<usize>,
    reduced: impl Fn(usize) -> Share,
) -> (usize, Share) {
    let mut best = (0, Share::MAX);
    for (column, ((slack, from), &seen)) in slack.iter_mut().zip(from).zip(seen).enumerate() {
        if seen {
            continue;
        }
        let distance = reduced(column);
        if distance < *slack {
            *slack = distance;
            *from = reached;
        }
        if *slack < best.1 {
            best = (column, *slack);
        }
    }
    best
}

/// Moves the potentials so that the nearest column can be reached at no cost.
fn shift(
    rows: &mut [Share],
    columns: &mut [Share],
    slack: &mut [Share],
    seen: &[bool],
    owners: &[Option<usize>],
    start: usize,
    delta: Share,
) {
    if let Some(row) = rows.get_mut(start) {
        *row += delta;
    }
    for (((column, slack), &seen), owner) in columns.iter_mut().zip(slack).zip(seen).zip(owners) {
        if !seen {
            *slack = slack.saturating_sub(delta);
            continue;
        }
        *column -= delta;
        if let Some(row) = owner.and_then(|owner| rows.get_mut(owner)) {
            *row += delta;
        }
    }
}

/// Hands the columns on along the path that ends in the free one.
fn augment(owners: &mut [Option<usize>], from: &[Option<usize>], free: usize, start: usize) {
    let mut column = free;
    loop {
        let before = from.get(column).copied().flatten();
        let owner = match before {
            Some(before) => owners.get(before).copied().flatten(),
            None => Some(start),
        };
        if let Some(slot) = owners.get_mut(column) {
            *slot = owner;
        }
        match before {
            Some(before) => column = before,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_counts_not_the_single_best() {
        // Greedy would take 9 and leave 1; the best sum is 8 + 7.
        assert_eq!(assign(&[vec![9, 8], vec![7, 1]], 0), [Some(1), Some(0)]);
    }

    #[test]
    fn rows_and_columns_may_stay_alone() {
        assert_eq!(assign(&[vec![5], vec![9], vec![1]], 2), [None, Some(0), None]);
        assert_eq!(assign(&[vec![1, 1]], 2), [None]);
        assert_eq!(assign(&[], 2), []);
        assert_eq!(assign(&[vec![]], 2), [None]);
    }

    #[test]
    fn agrees_with_trying_every_assignment() {
        let mut seed = 7u32;
        for _ in 0..200 {
            let scores: Vec<Vec<Share>> = (0..4)
                .map(|_| {
                    (0..3)
                        .map(|_| {
                            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                            (seed >> 28) as Share
                        })
                        .collect()
                })
                .collect();
            let sum = |rows: &[Option<usize>]| -> Share {
                rows.iter()
                    .zip(&scores)
                    .filter_map(|(column, row)| column.map(|column| row[column] - 3))
                    .sum()
            };
            assert_eq!(sum(&assign(&scores, 3)), best(&scores, &mut vec![false; 3], 0), "{scores:?}");
        }
    }

    fn best(scores: &[Vec<Share>], used: &mut Vec<bool>, row: usize) -> Share {
        if row == scores.len() {
            return 0;
        }
        let mut most = best(scores, used, row + 1);
        for column in 0..3 {
            if !used[column] && scores[row][column] > 3 {
                used[column] = true;
                most = most.max(scores[row][column] - 3 + best(scores, used, row + 1));
                used[column] = false;
            }
        }
        most
    }
}
