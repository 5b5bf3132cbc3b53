"""Interleaved measurement: in each repetition every contender has its turn, and the order changes."""
import statistics
from dataclasses import dataclass

import check
import common
import tables
from contenders import Refused

# Layouts that are no tick, but the product that it is compared with.
PRODUCTS = ("cblas_sgemm", "matmul")


@dataclass
class Task:
    """What a contender is to do, as often as it is asked."""

    contender: object
    members: int
    replicates: int
    batch: int
    acts: str
    ticks: int
    warm_ticks: int = 0

    def prepare(self):
        request = {} if self.contender.ours else {"batch": self.batch}
        self.contender.ask(do="prepare", members=self.members, replicates=self.replicates, acts=self.acts,
                           cores=len(self.contender.cores), **request)
        return self

    def seconds(self):
        """Of a group-tick: all replicates from composition on, which is not timed."""
        self.contender.ask(do="reset")
        if self.warm_ticks:
            self.contender.ask(do="advance", ticks=self.warm_ticks)
        taken = self.contender.ask(do="advance", ticks=self.ticks)["seconds"]
        return taken / self.ticks / self.replicates


@dataclass
class Product:
    """A product of two matrices, by the worker's BLAS or NumPy's."""

    contender: object
    members: int
    layout: str
    replicates: int = 1
    batch: int = 1
    acts: str = "none"

    def prepare(self):
        return self

    def seconds(self):
        request = {"cores": len(self.contender.cores)} if self.contender.ours else {}
        return self.contender.ask(do="product", members=self.members, seconds=0.3, **request)["seconds"]


def is_right(contender, members, batch, acts, replicates):
    """Says what the check found; a contender that fails is not timed."""
    try:
        right, found = check.verdict(contender, members, batch, acts, replicates)
    except Refused as problem:
        right, found = False, str(problem)
    print(f"  {'agrees' if right else 'DIFFERS'}: {contender.name}, {contender.layout}, n = {members}, batch {batch}: {found}",
          flush=True)
    return right


def best_task(contender, members, replicates, ticks):
    """The contender's task with the best of its batch sizes, each checked before; None if one of them is wrong."""
    p = common.Parameters(members=members)
    if contender.smallest:
        replicates = 2 * len(contender.lines)
    batches = [16] if contender.ours else contender.ask(do="batches")["batches"]
    tried = []
    for batch in batches:
        if not is_right(contender, members, batch, "sampled", 8 if contender.smallest else 128):
            return None
        task = Task(contender, members, replicates, batch, "sampled", ticks or p.ticks).prepare()
        task.seconds()
        tried.append((task.seconds() if len(batches) > 1 else 0, task))
    best = min(tried, key=lambda pair: pair[0])[1]
    return best.prepare()


def side_by_side(tasks):
    """What one contender does on one core and on two stands together: the machine changes from second to second."""
    kinds = list(dict.fromkeys((task.contender.name, type(task)) for task in tasks))
    return sorted(tasks, key=lambda task: kinds.index((task.contender.name, type(task))))


def interleave(tasks, repetitions, quiet):
    """Rows of results; one repetition before the first warms everything up. The order rotates, and every other is reversed."""
    rows = []
    tasks = side_by_side(tasks)
    for repetition in range(repetitions + 1):
        turn = repetition % len(tasks)
        order = tasks[turn:] + tasks[:turn]
        for task in order[::-1] if repetition % 2 else order:
            if not repetition:
                task.seconds()
            else:
                seconds, undisturbed = quiet.measure(task)
                c = task.contender
                rows.append({
                    "contender": getattr(task, "name", c.name), "layout": getattr(task, "layout", c.layout),
                    "members": task.members, "replicates": task.replicates, "batch": task.batch, "acts": task.acts,
                    "cores": len(c.cores), "repetition": repetition, "undisturbed": int(undisturbed),
                    "seconds_per_group_tick": seconds})
        print(f"  repetition {repetition} of {repetitions}" if repetition else "  warm", flush=True)
    print(f"  {sum(row['undisturbed'] for row in rows)} of {len(rows)} times undisturbed", flush=True)
    return rows


def of(row):
    """Whose time a row is."""
    return row["contender"], row["layout"], row["members"], row["batch"], row["replicates"], row["cores"]


def by_contender(rows):
    """The times of each, by repetition, in the order of the rows."""
    times = {}
    for row in rows:
        times.setdefault(of(row), {})[row["repetition"]] = row["seconds_per_group_tick"]
    return times


def summary(rows):
    """By contender, in the order of the rows: median, least, most."""
    return {key: (statistics.median(v.values()), min(v.values()), max(v.values())) for key, v in by_contender(rows).items()}


def ratio(times, others):
    """The median of the ratios within a repetition, and their quartiles: what disturbs one disturbs its neighbours too."""
    ratios = sorted(times[k] / others[k] for k in times if k in others)
    low, _, high = statistics.quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
    return statistics.median(ratios), low, high


def words(found):
    return f"{found[0]:.2f}", f"{found[1]:.2f} – {found[2]:.2f}"


def is_ours(key):
    """Our program as it is, not as several processes."""
    return key[0] == "Tuckman" and "processes" not in key[1] and key[1] not in PRODUCTS


def show(rows, title, floor=None):
    """A table with ratios to ours."""
    times, found = by_contender(rows), summary(rows)
    own = next(key for key in times if is_ours(key))
    lines = [["", "layout", "replicates", "batch", "µs / group-tick", "min – max", "to ours", "quartiles"]]
    if floor:
        lines.append(["floor", "peak and draws", "", "", f"{floor * 1e6:.3f}", "", f"{floor / found[own][0]:.2f}", ""])
    for key, (median, least, most) in sorted(found.items(), key=lambda kv: kv[1][0]):
        name, layout, _, batch, replicates, _ = key
        lines.append([name, layout, str(replicates), str(batch), f"{median * 1e6:.3f}",
                      f"{least * 1e6:.3f} – {most * 1e6:.3f}", *words(ratio(times[key], times[own]))])
    print(f"\n{title}\n")
    tables.show(lines)


def show_cores(rows, title):
    """How many times as fast each is on two cores as on one."""
    times = by_contender(rows)
    lines = [["", "on two cores", "times as fast", "quartiles"]]
    for key, two in times.items():
        if key[5] == 2:
            one = next(v for k, v in times.items() if k[5] == 1 and k[0] == key[0] and (k[1] in PRODUCTS) == (key[1] in PRODUCTS))
            lines.append([key[0], key[1], *words(ratio(one, two))])
    print(f"{title}\n")
    tables.show(lines)
