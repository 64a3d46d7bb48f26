//! How the properties are tried: always on the same texts, so that a test that passed passes again; on others, and on
//! more, where `PROPTEST_RNG_SEED` and `PROPTEST_CASES` say so.

use proptest::test_runner::{Config, RngSeed};

/// `cases` of a property.
pub(crate) fn config(cases: u32) -> Config {
    let default = Config::default();
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1_872), // 申报 first came out in 1872
        chosen => chosen,
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { cases };
    Config { cases, rng_seed, failure_persistence: None, ..default }
}
