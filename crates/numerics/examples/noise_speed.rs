//! How fast noise is made: `cargo run --profile perf -p waymark-numerics --example noise_speed`.

use std::time::Instant;

use waymark_numerics::noise::normals;
use waymark_numerics::random::Random;

#[expect(clippy::print_stdout, reason = "an example prints")]
fn main() {
    let mut out = vec![0.0; 3000];
    let draws = 20_000;
    let start = Instant::now();
    for draw in 0..draws {
        normals(Random::new(1, 1), draw, 0, &mut out);
        std::hint::black_box(&out);
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{:.2} ns per number",
        seconds * 1e9 / f64::from(draws) / 3000.0
    );
}
