"""Changes of a folder of results, at random: what a copy that stopped, an editor, a spreadsheet or an enemy may do to it."""
import hashlib
import json
import os
import shutil
import stat
from pathlib import Path

NUMBERS = ["", "-1", "0", "0.5", "1e308", "-1e308", "1e-400", "nan", "inf", "0x10", "9223372036854775807", "1e19", "4294967296",
           "99999999999999999999999999", "1,5", "p0r0", "p99999999999r1", "=1+1", "ok", "failed", "\u202e", "😀", "A" * 100_000]
VALUES = [None, True, -1, 0, 1, 2, 0.5, 1e300, 2**31, 2**32, 2**63, -(2**63), 2**64, "", "x", "../x", "/etc/passwd", "a" * 10_000, [], {}, [[]]]


class Changes:
    """What was done to a folder."""

    def __init__(self):
        self.words, self.kinds = [], []
        self.of_manifest = False
        self.are_harmless = False


def remove(path):
    """Removes whatever is at a path."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    elif path.exists() or path.is_symlink():
        path.unlink()


def put(path, text):
    """Puts a file in place of whatever is there: nothing is ever written through a link."""
    remove(path)
    path.write_bytes(text)


def change(folder, dice):
    """Changes a folder one to three times."""
    changes = Changes()
    if dice.random() < 0.06:
        harmless(folder, dice, changes)
        return changes
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
        if not files:
            break
        # The manifest and tables are read most.
        known = [p for p in files if "cells" not in p.parts] or files
        path = dice.choice(known if dice.random() < 0.85 else files)
        of_manifest = path.name == "manifest.json"
        kind = edited_manifest(path, dice) if of_manifest and dice.random() < 0.6 else None
        kind = kind or dice.choice(KINDS)(path, dice, folder)
        changes.kinds.append(kind)
        changes.words.append(f"{kind} of {path.relative_to(folder)}")
        changes.of_manifest = changes.of_manifest or of_manifest or not (folder / "manifest.json").is_file()
        # Of a cell its checksum is the only witness.
        changes.of_manifest = changes.of_manifest or "manifest.json" in kind or "another content" in kind
    if not changes.of_manifest and dice.random() < 0.45:
        agree(folder, dice, changes)
    return changes


def harmless(folder, dice, changes):
    """Other line ends and a byte order mark in files that the manifest lists."""
    changes.are_harmless = True
    for path in sorted(folder.glob("*.csv")) + [folder / "datapackage.json"]:
        if dice.random() < 0.7 and path.is_file():
            text = path.read_bytes()
            kind = dice.choice(["CRLF", "mark", "both"])
            if kind != "mark":
                text = text.replace(b"\n", b"\r\n")
            if kind != "CRLF":
                text = b"\xef\xbb\xbf" + text
            put(path, text)
            changes.kinds.append(kind)
            changes.words.append(f"{kind} of {path.name}")


def agree(folder, dice, changes):
    """A manifest that agrees with what the files have become."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        for file in manifest["files"]:
            path = folder / file["path"]
            if path.is_file():
                text = path.read_bytes()
                file["sha256"] = hashlib.sha256(text).hexdigest()
                if file["path"] == path.name and dice.random() < 0.5:
                    file.pop("rows", None)
                elif "rows" in file:
                    file["rows"] = max(0, text.count(b"\n") - 1)
            for known in manifest["inputs"]:
                if known.get("copy") == file["path"]:
                    known["sha256"] = file["sha256"]
    except (OSError, ValueError):
        return
    put(folder / "manifest.json", json.dumps(manifest).encode())
    changes.of_manifest = True
    changes.words.append("and the manifest agrees")
    changes.kinds.append("agreeing manifest")


# Each takes a file, dice and the folder, and answers what it did.


def cut(path, dice, folder):
    text = path.read_bytes()
    put(path, text[: dice.randrange(len(text) + 1)])
    return "cut at a byte"


def cut_lines(path, dice, folder):
    lines = path.read_bytes().splitlines(keepends=True)
    put(path, b"".join(lines[: dice.randrange(len(lines) + 1)]))
    return "cut at a line"


def flip(path, dice, folder):
    text = bytearray(path.read_bytes())
    for _ in range(dice.choice([1, 1, 3, 20]) if text else 0):
        text[dice.randrange(len(text))] ^= 1 << dice.randrange(8)
    put(path, text)
    return "flipped bits"


def cell(path, dice, folder):
    lines = path.read_bytes().split(b"\n")
    row = dice.randrange(len(lines))
    cells = lines[row].split(b",")
    cells[dice.randrange(len(cells))] = dice.choice(NUMBERS).encode()
    lines[row] = b",".join(cells)
    put(path, b"\n".join(lines))
    return "edited cell"


def cell_of_sweep(path, dice, folder):
    """A cell whose checksum holds, and whose contents are others."""
    cells = sorted(folder.glob("cells/*/*.cell"))
    if not cells:
        return cut(path, dice, folder)
    path = dice.choice(cells)
    text = bytearray(path.read_bytes()[:-32])
    if len(text) < 64:
        return cut(path, dice, folder)
    for _ in range(dice.choice([1, 1, 2, 8])):
        place = dice.randrange(15, min(len(text) - 8, dice.choice([120, 400, len(text)])))
        text[place : place + 4] = dice.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\0\0\0\x80", b"\1\0\0\0", bytes(dice.randbytes(4))])
    put(path, bytes(text) + hashlib.sha256(text).digest())
    return "cell of another content"


def column(path, dice, folder):
    rows = [line.split(b",") for line in path.read_bytes().split(b"\n")]
    place = dice.randrange(len(rows[0]))
    put(path, b"\n".join(b",".join(row[:place] + row[place + 1 :]) for row in rows))
    return "deleted column"


def swapped_columns(path, dice, folder):
    rows = [line.split(b",") for line in path.read_bytes().split(b"\n")]
    width = len(rows[0])
    a, b = dice.randrange(width), dice.randrange(width)
    for row in rows[1:]:
        if len(row) == width:
            row[a], row[b] = row[b], row[a]
    put(path, b"\n".join(b",".join(row) for row in rows))
    return "swapped columns"


def shuffled(path, dice, folder):
    head, *lines = path.read_bytes().splitlines(keepends=True) or [b""]
    dice.shuffle(lines)
    put(path, head + b"".join(lines))
    return "shuffled rows"


def doubled(path, dice, folder):
    lines = path.read_bytes().splitlines(keepends=True)
    if lines:
        row = dice.randrange(len(lines))
        lines.insert(dice.randrange(len(lines) + 1), lines[row])
    put(path, b"".join(lines))
    return "doubled row"


def gone_row(path, dice, folder):
    lines = path.read_bytes().splitlines(keepends=True)
    if lines:
        del lines[dice.randrange(len(lines))]
    put(path, b"".join(lines))
    return "removed row"


def noise(path, dice, folder):
    text = path.read_bytes()
    place = dice.randrange(len(text) + 1)
    more = dice.choice([b"\0", b"\0" * 5000, b'"', b'""', b"\r", b"\xff\xfe", b"\n\n\n", b"," * 3000, b"9" * 50_000, b"\x1b[31m"])
    put(path, text[:place] + more + text[place:])
    return "inserted noise"


def emptied(path, dice, folder):
    put(path, b"")
    return "emptied"


def gone(path, dice, folder):
    path.unlink()
    return "removed file"


def renamed(path, dice, folder):
    text = path.read_bytes()
    path.unlink()
    put(path.with_name(dice.choice(["x.csv", "RUNS.CSV", "runs.csv", "..csv", "a b.csv"])), text)
    return "renamed file"


def added(path, dice, folder):
    names = ["points.csv", "summary.csv", "extra.csv", "failures.csv", "sensitivity.csv", "sweep.json"]
    put(folder / dice.choice(names), path.read_bytes())
    return "copied file"


def swapped(path, dice, folder):
    other = dice.choice(sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()))
    a, b = path.read_bytes(), other.read_bytes()
    put(path, b)
    put(other, a)
    return "swapped with " + other.name


def foreign(path, dice, folder):
    other = dice.choice(sorted(folder.parent.glob(f"base/*/{path.name}")) or [path])
    put(path, other.read_bytes())
    return "taken from another folder"


def as_folder(path, dice, folder):
    path.unlink()
    path.mkdir()
    return "folder in place"


def as_pipe(path, dice, folder):
    path.unlink()
    os.mkfifo(path)
    return "pipe in place"


def as_link(path, dice, folder):
    target = dice.choice(["/dev/zero", "/dev/null", "nowhere", "/", path.name, "../likes.csv"])
    path.unlink()
    path.symlink_to(target)
    return "link in place"


def locked(path, dice, folder):
    path.chmod(dice.choice([0, stat.S_IWUSR, stat.S_IRUSR]))
    return "permission bits"


KINDS = [cut, cut, cut_lines, cut_lines, flip, cell, cell, cell, column, swapped_columns, shuffled, doubled, gone_row, noise, noise, cell_of_sweep,
         emptied, gone, renamed, added, swapped, foreign, as_folder, as_pipe, as_link, locked]


def edited_manifest(path, dice):
    """One value of the manifest, wherever it stands, becomes another, is gone or stands twice; nothing where it is none."""
    try:
        manifest = json.loads(path.read_bytes())
    except ValueError:
        return None
    places = []

    def walk(value):
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, item in items:
            places.append((value, key))
            walk(item)

    walk(manifest)
    if not places:
        return None
    holder, key = dice.choice(places)
    kind = dice.choice(["value", "value", "gone", "twice"])
    if kind == "gone":
        del holder[key]
    elif kind == "twice" and isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[key] = dice.choice(VALUES)
    put(path, json.dumps(manifest).encode())
    return "edited manifest"
