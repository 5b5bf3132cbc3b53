"""Rows 5 and 6: interrupted, and two at one folder."""
import re
import shutil
import signal
import time

from bench import Runs, Sweep, Tally, need
from looks import cells

GOES_ON = re.compile(r"again|same command|go(es)? on|continue|resume", re.IGNORECASE)
QUIET_SECONDS = 2  # an interrupted sweep ends within these


def interrupt(bench, sweep, number, pause):
    """Interrupts a sweep after a pause, and lets it go on. Answers the seconds until it ended."""
    out = bench.place("signal") / "out"
    process = bench.start(sweep.command(out))
    deadline = time.monotonic() + 60
    while process.poll() is None and not ((out / "cells").exists() or isinstance(sweep, Runs) and sweep.has_begun(out)):
        need(time.monotonic() < deadline, "it has begun nothing after a minute")
        time.sleep(0.001)
    time.sleep(pause)
    start = time.monotonic()
    process.send_signal(number)
    answer = bench.end_of(process, seconds=20)
    seconds = time.monotonic() - start
    if answer.code == 0:
        shutil.rmtree(out.parent)
        return None
    answer.must_be(75)
    need(seconds <= QUIET_SECONDS, f"it took {seconds:.1f} s to stop")
    need(GOES_ON.search(answer.text), f"it does not say how to go on: {answer.text.strip()[:300]}")
    need(not sweep.on_its_way(out), f"temporary files are left: {sweep.on_its_way(out)[:3]}")
    if sweep in (bench.many, bench.groups):
        sweep.goes_on(out)
    else:
        shutil.rmtree(out.parent)
    return seconds


def twice(bench, sweep):
    """A second signal at once: it may stop without waiting, and the same command goes on all the same."""
    out = bench.place("twice") / "out"
    process = bench.start(sweep.command(out))
    while process.poll() is None and not cells(out):
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)
    bench.end_of(process, seconds=20).must_be(75)
    sweep.goes_on(out)


def interrupted(bench):
    """SIGINT and SIGTERM, in a sweep of small cells and in one whose cells take minutes."""
    tally, slowest, landed = Tally(), [], 0
    large = Sweep(bench, "large", runs=0, runs_per_cell=1000, threads=2, sessions=1000, replicates=100000,
                  faultline="[0, 0.5]", cost="[0.2]")
    large.file.write_text(large.text.replace("members: 4", "members: 60"), encoding="utf-8")
    tries = 20 if bench.long else 6

    def once(sweep, number, pause):
        seconds = interrupt(bench, sweep, number, pause)
        if seconds is not None:
            slowest.append(seconds)

    for index in range(tries):
        number = (signal.SIGINT, signal.SIGTERM)[index % 2]
        tally.attempt(f"{number.name} among small cells", once, bench.many, number,
                      bench.random.uniform(0, 0.6 * bench.many.reference[1]))
        tally.attempt(f"{number.name} among runs", once, bench.groups, number,
                      bench.random.uniform(0, 0.6 * bench.groups.reference[1]))
    for _ in range(tries // 3):
        tally.attempt("two signals at once", twice, bench, bench.many)
    for number in (signal.SIGINT, signal.SIGTERM):
        landed = len(slowest)
        tally.attempt(f"{number.name} in a cell of minutes", once, large, number, 1.5)
        if len(slowest) == landed and not tally.bad:
            tally.bad.append("the sweep of large cells was over before it could be interrupted")
    need(len(slowest) > tries // 2 or tally.bad, "most sweeps were over before the signal came")
    return tally.end(f"{len(slowest)} signals, the slowest stop {max(slowest, default=0):.2f} s; "
                     f"{tries // 3} times two signals at once")


def second(bench, sweep):
    """A second process while the first is held in its middle."""
    out = bench.place("two") / "out"
    first = bench.start(sweep.command(out))
    while first.poll() is None and not sweep.has_begun(out):
        time.sleep(0.001)
    first.send_signal(signal.SIGSTOP)
    try:
        need(first.poll() is None, "the first was over before it could be held")
        answer = sweep.run(out, seconds=20).must_be(75)
        need(answer.seconds < 1, f"the second took {answer.seconds:.1f} s to say that it is busy")
        need(re.search(rf"\b{first.pid}\b", answer.text), f"it does not name process {first.pid}: {answer.text.strip()[:300]}")
    finally:
        first.send_signal(signal.SIGCONT)
        ended = bench.end_of(first)
    ended.must_be(0)
    sweep.finished(out)
    shutil.rmtree(out.parent)


def crowd(bench, sweep):
    """Six at the same moment: some may come when it is done, and find nothing to do."""
    out = bench.place("crowd") / "out"
    started = [bench.start(sweep.command(out)) for _ in range(6)]
    answers = [bench.end_of(process) for process in started]
    for answer in answers:
        answer.must_be(0, 75)
    need(any(answer.code == 0 for answer in answers), "none of them worked")
    sweep.goes_on(out)


def two_at_once(bench):
    """One works, the others are told so at once."""
    tally = Tally()
    for _ in range(20 if bench.long else 5):
        tally.attempt("a second process", second, bench, bench.many)
        tally.attempt("six at once", crowd, bench, bench.many)
        tally.attempt("a second process of runs", second, bench, bench.groups)
        tally.attempt("six runs at once", crowd, bench, bench.groups)
    return tally.end(f"{tally.tries} tries with two and with six processes, sweeps and runs")
