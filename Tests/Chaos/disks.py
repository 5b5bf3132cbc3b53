"""Row 4: no room on the disk, no room for names, files that may not grow."""
import resource
import shutil
import signal
import subprocess

from bench import Tally, need
from looks import cells, difference, partials, snapshot


def mount(folder, options):
    """A file system in memory. It ends with this program, whose mounts are its own (see run)."""
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True)
    need(done.returncode == 0, f"a file system cannot be mounted, which this row needs: {done.stderr.strip()}")


def unmount(folder):
    subprocess.run(["umount", "-l", str(folder)], check=True)


def whole_cells(sweep, out):
    """Those cells that are there must be whole: the bytes of an undisturbed sweep."""
    reference = sweep.reference[0]
    for name in cells(out):
        need((out / name).read_bytes() == (reference / name).read_bytes(), f"{name} is not whole")


def stopped(sweep, out, answer):
    """The sweep said that it had no room, and what was finished is whole."""
    answer.must_be(74)
    need(str(out) in answer.text, f"the message has no path: {answer.text.strip()[:300]}")
    need(not partials(out), f"temporary files are left: {partials(out)[:3]}")
    whole_cells(sweep, out)
    return {name: seen for name, seen in snapshot(out).items() if name.endswith(".cell")}


def kept(before, out, sweep):
    """The same command finished, and no cell that was there was made again."""
    sweep.finished(out)
    after = snapshot(out)
    again = [name for name in before if before[name] != after.get(name)]
    need(not again, f"{len(again)} finished cells were made again, {again[0]} for one" if again else "")


def full_disk(bench, options, room):
    """A small disk, and then a larger one."""
    sweep, disk = bench.many, bench.place("disk")
    mount(disk, options)
    try:
        out = disk / "out"
        before = stopped(sweep, out, sweep.run(out))
        subprocess.run(["mount", "-o", f"remount,{room}", str(disk)], check=True)
        sweep.run(out).must_be(0)
        kept(before, out, sweep)
        return len(before)
    finally:
        unmount(disk)
        shutil.rmtree(disk)


def file_limit(bench, limit):
    """No file may grow beyond a number of bytes."""
    sweep, place = bench.many, bench.place("limit")
    out = place / "out"

    def prepare():
        # As a shell leaves it: Python ignores this signal, and its children would.
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    before = stopped(sweep, out, sweep.run(out, preexec_fn=prepare))
    sweep.run(out).must_be(0)
    kept(before, out, sweep)
    shutil.rmtree(place)
    return len(before)


def without_room(bench, options, room):
    """Runs on a small disk that holds earlier ones, and then on a larger one. Answers what was there before, in kB."""
    runs, disk = bench.groups, bench.place("disk")
    mount(disk, options)
    try:
        out = disk / "out"
        shutil.copytree(bench.group.reference[0], out)
        before = snapshot(out)
        answer = runs.run(out).must_be(74)
        need(str(disk) in answer.text, f"the message has no path: {answer.text.strip()[:300]}")
        need(not difference(before, snapshot(out)), f"earlier results are touched: {difference(before, snapshot(out))[:3]}")
        need(not runs.on_its_way(out), f"something is left: {runs.on_its_way(out)}")
        subprocess.run(["mount", "-o", f"remount,{room}", str(disk)], check=True)
        runs.run(out).must_be(0)
        runs.finished(out)
        return sum(seen[2] for seen in before.values()) >> 10
    finally:
        unmount(disk)
        shutil.rmtree(disk)


def no_room(bench):
    """Full disks of several sizes, no inodes, and `ulimit -f` of several sizes; and full disks of runs."""
    out, tally, done = bench.many.reference[0], Tally(), []
    blocks = sum((seen[2] + 8191) // 4096 * 4096 if seen[6] else 4096 for seen in snapshot(out).values())
    largest = (out / "runs.csv").stat().st_size
    sizes = sorted({min(1 << 20, blocks // 2 // 4096 * 4096), blocks // 8 // 4096 * 4096, 64 << 10})
    tries = [(f"a disk of {size >> 10} kB", full_disk, f"size={size}", "size=256m") for size in sizes]
    tries += [(f"{count} inodes", full_disk, f"size=256m,nr_inodes={count}", "nr_inodes=100000") for count in (6, 100)]
    tries += [(f"ulimit -f of {limit} bytes", file_limit, limit) for limit in (64, largest // 2)]

    for label, action, *arguments in tries:
        tally.attempt(label, lambda: done.append(f"{label}: {action(bench, *arguments)} cells kept"))
    for options, room in (("size=1m", "size=256m"), ("size=256m,nr_inodes=12", "nr_inodes=1000")):
        label = f"runs on a disk of {options}"
        tally.attempt(label, lambda: done.append(f"{label}: {without_room(bench, options, room)} kB before it kept"))
    return tally.end("; ".join(done) or "none held")
