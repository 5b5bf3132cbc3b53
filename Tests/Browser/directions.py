"""Names that are read from the right: what stands behind one in a sentence must stand behind it on the screen, too."""

import json

NAMES = ["محمد", "שרה", "דנה (2)", "Ana"]

# Text of the page, with how far it lies from the left: names by themselves, and what follows each in its sentence.
FOLLOWING = """(() => {
  const found = [], loose = [];
  const right = /[\\u0590-\\u08FF]/;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const box = (node, from, to) => { range.setStart(node, from); range.setEnd(node, to); return range.getBoundingClientRect(); };
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.parentElement.closest('script, style, noscript, option, pre, svg')) continue;
    if (!right.test(node.data) || !node.parentElement.getClientRects().length) continue;
    const name = node.parentElement.closest('bdi');
    if (!name) { loose.push(node.data.slice(0, 80)); continue; }
    const next = name.nextSibling;
    if (next?.nodeType !== Node.TEXT_NODE || !next.data.trim()) continue;
    const first = next.data.search(/\\S/);
    const [of, then] = [name.getBoundingClientRect(), box(next, first, first + 1)];
    const isSameLine = Math.abs(of.top - then.top) < of.height / 2;
    found.push([name.textContent + next.data.slice(0, 12), isSameLine ? then.left - of.right : 0]);
  }
  return { found, loose };
})()"""


def check_directions(checks, browser, run, place, silent):
    """Sentences, tables and what the charts say, with Arabic and Hebrew names."""
    scenario = {
        "scenario": "שלום 2", "about": "مجموعة دعم (8)", "group": {"members": [{"name": name} for name in NAMES]},
        "sessions": 4, "seed": 3, "record": ["runs", "ticks", "sessions", "members", "ties", "events"]}
    (place / "directions.yaml").write_text(json.dumps(scenario, ensure_ascii=False), encoding="utf-8")
    folder, page = place / "directions", place / "directions.html"
    run("run", place / "directions.yaml", "--quiet", "--out", folder)
    run("report", folder, "--pairs", "5", "--quiet", "--out", page)
    browser.open(page)
    browser.value("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    browser.value("document.querySelector('.member').dispatchEvent(new PointerEvent('pointerenter', {bubbles: true}))")
    browser.value("document.querySelectorAll('.cell')[1].dispatchEvent(new PointerEvent('pointerenter', {bubbles: true}))")
    browser.value("new Promise((done) => setTimeout(done, 400))")
    state = browser.value(FOLLOWING)
    checks.holds("names from the right stand alone in sentences", state["loose"] == [], state["loose"][:5])
    wrong = [each for each in state["found"] if each[1] < -1]
    checks.holds(f"what follows a name stands behind it, {len(state['found'])} times", len(state["found"]) > 15 and wrong == [], wrong[:5])
    labels = browser.value("[...document.querySelectorAll('[aria-label], [alt], title')].map((e) => e.getAttribute('aria-label')"
                           " ?? e.getAttribute('alt') ?? e.textContent)")
    bare = [label for label in labels for name in NAMES[:3]
            if name in label and label != name and f"\u2068{name}\u2069" not in label]
    checks.holds("labels isolate names", bare == [], bare[:3])
    checks.shot(browser, "directions")
    silent(checks, browser, "directions")
