"""Whether a contender computes the model: every metric of every tick, against double precision on the same draws."""
import csv
import importlib.util
import math
import os
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np

import common

PROJECT = Path(__file__).resolve().parents[2]
SEED = 7

# Single precision rounds each operation by up to 6e-8; over a run of 144 ticks that comes to about 1e-6 in a metric.
# Other processors round otherwise, so ten times that; an error of 1 % in one rate of the model is many times more.
ROUNDING = 1e-5
# A draw that falls between a limit and the rounded limit is another act, and from there on another run. Cumulative
# shares are off by about 1e-7 and a draw is compared with up to a dozen of them, so this is rarer than:
OTHER_ACT = 2e-6


def find_reference():
    """The path of the reference program, or None where it is not at hand."""
    path = Path(os.environ.get("TUCKMAN_REFERENCE", PROJECT.parent / "shared/reference/tuckman_reference.py"))
    return path if path.is_file() else None


def by_reference(path, members, replicates, mean_field):
    sys.dont_write_bytecode = True  # its folder is not ours
    spec = importlib.util.spec_from_file_location("tuckman_reference", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["tuckman_reference"] = module  # its dataclasses look their module up by name
    spec.loader.exec_module(module)
    run = module.simulate(module.Parameters(members=members), replicates, SEED, mean_field=mean_field)
    return np.array([run.metrics[name] for name in common.METRICS]).transpose(1, 0, 2)


def by_ourselves(members, replicates, mean_field):
    """Our own run in double precision, which a test of its own holds to the reference program."""
    acts = "mean-field" if mean_field else "sampled"
    with tempfile.TemporaryDirectory() as folder:
        scenario = Path(folder, "check.yaml")
        scenario.write_text(f"scenario: check\ngroup: {{members: {members}}}\nsessions: 12\nseed: {SEED}\n")
        command = [PROJECT / "tuckman", "run", scenario, "--arithmetic", "double", "--acts", acts, "--record", "ticks",
                   "--replicates", str(replicates), "--out", Path(folder, "out"), "--quiet"]
        subprocess.run([str(c) for c in command], check=True, stdout=subprocess.DEVNULL)
        with open(Path(folder, "out", "ticks.csv"), newline="") as file:
            rows = [row for row in csv.DictReader(file) if int(row["tick"]) > 0]
    values = np.array([[float(row[name]) for name in common.METRICS] for row in rows])
    return values.reshape(replicates, -1, len(common.METRICS)).transpose(1, 2, 0)


@lru_cache
def expected(members, replicates, mean_field):
    """By tick, metric and replicate."""
    path = find_reference()
    if path:
        return by_reference(path, members, replicates, mean_field)
    return by_ourselves(members, replicates, mean_field)


def source():
    return "the reference program" if find_reference() else "our own run in double precision"


def most_other_runs(replicates, draws):
    """The number of runs with another act that is exceeded once in a thousand checks, if each draw is one in OTHER_ACT."""
    chance, total = 1 - (1 - OTHER_ACT) ** draws, 0.0
    for count in range(replicates + 1):
        total += math.comb(replicates, count) * chance**count * (1 - chance) ** (replicates - count)
        if total >= 0.999:
            return count
    return replicates


def verdict(contender, members, batch, acts, replicates, parameters=None):
    """(whether it agrees, what was found). Metrics of runs on the same draws, compared in every tick."""
    mean_field = acts == "mean-field"
    p = common.Parameters(members=members)
    request = {} if contender.ours else {"batch": batch, "parameters": parameters}
    contender.ask(do="prepare", members=members, replicates=replicates * len(contender.lines), acts=acts, seed=SEED,
                  cores=len(contender.cores), **request)
    got = np.array(contender.ask(do="metrics", ticks=p.ticks)["metrics"], dtype=float)
    want = expected(members, replicates, mean_field)
    if got.shape != want.shape:
        return False, f"shape {got.shape} and not {want.shape}"
    difference = np.nan_to_num(np.abs(got - want), nan=np.inf).max((0, 1))
    other = difference > ROUNDING
    allowed = 0 if mean_field else most_other_runs(replicates, 2 * p.acts * p.ticks)
    farthest = difference[~other].max(initial=0.0)
    found = (f"{replicates} runs, {p.ticks} ticks, {len(common.METRICS)} metrics: {int(other.sum())} off "
             f"(allowed {allowed}), the others within {farthest:.1e}")
    return int(other.sum()) <= allowed, found
