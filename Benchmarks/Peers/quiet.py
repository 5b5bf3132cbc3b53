"""Whether others are at work on the same machine, or on the one that it is a part of."""
import time

import contenders

# A core whose twin is busy is a third slower, and that comes and goes within seconds; clocks differ by less.
TOLERATED = 1.2
# Seconds that may be lost by waiting and by measuring again, in all and for one time.
PATIENCE, AT_ONCE = 300.0, 10.0
# Threads of libraries spin for a while after their work; they must not take the core from the one whose turn is next.
REST = 0.1


class Quiet:
    """Times a small product on all cores at once, which has nothing to do with who is measured."""

    def __init__(self, cores):
        self.probe = contenders.worker(cores, split=True).start()
        self.least = min(self.seconds() for _ in range(100))
        self.patience = PATIENCE

    def seconds(self):
        """Of the slowest core."""
        return self.probe.ask(do="product", members=512, cores=1, seconds=0.015)["seconds"]

    def holds(self):
        """Whether the product takes as long as at its best."""
        taken = self.seconds()
        self.least = min(self.least, taken)
        return taken <= TOLERATED * self.least

    def measure(self, task):
        """Seconds of the task, and whether it was quiet before and after: if not, it is measured again while there is patience."""
        begun = time.monotonic()
        while True:
            lost = time.monotonic() - begun
            may_wait = lost < min(AT_ONCE, self.patience)
            time.sleep(REST)
            if may_wait and not self.holds():
                continue
            lost = time.monotonic() - begun
            seconds = task.seconds()
            time.sleep(REST)
            undisturbed = self.holds()
            if undisturbed or not may_wait:
                self.patience -= lost
                return seconds, undisturbed

    def end(self):
        self.probe.end()
