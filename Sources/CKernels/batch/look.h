// Attendance, what each member gets from the others, and disagreement.

// Computes F̄, X̂ and T̄ of each member, and the means over pairs that meet, from the sums of each member.
INLINE void NAME(add_ties)(tk_batch *b) {
  V all_familiarity = splat(0), all_tension = splat(0), all_sentiment = splat(0);
  for (int i = 0; i < b->members; i++) {
    const V per = load(OWN(PER_OTHER, i));
    store(OWN(MEAN_FAMILIARITY, i), load(OWN(KNOWN, i)) * per);
    store(OWN(ACCEPTANCE, i), load(OWN(ACCEPTED, i)) * per);
    store(OWN(MEAN_TENSION, i), load(OWN(STRAINED, i)) * per);
    all_familiarity += load(OWN(KNOWN, i));
    all_tension += load(OWN(STRAINED, i));
    all_sentiment += load(OWN(FELT, i));
  }
  const V per = load(b->per_pair);
  store(PAIR_MEAN(FAMILIARITY), all_familiarity * per);
  store(PAIR_MEAN(TENSION), all_tension * per);
  store(PAIR_MEAN(SENTIMENT), all_sentiment * per);
}

// Computes the same means when there are no sums yet. A tick makes the sums in passing, in the same order.
INLINE void NAME(ties)(tk_batch *b) {
  const int n = b->members;
  for (int i = 0; i < n; i++) {
    V familiarity = splat(0), acceptance = splat(0), tension = splat(0), sentiment = splat(0);
    for (int j = 0; j < n; j++) {
      V meet = load(TIE(MEET, i, j));
      familiarity = fma16(load(TIE(FAMILIARITY, i, j)), meet, familiarity);
      tension = fma16(load(TIE(TENSION, i, j)), meet, tension);
      sentiment = fma16(load(TIE(SENTIMENT, i, j)), meet, sentiment);
      acceptance = fma16(positive(load(TIE(SENTIMENT, j, i))), load(TIE(MEET, j, i)), acceptance);
    }
    store(OWN(KNOWN, i), familiarity);
    store(OWN(ACCEPTED, i), acceptance);
    store(OWN(STRAINED, i), tension);
    store(OWN(FELT, i), sentiment);
  }
  NAME(add_ties)(b);
}

// Computes delta_ij = ||O_i - O_j|| / (2 sqrt K) for each j < i, and adds it to the sum over pairs that meet.
INLINE V NAME(disagree)(tk_batch *b, int i, V sum) {
  const int issues = b->issues;
  const float per = 0.25f / (float)issues;
  for (int j = 0; j < i; j++) {
    V square = splat(0);
    for (int k = 0; k < issues; k++) {
      const V apart = load(AT(b->attitudes, i * issues + k)) - load(AT(b->attitudes, j * issues + k));
      square = fma16(apart, apart, square);
    }
    const V disagreement = __builtin_elementwise_sqrt(square * per);
    store(TIE(DISAGREEMENT, i, j), disagreement);
    sum = fma16(disagreement, load(TIE(MEET, i, j)) + load(TIE(MEET, j, i)), sum);
  }
  return sum;
}

void NAME(look)(tk_batch *b) {
  const int n = b->members;
  V count = splat(0), apart = splat(0), all = splat(0);
  for (int i = 0; i < n; i++) {
    V here = load(OWN(PRESENT, i)), others = splat(0);
    count += here;
    for (int j = 0; j < n; j++) {
      V meet = here * load(OWN(PRESENT, j)) * load(TIE(CONTACT, i, j));
      store(TIE(MEET, i, j), meet);
      others += meet;
      if (j != i) apart += magnitude(load(TIE(CONTACT, i, j)) - 1.0f);
    }
    all += others;
    store(OWN(PER_OTHER, i), 1.0f / most(others, splat(1e-30f)));
    store(OWN(PER_TRIAD, i), 1.0f / most(others - 1.0f, splat(1)));
  }
  store(b->count, count);
  store(b->per_member, 1.0f / count);
  store(b->per_pair, 1.0f / most(all, splat(1e-30f)));
  b->somebody_left = 1;
  b->all_meet = 1;
  for (int lane = 0; lane < TK_LANES; lane++) b->all_meet &= apart[lane] == 0.0f;
  NAME(ties)(b);
  V disagreement = splat(0);
  for (int i = 0; i < n; i++) disagreement = NAME(disagree)(b, i, disagreement);
  store(PAIR_MEAN(DISAGREEMENT), disagreement * load(b->per_pair));
}

// Returns the mean of a field over those present.
INLINE V NAME(mean)(const tk_batch *b, tk_member field) {
  V sum = splat(0);
  for (int i = 0; i < b->members; i++)
    sum = fma16(load(AT(b->own, (size_t)i * TK_MEMBER + field)), load(OWN(PRESENT, i)), sum);
  return sum * load(b->per_member);
}
