"""Compares what a page shows with the tables it was written from."""

from results import number, percent


def go(browser, session):
    """Sets the session by the slider, as a hand does."""
    browser.value(
        f"(() => {{ const s = document.getElementById('session'); s.value = {session};"
        "s.dispatchEvent(new Event('input', {bubbles: true})); })()")
    browser.settle()


def differences(browser, results, sessions):
    """Where the page and the tables do not say the same; empty where they do."""
    found = []

    def same(what, shown, recorded):
        if shown != recorded:
            found.append(f"{what}: the page says {shown!r}, the tables {recorded!r}")

    for session in sessions:
        go(browser, session)
        _group(browser, results, session, same)
        _members(browser, results, session, same)
        _ties(browser, results, session, same)
    _ticks(browser, results, sessions, same)
    return found


def _group(browser, results, session, same):
    row = results.session(session)
    said = browser.value("document.getElementById('said').innerText").split()
    words = f"Session {session} of {len(results.sessions)}: {', then '.join(results.stages_of(session))} " \
        f"tension {number(row['tension'])}, cohesion {number(row['cohesion'])}"
    same(f"line of session {session}", " ".join(said), words)
    for metric in ("tension", "cohesion", "participation_gini"):
        shown = browser.value(f"document.querySelector('[data-chart=trajectories] [data-value={metric}]').textContent")
        same(f"{metric} of session {session} by the trajectories", shown, number(row[metric]))


def _members(browser, results, session, same):
    there = results.members_of(session)
    shares = "Object.fromEntries([...document.querySelectorAll('%s')].map((e) => [e.dataset.member, +e.dataset.share]))"
    recorded = {name: round(row["talk_share"], 6) for name, row in there.items()}
    same(f"sizes in the sociogram, session {session}",
         {name: share for name, share in browser.value(shares % ".member[data-share]").items() if name in there}, recorded)
    same(f"bars of talk, session {session}", browser.value(shares % ".bar[data-share]"), recorded)
    bars = browser.value("[...document.querySelectorAll('.bar')].map((e) => [new DOMMatrix(getComputedStyle(e).transform).f,"
                         " e.dataset.member])")
    ranked = sorted(recorded, key=lambda name: -recorded[name])
    same(f"who has the most of the talk, session {session}", bars[0][1] if bars else None, ranked[0])
    cards = browser.value(
        "Object.fromEntries([...document.querySelectorAll('.card')].map((card) => [card.querySelector('h3').textContent,"
        " Object.fromEntries([...card.querySelectorAll('[data-key]')].map((e) => [e.dataset.key, e.textContent]))]))")
    same("names of the cards", set(cards), set(results.names))
    for name, row in there.items():
        for key, text in cards.get(name, {}).items():
            words = percent if key == "talk_share" else number
            same(f"{key} of {name} in session {session} by its card", text, words(round(row[key], 6)))


def _ties(browser, results, session, same):
    recorded = results.ties_of(session)
    for kind in ("sentiment", "tension"):
        browser.value(
            "(() => { const s = document.querySelector('[data-chart=heatmap] select');"
            f"s.value = '{kind}'; s.dispatchEvent(new Event('change')); }})()")
        browser.settle()
        cells = browser.value(
            "[...document.querySelectorAll('rect.cell[data-value]')].map((e) => [e.dataset.source, e.dataset.target,"
            " +e.dataset.value])")
        same(f"cells of {kind}, session {session}", {(source, target): value for source, target, value in cells},
             {pair: round(row[kind], 6) for pair, row in recorded.items() if row[kind] is not None})
    drawn = browser.value(
        "[...document.querySelectorAll('path.tie')].map((e) => [e.dataset.tie, +e.dataset.sentiment,"
        " getComputedStyle(e).strokeDasharray !== 'none'])")
    for tie, sentiment, dashed in drawn:
        source, target = (results.names[int(place)] for place in tie.split(">"))
        same(f"tie {source} to {target}, session {session}", sentiment, round(recorded[source, target]["sentiment"], 6))
        same(f"dash of {source} to {target}, session {session}", dashed, sentiment < 0)


def _ticks(browser, results, sessions, same):
    """Points at a moment within sessions and reads the values there."""
    last = len(results.sessions)
    for session in sessions:
        box = browser.value("(() => { const s = document.querySelector('[data-chart=trajectories] svg');"
                            "return [s.getBoundingClientRect().width, Charts.margin.left, Charts.margin.right]; })()")
        width, left, right = box
        time = session - 0.5
        browser.point("[data-chart=trajectories] svg", (left + (width - left - right) * time / last) / width)
        tick = round(time * results.per_session)
        for metric in ("tension", "cohesion"):
            shown = browser.value(f"document.querySelector('[data-chart=trajectories] [data-value={metric}]').textContent")
            same(f"{metric} at tick {tick}", shown, number(round(results.ticks[tick][metric], 6)))
        moment = browser.value("document.querySelector('[data-chart=trajectories] .moment').textContent")
        same(f"moment pointed at in session {session}", moment, f"Session {session}, tick {tick}")
    browser.point("h1", 0.5)
