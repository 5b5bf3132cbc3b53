"""Scenarios whose doses are decided in the run, by styles and triggers, and the replay of those doses.

The reference knows doses and no policies. So the program decides, writes every change of dose to events.csv, and the
reference is given these doses, run by run. What no row of events.csv tells, or tells at the wrong update, shows in the
numbers.
"""
import random
from collections import Counter

import numpy as np

from cases import dose_function, draw_case, features_of

REPLAY_FEATURES = ("adaptive style", "other style", "own triggers", "stage condition", "observed condition", "joined conditions",
                   "schedule too", "absence", "own observation error", "teams", "dropout", "mean field", "odd ticks per session")
DEALT = ("teams", "dropout", "mean field", "odd ticks per session", "faultline", "large seed")
OTHER_STYLES = ("democratic", "laissez-faire")  # of techniques that the reference knows
SEEN = (("tension", ">", 0.005, 0.2), ("tension", ">=", 0.005, 0.2), ("tension", "<", 0.02, 0.3), ("cohesion", "<", 0.05, 0.5),
        ("cohesion", ">", 0.05, 0.3), ("anxiety", ">", 0.3, 0.6), ("consensus", "<=", 0.1, 0.6), ("familiarity", ">", 0.05, 0.8),
        ("expression", "<", 0.1, 0.9), ("negativity", ">", 0.01, 0.12), ("regulation", "<", 0.15, 0.6), ("participation_gini", ">", 0.05, 0.3),
        ("present", "<", 4, 9), ("ending", ">", 0, 0.8))
OBSERVED = (("observed_negativity", ">", 0.01, 0.12), ("observed_negativity", "<=", 0.02, 0.12), ("observed_top_share", ">", 0.1, 0.4),
            ("observed_top_share", "<", 0.15, 0.5), ("observed_participation_gini", ">=", 0.05, 0.3))


# --- random policies ---------------------------------------------------------------------------------------------
def draw_comparison(rng, stages):
    form = rng.random()
    if form < 0.25:
        return f"stage is {rng.choice(('', '', 'not '))}{rng.choice(stages)}"
    name, relation, low, high = rng.choice(OBSERVED if form < 0.55 else SEEN)
    limit = rng.uniform(low, high)
    if form > 0.9:  # the same limit, computed
        return f"{name} {relation} {limit / 2!r} * (1 + present / present)"
    return f"{name} {relation} {limit!r}"


def draw_span(rng, ticks, most):
    """A length of time: in ticks, or in sessions, whole or not."""
    if rng.random() < 0.5:
        count = rng.randint(1, ticks)
        return f"{count} tick{'s' if count > 1 else ''}"
    return f"{rng.choice((0.25, 0.5, 1, 1, 1.5, round(rng.uniform(0.1, most), 3)))} sessions"


def draw_trigger(rng, reference):
    """A trigger; what may be left out is, now and then."""
    condition = draw_comparison(rng, reference.STAGES)
    while rng.random() < 0.3:
        condition += rng.choice((" and ", " or ")) + draw_comparison(rng, reference.STAGES)
        condition = f"({condition})" if rng.random() < 0.3 else condition
    trigger = {"when": condition, "technique": rng.choice(reference.TECHNIQUES), "dose": rng.choice((1, rng.random(), rng.random()))}
    if rng.random() < 0.7:
        trigger["for"] = draw_span(rng, 6, 0.7)
    if rng.random() < 0.7:
        trigger["lasting"] = draw_span(rng, 15, 3)
    if rng.random() < 0.6:
        trigger["cool_down"] = draw_span(rng, 10, 2)
    return trigger


def draw_policy(rng, reference, index):
    """Style and triggers of a facilitator: of ten scenarios four have the adaptive style and three another; of the
    adaptive half have triggers of their own too, of the rest all."""
    policy = {}
    if index % 10 < 4:
        policy["style"] = "adaptive"
    elif index % 10 < 7:
        policy["style"] = OTHER_STYLES[index % 2]
    if index % 10 >= 4 or index % 2:
        policy["triggers"] = [draw_trigger(rng, reference) for _ in range(rng.randint(1, 4))]
    return policy


def draw_replays(seed, reference, count):
    """Scenarios as `draw_case` makes them, each with a policy. The numbers of the others do not depend on these."""
    rng = random.Random(f"replay {seed}")
    wanted = [set() for _ in range(count)]
    for feature in DEALT:
        for index in rng.sample(range(count), min(count, max(2, round(0.2 * count)))):
            wanted[index].add(feature)
    cases = []
    for k in range(count):
        case = draw_case(rng, reference, f"replay-{k}", wanted[k])
        values = case["values"]
        values["sessions"] = max(values["sessions"], rng.randint(3, 8))  # time for something to happen
        case["facilitator"] = draw_policy(rng, reference, k)
        if rng.random() < 0.3:  # doses of a schedule meet those of triggers
            case["schedule"] = case["schedule"] or dose_entries(rng, reference, values["sessions"])
        case["own"] = {"observation_error": rng.choice((0, rng.uniform(0, 0.6), rng.uniform(0.3, 2)))} if rng.random() < 0.5 else {}
        if rng.random() < 0.25:
            absent = rng.sample(range(1, values["sessions"] + 1), rng.randint(1, 2))
            case["events"] = [{"session": s, "kind": "facilitator_absence"} for s in absent]
        cases.append(case)
    return cases


def dose_entries(rng, reference, sessions):
    """A short schedule."""
    return [{"technique": rng.choice(reference.TECHNIQUES), "from": rng.randint(1, sessions), "to": sessions, "dose": rng.random()}
            for _ in range(rng.randint(1, 3))]


# --- what was done -----------------------------------------------------------------------------------------------
def told_doses(events, case, techniques):
    """The doses {technique: dose} of every update of one run, as events.csv tells them. A dose that is outside 0 to 1,
    is told twice for an update, or does not change raises ValueError."""
    ticks = case["values"]["sessions"] * case["values"]["ticks_per_session"]
    changes = {}
    for row in events:
        if row["kind"] != "dose_change":
            continue
        if row["technique"] not in techniques or not 0 <= row["value"] <= 1 or row["cause"] == "" or row["member"] != "":
            raise ValueError(f"events.csv: dose_change at tick {row['tick']}: {row['technique']!r}, {row['value']}, {row['cause']!r}")
        of_tick = changes.setdefault(row["tick"], {})
        if row["technique"] in of_tick:
            raise ValueError(f"events.csv: {row['technique']} has two doses at tick {row['tick']}")
        of_tick[row["technique"]] = row["value"]
    held, by_tick = {}, []
    for tick in range(1, ticks + 1):
        for technique, dose in changes.get(tick, {}).items():
            if dose == held.get(technique, 0):
                raise ValueError(f"events.csv: {technique} is told to change at tick {tick} and does not")
        held = {**held, **changes.get(tick, {})}
        by_tick.append(held)
    return by_tick


def as_function(by_tick, ticks_per_session, late=0):
    """Doses by update as the reference asks for them: by session time. `late` gives each update those of an earlier one."""
    def doses(session_time):
        index = round(session_time * ticks_per_session) - late  # update t, from 1, begins at (t - 1) / ticks_per_session
        return by_tick[index] if index >= 0 else {}
    return doses


def figures(events, case):
    """How much there was to replay: triggers that fired, changes of dose, those of them inside a session."""
    per_session = case["values"]["ticks_per_session"]
    kinds = Counter(row["kind"] for of_run in events for row in of_run)
    inside = sum(row["kind"] == "dose_change" and (row["tick"] - 1) % per_session != 0 for of_run in events for row in of_run)
    return {"fired": kinds["trigger"], "changes": kinds["dose_change"], "inside": inside}


def differs(ours, theirs):
    """Whether any metric lies outside the tolerance by far."""
    return any((np.abs(ours[name] - b) > 1e-6 * np.abs(b) + 1e-9).any() for name, b in theirs.items())


def replay_features_of(case, run):
    """The features that a replayed scenario really had."""
    policy = case["facilitator"]
    conditions = " ; ".join(trigger["when"] for trigger in policy.get("triggers", []))
    has = {
        "adaptive style": policy.get("style") == "adaptive",
        "other style": policy.get("style") in OTHER_STYLES,
        "own triggers": "triggers" in policy,
        "stage condition": "stage is" in conditions,
        "observed condition": "observed_" in conditions,
        "joined conditions": " and " in conditions or " or " in conditions,
        "schedule too": any(dose_function(case["schedule"], 1)(s) for s in range(case["values"]["sessions"])),
        "absence": "events" in case,
        "own observation error": bool(case["own"]),
    }
    return [name for name, holds in has.items() if holds] + [name for name in features_of(case, run) if name in REPLAY_FEATURES]
