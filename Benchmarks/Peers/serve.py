"""A peer as a process that lives long: answers each line of JSON on standard input with one on standard output.

Compiling, warming up and composing happen before the clock starts, in requests of their own.
"""
import importlib
import json
import sys
import time

import numpy as np

import common


class Server:
    def __init__(self, module):
        self.module = importlib.import_module(module)

    def prepare(self, members, replicates, batch, cores=1, acts="sampled", seed=1, parameters=None):
        p = common.Parameters(members=members, **(parameters or {}))
        self.peer = self.module.Peer(p, replicates, batch, cores, acts, seed)
        return {}

    def batches(self):
        return {"batches": self.module.Peer.batches}

    def reset(self):
        self.peer.reset()
        return {}

    def advance(self, ticks):
        start = time.perf_counter()
        self.peer.advance(ticks)
        return {"seconds": time.perf_counter() - start}

    def metrics(self, ticks):
        """The metrics of a run on the reference's draws, by tick, metric and replicate."""
        peer, p = self.peer, self.peer.p
        every = np.arange(peer.replicates)
        given = np.stack([common.act_uniforms(p, tick, every, peer.seed) for tick in range(ticks)])
        leaving = np.stack([common.leaving_uniforms(p, s, every, peer.seed) for s in range(p.sessions + 1)])
        peer.reset()
        peer.advance(ticks, given, leaving)
        return {"metrics": np.asarray(peer.metrics()).tolist()}

    def product(self, members, seconds=0.2):
        """Seconds of one product of single-precision matrices with NumPy's BLAS: the mean over as many as fit."""
        a = np.random.default_rng(1).random((members, members), np.float32)
        out = a @ a
        count, start = 0, time.perf_counter()
        while count == 0 or time.perf_counter() - start < seconds:
            np.matmul(a, a, out=out)
            count += 1
        return {"seconds": (time.perf_counter() - start) / count}


def main():
    server = Server(sys.argv[1])
    answers = sys.stdout
    sys.stdout = sys.stderr  # nothing else may speak on the line
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = getattr(server, request.pop("do"))(**request)
        except Exception as problem:  # the other side decides what it means
            answer = {"error": f"{type(problem).__name__}: {problem}"}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
