"""The model in Numba: hand-written loops, replicates last, in blocks of lanes that stay in the cache."""
from collections import namedtuple

import numpy as np
from numba import njit, prange, set_num_threads

import common
import numba_talk
import numba_update
from numba_arithmetic import OPTIONS, draw

STATES = ("sentiment familiarity tension attitudes status airtime regulation anxiety skill efficacy present "
          "assertiveness surface").split()
Blocks = namedtuple("Blocks", STATES + ["next", "first", "motive", "gap", "count", "known", "accepted", "strain",
                                        "progress", "random", "metrics"])


def build(p, lanes, sampled, parallel):
    """The function that advances all blocks; with `parallel` the blocks are shared among threads."""
    n, K, M, L = p.members, p.issues, p.acts, lanes
    talk, update = numba_talk.build(n, K, M, L, p), numba_update.build(n, K, M, L, p)
    look, disagree, speak, address = talk.look, talk.disagree, talk.speak, talk.address
    act, expect, leave = talk.act, talk.expect, talk.leave
    product, ties, members = update.product, update.ties, update.members
    mean, sum_, per_other, spread, work = update.mean, update.sum_, update.per_other, update.spread, update.work
    per_session, last_tick = p.ticks_per_session, p.ticks
    endings = p.endings().astype(np.float32)

    @njit(cache=True, **OPTIONS)
    def advance(s, k, given, leaving, ticks, native):
        pair = np.empty((6, n, n, L), np.float32)
        Q, nu, said, B, contest = pair[0], pair[1], pair[2], pair[3], pair[4]
        each = np.empty((16, n, L), np.float32)
        q, share, cumulative, sharp, worth, standing, heard = each[0], each[1], each[2], each[3], each[4], each[5], each[6]
        modelled, shown, aid, Fnew, Tnew, Anew = each[7], each[8], each[9], each[10], each[11], each[12]
        lane = np.empty((11, L), np.float32)
        total, expected, negative, running, apart = lane[0], lane[1], lane[2], lane[3], lane[4]
        pull, liked, group, usual = lane[5], lane[6], lane[7], lane[8]
        known_sum, strain_sum = lane[9], lane[10]
        dO = np.empty((n, K, L), np.float32)
        U, V = np.empty((2 * M, L), np.float32), np.empty((n, L), np.float32)
        speaker, target = np.empty((M, L), np.int32), np.empty((M, L), np.int32)
        Qflat = Q.ravel()
        X, Y, T, Fm, O, gap = s.sentiment[k], s.next[k], s.tension[k], s.familiarity[k], s.attitudes[k], s.gap[k]
        e, y, r, u, c, h = s.status[k], s.airtime[k], s.regulation[k], s.anxiety[k], s.skill[k], s.efficacy[k]
        here, count, known, accepted, strain = s.present[k], s.count[k], s.known[k], s.accepted[k], s.strain[k]
        look(X, T, Fm, here, count, known, accepted, strain)
        disagree(O, here, gap, apart)
        for tick in range(ticks):
            speak(s.assertiveness[k], e, u, r, here, known, accepted, strain, q, share, cumulative, sharp, worth, standing, total)
            address(X, T, gap, s.motive[k], e, here, share, sharp, contest, Q, nu, running, negative, expected)
            if sampled:
                if native:
                    draw(s.random[k], U)
                else:
                    U[:] = given[k, tick]
                act(U, cumulative, Q, Qflat, speaker, target, said, heard)
            else:
                expect(share, Q, said, heard)
            product(X, B)
            ties(X, Y, T, Fm, O, gap, s.surface[k], said, nu, B, heard, here, count, known, q, worth, standing, r, c,
                 dO, pull, modelled, shown, aid, Fnew, Tnew, Anew, liked, group, each[13])
            mean(c, here, count, usual)
            members(O, s.first[k], e, y, u, r, c, h, here, count, heard, known, accepted, strain, dO, modelled, shown, aid, usual)
            X, Y = Y, X
            disagree(O, here, gap, apart)
            out = s.metrics[k, tick]
            sum_(Fnew, known_sum)
            sum_(Tnew, strain_sum)
            per_other(Fnew, count, known)
            per_other(Tnew, count, strain)
            per_other(Anew, count, accepted)
            mean(q, here, count, out[1])
            mean(r, here, count, out[11])
            mean(u, here, count, out[12])
            mean(c, here, count, out[13])
            mean(h, here, count, out[14])
            mean(e, here, count, usual)
            spread(e, y, here, count, usual, out[6], out[7], out[10])
            work(heard, c, count, known_sum, strain_sum, liked, apart, expected, out[1], s.progress[k], endings[tick],
                 out[0], out[2], out[3], out[4], out[5], out[8], out[9], out[15], out[16])
            if (tick + 1) % per_session == 0 and tick + 1 < last_tick:
                if native:
                    draw(s.random[k], V)
                else:
                    V[:] = leaving[k, (tick + 1) // per_session]
                leave(V, h, here, count, accepted, strain)
                look(X, T, Fm, here, count, known, accepted, strain)

    if parallel:
        @njit(parallel=True, **OPTIONS)
        def run(s, given, leaving, ticks, native):
            for k in prange(s.sentiment.shape[0]):
                advance(s, k, given, leaving, ticks, native)
    else:
        @njit(**OPTIONS)
        def run(s, given, leaving, ticks, native):
            for k in range(s.sentiment.shape[0]):
                advance(s, k, given, leaving, ticks, native)
    return run


def blocked(array, lanes):
    """(..., replicates) as (blocks, ..., lanes) in single precision; the last lanes may repeat a replicate."""
    array = np.asarray(array, np.float32)
    parts = np.stack(np.split(array, array.shape[-1] // lanes, axis=-1))
    return np.ascontiguousarray(parts)


class Peer:
    """Groups that advance together. `batch` is the number of lanes of a block."""

    batches = (32, 64, 128)

    def __init__(self, p, replicates, batch, cores=1, acts="sampled", seed=1):
        self.p, self.lanes, self.seed = p, min(batch, replicates), seed
        # Whole blocks: those that are left over are computed too, and not counted.
        self.asked = replicates
        self.replicates = -(-replicates // self.lanes) * self.lanes
        set_num_threads(cores)
        self.run = build(p, self.lanes, acts == "sampled", cores > 1)
        self.composed = common.compose(p, np.arange(self.replicates), seed)

    def reset(self):
        p, L = self.p, self.lanes
        s = {name: blocked(self.composed[name], L) for name in STATES}
        blocks = self.replicates // L
        empty = lambda *shape: np.zeros((blocks, *shape, L), np.float32)
        generator = np.random.default_rng(self.seed)
        s.update(next=empty(p.members, p.members), first=s["attitudes"].copy(), gap=empty(p.members, p.members),
                 motive=(1 / (1 + np.exp(-1.5 * s["assertiveness"]))).astype(np.float32), count=empty(),
                 known=empty(p.members), accepted=empty(p.members), strain=empty(p.members), progress=empty(),
                 random=generator.integers(1, 2**32, (blocks, 4, L), dtype=np.uint32),
                 metrics=empty(p.ticks, len(common.METRICS)))
        self.state = Blocks(**s)

    def advance(self, ticks, given=None, leaving=None):
        native = given is None
        if native:
            given, leaving = np.zeros((1, 1, 1, self.lanes), np.float32), np.zeros((1, 1, 1, self.lanes), np.float32)
        else:
            given = blocked(given.reshape(given.shape[0], -1, given.shape[-1]), self.lanes)
            leaving = blocked(leaving, self.lanes)
        self.run(self.state, given, leaving, ticks, native)

    def metrics(self):
        """By tick, metric and replicate."""
        return np.concatenate(list(self.state.metrics), axis=-1)[..., : self.asked]
