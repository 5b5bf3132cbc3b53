#!/usr/bin/env python3
"""Checks result folders as data packages, by the `frictionless` library and by a second reading of its own.

    python3 check_package.py FOLDER...

A folder passes when frictionless finds its datapackage.json and every row of every file valid, every CSV below the
folder is a resource, every resource exists, every column has a type, a unit and a description, numbers are numbers
and lie where their unit says that they lie (points, 0 to 6), and an event is of a kind that its column describes.
Needs requirements.txt.
"""
import csv
import json
import re
import sys
from pathlib import Path

from frictionless import Package

NOT_NUMBERS = {"nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"}  # Table Schema lets them pass
csv.field_size_limit(1 << 30)


def frictionless_findings(folder):
    """What frictionless says of the package: messages, and rows by resource path."""
    report = Package(str(folder / "datapackage.json")).validate()
    messages = [f"datapackage.json: {error.message}" for error in report.errors]
    rows = {}
    for task in report.tasks:
        rows[task.place] = task.stats.get("rows")
        messages += [f"{task.place}: {error.message}" for error in task.errors]
        messages += [f"{task.place}: {warning}" for warning in task.warnings]
    if not report.valid and not messages:
        messages.append("frictionless: not valid")
    return messages, rows


def described(path, schema):
    """Messages for columns that lack a type, a unit or a description."""
    fields = schema.get("fields", [])
    messages = [] if fields else [f"{path}: no columns are described"]
    for number, field in enumerate(fields, 1):
        for key in ("name", "type", "unit", "description"):
            value = field.get(key)
            if not isinstance(value, str) or not value.strip():
                messages.append(f"{path}: column {field.get('name', number)} has no {key}")
    return messages


def limits(fields):
    """Columns whose unit says between what their numbers lie: place -> lowest and highest."""
    found = ((k, re.search(r"(\d+) to (\d+)$", str(field.get("unit")))) for k, field in enumerate(fields))
    return {k: (float(match[1]), float(match[2])) for k, match in found if match}


def misplaced(path, number, row, fields, ranges):
    """Messages for the cells of a row that their columns do not allow."""
    messages = []
    for k, (low, high) in ranges.items():
        if row[k] != "" and not low <= float(row[k]) <= high:
            messages.append(f"{path}: row {number}: {fields[k]['name']} is {row[k]}, outside {low:g} to {high:g}")
    for cell, field in zip(row, fields):
        if field.get("name") == "kind" and cell not in str(field.get("description")).split(", "):
            messages.append(f"{path}: row {number}: there is no kind {cell!r}")
    return messages


def read_again(file, path, fields):
    """A plain reading of a CSV: messages and the number of rows. Table Schema permits `nan` as a number, and what
    frictionless makes of odd quoting is its own affair, so both are looked at here."""
    messages, count = [], 0
    numeric = [k for k, field in enumerate(fields) if field.get("type") in ("number", "integer")]
    ranges = limits(fields)
    with open(file, encoding="utf-8", newline="") as text:
        rows = csv.reader(text, strict=True)
        header = next(rows, [])
        if header != [field.get("name") for field in fields]:
            messages.append(f"{path}: the header is not that of the package")
        for count, row in enumerate(rows, 1):
            if len(row) != len(header):
                messages.append(f"{path}: row {count} has {len(row)} cells instead of {len(header)}")
            elif any(row[k].strip().lower() in NOT_NUMBERS for k in numeric if k < len(row)):
                messages.append(f"{path}: row {count} has a cell that is not a number")
            else:
                messages += misplaced(path, count, row, fields, ranges)
    return messages, count


def check_resource(folder, resource, rows_seen):
    """One resource: messages, rows and columns."""
    path = resource.get("path")
    if not isinstance(path, str) or not (folder / path).is_file():
        return [f"{path}: a resource without a file"], 0, 0
    if not path.endswith(".csv"):
        return [], 0, 0
    schema = resource.get("schema")
    if not isinstance(schema, dict):
        return [f"{path}: a CSV without a schema"], 0, 0
    messages = described(path, schema)
    if path not in rows_seen:
        return messages + [f"{path}: frictionless did not look at it"], 0, 0
    found, rows = read_again(folder / path, path, schema.get("fields", []))
    if rows_seen[path] is not None and rows_seen[path] != rows:
        found.append(f"{path}: frictionless read {rows_seen[path]} rows, a plain reading {rows}")
    return messages + found, rows, len(schema.get("fields", []))


def check_folder(folder):
    """A result folder: messages, and counts of files, rows and columns."""
    descriptor = folder / "datapackage.json"
    if not descriptor.is_file():
        return ["no datapackage.json"], (0, 0, 0)
    messages, rows_seen = frictionless_findings(folder)
    resources = json.loads(descriptor.read_text(encoding="utf-8")).get("resources", [])
    paths = [resource.get("path") for resource in resources]
    messages += [f"{path}: listed twice" for path in sorted({str(p) for p in paths if paths.count(p) > 1})]
    on_disk = {file.relative_to(folder).as_posix() for file in folder.rglob("*.csv")}
    messages += [f"{path}: not in the package" for path in sorted(on_disk - set(map(str, paths)))]
    files = rows = columns = 0
    for resource in resources:
        found, more_rows, more_columns = check_resource(folder, resource, rows_seen)
        messages += found
        files, rows, columns = files + (more_columns > 0), rows + more_rows, columns + more_columns
    if files == 0:
        messages.append("no CSV file was checked")
    return messages, (files, rows, columns)


def main(arguments):
    if not arguments or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 1
    failed = 0
    for name in arguments:
        try:
            messages, (files, rows, columns) = check_folder(Path(name))
        except Exception as error:  # an unreadable package is a failed check and not the end of the others
            messages, (files, rows, columns) = [f"{type(error).__name__}: {error}"], (0, 0, 0)
        for message in messages[:50]:
            print(f"{name}: {message}")
        if len(messages) > 50:
            print(f"{name}: and {len(messages) - 50} more")
        failed += bool(messages)
        print(f"{name}: {'FAILED' if messages else 'valid'}: {files} files, {rows} rows, {columns} columns checked")
    print(f"check_package: {len(arguments) - failed} of {len(arguments)} folders valid")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
