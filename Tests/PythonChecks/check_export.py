#!/usr/bin/env python3
"""Checks `tuckman export` by NetworkX and by a plain reading of the tables.

    python3 check_export.py --tuckman PROGRAM FOLDER...

Every folder needs ties.csv and members.csv. For the first and the last run: GraphML after each session and GEXF over
all, read back by NetworkX, must have the members, the direction, the weights and the times of the tables, digit by
digit; BehaviorSpace and Mesa rows must be those of ticks.csv, runs.csv and sessions.csv. Needs requirements.txt.
"""
import argparse
import csv
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import networkx as nx

csv.field_size_limit(1 << 30)
FORMULA = re.compile("'+[=+@＝＋－＠\t\r\n-]")
VALUES = ["sentiment", "tension", "familiarity"]
STATIC = {"team", "assertiveness"}


def table(folder, name):
    """Rows of a table, as dictionaries; names without the apostrophe that keeps spreadsheets from counting."""
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, strict=True))
    for row in rows:
        for key in ("member", "source", "target"):
            value = row.get(key)
            if value and FORMULA.match(value):
                row[key] = value[1:]
    return rows


def number(text):
    return None if text == "" else float(text)


def spells(sessions):
    """Sessions that follow each other, as pairs of first and last."""
    pairs = []
    for session in sorted(sessions):
        if pairs and pairs[-1][1] + 1 == session:
            pairs[-1] = (pairs[-1][0], session)
        else:
            pairs.append((session, session))
    return pairs


class Check:
    def __init__(self, tuckman, folder):
        self.tuckman, self.folder = tuckman, folder
        self.messages, self.compared = [], 0

    def expect(self, what, found, expected):
        self.compared += 1
        if found != expected:
            self.messages.append(f"{what}: {found!r} and not {expected!r}")

    def export(self, file, *arguments):
        command = [self.tuckman, "export", str(self.folder), *arguments, "--out", str(file), "--quiet"]
        answer = subprocess.run(command, capture_output=True, text=True)
        if answer.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: exit {answer.returncode}: {answer.stderr}")

    def graphml(self, run, session, members, ties, place):
        file = place / f"{run}-{session}.graphml"
        self.export(file, "--format", "graphml", "--run", run, "--session", str(session))
        graph = nx.read_graphml(file)
        what = f"graphml {run} session {session}"
        self.expect(f"{what} is directed and simple", (graph.is_directed(), graph.is_multigraph()), (True, False))
        self.expect(f"{what} says so", (graph.graph["run_id"], graph.graph["session"]), (run, session))
        here = {row["member"]: row for row in members if row["session"] == str(session)}
        self.expect(f"{what} members", list(graph.nodes), list(here))
        for name, row in here.items():
            wanted = {k: float(v) for k, v in row.items() if k not in ("run_id", "session", "member") and v != ""}
            self.expect(f"{what} {name}", dict(graph.nodes[name]), {"name": name, **wanted})
        wanted = {
            (row["source"], row["target"]): {
                "weight": number(row["sentiment"]), **{value: number(row[value]) for value in VALUES}}
            for row in ties if row["session"] == str(session)}
        self.expect(f"{what} ties", {(a, b): data for a, b, data in graph.edges(data=True)}, wanted)

    def gexf(self, run, members, ties, place):
        file = place / f"{run}.gexf"
        self.export(file, "--format", "gexf", "--run", run)
        graph = nx.read_gexf(file, version="1.3")
        what = f"gexf {run}"
        self.expect(f"{what} is directed and simple", (graph.is_directed(), graph.is_multigraph()), (True, False))
        self.expect(f"{what} has time", graph.graph["mode"], "dynamic")
        by_member = {}
        for row in members:
            by_member.setdefault(row["member"], []).append(row)
        self.expect(f"{what} members", list(graph.nodes), list(by_member))
        for name, rows in by_member.items():
            data = dict(graph.nodes[name])
            wanted = {"label": name, "spells": spells(int(row["session"]) for row in rows)}
            for key in rows[0]:
                if key in ("run_id", "session", "member"):
                    continue
                values = [(number(row[key]), int(row["session"]), int(row["session"])) for row in rows if row[key] != ""]
                if key in STATIC or key.startswith("attribute_"):
                    wanted[key] = values[0][0]
                elif values:
                    wanted[key] = values
            self.expect(f"{what} {name}", data, wanted)
        by_pair = {}
        for row in ties:
            by_pair.setdefault((row["source"], row["target"]), []).append(row)
        self.expect(f"{what} ties", sorted(graph.edges), sorted(by_pair))
        for (source, target), rows in by_pair.items():
            data = {k: v for k, v in graph.edges[source, target].items() if k != "id"}
            wanted = {
                value: [(number(row[value]), int(row["session"]), int(row["session"])) for row in rows]
                for value in VALUES}
            wanted["weight"] = number(rows[-1]["sentiment"])
            wanted["spells"] = spells(int(row["session"]) for row in rows)
            self.expect(f"{what} {source} to {target}", data, wanted)

    def rows(self, name, place):
        source = table(self.folder, name)
        points = {}
        if (self.folder / "points.csv").exists():
            # Beside what varies stands what levels of it set: `composition.faultline`.
            points = {row.pop("point_id"): {k: v for k, v in row.items() if k.split(".")[0] == k or k.split(".")[0] not in row}
                      for row in table(self.folder, "points")}
        varied = list(next(iter(points.values()))) if points else []
        step = {"ticks": "tick", "sessions": "session", "runs": None}[name]
        # In sessions what varies stands at the end, under another name where a column of the table has its own.
        left_out = ["point_id", "replicate", step]
        if name != "ticks":
            left_out += ["varied." + key if "varied." + key in source[0] else key for key in varied]
        runs = list(dict.fromkeys(row["run_id"] for row in source))
        wanted = []
        for row in source:
            dwell = [row[key] for key in row if key.endswith("_dwell")]
            steps = row[step] if step else "" if "" in dwell else str(round(sum(map(float, dwell))))
            values = list(points[row["point_id"]].values()) if points else []
            wanted.append((runs.index(row["run_id"]), row["replicate"], steps, values,
                           [value for key, value in row.items() if key not in left_out]))
        reported = [f"{name}.{key}" if key in varied else key for key in source[0] if key not in left_out]
        for dialect, skipped, head in (
                ("mesa", 0, ["RunId", "iteration", "Step", *varied, *reported]),
                ("behaviorspace", 6, ["[run number]", *varied, "[step]", *reported])):
            file = place / f"{name}.{dialect}.csv"
            self.export(file, "--format", dialect, "--table", name)
            text = file.read_text(encoding="utf-8")
            found = list(csv.reader(text.splitlines(keepends=True), strict=True))
            what = f"{dialect} of {name}"
            self.expect(f"{what} header", found[skipped], head)
            if dialect == "mesa":
                expected = [[str(run), replicate, steps, *values, *cells] for run, replicate, steps, values, cells in wanted]
            else:
                expected = [[str(run + 1), *values, steps, *cells] for run, _, steps, values, cells in wanted]
                self.expect(f"{what} begins", found[0][0].startswith("BehaviorSpace results ("), True)
                quoted = all(line.startswith('"') and line.endswith('"') for line in text.splitlines())
                self.expect(f"{what} is in quotes", quoted, True)
                formulas = [cell for row in found[:6] for cell in row if re.match("[=+@＝＋－＠\t\r\n-]", cell)]
                self.expect(f"{what} begins without formulas", formulas, [])
            self.expect(f"{what} rows", found[skipped + 1:], expected)

    def all(self):
        members, ties = table(self.folder, "members"), table(self.folder, "ties")
        runs = list(dict.fromkeys(row["run_id"] for row in members))
        with tempfile.TemporaryDirectory() as place:
            for run in dict.fromkeys([runs[0], runs[-1]]):
                own = [[row for row in rows if row["run_id"] == run] for rows in (members, ties)]
                for session in sorted({int(row["session"]) for row in own[0]}):
                    self.graphml(run, session, *own, Path(place))
                self.gexf(run, *own, Path(place))
            for name in ("ticks", "runs", "sessions"):
                if (self.folder / f"{name}.csv").exists():
                    self.rows(name, Path(place))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tuckman", required=True)
    parser.add_argument("folders", nargs="+", type=Path)
    options = parser.parse_args()
    failed = 0
    for folder in options.folders:
        check = Check(options.tuckman, folder)
        try:
            check.all()
        except Exception as error:  # a folder that cannot be read is a failed check and not the end of the others
            check.messages.append(f"{type(error).__name__}: {error}")
        for message in check.messages[:20]:
            print(f"{folder}: {message[:400]}")
        failed += bool(check.messages) or check.compared == 0
        print(f"{folder}: {'FAILED' if check.messages else 'equal'}: {check.compared} comparisons")
    print(f"check_export: {len(options.folders) - failed} of {len(options.folders)} folders come back as they were")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
