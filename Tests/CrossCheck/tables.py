"""Reading the program's tables back into arrays. Whatever has not the form it must have raises ValueError."""
import csv

import numpy as np

KEY_COLUMNS = ["run_id", "point_id", "replicate", "tick", "session", "stage"]
MEMBER_STATES = ("status", "regulation", "anxiety", "skill", "efficacy")
TIE_STATES = ("sentiment", "tension", "familiarity")


def read_rows(path, first, others):
    """The rows of a table as dictionaries: it begins with some columns in their order, and has others somewhere."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        header, rows = reader.fieldnames or [], list(reader)
    missing = [name for name in [*first, *others] if name not in header]
    if missing:
        raise ValueError(f"{path.name}: columns are missing: {', '.join(missing)}")
    if header[:len(first)] != first:
        raise ValueError(f"{path.name}: the columns begin with {header[:len(first)]}")
    return rows


def check_row(row, replicate, tick, ticks_per_session):
    """The key columns of a row; raises when they are not what the position in the file asks for."""
    session = (tick - 1) // ticks_per_session + 1 if tick else 0
    expected = {"run_id": f"p0r{replicate}", "point_id": "0", "replicate": str(replicate), "tick": str(tick), "session": str(session)}
    for name, text in expected.items():
        if row[name] != text:
            raise ValueError(f"replicate {replicate}, tick {tick}: column {name} says {row[name]!r} instead of {text!r}")
    if tick == 0 and row["stage"] != "":
        raise ValueError(f"replicate {replicate}: the composed group has a stage, {row['stage']!r}")


def read_ticks(path, case, metrics):
    """Metrics {name: (ticks, replicates)} and stage names of a ticks.csv; raises ValueError when its form is wrong."""
    per_session, replicates = case["values"]["ticks_per_session"], case["replicates"]
    ticks = case["values"]["sessions"] * per_session
    rows = read_rows(path, KEY_COLUMNS, metrics)
    if len(rows) != replicates * (ticks + 1):
        raise ValueError(f"{len(rows)} rows instead of {replicates} x {ticks + 1}")
    values = {name: np.full((ticks, replicates), np.nan) for name in metrics}
    stage = np.full((ticks, replicates), "", dtype=object)
    for number, row in enumerate(rows):
        b, tick = divmod(number, ticks + 1)
        check_row(row, case["first_replicate"] + b, tick, per_session)
        if tick > 0:  # row 0 is the composed group: the reference does not report it
            stage[tick - 1, b] = row["stage"]
            for name in metrics:
                values[name][tick - 1, b] = float(row[name] or "nan")
    return values, stage


def index_of_runs(case):
    """run_id -> place of the run among those of the case."""
    return {f"p0r{case['first_replicate'] + b}": b for b in range(case["replicates"])}


def read_members_and_ties(folder, case, issues):
    """What members.csv says of talk in every session, and both files of the state after the last, in the form of
    `states_and_talk`. Members who have left have no rows, and are 0 here."""
    n, sessions, replicates = case["values"]["members"], case["values"]["sessions"], case["replicates"]
    columns = {name: name for name in MEMBER_STATES} | {f"attitude_{k + 1}": f"attitude_{k + 1}" for k in range(issues)}
    runs, place = index_of_runs(case), {}
    values = {f"members: {name}": np.zeros((n, replicates)) for name in ("present", *columns)}
    values["members: talk_share"] = np.zeros((sessions * n, replicates))
    values.update({f"ties: {name}": np.zeros((n * n, replicates)) for name in TIE_STATES})
    for row in read_rows(folder / "members.csv", ["run_id", "session", "member"], ["talk_share", *columns]):
        b, session = runs[row["run_id"]], int(row["session"])
        if session == 1:  # all are there, in their order
            place[row["member"]] = place.get(row["member"], len(place))
        i = place[row["member"]]
        values["members: talk_share"][(session - 1) * n + i, b] = float(row["talk_share"])
        if session == sessions:
            values["members: present"][i, b] = 1
            for name in columns:
                values[f"members: {name}"][i, b] = float(row[name])
    if len(place) != n:
        raise ValueError(f"members.csv: {len(place)} members in the first session instead of {n}")
    for row in read_rows(folder / "ties.csv", ["run_id", "session", "source", "target"], TIE_STATES):
        if int(row["session"]) == sessions:
            for name in TIE_STATES:
                values[f"ties: {name}"][place[row["source"]] * n + place[row["target"]], runs[row["run_id"]]] = float(row[name])
    return values


def states_and_talk(run, sessions):
    """The same of the reference's run: {name: (cells, replicates)}; cells are members, members by session or pairs."""
    state, (ticks, replicates, n) = run.state, run.shares.shape
    here = state["present"].T
    talk = run.shares.reshape(sessions, ticks // sessions, replicates, n).mean(1)
    values = {"members: present": here, "members: talk_share": talk.transpose(0, 2, 1).reshape(sessions * n, replicates)}
    values.update({f"members: {name}": state[name].T * here for name in MEMBER_STATES})
    values.update({f"members: attitude_{k + 1}": state["attitudes"][:, :, k].T * here for k in range(state["attitudes"].shape[2])})
    values.update({f"ties: {name}": state[name].reshape(replicates, n * n).T for name in TIE_STATES})
    return values


def read_events(path, case):
    """The rows of an events.csv for each run, in their order. Their ticks do not go back, and lie in their sessions."""
    per_session, runs = case["values"]["ticks_per_session"], index_of_runs(case)
    last = case["values"]["sessions"] * per_session
    events = [[] for _ in runs]
    for row in read_rows(path, ["run_id", "tick", "session", "kind", "member", "technique", "value", "cause"], []):
        tick, of_run = int(row["tick"]), events[runs[row["run_id"]]]
        if not 1 <= tick <= last or int(row["session"]) != (tick - 1) // per_session + 1:
            raise ValueError(f"events.csv: {row['kind']} at tick {tick} of session {row['session']}")
        if of_run and tick < of_run[-1]["tick"]:
            raise ValueError(f"events.csv: tick {tick} after tick {of_run[-1]['tick']}")
        of_run.append({**row, "tick": tick, "value": float(row["value"] or "nan")})
    return events
