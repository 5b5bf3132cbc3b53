"""Groups in NumPy: single precision, replicates last, and everything that is large written into arrays made once."""
import numpy as np

import common

STATES = ("sentiment familiarity tension attitudes status airtime regulation anxiety skill efficacy present "
          "assertiveness surface").split()


class Groups:
    """A batch of groups, or one group alone: then arrays lack the last axis, and nothing else differs."""

    def __init__(self, p, composed, sampled, generator):
        self.p, self.sampled, self.generator = p, sampled, generator
        for name in STATES:
            setattr(self, name, np.array(composed[name], np.float32, order="C"))
        self.first = self.attitudes.copy()
        self.motive = 1 / (1 + np.exp(-1.5 * self.assertiveness))
        n, tail = p.members, self.status.shape[1:]
        self.tail, self.progress = tail, np.zeros(tail, np.float32)
        (self.gap, self.nu, self.Q, self.said, self.balance, self.H, self.a, self.b, self.calm, self.liking,
         self.pair) = (np.empty((n, n, *tail), np.float32) for _ in range(11))
        self.eye = (1 - np.eye(n, dtype=np.float32)).reshape(n, n, *(1 for _ in tail))
        if sampled:
            self.places = np.arange(tail[0], dtype=np.int32)
            self.uniforms = np.empty((p.acts, 2, *tail), np.float32)
        self.look()
        self.disagree()

    def look(self):
        """Who is there, and what members get from them."""
        here, pair = self.present, self.pair
        np.multiply(here[:, None], here[None], out=pair)
        pair *= self.eye
        self.count = here.sum(0)
        self.pairs = self.count * (self.count - 1)
        self.per = here / (self.count - 1)
        # Ties of who has just left are 0 only after the next update.
        np.maximum(self.sentiment, 0, out=self.liking)
        self.collect(self.familiarity * pair, self.tension * pair, self.liking * pair)

    def collect(self, familiarity, tension, liking):
        self.known = familiarity.sum(1) * self.per
        self.strain = tension.sum(1) * self.per
        self.accepted = liking.sum(0) * self.per

    def disagree(self):
        O, K, gap, a = self.attitudes, self.p.issues, self.gap, self.a
        if self.tail:
            np.subtract(O[:, None, 0], O[None, :, 0], out=gap)
            np.multiply(gap, gap, out=gap)
            for k in range(1, K):
                np.subtract(O[:, None, k], O[None, :, k], out=a)
                np.multiply(a, a, out=a)
                gap += a
        else:
            np.matmul(O, O.T, out=gap)
            square = np.einsum("ik,ik->i", O, O)
            gap *= -2
            gap += square[:, None]
            gap += square
            np.maximum(gap, 0, out=gap)
        gap *= 1 / (4 * K)
        np.sqrt(gap, out=gap)

    def square(self):
        """X X."""
        X, out, a = self.sentiment, self.balance, self.a
        if not self.tail:
            return np.matmul(X, X, out=out)
        np.multiply(X[:, 0, None], X[None, 0, :], out=out)
        for k in range(1, len(X)):
            np.multiply(X[:, k, None], X[None, k, :], out=a)
            out += a
        return out

    def draw_acts(self, share, given):
        """Counts by target and speaker. Cumulative sums of each speaker's row are searched by halving."""
        p, n, size = self.p, self.p.members, self.tail[0]
        U = given
        if U is None:
            U = self.generator.random(out=self.uniforms, dtype=np.float32)
        cumulative = np.cumsum(share, 0)
        speaker = np.zeros((p.acts, size), np.int32)
        for i in range(n - 1):
            speaker += U[:, 0] >= cumulative[i]
        ends = np.cumsum(self.Q, 1, out=self.b).reshape(-1)
        row = speaker * np.int32(n * size) + self.places
        point = U[:, 1] * ends.take(row + np.int32((n - 1) * size))
        target = np.zeros_like(speaker)
        for half in (2**power for power in reversed(range((n - 1).bit_length()))):
            probe = np.minimum(target + np.int32(half - 1), np.int32(n - 1))
            probe *= np.int32(size)
            probe += row
            passed = point >= ends.take(probe)
            target += passed * np.int32(half)
        np.minimum(target, n - 1, out=target)
        target *= np.int32(n)
        target += speaker
        target *= np.int32(size)
        target += self.places
        counts = np.bincount(target.reshape(-1), minlength=n * n * size)
        self.said[:] = counts.reshape(n, n, size)

    def tick(self, ending, given, out):
        p, dt, a, b, calm, H = self.p, np.float32(self.p.step), self.a, self.b, self.calm, self.H
        X, T, F, O, here, pair = self.sentiment, self.tension, self.familiarity, self.attitudes, self.present, self.pair
        e, y, r, u, c, h = self.status, self.airtime, self.regulation, self.anxiety, self.skill, self.efficacy
        known, accepted, strain, count = self.known, self.accepted, self.strain, self.count
        liking, nu, Q, said, gap = self.liking, self.nu, self.Q, self.said, self.gap

        drive = known + 0.5 * accepted - u - p.expression_threshold
        q = p.expression_floor + (1 - p.expression_floor) / (1 + np.exp(-p.expression_gain * drive))
        share = np.exp(self.assertiveness + p.status_to_talk * e - p.tension_to_silence * strain) * here
        share /= share.sum(0)
        np.multiply(liking, 0.5, out=Q)  # Q: whom each addresses
        Q += T
        Q += 1
        Q *= share[None]
        Q *= pair

        np.subtract(e[:, None], e[None], out=a)  # nu: how negatively
        np.abs(a, out=a)
        a *= p.contest_width
        np.tanh(a, out=a)
        np.subtract(1, a, out=a)
        a *= self.motive[:, None] * np.float32(p.negativity_contest)
        a *= self.motive[None]
        np.multiply(liking, -0.3 * p.negativity_disagreement, out=nu)
        nu += p.negativity_disagreement
        nu *= gap
        nu += a
        np.multiply(T, p.negativity_tension, out=a)
        nu += a
        nu -= p.negativity_offset
        np.clip(nu, 0, 1, out=nu)
        nu *= (q * (1 - p.negativity_restraint * r) * (1 + p.negativity_anxiety * (u - 0.4)))[:, None]
        np.clip(nu, 0, 1, out=nu)
        nu *= pair
        row = Q.sum(1)
        np.multiply(Q, nu, out=a)
        negativity = (share * a.sum(1) / np.maximum(row, 1e-30)).sum(0)

        if self.sampled:  # said[i, j]: from j to i
            self.draw_acts(share, given)
            heard = said.sum(0) / np.float32(p.acts)
            said *= count / np.float32(p.acts)
        else:
            np.multiply((Q * (share * count / np.maximum(row, 1e-30))[:, None]).swapaxes(0, 1), 1, out=said)
            heard = share
        np.multiply(said, 1 - p.overhearing, out=H)
        H += (p.overhearing * count * heard / (count - 1))[None]
        H *= pair
        harsh, kind = b, said
        np.multiply(said, nu.swapaxes(0, 1), out=harsh)
        kind -= harsh
        np.subtract(1, T, out=calm)
        aid = self.row_sum(kind, liking, q)
        modelled = self.learned(H, r, None)
        shown = self.learned(H, c, q)

        # The new sentiment grows in `grown`; every part is added in place.
        grown = self.square()
        grown *= F
        grown *= p.balance_rate * known.sum(0) / count / np.maximum(count - 2, 1)
        np.multiply(gap, -1 / p.disagreement_tolerance, out=a)
        a += 1
        a -= self.surface
        a *= q[None]
        a += self.surface
        a *= H
        a *= p.similarity_rate
        grown += a
        np.multiply(kind, calm, out=a)
        a *= (p.support_rate * (p.support_reserve + (1 - p.support_reserve) * q))[None]
        grown += a
        np.multiply(T, p.tension_cost, out=a)
        grown -= a
        np.multiply(X, X, out=a)
        np.subtract(1, a, out=a)
        grown *= a
        np.subtract(X.swapaxes(0, 1), X, out=a)
        a *= F
        a *= p.reciprocity
        grown += a
        np.multiply(X, p.sentiment_decay, out=a)
        grown -= a
        # W, with X as it was: liking - repulsion * dislike is X or repulsion * X.
        W = nu
        np.multiply(X, p.repulsion, out=W)
        np.maximum(X, W, out=W)
        W *= H
        W *= calm
        W *= (p.influence_rate * q * (1 + 0.3 * np.clip(e, -1, 2)))[None]
        dO = self.pulled(W) + p.anchoring * (self.first - O)
        grown *= dt
        X += grown
        self.settle(X, -1)

        harsh *= calm  # T
        harsh *= p.tension_rate * dt
        np.add(r[:, None], r[None], out=a)
        a *= 0.5 * p.tension_repair * dt
        a += p.tension_decay * dt
        a *= T
        T += harsh
        T -= a
        self.settle(T, 0)
        np.subtract(1, F, out=a)  # F
        a *= H
        a *= p.familiarity_rate * dt
        F += a
        self.settle(F, 0)

        step = dt * here
        c_mean = (c * here).sum(0) / count
        de = p.status_rate * (np.tanh(y - 1) + c - c_mean) - p.status_decay * e
        dr = (p.regulation_learning * strain + p.regulation_modelling * modelled) * (1 - r) - p.regulation_decay * r
        du = p.anxiety_stress * strain * (1 - u) - p.anxiety_relief * (known + accepted) * u
        dh = p.efficacy_rate * aid * (1 - h) - p.efficacy_decay * strain * h
        O += dO * step[:, None]
        np.clip(O, -1, 1, out=O)
        e += de * step
        y += (count * heard - y) / p.airtime_memory * step
        for state, drift in ((r, dr), (u, du), (c, p.skill_learning * shown * (1 - c)), (h, dh)):
            state += drift * step
            np.clip(state, 0, 1, out=state)
        np.maximum(X, 0, out=liking)
        self.collect(F, T, liking)
        self.disagree()
        self.measure(q, heard, negativity, ending, out)

    def settle(self, ties, low):
        np.clip(ties, low, 1, out=ties)
        ties *= self.pair

    def row_sum(self, kind, liking, q):
        np.multiply(kind, liking, out=self.a)
        self.a *= q[None]
        return self.a.sum(1)

    def learned(self, H, skill, weight):
        np.subtract(skill[None], skill[:, None], out=self.a)
        np.maximum(self.a, 0, out=self.a)
        self.a *= H
        if weight is not None:
            self.a *= weight[None]
        return self.a.sum(1)

    def pulled(self, W):
        """Sum over j of W_ij (O_j - O_i)."""
        O, weight = self.attitudes, W.sum(1)
        if not self.tail:
            return W @ O - weight[:, None] * O
        moved = np.empty_like(O)
        for k in range(self.p.issues):
            np.multiply(W, O[None, :, k], out=self.a)
            np.sum(self.a, axis=1, out=moved[:, k])
        moved -= weight[:, None] * O
        return moved

    def measure(self, q, heard, negativity, ending, out):
        p, here, count, pairs, a = self.p, self.present, self.count, self.pairs, self.a
        mean = lambda v: (v * here).sum(0) / count
        tension, cohesion = self.strain.sum(0) / count, self.sentiment.sum((0, 1)) / pairs
        np.multiply(self.gap, self.pair, out=a)
        consensus = 1 - a.sum((0, 1)) / pairs / p.disagreement_tolerance
        expression = mean(q)
        productivity = ((heard * self.skill).sum(0) * np.clip(consensus, 0, 1) * (1 - tension)
                        * (0.5 + 0.5 * np.clip(cohesion, 0, 1)) * expression * (1 - 0.5 * ending))
        self.progress += p.step * productivity
        talk = self.airtime * here
        talk /= talk.sum(0)
        np.subtract(talk[:, None], talk[None], out=a)
        np.abs(a, out=a)
        a *= self.pair
        off = self.status - mean(self.status)
        rows = (self.known.sum(0) / count, expression, negativity, tension, cohesion, consensus,
                a.sum((0, 1)) / (2 * count), talk.max(0), productivity, self.progress, np.sqrt(mean(off * off)),
                mean(self.regulation), mean(self.anxiety), mean(self.skill), mean(self.efficacy), count, ending)
        for place, values in enumerate(rows):
            out[place] = values

    def leave(self, given):
        p, here = self.p, self.present
        V = self.generator.random(here.shape, dtype=np.float32) if given is None else given
        odds = (p.dropout_base + p.dropout_tension * self.strain - p.dropout_belonging * self.accepted
                - p.dropout_efficacy * (self.efficacy - 0.3))
        goes = (V < 1 / (1 + np.exp(-odds))) & (here > 0)
        goes &= np.cumsum(goes, 0) <= self.count - 3
        if goes.any():
            here[goes] = 0
            self.look()
