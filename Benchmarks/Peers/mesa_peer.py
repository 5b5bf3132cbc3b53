"""The model in Mesa, as its documentation teaches: agents with attributes and methods, a model that calls them by
stages, and a data collector. Members know their ties by the other member."""
import math

import mesa
import numpy as np

import common


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def clip(x, low, high):
    return min(max(x, low), high)


class Member(mesa.Agent):
    """Someone in the group, with what they feel about each other member."""

    def __init__(self, model, position, composed):
        super().__init__(model)
        self.position, self.present = position, True
        for name in ("status", "airtime", "regulation", "anxiety", "skill", "efficacy", "assertiveness"):
            setattr(self, name, float(composed[name][position]))
        self.attitudes = [float(x) for x in composed["attitudes"][position]]
        self.first = list(self.attitudes)
        self.motive = sigmoid(1.5 * self.assertiveness)

    def meet_all(self, members, composed):
        """Ties to everybody, once everybody is there."""
        others = [other for other in members if other is not self]
        self.sentiment = {o: float(composed["sentiment"][self.position, o.position]) for o in others}
        self.surface = {o: float(composed["surface"][self.position, o.position]) for o in others}
        self.familiarity, self.tension = dict.fromkeys(others, 0.0), dict.fromkeys(others, 0.0)

    @property
    def others(self):
        """Those present, but for oneself."""
        return [other for other in self.model.here if other is not self]

    def gap(self, other):
        square = sum((a - b) ** 2 for a, b in zip(self.attitudes, other.attitudes))
        return math.sqrt(square / (4 * len(self.attitudes)))

    # The stages of a tick.
    def look(self):
        p, others = self.model.p, self.others
        self.known = sum(self.familiarity[o] for o in others) / len(others)
        self.strain = sum(self.tension[o] for o in others) / len(others)
        self.accepted = sum(max(o.sentiment[self], 0) for o in others) / len(others)
        drive = self.known + 0.5 * self.accepted - self.anxiety - p.expression_threshold
        self.openness = p.expression_floor + (1 - p.expression_floor) * sigmoid(p.expression_gain * drive)
        self.weight = math.exp(self.assertiveness + p.status_to_talk * self.status - p.tension_to_silence * self.strain)

    def intend(self):
        """Whom to address, and how negatively."""
        p = self.model.p
        self.share = self.weight / sum(m.weight for m in self.model.here)
        sharp = self.openness * (1 - p.negativity_restraint * self.regulation)
        sharp *= 1 + p.negativity_anxiety * (self.anxiety - 0.4)
        self.address, self.harshness, self.gaps = {}, {}, {}
        for other in self.others:
            liking, tension = max(self.sentiment[other], 0), self.tension[other]
            self.address[other] = other.weight * (1 + tension + 0.5 * liking)
            self.gaps[other] = gap = self.gap(other)
            undecided = 1 - math.tanh(p.contest_width * abs(self.status - other.status))
            cause = (p.negativity_disagreement * gap * (1 - 0.3 * liking) + p.negativity_tension * tension
                     + p.negativity_contest * self.motive * other.motive * undecided - p.negativity_offset)
            self.harshness[other] = clip(sharp * clip(cause, 0, 1), 0, 1)
        total = sum(self.address.values())
        for other in self.address:
            self.address[other] /= total
        self.said, self.expected = dict.fromkeys(self.address, 0.0), sum(
            self.share * chance * self.harshness[o] for o, chance in self.address.items())

    def react(self):
        """What the tick does to this member: computed from the state before it."""
        p, model, dt = self.model.p, self.model, self.model.p.step
        count, others = len(model.here), self.others
        moved = [0.0] * len(self.attitudes)
        modelled = shown = aid = 0.0
        self.new = {}
        for other in others:
            x, t, f = self.sentiment[other], self.tension[other], self.familiarity[other]
            acts, nu, open_ = other.said[self], other.harshness[self], other.openness
            kind = acts * (1 - nu)
            heard = (1 - p.overhearing) * acts + p.overhearing * count * other.heard / (count - 1)
            alike = (1 - open_) * self.surface[other] + open_ * (1 - self.gaps[other] / p.disagreement_tolerance)
            triads = sum(self.sentiment[k] * k.sentiment[other] for k in self.sentiment if k is not other)
            worth = p.support_reserve + (1 - p.support_reserve) * open_
            drift = (1 - x * x) * (
                p.support_rate * worth * kind * (1 - t) + p.similarity_rate * heard * alike
                + p.balance_rate * f * model.familiarity * triads / max(count - 2, 1) - p.tension_cost * t)
            drift += p.reciprocity * f * (other.sentiment[self] - x) - p.sentiment_decay * x
            pull = heard * open_ * (1 + 0.3 * clip(other.status, -1, 2)) * (x if x > 0 else p.repulsion * x) * (1 - t)
            for k, attitude in enumerate(other.attitudes):
                moved[k] += pull * (attitude - self.attitudes[k])
            modelled += heard * max(other.regulation - self.regulation, 0)
            shown += heard * open_ * max(other.skill - self.skill, 0)
            aid += kind * max(x, 0) * open_
            repair = p.tension_decay + p.tension_repair * (self.regulation + other.regulation) / 2
            strained = p.tension_rate * acts * nu * (1 - t) - repair * t
            self.new[other] = (clip(x + dt * drift, -1, 1), clip(t + dt * strained, 0, 1),
                               clip(f + dt * p.familiarity_rate * heard * (1 - f), 0, 1))
        r, u, c, h = self.regulation, self.anxiety, self.skill, self.efficacy
        self.new_attitudes = [clip(o + dt * (p.influence_rate * m + p.anchoring * (o0 - o)), -1, 1)
                              for o, m, o0 in zip(self.attitudes, moved, self.first)]
        rise = p.status_rate * (math.tanh(self.airtime - 1) + c - model.skill) - p.status_decay * self.status
        learned = (p.regulation_learning * self.strain + p.regulation_modelling * modelled) * (1 - r)
        eased = p.anxiety_stress * self.strain * (1 - u) - p.anxiety_relief * (self.known + self.accepted) * u
        self.new_self = {
            "status": self.status + dt * rise,
            "airtime": self.airtime + dt * (count * self.heard - self.airtime) / p.airtime_memory,
            "regulation": clip(r + dt * (learned - p.regulation_decay * r), 0, 1),
            "anxiety": clip(u + dt * eased, 0, 1),
            "skill": clip(c + dt * p.skill_learning * shown * (1 - c), 0, 1),
            "efficacy": clip(h + dt * (p.efficacy_rate * aid * (1 - h) - p.efficacy_decay * self.strain * h), 0, 1),
        }

    def become(self):
        """All take their new state at once. Ties with who has left are 0."""
        for other in self.sentiment:
            self.sentiment[other], self.tension[other], self.familiarity[other] = self.new.get(other, (0.0, 0.0, 0.0))
        self.attitudes = self.new_attitudes
        for name, value in self.new_self.items():
            setattr(self, name, value)


class Group(mesa.Model):
    """A group that meets. `draws` gives pairs of uniforms for the acts of a tick, and `leaving` one for each member."""

    def __init__(self, p, composed, seed, draws=None, leaving=None):
        super().__init__(seed=seed)
        self.p, self.draws, self.leaving = p, draws, leaving
        self.tick, self.progress, self.endings = 0, 0.0, p.endings()
        for position in range(p.members):
            Member(self, position, composed)
        for member in self.agents:
            member.meet_all(self.agents, composed)
        self.here = list(self.agents)
        self.datacollector = mesa.DataCollector(
            model_reporters={name: lambda m, name=name: m.metrics[name] for name in common.METRICS})

    def step(self):
        everybody = self.agents.select(lambda m: m.present)
        everybody.do("look")
        everybody.do("intend")
        self.talk()
        self.familiarity = everybody.agg("known", sum) / len(self.here)
        self.skill = everybody.agg("skill", sum) / len(self.here)
        everybody.do("react")
        everybody.do("become")
        self.measure()
        self.datacollector.collect(self)
        self.tick += 1
        if self.tick % self.p.ticks_per_session == 0 and self.tick < self.p.ticks:
            self.let_go()

    def talk(self):
        acts, here = self.p.acts, self.here
        pairs = self.draws(self.tick) if self.draws else [(self.random.random(), self.random.random()) for _ in range(acts)]
        for first, second in pairs:
            speaker = pick(here, [m.share for m in here], first)
            target = pick(list(speaker.address), list(speaker.address.values()), second)
            speaker.said[target] += len(here) / acts
        for member in here:
            member.heard = sum(member.said.values()) / len(here)

    def measure(self):
        p, here = self.p, self.here
        count = len(here)
        pairs = [(i, j) for i in here for j in here if i is not j]
        mean = lambda name: sum(getattr(m, name) for m in here) / count
        over_pairs = lambda of: sum(of(i, j) for i, j in pairs) / len(pairs)
        tension, cohesion = over_pairs(lambda i, j: i.tension[j]), over_pairs(lambda i, j: i.sentiment[j])
        consensus = 1 - over_pairs(lambda i, j: i.gap(j)) / p.disagreement_tolerance
        ending, expression = self.endings[self.tick], mean("openness")
        productivity = (sum(m.heard * m.skill for m in here) * clip(consensus, 0, 1) * (1 - tension)
                        * (0.5 + 0.5 * clip(cohesion, 0, 1)) * expression * (1 - 0.5 * ending))
        self.progress += p.step * productivity
        total = sum(m.airtime for m in here)
        status = mean("status")
        self.metrics = {
            "familiarity": over_pairs(lambda i, j: i.familiarity[j]), "expression": expression,
            "negativity": sum(m.expected for m in here), "tension": tension, "cohesion": cohesion,
            "consensus": consensus,
            "participation_gini": sum(abs(i.airtime - j.airtime) for i, j in pairs) / total / (2 * count),
            "top_share": max(m.airtime for m in here) / total, "productivity": productivity,
            "progress": self.progress,
            "status_spread": math.sqrt(sum((m.status - status) ** 2 for m in here) / count),
            "regulation": mean("regulation"), "anxiety": mean("anxiety"), "skill": mean("skill"),
            "efficacy": mean("efficacy"), "present": count, "ending": ending,
        }

    def let_go(self):
        p = self.p
        drawn = self.leaving(self.tick // p.ticks_per_session) if self.leaving else None
        may_go = len(self.here) - 3
        for member in list(self.here):
            others = [o for o in self.agents if o is not member and o.present]
            strain = sum(member.tension[o] for o in others) / len(others)
            belonging = sum(max(o.sentiment[member], 0) for o in others) / len(others)
            odds = (p.dropout_base + p.dropout_tension * strain - p.dropout_belonging * belonging
                    - p.dropout_efficacy * (member.efficacy - 0.3))
            uniform = self.random.random() if drawn is None else drawn[member.position]
            if uniform < sigmoid(odds) and may_go > 0:
                may_go -= 1
                self.here.remove(member)
        for member in self.agents:
            member.present = member in self.here


def pick(members, weights, uniform):
    """The member in whose part of the line of weights a uniform falls."""
    running = 0.0
    for member, weight in zip(members, weights):
        running += weight
        if uniform < running:
            return member
    return members[-1]


class Peer:
    """Groups one after another."""

    batches = (1,)

    def __init__(self, p, replicates, batch, cores=1, acts="sampled", seed=1):
        if acts != "sampled":
            raise ValueError("the Mesa peer draws its acts")
        self.p, self.replicates, self.seed = p, replicates, seed
        self.composed = common.compose(p, np.arange(replicates), seed)

    def groups(self, given=None, leaving=None):
        for k in range(self.replicates):
            composed = {name: value[..., k] for name, value in self.composed.items()}
            if given is None:
                yield Group(self.p, composed, self.seed + k)
            else:
                yield Group(self.p, composed, self.seed + k, lambda tick, k=k: given[tick, :, :, k],
                            lambda session, k=k: leaving[session, :, k])

    def reset(self):
        self.waiting = list(self.groups())

    def advance(self, ticks, given=None, leaving=None):
        if given is not None:
            self.waiting = list(self.groups(given, leaving))
        for group in self.waiting:
            for _ in range(ticks):
                group.step()

    def metrics(self):
        """By tick, metric and replicate."""
        return np.stack([g.datacollector.get_model_vars_dataframe()[common.METRICS].to_numpy(float)
                         for g in self.waiting], -1)
