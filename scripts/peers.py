"""Runs the peers and the engine on one input; see peers.sh."""

import subprocess
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
ENGINE = sys.argv[1]


def ours(what, values, *more):
    """Best seconds of five runs, and the results."""
    text = "\n".join(repr(float(x)) for x in np.asarray(values).ravel())
    best, found = float("inf"), []
    for _ in range(5):
        out = subprocess.run([ENGINE, what, *map(str, more)], input=text, text=True, capture_output=True, check=True)
        seconds, *found = map(float, out.stdout.split())
        best = min(best, seconds)
    return best, np.array(found)


def theirs(run):
    best, found = float("inf"), None
    for _ in range(5):
        start = time.perf_counter()
        found = run()
        best = min(best, time.perf_counter() - start)
    return best, found


def say(task, peer, own):
    (a, x), (b, y) = peer, own
    off = np.max(np.abs(np.asarray(x, float) - np.asarray(y, float)))
    print(f"{task:44} {a * 1e3:10.3f} ms {b * 1e3:10.4f} ms {a / b:9.0f} x   largest difference {off:.1e}")


def sobol():
    from SALib.analyze import sobol as analyze
    from SALib.sample import sobol as sample

    for inputs in (4, 10, 50):
        problem = {"num_vars": inputs, "names": [f"x{i}" for i in range(inputs)], "bounds": [[0, 1]] * inputs}
        points = sample.sample(problem, 1024, calc_second_order=False, seed=1)
        y = np.prod((np.abs(4 * points - 2) + np.arange(inputs)) / (1 + np.arange(inputs)), axis=1)
        peer = theirs(lambda: analyze.analyze(problem, y, calc_second_order=False, num_resamples=100, seed=1))
        own = ours("sobol", y, inputs, 100)
        indices = np.concatenate([peer[1]["S1"], peer[1]["ST"]])
        say(f"SALib Sobol analyse, d {inputs}, N 1024, 100 resamples", (peer[0], indices), (own[0], own[1][: 2 * inputs]))


def rules():
    import pymcdm.methods as methods
    import pymcdm.normalizations as norms
    import pymcdm.weights as weights

    for units, columns in ((51, 8), (3000, 50)):
        matrix = np.random.default_rng(1).lognormal(size=(units, columns))
        equal, types = np.ones(columns) / columns, np.ones(columns)
        topsis = methods.TOPSIS(normalization_function=norms.vector_normalization)
        size = f"{units} x {columns}"
        own = ours("topsis", matrix, columns)
        say(f"pymcdm TOPSIS {size}", theirs(lambda: topsis(matrix, equal, types)), own)
        say(f"pymcdm entropy weights {size}", theirs(lambda: weights.entropy_weights(matrix)), ours("entropy", matrix, columns))
        say(f"pymcdm CRITIC weights {size}", theirs(lambda: weights.critic_weights(matrix)), ours("critic", matrix, columns))
        criteria(size, matrix, equal, own)


def criteria(size, matrix, equal, own):
    import skcriteria as skc
    from skcriteria.agg.topsis import TOPSIS
    from skcriteria.preprocessing.scalers import VectorScaler

    problem = skc.mkdm(matrix, [max] * matrix.shape[1], weights=equal)
    run = lambda: TOPSIS().evaluate(VectorScaler("matrix").transform(problem)).e_.similarity
    say(f"scikit-criteria TOPSIS {size}", theirs(run), own)


print(f"{'task':44} {'peer':>13} {'engine':>13} {'ratio':>11}")
sobol()
rules()
