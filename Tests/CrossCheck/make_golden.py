#!/usr/bin/env python3
"""Writes the golden figures that the project's own tests compare with, from the reference program of the model.

    python3 make_golden.py [--reference FILE] [--out FILE]

The tests run without the reference; this script is run again only when the model changes. The reference is found as
in crosscheck.py.
"""
import argparse
import json
import sys
from pathlib import Path

from cases import FEATURES, PROJECT, features_of, find_reference, load_reference, moved_start, simulate
from crosscheck import largest_difference

ABOUT = ("Made by Tests/CrossCheck/make_golden.py from the project's reference program of the model. Do not edit. ticks: rows of "
         "ticks.csv, from 1. metrics: for each replicate one value per recorded tick. stage_path: initials of the stages in turn, "
         "for each replicate. heard_share: shares of the talk as heard in the last tick, for each replicate. left: members gone at "
         "the end, for each replicate. final: sentiment and tension (source by target) and attitudes (member by issue) after the "
         "last tick, of the first replicate. Sessions of a schedule count from 1, both ends included; where entries meet, the largest dose holds. "
         "philox: the known answers of Random123 (kat_vectors, philox4x32 with 10 rounds): counter, key and result words in hexadecimal.")

# Known answers as published with Random123: counter, key, result.
PHILOX = (
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
)
SIZE_LIMIT = 150_000  # bytes


def entry(technique, first, last, dose):
    return {"technique": technique, "from": first, "to": last, "dose": dose}


def case(name, values, seed=7, first_replicate=0, replicates=1, mean_field=False, schedule=()):
    """A case in the form that crosscheck.py simulates."""
    values = {"members": 8, "sessions": 12, "ticks_per_session": 12, **values}
    return {"name": name, "values": values, "seed": seed, "first_replicate": first_replicate, "replicates": replicates,
            "mean_field": mean_field, "schedule": list(schedule)}


CASES = (
    case("defaults", {}, replicates=2),
    case("a pair", {"members": 2, "sessions": 4, "issues": 1, "attributes": 1, "ending_sessions": 0.0}, seed=0),
    case("many leave", {"members": 9, "sessions": 6, "dropout_base": -1.0, "dropout_tension": 8.0}, seed=11, replicates=2),
    case("teams that meet", {"members": 11, "sessions": 5, "teams": 3, "mixing": 0.15, "faultline": 0.25}, seed=3, first_replicate=5),
    case("teams apart, and members leave", {"members": 10, "sessions": 6, "teams": 4, "mixing": 0.0, "dropout_base": -1.2}, seed=2**40 + 3),
    case("a strong faultline, mean field", {"faultline": 0.9, "sessions": 8, "attributes": 5}, mean_field=True),
    case("doses that change and overlap", {"members": 6, "sessions": 8}, seed=21, first_replicate=1, schedule=(
        entry("mediation", 2, 5, 0.35), entry("mediation", 4, 7, 0.6), entry("mediation", 5, 5, 0.1), entry("round_robin", 1, 3, 0.5),
        entry("round_robin", 6, 8, 1.0), entry("coaching", 3, 6, 0.45), entry("active_listening", 1, 8, 0.4))),
    case("every technique, mean field", {"members": 5, "sessions": 11, "ticks_per_session": 8}, seed=2**64 - 1, mean_field=True, schedule=(
        entry("active_listening", 1, 1, 0.5), entry("summarizing", 2, 2, 0.6), entry("paraphrasing", 3, 3, 0.7),
        entry("open_questions", 4, 4, 0.8), entry("mediation", 5, 5, 0.5), entry("round_robin", 6, 6, 0.6), entry("coaching", 7, 7, 0.7),
        entry("cognitive_behavioural", 8, 8, 0.8), entry("psychoeducation", 9, 9, 0.5), entry("mindfulness", 10, 10, 0.6),
        entry("experiential", 11, 11, 0.7))),
    case("odd ticks, few acts, six issues", {"members": 7, "sessions": 7, "ticks_per_session": 7, "acts_per_tick": 9, "issues": 6,
                                             "attributes": 2, "ending_sessions": 2.5}, seed=2**32, first_replicate=1000),
    case("everything at once", {"members": 12, "sessions": 5, "ticks_per_session": 9, "teams": 2, "mixing": 0.3, "faultline": 0.6,
                                "dropout_base": -0.8, "anxiety_mean": 0.4, "tension_cost": 0.9, "negativity_restraint": 0.5, "repulsion": 0.6,
                                "acts_per_tick": 40}, seed=12345678901234567890, replicates=2, mean_field=True, schedule=(
        entry("psychoeducation", 1, 2, 0.5), entry("mindfulness", 2, 4, 0.8))),
)


def recorded_ticks(ticks):
    """Six ticks from the first, which composition decides, to the last, which shows whatever went wrong before."""
    return sorted({1, 2, ticks // 4, ticks // 2 + 1, 3 * ticks // 4, ticks})


def initials(stage):
    """The stages in turn, each once, by their initial."""
    return "".join(name[0].upper() for k, name in enumerate(stage) if k == 0 or name != stage[k - 1])


def golden(reference, c):
    """The reference's run of a case, and its golden figures as plain lists."""
    run, stage = simulate(reference, c)
    with moved_start(reference):
        moved = largest_difference(simulate(reference, c)[0].metrics, run.metrics)
    if moved["largest"] > 1e-11:  # a test would fail for the rounding of another compiler
        sys.exit(f"make_golden: '{c['name']}' depends on rounding: {moved}")
    at = recorded_ticks(len(stage))
    present = run.metrics["present"][-1]
    return run, {
        "name": c["name"], "parameters": c["values"], "seed": str(c["seed"]), "first_replicate": c["first_replicate"],
        "replicates": c["replicates"], "mean_field": c["mean_field"], "schedule": c["schedule"], "ticks": at,
        "metrics": {name: m[[t - 1 for t in at]].T.tolist() for name, m in run.metrics.items()},
        "stage_path": [initials(column) for column in stage.T],
        "heard_share": run.shares[-1].tolist(),
        "left": [int(c["values"]["members"] - count) for count in present],
        "final": {name: run.state[name][0].tolist() for name in ("sentiment", "tension", "attitudes")},
    }


def philox_answers(reference):
    """The published known answers, after the reference has been seen to give them."""
    for counter, key, expected in PHILOX:
        low, high = (int(word, 16) for word in key.split())
        words = reference.philox(*(int(word, 16) for word in counter.split()), low + (high << 32))
        if " ".join(f"{int(word):08x}" for word in words) != expected:
            sys.exit(f"make_golden: the reference does not give the known answer for counter {counter}")
    return [dict(zip(("counter", "key", "result"), (text.split() for text in row))) for row in PHILOX]


def as_text(about, philox, cases):
    """JSON with a line for each key of a case, so that a change can be read in a diff."""
    line = lambda value: json.dumps(value, ensure_ascii=False)
    blocks = []
    for c in cases:
        rows = []
        for key, value in c.items():
            if key in ("metrics", "final"):
                inner = ",\n".join(f"    {line(k)}: {line(v)}" for k, v in value.items())
                rows.append(f"   {line(key)}: {{\n{inner}\n   }}")
            else:
                rows.append(f"   {line(key)}: {line(value)}")
        blocks.append("  {\n" + ",\n".join(rows) + "\n  }")
    known = ",\n".join(f"  {line(answer)}" for answer in philox)
    return (f'{{\n "_about": {line(about)},\n "philox": [\n{known}\n ],\n "scenarios": [\n' + ",\n".join(blocks) + "\n ]\n}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", metavar="FILE")
    parser.add_argument("--out", metavar="FILE", type=Path, default=PROJECT / "Tests/GroupDynamicsTests/Golden/golden.json")
    args = parser.parse_args()
    path = find_reference(args.reference)
    if path is None:
        sys.exit("make_golden: no reference program: give --reference FILE or set TUCKMAN_REFERENCE")
    reference = load_reference(path)
    runs = [(c, *golden(reference, c)) for c in CASES]
    covered = {feature for c, run, _ in runs for feature in features_of(c, run)}
    if covered != set(FEATURES):
        sys.exit(f"make_golden: no case has {', '.join(set(FEATURES) - covered)}")
    text = as_text(ABOUT, philox_answers(reference), [figures for _, _, figures in runs])
    json.loads(text)
    if len(text.encode()) > SIZE_LIMIT:
        sys.exit(f"make_golden: {len(text.encode())} bytes, above {SIZE_LIMIT}")
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(text, encoding="utf-8")
    for c, run, figures in runs:
        print(f"{c['name']}: {', '.join(figures['stage_path'])}, left {figures['left']}, {', '.join(features_of(c, run)) or 'no feature'}")
    print(f"{args.out}: {len(runs)} cases, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
