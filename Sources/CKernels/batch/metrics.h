// The group metrics.

// Metrics of the states as they are, in the order of the model's metrics.
INLINE void NAME(states)(tk_batch *b, const tk_rates *r) {
  const int n = b->members;
  float *m = b->metrics;
  store(AT(m, 0), load(AT(b->pair_means, 0)));
  store(AT(m, 3), load(AT(b->pair_means, 1)));
  store(AT(m, 4), load(AT(b->pair_means, 2)));
  store(AT(m, 5), 1.0f - load(AT(b->pair_means, 3)) * load(r->tolerance));
  V total = splat(0), top = splat(0), differences = splat(0);
  for (int i = 0; i < n; i++) total = fma16(load(OWN(AIRTIME, i)), load(OWN(PRESENT, i)), total);
  const V per = 1.0f / most(total, splat(1e-30f)), count = load(b->count), per_member = load(b->per_member);
  const V mean_status = NAME(mean)(b, TK_STATUS);
  V square = splat(0);
  for (int i = 0; i < n; i++) {
    const V here = load(OWN(PRESENT, i)), own = load(OWN(AIRTIME, i)) * per;
    top = most(top, own * here);
    for (int j = 0; j < i; j++) {
      const V apart = magnitude(own - load(OWN(AIRTIME, j)) * per);
      differences = fma16(apart, here * load(OWN(PRESENT, j)), differences);
    }
    const V off = load(OWN(STATUS, i)) - mean_status;
    square = fma16(off * off, here, square);
  }
  store(AT(m, 6), differences * per_member);
  store(AT(m, 7), top);
  store(AT(m, 10), __builtin_elementwise_sqrt(square * per_member));
  store(AT(m, 11), NAME(mean)(b, TK_REGULATION));
  store(AT(m, 12), NAME(mean)(b, TK_ANXIETY));
  store(AT(m, 13), NAME(mean)(b, TK_SKILL));
  store(AT(m, 14), NAME(mean)(b, TK_EFFICACY));
  store(AT(m, 15), count);
}

// Metrics of the update: expression, productivity and progress; negativity is there already.
INLINE void NAME(work)(tk_batch *b, const tk_rates *r) {
  float *m = b->metrics;
  V output = splat(0);
  for (int i = 0; i < b->members; i++)
    output = fma16(load(OWN(HEARD_SHARE, i)), load(OWN(SKILL, i)), output);
  const V ending = load(r->ending), expression = NAME(mean)(b, TK_EXPRESSION);
  const V consensus = clip(load(AT(m, 5)), 0, 1), tension = load(AT(m, 3)), cohesion = clip(load(AT(m, 4)), 0, 1);
  const V own = output * consensus * (1.0f - tension) * (0.5f + 0.5f * cohesion) * expression * (1.0f - 0.5f * ending);
  const V assigned = load(AT(m, 13)) * (1.0f - tension) * (1.0f - 0.5f * ending);
  const V productivity = fma16(load(r->directed), assigned, load(r->own_work) * own);
  store(b->progress, fma16(productivity, load(r->step), load(b->progress)));
  store(AT(m, 1), expression);
  store(AT(m, 8), productivity);
  store(AT(m, 9), load(b->progress));
  store(AT(m, 16), ending);
  // Zero times a finite number is 0; of what is not finite it is not a number.
  V zeros = splat(0);
  for (int k = 0; k < TK_METRICS; k++) zeros = fma16(load(AT(m, k)), splat(0), zeros);
  store(b->not_finite, choose(zeros == 0.0f, splat(0), splat(1)));
}
