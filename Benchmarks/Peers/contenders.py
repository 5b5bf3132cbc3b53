"""Contenders as the orchestrator sees them: processes pinned to cores, whose threads are held to their number."""
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parents[1]
WORKER = BENCHMARKS / ".build/release/worker"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class Refused(Exception):
    """A contender answered with an error, or not at all."""


def environment(threads):
    """The caller's, without the setting that would choose OpenBLAS's kernels, and with threads held to a number."""
    env = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "XLA_FLAGS")}
    env.update(dict.fromkeys(THREADS, str(threads)))
    env.update(OMP_WAIT_POLICY="PASSIVE", PYTHONDONTWRITEBYTECODE="1")
    env["XLA_FLAGS"] = f"--xla_cpu_multi_thread_eigen={'true' if threads > 1 else 'false'}"
    return env


class Line:
    """One process."""

    def __init__(self, command, cores):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(len(cores)),
            preexec_fn=lambda: os.sched_setaffinity(0, cores))

    def send(self, request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()

    def receive(self):
        line = self.process.stdout.readline()
        if not line:
            raise Refused(f"it ended with status {self.process.wait()}")
        answer = json.loads(line)
        if answer.get("error"):
            raise Refused(answer["error"])
        return answer

    def end(self):
        self.process.stdin.close()
        self.process.wait()


@dataclass
class Contender:
    """A program to be timed. `split`: on several cores it is one process for each, with a share of the replicates."""

    name: str
    layout: str
    command: list
    cores: list
    split: bool = False
    smallest: bool = False  # too slow for as many replicates as the others
    lines: list = field(default_factory=list)

    def start(self):
        self.lines = [Line(self.command, {c}) for c in self.cores] if self.split else [Line(self.command, set(self.cores))]
        return self

    def ask(self, **request):
        """The same request to all processes at once; the slowest one's seconds count."""
        share = dict(request)
        if "replicates" in share and len(self.lines) > 1:
            share["replicates"] = -(-share["replicates"] // len(self.lines))
        if self.split and "cores" in share:
            share["cores"] = 1
        for line in self.lines:
            line.send(share)
        answers = [line.receive() for line in self.lines]
        if "seconds" in answers[0]:
            answers[0]["seconds"] = max(answer["seconds"] for answer in answers)
        return answers[0]

    def end(self):
        for line in self.lines:
            line.end()

    @property
    def ours(self):
        return self.name == "Tuckman"


def worker(cores, layout="16 lanes", split=False):
    several = f", {len(cores)} {'processes' if split else 'threads'}" if len(cores) > 1 else ""
    return Contender("Tuckman", layout + several, [str(WORKER)], cores, split)


def peer(name, layout, cores, split=False):
    module = f"{name.lower()}_peer"
    command = [sys.executable, str(Path(__file__).with_name("serve.py")), module]
    return Contender(name, layout, command, cores, split and len(cores) > 1, smallest=name == "Mesa")


def for_small_groups(cores):
    several = len(cores) > 1
    split = f", {len(cores)} processes" if several else ""
    chosen = [
        worker(cores),
        peer("Numba", "lanes last" + (", prange" if several else ""), cores),
        peer("JAX", "replicates last" + (", XLA threads" if several else ""), cores),
        peer("NumPy", "replicates last" + split, cores, split=True),
        peer("Mesa", "member objects" + split, cores, split=True),
    ]
    if several:
        chosen.insert(3, peer("JAX", "replicates last" + split, cores, split=True))
        # What two processes gain that have nothing in common is what the machine's second core gives.
        chosen.insert(1, worker(cores, split=True))
    return chosen


def for_large_groups(cores):
    return [worker(cores, "one group"), peer("JAX", "one group", cores), peer("NumPy", "one group", cores)]
