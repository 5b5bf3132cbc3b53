// Who is there, what each member gets from the others, and how far they disagree.

// F̄, X̂ and T̄ of each member, and the means over pairs that meet, from the sums of each.
INLINE void NAME(add_ties)(tk_batch *b) {
  V all_familiarity = splat(0), all_tension = splat(0), all_sentiment = splat(0);
  for (int i = 0; i < b->members; i++) {
    const V per = load(AT(b->per_other, i));
    store(AT(b->mean_familiarity, i), load(AT(b->known, i)) * per);
    store(AT(b->acceptance, i), load(AT(b->accepted, i)) * per);
    store(AT(b->mean_tension, i), load(AT(b->strained, i)) * per);
    all_familiarity += load(AT(b->known, i));
    all_tension += load(AT(b->strained, i));
    all_sentiment += load(AT(b->felt, i));
  }
  const V per = load(b->per_pair);
  store(AT(b->pair_means, 0), all_familiarity * per);
  store(AT(b->pair_means, 1), all_tension * per);
  store(AT(b->pair_means, 2), all_sentiment * per);
}

// The same where there were no sums. A tick makes them in passing, in the same order.
INLINE void NAME(ties)(tk_batch *b) {
  const int n = b->members;
  for (int i = 0; i < n; i++) {
    V familiarity = splat(0), acceptance = splat(0), tension = splat(0), sentiment = splat(0);
    for (int j = 0; j < n; j++) {
      V meet = load(PAIR(b->meet, i, j));
      familiarity = fma16(load(PAIR(b->familiarity, i, j)), meet, familiarity);
      tension = fma16(load(PAIR(b->tension, i, j)), meet, tension);
      sentiment = fma16(load(PAIR(b->sentiment, i, j)), meet, sentiment);
      acceptance = fma16(positive(load(PAIR(b->sentiment, j, i))), load(PAIR(b->meet, j, i)), acceptance);
    }
    store(AT(b->known, i), familiarity);
    store(AT(b->accepted, i), acceptance);
    store(AT(b->strained, i), tension);
    store(AT(b->felt, i), sentiment);
  }
  NAME(add_ties)(b);
}

// delta_ij = ||O_i - O_j|| / (2 sqrt K)
INLINE void NAME(disagree)(tk_batch *b) {
  const int n = b->members, issues = b->issues;
  const float per = 0.25f / (float)issues;
  V sum = splat(0);
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < i; j++) {
      V square = splat(0);
      for (int k = 0; k < issues; k++) {
        V apart = load(AT(b->attitudes, i * issues + k)) - load(AT(b->attitudes, j * issues + k));
        square = fma16(apart, apart, square);
      }
      V disagreement = __builtin_elementwise_sqrt(square * per);
      store(PAIR(b->disagreement, i, j), disagreement);
      store(PAIR(b->disagreement, j, i), disagreement);
      sum = fma16(disagreement, load(PAIR(b->meet, i, j)) + load(PAIR(b->meet, j, i)), sum);
    }
  }
  store(AT(b->pair_means, 3), sum * load(b->per_pair));
}

void NAME(look)(tk_batch *b) {
  const int n = b->members;
  V count = splat(0), apart = splat(0), all = splat(0);
  for (int i = 0; i < n; i++) {
    V here = load(AT(b->present, i)), others = splat(0);
    count += here;
    for (int j = 0; j < n; j++) {
      V meet = here * load(AT(b->present, j)) * load(PAIR(b->contact, i, j));
      store(PAIR(b->meet, i, j), meet);
      others += meet;
      if (j != i) apart += magnitude(load(PAIR(b->contact, i, j)) - 1.0f);
    }
    all += others;
    store(AT(b->per_other, i), 1.0f / most(others, splat(1e-30f)));
    store(AT(b->per_triad, i), 1.0f / most(others - 1.0f, splat(1)));
  }
  store(b->count, count);
  store(b->per_member, 1.0f / count);
  store(b->per_pair, 1.0f / most(all, splat(1e-30f)));
  b->somebody_left = 1;
  b->all_meet = 1;
  for (int lane = 0; lane < TK_LANES; lane++) b->all_meet &= apart[lane] == 0.0f;
  NAME(ties)(b);
  NAME(disagree)(b);
}

INLINE V NAME(mean)(const tk_batch *b, const float *values) {
  V sum = splat(0);
  for (int i = 0; i < b->members; i++) sum = fma16(load(AT(values, i)), load(AT(b->present, i)), sum);
  return sum * load(b->per_member);
}
