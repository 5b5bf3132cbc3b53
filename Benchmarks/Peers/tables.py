"""Tables on the screen and in files."""
import csv
import json


def show(lines):
    """Columns as wide as they need to be; the first two to the left, numbers to the right."""
    widths = [max(len(line[k]) for line in lines) for k in range(len(lines[0]))]
    for line in lines:
        cells = [text.ljust(w) if k < 2 else text.rjust(w) for k, (text, w) in enumerate(zip(line, widths))]
        print("  " + "  ".join(cells).rstrip())
    print(flush=True)


def write(path, rows):
    """A CSV file whose columns are those of the first row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows({k: f"{v:.6g}" if isinstance(v, float) else v for k, v in row.items()} for row in rows)


MEANING = {
    "contender": ("string", "text", "program that was timed"),
    "layout": ("string", "text", "how it lays the groups out"),
    "members": ("integer", "members", "members of a group"),
    "replicates": ("integer", "groups", "groups that advance together"),
    "batch": ("integer", "groups", "groups of a batch"),
    "acts": ("string", "text", "whether acts are drawn or in expectation"),
    "cores": ("integer", "cores", "cores it was held to"),
    "repetition": ("integer", "1", "which of the interleaved repetitions, from 1"),
    "undisturbed": ("integer", "1", "1 where the cores were at their best before and after, 0 where that could not be had"),
    "seconds_per_group_tick": ("number", "s", "time of one tick of one group, its metrics included"),
}


def describe(folder, name, title, file, rows, command):
    """A Frictionless data package of one table."""
    fields = [dict(zip(("name", "type", "unit", "description"), (key, *MEANING[key]))) for key in rows[0]]
    package = {
        "name": name, "title": title, "description": f"Made by `{command}`.", "profile": "tabular-data-package",
        "resources": [{
            "name": name, "path": file, "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "schema": {"fields": fields, "missingValues": [""]}}],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.json").write_text(json.dumps(package, indent=2) + "\n", encoding="utf-8")
