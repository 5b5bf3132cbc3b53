"""Checks of the page that `tuckman report` writes, in Chromium; see Tests/Browser/run."""

import argparse
import csv
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from browser import Browser
from directions import check_directions
from hostile import check_hostile
from results import Results
from shown import differences, go

MOST_BYTES = 2_000_000
WIDTHS = (1280, 1920, 400)


class Checks:
    """What was seen to hold, and what was not."""

    def __init__(self, screenshots):
        self.held, self.failed = 0, []
        self.screenshots = screenshots

    def holds(self, what, condition, detail=""):
        if condition:
            self.held += 1
            print(f"  holds: {what}")
        else:
            self.failed.append(what)
            print(f"  FAILED: {what} {detail}")

    def shot(self, browser, name):
        if self.screenshots:
            browser.screenshot(self.screenshots / f"{name}.png")


def silent(checks, browser, what):
    """No request, no complaint in the console, no dialog since the page was opened."""
    dialog = browser.dialog()
    checks.holds(f"{what}: no dialog", dialog is None, dialog)
    requests, complaints = browser.requests(), browser.complaints()
    checks.holds(f"{what}: nothing is asked for", requests == [], requests[:3])
    checks.holds(f"{what}: the console is empty", complaints == [], complaints[:3])


def check_numbers(checks, browser, page, folder, place):
    browser.open(page)
    sessions = [1, 4, 12]
    found = differences(browser, Results(folder), sessions)
    checks.holds("the page shows what the tables say", found == [], found[:5])
    # The same comparison must see one number that is changed in each of the tables.
    for table, column in (("sessions", "tension"), ("members", "talk_share"), ("members", "status"), ("ties", "sentiment"),
                          ("ticks", "cohesion")):
        other = place / f"changed-{table}-{column}"
        shutil.copytree(folder, other)
        change(other / f"{table}.csv", column, row_of={"ticks": lambda row: row["tick"] == "42"}.get(
            table, lambda row: row["session"] == "4"))
        found = differences(browser, Results(other), sessions)
        checks.holds(f"the comparison sees one changed {column} in {table}.csv", len(found) > 0)
    silent(checks, browser, "after the comparison")


def change(path, column, row_of):
    """Adds 0.05 to one number of a table."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row_of(row))
    row[column] = repr(float(row[column]) + 0.05)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def session_shown(browser):
    return int(browser.value("document.getElementById('said').dataset.session"))


def check_controls(checks, browser, page):
    browser.open(page)
    checks.holds("the page begins with session 1", session_shown(browser) == 1)
    for keys, expected in ((["ArrowRight"], 2), (["End"], 12), (["Home"], 1), (["ArrowRight"] * 3, 4), (["ArrowLeft"], 3)):
        browser.press(*keys, on="#session")
        checks.holds(f"slider: {' '.join(keys)} leads to session {expected}", session_shown(browser) == expected)
    browser.value("document.activeElement.blur()")
    for keys, expected in ((["ArrowRight"], 4), (["End"], 12), (["Home"], 1)):
        browser.press(*keys)
        checks.holds(f"anywhere: {' '.join(keys)} leads to session {expected}", session_shown(browser) == expected)
    browser.press(" ", on="#session")
    time.sleep(2.7)
    browser.press(" ", on="#session")
    reached = session_shown(browser)
    checks.holds("play goes on by itself", reached in (3, 4), reached)
    time.sleep(1.6)
    checks.holds("space stops it", session_shown(browser) == reached, session_shown(browser))
    browser.point("[data-chart=stages] svg", 0.99, 0.2, click=True)
    checks.holds("a click on the stages chooses the session", session_shown(browser) == 12)
    marks = browser.value("[...document.querySelectorAll('.chosen')].map((e) => e.dataset.session)")
    checks.holds("all charts mark the same session", len(marks) >= 3 and set(marks) == {"12"}, marks)
    browser.point("[data-chart=trajectories] svg", 0.5)
    lines = browser.value("[...document.querySelectorAll('line.cursor')].map((e) => [e.style.display, e.getAttribute('x1')])")
    checks.holds("pointing at one chart shows the moment in all", len(lines) >= 3 and len({tuple(each) for each in lines}) == 1, lines)
    twin = ("[...document.querySelectorAll('[data-chart=trajectories] .twin-course')]"
            ".map((e) => getComputedStyle(e).display !== 'none' && e.getTotalLength() > 100)")
    checks.holds("the twin is not drawn before it is asked for", not any(browser.value(twin)))
    browser.press(" ", on="#twin-switch")
    checks.holds("the switch draws the twin", all(browser.value(twin)) and len(browser.value(twin)) >= 2)
    said = browser.value("document.getElementById('said').innerText")
    checks.holds("the line says the counterfactual's numbers, too", said.count("(what if ") == 2, said)
    browser.press(" ", on="#twin-switch")
    browser.press("Home", on="#session")
    # By pointer: afterwards the keys are the sessions' again.
    browser.point("label.switch", 0.5, click=True)
    checks.holds("a click switches the twin on", browser.value("document.getElementById('twin-switch').checked"))
    browser.press("ArrowRight")
    checks.holds("arrow keys go on after the click", session_shown(browser) == 2, session_shown(browser))
    browser.press(" ")
    time.sleep(1.5)
    browser.press(" ")
    checks.holds("space plays after the click", session_shown(browser) == 3, session_shown(browser))
    checks.holds("and leaves the twin on", browser.value("document.getElementById('twin-switch').checked"))
    check_members(checks, browser)
    silent(checks, browser, "after all controls")


def check_members(checks, browser):
    go(browser, 8)
    ties = "document.querySelectorAll('path.tie%s').length"
    checks.holds("nobody is looked at, no tie is dimmed", browser.value(ties % ".far") == 0)
    browser.value("(() => { const s = document.querySelector('.look'); s.value = '1'; s.dispatchEvent(new Event('change')); })()")
    browser.settle()
    dimmed = browser.value(ties % ".far")
    checks.holds("looking at one member dims the ties of others", 0 < dimmed < browser.value(ties % ""), dimmed)
    checks.holds("the card of that member is marked", browser.value("document.querySelectorAll('.card.looked').length") == 1)
    browser.press("ArrowDown", "ArrowRight", on="[data-chart=heatmap] .keys")
    words = browser.value("document.querySelector('[data-chart=heatmap] .readout').textContent")
    checks.holds("arrow keys read a cell of the field", "→" in words, words)
    checks.holds("and leave the session alone", session_shown(browser) == 8)


def check_words(checks, browser, page):
    """What someone who does not see the charts is given."""
    browser.open(page)
    go(browser, 3)
    charts = browser.value(
        "[...document.querySelectorAll('figure.drawn svg:not(.course-small)')].map((e) => [e.getAttribute('role'),"
        " (e.getAttribute('aria-label') ?? '').length])")
    checks.holds("every chart is an image with words", len(charts) == 6 and all(r == "img" and n > 30 for r, n in charts), charts)
    rows = browser.value(
        "(async () => { const all = [...document.querySelectorAll('.numbers')]; all.forEach((e) => { e.open = true; });"
        "await new Promise((done) => setTimeout(done, 200));"
        "return all.map((e) => e.querySelectorAll('tbody tr').length); })()")
    checks.holds("the numbers of every chart open as a table", len(rows) == 6 and min(rows) >= 5, rows)
    role = browser.value("document.getElementById('said').getAttribute('role')")
    checks.holds("the session is said as it changes", role == "status", role)
    text = browser.value("document.getElementById('session').getAttribute('aria-valuetext')")
    checks.holds("the slider says session and stage", text.startswith("Session 3 of 12, ") and len(text) > 20, text)
    nameless = browser.value(
        "[...document.querySelectorAll('button, input, select, a')].filter((e) => !(e.getAttribute('aria-label')"
        " || e.labels?.length || e.textContent.trim())).length")
    checks.holds("every control has a name", nameless == 0, nameless)
    missing = browser.value("[...document.querySelectorAll('img')].filter((e) => !e.alt || !e.getAttribute('aria-describedby')).length")
    checks.holds("every still figure has words", missing == 0, missing)


def check_looks(checks, browser, page, name):
    for width in WIDTHS:
        for dark in (False, True):
            browser.open(page, width=width, dark=dark)
            if browser.value("!!document.getElementById('session')"):
                go(browser, 4)
                time.sleep(0.5)
            over = browser.value("document.scrollingElement.scrollWidth")
            what = f"{name} {width} {'dark' if dark else 'light'}"
            checks.holds(f"{what}: nothing is wider than the window", over <= width, over)
            checks.shot(browser, what.replace(" ", "-"))
    silent(checks, browser, name)


def check_paper(checks, browser, page, names):
    browser.open(page)
    headings = browser.value("[...document.querySelectorAll('h1, h2, h3, summary')].filter((e) => !e.closest('.live, .downloads, figure'))"
                             ".filter((e) => e.closest('#files') === null).map((e) => e.textContent)")
    code = browser.value("[...document.querySelectorAll('pre')].map((e) => e.textContent.trim().split('\\n')[0])")
    keep = checks.screenshots / "report.pdf" if checks.screenshots else None
    text = " ".join(browser.printed(keep).split())
    missing = [each for each in headings + names + code if " ".join(each.split()) not in text]
    checks.holds(f"on paper {len(headings)} headings, all members and commands are there", missing == [], missing)
    checks.holds("on paper there is no slider", "▶" not in text and "Numbers as a table" not in text)


def check_others(checks, browser, run, place):
    """Runs in which much happens, the smallest and little-recorded ones, and a sweep."""
    small = place / "small.yaml"
    small.write_text("scenario: Two\ngroup: {members: 2}\nsessions: 1\nticks_per_session: 1\n"
                     "record: [runs, ticks, sessions, members, ties, events]\n", encoding="utf-8")
    cases = {
        "eventful": ["run", "Tests/PythonChecks/eventful.yaml"],
        "small": ["run", small],
        "ticks alone": ["run", "Scenarios/first-run.yaml", "--record", "runs,ticks,sessions"],
        "runs alone": ["run", "Scenarios/first-run.yaml", "--record", "runs"],
        "many": ["run", "Scenarios/first-run.yaml", "--replicates", "20"],
        "sweep": ["sweep", "run", "Scenarios/sweeps/styles-and-compositions.yaml", "--replicates", "3"],
    }
    for name, command in cases.items():
        folder, page = place / f"other-{name}", place / f"other-{name}.html"
        run(*command, "--quiet", "--out", folder)
        run("report", folder, *([] if name == "sweep" else ["--pairs", "5"]), "--quiet", "--out", page)
        for width in (1280, 400):
            browser.open(page, width=width)
            if browser.value("!!document.getElementById('session')"):
                browser.press("End", on="#session")
            over = browser.value("document.scrollingElement.scrollWidth")
            checks.holds(f"{name}, {width}: nothing is wider than the window", over <= width, over)
            checks.shot(browser, f"{name}-{width}".replace(" ", "-"))
        charts, drawn = browser.value("['figure[data-chart]', 'figure.drawn'].map((e) => document.querySelectorAll(e).length)")
        checks.holds(f"{name}: {charts} charts are drawn", charts == drawn, drawn)
        silent(checks, browser, name)


def check_still(checks, browser, page, what, scripts, why):
    browser.open(page, scripts=scripts)
    state = browser.value(
        "({stills: [...document.querySelectorAll('figure > img')].map((e) => e.naturalWidth > 0 && e.getClientRects().length > 0),"
        " live: document.querySelectorAll('.live').length, bar: document.getElementById('controls').getClientRects().length,"
        " words: document.body.innerText})")
    checks.holds(f"{what}: every figure stands still", len(state["stills"]) >= 6 and all(state["stills"]), state["stills"])
    checks.holds(f"{what}: there is no slider", state["live"] == 0 and state["bar"] == 0)
    checks.holds(f"{what}: the page says why", why in state["words"])
    checks.shot(browser, what.replace(" ", "-").replace("'", ""))
    browser.command("Emulation.setScriptExecutionDisabled", value=False)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tuckman", required=True)
    parser.add_argument("--screenshots", type=pathlib.Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    tuckman = pathlib.Path(options.tuckman).resolve()
    if options.screenshots:
        options.screenshots.mkdir(parents=True, exist_ok=True)
    checks = Checks(options.screenshots)

    def run(*arguments, **environment):
        subprocess.run([tuckman, *map(str, arguments)], check=True, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)

    with tempfile.TemporaryDirectory(prefix="tuckman-browser-") as temporary:
        place = pathlib.Path(temporary)
        folder, page, still = place / "first-run", place / "first-run.html", place / "still.html"
        run("run", "Scenarios/first-run.yaml", "--quiet", "--out", folder)
        run("report", folder, "--quiet", "--out", page)
        run("report", folder, "--quiet", "--out", still, TUCKMAN_D3="/nonexistent")
        size = page.stat().st_size
        checks.holds(f"the page is smaller than 2 MB ({size:,} bytes)", size < MOST_BYTES)
        browser = Browser()
        steps = {
            "numbers": lambda: check_numbers(checks, browser, page, folder, place),
            "controls": lambda: check_controls(checks, browser, page),
            "words": lambda: check_words(checks, browser, page),
            "looks": lambda: check_looks(checks, browser, page, "report"),
            "paper": lambda: check_paper(checks, browser, page, Results(folder).names),
            "still": lambda: (
                check_still(checks, browser, still, "without d3", True, "because d3 was not found"),
                check_still(checks, browser, page, "without JavaScript", False, "runs no JavaScript")),
            "others": lambda: check_others(checks, browser, run, place),
            "directions": lambda: check_directions(checks, browser, run, place, silent),
            "hostile": lambda: check_hostile(checks, browser, run, place, silent, check_looks),
        }
        try:
            for name, step in steps.items():
                if options.only in name:
                    print(f"{name}:")
                    step()
        finally:
            browser.close()
    print(f"{checks.held} hold, {len(checks.failed)} do not")
    sys.exit(1 if checks.failed or not checks.held else 0)


if __name__ == "__main__":
    main()
