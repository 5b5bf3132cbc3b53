"""The model in NumPy. One large group has no replicate axis, and its products are those of NumPy's BLAS."""
import numpy as np

import common
from numpy_groups import Groups


class Peer:
    """Groups that advance batch after batch. One group alone has no replicate axis."""

    batches = (128, 512, 2048)

    def __init__(self, p, replicates, batch, cores=1, acts="sampled", seed=1):
        self.p, self.sampled, self.replicates, self.seed = p, acts == "sampled", replicates, seed
        self.composed = common.compose(p, np.arange(replicates), seed)
        self.spans = [0] if replicates == 1 and not self.sampled else [
            slice(start, min(start + batch, replicates)) for start in range(0, replicates, batch)]

    def reset(self):
        generator = np.random.Generator(np.random.SFC64(self.seed))
        self.groups, self.recorded = [], []
        for span in self.spans:
            part = {name: value[..., span] for name, value in self.composed.items()}
            self.groups.append(Groups(self.p, part, self.sampled, generator))
            tail = part["status"].shape[1:]
            self.recorded.append(np.zeros((self.p.ticks, len(common.METRICS), *tail), np.float32))

    def advance(self, ticks, given=None, leaving=None):
        p, endings = self.p, self.p.endings().astype(np.float32)
        for span, groups, out in zip(self.spans, self.groups, self.recorded):
            for tick in range(ticks):
                acts = None if given is None else given[tick][..., span].astype(np.float32)
                groups.tick(endings[tick], acts, out[tick])
                if (tick + 1) % p.ticks_per_session == 0 and tick + 1 < p.ticks:
                    session = (tick + 1) // p.ticks_per_session
                    groups.leave(None if leaving is None else leaving[session][..., span].astype(np.float32))

    def metrics(self):
        """By tick, metric and replicate."""
        return self.recorded[0][..., None] if self.spans == [0] else np.concatenate(self.recorded, -1)
