"""Rows 8 and 9: damaged cells, and changed scenarios."""
import shutil

from bench import Sweep, Tally, need
from looks import cells, difference, snapshot


def damage(bench, path, how, other):
    """Damages one cell."""
    whole = path.read_bytes()
    position = bench.random.randrange(len(whole))
    if how == "a flipped bit":
        damaged = bytearray(whole)
        damaged[position] ^= 1 << bench.random.randrange(8)
    else:
        damaged = {"truncated": whole[:position], "emptied": b"", "longer": whole + b"\n", "another cell's bytes": other,
                   "zeros at the end": whole[:position] + bytes(len(whole) - position)}[how]
    path.write_bytes(bytes(damaged))


def heals(bench, out, hows):
    """Damages every second cell in these ways, and lets the same command go on."""
    sweep = bench.many
    reference = sweep.reference[0]
    names = sorted(cells(out))
    need(len(names) > 4, f"only {len(names)} cells")
    chosen = names[::2]
    for index, name in enumerate(chosen):
        damage(bench, out / name, hows[index % len(hows)], (out / names[1]).read_bytes())
    before = snapshot(out)
    hurt = sum((out / name).read_bytes() != (reference / name).read_bytes() for name in chosen)
    need(hurt >= 0.9 * len(chosen), "the cells are not damaged")
    sweep.run(out).must_be(0)
    sweep.finished(out)
    changed = set(difference(before, snapshot(out)))
    again = [name for name in names if name not in chosen and name in changed]
    need(not again, f"{len(again)} whole cells were made again" if again else "")
    return hurt


def damaged(bench):
    """Found by the checksum and computed again, in a finished and in a half-done folder."""
    tally, hurt = Tally(), []
    kinds = [["a flipped bit"], ["truncated"], ["emptied"], ["longer"], ["another cell's bytes"], ["zeros at the end"]]
    for number in range(5 if bench.long else 1):
        for hows in kinds:
            finished = bench.place("damaged") / "out"
            shutil.copytree(bench.many.reference[0], finished)
            for out in (finished, bench.many.half_done("damaged")):
                tally.attempt(f"{hows[0]}, {number + 1}", lambda: hurt.append(heals(bench, out, hows)))
                shutil.rmtree(out.parent)
    return tally.end(f"{sum(hurt)} damaged cells in {tally.tries} folders computed again")


# What is changed in the scenario, by the word that must be named: text and its replacement.
CHANGES = {
    "seed": ("seed: 11", "seed: 12"),
    "sessions": ("sessions: 4", "sessions: 5"),
    "ticks_per_session": ("ticks_per_session: 2", "ticks_per_session: 3"),
    "replicates": ("replicates: 40", "replicates: 41"),
    "members": ("members: 4", "members: 5"),
    "attitude_sd": ("attitude_sd: 0.6", "attitude_sd: 0.7"),
    "faultline": ("faultline: [0, ", "faultline: [0.1, "),
    "mechanisms": ("sessions: 4", "mechanisms: {balance: false}\nsessions: 4"),
    "facilitator": ("sessions: 4", "facilitator: {style: democratic}\nsessions: 4"),
}


def reordered(text):
    """The same scenario with its parts in another order, other spaces and comments."""
    head, design = text.split("design:\n")
    lines = head.splitlines()
    design = "".join(f"  {line}  # as before\n" for line in reversed([part for part in split_design(design)]))
    return "# Another comment\n\n" + f"design:\n{design}" + "\n".join(reversed(lines)) + "\n\n# The end\n"


def split_design(design):
    """`method` and `vary` of the design, the latter written in one line."""
    lines = [line.strip() for line in design.splitlines()]
    yield lines[0]
    yield "vary: {" + ", ".join(lines[2:]) + "}"


def changed(bench):
    """Refused with the names of what has changed; another order and other comments are no change."""
    tally, sweep = Tally(), bench.many
    half = sweep.half_done("changed")
    before = snapshot(half)

    def refused(word, text, more=()):
        file = sweep.file.with_name("changed.yaml")
        file.write_text(text, encoding="utf-8")
        answer = bench.answer(sweep.command(half, *more, file=file)).must_be(65)
        need(word in answer.text, f"the message does not name {word}: {answer.text.strip()[:300]}")
        need(snapshot(half) == before, f"touched: {difference(before, snapshot(half))[:5]}")

    for word, (old, new) in CHANGES.items():
        need(sweep.text.count(old) == 1, f"the scenario has no {old}")
        tally.attempt(word, refused, word, sweep.text.replace(old, new))
    tally.attempt("--set", refused, "assertiveness_sd", sweep.text, ["--set", "assertiveness_sd=0.9"])
    both = sweep.text.replace("seed: 11", "seed: 12").replace("members: 4", "members: 5")
    tally.attempt("two at once", refused, "seed", both)
    tally.attempt("two at once", refused, "members", both)

    file = sweep.file.with_name("reordered.yaml")
    file.write_text(reordered(sweep.text), encoding="utf-8")
    need(bench.answer([bench.program, "validate", str(file)]).code == 0, "the reordered scenario is no scenario")

    def accepted():
        bench.answer(sweep.command(half, file=file)).must_be(0)
        # The plan may hold the scenario's text, comments and all.
        sweep.finished(half, "sweep.json")

    tally.attempt("comments, spaces and order", accepted)
    shutil.rmtree(half.parent)
    tally.attempt("the bytes of a file that it names", ties_changed, bench)
    return tally.end(f"{tally.tries - 1} changes")


def ties_changed(bench):
    """Observed ties are in a file of their own, whose bytes count."""
    sweep = Sweep(bench, "ties", runs=800, runs_per_cell=2, threads=2, replicates=40, faultline="[0, 0.2, 0.4, 0.6, 0.8]",
                  cost="[0.2, 0.4, 0.6, 0.8]")
    sweep.file.write_text(sweep.text.replace("members: 4", "members: 4, sentiment: ties.csv"), encoding="utf-8")
    ties = sweep.file.with_name("ties.csv")
    ties.write_text("source,target,value\nM1,M2,0.5\n", encoding="utf-8")
    half = sweep.half_done("ties")
    ties.write_text("source,target,value\nM1,M2,0.25\n", encoding="utf-8")
    answer = sweep.run(half).must_be(65)
    need("ties.csv" in answer.text or "sentiment" in answer.text, f"it does not name the file: {answer.text.strip()[:300]}")
    ties.write_text("source,target,value\nM1,M2,0.5\n", encoding="utf-8")
    sweep.goes_on(half)
