"""What the rows share: sweeps and runs, starting the program, and what must hold when one is finished."""
import csv
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from looks import cells, contents, partials, place_of_run

# Small groups and short lives: a cell takes less time than its way to the disk.
SCENARIO = """scenario: Chaos, {name}
group: {{members: 4}}
parameters: {{attitude_sd: 0.6}}
sessions: {sessions}
ticks_per_session: 2
seed: 11
replicates: {replicates}
design:
  method: grid
  vary:
    faultline: {faultline}
    {factor}: {cost}
"""


class Broken(Exception):
    """A promise that does not hold."""


def need(holds, text):
    """Raises unless a promise holds."""
    if not holds:
        raise Broken(text)


class Answer(NamedTuple):
    """How a process ended: its exit code (negative: the signal), all that it said, and its seconds."""

    code: int
    text: str
    seconds: float

    def must_be(self, *codes):
        """Raises unless the exit code is one of these."""
        need(self.code in codes, f"exit code {self.code} instead of {' or '.join(map(str, codes))}: {self.text.strip()[:400]}")
        return self


class Tally:
    """Counts tries, and keeps what went wrong in any of them: one that fails does not end the row."""

    def __init__(self):
        self.tries = 0
        self.bad = []

    def attempt(self, label, action, *arguments):
        """Does one try. Answers whether all held."""
        self.tries += 1
        try:
            action(*arguments)
            return True
        except Broken as problem:
            self.bad.append(f"{label}: {problem}")
            return False

    def end(self, figure):
        """The row's figure, or the failures."""
        if self.bad:
            shown = "".join(f"\n      {line}" for line in self.bad[:12])
            more = f"\n      … and {len(self.bad) - 12} more" if len(self.bad) > 12 else ""
            raise Broken(f"{figure}; {len(self.bad)} of {self.tries} bad{shown}{more}")
        return f"{figure}, 0 bad"


class Bench:
    """The program under test, a folder to work in, and how much to do."""

    def __init__(self, program, folder, long, random):
        self.program, self.folder, self.long, self.random = str(program), Path(folder), long, random
        self.places = 0
        (self.folder / "scenarios").mkdir()
        self.few = Sweep(self, "few", replicates=1, faultline="[0, 0.5]", cost="[0.2, 0.8]", runs_per_cell=1, threads=1, runs=4)
        self.many = Sweep(self, "many", replicates=40, faultline="[0, 0.2, 0.4, 0.6, 0.8]", cost="[0.2, 0.4, 0.6, 0.8]",
                          runs_per_cell=2, threads=2, runs=800)
        # The same with fewer points and replicates, to extend and to cut back.
        self.fewer = Sweep(self, "fewer", replicates=1, faultline="[0]", cost="[0.2, 0.8]", runs_per_cell=1, threads=1, runs=2)
        self.less = Sweep(self, "less", replicates=24, faultline="[0, 0.2, 0.4, 0.8]", cost="[0.2, 0.4, 0.6, 0.8]",
                          runs_per_cell=2, threads=2, runs=384)
        # Sentiment that overflows: in all runs of some points, or in some.
        self.few_failing = Sweep(self, "few-failing", replicates=1, faultline="[0, 0.5]", cost="[0.2, 1e40]", runs_per_cell=1,
                                 threads=1, runs=4, factor="support_rate", ends=70)
        self.failing = Sweep(self, "failing", replicates=40, faultline="[0, 0.2, 0.4, 0.6, 0.8]",
                             cost="[0.2, 0.4, 6e38, 6.6e38]", runs_per_cell=2, threads=2, runs=800, factor="support_rate",
                             ends=70)
        # Runs without a design: few of them, many, and many of other groups.
        self.group = Runs(self, "group", replicates=2, threads=1)
        self.groups = Runs(self, "groups", replicates=4000, threads=2)
        self.others = Runs(self, "others", replicates=3000, threads=2, members=5)

    def place(self, name):
        """A new empty folder, in which the sweep's folder is to be the only thing."""
        self.places += 1
        place = self.folder / f"{name}-{self.places}"
        place.mkdir()
        return place

    def answer(self, command, seconds=300, **options):
        """Runs a command to its end."""
        start = time.monotonic()
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  cwd=self.folder / "scenarios", timeout=seconds, **options)
        except subprocess.TimeoutExpired as late:
            raise Broken(f"no end within {seconds} s: {' '.join(map(str, command))}") from late
        return Answer(done.returncode, done.stdout.decode(errors="replace"), time.monotonic() - start)

    def start(self, command, **options):
        """Starts a command whose words are wanted only at its end."""
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                cwd=self.folder / "scenarios", **options)

    def end_of(self, process, seconds=300):
        """Waits for a started command."""
        start = time.monotonic()
        try:
            text = process.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired as late:
            process.kill()
            process.communicate()
            raise Broken(f"no end within {seconds} s") from late
        return Answer(process.returncode, text.decode(errors="replace"), time.monotonic() - start)


class Sweep:
    """A scenario with a design, and what an undisturbed sweep of it gives."""

    tables = ("runs.csv", "points.csv", "summary.csv")

    def __init__(self, bench, name, runs, runs_per_cell, threads, sessions=4, factor="tension_cost", ends=0, **text):
        self.bench, self.name, self.runs, self.threads, self.runs_per_cell = bench, name, runs, threads, runs_per_cell
        self.ends = ends  # its exit code when it is finished: 70 where runs fail
        self.text = SCENARIO.format(name=name, sessions=sessions, factor=factor, **text)
        self.file = bench.folder / "scenarios" / f"{name}.yaml"
        self.file.write_text(self.text, encoding="utf-8")
        self._reference = None

    def command(self, out, *more, verb="run", file=None):
        """The command line of a verb of `sweep`."""
        # What is cut back drops runs, which has to be asked for.
        more = (["--drop"] if verb == "extend" else []) + list(more)
        return [self.bench.program, "sweep", verb, str(file or self.file), "--out", str(out), "--runs-per-cell",
                str(self.runs_per_cell), "--threads", str(self.threads), "--quiet", *map(str, more)]

    def run(self, out, *more, verb="run", **options):
        """`sweep run`, or another verb, to its end."""
        return self.bench.answer(self.command(out, *more, verb=verb), **options)

    def has_begun(self, out):
        """Whether something of it is on the disk."""
        return bool(cells(out))

    def on_its_way(self, out):
        """Temporary files."""
        return partials(out)

    def goes_on(self, out, verb="run"):
        """The same command again ends well, with the same bytes. Then the place is not needed any more."""
        self.run(out, verb=verb).must_be(self.ends)
        self.finished(out)
        shutil.rmtree(out.parent)

    @property
    def reference(self):
        """The folder of an undisturbed sweep, and its seconds."""
        if self._reference is None:
            out = self.bench.place(f"reference-{self.name}") / "out"
            seconds = self.run(out).must_be(self.ends).seconds
            self._reference = (out, seconds)
            self.finished(out)
        return self._reference

    def half_done(self, name):
        """A new folder of a sweep that was interrupted with some cells done and others not."""
        for _ in range(20):
            out = self.bench.place(name) / "out"
            process = self.bench.start(self.command(out))
            while process.poll() is None and len(cells(out)) < 10:
                time.sleep(0.002)
            process.terminate()
            answer = self.bench.end_of(process)
            if answer.code != self.ends:
                answer.must_be(75)
                return out
            shutil.rmtree(out.parent)
        raise Broken("a sweep could not be interrupted in its middle; it is too small for this machine")

    def finished(self, out, *but):
        """Raises unless a folder holds the results of the whole sweep, and nothing else.

        The bytes of manifest.json and of files named in `but` may be others.
        """
        expected = self.reference[0]
        need(os.listdir(out.parent) == [out.name], f"something is left beside the folder: {sorted(os.listdir(out.parent))}")
        with open(out / "runs.csv", newline="", encoding="utf-8") as file:
            rows = csv.DictReader(file)
            need("run_id" in (rows.fieldnames or []), f"runs.csv begins with {rows.fieldnames}")
            names = [row["run_id"] for row in rows]
        need(len(names) == self.runs, f"runs.csv has {len(names)} rows instead of {self.runs}")
        need(len(set(names)) == len(names), f"{len(names) - len(set(names))} runs stand twice in runs.csv")
        need(names == sorted(names, key=place_of_run), "runs.csv is not in order")
        need(not partials(out), f"temporary files are left: {partials(out)}")
        wanted, found = contents(expected), contents(out)
        need(set(wanted) == set(found), f"other files: {sorted(set(wanted) ^ set(found))[:6]}")
        failures = ["failures.csv"] if self.ends == 70 else []
        for required in (*self.tables, *failures, "datapackage.json", "manifest.json"):
            need(required in found, f"no {required}")
        other = [name for name in wanted if wanted[name] != found[name] and name not in ("manifest.json", *but)]
        need(not other, f"other bytes: {sorted(other)[:6]}")


class Runs(Sweep):
    """A scenario without a design, and what an undisturbed `run` of it gives: results are there whole or not at all."""

    tables = ("runs.csv", "ticks.csv", "sessions.csv")

    def __init__(self, bench, name, replicates, threads, members=4):
        super().__init__(bench, name, replicates, 0, threads, replicates=replicates, faultline="[0]", cost="[0.2]")
        self.text = self.text.split("design:")[0].replace("members: 4", f"members: {members}") + "record: [runs, ticks, sessions]\n"
        self.file.write_text(self.text, encoding="utf-8")

    def command(self, out, *more, verb="run", file=None):
        """The command line of `run`."""
        return [self.bench.program, verb, str(file or self.file), "--out", str(out), "--threads", str(self.threads), "--quiet",
                *map(str, more)]

    def has_begun(self, out):
        """Whether new results are on their way and say whose they are, which takes a moment after the folder is there."""
        for holder in out.parent.glob("*/.holder"):
            try:
                if holder.stat().st_size:
                    return True
            except FileNotFoundError:
                pass
        return False

    def on_its_way(self, out):
        """What stands beside the results: new ones on their way, or earlier ones on theirs."""
        return [name for name in os.listdir(out.parent) if name != out.name]


class Work:
    """What is done to a folder, to be disturbed: a verb of `sweep`, and of which sweep, or `run`.

    It begins without a folder, or with that of another sweep or of the same, finished or half done.
    """

    def __init__(self, verb, sweep, before=None, half=False):
        self.verb, self.sweep, self.before, self.half = verb, sweep, before, half
        self.name = verb + (f" {before.name} to {sweep.name}" if before else f" {sweep.name}") + (" (half done)" if half else "")
        self._seconds = None

    def begin(self, name):
        """A place with what it begins with. Answers the sweep's folder there."""
        if self.half:
            return self.before.half_done(name)
        out = self.sweep.bench.place(name) / "out"
        if self.before:
            shutil.copytree(self.before.reference[0], out, symlinks=True)
        return out

    def command(self, out):
        return self.sweep.command(out, verb=self.verb)

    def goes_on(self, out):
        self.sweep.goes_on(out, self.verb)

    @property
    def seconds(self):
        """What it takes undisturbed, the least of three times; it must give what a sweep from the start gives."""
        if self._seconds is None:
            times = []
            for _ in range(3):
                out = self.begin("undisturbed")
                times.append(self.sweep.run(out, verb=self.verb).must_be(self.sweep.ends).seconds)
                self.sweep.finished(out)
                shutil.rmtree(out.parent)
            self._seconds = min(times)
        return self._seconds
