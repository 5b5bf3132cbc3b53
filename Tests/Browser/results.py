"""What a folder of results says about its first run, read from its tables alone."""

import csv
import pathlib
import re


class Results:
    """Rows of the tables of one run; numbers are floats, missing ones None."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.sessions = self._rows("sessions")
        self.ticks = self._rows("ticks")
        self.members = self._rows("members")
        self.ties = self._rows("ties")
        self.names = list(dict.fromkeys(row["member"] for row in self.members))
        self.per_session = sum(row["session"] == 1 for row in self.ticks)

    def _rows(self, table):
        with open(self.folder / f"{table}.csv", newline="", encoding="utf-8") as file:
            rows = [{key: self._cell(key, value) for key, value in row.items()} for row in csv.DictReader(file)]
        return [row for row in rows if row["run_id"] == rows[0]["run_id"]]

    @staticmethod
    def _cell(column, text):
        if column in ("run_id", "stage", "member", "source", "target"):
            # An apostrophe before = + - @ keeps spreadsheets from taking a name for a formula.
            return text[1:] if re.match("'+[=+@＝＋－＠\\t\\r\\n-]", text) else text
        if text == "":
            return None
        return float(text)

    def session(self, number):
        return self.sessions[number - 1]

    def stages_of(self, number):
        """Every stage of a session's ticks, in order."""
        return list(dict.fromkeys(row["stage"] for row in self.ticks if row["session"] == number and row["tick"] > 0))

    def members_of(self, number):
        return {row["member"]: row for row in self.members if row["session"] == number}

    def ties_of(self, number):
        return {(row["source"], row["target"]): row for row in self.ties if row["session"] == number}


def number(value):
    """A number as the page reads it out."""
    if value is None:
        return "–"
    if value == int(value):
        return str(int(value)).replace("-", "−")
    digits = 3 if abs(value) < 0.0995 else 2 if abs(value) < 9.995 else 1
    text = f"{value:.{digits}f}"
    return text.replace("-", "" if float(text) == 0 else "−")


def percent(value):
    # Halves go up, as in JavaScript.
    return "–" if value is None else f"{int(value * 100 + 0.5)}%"
