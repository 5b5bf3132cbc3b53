"""Row 1: killed at random moments, and the same command again."""
import contextlib
import os
import shutil
import signal
import subprocess
import time

from bench import Tally, need, partials

# An fsync that takes long: most of the time a cell is then between its temporary and its own name.
SLOW = ["strace", "-f", "-qqq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync",
        "-e", "inject=fsync,fdatasync:delay_enter=20000"]
# The latest moment of each way to kill, as a share of an undisturbed sweep's seconds.
LATEST = {"aimed": 0.3, "slowed": 0.5, "random": 0.9}


def program_below(tracer):
    """The process that strace has started. At first strace has other children, with which it tries what it can do."""
    with open(f"/proc/{tracer}/task/{tracer}/children", encoding="ascii") as file:
        children = file.read().split()
    return int(children[0]) if children else None


def wait_for_partial(process, out):
    """Waits until there is a temporary file, or the process is over; a minute at most."""
    deadline = time.monotonic() + 60
    while process.poll() is None and not partials(out) and time.monotonic() < deadline:
        pass


def kill_once(bench, sweep, out, how):
    """Starts a sweep and kills it. Answers whether it died of that, and whether a cell was being written then."""
    slow = how == "slowed"
    process = subprocess.Popen([*(SLOW if slow else []), *sweep.command(out)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if slow:
        wait_for_partial(process, out)
    try:
        process.wait(bench.random.uniform(0, LATEST[how] * sweep.reference[1]))
    except subprocess.TimeoutExpired:
        if how != "random":
            wait_for_partial(process, out)
        # The program may have ended just now.
        with contextlib.suppress(ProcessLookupError):
            target = program_below(process.pid) if slow else process.pid
            if target and process.poll() is None:
                os.kill(target, signal.SIGKILL)
    code = process.wait()
    need(code in (0, -signal.SIGKILL, 128 + signal.SIGKILL), f"exit code {code} where it was killed or at its end")
    return code != 0, any(name.startswith("cells/") for name in partials(out))


def random_kills(bench):
    """Several kills a sweep, at random moments and while cells are written."""
    kills_wanted, sweeps_wanted, inside_wanted = (200, 60, 100) if bench.long else (40, 12, 20)
    sweep, tally, landed = bench.many, Tally(), []
    need(sweep.reference, "no undisturbed sweep")

    def once(out, kills):
        # The random one is the last, because a sweep may be over before it.
        for how in ["aimed", "slowed", "aimed"][4 - kills :] + ["random"]:
            died, inside = kill_once(bench, sweep, out, how)
            if not died:
                break
            landed.append(inside)
        sweep.goes_on(out)

    while len(landed) < kills_wanted or tally.tries < sweeps_wanted:
        need(tally.tries < 5 * sweeps_wanted, f"only {len(landed)} kills in {tally.tries} sweeps; {tally.bad[:1]}")
        out = bench.place("kills") / "out"
        tally.attempt(f"sweep {tally.tries + 1}", once, out, 4 if tally.tries % 3 == 0 else 3)
        shutil.rmtree(out.parent, ignore_errors=True)
    figure = f"{len(landed)} kills over {tally.tries} sweeps, {sum(landed)} of them while a cell was written"
    if sum(landed) < inside_wanted:
        tally.bad.append(f"at least {inside_wanted} kills are wanted while a cell is written")
    return tally.end(figure)
