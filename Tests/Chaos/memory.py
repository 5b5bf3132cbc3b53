"""Row 10: a sweep of many cells needs no more memory at its end."""
import os
import subprocess
import time

from bench import Sweep, need
from disks import mount, unmount
from looks import cells

CELLS = 100_000
LIMIT = 1.05


def status(process, field):
    """A line of the process's status, in kB; None when it is over."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as file:
            return next((int(line.split()[1]) for line in file if line.startswith(field)), None)
    except (FileNotFoundError, ProcessLookupError):
        return None


def measured(bench, name, **design):
    """The largest memory ever used, in MB: when a tenth of the cells was there, when all were, and at the end."""
    sweep = Sweep(bench, name, runs=CELLS, runs_per_cell=1, threads=2, sessions=3, **design)
    place = bench.place(name)
    # In memory, because the disk's own time for so many files is not what is asked.
    mount(place, "size=4g,nr_inodes=1000000")
    try:
        out = place / "out"
        process = subprocess.Popen(sweep.command(out), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        tenth, full, last = None, None, None
        while process.poll() is None:
            last = status(process.pid, "VmHWM") or last
            # Tables are begun when the last cell is there.
            if not (out / "runs.csv.partial-alone").exists() and not (out / "runs.csv").exists():
                full = last
            if tenth is None and len(cells(out)) >= CELLS // 10:
                tenth = status(process.pid, "VmHWM")
            time.sleep(0.2 if tenth is None else 0.02)
        need(process.returncode == 0, f"exit code {process.returncode}")
        need(len(cells(out)) == CELLS, f"{len(cells(out))} cells instead of {CELLS}")
        with open(out / "runs.csv", encoding="utf-8") as file:
            need(sum(1 for _ in file) == CELLS + 1, "runs.csv has not one row for each run")
        need(tenth and full and last, "it was over before its memory could be seen")
        return tenth / 1024, full / 1024, last / 1024
    finally:
        unmount(place)
        os.rmdir(place)


def steady(bench):
    """Memory is the same at a tenth and at the end, of many points and of many replicates."""
    need(bench.long, "only with --long")
    tenth, _, last = measured(bench, "many-points", replicates=20, faultline="{from: 0, to: 0.99, steps: 100}",
                              cost="{from: 0.2, to: 0.8, steps: 50}")
    figure = f"{CELLS} cells of 5000 points: {tenth:.1f} MB at a tenth, {last:.1f} at the end"
    need(last <= LIMIT * tenth, f"{figure}, which is more than {LIMIT} of it")
    tenth, full, last = measured(bench, "many-replicates", replicates=CELLS // 20, faultline="[0, 0.2, 0.4, 0.6, 0.8]",
                                 cost="[0.2, 0.4, 0.6, 0.8]")
    figure += f"; of 20 points: {tenth:.1f} MB at a tenth, {full:.1f} with all cells, {last:.1f} at the end"
    need(last <= LIMIT * tenth, f"{figure}, which is more than {LIMIT} of it")
    return figure
