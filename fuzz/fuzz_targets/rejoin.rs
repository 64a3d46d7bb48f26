#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baokan_fuzz::laws::rejoin(&baokan_fuzz::text(data)));
