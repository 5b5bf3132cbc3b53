// Sixteen rows of a tile and their mirror image. The work goes in steps through memory that stays in the first cache:
// in one go the chain from attitudes to the new tie is so long that the processor would wait for most of it.

enum { WIDE = TK_TILE };

// Every array but the last has sixteen rows of the tile's columns; `x` to `triads` are the mirror image, turned.
typedef struct NAME(strip) {
  float x[16 * WIDE], t[16 * WIDE], f[16 * WIDE], triads[16 * WIDE];
  float disagreement[16 * WIDE], surface[16 * WIDE], against[16 * WIDE];
  // What the row says to the column and back; in the place of what is harsh, the weight of the column's and the row's word.
  float said[16 * WIDE], harsh[16 * WIDE], said_back[16 * WIDE], harsh_back[16 * WIDE];
  float rows[TK_LARGE_SUMS][16 * 16];
} NAME(strip);

// Where a strip is: rows from i, columns from j, the vectors of columns from `first` to before `last`. Where the strip
// crosses the diagonal, that is in its first vector, which has no mirror image.
// `next`: where the same strip of the next tile is.
typedef struct NAME(place) {
  int i, j, first, last, crosses;
  int next_i, next_j;
} NAME(place);

INLINE V NAME(meeting)(const tk_large *g, NAME(place) p, int row, int v) {
  const int i = p.i + row, j = p.j + 16 * v;
  V contact = choose(splat(g->team[i]) == load(g->team + j), splat(1), splat(g->outside));
  if (p.crosses && v == p.first) contact = choose(LANE + j == i, splat(0), contact);
  return contact * (splat(g->present[i]) * load(g->present + j));
}

INLINE NAME(tie) NAME(held)(const tk_large *g, size_t place) {
  return (NAME(tie)){load(g->sentiment + place), load(g->tension + place), load(g->familiarity + place)};
}

// Asks for what the same strip of the next tile needs of row `row` and vector `v`: memory is slower than the work.
INLINE void NAME(fetch)(const tk_large *g, int i, int j, int row, int v) {
  const size_t there = (size_t)(i + row) * g->stride + j + 16 * v, back = (size_t)(j + 16 * v + row) * g->stride + i;
  __builtin_prefetch(g->sentiment + back, 1, 2);
  __builtin_prefetch(g->tension + back, 1, 2);
  __builtin_prefetch(g->familiarity + back, 1, 2);
  __builtin_prefetch(g->triads + back, 0, 2);
  __builtin_prefetch(g->sentiment + there, 1, 2);
  __builtin_prefetch(g->tension + there, 1, 2);
  __builtin_prefetch(g->familiarity + there, 1, 2);
  __builtin_prefetch(g->triads + there, 0, 2);
}

// Disagreement, what the eye sees, and the contest for the lead. The first two are thin products.
INLINE void NAME(compare)(const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p) {
  const float per = 0.25f / (float)g->issues;
  for (int row = 0; row < 16; row++) {
    const int i = p.i + row;
    V squares[WIDE / 16], seen[WIDE / 16];
    for (int v = p.first; v < p.last; v++) squares[v] = seen[v] = splat(0);
    for (int k = 0; k < g->issues; k++) {
      const float *o = g->attitudes + (size_t)k * g->padded;
      for (int v = p.first; v < p.last; v++) {
        const V apart = splat(o[i]) - load(o + p.j + 16 * v);
        squares[v] = fma16(apart, apart, squares[v]);
      }
    }
    for (int k = 0; k < g->attributes; k++) {
      const V own = splat(g->attributes_weighed[(size_t)k * g->padded + i]);
      const float *z = g->attributes_seen + (size_t)k * g->padded + p.j;
      for (int v = p.first; v < p.last; v++) seen[v] = fma16(own, load(z + 16 * v), seen[v]);
    }
    const V motive = splat(g->motive[i]), status = splat(g->status[i]), lead = splat(g->lead[i]);
    for (int v = p.first; v < p.last; v++) {
      const int at = row * WIDE + 16 * v, j = p.j + 16 * v;
      NAME(fetch)(g, p.next_i, p.next_j, row, v);
      store(s->disagreement + at, __builtin_elementwise_sqrt(squares[v] * per));
      store(s->surface + at, seen[v]);
      store(s->against + at,
        g->contest_by_member ? contest_by_leads(motive, load(g->motive + j), lead, load(g->lead + j))
                             : contest(motive, load(g->motive + j), status, load(g->status + j), r));
    }
  }
}

// What is said both ways, and how much of it is harsh.
INLINE void NAME(say)(const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p, float *columns) {
  for (int row = 0; row < 16; row++) {
    const int i = p.i + row;
    const V share = splat(g->share[i]), sharp = splat(g->sharp[i]), spoken = splat(g->spoken[i]);
    V negative = splat(0);
    for (int v = p.first; v < p.last; v++) {
      const int at = row * WIDE + 16 * v, j = p.j + 16 * v;
      const V meet = NAME(meeting)(g, p, row, v), against = load(s->against + at);
      const V disagreement = load(s->disagreement + at);
      const NAME(tie) there = NAME(held)(g, (size_t)i * g->stride + j);
      const V x_back = load(s->x + at), t_back = load(s->t + at);
      const V w = address_weight(load(g->share + j), there.x, there.t, meet);
      const V nu = negativity(sharp, disagreement, there.x, there.t, against, r);
      const V w_back = address_weight(share, x_back, t_back, meet);
      const V nu_back = negativity(load(g->sharp + j), disagreement, x_back, t_back, against, r);
      const V said = w * spoken, said_back = w_back * load(g->spoken + j);
      negative = fma16(w, nu, negative);
      store(s->said + at, said);
      store(s->harsh + at, said * nu);
      store(s->said_back + at, said_back);
      store(s->harsh_back + at, said_back * nu_back);
      if (p.crosses && v == p.first) continue;
      float *sum = columns + NEGATIVE * TK_TILE + 16 * v;
      store(sum, fma16(w_back, nu_back, load(sum)));
    }
    store(s->rows[NEGATIVE] + 16 * row, negative);
  }
}

// The ties of the rows toward the columns.
INLINE void NAME(change_rows)(
  const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p, float *columns
) {
  for (int row = 0; row < 16; row++) {
    const NAME(side) own = NAME(of_one)(g, p.i + row);
    V sums[TK_LARGE_SUMS];
#pragma unroll
    for (int k = 0; k < TK_LARGE_SUMS; k++) sums[k] = splat(0);
    for (int v = p.first; v < p.last; v++) {
      const int at = row * WIDE + 16 * v;
      const size_t place = (size_t)(p.i + row) * g->stride + p.j + 16 * v;
      const NAME(between) b = {NAME(meeting)(g, p, row, v), load(s->disagreement + at), load(s->surface + at)};
      const V returned = load(s->x + at);
      // The mirror image needs the old sentiment, in the place of its own.
      store(s->x + at, load(g->sentiment + place));
      store(s->against + at, returned);
      V influence;
      const NAME(tie) new = NAME(change)(
        NAME(held)(g, place), returned, load(s->said_back + at), load(s->harsh_back + at), load(g->triads + place), own,
        NAME(of_lanes)(g, p.j + 16 * v), b, r, sums, &influence);
      store(g->sentiment + place, new.x);
      store(g->tension + place, new.t);
      store(g->familiarity + place, new.f);
      store(s->harsh_back + at, influence);
      float *accepted = columns + ACCEPTANCE * TK_TILE + 16 * v;
      store(accepted, fma16(positive(new.x), b.meet, load(accepted)));
    }
#pragma unroll
    for (int k = MODELLED; k < ACCEPTANCE; k++) store(s->rows[k] + 16 * row, sums[k]);
  }
}

// The ties of the columns toward the rows. Column after column, so that their sums stay in registers.
INLINE void NAME(change_columns)(
  const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p, float *columns
) {
  for (int row = 0; row < 16; row++) store(s->rows[ACCEPTANCE] + 16 * row, splat(0));
  for (int v = p.first + p.crosses; v < p.last; v++) {
    const NAME(side) own = NAME(of_lanes)(g, p.j + 16 * v);
    V sums[TK_LARGE_SUMS];
#pragma unroll
    for (int k = MODELLED; k < ACCEPTANCE; k++) sums[k] = load(columns + k * TK_TILE + 16 * v);
    for (int row = 0; row < 16; row++) {
      const int at = row * WIDE + 16 * v;
      const NAME(between) b = {NAME(meeting)(g, p, row, v), load(s->disagreement + at), load(s->surface + at)};
      const NAME(tie) back = {load(s->against + at), load(s->t + at), load(s->f + at)};
      V influence;
      const NAME(tie) new = NAME(change)(
        back, load(s->x + at), load(s->said + at), load(s->harsh + at), load(s->triads + at), own,
        NAME(of_one)(g, p.i + row), b, r, sums, &influence);
      store(s->x + at, new.x);
      store(s->t + at, new.t);
      store(s->f + at, new.f);
      store(s->harsh + at, influence);
      float *accepted = s->rows[ACCEPTANCE] + 16 * row;
      store(accepted, fma16(positive(new.x), b.meet, load(accepted)));
    }
#pragma unroll
    for (int k = MODELLED; k < ACCEPTANCE; k++) store(columns + k * TK_TILE + 16 * v, sums[k]);
  }
}

// The sums of influence by issue, added to those of the rows and of the columns.
INLINE void NAME(persuade)(const tk_large *g, const NAME(strip) *s, NAME(place) p, float *rows, float *columns) {
  for (int k = 0; k < g->issues; k++) {
    const float *o = g->attitudes + (size_t)k * g->padded;
    float *row_sums = rows + (size_t)(BY_ISSUE + k) * g->padded, *column_sums = columns + (size_t)(BY_ISSUE + k) * g->padded;
    float sums[16 * 16];
    for (int row = 0; row < 16; row++) {
      V sum = splat(0);
      for (int v = p.first; v < p.last; v++)
        sum = fma16(load(s->harsh_back + row * WIDE + 16 * v), load(o + p.j + 16 * v), sum);
      store(sums + 16 * row, sum);
    }
    store(row_sums, load(row_sums) + across(sums));
    for (int v = p.first + p.crosses; v < p.last; v++) {
      V sum = load(column_sums + 16 * v);
      for (int row = 0; row < 16; row++) sum = fma16(load(s->harsh + row * WIDE + 16 * v), splat(o[p.i + row]), sum);
      store(column_sums + 16 * v, sum);
    }
  }
}

INLINE void NAME(turn_in)(const tk_large *g, NAME(strip) *s, NAME(place) p) {
  for (int v = p.first; v < p.last; v++) {
    const size_t place = (size_t)(p.j + 16 * v) * g->stride + p.i;
    turn(g->sentiment + place, g->stride, s->x + 16 * v, WIDE);
    turn(g->tension + place, g->stride, s->t + 16 * v, WIDE);
    turn(g->familiarity + place, g->stride, s->f + 16 * v, WIDE);
    turn(g->triads + place, g->stride, s->triads + 16 * v, WIDE);
  }
}

INLINE void NAME(turn_back)(const tk_large *g, const NAME(strip) *s, NAME(place) p) {
  for (int v = p.first + p.crosses; v < p.last; v++) {
    const size_t place = (size_t)(p.j + 16 * v) * g->stride + p.i;
    turn(s->x + 16 * v, WIDE, g->sentiment + place, g->stride);
    turn(s->t + 16 * v, WIDE, g->tension + place, g->stride);
    turn(s->f + 16 * v, WIDE, g->familiarity + place, g->stride);
  }
}

// `rows`: the sums of the rows over this tile; `columns`: those of the columns over its mirror image, of which
// `in_tile` has all but those by issue.
INLINE void NAME(advance_strip)(
  const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p, float *rows, float *columns, float *in_tile
) {
  NAME(turn_in)(g, s, p);
  NAME(compare)(g, r, s, p);
  NAME(say)(g, r, s, p, in_tile);
  NAME(change_rows)(g, r, s, p, in_tile);
  NAME(change_columns)(g, r, s, p, in_tile);
  NAME(turn_back)(g, s, p);
  for (int k = 0; k < TK_LARGE_SUMS; k++) {
    float *sum = rows + (size_t)k * g->padded;
    store(sum, load(sum) + across(s->rows[k]));
  }
  NAME(persuade)(g, s, p, rows, columns);
}
