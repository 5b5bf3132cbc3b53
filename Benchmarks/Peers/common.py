"""What all peers share: the numbers of the model, its composition and its addressed draws (sections 2 and 4).

Composition is in double precision and not timed. A group is one team without a facilitator: a peer may leave out what
follows from that, which is in its favour. The replicate axis is last.
"""
from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

METRICS = (
    "familiarity expression negativity tension cohesion consensus participation_gini top_share productivity progress "
    "status_spread regulation anxiety skill efficacy present ending"
).split()
TRAITS, TIES, ATTITUDES, ACTS, COMMITMENT = 1, 2, 3, 4, 5


@dataclass(frozen=True)
class Parameters:
    members: int = 8
    sessions: int = 12
    ticks_per_session: int = 12
    acts_per_tick: int = 0
    issues: int = 4
    attributes: int = 3
    assertiveness_sd: float = 0.50
    attitude_sd: float = 0.55
    regulation_mean: float = 0.15
    anxiety_mean: float = 0.65
    skill_mean: float = 0.50
    skill_sd: float = 0.15
    sentiment_mean: float = 0.05
    sentiment_sd: float = 0.10
    overhearing: float = 0.5
    familiarity_rate: float = 2.65
    expression_gain: float = 7.0
    expression_threshold: float = 0.1
    expression_floor: float = 0.05
    negativity_disagreement: float = 0.65
    negativity_tension: float = 0.55
    negativity_contest: float = 0.75
    negativity_restraint: float = 0.77
    negativity_offset: float = 0.11
    negativity_anxiety: float = 0.6
    tension_rate: float = 28.0
    tension_decay: float = 0.50
    tension_repair: float = 1.9
    support_rate: float = 1.7
    support_reserve: float = 0.25
    similarity_rate: float = 0.5
    surface_similarity: float = 0.50
    disagreement_tolerance: float = 0.45
    balance_rate: float = 0.20
    tension_cost: float = 0.68
    reciprocity: float = 0.30
    sentiment_decay: float = 0.05
    influence_rate: float = 0.63
    anchoring: float = 0.05
    repulsion: float = 0.3
    status_rate: float = 0.60
    status_decay: float = 0.30
    airtime_memory: float = 1.0
    status_to_talk: float = 0.15
    tension_to_silence: float = 0.8
    contest_width: float = 1.5
    regulation_learning: float = 0.92
    regulation_modelling: float = 0.60
    regulation_decay: float = 0.02
    anxiety_relief: float = 0.5
    anxiety_stress: float = 0.50
    skill_learning: float = 0.50
    efficacy_rate: float = 0.60
    efficacy_decay: float = 0.10
    dropout_base: float = -4.5
    dropout_tension: float = 6.0
    dropout_belonging: float = 4.0
    dropout_efficacy: float = 1.7
    ending_sessions: float = 2.0

    @property
    def acts(self):
        return self.acts_per_tick or max(20, round(2.5 * self.members))

    @property
    def ticks(self):
        return self.sessions * self.ticks_per_session

    @property
    def step(self):
        return 1.0 / self.ticks_per_session

    def endings(self):
        """How far the end is felt in each tick."""
        to_go = self.sessions - (np.arange(self.ticks) + 1) / self.ticks_per_session
        return np.clip(1 - to_go / self.ending_sessions, 0, 1)

    def rates(self):
        """The numbers that are not counts, by name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.type == "float"}


# --- Philox4x32-10 (Salmon et al. 2011), addressed ------------------------------------------------------------------
def words(index, tick, purpose, replicate, seed):
    """Four arrays of 32-bit words, held in 64 bits; the parts of the address broadcast."""
    low = np.uint64(0xFFFFFFFF)
    shift = np.uint64(32)
    a, b, c, d = (x.astype(np.uint64) for x in np.broadcast_arrays(index, tick, purpose, replicate))
    key = [seed & 0xFFFFFFFF, seed >> 32]
    for _ in range(10):
        first, second = np.uint64(0xD2511F53) * a, np.uint64(0xCD9E8D57) * c
        a, b, c, d = (
            (second >> shift) ^ b ^ np.uint64(key[0]),
            second & low,
            (first >> shift) ^ d ^ np.uint64(key[1]),
            first & low,
        )
        key = [(key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return a, b, c, d


def uniforms(*address):
    """Four uniforms by address, ((word >> 8) + 1/2) / 2^24."""
    return [((w >> np.uint64(8)).astype(np.float64) + 0.5) * 2.0**-24 for w in words(*address)]


def normals(*address):
    """Four normals by address: Box-Muller on the first and the second pair of uniforms."""
    u = uniforms(*address)
    drawn = []
    for radius, angle in ((u[0], u[1]), (u[2], u[3])):
        r = np.sqrt(-2 * np.log(radius))
        drawn += [r * np.cos(2 * np.pi * angle), r * np.sin(2 * np.pi * angle)]
    return drawn


def act_uniforms(p, tick, replicates, seed):
    """Uniforms of the acts of a tick, shape (acts, 2, replicates): for the speaker, for the target."""
    drawn = uniforms(np.arange(p.acts)[:, None], tick, ACTS, replicates[None, :], seed)
    return np.stack(drawn[:2], axis=1)


def leaving_uniforms(p, session, replicates, seed):
    """Uniforms of commitment after a session, shape (members, replicates)."""
    return uniforms(np.arange(p.members)[:, None], session, COMMITMENT, replicates[None, :], seed)[0]


# --- composition ----------------------------------------------------------------------------------------------------
def compose(p, replicates, seed):
    """The groups of tick 0 by name of the state, replicates last, in double precision."""
    n, count = p.members, len(replicates)
    i = np.arange(n)
    trait = normals(i[:, None], 0, TRAITS, replicates[None, :], seed)
    side = uniforms(i[:, None, None], np.arange(p.attributes)[None, :, None], ATTITUDES, replicates, seed)[1]
    visible = np.where(side < 0.5, -1.0, 1.0)
    issue = 1000 + np.arange(p.issues)
    opinion = normals(i[:, None, None], issue[None, :, None], ATTITUDES, replicates, seed)[0]
    attitudes = np.clip(np.tanh(p.attitude_sd * opinion), -1, 1)
    tie = normals((i[:, None] * n + i)[:, :, None], 0, TIES, replicates, seed)[0]
    sentiment = np.clip(p.sentiment_mean + p.sentiment_sd * tie, -1, 1)
    sentiment[i, i] = 0
    surface = sum(visible[:, None, k] * visible[None, :, k] for k in range(p.attributes))
    return {
        "sentiment": sentiment,
        "familiarity": np.zeros((n, n, count)),
        "tension": np.zeros((n, n, count)),
        "attitudes": attitudes,
        "status": np.zeros((n, count)),
        "airtime": np.ones((n, count)),
        "regulation": np.clip(p.regulation_mean + 0.08 * trait[2], 0.02, 0.90),
        "anxiety": np.clip(p.anxiety_mean + 0.10 * trait[3], 0, 1),
        "skill": np.clip(p.skill_mean + p.skill_sd * trait[1], 0.02, 0.98),
        "efficacy": np.full((n, count), 0.30),
        "present": np.ones((n, count)),
        "assertiveness": p.assertiveness_sd * trait[0],
        "surface": surface * (p.surface_similarity / p.attributes),
    }
