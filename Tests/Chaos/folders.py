"""Row 7: folders that are not to be touched."""
import os
import shutil
from pathlib import Path

from bench import Tally, need
from looks import difference, snapshot

NOBODY = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]


def cases(half, elsewhere):
    """What makes a folder one that must not be touched: a name, and what does it to a copy of a half-done sweep."""

    def empty_of_ours(out):
        shutil.rmtree(out)
        out.mkdir()

    def foreign(out):
        empty_of_ours(out)
        (out / "notes.txt").write_text("keep me")

    def another_programs(out):
        empty_of_ours(out)
        (out / "sweep.json").write_text('{"format": "another program\'s"}')

    def unmanifested(out):
        (out / "sweep.json").unlink()

    def not_a_folder(out):
        shutil.rmtree(out)
        out.write_text("keep me")

    def folder_for_table(out):
        (out / "runs.csv").mkdir()

    def folder_for_temporary(out):
        (out / "summary.csv.partial-alone").mkdir()

    def folder_for_cell(out):
        next(path for path in (out / "cells").iterdir()).joinpath("mine").mkdir()

    def moved(name):
        """Something of ours is moved away, and a link stands in its place."""

        def move(out):
            target = elsewhere / out.parent.name
            os.rename(out / name, target)
            os.symlink(target, out / name)

        return move

    def link(name, target="precious"):
        def make(out):
            os.symlink(elsewhere / target, out / name)

        return make

    cell = next(path for path in sorted((half / "cells").rglob("*.cell")))
    plan = next(path for path in sorted((half / "cells").iterdir()))
    return {
        "foreign": foreign, "another program's sweep.json": another_programs, "cells without sweep.json": unmanifested,
        "a file in its place": not_a_folder, "a folder named runs.csv": folder_for_table,
        "a folder with a temporary name": folder_for_temporary, "a folder among cells": folder_for_cell,
        "cells is a link": moved("cells"),
        "the plan's folder is a link": moved(plan.relative_to(half)), "a cell is a link": moved(cell.relative_to(half)),
        "sweep.json is a link": moved("sweep.json"), "runs.csv is a link": link("runs.csv"),
        "manifest.json is a link": link("manifest.json"), "summary.csv is a link to nowhere": link("summary.csv", "none"),
    }


def cases_of_runs(elsewhere):
    """The same of a copy of finished runs, which others of ours would replace."""

    def foreign(out):
        shutil.rmtree(out)
        out.mkdir()
        (out / "notes.txt").write_text("keep me")

    def another_programs(out):
        foreign(out)
        (out / "manifest.json").write_text('{"format": "another program\'s", "files": [{"path": "notes.txt"}]}')

    def not_a_folder(out):
        shutil.rmtree(out)
        out.write_text("keep me")

    def own_file(out):
        (out / "notes.txt").write_text("keep me")

    def folder_for_table(out):
        (out / "runs.csv").unlink()
        (out / "runs.csv").mkdir()

    def link_for_table(out):
        (out / "runs.csv").unlink()
        os.symlink(elsewhere / "precious", out / "runs.csv")

    def manifest_is_a_link(out):
        os.rename(out / "manifest.json", elsewhere / "manifest.json")
        os.symlink(elsewhere / "manifest.json", out / "manifest.json")

    def in_the_way(out):
        (out.parent / f".{out.name}.partial").mkdir()
        (out.parent / f".{out.name}.partial" / "notes.txt").write_text("keep me")

    return {
        "foreign, for runs": foreign, "another program's manifest": another_programs, "a file in the place of runs": not_a_folder,
        "one's own file among runs": own_file, "runs.csv is a folder": folder_for_table, "runs.csv of runs is a link": link_for_table,
        "manifest.json of runs is a link": manifest_is_a_link, "one's own files under the partial name": in_the_way,
    }


def read_only(bench, half):
    """What another user has, or nobody may write to: by name, the folder and the command's way to be without rights."""
    # As root everything can be written, so the program is started as a user who owns nothing here.
    lower = NOBODY if os.geteuid() == 0 else []
    found = {}
    for name in ("a read-only folder", "an empty read-only folder", "a place where none can be made"):
        place = bench.place("read-only")
        out = place / "out"
        if name == "a read-only folder":
            shutil.copytree(half, out, symlinks=True)
        elif name == "an empty read-only folder":
            out.mkdir()
        place.chmod(0o555)
        for path in [out, *out.rglob("*")] if out.exists() else []:
            path.chmod(0o555 if path.is_dir() else 0o444)
        found[name] = (out, lower)
    return found


def stays(bench, half):
    """Files and folders of the user's own among those of a sweep: it goes on, and they stay as they are."""
    out = bench.place("folder") / "out"
    shutil.copytree(half, out, symlinks=True)
    (out / "notes.txt").write_text("keep me")
    (out / "mine").mkdir()
    (out / "mine" / "runs.csv").write_text("keep me")
    (out / "mine" / "link").symlink_to("runs.csv")
    before = {name: snapshot(out).get(name) for name in ("notes.txt", "mine", "mine/runs.csv", "mine/link")}
    bench.many.run(out).must_be(0)
    after = snapshot(out)
    changed = [name for name, seen in before.items() if after.get(name) != seen]
    need(not changed, f"the user's own is changed: {changed}")
    (out / "notes.txt").unlink()
    shutil.rmtree(out / "mine")
    bench.many.finished(out)


def named(bench, sweep, name):
    """A folder is made where its name, relative to where one is, says."""
    here, out = bench.folder / "scenarios", bench.place("named") / "out"
    sweep.run(name).must_be(0)
    os.rename(here / name, out)
    sweep.finished(out)
    shutil.rmtree(here / name.split("/")[0], ignore_errors=True)


def untouched(bench):
    """Each is refused, and nothing of it or of what its links lead to has changed."""
    tally, sweep = Tally(), bench.many
    half = sweep.half_done("half")
    elsewhere = bench.place("elsewhere")
    (elsewhere / "precious").write_text("keep me")

    def refused(out, lower, sweep=sweep):
        before = {**snapshot(out.parent), **{f"elsewhere/{name}": seen for name, seen in snapshot(elsewhere).items()}}
        answer = bench.answer([*lower, *sweep.command(out)], seconds=60)
        after = {**snapshot(out.parent), **{f"elsewhere/{name}": seen for name, seen in snapshot(elsewhere).items()}}
        changed = difference(before, after)
        need(not changed, f"touched, with exit code {answer.code}: {changed[:5]}")
        answer.must_be(73)
        need(str(out) in answer.text, f"the message has no path: {answer.text.strip()[:300]}")

    for name, change in cases(half, elsewhere).items():
        out = bench.place("folder") / "out"
        shutil.copytree(half, out, symlinks=True)
        change(out)
        tally.attempt(name, refused, out, [])
    tally.attempt("the user's own among ours", stays, bench, half)
    for name in ("o", "o/p/q", "o/"):
        tally.attempt(f"--out {name}", named, bench, bench.few, name)
        tally.attempt(f"run --out {name}", named, bench, bench.group, name)
    for name, change in cases_of_runs(elsewhere).items():
        out = bench.place("folder") / "out"
        shutil.copytree(bench.others.reference[0], out, symlinks=True)
        change(out)
        tally.attempt(name, refused, out, [], bench.group)
    # The program must be one that the other user can start.
    probe = bench.answer([*(NOBODY if os.geteuid() == 0 else []), bench.program, "--version"])
    need(probe.code == 0, f"as another user {bench.program} does not start: {probe.text.strip()[:300]}")
    whole = bench.others.reference[0]
    for name, (out, lower), those in [(name, *found, sweep) for name, *found in read_only(bench, half).items()] + [
        (f"{name}, for runs", *found, bench.group) for name, *found in read_only(bench, whole).items()
    ]:
        tally.attempt(name, refused, out, lower, those)
        for path in [out.parent, *out.parent.rglob("*")]:
            Path(path).chmod(0o755)
    sweep.goes_on(half)
    return tally.end(f"{tally.tries - 7} folders refused and untouched, and one's own files are left alone")
