#!/usr/bin/env python3
"""Runs the same commands by two builds of the program and compares every file that they write, but for manifests.

    python3 guard.py --base OLD --new NEW --scenarios FOLDER [--only GLOB] [--except GLOB] [--words] [--no-random]

Every shipped scenario (3 replicates, all tables, float and double, both kinds of acts), every shipped sweep in small,
exports, comparisons, sensitivity, explanations, figures and reports, and random scenarios with and without policies (those of
Tests/CrossCheck). A case in which either program ends with another exit code than the other differs, and so does a case in
which neither wrote a file. Needs Python 3.9; the random scenarios numpy and the reference program.
"""
import argparse
import fnmatch
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CROSS_CHECK = Path(__file__).resolve().parents[1] / "CrossCheck"
TABLES = "runs,ticks,sessions,members,ties,acts,events"
NOT_COMPARED = ("manifest.json", "*.manifest.json", "points.lock", ".*")
TIMEOUT = 900  # seconds
TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")  # a report says when its results were finished


class Case:
    """A name, and commands that are run one after another in a folder of their own; `exits` are the codes that count as done."""

    def __init__(self, name, *commands, exits=(0,)):
        self.name, self.commands, self.exits = name, [[str(word) for word in command] for command in commands], exits


def shipped_runs(scenarios):
    for path in sorted(scenarios.rglob("*.yaml")):
        name = path.relative_to(scenarios)
        if name.parts[0] == "sweeps":
            continue
        tables = TABLES + (",follow_up" if "follow_up:" in path.read_text(encoding="utf-8") else "")
        for arithmetic in ("float", "double"):
            for acts in ("sampled", "mean-field"):
                kept = tables if acts == "sampled" else tables.replace("acts,", "")
                # Acts drawn in a large group take minutes in the plain form: fewer sessions.
                less = ["--set", "sessions=3"] if "two-hundred" in path.name or "twenty-teams" in path.name else []
                yield Case(
                    f"run {name.with_suffix('')} {arithmetic} {acts}",
                    ["run", Path("Scenarios") / name, "--replicates", 3, "--record", kept, "--arithmetic", arithmetic,
                     "--acts", acts, "--quiet", "--out", "out", *less],
                    exits=(0, 64, 65))  # what the kernels do not have is refused, by both alike


def shipped_sweeps(scenarios):
    for path in sorted((scenarios / "sweeps").glob("*.yaml")):
        yield Case(
            f"sweep {path.stem}",
            ["sweep", "run", f"Scenarios/sweeps/{path.name}", "--replicates", 2, "--record", "runs,sessions", "--quiet",
             "--out", "out"])


def products():
    """What is made of finished folders."""
    runs = [
        ["run", "Scenarios/first-run.yaml", "--replicates", 20, "--record", TABLES, "--quiet", "--out", "a"],
        ["run", "Scenarios/teaching/no-facilitator.yaml", "--replicates", 20, "--record", TABLES, "--quiet", "--out", "b"]]
    sweep = ["sweep", "run", "Scenarios/sweeps/styles-and-compositions.yaml", "--replicates", 4, "--record", "runs,sessions",
             "--quiet", "--out", "s"]
    saltelli = ["sweep", "run", "Scenarios/sweeps/twelve-parameters.yaml", "--replicates", 2, "--record", "runs", "--quiet",
                "--out", "s"]
    yield Case("export graphml, gexf", runs[0],
               ["export", "a", "--format", "graphml", "--session", 3, "--out", "a.graphml"],
               ["export", "a", "--format", "gexf", "--out", "a.gexf"])
    yield Case("export mesa, behaviorspace", sweep,
               *(["export", "s", "--format", form, "--table", "runs", "--out", form + ".csv"] for form in ("mesa", "behaviorspace")))
    yield Case("compare folders", *runs, ["compare", "a", "b", "--metric", "all", "--out", "compared"])
    yield Case("compare points", sweep, ["compare", "s", "--out", "compared"])
    yield Case("sensitivity", saltelli, ["sensitivity", "s", "--metric", "tension_peak", "--out", "sensitivity.csv"])
    yield Case("explain", runs[0], ["explain", "a:p0r3", "--format", "csv", "--out", "why.csv"])
    yield Case("figures of runs", *runs,
               ["figures", "a", "--format", "svg", "--quiet"], ["figures", "a", "--compare", "b", "--format", "svg", "--out", "f", "--quiet"])
    yield Case("figures of a sweep", sweep, ["figures", "s", "--format", "svg", "--quiet"])
    yield Case("report of a run", runs[0], ["report", "a:p0r2", "--pairs", 20, "--quiet", "--out", "a.html"])
    yield Case("report of a comparison", *runs, ["report", "a", "--compare", "b", "--pairs", 20, "--quiet", "--out", "ab.html"])
    yield Case("report of a sweep", sweep, ["report", "s", "--quiet", "--out", "s.html"])


def random_runs(reference_path, folder, scenarios, replays):
    """The cross-check's random scenarios, in both arithmetics by turns."""
    sys.path.insert(0, str(CROSS_CHECK))
    import cases
    import crosscheck
    import replay
    path = cases.find_reference(reference_path)
    if path is None:
        sys.exit("guard: there is no reference program; name it with --reference or TUCKMAN_REFERENCE, or use --no-random")
    reference = cases.load_reference(path)
    rng = random.Random(1)
    wanted = cases.deal_features(rng, scenarios)
    drawn = [cases.draw_case(rng, reference, k, wanted[k]) for k in range(scenarios)] + replay.draw_replays(1, reference, replays)
    for case in drawn:
        file = folder / f"random-{case['index']}.yaml"
        crosscheck.write_scenario(case, file)
        line = crosscheck.command_line(case, "", file, "double")[1:]
        yield Case(f"random {case['index']}", line,
                   [*("float" if word == "double" else word for word in line)], exits=(0, 64, 65))


def run(case, program, place, scenarios):
    """Runs a case's commands by one program. Answers the exit codes."""
    place.mkdir(parents=True)
    (place / "Scenarios").symlink_to(scenarios)
    codes = []
    for number, command in enumerate(case.commands):
        with open(place / f"said-{number}.txt", "wb") as said:
            codes.append(subprocess.run(
                [program, *command], cwd=place, stdout=said, stderr=said, stdin=subprocess.DEVNULL, timeout=TIMEOUT,
                env=os.environ | {"TUCKMAN_COMMAND": "tuckman", "NO_COLOR": "1"}).returncode)
    (place / "Scenarios").unlink()
    return codes


def files(place, words):
    """What was written, by relative path; without what is not compared."""
    kept = {}
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place)
        if path.is_dir() or any(fnmatch.fnmatch(part, glob) for part in name.parts for glob in NOT_COMPARED):
            continue
        if words or not name.name.startswith("said-"):
            kept[str(name)] = TIME.sub(b"TIME", path.read_bytes()) if path.suffix == ".html" else path.read_bytes()
    return kept


def compare(case, options, work):
    """What differs between the two programs, as lines; and how many files are the same."""
    places = {side: work / side / re.sub(r"\W+", "-", case.name) for side in ("base", "new")}
    try:
        codes = {side: run(case, getattr(options, side), place, options.scenarios) for side, place in places.items()}
        if codes["base"] != codes["new"]:
            said = (places["new"] / f"said-{len(case.commands) - 1}.txt").read_text(errors="replace").strip()
            return [f"exit codes {codes['base']}, now {codes['new']}: {said[:300]}"], 0
        wrong = [code for code in codes["new"] if code not in case.exits]
        if wrong:
            return [f"neither program does it: exit code {wrong[0]}"], 0
        old, new = (files(place, options.words) for place in places.values())
        if not old and set(codes["new"]) == {0}:
            return ["neither program wrote a file"], 0
        names = [name for name in sorted(old.keys() | new.keys())
                 if not any(fnmatch.fnmatch(name, glob) for glob in options.excepted)]
        lines = [f"{name}: {'only before' if name not in new else 'only now' if name not in old else 'other bytes'}"
                 for name in names if old.get(name) != new.get(name)]
        return lines, len(names) - len(lines)
    except subprocess.TimeoutExpired:
        return [f"not done after {TIMEOUT} s"], 0
    finally:
        if not options.keep:
            for place in places.values():
                shutil.rmtree(place, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", required=True, type=lambda text: str(Path(text).resolve()), help="the program before the change")
    parser.add_argument("--new", required=True, type=lambda text: str(Path(text).resolve()), help="the program now")
    parser.add_argument("--scenarios", required=True, type=lambda text: Path(text).resolve(), help="the shipped scenarios")
    parser.add_argument("--only", default="*", metavar="GLOB", help="cases by name")
    parser.add_argument("--except", dest="excepted", action="append", default=[], metavar="GLOB",
                        help="files that change on purpose; may be given again")
    parser.add_argument("--words", action="store_true", help="compare what the commands print, too")
    parser.add_argument("--reference", metavar="FILE", help="the reference program")
    parser.add_argument("--no-random", action="store_true", help="without the random scenarios")
    parser.add_argument("--random", nargs=2, type=int, default=(300, 80), metavar=("SCENARIOS", "POLICIES"))
    parser.add_argument("--keep", action="store_true", help="keep the folders, and say where they are")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="tuckman-guard-"))
    cases = [*shipped_runs(options.scenarios), *shipped_sweeps(options.scenarios), *products()]
    if not options.no_random:
        cases += random_runs(options.reference, work, *options.random)
    cases = [case for case in cases if fnmatch.fnmatch(case.name, options.only)]
    failed, same = 0, 0
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for case, (lines, count) in zip(cases, pool.map(lambda case: compare(case, options, work), cases)):
            same += count
            failed += bool(lines)
            for line in lines:
                print(f"{case.name}: {line}", flush=True)
    if options.keep:
        print(f"kept in {work}")
    else:
        shutil.rmtree(work)
    print(f"{same} files are the same")
    print(f"{len(cases) - failed} passed, {failed} failed")
    if failed or not cases:
        sys.exit(1)


if __name__ == "__main__":
    main()
