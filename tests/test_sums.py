"""Results are the same on every processor: nothing goes through BLAS, and sums are exact."""

import ast
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from sim.luck import generator
from sim.study.choice import best_by_belief, resampled_means
from sim.study.fit import basis, fitted
from sim.sums import correlation, weighted

ROOT = Path(__file__).parent.parent
BLAS = {"dot", "vdot", "inner", "matmul", "einsum", "tensordot", "linalg", "lstsq", "polyfit", "cov", "corrcoef"}
SPARSE = {"sim/graph/adjacency.py", "sim/graph/communities.py"}
"""Files that multiply sparse matrices, which SciPy does without BLAS."""

FLOATS = st.floats(-1e6, 1e6)


def reaches_blas(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in BLAS:
            yield node.lineno, node.attr
        if isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, one.name) for one in node.names if one.name in BLAS)
        if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.MatMult):
            yield node.lineno, "@"


@pytest.mark.parametrize("file", sorted(ROOT.glob("sim/**/*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_that_writes_results_goes_through_blas(file):
    found = list(reaches_blas(ast.parse(file.read_text(encoding="utf-8"))))
    assert not found or (file.relative_to(ROOT).as_posix() in SPARSE and {what for _, what in found} == {"@"})


def test_blas_would_be_found():
    for text in ("a @ b", "a @= b", "np.dot(a, b)", "a.dot(b)", "from numpy import einsum", "np.linalg.norm(a)"):
        assert list(reaches_blas(ast.parse(text)))


@given(npst.arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 6)), elements=FLOATS), st.data())
def test_weighted_sums_are_rounded_once(values, data):
    weights = data.draw(npst.arrays(np.float64, values.shape[1], elements=FLOATS))
    for row, total in zip(values, weighted(values, weights), strict=True):
        exact = sum((Fraction(float(product)) for product in row * weights), Fraction(0))
        assert total == float(exact)


@given(npst.arrays(np.int64, (2, 7), elements=st.integers(0, 2**31 - 1)))
def test_correlation_is_that_of_exact_sums(numbers):
    one, other = ([Fraction(int(value)) for value in row] for row in numbers)
    a, b = ([value - sum(row) / 7 for value in row] for row in (one, other))
    both = sum(x * x for x in a) * sum(y * y for y in b)
    ours = correlation(*numbers)
    assert (ours is None) == (both == 0)
    if ours is not None:
        assert ours == pytest.approx(
            float(sum(x * y for x, y in zip(a, b, strict=True))) / float(both) ** 0.5, abs=1e-12
        )


@given(
    npst.arrays(np.int64, st.tuples(st.just(2), st.integers(1, 3), st.integers(1, 70)), elements=st.integers(0, 10**12))
)
def test_resampled_sums_of_whole_numbers_are_exact(goal):
    blocks = goal.shape[-1]
    means = resampled_means(goal.astype(np.float64), root_seed=5, resamples=4)
    often = generator(5, "resample").multinomial(blocks, np.full(blocks, 1 / blocks), size=4)
    for sample in range(4):
        for theory in range(goal.shape[0]):
            for strategy in range(goal.shape[1]):
                pairs = zip(often[sample].tolist(), goal[theory, strategy].tolist(), strict=True)
                exact = sum(times * value for times, value in pairs)
                assert means[sample, theory, strategy] == exact / blocks


def test_weights_choose_by_exact_sums():
    # ten times a tenth is one: a sum taken in the order of theories is 0.9999999999999999
    means = np.stack([np.ones(10), np.full(10, 1.0)], axis=1)
    assert best_by_belief(means, np.full(10, 0.1)).tolist() == [True, True]
    assert weighted(np.ones(10), np.full(10, 0.1)) == 1.0


def test_lines_are_those_of_least_squares():
    rng = np.random.default_rng(4)
    features = rng.normal(size=(40, 3))
    features = np.column_stack([features, features[:, 0] - 2 * features[:, 1], np.full(40, 7.0)])  # two say nothing new
    values = rng.normal(size=40)
    columns = np.column_stack([np.ones(40), features])
    theirs = columns @ np.linalg.lstsq(columns, values, rcond=None)[0]
    assert basis(features).shape == (40, 4)
    assert fitted(basis(features), values) == pytest.approx(theirs, abs=1e-12)


PLAY = """
import networkx as nx, numpy as np, sys, sim
from sim.study.influentials import influentials
network = nx.powerlaw_cluster_graph(60, 2, 0.3, seed=3)
names = ["random", "hubs", "pagerank", "eigenvector", "katz", "betweenness", "public_score", "gossip"]
comparison = sim.compare(network, ["key_person", "flow"], names, 4, worlds=90, root_seed=5)
decision = sim.decide(comparison, [0.3, 0.7])
for frame in (comparison.table, comparison.pairs, comparison.seeds, decision.table, decision.flips, decision.expected,
              influentials(comparison.player, 8)):
    sys.stdout.write(frame.to_csv(index=False, float_format="%.17g"))
sys.stdout.write(comparison.resampled.tobytes().hex())
"""


def test_processors_agree():
    """Kernels of older processors, as OpenBLAS and NumPy choose them, give the same bytes."""
    older = {"OPENBLAS_CORETYPE": "Prescott", "NPY_DISABLE_CPU_FEATURES": "AVX512F AVX512_SKX FMA3 AVX2"}
    printed = []
    for more in ({}, older):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", PLAY],
            cwd=ROOT,
            env=os.environ | more,
            capture_output=True,
            text=True,
            check=True,
        )
        printed.append(done.stdout)
    assert printed[0] == printed[1]
    assert len(printed[0]) > 10_000
