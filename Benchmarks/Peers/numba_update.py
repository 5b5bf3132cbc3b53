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
             dO, weight, modelled, shown, aid, Fnew, Tnew, accnew, sentiment, group):
        for b in range(L):
            known = ZERO
            for i in range(n):
                known += Fbar[i, b]
            group[b] = triads * known / count[b] / max(count[b] - TWO, ONE)
            sentiment[b] = ZERO
        for i in range(n):
            for b in range(L):
                accnew[i, b] = ZERO
        for i in range(n):
            for b in range(L):
                weight[b] = ZERO
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
                    liking, calm, others = positive(x), ONE - t, count[b] - ONE
                    kind = acts * (ONE - harsh) * calm
                    H = (own * acts + overheard * count[b] * heard[j, b] / others) * both
                    S = (ONE - open_) * surface[i, j, b] + open_ * (ONE - gap[i, j, b] * tolerance)
                    drift = worth[j, b] * per_act * kind + similar * H * S + group[b] * f * B[i, j, b] - cost * t
                    drift = (ONE - x * x) * drift + returned * f * (X[j, i, b] - x) - fade * x
                    w = H * standing[j, b] * (x if x > ZERO else repulsion * x) * calm
                    for k in range(K):
                        dO[i, k, b] += w * O[j, k, b]
                    weight[b] += w
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
                    dO[i, k, b] -= weight[b] * O[i, k, b]

    @kernel
    def members(O, O0, e, y, u, r, c, h, here, count, heard, Fbar, acc, Tbar, dO, modelled, shown, aid, mean):
        for b in range(L):
            total = ZERO
            for i in range(n):
                total += c[i, b] * here[i, b]
            mean[b] = total / count[b]
        for i in range(n):
            for b in range(L):
                on, strain = here[i, b], Tbar[i, b]
                for k in range(K):
                    o = O[i, k, b]
                    O[i, k, b] = kept(o + on * (dO[i, k, b] + anchor * (O0[i, k, b] - o)), LOW)
                past = y[i, b] - ONE
                known = ONE - TWO / (exponential(TWO * past) + ONE)
                skill, told, calm, able = c[i, b], r[i, b], u[i, b], h[i, b]
                e[i, b] += on * (rise * (known + skill - mean[b]) - sink * e[i, b])
                y[i, b] += on * memory * (count[b] * heard[i, b] - y[i, b])
                r[i, b] = kept(told + on * ((learn * strain + model * modelled[i, b]) * (ONE - told) - unlearn * told), ZERO)
                eased = stress * strain * (ONE - calm) - relief * (Fbar[i, b] + acc[i, b]) * calm
                u[i, b] = kept(calm + on * eased, ZERO)
                c[i, b] = kept(skill + on * teach * shown[i, b] * (ONE - skill), ZERO)
                h[i, b] = kept(able + on * (cope * per_act * aid[i, b] * (ONE - able) - doubt * strain * able), ZERO)

    @kernel
    def measure(e, y, u, r, c, h, q, here, count, heard, Fnew, Tnew, accnew, sentiment, apart, expected, progress,
                ending, Fbar, acc, Tbar, out):
        for b in range(L):
            size = count[b]
            per, per_pair = ONE / size, ONE / (size * (size - ONE))
            f, t, talked, s, s2 = ZERO, ZERO, ZERO, ZERO, ZERO
            mr, mu, mc, mh, mq, work = ZERO, ZERO, ZERO, ZERO, ZERO, ZERO
            for i in range(n):
                on = here[i, b]
                f += Fnew[i, b]
                t += Tnew[i, b]
                Fbar[i, b] = Fnew[i, b] / (size - ONE)
                Tbar[i, b] = Tnew[i, b] / (size - ONE)
                acc[i, b] = accnew[i, b] / (size - ONE)
                talked += y[i, b] * on
                s += e[i, b] * on
                mr += r[i, b] * on
                mu += u[i, b] * on
                mc += c[i, b] * on
                mh += h[i, b] * on
                mq += q[i, b] * on
                work += heard[i, b] * c[i, b]
            for i in range(n):
                off = e[i, b] - s * per
                s2 += off * off * here[i, b]
            tension, cohesion = t * per_pair, sentiment[b] * per_pair
            consensus = ONE - apart[b] * per_pair * tolerance
            done = work * unit(consensus) * (ONE - tension) * (HALF + HALF * unit(cohesion)) * mq * per
            done *= ONE - HALF * ending
            progress[b] += step * done
            out[0, b], out[1, b], out[2, b], out[3, b] = f * per_pair, mq * per, expected[b], tension
            out[4, b], out[5, b], out[8, b], out[9, b] = cohesion, consensus, done, progress[b]
            out[10, b], out[11, b], out[12, b] = math.sqrt(s2 * per), mr * per, mu * per
            out[13, b], out[14, b], out[15, b], out[16, b] = mc * per, mh * per, size, ending
            out[6, b], out[7, b] = ZERO, ONE / talked
        for b in range(L):
            top = ZERO
            for i in range(n):
                top = max(top, y[i, b] * here[i, b])
            total = out[7, b]
            out[7, b] = top * total
        for i in range(1, n):
            for b in range(L):
                apart_i = ZERO
                for j in range(i):
                    apart_i += abs(y[i, b] - y[j, b]) * here[j, b]
                out[6, b] += apart_i * here[i, b]
        for b in range(L):
            talked = ZERO
            for i in range(n):
                talked += y[i, b] * here[i, b]
            out[6, b] /= talked * count[b]

    return SimpleNamespace(**locals())
