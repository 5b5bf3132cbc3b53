#!/usr/bin/env python3
"""Compares `tuckman run --arithmetic double` with the reference program of the model.

    python3 crosscheck.py                      # 300 random scenarios, and 80 more that are replayed
    python3 crosscheck.py --scenarios 30 --replays 10 --seed 5 --tuckman .build/debug/tuckman

In a replayed scenario styles and triggers decide the doses in the run (replay.py): the reference is given the doses that
events.csv tells, and must come to the same numbers. There members.csv and ties.csv are compared too.

The reference is found by --reference FILE, else by the environment variable TUCKMAN_REFERENCE, else at
../shared/reference/tuckman_reference.py seen from the project's folder. Every scenario is random, but the features
below are dealt out first, so that each stands in enough scenarios whatever the seed. Needs Python 3.9 and numpy.
"""
import argparse
import csv
import json
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

# Small matrices: more threads than workers only cost time. Must be set before numpy is loaded.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
import numpy as np  # noqa: E402

from cases import (  # noqa: E402
    FEATURES, GROUP_KEYS, PROJECT, TIME_KEYS, deal_features, draw_case, features_of, find_reference, load_reference,
    moved_start, simulate)
from replay import (  # noqa: E402
    REPLAY_FEATURES, as_function, differs, draw_replays, figures, replay_features_of, told_doses)
from tables import read_events, read_members_and_ties, read_ticks, states_and_talk  # noqa: E402

METRIC_COUNT = 17
PROGRAM_TIMEOUT = 600  # seconds
LISTED = 20  # deviating scenarios that are told in full


# --- the program -------------------------------------------------------------------------------------------------
def write_scenario(case, path):
    """The scenario file, as JSON, which is YAML."""
    in_file = {k: x for k, x in case["values"].items() if k not in case["by_flag"]}
    text = {"scenario": f"Cross-check {case['index']}"}
    text["group"] = {k: in_file[k] for k in GROUP_KEYS if k in in_file}
    text["parameters"] = {k: x for k, x in in_file.items() if k not in GROUP_KEYS + TIME_KEYS} | case.get("own", {})
    text.update({k: in_file[k] for k in TIME_KEYS if k in in_file})
    text["facilitator"] = case.get("facilitator", {}) | ({"schedule": case["schedule"]} if case["schedule"] else {})
    text["events"] = case.get("events", {})
    if not case["seed_by_flag"]:
        text["seed"] = case["seed"]
    if not case["replicates_by_flag"]:
        text["replicates"] = case["replicates"]
    path.write_text(json.dumps({k: x for k, x in text.items() if x != {}}, indent=1) + "\n", encoding="utf-8")


def is_replay(case):
    """Whether its doses are decided in the run."""
    return "facilitator" in case


def command_line(case, tuckman, scenario, out):
    line = [str(tuckman), "run", str(scenario), "--arithmetic", "double", "--acts", "mean-field" if case["mean_field"] else "sampled",
            "--record", "ticks,members,ties,events" if is_replay(case) else "ticks", "--out", str(out), "--quiet", "--first-replicate", str(case["first_replicate"])]
    if case["seed_by_flag"]:
        line += ["--seed", str(case["seed"])]
    if case["replicates_by_flag"]:
        line += ["--replicates", str(case["replicates"])]
    for name in case["by_flag"]:
        line += ["--set", f"{name}={case['values'][name]!r}"]
    return line


# --- the comparison ----------------------------------------------------------------------------------------------
def largest_difference(ours, theirs):
    """Where two runs differ most, measured by the tolerance: a dictionary with class and place."""
    worst = {"excess": -1.0}
    between, largest, first = True, 0.0, None
    for name, b in theirs.items():
        difference = np.abs(ours[name] - b)
        difference[np.isnan(difference)] = np.inf
        excess = difference / (1e-9 * np.abs(b) + 1e-12)
        between = between and bool((difference <= 1e-6 * np.maximum(np.abs(b), 1)).all())
        largest = max(largest, float(difference.max()))
        outside = np.flatnonzero((excess > 1).any(1))
        if len(outside) and (first is None or outside[0] + 1 < first[0]):
            first = (int(outside[0]) + 1, name)
        t, r = np.unravel_index(np.argmax(excess), excess.shape)
        if excess[t, r] > worst["excess"]:
            worst = {"excess": float(excess[t, r]), "column": name, "tick": int(t) + 1, "replicate": int(r),
                     "ours": float(ours[name][t, r]), "theirs": float(b[t, r]), "difference": float(difference[t, r])}
    worst["largest"], worst["first"] = largest, first
    worst["class"] = "exact" if worst["excess"] <= 1 else "in between" if between else "bad"
    return worst


def near_a_threshold(m, ours, end, replicate):
    """True when up to the tick `end` a metric lies so near to a threshold of the stages that rounding decides."""
    for name, level in (("expression", 0.5), ("negativity", 0.12), ("tension", 0.12), ("tension", 0.08), ("consensus", 0.6), ("cohesion", 0.3)):
        if (np.abs(m[name][:end, replicate] - level) <= 1e-9).any():
            return True
    # the threshold of the end is 0, where most ticks lie exactly: only a tiny positive value is in doubt
    largest = np.maximum(m["ending"], ours["ending"])[:end, replicate]
    return bool(((largest > 0) & (largest <= 1e-9)).any())


def stage_mismatches(case, ours, our_stage, run, their_stage):
    """Messages for stage names that differ without the excuse of a threshold."""
    hold = max(case["values"]["ticks_per_session"] // 2, 1)  # a later tick decides about this one
    messages = []
    for b in range(case["replicates"]):
        differ = np.flatnonzero(our_stage[:, b] != their_stage[:, b])
        if len(differ) and not near_a_threshold(run.metrics, ours, differ[0] + hold + 1, b):
            t = differ[0]
            messages.append(f"replicate {case['first_replicate'] + b}, tick {t + 1}: stage '{our_stage[t, b]}' instead of "
                            f"'{their_stage[t, b]}', {len(differ)} ticks differ")
    return messages


def run_program(line, out):
    """Runs the program; a message when it failed, else None."""
    try:
        done = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=PROGRAM_TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"the program did not run: {error}"
    if done.returncode != 0:
        return f"the program ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()}"
    return None if (out / "ticks.csv").is_file() else "the program wrote no ticks.csv"


def compare_numbers(reference, case, out):
    """What comparing a finished run with the reference finds, as a dictionary."""
    found, doses, cells, their_cells = {}, None, {}, {}
    if is_replay(case):
        events = read_events(out / "events.csv", case)
        told = [told_doses(of_run, case, reference.TECHNIQUES) for of_run in events]
        doses = [as_function(by_tick, case["values"]["ticks_per_session"]) for by_tick in told]
        found["replay"] = figures(events, case)
    run, stage = simulate(reference, case, doses)
    ours, our_stage = read_ticks(out / "ticks.csv", case, list(run.metrics))
    worst = largest_difference(ours, run.metrics)
    if is_replay(case):
        cells, their_cells = read_members_and_ties(out, case, run.state["attitudes"].shape[2]), states_and_talk(run, case["values"]["sessions"])
        worst = max(worst, largest_difference(cells, their_cells), key=lambda w: w["excess"])
        late = [as_function(by_tick, case["values"]["ticks_per_session"], late=1) for by_tick in told]
        found["replay"]["noticed"] = differs(simulate(reference, case, late)[0].metrics, run.metrics)
    if worst["class"] != "exact":
        with moved_start(reference):
            found["moved"] = largest_difference(simulate(reference, case, doses)[0].metrics, run.metrics)
    features = replay_features_of(case, run) if is_replay(case) else features_of(case, run)
    return {**found, "class": worst["class"], "worst": worst, "features": features, "runs": case["replicates"], "ticks": int(stage.size),
            "metrics": len(run.metrics), "values": sum(m.size for m in [*run.metrics.values(), *their_cells.values()]),
            "stages": stage_mismatches(case, ours, our_stage, run, stage) if worst["class"] == "exact" else []}


def compare(job):
    """One scenario from file to verdict. Runs in a worker process; never raises."""
    case, tuckman, reference_path, folder = job
    scenario, out = Path(folder) / f"scenario-{case['index']}.yaml", Path(folder) / f"out-{case['index']}"
    line = command_line(case, tuckman, scenario, out)
    result = {"index": case["index"], "command": shlex.join(line), "class": "failed", "message": None}
    try:
        write_scenario(case, scenario)
        result["message"] = run_program(line, out)
        if result["message"]:
            return result
        reference = sys.modules.get("tuckman_reference") or load_reference(reference_path)
        with np.errstate(over="ignore"):  # the exponential of a sigmoid, far out
            result.update(compare_numbers(reference, case, out))
        shutil.rmtree(out, ignore_errors=True)
    except (ValueError, KeyError, OSError, csv.Error) as error:
        result["message"] = f"{type(error).__name__}: {error}"
    return result


# --- the report --------------------------------------------------------------------------------------------------
def describe(worst):
    first = f"; from tick {worst['first'][0]} on, first {worst['first'][1]}" if worst["first"] else ""
    place = "cell" if ":" in worst["column"] else "tick"  # of a table of members or ties, or of ticks
    return (f"{worst['column']} at {place} {worst['tick']} of replicate index {worst['replicate']}: {worst['ours']!r} instead of "
            f"{worst['theirs']!r}, difference {worst['difference']:.3g}{first}")


def print_deviations(results):
    """What was not exact, up to a number that a person reads."""
    deviating = [r for r in results if r["class"] != "exact" or r["stages"]]
    for r in deviating[:LISTED]:
        if r["class"] != "exact":
            print(f"scenario {r['index']}: {r['class']}")
            print(f"  {r['message'] or describe(r['worst'])}")
        if "moved" in r:
            print(f"  the reference, its start moved by one unit in the last place: {describe(r['moved'])}")
        for message in r.get("stages", []):
            print(f"scenario {r['index']}: stages differ though the metrics agree\n  {message}")
        print(f"  {r['command']}")
    if len(deviating) > LISTED:
        print(f"and {len(deviating) - LISTED} scenarios more, not listed: " + ", ".join(str(r["index"]) for r in deviating[LISTED:]))


def print_summary(word, results, compared, seconds):
    counts = Counter(r["class"] for r in results)
    print(f"{word} {len(compared)} scenarios, {sum(r['runs'] for r in compared)} runs, {sum(r['ticks'] for r in compared)} ticks, "
          f"{sum(r['values'] for r in compared)} values, in {seconds:.0f} s")
    print("  " + ", ".join(f"{counts[name]} {name}" for name in ("exact", "in between", "bad", "failed")))
    exact = [r["worst"] for r in compared if r["class"] == "exact"]
    if exact:
        print(f"  largest difference among the exact {max(w['largest'] for w in exact):.3g}; "
              f"the nearest to its tolerance took {max(w['excess'] for w in exact):.2%} of it")


def replay_verdict(compared):
    """What makes the replay fail beyond that: too little happened in it, or it would not see a wrong dose."""
    fired, changed, noticed = (sum(bool(r["replay"][key]) for r in compared) for key in ("fired", "changes", "noticed"))
    total = Counter()
    for r in compared:
        total.update(r["replay"])
    print(f"  triggers fired in {fired} scenarios, {total['fired']} times; {total['changes']} changes of dose in {changed}, "
          f"{total['inside']} of them inside a session; one update too late, they would be noticed in {noticed}")
    reasons = [] if 2 * fired >= len(compared) else [f"a trigger fired in {fired} of {len(compared)} scenarios, fewer than half"]
    return reasons + ([] if noticed >= 0.9 * changed else [f"doses that come too late would be noticed in {noticed} of {changed} scenarios"])


def verdict(results, compared, asked, wanted_features):
    """Everything that makes the check fail, as messages."""
    counts = Counter(r["class"] for r in results)
    coverage = Counter(name for r in compared for name in r["features"])
    floor = max(1, asked // 10)
    print("  coverage: " + ", ".join(f"{name} {coverage[name]}" for name in wanted_features) + f" (floor {floor})")
    reasons = []
    if len(compared) < asked or not compared:
        reasons.append(f"{len(compared)} of {asked} scenarios were compared")
    if any(r["metrics"] < METRIC_COUNT for r in compared):
        reasons.append(f"fewer than {METRIC_COUNT} metrics were compared")
    if counts["failed"]:
        reasons.append(f"{counts['failed']} runs of the program failed or wrote what cannot be compared")
    if counts["bad"]:
        reasons.append(f"{counts['bad']} scenarios are bad")
    if compared and counts["exact"] < 0.99 * len(compared):
        reasons.append(f"only {counts['exact']} of {len(compared)} scenarios are exact, below 99 %")
    if any(r["stages"] for r in compared):
        reasons.append(f"{sum(bool(r['stages']) for r in compared)} exact scenarios have other stages")
    return reasons + [f"{name} stands in {coverage[name]} scenarios, below {floor}" for name in wanted_features if coverage[name] < floor]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", metavar="FILE", help="the reference program")
    parser.add_argument("--tuckman", metavar="PATH", default=PROJECT / ".build/release/tuckman", help="the built program (.build/release/tuckman)")
    parser.add_argument("--scenarios", type=int, default=300)
    parser.add_argument("--replays", type=int, default=80, help="scenarios whose doses are decided in the run, and replayed (80)")
    parser.add_argument("--seed", type=int, default=1, help="of the random scenarios")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    return parser.parse_args()


def main():
    args = arguments()
    path = find_reference(args.reference)
    if path is None:
        sys.exit("crosscheck: no reference program: give --reference FILE or set TUCKMAN_REFERENCE")
    tuckman = Path(args.tuckman).resolve()
    if not tuckman.is_file():
        sys.exit(f"crosscheck: no program at {tuckman}: build it, or give --tuckman PATH")
    reference = load_reference(path)
    rng = random.Random(args.seed)
    wanted = deal_features(rng, args.scenarios)
    cases = [draw_case(rng, reference, k, wanted[k]) for k in range(args.scenarios)]
    folder = tempfile.mkdtemp(prefix="tuckman-crosscheck-")
    reasons = []
    for word, some, features in (("compared", cases, FEATURES), ("replayed", draw_replays(args.seed, reference, args.replays), REPLAY_FEATURES)):
        began = time.monotonic()
        with ProcessPoolExecutor(max_workers=args.jobs) as pool:
            results = list(pool.map(compare, [(case, tuckman, path, folder) for case in some]))
        compared = [r for r in results if r["class"] != "failed"]
        print_deviations(results)
        print_summary(word, results, compared, time.monotonic() - began)
        reasons += verdict(results, compared, len(some), features)
        if word == "replayed":
            reasons += replay_verdict(compared)
    if reasons:
        print(f"crosscheck: FAILED: {'; '.join(reasons)}\n  the scenario files are in {folder}")
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    print("crosscheck: passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
