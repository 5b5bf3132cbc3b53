// Tiles of ties, each with its mirror image.

// A pair of members: i, and sixteen from j on. With `both` also the ties of the sixteen toward i.
INLINE void NAME(pair)(
  const tk_large *g, const tk_rates *r, NAME(strip) *s, int i, int j, int in_strip, V *row, float *columns, int both
) {
  const size_t place = (size_t)i * g->stride + j;
  const NAME(side) own = NAME(of_one)(g, i), other = NAME(of_lanes)(g, j);
  const NAME(tie) there = {load(g->sentiment + place), load(g->tension + place), load(g->familiarity + place)};
  const NAME(tie) back = {load(s->x + in_strip), load(s->t + in_strip), load(s->f + in_strip)};
  V contact = choose(splat(g->team[i]) == load(g->team + j), splat(1), splat(g->outside));
  if (!both) contact = choose(LANE + j == i, splat(0), contact);
  const NAME(between) b = {
    contact * (splat(g->present[i]) * load(g->present + j)),
    __builtin_elementwise_sqrt(load(s->squares + in_strip) * (0.25f / (float)g->issues)),
    load(s->surface + in_strip)};
  V against;
  if (g->contest_by_member)
    against = contest_by_leads(splat(g->motive[i]), load(g->motive + j), splat(g->lead[i]), load(g->lead + j));
  else
    against = contest(splat(g->motive[i]), load(g->motive + j), splat(g->status[i]), load(g->status + j), r);
  const V w = address_weight(load(g->share + j), there.x, there.t, b.meet);
  const V nu = negativity(own.sharp, b.disagreement, there.x, there.t, against, r);
  const V w_back = address_weight(splat(g->share[i]), back.x, back.t, b.meet);
  const V nu_back = negativity(other.sharp, b.disagreement, back.x, back.t, against, r);
  const V said = w * splat(g->spoken[i]), said_back = w_back * load(g->spoken + j);
  V influence;
  row[NEGATIVE] = fma16(w, nu, row[NEGATIVE]);
  const NAME(tie) new = NAME(change)(
    there, back.x, said_back, said_back * nu_back, load(g->triads + place), own, other, b, r, row, &influence);
  store(g->sentiment + place, new.x);
  store(g->tension + place, new.t);
  store(g->familiarity + place, new.f);
  store(s->influence + in_strip, influence);
  float *accepted = columns + ACCEPTANCE * TK_TILE;
  store(accepted, fma16(positive(new.x), b.meet, load(accepted)));
  if (!both) return;
  V sums[PAIRWISE];
#pragma unroll
  for (int k = 0; k < ACCEPTANCE; k++) sums[k] = load(columns + k * TK_TILE);
  sums[NEGATIVE] = fma16(w_back, nu_back, sums[NEGATIVE]);
  const NAME(tie) returned = NAME(change)(
    back, there.x, said, said * nu, load(s->triads + in_strip), other, own, b, r, sums, &influence);
  store(s->x + in_strip, returned.x);
  store(s->t + in_strip, returned.t);
  store(s->f + in_strip, returned.f);
  store(s->mirrored + in_strip, influence);
  row[ACCEPTANCE] = fma16(positive(returned.x), b.meet, row[ACCEPTANCE]);
#pragma unroll
  for (int k = 0; k < ACCEPTANCE; k++) store(columns + k * TK_TILE, sums[k]);
}

// The sums of influence by issue: added to those of the rows, and from vector `from` on to those of the columns.
INLINE void NAME(persuade)(
  const tk_large *g, NAME(strip) *s, int i, int j, int first, int from, int vectors, float *rows, float *columns
) {
  for (int k = 0; k < g->issues; k++) {
    const float *o = g->attitudes + (size_t)k * g->padded;
    const size_t sum_of_issue = (size_t)(BY_ISSUE + k) * g->padded;
    float sums[16 * 16];
    for (int row = 0; row < 16; row++) {
      V sum = splat(0);
      for (int v = first; v < vectors; v++)
        sum = fma16(load(s->influence + row * TK_TILE + 16 * v), load(o + j + 16 * v), sum);
      store(sums + 16 * row, sum);
    }
    store(rows + sum_of_issue, load(rows + sum_of_issue) + across(sums));
    for (int v = from; v < vectors; v++) {
      V sum = load(columns + sum_of_issue + 16 * v);
      for (int row = 0; row < 16; row++)
        sum = fma16(load(s->mirrored + row * TK_TILE + 16 * v), splat(o[i + row]), sum);
      store(columns + sum_of_issue + 16 * v, sum);
    }
  }
}

// Turns the mirror image of a strip into it, or back. What is written back is x, t and f.
INLINE void NAME(turn_in)(const tk_large *g, NAME(strip) *s, int i, int j, int first, int vectors) {
  for (int v = first; v < vectors; v++) {
    const size_t place = (size_t)(j + 16 * v) * g->stride + i;
    turn(g->sentiment + place, g->stride, s->x + 16 * v, TK_TILE);
    turn(g->tension + place, g->stride, s->t + 16 * v, TK_TILE);
    turn(g->familiarity + place, g->stride, s->f + 16 * v, TK_TILE);
    turn(g->triads + place, g->stride, s->triads + 16 * v, TK_TILE);
  }
}

INLINE void NAME(turn_back)(const tk_large *g, const NAME(strip) *s, int i, int j, int first, int vectors) {
  for (int v = first; v < vectors; v++) {
    const size_t place = (size_t)(j + 16 * v) * g->stride + i;
    turn(s->x + 16 * v, TK_TILE, g->sentiment + place, g->stride);
    turn(s->t + 16 * v, TK_TILE, g->tension + place, g->stride);
    turn(s->f + 16 * v, TK_TILE, g->familiarity + place, g->stride);
  }
}

// Sixteen rows of a tile, from column vector `first` on, which is on the diagonal where `crosses`.
INLINE void NAME(advance_strip)(
  const tk_large *g, const tk_rates *r, NAME(strip) *s, int i, int j, int first, int crosses, int vectors,
  float *row_sums, float *column_sums, float *columns
) {
  NAME(turn_in)(g, s, i, j, first, vectors);
  NAME(compare)(g, s, i, j, vectors);
  for (int row = 0; row < 16; row++) {
    V sums[PAIRWISE];
#pragma unroll
    for (int k = 0; k < PAIRWISE; k++) sums[k] = splat(0);
    int v = first;
    if (crosses) {
      NAME(pair)(g, r, s, i + row, j + 16 * v, row * TK_TILE + 16 * v, sums, columns + 16 * v, 0);
      v++;
    }
    for (; v < vectors; v++)
      NAME(pair)(g, r, s, i + row, j + 16 * v, row * TK_TILE + 16 * v, sums, columns + 16 * v, 1);
#pragma unroll
    for (int k = 0; k < PAIRWISE; k++) store(s->rows[k] + 16 * row, sums[k]);
  }
  NAME(turn_back)(g, s, i, j, first + crosses, vectors);
  for (int k = 0; k < PAIRWISE; k++) {
    float *sum = row_sums + (size_t)k * g->padded;
    store(sum, load(sum) + across(s->rows[k]));
  }
  NAME(persuade)(g, s, i, j, first, first + crosses, vectors, row_sums, column_sums);
}

// How many vectors a tile has.
INLINE int NAME(vectors)(const tk_large *g, int tile) {
  const int left = (g->padded - tile * TK_TILE) / 16;
  return left < TK_TILE / 16 ? left : TK_TILE / 16;
}

// The sums of the members of a tile over another.
INLINE float *NAME(sums_over)(const tk_large *g, int over, int tile) {
  return g->partial + (size_t)over * (BY_ISSUE + g->issues) * g->padded + tile * TK_TILE;
}

static void NAME(clear)(const tk_large *g, int over, int tile) {
  float *sums = NAME(sums_over)(g, over, tile);
  for (int k = 0; k < BY_ISSUE + g->issues; k++)
    memset(sums + (size_t)k * g->padded, 0, (size_t)NAME(vectors)(g, tile) * 16 * sizeof(float));
}

static void NAME(tile)(const tk_large *g, const tk_rates *r, int row, int column) {
  NAME(strip) s;
  float columns[PAIRWISE * TK_TILE] = {0};
  const int vectors = NAME(vectors)(g, column), j = column * TK_TILE;
  float *row_sums = NAME(sums_over)(g, column, row), *column_sums = NAME(sums_over)(g, row, column);
  NAME(clear)(g, column, row);
  NAME(clear)(g, row, column);
  for (int strip = 0; strip < NAME(vectors)(g, row); strip++) {
    const int i = row * TK_TILE + 16 * strip;
    float *sums = row_sums + 16 * strip;
    if (row == column) NAME(advance_strip)(g, r, &s, i, j, strip, 1, vectors, sums, column_sums, columns);
    else if (vectors == TK_TILE / 16)
      NAME(advance_strip)(g, r, &s, i, j, 0, 0, TK_TILE / 16, sums, column_sums, columns);
    else NAME(advance_strip)(g, r, &s, i, j, 0, 0, vectors, sums, column_sums, columns);
  }
  for (int k = 0; k < PAIRWISE; k++)
    for (int v = 0; v < vectors; v++) {
      float *sum = column_sums + (size_t)k * g->padded + 16 * v;
      store(sum, load(sum) + load(columns + k * TK_TILE + 16 * v));
    }
}

// The tile of a number, counted along the rows on and above the diagonal.
INLINE void NAME(find_tile)(const tk_large *g, int number, int *row, int *column) {
  *row = 0;
  for (int length = g->tiles; number >= length; length--) {
    number -= length;
    *row += 1;
  }
  *column = *row + number;
}

void NAME(large_tiles)(tk_large *group, const tk_rates *rates, int first, int last) {
  // Copies that nobody else can write to, so that numbers stay in registers.
  const tk_large g = *group;
  const tk_rates r = *rates;
  for (int number = first; number < last; number++) {
    int row, column;
    NAME(find_tile)(&g, number, &row, &column);
    NAME(tile)(&g, &r, row, column);
  }
}
