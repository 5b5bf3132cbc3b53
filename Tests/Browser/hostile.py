"""Pages of results in which every text that a user gives is an attack; and a page on which the check must see one."""

import json
import pathlib
import re

PAYLOADS = (pathlib.Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()


def scenario(title, about, names):
    """A scenario as JSON, which is YAML."""
    return json.dumps({
        "scenario": title, "about": about, "group": {"members": [{"name": name} for name in names]},
        "sessions": 3, "ticks_per_session": 4, "seed": 1,
        "record": ["runs", "ticks", "sessions", "members", "ties", "events"]}, ensure_ascii=False)


def texts(browser):
    """All text of the page outside scripts and styles."""
    return browser.value(
        "(() => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); const all = [];"
        "while (walk.nextNode()) if (!['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(walk.currentNode.parentNode.nodeName))"
        " all.push(walk.currentNode.data); return all.join('\\n'); })()")


def stir(browser):
    """Touches all that could wake an attack: every control, every table, every hover."""
    browser.value(
        "(async () => { const s = document.getElementById('session');"
        "for (const n of [2, 3]) { s.value = n; s.dispatchEvent(new Event('input')); await new Promise(requestAnimationFrame); }"
        "for (const e of document.querySelectorAll('details')) e.open = true;"
        "for (const e of document.querySelectorAll('select')) for (const o of e.options) { e.value = o.value;"
        " e.dispatchEvent(new Event('change')); }"
        "for (const e of document.querySelectorAll('.cell, .member, .bar, .card')) for (const kind of ['pointerenter', 'pointermove',"
        " 'mouseover', 'pointerleave']) e.dispatchEvent(new PointerEvent(kind, {bubbles: true}));"
        "for (const e of document.querySelectorAll('.chips button')) e.click();"
        "await new Promise((done) => setTimeout(done, 300)); })()")


def check_hostile(checks, browser, run, place, silent, check_looks):
    # All payloads are names of members, and all stand in the words about the scenario; some are titles and names of files too.
    for number, title in enumerate((PAYLOADS[1], PAYLOADS[3], PAYLOADS[8])):
        file = place / f"hostile-{number}.yaml"
        file.write_text(scenario(title, " ¶ ".join(PAYLOADS), PAYLOADS), encoding="utf-8")
        folder = place / (title.replace("/", "∕") + str(number))
        page = place / f"hostile-{number}.html"
        run("run", file, "--quiet", "--out", folder)
        run("report", folder, "--pairs", 2, "--quiet", "--out", page)
        browser.open(page)
        stir(browser)
        what = f"{len(PAYLOADS)} attacks, title {number + 1}"
        silent(checks, browser, what)
        names = browser.value("[...document.querySelectorAll('.card h3')].map((e) => e.textContent)")
        missing = sorted(set(PAYLOADS) - set(names))
        checks.holds(f"{what}: each is shown as the name of a member", missing == [], missing[:3])
        shown = " ".join(texts(browser).split())
        absent = [each for each in PAYLOADS if " ".join(each.split()) not in shown]
        checks.holds(f"{what}: each is shown as text", absent == [], absent[:3])
        checks.holds(f"{what}: the title is shown", browser.value("document.querySelector('h1').textContent") == title)
    check_looks(checks, browser, page, "attacks")
    planted(checks, browser, page, place)


def planted(checks, browser, page, place):
    """The page with one attack left unescaped: with its policy nothing runs, without it the check sees the dialog."""
    text = page.read_text(encoding="utf-8")
    attack = "<img src=x onerror=alert(1)>"
    escaped = "<h3>&lt;img src=x onerror=alert(1)&gt;</h3>"
    broken = text.replace(escaped, f"<h3>{attack}</h3>")
    checks.holds("an attack can be planted", text.count(escaped) == 1)
    other = place / "planted.html"
    other.write_text(broken, encoding="utf-8")
    browser.open(other)
    checks.holds("planted, with the policy: no dialog", browser.dialog() is None)
    checks.holds("planted, with the policy: the console tells of it", browser.complaints() != [])
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", broken)
    checks.holds("the policy can be taken out", len(bare) < len(broken))
    other.write_text(bare, encoding="utf-8")
    browser.open(other)
    checks.holds("planted, without the policy: the dialog is seen", browser.dialog() == "1")
    checks.holds("planted, without the policy: the request is seen", browser.requests() != [])
