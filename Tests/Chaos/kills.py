"""Rows 1 and 11: killed at random moments, and the same command again."""
import contextlib
import os
import shutil
import signal
import subprocess
import time

from bench import Tally, Work, need

# An fsync that takes long: most of the time a cell is then between its temporary and its own name.
SLOW = ["strace", "-f", "-qqq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync",
        "-e", "inject=fsync,fdatasync:delay_enter=20000"]
# The latest moment of each way to kill, as a share of an undisturbed sweep's seconds.
LATEST = {"aimed": 0.3, "slowed": 0.5, "random": 0.9}


def program_below(tracer, program):
    """The process that strace has started, or None. At first strace has other children, with which it tries what it can
    do; killed, one of them makes strace end with 1."""
    with open(f"/proc/{tracer}/task/{tracer}/children", encoding="ascii") as file:
        children = file.read().split()
    for child in children:
        with contextlib.suppress(OSError):
            if os.path.samefile(f"/proc/{child}/exe", program):
                return int(child)
    return None


def wait_for_partial(process, sweep, out):
    """Waits until there is a temporary file, or the process is over; a minute at most."""
    deadline = time.monotonic() + 60
    while process.poll() is None and not sweep.on_its_way(out) and time.monotonic() < deadline:
        pass


def kill_once(bench, work, out, how):
    """Starts a work and kills it. Answers whether it died of that, and whether a cell was being written then."""
    slow, command = how == "slowed", [str(word) for word in work.command(out)]
    process = subprocess.Popen([*(SLOW if slow else []), *command], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if slow:
        wait_for_partial(process, work.sweep, out)
    try:
        process.wait(bench.random.uniform(0, LATEST[how] * work.seconds))
    except subprocess.TimeoutExpired:
        if how != "random":
            wait_for_partial(process, work.sweep, out)
        # The program may have ended just now.
        with contextlib.suppress(ProcessLookupError):
            target = program_below(process.pid, command[0]) if slow else process.pid
            if target and process.poll() is None:
                os.kill(target, signal.SIGKILL)
    code, ends = process.wait(), work.sweep.ends
    need(code in (ends, -signal.SIGKILL, 128 + signal.SIGKILL), f"exit code {code} where it was killed or at its end")
    # A run has no cells: everything of it is on its way until the end.
    return code != ends, any(name.startswith(("cells/", ".out")) for name in work.sweep.on_its_way(out))


def kill_often(bench, works, kills_wanted, sweeps_wanted, inside_wanted):
    """Kills works in turn until so many kills and sweeps are reached. Answers the tally and the figure."""
    tally, landed = Tally(), []
    for work in works:
        need(work.seconds, f"{work.name} takes no time")

    def once(work, out, kills):
        # The random one is the last, because a sweep may be over before it.
        for how in ["aimed", "slowed", "aimed"][4 - kills :] + ["random"]:
            died, inside = kill_once(bench, work, out, how)
            if not died:
                break
            landed.append(inside)
        work.goes_on(out)

    while len(landed) < kills_wanted or tally.tries < sweeps_wanted:
        need(tally.tries < 5 * sweeps_wanted, f"only {len(landed)} kills in {tally.tries} sweeps; {tally.bad[:1]}")
        turn, index = divmod(tally.tries, len(works))
        out = works[index].begin("kills")
        tally.attempt(f"{works[index].name}, {turn + 1}", once, works[index], out, 4 if turn % 3 == 0 else 3)
        shutil.rmtree(out.parent, ignore_errors=True)
    figure = f"{len(landed)} kills over {tally.tries} sweeps, {sum(landed)} of them while a cell was written"
    if sum(landed) < inside_wanted:
        tally.bad.append(f"at least {inside_wanted} kills are wanted while a cell is written")
    return tally, figure


def random_kills(bench):
    """Several kills a sweep, at random moments and while cells are written; and of runs, new ones and in place of others."""
    tally, figure = kill_often(bench, [Work("run", bench.many)], *((200, 60, 100) if bench.long else (40, 12, 20)))
    works = [Work("run", bench.groups), Work("run", bench.groups, bench.others)]
    runs, more = kill_often(bench, works, *((200, 60, 60) if bench.long else (24, 8, 8)))
    tally.tries, tally.bad = tally.tries + runs.tries, tally.bad + runs.bad
    return tally.end(f"{figure}; of runs, {more}")


def other_works(bench):
    """The same of sweeps that are extended, cut back and retried, and of those in which runs fail."""
    works = [Work("run", bench.failing), Work("retry", bench.failing, bench.failing),
             Work("extend", bench.many, bench.less), Work("extend", bench.many, bench.less, half=True),
             Work("extend", bench.less, bench.many)]
    tally, figure = kill_often(bench, works, *((200, 60, 60) if bench.long else (30, 10, 10)))
    return tally.end(f"{figure}: {', '.join(work.name for work in works)}")
