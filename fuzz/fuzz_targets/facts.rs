#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baokan_fuzz::laws::facts(&baokan_fuzz::text(data)));
