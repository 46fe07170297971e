//! Formulas of steps, scales and rules, by their codes, as in the documentation of the engine.

/// Lines of a formula; `None` where words say all.
#[expect(clippy::too_many_lines, reason = "a table with a row per code")]
pub(super) fn of(code: &str) -> Option<&'static str> {
    Some(match code {
        "denominate" => "x' = x / (d / scale)",
        "treat" => {
            "skewness = sqrt(n) s3 / s2^1.5 · sqrt(n (n - 1)) / (n - 2)\n\
             kurtosis = ((n + 1) (n s4 / s2² - 3) + 6) (n - 1) / ((n - 2) (n - 3)),   sk = Σ (x - mean)^k\n\
             log: x' = ln(x - min + 0.01 (max - min))"
        }
        "screen" => "available = present / indicators;   nonzero = 1 - zeros / present",
        "frontier_hull" => {
            "frontier(y) = max { x_k : y_k ≤ y };   x' = 100 (x - floor) / (frontier(y) - floor)"
        }
        "frontier_quantile" => {
            "frontier(y) = quantile { x_k : y_k ≤ y }, made rising;   x' = 100 (x - floor) / (frontier(y) - floor)"
        }
        "frontier_order_m" => {
            "frontier(y) = Σ_{k: y_k ≤ y} x_(k) ((k/n)^m - ((k-1)/n)^m), made rising;   x' = 100 (x - floor) / (frontier(y) - floor)"
        }
        "inequality" => {
            "A = 1 - (Σ p_g x_g^(1-e))^(1/(1-e)) / Σ p_g x_g   (e = 1: geometric over arithmetic mean);   x' = x (1 - A)"
        }
        "cycle" => "x' = (x_t - m) / mean_t |x_t - m|,   m = mean_t x_t",
        "change" => "x' = 100 (x_t - x_s) / |x_s| / (t - s)",
        "balance" => "x' = 100 (up - down) / (up + down + same)",
        "min_max" => {
            "higher is better:  s = lo + (hi - lo) (x - min) / (max - min)\n\
             lower is better:   s = lo + (hi - lo) (max - x) / (max - min)"
        }
        "z_score" => "s = mean + sd · (±x - mean(±x)) / sd(±x),   sd with n - 1",
        "goalposts" => {
            "s = scale · (x - lo) / (hi - lo);   lower is better: scale · (hi - x) / (hi - lo)"
        }
        "distance_to_target" => {
            "s = scale · (x - min) / (target - min);   lower is better: scale · (max - x) / (max - target)"
        }
        "reference" => {
            "s = scale · (x - min) / (x_ref - min);   lower is better: scale · (max - x) / (max - x_ref)"
        }
        "as_it_is" => "s = x;   lower is better: -x",
        "around" => "s = centre ± width · (x - reference) / (max - min)",
        "rank" => "s = scale · (rank - 1) / (n - 1),   rank 1 is the worst",
        "place" => "s = rank,   1 is the worst",
        "share" => "s = x / max;   lower is better: min / x",
        "logarithm" => "s = ln x / Σ ln x;   lower is better: (1 - ln x / Σ ln x) / (n - 1)",
        "logistic" => "s = scale / (1 + exp(-steepness · z)),   z the standard score",
        "bands" => {
            "s = scale / 100 · (0, 20, 40, 50, 60, 80, 100 by the percentiles 5, 15, 35, 65, 85, 95 of ±x)"
        }
        "categories" => "s = s_k   (x = v_k)",
        "classes" => "s = s_1 (x < v_1),  s_(k+1) (v_k ≤ x < v_(k+1)),  s_n (x ≥ v_(n-1))",
        "line" => "s = s_k + (s_(k+1) - s_k) (x - v_k) / (v_(k+1) - v_k)   (v_k ≤ x < v_(k+1))",
        "power" => {
            "s = scale · t^exponent,   t = (x - min) / (max - min);   lower is better: t = (max - x) / (max - min)"
        }
        "exponential" => {
            "s = scale · (1 - e^(-bend t)) / (1 - e^(-bend)),   t = (x - min) / (max - min);   lower is better: t = (max - x) / (max - min)"
        }
        "accuracy" => "s = 1 - |best - x| / Σ |best - x|",
        "gap" => "s = 1 - |best - x| / |best|",
        "nonlinear" => "s = (x / max)²;   lower is better: (min / x)³",
        "arithmetic" => "S = Σ w s / Σ w",
        "geometric" => "S = exp(Σ w ln (s + shift) / Σ w) - shift;   drop: over s > 0 alone",
        "harmonic" => "S = Σ w / Σ (w / s)",
        "generalised" => "S = (Σ w s^power / Σ w)^(1/power)",
        "mpi" => "S = M - V / M,   M = Σ w s / Σ w,  V = Σ w (s - M)² / Σ w   (upward: +)",
        "mean_min" => "S = M - alpha (sqrt((M - min s)² + beta²) - beta)",
        "owa" => {
            "S = Σ v_j s_(j) / Σ v_j,   v_j = w_(j) / j,  the least first (greatest: the greatest first);   [of=n] v_j = w_(j) (j ≤ n), 0 (j > n)"
        }
        "veto" => "S = M;   S = min(M, at_most) where any s < below",
        "copeland" => {
            "o_ij = Σ w [s_i > s_j] + ½ Σ w [s_i = s_j];   S_i = #{j: o_ij > ½} - #{j: o_ij < ½}"
        }
        "outranking" => "o_ij = Σ w [s_i > s_j] + ½ Σ w [s_i = s_j];   S_i = mean_j o_ij",
        "kemeny" => {
            "the order with the greatest Σ o_ij over all i before j;   S_i = units behind i"
        }
        "promethee" => {
            "P(d) = 0 up to q, 1 from p on, (d - q) / (p - q) between;   S_i = mean_j Σ w (P(s_i - s_j) - P(s_j - s_i))"
        }
        "electre" => {
            "d = s_j - s_i;   c_ij = Σ w c(d),  c = 1 (d ≤ q), 0 (d ≥ p), (p - d) / (p - q) (q < d < p);   D = 0 (d ≤ p), 1 (d ≥ veto), (d - p) / (veto - p) (p < d < veto)\n\
             σ_ij = c_ij Π_{D > c_ij} (1 - D) / (1 - c_ij);   S_i = mean_j (σ_ij - σ_ji)"
        }
        "topsis" => {
            "v = w s / sqrt(Σ s²);   S = d⁻ / (d⁺ + d⁻),  d⁺ and d⁻ the distances from the greatest and the least v"
        }
        "wroclaw" => {
            "d_i = distance of the standard scores from their greatest;   S = 1 - d_i / (mean d + 2 sd d)"
        }
        "benefit_of_doubt" => {
            "S_i = max_w Σ_q w_q s_iq   with Σ_q w_q s_kq ≤ 1 for all k,  w ≥ 0,  least ≤ w_q s_iq / S_i ≤ most"
        }
        "benefit_of_doubt_directional" => {
            "S_i = 1 / (1 + b),  b = max { b : Σ_k l_k s_kq ≥ s_iq + b g_q,  Σ l ≤ 1 },  g in proportion to the weights"
        }
        "benefit_of_doubt_geometric" => {
            "S_i = max_w Π_q s_iq^w_q / e,   Π_q s_kq^w_q ≤ e ∀k,  w ≥ 0,  least ≤ w_q ln s_iq / Σ_r w_r ln s_ir ≤ most"
        }
        "benefit_of_doubt_multidirectional" => {
            "g_q = max { b : Σ_k l_k s_kq ≥ s_iq + b,  Σ_k l_k s_kr ≥ s_ir (r ≠ q),  Σ l ≤ 1 };   b = max { b : Σ_k l_k s_kq ≥ s_iq + b g_q ∀q,  Σ l ≤ 1 };   S_i = Σ s_i / Σ (s_i + b g)"
        }
        "benefit_of_doubt_robust" => "S_i = 1 / E max of m units of min_q s_kq / s_iq",
        "effective_weight" => "W(node) = w / Σ w of its siblings · W(parent),   W(top) = 1",
        "coverage" => {
            "coverage(node) = Σ w coverage(child) / Σ w over all children;   1 where a figure is there"
        }
        "sobol" => {
            "S_i = V(E(Y | X_i)) / V(Y);   T_i = E(V(Y | X_~i)) / V(Y);   Y = mean shift of ranks"
        }
        _ => return None,
    })
}

/// What parameters are where nothing is said.
pub(super) fn defaults(code: &str) -> &'static [(&'static str, &'static str)] {
    match code {
        "min_max" => &[("lo", "0"), ("hi", "100")],
        "z_score" => &[("mean", "0"), ("sd", "1")],
        "goalposts" => &[("scale", "100"), ("truncate", "true")],
        "distance_to_target" => &[("scale", "100"), ("cap", "true")],
        "reference" => &[("scale", "100"), ("cap", "false")],
        "around" => &[("centre", "100"), ("width", "60")],
        "rank" | "bands" | "power" | "exponential" => &[("scale", "100")],
        "place" => &[("borda", "false")],
        "logistic" => &[("scale", "100"), ("steepness", "1")],
        "geometric" => &[("shift", "0"), ("drop", "false")],
        "mpi" => &[("upward", "false"), ("sample", "false")],
        "mean_min" => &[("alpha", "0.5"), ("beta", "0")],
        "owa" => &[("greatest", "false")],
        "promethee" | "electre" => &[("indifference", "0")],
        "benefit_of_doubt" | "benefit_of_doubt_geometric" => &[("least", "0"), ("most", "1")],
        _ => &[],
    }
}
