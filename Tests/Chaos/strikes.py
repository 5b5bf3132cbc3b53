"""Rows 2 and 3: killed, or refused by the system, at every call on a path of the folder. By strace.

A first run shows which paths the program uses. strace counts the calls on these paths in each thread, and so a second run
tells the number of every call; then the program is run once for every call that is to be struck. What was struck is read
from strace's log again, and a call that never was is a failure. All of it happens on one processor, where the program has
one thread for its tasks: which thread makes which call is then nearly always the same in each run. A call that was missed
because it was not is struck at again.
"""
import os
import re
import shutil
from collections import Counter
from typing import NamedTuple

from bench import Tally, Work, need

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EMFILE")
WRITING = {"write", "writev", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "open", "openat", "creat",
           "mkdir", "mkdirat", "unlink", "unlinkat", "rmdir", "link", "linkat", "symlink", "symlinkat", "truncate",
           "ftruncate", "fallocate"}
READING = {"close", "getdents64", "fstat", "stat", "lstat", "newfstatat", "statx", "read", "readv", "pread64", "flock",
           "fcntl", "lseek", "access", "faccessat", "faccessat2", "readlink", "readlinkat", "chmod", "fchmod", "fchmodat",
           "statfs", "fstatfs", "utimensat"}
# In these the quoted text after a descriptor is data and no path.
DATA = {"write", "writev", "pwrite64", "read", "readv", "pread64", "getdents64"}

CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
ARGUMENT = re.compile(r'(?:\w+<(/[^>]*)>(?:, "((?:[^"\\]|\\.)*)")?)|"((?:[^"\\]|\\.)*)"')


class Point(NamedTuple):
    """One call of a run: its number among the calls of this name in its thread, and what tells it from all others."""

    call: str
    number: int
    label: str


def paths_in(call, text):
    """The absolute paths that a call of strace's log names, and those as they were written."""
    for folder, below, alone in ARGUMENT.findall(text):
        if folder and below and call not in DATA:
            yield os.path.normpath(os.path.join(folder, below)), below
        elif folder:
            yield folder, folder
        elif alone.startswith("/"):
            yield alone, alone


def is_below(path, place):
    return path == str(place) or path.startswith(f"{place}/")


def points_in(log, place):
    """The calls in a log, in order. The log must hold calls on paths of the folder alone."""
    numbers, labels = Counter(), Counter()
    for line in log.read_text(errors="replace").splitlines():
        match = CALL.match(line)
        if not match or "resumed>" in line:
            continue
        thread, call, text = match.groups()
        numbers[thread, call] += 1
        named = " ".join(sorted({os.path.relpath(path, place) for path, _ in paths_in(call, text) if is_below(path, place)}))
        labels[call, named] += 1
        yield Point(call, numbers[thread, call], f"{call} {named} #{labels[call, named]}"), line


class Strikes:
    """Strikes one work at its calls."""

    def __init__(self, bench, work):
        self.bench, self.work, self.log = bench, work, bench.folder / "strace.log"
        self.hits = set()
        self.processor = bench.random.choice(sorted(os.sched_getaffinity(0)))
        place, _ = self.trace([], None)
        seen = {path for match in map(CALL.match, self.log.read_text(errors="replace").splitlines()) if match
                for pair in paths_in(match[2], match[3]) if is_below(pair[0], place) for path in pair}
        self.paths = [path.replace(str(place), "{place}", 1) for path in sorted(seen)]
        shutil.rmtree(place)
        place, answer = self.trace([], self.paths)
        answer.must_be(work.sweep.ends)
        # A lock that could not be let go ends with the process a moment later: nothing is lost, and nothing to be said.
        self.points = [point for point, line in points_in(self.log, place) if "LOCK_UN" not in line]
        shutil.rmtree(place)
        need(len(self.points) > 20, f"strace sees only {len(self.points)} calls on paths of the folder")

    def trace(self, injection, paths, calls="%file,%desc"):
        """Does the work in a new place under strace. Answers the place, and how it ended."""
        out = self.work.begin("strike")
        place = out.parent
        chosen = [] if paths is None else [word for path in paths for word in ("-P", path.replace("{place}", str(place)))]
        command = ["strace", "-f", "-qqq", "-y", "-s", "0", "-o", str(self.log), "-e", "signal=none", "-e", f"trace={calls}",
                   *chosen, *injection, *self.work.command(out)]
        return place, self.bench.answer(command, seconds=60, preexec_fn=lambda: os.sched_setaffinity(0, {self.processor}))

    def strike(self, point, injection, on=False):
        """Strikes at one call, on its way or from it on. Answers the place and how it ended; None if nothing was struck."""
        for _ in range(3):
            where = f"inject={point.call}:{injection}:when={point.number}{'+' if on else ''}"
            place, answer = self.trace(["-e", where], self.paths, point.call)
            made = list(points_in(self.log, place))
            killing = "signal" in injection
            struck = [hit for hit, line in made if hit.number == point.number and (killing or "(INJECTED)" in line)]
            if struck and (not killing or answer.code in (-9, 137)):
                self.hits.add(struck[-1 if killing else 0].label)
                return place, answer
            shutil.rmtree(place)
        return None

    def missed(self, points):
        return sorted({point.label for point in points} - self.hits)

    def again(self, points, once, tally):
        """Calls that were not struck: which thread took which cell was another than in the run that was counted.

        Struck again at their number and the ones beside it, until it is they, twice for each."""
        numbers = {(point.call, point.number) for point in self.points}
        for point in points:
            for step in (0, 1, -1, 2, -2, 3, -3) * 2:
                if point.label in self.hits:
                    break
                near = point._replace(number=point.number + step)
                if (near.call, near.number) not in numbers:
                    continue
                tally.attempt(f"{self.work.name}, again for {point.label}", once, self, near)


def unique(points):
    """One point for each name and number: threads share these."""
    return list({(point.call, point.number): point for point in points}.values())


def coverage(strikes, points, tally):
    """How many of the calls were struck. None may be left out."""
    missed = strikes.missed(points)
    if missed:
        tally.bad.append(f"{len(missed)} calls were never struck, the first: {missed[0]}")
    return f"{len(points) - len(missed)} of {len(points)} calls on {len(strikes.paths)} paths"


def works(bench):
    """What is struck: a sweep from nothing, extended, cut back, and retried where runs fail; a run, also in place of another."""
    return [Work("run", bench.few), Work("extend", bench.few, bench.fewer), Work("extend", bench.fewer, bench.few),
            Work("retry", bench.few_failing, bench.few_failing), Work("run", bench.group),
            Work("run", bench.group, bench.others)]


def killed_everywhere(bench):
    """Killed at every call that changes something, then resumed."""
    tally, figures, kinds = Tally(), [], Counter()

    def once(strikes, point):
        struck = strikes.strike(point, "signal=SIGKILL")
        need(struck, "could not be struck")
        strikes.work.goes_on(struck[0] / "out")

    for work in works(bench):
        strikes = Strikes(bench, work)
        points = [point for point in strikes.points if point.call in WRITING]
        kinds += Counter(point.call for point in points)
        for point in unique(points):
            tally.attempt(f"{work.name}, killed at {point.label}", once, strikes, point)
        strikes.again(points, once, tally)
        figures.append(f"{work.name}: {coverage(strikes, points, tally)}")
    return tally.end(f"killed at {'; '.join(figures)} ({', '.join(f'{count} {call}' for call, count in kinds.items())})")


def refused_everywhere(bench):
    """Every call fails, once and from then on."""
    tally, figures, left_out = Tally(), [], set()

    def once(strikes, point, error, on):
        struck = strikes.strike(point, f"error={error}", on)
        need(struck, "could not be struck")
        place, answer = struck
        need(0 <= answer.code < 128, f"a crash, by signal {answer.code}: {answer.text.strip()[-300:]}")
        # That there are too many open files is the system's refusal.
        answer.must_be(73, 74, *([71] if error == "EMFILE" else []))
        need(str(place) in answer.text, f"the message has no path: {answer.text.strip()[:300]}")
        strikes.work.goes_on(place / "out")

    for work in works(bench):
        strikes = Strikes(bench, work)
        points = [point for point in strikes.points if point.call in WRITING | READING]
        left_out |= {point.call for point in strikes.points} - WRITING - READING
        if not bench.long and work.before:
            # In short form a sweep or a run from nothing has all its calls struck, and the others a third of theirs.
            points = points[bench.random.randrange(3) :: 3]
        for index, point in enumerate(unique(points)):
            for on in (False, True):
                # Each call has one error for each way, another one at the next call; in long form the sweep has all.
                for error in ERRORS if bench.long and not work.before else [ERRORS[(index + 2 * on) % 4]]:
                    label = f"{work.name}, {error} {'from' if on else 'at'} {point.label}"
                    tally.attempt(label, once, strikes, point, error, on)
        strikes.again(points, lambda strikes, point: once(strikes, point, ERRORS[0], False), tally)
        figures.append(f"{work.name}: {coverage(strikes, points, tally)}")
    figure = f"{tally.tries} refusals at {'; '.join(figures)}"
    return tally.end(figure + (f"; calls of no listed kind: {' '.join(sorted(left_out))}" if left_out else ""))
