#!/usr/bin/env python3
"""Fuzzes folders of results: each is changed at random and read by one command drawn from those that read it.

    python3 Tests/Fuzzing/folders.py [--tuckman PROGRAM] [--count 300] [--seed 1] [--processes 2] [--keep FOLDER]

What must hold: no crash and no hang; a sentence with every refusal; and no silent use of a file that is not as the manifest
says: where the manifest was left alone, a command that ends with 0 shows and writes what it did for the folder as it was,
and with --force it says a note. Other line ends and a byte order mark change nothing. Prints what did not hold, with the
number that makes it again (--only NUMBER), and ends with 1.
"""
import argparse
import collections
import concurrent.futures
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import folder_changes

LIMIT = 60  # seconds: nothing that is asked here takes two
CODES = {0, 1, 64, 65, 70, 71, 73, 74, 75}
ALL = "record: [runs, ticks, sessions, members, ties, acts, events, follow_up]\n"

SCENARIOS = {
    "all.yaml": "scenario: Everything\ngroup: {members: [{name: Ana}, {name: Ben}, {name: Cem}, {name: Dan}], sentiment: likes.csv}\n"
    "sessions: 5\nticks_per_session: 3\nfacilitator: {style: adaptive}\nevents: [{session: 2, kind: crisis}]\n"
    "follow_up: {weeks: 2}\nreplicates: 3\n" + ALL,
    "many.yaml": "scenario: Many\ngroup: {members: 4}\nsessions: 4\nticks_per_session: 2\nreplicates: 40\n",
    "failed.yaml": "scenario: None ends\ngroup: {members: 4}\nsessions: 4\nticks_per_session: 2\nreplicates: 3\n"
    "parameters: {status_rate: 1e308}\n",
    "sweep.yaml": "scenario: A sweep\ngroup: {members: [{name: Ana}, {name: Ben}, {name: Cem}, {name: Dan}], sentiment: likes.csv}\n"
    "sessions: 4\nticks_per_session: 2\nreplicates: 3\nrecord: [runs, ticks, sessions]\n"
    "design: {vary: {faultline: [0, 0.5], style: [none, adaptive]}}\n",
    "sample.yaml": "scenario: A sample\ngroup: {members: 4}\nsessions: 4\nticks_per_session: 2\nreplicates: 2\n"
    "design: {method: lhs, samples: 12, vary: {faultline: {from: 0, to: 1}, tension_cost: {from: 0, to: 1}}}\n",
}
LIKES = "source,target,value\nAna,Ben,0.5\nBen,Ana,-0.25\nCem,Dan,1\n"
BASES = ["all", "many", "failed", "sweep", "sample", "comparison"]

OF_RUNS = [
    "compare F other", "compare other F", "compare F F", "figures F --format svg --out o", "figures F --format svg --out o --run p0r1",
    "figures F --format svg --out o --compare other", "figures F --format svg --only twin --out o", "report F --out o --pairs 2",
    "report F:p0r1 --out o --pairs 2", "report F --compare other --out o --pairs 2", "export F --format graphml",
    "export F --format gexf", "export F --format behaviorspace", "export F --format mesa --table runs", "export F --format mesa",
    "explain F", "explain F:p0r1 --session 2", "diff F other", "diff F:p0r1 F:p0r0", "reproduce F", "run SCENARIO --out F --quiet",
    "sensitivity F",
]
OF_SWEEPS = [
    "compare F", "compare F:p1 other", "compare other F:p0", "figures F --format svg --out o",
    "figures F --format svg --out o --point 1", "report F --out o", "report F:p1r1 --out o --pairs 2", "export F --format mesa",
    "export F --format behaviorspace --table runs", "sensitivity F --out o", "explain F:p1r1", "diff F:p0r0 F:p1r0",
    "reproduce F", "sweep status SCENARIO --out F", "sweep run SCENARIO --out F --quiet",
    "sweep extend SCENARIO --out F --replicates 4 --quiet", "sweep merge SCENARIO --out F --quiet",
]
OF_COMPARISONS = ["compare other many --out F", "figures F --format svg --out o", "report F --out o", "compare F other"]
FORCED = ("compare", "figures", "report", "export", "explain", "diff", "reproduce", "sensitivity")


def commands(base):
    return OF_COMPARISONS if base == "comparison" else OF_SWEEPS if base in ("sweep", "sample") else OF_RUNS


class Bench:
    """A folder of its own for one process, with the folders to change and what commands answer for them as they are."""

    def __init__(self, tuckman, place):
        self.tuckman, self.place = tuckman, Path(place)
        self.place.mkdir(parents=True)
        for name, text in SCENARIOS.items():
            (self.place / name).write_text(text)
        (self.place / "likes.csv").write_text(LIKES)
        for base in ("all", "many", "failed"):
            self.start(["run", f"{base}.yaml", "--out", f"base/{base}", "--quiet"])
        for base in ("sweep", "sample"):
            self.start(["sweep", "run", f"{base}.yaml", "--out", f"base/{base}", "--quiet", "--runs-per-cell", "4"])
        self.start(["run", "many.yaml", "--seed", "2", "--out", "other", "--quiet"])
        shutil.copytree(self.place / "base/many", self.place / "many")
        self.start(["compare", "other", "many", "--out", "base/comparison", "--quiet"])
        self.known = {}

    def start(self, arguments):
        """An exit code (nothing for a hang), and both texts."""
        environment = {**os.environ, "NO_COLOR": "1", "TUCKMAN_COMMAND": "tuckman", "TMPDIR": str(self.place)}
        try:
            done = subprocess.run([self.tuckman, *arguments], cwd=self.place, capture_output=True, timeout=LIMIT, env=environment,
                                  stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return None, b"", b""
        return done.returncode, done.stdout, done.stderr

    def lay(self, base):
        """The folder as it was, in its place, and nothing beside it."""
        for name in ("F", "o", "results"):
            path = self.place / name
            folder_changes.remove(path)
        shutil.copytree(self.place / "base" / base, self.place / "F")

    def answer(self, base, command, force=False):
        """The exit code, what was said on standard error, and everything that was shown or written."""
        words = [f"{base}.yaml" if word == "SCENARIO" else word for word in command.split()]
        code, out, err = self.start(words + (["--force"] if force else []))
        made = {}
        for name in ("o", "results", *(("F",) if words[0] in ("sweep", "run") and words[1] != "status" else ())):
            root = self.place / name
            files = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file()) if root.exists() else []
            for path in files:
                # Of what stands in the folder itself tables count: a manifest has the time, and nobody asks what else is there.
                if name != "F" or path.suffix == ".csv" and path.parent == root and (self.place / "base" / base / path.name).exists():
                    made[str(path.relative_to(self.place))] = hashlib.sha256(path.read_bytes()).hexdigest()
        # What to do next is said with --force where it was given.
        shown = b"" if "sweep" in words[:1] else out.replace(b" --force", b"") if force else out
        said = err + (out if code == 75 else b"")
        return code, said.decode(errors="replace"), (shown, tuple(sorted(made.items())))

    def unchanged(self, base, command):
        if (base, command) not in self.known:
            self.lay(base)
            self.known[base, command] = self.answer(base, command)
        return self.known[base, command]

    def attempt(self, seed, number):
        """One folder. Answers what was done, and what did not hold, if anything."""
        dice = random.Random(f"{seed} {number}")
        base = dice.choice(BASES)
        command = dice.choice(commands(base))
        force = command.split()[0] in FORCED and dice.random() < 0.15
        usual = self.unchanged(base, command)
        self.lay(base)
        changes = folder_changes.change(self.place / "F", dice)
        code, err, made = self.answer(base, command, force)
        what = f"{number}: {base}: {command}{' --force' if force else ''}: {'; '.join(changes.words)}"
        return changes.kinds, code, fault(code, err, made, usual, changes, force), what, err

    def close(self):
        folder_changes.remove(self.place)


def fault(code, err, made, usual, changes, force):
    """What did not hold, if anything."""
    if code is None:
        return f"no end after {LIMIT} s"
    if code not in CODES or "Fatal error" in err:
        return f"exit code {code}"
    if code >= 64 and not err.strip():
        return f"exit code {code} without a word"
    if changes.are_harmless and (code, made) != (usual[0], usual[2]):
        return f"a change that is harmless changed the answer (exit code {code}, and {usual[0]} before)"
    isOther = code == 0 and made != usual[2]
    if isOther and not changes.of_manifest and not (force and "note:" in err):
        return "a file that is not as the manifest says was used without a word"
    return None


def work(tuckman, place, seed, numbers):
    bench = Bench(tuckman, place)
    found = [bench.attempt(seed, number) for number in numbers]
    bench.close()
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tuckman", default=".build/release/tuckman")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", type=int, help="one number alone, and all that it said")
    options = parser.parse_args()
    tuckman, numbers = str(Path(options.tuckman).resolve()), range(options.count)
    if options.only is not None:
        numbers, options.processes = [options.only], 1
    with tempfile.TemporaryDirectory(prefix="tuckman-folders-") as root:
        with concurrent.futures.ProcessPoolExecutor(options.processes) as pool:
            parts = [
                pool.submit(work, tuckman, f"{root}/{part}", options.seed, numbers[part :: options.processes])
                for part in range(options.processes)
            ]
            found = [attempt for part in parts for attempt in part.result()]
    codes, kinds, bad = collections.Counter(), collections.Counter(), 0
    for made, code, wrong, what, err in found:
        codes[code] += 1
        kinds.update(made)
        if wrong:
            bad += 1
            print(f"{what}\n    {wrong}\n    {err.strip()[:600]}")
        elif options.only is not None:
            print(f"{what}\n    exit code {code}\n    {err.strip()}")
    print("changes: " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    print("exit codes: " + ", ".join(f"{code} ({count})" for code, count in sorted(codes.items(), key=str)))
    print(f"folders: {len(found)} changed and read, {bad} of them wrong")
    return 1 if bad or not found else 0


if __name__ == "__main__":
    sys.exit(main())
