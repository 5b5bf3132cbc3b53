"""Who is there, who speaks, to whom and how: the first half of a tick in Numba, for a block of lanes.

Every array has the lanes last, and every innermost loop runs over them. Members, issues, acts and lanes are constants
of the compiled code, so that small loops inside a lane loop are unrolled. A diagonal is 0.
"""
import math
from types import SimpleNamespace

import numpy as np

from numba_arithmetic import F, HALF, ONE, TWO, ZERO, exponential, kernel, positive, sigmoid, unit


def build(n, K, M, L, p):
    """The compiled functions for n members, K issues, M acts a tick and L lanes; `p` are the numbers of the model."""
    g = {name: F(value) for name, value in p.rates().items()}
    floor, gain, threshold = g["expression_floor"], g["expression_gain"], g["expression_threshold"]
    to_talk, to_silence = g["status_to_talk"], g["tension_to_silence"]
    restraint, anxious, width = g["negativity_restraint"], g["negativity_anxiety"], F(2 * p.contest_width)
    by_gap, by_tension, by_contest = g["negativity_disagreement"], g["negativity_tension"], g["negativity_contest"]
    offset, per_act = g["negativity_offset"], F(1 / M)
    support, reserve, influence = F(p.step * p.support_rate), g["support_reserve"], F(p.step * p.influence_rate)
    tenths, usual_anxiety, LOW, TOP, per_gap = F(0.3), F(0.4), F(-1), F(2), F(1 / (4 * K))
    base, by_strain, by_belonging, by_efficacy = (
        g["dropout_base"], g["dropout_tension"], g["dropout_belonging"], g["dropout_efficacy"])
    ROW, LAST, LANES, END = np.int32(n * L), np.int32((n - 1) * L), np.int32(L), np.int32(n - 1)
    HALVES = tuple(np.int32(2**power) for power in reversed(range((n - 1).bit_length())))
    ONE_STEP, THREE = np.int32(1), F(3)

    @kernel
    def look(X, T, Fm, here, count, Fbar, acc, Tbar):
        # After composition, and when somebody has left: what members get from those present.
        for b in range(L):
            total = ZERO
            for i in range(n):
                total += here[i, b]
            count[b] = total
        for i in range(n):
            for b in range(L):
                f, x, t = ZERO, ZERO, ZERO
                for j in range(n):
                    f += Fm[i, j, b] * here[j, b]
                    t += T[i, j, b] * here[j, b]
                    x += positive(X[j, i, b]) * here[j, b]
                per = here[i, b] / (count[b] - ONE)
                Fbar[i, b] = f * per
                acc[i, b] = x * per
                Tbar[i, b] = t * per

    @kernel
    def disagree(O, here, gap, total):
        for b in range(L):
            total[b] = ZERO
        for i in range(1, n):
            for j in range(i):
                for b in range(L):
                    square = ZERO
                    for k in range(K):
                        apart = O[i, k, b] - O[j, k, b]
                        square += apart * apart
                    root = math.sqrt(square * per_gap)
                    gap[i, j, b] = root
                    gap[j, i, b] = root
                    total[b] += TWO * root * here[i, b] * here[j, b]

    @kernel
    def speak(a, e, u, r, here, Fbar, acc, Tbar, q, share, cumulative, sharp, worth, standing, total):
        for b in range(L):
            total[b] = ZERO
        for i in range(n):
            for b in range(L):
                drive = Fbar[i, b] + HALF * acc[i, b] - u[i, b] - threshold
                open_ = floor + (ONE - floor) * sigmoid(gain * drive)
                q[i, b] = open_
                sharp[i, b] = open_ * (ONE - restraint * r[i, b]) * (ONE + anxious * (u[i, b] - usual_anxiety))
                worth[i, b] = support * (reserve + (ONE - reserve) * open_)
                standing[i, b] = influence * open_ * (ONE + tenths * min(max(e[i, b], LOW), TOP))
                talk = exponential(a[i, b] + to_talk * e[i, b] - to_silence * Tbar[i, b]) * here[i, b]
                share[i, b] = talk
                total[b] += talk
        for b in range(L):
            per = ONE / total[b]
            running = ZERO
            for i in range(n):
                mine = share[i, b] * per
                share[i, b] = mine
                running += mine
                cumulative[i, b] = running

    @kernel
    def address(X, T, gap, motive, e, here, share, sharp, contest, Q, nu, running, negative, expected):
        for b in range(L):
            expected[b] = ZERO
        for i in range(n):
            for j in range(i + 1, n):
                for b in range(L):
                    decided = exponential(width * abs(e[i, b] - e[j, b]))
                    # 1 - tanh x = 2 / (e^2x + 1)
                    against = by_contest * motive[i, b] * motive[j, b] * TWO / (decided + ONE)
                    contest[i, j, b] = against
                    contest[j, i, b] = against
        for i in range(n):
            for b in range(L):
                running[b] = ZERO
                negative[b] = ZERO
            for j in range(n):
                if j == i:
                    for b in range(L):
                        Q[i, j, b] = running[b]
                        nu[i, j, b] = ZERO
                    continue
                for b in range(L):
                    t, liking, both = T[i, j, b], positive(X[i, j, b]), here[i, b] * here[j, b]
                    weight = share[j, b] * (ONE + t + HALF * liking) * both
                    cause = by_gap * gap[i, j, b] * (ONE - tenths * liking) + by_tension * t + contest[i, j, b] - offset
                    harsh = unit(sharp[i, b] * unit(cause)) * both
                    running[b] += weight
                    negative[b] += weight * harsh
                    Q[i, j, b] = running[b]
                    nu[i, j, b] = harsh
            for b in range(L):
                expected[b] += share[i, b] * negative[b] / max(running[b], F(1e-30))

    @kernel
    def act(U, cumulative, Q, Qflat, speaker, target, said, heard):
        for i in range(n):
            for j in range(n):
                for b in range(L):
                    said[i, j, b] = ZERO
        for m in range(M):
            for b in range(L):
                who = np.int32(0)
                for i in range(n - 1):
                    who += np.int32(U[2 * m, b] >= cumulative[i, b])
                # Binary search in the speaker's row without a branch; past its end the total stops it.
                row = np.int32(np.int32(who * ROW) + np.int32(b))
                point = U[2 * m + 1, b] * Qflat[np.int32(row + LAST)]
                whom = np.int32(0)
                for half in HALVES:
                    probe = min(np.int32(np.int32(whom + half) - ONE_STEP), END)
                    whom = np.int32(whom + half) if point >= Qflat[np.int32(row + np.int32(probe * LANES))] else whom
                speaker[m, b] = who
                target[m, b] = min(whom, END)
        for m in range(M):
            for b in range(L):
                said[target[m, b], speaker[m, b], b] += ONE
        for j in range(n):
            for b in range(L):
                total = ZERO
                for i in range(n):
                    total += said[i, j, b]
                heard[j, b] = total * per_act

    @kernel
    def expect(share, Q, said, heard):
        # Acts in expectation, scaled as counts are.
        for i in range(n):
            for b in range(L):
                heard[i, b] = share[i, b]
            for j in range(n):
                for b in range(L):
                    before = Q[i, j - 1, b] if j > 0 else ZERO
                    said[j, i, b] = M * share[i, b] * (Q[i, j, b] - before) / max(Q[i, n - 1, b], F(1e-30))

    @kernel
    def leave(V, h, here, count, acc, Tbar):
        for b in range(L):
            can = count[b] - THREE
            for i in range(n):
                odds = base + by_strain * Tbar[i, b] - by_belonging * acc[i, b] - by_efficacy * (h[i, b] - tenths)
                if can > HALF and here[i, b] > HALF and V[i, b] < sigmoid(odds):
                    here[i, b] = ZERO
                    can -= ONE

    return SimpleNamespace(**locals())
