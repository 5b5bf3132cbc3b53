"""The tick for JAX, which decides itself what is kept in memory. Batches are (…, replicates); one large group has no
replicate axis, and its products are the library's."""
import jax
import jax.numpy as jnp
from jax import lax


def row(v):
    """Of the one who acts, or feels: over the columns."""
    return v[:, None]


def column(v):
    return v[None, :]


def off_diagonal(n, like):
    eye = 1 - jnp.eye(n, dtype=jnp.float32)
    return eye if like.ndim == 1 else eye[:, :, None]


def product(a, b):
    """Of two matrices, or of a matrix for each replicate: then as a sum of outer products, which is one fused loop."""
    if a.ndim == 2:
        return a @ b
    return sum(a[:, k, None] * b[None, k, :] for k in range(a.shape[1]))


def disagreement(O, K):
    if O.ndim == 2:
        square = (O * O).sum(1)
        return jnp.sqrt(jnp.maximum(square[:, None] + square[None, :] - 2 * O @ O.T, 0) / (4 * K))
    return jnp.sqrt(sum((O[:, None, k] - O[None, :, k]) ** 2 for k in range(K)) / (4 * K))


def draw_acts(share, Q, U, n):
    """Counts by target and speaker, from uniforms (acts, 2, replicates). Comparisons with every row of the table:
    they fuse into vector code, and lookups would not."""
    cumulative = jnp.cumsum(share, 0)
    speaker = sum((U[:, 0] >= cumulative[i]).astype(jnp.int32) for i in range(n - 1))
    ends = jnp.cumsum(Q, 1)
    target = jnp.zeros_like(speaker)
    for j in range(n - 1):
        reached = ends[0, j][None]
        for i in range(1, n):
            reached = jnp.where(speaker == i, ends[i, j], reached)
        target = target + (U[:, 1] >= reached)
    act = target * n + speaker
    places = jnp.arange(n * n, dtype=jnp.int32)[:, None]
    counts = sum((act[m] == places).astype(jnp.float32) for m in range(U.shape[0]))
    return counts.reshape(n, n, -1)


def look(s):
    """F-bar, acceptance and T-bar, after composition and when somebody has left."""
    here = s["present"]
    meet = row(here) * column(here) * off_diagonal(here.shape[0], here)
    per = here / (here.sum(0) - 1)
    return {**s, "known": (s["familiarity"] * meet).sum(1) * per, "strain": (s["tension"] * meet).sum(1) * per,
            "accepted": (jnp.maximum(s["sentiment"], 0) * meet).sum(0) * per}


def tick(p, s, ending, U):
    """State and metrics after one tick; `U` are the uniforms of the acts, or nothing for acts in expectation."""
    n, K, dt = p.members, p.issues, p.step
    X, T, F, O, here = s["sentiment"], s["tension"], s["familiarity"], s["attitudes"], s["present"]
    e, y, r, u, c, h = (s[k] for k in ("status", "airtime", "regulation", "anxiety", "skill", "efficacy"))
    known, accepted, strain, gap = s["known"], s["accepted"], s["strain"], s["gap"]
    pair = row(here) * column(here) * off_diagonal(n, here)
    count, liking = here.sum(0), jnp.maximum(X, 0)

    drive = known + 0.5 * accepted - u - p.expression_threshold
    q = p.expression_floor + (1 - p.expression_floor) * jax.nn.sigmoid(p.expression_gain * drive)
    share = jnp.exp(s["assertiveness"] + p.status_to_talk * e - p.tension_to_silence * strain) * here
    share = share / share.sum(0)
    Q = column(share) * (1 + T + 0.5 * liking) * pair
    Q = Q / row(jnp.maximum(Q.sum(1), 1e-30))
    contest = row(s["motive"]) * column(s["motive"]) * (1 - jnp.tanh(p.contest_width * jnp.abs(row(e) - column(e))))
    cause = (p.negativity_disagreement * gap * (1 - 0.3 * liking) + p.negativity_tension * T
             + p.negativity_contest * contest - p.negativity_offset)
    sharp = q * (1 - p.negativity_restraint * r) * (1 + p.negativity_anxiety * (u - 0.4))
    nu = jnp.clip(row(sharp) * jnp.clip(cause, 0, 1), 0, 1) * pair
    J = row(share) * Q
    negativity = (J * nu).sum((0, 1))

    if U is None:
        said, heard = count * jnp.swapaxes(J, 0, 1), share  # said[i, j]: from j to i
    else:
        counts = draw_acts(share, Q, U, n)
        said, heard = counts * (count / p.acts), counts.sum(0) / p.acts
    back = jnp.swapaxes(nu, 0, 1)
    harsh, kind = said * back, said * (1 - back)
    H = ((1 - p.overhearing) * said + p.overhearing * column(count * heard / (count - 1))) * pair

    dT = p.tension_rate * harsh * (1 - T) - (p.tension_decay + 0.5 * p.tension_repair * (row(r) + column(r))) * T
    S = (1 - column(q)) * s["surface"] + column(q) * (1 - gap / p.disagreement_tolerance)
    balance = product(X, X) * (known.sum(0) / count / jnp.maximum(count - 2, 1))
    worth = p.support_rate * (p.support_reserve + (1 - p.support_reserve) * q)
    dX = ((1 - X * X) * (column(worth) * kind * (1 - T) + p.similarity_rate * H * S + p.balance_rate * F * balance
                         - p.tension_cost * T)
          + p.reciprocity * F * (jnp.swapaxes(X, 0, 1) - X) - p.sentiment_decay * X)
    standing = p.influence_rate * q * (1 + 0.3 * jnp.clip(e, -1, 2))
    W = H * column(standing) * jnp.where(X > 0, X, p.repulsion * X) * (1 - T)
    if X.ndim == 2:
        moved = W @ O - W.sum(1)[:, None] * O
    else:
        moved = sum(W[:, j, None] * (O[None, j] - O) for j in range(n))
    dO = moved + p.anchoring * (s["first"] - O)
    c_mean = (c * here).sum(0) / count
    de = p.status_rate * (jnp.tanh(y - 1) + c - c_mean) - p.status_decay * e
    dy = (count * heard - y) / p.airtime_memory
    modelled = (H * jnp.maximum(column(r) - row(r), 0)).sum(1)
    dr = (p.regulation_learning * strain + p.regulation_modelling * modelled) * (1 - r) - p.regulation_decay * r
    du = p.anxiety_stress * strain * (1 - u) - p.anxiety_relief * (known + accepted) * u
    dF = p.familiarity_rate * H * (1 - F)
    dc = p.skill_learning * (H * column(q) * jnp.maximum(column(c) - row(c), 0)).sum(1) * (1 - c)
    aid = (kind * liking * column(q)).sum(1)
    dh = p.efficacy_rate * aid * (1 - h) - p.efficacy_decay * strain * h

    bound = lambda x, low: jnp.clip(x, low, 1)
    new = {**s, "familiarity": bound(F + dt * dF, 0) * pair, "tension": bound(T + dt * dT, 0) * pair,
           "sentiment": bound(X + dt * dX, -1) * pair, "attitudes": bound(O + dt * dO * row(here), -1),
           "status": e + dt * de * here, "airtime": y + dt * dy * here, "regulation": bound(r + dt * dr * here, 0),
           "anxiety": bound(u + dt * du * here, 0), "skill": bound(c + dt * dc * here, 0),
           "efficacy": bound(h + dt * dh * here, 0)}
    new["gap"] = disagreement(new["attitudes"], K)
    return measure(p, new, q, heard, negativity, ending, pair, count)


def measure(p, s, q, heard, negativity, ending, pair, count):
    """The metrics; F-bar, acceptance and T-bar of the new state come with them. Ties of who left are 0 already."""
    here, pairs = s["present"], count * (count - 1)
    known, strain = s["familiarity"].sum(1), s["tension"].sum(1)
    s["known"], s["strain"] = known / (count - 1), strain / (count - 1)
    s["accepted"] = jnp.maximum(s["sentiment"], 0).sum(0) / (count - 1)
    tension, cohesion = strain.sum(0) / pairs, s["sentiment"].sum((0, 1)) / pairs
    consensus = 1 - (s["gap"] * pair).sum((0, 1)) / pairs / p.disagreement_tolerance
    mean = lambda v: (v * here).sum(0) / count
    expression = mean(q)
    productivity = ((heard * s["skill"]).sum(0) * jnp.clip(consensus, 0, 1) * (1 - tension)
                    * (0.5 + 0.5 * jnp.clip(cohesion, 0, 1)) * expression * (1 - 0.5 * ending))
    s["progress"] = s["progress"] + p.step * productivity
    talk = s["airtime"] * here
    talk = talk / talk.sum(0)
    gini = (jnp.abs(row(talk) - column(talk)) * row(here) * column(here)).sum((0, 1)) / (2 * count)
    off = s["status"] - mean(s["status"])
    metrics = jnp.stack([
        known.sum(0) / pairs, expression, negativity, tension, cohesion, consensus, gini, talk.max(0), productivity,
        s["progress"], jnp.sqrt(mean(off * off)), mean(s["regulation"]), mean(s["anxiety"]), mean(s["skill"]),
        mean(s["efficacy"]), count, jnp.full_like(count, 1) * ending])
    return s, metrics


def leave(p, s, V):
    """Commitment after a session: at least three stay, and of those who would go, the first go."""
    here = s["present"]
    odds = (p.dropout_base + p.dropout_tension * s["strain"] - p.dropout_belonging * s["accepted"]
            - p.dropout_efficacy * (s["efficacy"] - 0.3))
    goes = (V < jax.nn.sigmoid(odds)) & (here > 0)
    goes &= jnp.cumsum(goes.astype(jnp.float32), 0) <= here.sum(0) - 3
    return look({**s, "present": jnp.where(goes, 0.0, here)})


def run_session(p, s, endings, acts, leaving, last):
    """The ticks of a session, and who leaves after it unless it is the last. `acts(tick)` gives uniforms."""
    def one(s, at):
        position, ending = at
        return tick(p, s, ending, acts(position))

    s, metrics = lax.scan(one, s, (jnp.arange(endings.shape[0]), endings))
    return (s if last else leave(p, s, leaving)), metrics
