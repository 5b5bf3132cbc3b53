"""Looks at folders: their names, their bytes, and whether anything was touched."""
import hashlib
import os
import stat
from pathlib import Path


def place_of_run(name):
    """p3r4 as (3, 4)."""
    return tuple(int(part) for part in name[1:].split("r"))


def walk(folder):
    """Every file and folder below a folder, by its path there."""
    for root, folders, files in os.walk(folder):
        for name in folders + files:
            yield os.path.relpath(os.path.join(root, name), folder)


def contents(folder):
    """The bytes of every file below a folder, but those that hold nothing."""
    files = (name for name in walk(folder) if os.path.isfile(folder / name) and os.path.getsize(folder / name) > 0)
    return {name: (folder / name).read_bytes() for name in files if not os.path.basename(name).startswith(".")}


def cells(out):
    """The finished cells, by their paths in the folder."""
    return [name for name in walk(out) if name.startswith("cells/") and name.endswith(".cell")]


def partials(out):
    """Temporary files."""
    return [name for name in walk(out) if ".partial" in os.path.basename(name)]


def snapshot(folder):
    """All that would show that something was touched: kind, rights, owner, size, inode, times, bytes of everything."""
    seen = {}
    for name in [".", *walk(folder)]:
        path = Path(folder) / name
        info = path.lstat()
        if stat.S_ISLNK(info.st_mode):
            held = os.readlink(path)
        else:
            held = hashlib.sha256(path.read_bytes()).hexdigest() if stat.S_ISREG(info.st_mode) else ""
        size = info.st_size if held else 0
        seen[name] = (info.st_mode, info.st_uid, size, info.st_ino, info.st_mtime_ns, info.st_ctime_ns, held)
    return seen


def difference(before, after):
    """The names that two snapshots do not share."""
    return sorted(name for name in {**before, **after} if before.get(name) != after.get(name))
