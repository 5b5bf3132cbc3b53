"""The reference program, and random scenarios for it: each feature in a fair share of them."""
import importlib.util
import os
import sys
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).resolve().parents[2]
FEATURES = ("dropout", "teams", "faultline", "changing doses", "mean field", "large seed", "odd ticks per session")
GROUP_KEYS = ("members", "faultline", "teams", "mixing")
TIME_KEYS = ("sessions", "ticks_per_session")
DRAWN_ELSEWHERE = GROUP_KEYS + TIME_KEYS + ("acts_per_tick", "issues", "attributes", "ending_sessions")
SHARES = ("overhearing", "expression_floor", "negativity_restraint", "repulsion", "support_reserve")  # at most 1


# --- the reference -----------------------------------------------------------------------------------------------
def find_reference(given):
    """The path of the reference program, or None."""
    path = given or os.environ.get("TUCKMAN_REFERENCE") or PROJECT.parent / "shared/reference/tuckman_reference.py"
    return Path(path) if Path(path).is_file() else None


def load_reference(path):
    """The reference as a module. It is registered, because its dataclasses look their module up by name."""
    sys.dont_write_bytecode = True  # its folder is not ours
    spec = importlib.util.spec_from_file_location("tuckman_reference", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["tuckman_reference"] = module
    spec.loader.exec_module(module)
    return module


def dose_function(schedule, ticks_per_session):
    """What the reference asks for: session time -> doses. Sessions count from 1, both ends of an entry are included,
    and where entries of a technique meet the largest dose holds."""
    def doses(session_time):
        tick = round(session_time * ticks_per_session)  # the time was made by a division: undo it, do not floor it
        session = tick // ticks_per_session + 1
        held = {}
        for entry in schedule:
            if entry["from"] <= session <= entry["to"]:
                held[entry["technique"]] = max(held.get(entry["technique"], 0.0), entry["dose"])
        return held
    return doses


def simulate(reference, case, doses_by_run=None):
    """The reference's run of a case, and its stage names as an array (ticks, replicates). Doses are those of the
    schedule, or for each run those that a function of session time gives."""
    p = reference.Parameters(**case["values"])
    if doses_by_run is None:
        doses = dose_function(case["schedule"], p.ticks_per_session) if case["schedule"] else None
        run = reference.simulate(p, case["replicates"], case["seed"], doses=doses, mean_field=case["mean_field"],
                                 first_replicate=case["first_replicate"])
    else:
        run = joined(reference, [reference.simulate(p, 1, case["seed"], doses=doses, mean_field=case["mean_field"],
                                                    first_replicate=case["first_replicate"] + b)
                                 for b, doses in enumerate(doses_by_run)])
    return run, np.array(reference.STAGES)[reference.stages(p, run.metrics)]


def joined(reference, runs):
    """Runs of one group each as a run of all."""
    return reference.Run({name: np.concatenate([r.metrics[name] for r in runs], 1) for name in runs[0].metrics},
                         np.concatenate([r.shares for r in runs], 1),
                         {name: np.concatenate([r.state[name] for r in runs], 0) for name in runs[0].state})


@contextmanager
def moved_start(reference):
    """Every normal draw, and so the composed group, moved by one unit in the last place."""
    plain = reference.normals
    reference.normals = lambda *address: plain(*address) * (1 + 2.0**-52)
    try:
        yield
    finally:
        reference.normals = plain


# --- random scenarios --------------------------------------------------------------------------------------------
def deal_features(rng, count):
    """For each scenario the features it must have: each feature in about 15 % of them."""
    wanted = [set() for _ in range(count)]
    for feature in FEATURES:
        for index in rng.sample(range(count), min(count, max(2, round(0.15 * count)))):
            wanted[index].add(feature)
    return wanted


def draw_rates(rng, defaults):
    """All numbers of the model that no other draw decides: half to one and a half times their default."""
    values = {}
    for name, default in defaults.items():
        if name not in DRAWN_ELSEWHERE:
            value = default * rng.uniform(0.5, 1.5)
            values[name] = min(value, 1.0) if name in SHARES else value
    return values


def draw_sizes(rng, wanted):
    """Members, teams, time and the like."""
    v = {"members": rng.randint(2, 20), "sessions": rng.randint(1, 14)}
    if rng.random() < 0.03:
        v["members"] = rng.choice((40, 70))
    if "dropout" in wanted:  # three always stay, and nobody leaves after the last session
        v["members"], v["sessions"] = max(v["members"], rng.randint(6, 12)), max(v["sessions"], rng.randint(3, 6))
    if "changing doses" in wanted:
        v["sessions"] = max(v["sessions"], 2)
    v["ticks_per_session"] = rng.choice((1, 3, 5, 7, 9, 11, 13, 15, 17) if "odd ticks per session" in wanted else (4, 6, 8, 10, 12, 12, 14))
    if "teams" in wanted:
        v["members"] = max(v["members"], rng.randint(4, 12))
        v["teams"] = rng.randint(2, min(5, v["members"]))
        v["mixing"] = rng.choice((0.0, 0.05, rng.uniform(0.01, 0.3), rng.uniform(0.3, 0.95)))
    if "faultline" in wanted:
        v["faultline"] = rng.choice((1.0, rng.uniform(0.01, 1), rng.uniform(0.01, 1)))
    v["issues"], v["attributes"] = rng.randint(1, 6), rng.randint(1, 5)
    v["acts_per_tick"] = rng.choice((0, rng.randint(5, 60)))
    v["ending_sessions"] = rng.choice((0.0, 0.99 * v["sessions"] * rng.random(), float(rng.randint(0, v["sessions"] - 1))))
    return v


def draw_schedule(rng, techniques, sessions, changing):
    """Entries of a facilitator's schedule. A changing one leaves the first session free of its first technique and
    gives it two entries that overlap; other techniques come and go, a few with dose 0 or 1."""
    schedule = []
    names = rng.sample(techniques, rng.randint(1, 5))
    if changing:
        first = rng.randint(2, sessions)
        last = rng.randint(first, sessions)
        schedule.append({"technique": names[0], "from": first, "to": last, "dose": rng.uniform(0.2, 0.9)})
        schedule.append({"technique": names.pop(0), "from": rng.randint(2, last), "to": rng.randint(last, sessions), "dose": rng.uniform(0.1, 1)})
    for name in names:
        for _ in range(rng.randint(1, 3)):
            first = rng.randint(1, sessions)
            entry = {"technique": name, "from": first, "to": rng.randint(first, sessions)}
            schedule.append({**entry, "dose": rng.choice((0, 1, rng.random(), rng.random()))})
    rng.shuffle(schedule)
    return schedule


def draw_case(rng, reference, index, wanted):
    """One scenario: what the program's file and command line say, and what the reference is given."""
    defaults = {f.name: f.default for f in fields(reference.Parameters)}
    values = {} if rng.random() < 0.15 else draw_rates(rng, defaults)  # now and then the defaults, unsaid
    values.update(draw_sizes(rng, wanted))
    if "dropout" in wanted:
        values["dropout_base"] = rng.uniform(-1.0, 1.0)
    memory = values.get("airtime_memory", defaults["airtime_memory"])
    values["airtime_memory"] = max(memory, 1.0 / values["ticks_per_session"])  # the shortest that is permitted
    reference.check(reference.Parameters(**values))
    changing = "changing doses" in wanted
    small_seed = rng.choice((0, rng.randrange(1000), rng.randrange(2**32)))
    large_seed = rng.choice((2**32, 2**64 - 1, rng.randrange(2**32, 2**64), rng.randrange(2**63, 2**64)))
    return {
        "index": index,
        "values": values,
        "schedule": draw_schedule(rng, reference.TECHNIQUES, values["sessions"], changing) if changing or rng.random() < 0.1 else [],
        "seed": large_seed if "large seed" in wanted else small_seed,
        "mean_field": "mean field" in wanted,
        "replicates": rng.randint(1, 3),
        "first_replicate": rng.choice((0, rng.randint(1, 20), rng.randint(1000, 100_000))),
        # some settings go by the command line, so that both ways are compared
        "by_flag": rng.sample(sorted(values), rng.randint(1, min(6, len(values)))) if rng.random() < 0.5 else [],
        "seed_by_flag": rng.random() < 0.3,
        "replicates_by_flag": rng.random() < 0.3,
    }


def features_of(case, run):
    """The features a compared scenario really had, from its numbers and from what came out."""
    v = case["values"]
    doses = dose_function(case["schedule"], 1)
    has = {
        "dropout": bool((run.metrics["present"][-1] < v["members"]).any()),
        "teams": v.get("teams", 1) > 1,
        "faultline": v.get("faultline", 0) > 0,
        "changing doses": any(doses(s) != doses(0) for s in range(1, v["sessions"])),
        "mean field": case["mean_field"],
        "large seed": case["seed"] >= 2**32,
        "odd ticks per session": v["ticks_per_session"] % 2 == 1,
    }
    return [name for name in FEATURES if has[name]]
