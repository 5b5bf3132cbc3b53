"""The new state and the metrics: the second half of a tick in Numba, for a block of lanes. See numba_talk.py."""
import math
from types import SimpleNamespace

from numba_arithmetic import F, HALF, ONE, TWO, ZERO, exponential, kept, kernel, positive, unit


def build(n, K, M, L, p):
    """The compiled functions for n members, K issues, M acts a tick and L lanes; `p` are the numbers of the model."""
    dt, LOW, step, per_act = p.step, F(-1), F(p.step), F(1 / M)
    overheard, own = F(p.overhearing), F((1 - p.overhearing) / M)
    harm, decay, repair = F(dt * p.tension_rate), F(dt * p.tension_decay), F(dt * p.tension_repair / 2)
    similar, tolerance = F(dt * p.similarity_rate), F(1 / p.disagreement_tolerance)
    triads, cost = F(dt * p.balance_rate), F(dt * p.tension_cost)
    returned, fade = F(dt * p.reciprocity), F(dt * p.sentiment_decay)
    anchor, repulsion = F(dt * p.anchoring), F(p.repulsion)
    know, memory = F(dt * p.familiarity_rate), F(dt / p.airtime_memory)
    rise, sink = F(dt * p.status_rate), F(dt * p.status_decay)
    learn, model, unlearn = F(dt * p.regulation_learning), F(dt * p.regulation_modelling), F(dt * p.regulation_decay)
    relief, stress = F(dt * p.anxiety_relief), F(dt * p.anxiety_stress)
    teach, cope, doubt = F(dt * p.skill_learning), F(dt * p.efficacy_rate), F(dt * p.efficacy_decay)

    @kernel
    def product(X, B):
        for i in range(n):
            for j in range(n):
                for b in range(L):
                    total = ZERO
                    for k in range(n):
                        total += X[i, k, b] * X[k, j, b]
                    B[i, j, b] = total

    @kernel
    def ties(X, Y, T, Fm, O, gap, surface, said, nu, B, heard, here, count, Fbar, q, worth, standing, r, c,
             dO, pull, modelled, shown, aid, Fnew, Tnew, accnew, sentiment, group, reach):
        for b in range(L):
            known = ZERO
            for i in range(n):
                known += Fbar[i, b]
            group[b] = triads * known / count[b] / max(count[b] - TWO, ONE)
            sentiment[b] = ZERO
        for i in range(n):
            for b in range(L):
                accnew[i, b] = ZERO
                reach[i, b] = overheard * count[b] * heard[i, b] / (count[b] - ONE)
        for i in range(n):
            for b in range(L):
                modelled[i, b] = ZERO
                shown[i, b] = ZERO
                aid[i, b] = ZERO
                Fnew[i, b] = ZERO
                Tnew[i, b] = ZERO
            for k in range(K):
                for b in range(L):
                    dO[i, k, b] = ZERO
            for j in range(n):
                if j == i:
                    continue
                for b in range(L):
                    both, open_ = here[i, b] * here[j, b], q[j, b]
                    x, t, f, acts, harsh = X[i, j, b], T[i, j, b], Fm[i, j, b], said[i, j, b] * count[b], nu[j, i, b]
                    liking, calm = positive(x), ONE - t
                    kind = acts * (ONE - harsh) * calm
                    H = (own * acts + reach[j, b]) * both
                    S = (ONE - open_) * surface[i, j, b] + open_ * (ONE - gap[i, j, b] * tolerance)
                    drift = worth[j, b] * per_act * kind + similar * H * S + group[b] * f * B[i, j, b] - cost * t
                    drift = (ONE - x * x) * drift + returned * f * (X[j, i, b] - x) - fade * x
                    w = H * standing[j, b] * (x if x > ZERO else repulsion * x) * calm
                    pull[b] = w
                    modelled[i, b] += H * positive(r[j, b] - r[i, b])
                    shown[i, b] += H * open_ * positive(c[j, b] - c[i, b])
                    aid[i, b] += acts * (ONE - harsh) * liking * open_
                    t += harm * per_act * acts * harsh * calm - (decay + repair * (r[i, b] + r[j, b])) * t
                    t = kept(t, ZERO) * both
                    f = kept(f + know * H * (ONE - f), ZERO) * both
                    x = kept(x + drift, LOW) * both
                    T[i, j, b], Fm[i, j, b], Y[i, j, b] = t, f, x
                    Fnew[i, b] += f
                    Tnew[i, b] += t
                    accnew[j, b] += positive(x)
                    sentiment[b] += x
                for k in range(K):
                    for b in range(L):
                        dO[i, k, b] += pull[b] * (O[j, k, b] - O[i, k, b])

    @kernel
    def members(O, O0, e, y, u, r, c, h, here, count, heard, Fbar, acc, Tbar, dO, modelled, shown, aid, usual):
        for i in range(n):
            for k in range(K):
                for b in range(L):
                    o = O[i, k, b]
                    O[i, k, b] = kept(o + here[i, b] * (dO[i, k, b] + anchor * (O0[i, k, b] - o)), LOW)
            for b in range(L):
                on, strain = here[i, b], Tbar[i, b]
                past = y[i, b] - ONE
                known = ONE - TWO / (exponential(TWO * past) + ONE)
                skill, told, calm, able = c[i, b], r[i, b], u[i, b], h[i, b]
                e[i, b] += on * (rise * (known + skill - usual[b]) - sink * e[i, b])
                y[i, b] += on * memory * (count[b] * heard[i, b] - y[i, b])
                r[i, b] = kept(told + on * ((learn * strain + model * modelled[i, b]) * (ONE - told) - unlearn * told), ZERO)
                eased = stress * strain * (ONE - calm) - relief * (Fbar[i, b] + acc[i, b]) * calm
                u[i, b] = kept(calm + on * eased, ZERO)
                c[i, b] = kept(skill + on * teach * shown[i, b] * (ONE - skill), ZERO)
                h[i, b] = kept(able + on * (cope * per_act * aid[i, b] * (ONE - able) - doubt * strain * able), ZERO)

    @kernel
    def mean(values, here, count, out):
        for b in range(L):
            total = ZERO
            for i in range(n):
                total += values[i, b] * here[i, b]
            out[b] = total / count[b]

    @kernel
    def sum_(values, out):
        for b in range(L):
            total = ZERO
            for i in range(n):
                total += values[i, b]
            out[b] = total

    @kernel
    def per_other(sums, count, out):
        for i in range(n):
            for b in range(L):
                out[i, b] = sums[i, b] / (count[b] - ONE)

    @kernel
    def spread(e, y, here, count, average, out_gini, out_top, out_spread):
        for b in range(L):
            total, top, square = ZERO, ZERO, ZERO
            for i in range(n):
                total += y[i, b] * here[i, b]
                top = max(top, y[i, b] * here[i, b])
                off = e[i, b] - average[b]
                square += off * off * here[i, b]
            out_top[b] = top / total
            out_spread[b] = math.sqrt(square / count[b])
            out_gini[b] = ZERO
        for i in range(1, n):
            for b in range(L):
                apart = ZERO
                for j in range(i):
                    apart += abs(y[i, b] - y[j, b]) * here[j, b]
                out_gini[b] += apart * here[i, b]
        for b in range(L):
            total = ZERO
            for i in range(n):
                total += y[i, b] * here[i, b]
            out_gini[b] /= total * count[b]

    @kernel
    def work(heard, c, count, known, strained, liked, apart, expected, openness, progress, ending,
             familiarity, negativity, tension, cohesion, consensus, productivity, sum_so_far, present, ended):
        for b in range(L):
            able = ZERO
            for i in range(n):
                able += heard[i, b] * c[i, b]
            per_pair = ONE / (count[b] * (count[b] - ONE))
            t, x, agreed = strained[b] * per_pair, liked[b] * per_pair, ONE - apart[b] * per_pair * tolerance
            done = able * unit(agreed) * (ONE - t) * (HALF + HALF * unit(x)) * openness[b] * (ONE - HALF * ending)
            progress[b] += step * done
            familiarity[b], negativity[b], tension[b] = known[b] * per_pair, expected[b], t
            cohesion[b], consensus[b], productivity[b] = x, agreed, done
            sum_so_far[b], present[b], ended[b] = progress[b], count[b], ending

    return SimpleNamespace(**locals())
