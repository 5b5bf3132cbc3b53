// The group metrics.

// Computes the metrics of the current states, in the order of the model's metrics.
INLINE void NAME(states)(tk_batch *b, const tk_rates *r) {
  const int n = b->members;
  store(METRIC(FAMILIARITY), load(PAIR_MEAN(FAMILIARITY)));
  store(METRIC(TENSION), load(PAIR_MEAN(TENSION)));
  store(METRIC(COHESION), load(PAIR_MEAN(SENTIMENT)));
  store(METRIC(CONSENSUS), 1.0f - load(PAIR_MEAN(DISAGREEMENT)) * load(r->tolerance));
  V total = splat(0), top = splat(0), differences = splat(0);
  for (int i = 0; i < n; i++) total = fma16(load(OWN(AIRTIME, i)), load(OWN(PRESENT, i)), total);
  const V per = 1.0f / most(total, splat(1e-30f)), count = load(b->count), per_member = load(b->per_member);
  const V mean_status = NAME(mean)(b, TK_MEMBER_STATUS);
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
  store(METRIC(PARTICIPATION_GINI), differences * per_member);
  store(METRIC(TOP_SHARE), top);
  store(METRIC(STATUS_SPREAD), __builtin_elementwise_sqrt(square * per_member));
#define MEAN(metric, own, large) store(METRIC(metric), NAME(mean)(b, TK_MEMBER_##own));
  TK_MEMBER_MEANS(MEAN)
#undef MEAN
  store(METRIC(PRESENT), count);
}

// Computes the metrics of the update: expression, productivity and progress. Negativity is already there.
INLINE void NAME(work)(tk_batch *b, const tk_rates *r) {
  V output = splat(0);
  for (int i = 0; i < b->members; i++)
    output = fma16(load(OWN(HEARD_SHARE, i)), load(OWN(SKILL, i)), output);
  const V ending = load(r->ending), expression = NAME(mean)(b, TK_MEMBER_EXPRESSION);
  const V consensus = clip(load(METRIC(CONSENSUS)), 0, 1), tension = load(METRIC(TENSION)), cohesion = clip(load(METRIC(COHESION)), 0, 1);
  const V parting = 1.0f - (float)TK_PARTING_COSTS * ending, alone = splat((float)TK_WORK_WITHOUT_COHESION);
  const V own = output * consensus * (1.0f - tension) * (alone + (1.0f - alone) * cohesion) * expression * parting;
  const V assigned = load(METRIC(SKILL)) * (1.0f - tension) * parting;
  const V productivity = fma16(load(r->directed), assigned, load(r->own_work) * own);
  store(b->progress, fma16(productivity, load(r->step), load(b->progress)));
  store(METRIC(EXPRESSION), expression);
  store(METRIC(PRODUCTIVITY), productivity);
  store(METRIC(PROGRESS), load(b->progress));
  store(METRIC(ENDING), ending);
  // Zero times a finite number is 0; zero times an infinity or NaN is NaN.
  V zeros = splat(0);
  for (int k = 0; k < TK_METRICS; k++) zeros = fma16(load(AT(b->metrics, k)), splat(0), zeros);
  store(b->not_finite, choose(zeros == 0.0f, splat(0), splat(1)));
}
