#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baokan_fuzz::laws::page(&baokan_fuzz::text(data)));
