// The new state of members, and what they get from the others.

// Adds up the sums of members over the tiles, always in the same order.
static void NAME(add_tiles)(tk_large *g, int first, int last) {
  const size_t padded = g->padded, sums = BY_ISSUE + g->issues;
  for (size_t k = first; k < (size_t)last; k++)
    for (size_t i = 0; i < padded; i += 16) {
      V sum = splat(0);
      for (size_t tile = 0; tile < (size_t)g->tiles; tile++) sum += load(g->partial + (tile * sums + k) * padded + i);
      store(g->sums + k * padded + i, sum);
    }
}

INLINE float *NAME(sum_of)(const tk_large *g, int k) { return g->sums + (size_t)k * g->padded; }

// Computes F̄, X̂ and T̄ of each member, and the means over pairs that meet.
static void NAME(large_means)(tk_large *g) {
  for (int i = 0; i < g->padded; i += 16) {
    const V per = 1.0f / load(g->others + i);
    store(g->mean_familiarity + i, load(NAME(sum_of)(g, FAMILIARITY) + i) * per);
    store(g->acceptance + i, load(NAME(sum_of)(g, ACCEPTANCE) + i) * per);
    store(g->mean_tension + i, load(NAME(sum_of)(g, TENSION) + i) * per);
  }
  const float all = TOTAL(CONTACT) > 1e-30f ? TOTAL(CONTACT) : 1e-30f;
  TOTAL(FAMILIARITY) = NAME(sum)(NAME(sum_of)(g, FAMILIARITY), g->padded) / all;
  TOTAL(TENSION) = NAME(sum)(NAME(sum_of)(g, TENSION), g->padded) / all;
  TOTAL(SENTIMENT) = NAME(sum)(NAME(sum_of)(g, SENTIMENT), g->padded) / all;
}

// Computes the new state of sixteen members.
static void NAME(members_from)(tk_large *g, const tk_rates *r, int i, V mean_skill) {
  const I here = load(g->present + i) > 0.0f;
  const V weights = load(NAME(sum_of)(g, INFLUENCE) + i);
  for (int k = 0; k < g->issues; k++) {
    const size_t place = (size_t)k * g->padded + i;
    const V o = load(g->attitudes + place), first = load(g->first_attitudes + place);
    const V weighted = load(NAME(sum_of)(g, BY_ISSUE + k) + i);
    store(g->attitudes + place, choose(here, attitude_after(o, first, weighted, weights, r), o));
  }
  const moved_by by = {
    load(g->mean_familiarity + i), load(g->acceptance + i), load(g->mean_tension + i), load(g->talk + i),
    load(NAME(sum_of)(g, MODELLED) + i), load(NAME(sum_of)(g, SHOWN) + i), load(NAME(sum_of)(g, AID) + i)};
#define LOADED(name, swift) load(g->swift + i),
  const state old = {TK_MEMBER_STATE(LOADED)}, new = state_after(old, by, mean_skill, r);
#define STORED(name, swift) store(g->swift + i, choose(here, new.swift, old.swift));
  TK_MEMBER_STATE(STORED)
#undef LOADED
#undef STORED
}

// Sets the ties with members who dropped out since the last tick to 0.
static void NAME(part_from)(tk_large *g) {
  float *matrices[] = {g->sentiment, g->familiarity, g->tension};
  for (int i = 0; i < g->members; i++) {
    if (g->present[i] > 0) continue;
    for (int m = 0; m < 3; m++) {
      memset(matrices[m] + (size_t)i * g->stride, 0, (size_t)g->padded * sizeof(float));
      for (int j = 0; j < g->members; j++) matrices[m][(size_t)j * g->stride + i] = 0;
    }
  }
}

// Returns the expected negativity of an act, from what members say to those whom they address.
static float NAME(expected_negativity)(const tk_large *g) {
  V negative = splat(0), all = splat(0);
  for (int i = 0; i < g->padded; i += 16) {
    const V addressed = load(g->addressed + i);
    const V per = load(g->share + i) / most(addressed, splat(1e-30f));
    negative = fma16(per, load(NAME(sum_of)(g, NEGATIVE) + i), negative);
    all = fma16(per, addressed, all);
  }
  const float weight = total(all);
  return total(negative) / (weight > 1e-30f ? weight : 1e-30f);
}

void NAME(large_members)(tk_large *g, const tk_rates *r) {
  NAME(add_tiles)(g, 0, BY_ISSUE + g->issues);
  METRIC(NEGATIVITY) = NAME(expected_negativity)(g);
  const V skill = splat(NAME(among)(g, g->skill));
  for (int i = 0; i < g->padded; i += 16) NAME(members_from)(g, r, i, skill);
  if (g->somebody_left) NAME(part_from)(g);
  g->somebody_left = 0;
  NAME(large_means)(g);
}
