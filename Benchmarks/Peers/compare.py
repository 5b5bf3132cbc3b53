"""Times Tuckman and its peers on this machine. Started by `Benchmarks/compare`, which sets up what it needs."""
import argparse
import os
import platform
import subprocess
import sys
from functools import partial
from importlib import metadata

import check
import common
import contenders
import floor
import measure
import tables
from contenders import BENCHMARKS
from quiet import Quiet

# What was only tried is kept apart from what may be quoted.
FOLDERS = {False: (BENCHMARKS / "Results", BENCHMARKS.parent / "notebooks-data/cost"),
           True: (BENCHMARKS / ".build/quick", BENCHMARKS / ".build/quick/cost")}


def arguments():
    parser = argparse.ArgumentParser(prog="Benchmarks/compare", description="Times Tuckman and its peers, interleaved.")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions and sizes, to try it")
    parser.add_argument("--only", choices=("small", "large", "scaling"), help="one section")
    parser.add_argument("--contenders", metavar="NAMES", type=lambda text: text.split(","),
                        help="only these of the small groups: Tuckman,Numba")
    parser.add_argument("--prove-check", action="store_true", help="change one number of each peer by 1 %% and show that it is seen")
    return parser.parse_args()


def first_line(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip().split("\n")[0]


def describe_machine(core, results):
    """Facts and limits, as rows of two."""
    line = contenders.worker([core]).start()
    facts = line.ask(do="machine")["facts"]
    limits = {what: max(line.ask(do=what, seconds=0.5)["rate"] for _ in range(3))
              for what in ("peak", "uniforms", "copy", "triad")}
    line.end()
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.processor())
    model = "/".join(l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith(("cpu family", "model\t", "stepping")))
    given = os.environ.get("OPENBLAS_CORETYPE")
    machine = {
        "processor": cpu, "family/model/stepping": "/".join(model.split("/")[:3]),
        "cores": str(len(os.sched_getaffinity(0))), "system": f"{platform.system()} {platform.release()}",
        "swift": first_line("swift", "--version"), "C compiler": facts["c_compiler"].split(" (")[0],
        "instruction set": facts["instruction_set"], "OpenBLAS": facts["openblas"], "OpenBLAS core": facts["openblas_core"],
        "OPENBLAS_CORETYPE of the caller": f"{given}, removed" if given else "not set",
        "OPENBLAS_CORETYPE of the worker": facts["openblas_coretype"],
        "load before": f"{os.getloadavg()[0]:.2f}", "python": platform.python_version(),
        **{name: metadata.version(name) for name in ("numpy", "numba", "llvmlite", "jax", "jaxlib", "mesa")},
        "fused peak, one core, GFLOP/s": f"{limits['peak'] / 1e9:.1f}",
        "uniforms, one core, 1e9/s": f"{limits['uniforms'] / 1e9:.3f}",
        "copy, one core, GB/s": f"{limits['copy'] / 1e9:.1f}", "triad, one core, GB/s": f"{limits['triad'] / 1e9:.1f}",
    }
    print("The machine\n")
    tables.show([[key, value] for key, value in machine.items()])
    if float(machine["load before"]) > 0.5:
        print("  Others are at work on this machine: the numbers below are worth little.\n")
    tables.write(results / "machine.csv", [{"fact": key, "value": value} for key, value in machine.items()])
    return limits


def small(quick, cores, limits, quiet, names=None):
    """Many groups of 8 and of 12, acts drawn, on one core and on two in turn. Whether everybody passed, and the rows."""
    rows, everybody = [], True
    for members in (8, 12):
        print(f"Small groups: n = {members}", flush=True)
        chosen = [c.start() for used in (1, 2) for c in contenders.for_small_groups(cores[:used])
                  if names is None or c.name in names]
        found = [measure.best_task(c, members, 4096, 0) for c in chosen]
        everybody &= None not in found
        part = measure.interleave([task for task in found if task], 3 if quick else 15, quiet)
        for used in (1, 2):
            of_these = [row for row in part if row["cores"] == used]
            p = common.Parameters(members=members)
            least = floor.seconds(members, p.issues, p.acts, limits["peak"], limits["uniforms"]) / used
            measure.show(of_these, f"n = {members}, acts drawn, {used} core(s)", least)
        measure.show_cores(part, f"n = {members}: two cores")
        rows += part
        for c in chosen:
            c.end()
    return everybody, rows


def large(quick, cores, limits, quiet):
    """One group, acts in expectation, beside the product of two matrices of its size."""
    rows = []
    chosen = [c.start() for used in (1, 2) for c in contenders.for_large_groups(cores[:used])]
    print("Large groups", flush=True)
    right = [c for c in chosen if measure.is_right(c, 96, 1, "mean-field", 1)]
    # Some 0.3 s on one core, as long as the product is measured.
    for members, ticks in {512: 96, 1024: 16, 2048: 2, 4096: 1}.items():
        if quick and members > 1024:
            continue
        tasks = []
        for c in right:
            if c.ours or members == 1024:
                tasks.append(measure.Task(c, members, 1, 1, "mean-field", ticks if c.ours else 4, 1).prepare())
            if c.ours:
                tasks.append(measure.Product(c, members, "cblas_sgemm"))
            if c.name == "NumPy":
                tasks.append(measure.Product(c, members, "matmul"))
        part = measure.interleave(tasks, 3 if quick else 9, quiet)
        for used in (1, 2):
            show_products([row for row in part if row["cores"] == used], members, limits["peak"] * used, used)
        measure.show_cores(part, f"n = {members}: two cores")
        rows += part
    for c in chosen:
        c.end()
    return len(right) == len(chosen), rows


def show_products(part, members, peak, cores):
    """Ticks in units of the worker's product; what each product reaches of the peak says what that unit is worth."""
    times, found = measure.by_contender(part), measure.summary(part)
    product = next((k for k in times if k[1] == "cblas_sgemm"), None)
    unit = found[product][0] if product else None
    lines = [["", "layout", "ms", "min – max", "to cblas_sgemm", "quartiles", "of the peak"]]
    for key, (median, least, most) in found.items():
        name, layout = key[:2]
        is_product = layout in measure.PRODUCTS
        share = 2 * members**3 / median / peak
        to_unit = measure.words(measure.ratio(times[key], times[product])) if product else ("", "")
        lines.append([name, layout, f"{median * 1e3:.2f}", f"{least * 1e3:.2f} – {most * 1e3:.2f}", *to_unit,
                      f"{share:.2f}" if is_product else ""])
    print(f"\nn = {members}, one group, {cores} core(s)\n")
    tables.show(lines)
    reached = 2 * members**3 / unit / peak if unit else 1
    if reached < 0.5:
        print(f"  cblas_sgemm reaches {reached:.2f} of the peak: others are at work on this machine, or OpenBLAS has taken kernels of\n"
              "  another processor. A ratio to it says little; compare with NumPy's own product.\n", flush=True)


def scaling(quick, cores, limits, quiet):
    """Our time by replicates and by members."""
    c = contenders.worker(cores[:1]).start()
    everybody = measure.is_right(c, 8, 16, "sampled", 128)
    replicates = (64, 1024) if quick else (64, 256, 1024, 4096, 16384, 65536)
    sizes = (4, 8, 64) if quick else (4, 6, 8, 12, 20, 30, 64)
    tasks = [(8, count, "sampled", 144) for count in replicates]
    tasks += [(n, max(64, 65536 // n**2 // 16 * 16), "sampled", 144) for n in sizes if n != 8]
    tasks += [(n, 1, "mean-field", 4) for n in ((128, 512) if quick else (128, 256, 512, 1024, 2048))]
    rows = []
    print("Scaling", flush=True)
    for members, count, acts, ticks in tasks if everybody else []:
        task = measure.Task(c, members, count, 16 if count > 1 else 1, acts, ticks, int(count == 1)).prepare()
        rows += measure.interleave([task], 2 if quick else 5, quiet)
    c.end()
    lines = [["members", "acts", "replicates", "µs / group-tick", "min – max", "ns / group-tick and pair"]]
    for (_, _, members, _, count, _), (median, least, most) in measure.summary(rows).items():
        lines.append([str(members), "drawn" if count > 1 else "expected", str(count), f"{median * 1e6:.3f}",
                      f"{least * 1e6:.3f} – {most * 1e6:.3f}", f"{median * 1e9 / members / (members - 1):.2f}"])
    print("\nTuckman, one core\n")
    tables.show(lines)
    if rows:
        folder = FOLDERS[quick][1]
        tables.write(folder / "cost.csv", rows)
        tables.describe(folder, "tuckman-cost", "What a tick costs by replicates and by members", "cost.csv", rows,
                        "Benchmarks/compare --only scaling")
    return everybody, rows


def prove_check(cores):
    """Plants an error in each peer: the check has to see it."""
    seen = []
    for c in contenders.for_small_groups(cores[:1]):
        if not c.ours:
            c.start()
            wrong = {"reciprocity": 1.01 * common.Parameters().reciprocity}
            batch = c.ask(do="batches")["batches"][0]
            right, found = check.verdict(c, 8, batch, "sampled", 8, wrong)
            print(f"  {'NOT SEEN' if right else 'seen'}: {c.name} with 1 % more reciprocity: {found}", flush=True)
            seen.append(not right)
            c.end()
    return all(seen)


def main():
    options = arguments()
    cores = sorted(os.sched_getaffinity(0))
    sections = {"small": partial(small, names=options.contenders), "large": large, "scaling": scaling}
    if options.prove_check:
        return 0 if prove_check(cores) else 1
    results = FOLDERS[options.quick][0]
    limits = describe_machine(cores[0], results)
    print(f"Contenders are checked against {check.source()}.\n", flush=True)
    quiet = Quiet(cores[:2])
    everybody = True
    for name, section in sections.items():
        if options.only in (None, name):
            right, rows = section(options.quick, cores, limits, quiet)
            everybody &= right
            if rows:
                tables.write(results / f"{name}.csv", rows)
    quiet.end()
    if not everybody:
        print("A contender differs from the model and was not timed.", file=sys.stderr)
    return 0 if everybody else 1


if __name__ == "__main__":
    sys.exit(main())
