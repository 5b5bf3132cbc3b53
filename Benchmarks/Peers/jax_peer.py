"""The model in JAX: jit, single precision, replicates last, a scan over the ticks of a session."""
import os
from functools import partial

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np

import common
import jax_tick


class Peer:
    """Groups that advance batch after batch. One group alone has no replicate axis."""

    batches = (64, 256, 1024)

    def __init__(self, p, replicates, batch, cores=1, acts="sampled", seed=1):
        self.p, self.sampled, self.seed = p, acts == "sampled", seed
        self.batch = min(batch, replicates)
        # Whole batches: those that are left over are computed too, and not counted.
        self.asked = replicates
        self.replicates = -(-replicates // self.batch) * self.batch
        self.single = replicates == 1 and not self.sampled
        self.composed = common.compose(p, np.arange(self.replicates), seed)
        self.native = jax.jit(self.draw_and_run, static_argnames=("last",), donate_argnums=0)
        self.given = jax.jit(self.take_and_run, static_argnames=("last",), donate_argnums=0)

    def draw_and_run(self, s, key, endings, last):
        p, shape = self.p, s["status"].shape
        key, for_acts, for_leaving = jax.random.split(key, 3)

        def acts(tick):
            if not self.sampled:
                return None
            return jax.random.uniform(jax.random.fold_in(for_acts, tick), (p.acts, 2, shape[1]), jnp.float32)

        leaving = jax.random.uniform(for_leaving, shape, jnp.float32)
        s, metrics = jax_tick.run_session(p, s, endings, acts, leaving, last)
        return s, key, metrics

    def take_and_run(self, s, given, endings, leaving, last):
        acts = (lambda tick: given[tick]) if self.sampled else (lambda tick: None)
        return jax_tick.run_session(self.p, s, endings, acts, leaving, last)

    def reset(self):
        """Composes all batches again."""
        self.states, self.keys = [], []
        # XLA's own generator in place of JAX's addressed one: the faster of the two.
        root = jax.random.key(self.seed, impl="unsafe_rbg")
        for index in range(self.replicates // self.batch):
            span = 0 if self.single else slice(index * self.batch, (index + 1) * self.batch)
            s = {name: jnp.asarray(value[..., span], jnp.float32) for name, value in self.composed.items()}
            s["first"] = s["attitudes"] + 0
            s["motive"] = jax.nn.sigmoid(1.5 * s["assertiveness"])
            s["gap"] = jax_tick.disagreement(s["attitudes"], self.p.issues)
            s["progress"] = jnp.zeros(s["status"].shape[1:], jnp.float32)
            self.states.append(jax.block_until_ready(jax_tick.look(s)))
            self.keys.append(jax.random.fold_in(root, index))
        self.recorded = [[] for _ in self.states]

    def advance(self, ticks, given=None, leaving=None):
        p, per = self.p, self.p.ticks_per_session
        endings = jnp.asarray(p.endings(), jnp.float32)
        for index, s in enumerate(self.states):
            span = 0 if self.single else slice(index * self.batch, (index + 1) * self.batch)
            for start in range(0, ticks, per):
                part = endings[start : min(start + per, ticks)]
                # Nobody leaves in the middle of a session, nor after the last.
                last = len(part) < per or start + per >= p.ticks
                if given is None:
                    s, self.keys[index], metrics = self.native(s, self.keys[index], part, last=last)
                else:
                    acts = jnp.asarray(given[start : start + per, ..., span], jnp.float32)
                    goes = jnp.asarray(leaving[start // per + 1][..., span], jnp.float32)
                    s, metrics = self.given(s, acts, part, goes, last=last)
                self.recorded[index].append(metrics)
            self.states[index] = s
        jax.block_until_ready(self.recorded)

    def metrics(self):
        """By tick, metric and replicate."""
        whole = [np.concatenate([np.asarray(m) for m in parts]) for parts in self.recorded]
        return np.stack(whole, -1) if self.single else np.concatenate(whole, -1)[..., : self.asked]
