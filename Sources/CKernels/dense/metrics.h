// The group metrics.

// Computes disagreement and differences in talk between the members of a tile and those of its mirror image.
INLINE void NAME(compare_tile)(const tk_large *g, int row, int column, int vectors, float *sums) {
  V apart_in_all = splat(0), talk_in_all = splat(0);
  for (int i = row * TK_TILE; i < row * TK_TILE + 16 * NAME(vectors)(g, row); i++) {
    const int j = column * TK_TILE;
    const V own_airtime = splat(g->airtime[i]), own_team = splat(g->team[i]), here = splat(g->present[i]);
    V squares[TK_TILE / 16];
    for (int v = 0; v < vectors; v++) squares[v] = splat(0);
    for (int k = 0; k < g->issues; k++) {
      const float *o = g->attitudes + (size_t)k * g->padded;
      for (int v = 0; v < vectors; v++) {
        const V apart = splat(o[i]) - load(o + j + 16 * v);
        squares[v] = fma16(apart, apart, squares[v]);
      }
    }
    for (int v = 0; v < vectors; v++) {
      const int at = j + 16 * v;
      const V together = here * load(g->present + at);
      const V meet = together * contact(i, at, own_team, load(g->team + at), g->outside);
      const V disagreement = __builtin_elementwise_sqrt(squares[v] * (0.25f / (float)g->issues));
      apart_in_all = fma16(disagreement, meet, apart_in_all);
      talk_in_all = fma16(magnitude(own_airtime - load(g->airtime + at)), together, talk_in_all);
    }
  }
  store(sums, apart_in_all);
  store(sums + 16, talk_in_all);
}

void NAME(large_pairs)(tk_large *group, int first, int last) {
  const tk_large g = *group;
  for (int number = first; number < last; number++) {
    int row, column;
    NAME(find_tile)(&g, number, &row, &column);
    float *sums = g.pairs + (size_t)number * 32;
    const int vectors = NAME(vectors)(&g, column);
    if (vectors == TK_TILE / 16) NAME(compare_tile)(&g, row, column, TK_TILE / 16, sums);
    else NAME(compare_tile)(&g, row, column, vectors, sums);
  }
}

// Adds up the sums by tile. Tiles above the diagonal count twice.
static void NAME(add_pairs)(tk_large *g) {
  V apart = splat(0), talk = splat(0);
  const float *sums = g->pairs;
  for (int row = 0; row < g->tiles; row++)
    for (int column = row; column < g->tiles; column++) {
      const V times = splat(row == column ? 1.0f : 2.0f);
      apart = fma16(times, load(sums), apart);
      talk = fma16(times, load(sums + 16), talk);
      sums += 32;
    }
  TOTAL(DISAGREEMENT) = total(apart) / (TOTAL(CONTACT) > 1e-30f ? TOTAL(CONTACT) : 1e-30f);
  TOTAL(TALK_APART) = total(talk);
}

// Computes the metrics of the current states.
static void NAME(large_states)(tk_large *g, const tk_rates *r) {
  const float count = TOTAL(PRESENT);
  METRIC(FAMILIARITY) = TOTAL(FAMILIARITY);
  METRIC(TENSION) = TOTAL(TENSION);
  METRIC(COHESION) = TOTAL(SENTIMENT);
  METRIC(CONSENSUS) = 1.0f - TOTAL(DISAGREEMENT) * r->tolerance[0];
  V all = splat(0), top = splat(0), square = splat(0);
  const V mean_status = splat(NAME(among)(g, g->status));
  for (int i = 0; i < g->padded; i += 16) {
    const V here = load(g->present + i), talk = load(g->airtime + i) * here;
    const V off = load(g->status + i) - mean_status;
    all += talk;
    top = most(top, talk);
    square = fma16(off * off, here, square);
  }
  const float talk = total(all) > 1e-30f ? total(all) : 1e-30f;
  METRIC(PARTICIPATION_GINI) = TOTAL(TALK_APART) / (talk * 2.0f * count);
  METRIC(TOP_SHARE) = highest(top) / talk;
  METRIC(STATUS_SPREAD) = __builtin_sqrtf(total(square) / count);
#define MEAN(metric, own, large) METRIC(metric) = NAME(among)(g, g->large);
  TK_MEMBER_MEANS(MEAN)
#undef MEAN
  METRIC(PRESENT) = count;
}

// Computes the metrics of the update: expression, productivity and progress. Negativity is already there.
static void NAME(large_work)(tk_large *g, const tk_rates *r) {
  V output = splat(0);
  for (int i = 0; i < g->padded; i += 16) output = fma16(load(g->heard_share + i), load(g->skill + i), output);
  const float ending = r->ending[0], expression = NAME(among)(g, g->expression);
  const float consensus = clip(splat(METRIC(CONSENSUS)), 0, 1)[0], cohesion = clip(splat(METRIC(COHESION)), 0, 1)[0];
  METRIC(EXPRESSION) = expression;
  const float parting = 1.0f - (float)TK_PARTING_COSTS * ending, alone = (float)TK_WORK_WITHOUT_COHESION;
  const float own =
    total(output) * consensus * (1.0f - METRIC(TENSION)) * (alone + (1.0f - alone) * cohesion) * expression * parting;
  const float assigned = METRIC(SKILL) * (1.0f - METRIC(TENSION)) * parting;
  METRIC(PRODUCTIVITY) = __builtin_fmaf(r->directed[0], assigned, r->own_work[0] * own);
  g->progress += (double)METRIC(PRODUCTIVITY) * (double)r->step[0];
  METRIC(PROGRESS) = (float)g->progress;
  METRIC(ENDING) = ending;
}

void NAME(large_measure)(tk_large *g, const tk_rates *r, int update) {
  NAME(add_pairs)(g);
  NAME(large_states)(g, r);
  if (update) NAME(large_work)(g, r); else METRIC(PROGRESS) = (float)g->progress;
}
