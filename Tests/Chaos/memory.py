"""Row 10: a sweep of many cells needs no more memory at its end."""
import os
import subprocess
import time

from bench import Sweep, cells, need
from disks import mount, unmount

CELLS = 100_000
LIMIT = 1.05


def status(process, field):
    """A line of the process's status, in kB; None when it is over."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as file:
            return next((int(line.split()[1]) for line in file if line.startswith(field)), None)
    except (FileNotFoundError, ProcessLookupError):
        return None


def steady(bench):
    """The largest memory ever used, at the end and when a tenth of the cells was done."""
    need(bench.long, "only with --long")
    sweep = Sweep(bench, "memory", runs=CELLS, runs_per_cell=1, threads=2, sessions=3, replicates=CELLS // 20,
                  faultline="[0, 0.2, 0.4, 0.6, 0.8]", cost="[0.2, 0.4, 0.6, 0.8]")
    place = bench.place("memory")
    # In memory, because the disk's own time for so many files is not what is asked.
    mount(place, "size=4g,nr_inodes=1000000")
    try:
        out = place / "out"
        process = subprocess.Popen(sweep.command(out), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        tenth, last = None, None
        while process.poll() is None:
            last = status(process.pid, "VmHWM") or last
            if tenth is None and len(cells(out)) >= CELLS // 10:
                tenth = status(process.pid, "VmHWM")
            time.sleep(0.2 if tenth is None else 0.02)
        need(process.returncode == 0, f"exit code {process.returncode}")
        need(len(cells(out)) == CELLS, f"{len(cells(out))} cells instead of {CELLS}")
        with open(out / "runs.csv", encoding="utf-8") as file:
            need(sum(1 for _ in file) == CELLS + 1, "runs.csv has not one row for each run")
        need(tenth is not None and last is not None, "it was over before its memory could be seen")
        figure = f"{last / 1024:.1f} MB at the end, {tenth / 1024:.1f} MB at a tenth of {CELLS} cells: {last / tenth:.3f}"
        need(last <= LIMIT * tenth, f"{figure}, which is more than {LIMIT}")
        return figure
    finally:
        unmount(place)
        os.rmdir(place)
