#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baokan_fuzz::laws::bylines(&baokan_fuzz::text(data)));
