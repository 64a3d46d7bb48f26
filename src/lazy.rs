//! Tables and automata that are built once, at their first use.

use alloc::boxed::Box;
use core::{fmt, ops::Deref};
use once_cell::race::OnceBox;

/// A value made at its first use; two threads may both make it, one result stays.
pub(crate) struct Lazy<T> {
    cell: OnceBox<T>,
    make: fn() -> T,
}

impl<T> Lazy<T> {
    pub(crate) const fn new(make: fn() -> T) -> Self {
        Lazy { cell: OnceBox::new(), make }
    }
}

impl<T> Deref for Lazy<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        self.cell.get_or_init(|| Box::new((self.make)()))
    }
}

impl<T> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lazy").finish_non_exhaustive()
    }
}
