// Sixteen rows of a tile and their mirror image. The work is divided into steps through memory that stays in the first
// cache. Undivided, the chain from attitudes to the new tie is so long that the processor would wait for most of it.

// The numbers of a row's member and of sixteen column members are adjacent. In arrays of their own, a page apart, a
// load would wait for every store to the same offset of another page.
enum {
  // The mirror image, transposed.
  X_BACK, T_BACK, F_BACK, TRIADS_BACK, DISAGREEMENT, SURFACE,
  // The talk from the row to the column and back, and its harsh part.
  SAID, HARSH, SAID_BACK, HARSH_BACK, CELL,
  // In their slots, once they have been heard: the old sentiment of the row, and the weights of the words of both.
  X_OLD = SAID_BACK, WORD = HARSH_BACK, WORD_BACK = HARSH
};

// Vectors of columns that one step works on together: cells, ties and sums fit into the first cache.
enum { WIDE = 2, ROW_OF_CELLS = WIDE * CELL * 16 };

typedef struct NAME(strip) {
  float cells[16 * ROW_OF_CELLS];
  float rows[TK_LARGE_SUMS][16 * 16];
} NAME(strip);

INLINE float *NAME(cell)(NAME(strip) *s, int row, int v) { return s->cells + row * ROW_OF_CELLS + v * CELL * 16; }

// The position of a strip: rows from i, columns from j, and the vectors of columns from `first` to before `last`. It
// also says whether all meet all with full contact. A strip crosses the diagonal only in its first vector, which has no
// mirror image. `next` is the position of the following strip.
typedef struct NAME(place) {
  int i, j, first, last, crosses, all_meet;
  int next_i, next_j;
} NAME(place);

INLINE V NAME(meeting)(const tk_large *g, NAME(place) p, int row, int v) {
  if (p.all_meet) return splat(1);
  const int i = p.i + row, j = p.j + 16 * v;
  V contact = choose(splat(g->team[i]) == load(g->team + j), splat(1), splat(g->outside));
  if (p.crosses && v == p.first) contact = choose(LANE + j == i, splat(0), contact);
  return contact * (splat(g->present[i]) * load(g->present + j));
}

INLINE tie NAME(held)(const tk_large *g, size_t place) {
  return (tie){load(g->sentiment + place), load(g->tension + place), load(g->familiarity + place)};
}

// The cache to which a fetched line comes: the second. The first has no room beside the current strip.
#define NEAR 2

// Requests what the next strip needs of row `row` and vector `v`, since memory is slower than the work.
INLINE void NAME(fetch_row)(const tk_large *g, int i, int j, int row, int v) {
  const size_t place = (size_t)(i + row) * g->stride + j + 16 * v;
  __builtin_prefetch(g->sentiment + place, 1, NEAR);
  __builtin_prefetch(g->tension + place, 1, NEAR);
  __builtin_prefetch(g->familiarity + place, 1, NEAR);
  __builtin_prefetch(g->triads + place, 0, NEAR);
}

INLINE void NAME(fetch_column)(const tk_large *g, int i, int j, int row, int v) {
  NAME(fetch_row)(g, j, i, row + 16 * v, 0);
}

// Computes disagreement and surface similarity, as thin products.
INLINE void NAME(compare)(const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p, int row) {
  const int i = p.i + row;
  V squares[WIDE], seen[WIDE];
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
  const float per = 0.25f / (float)g->issues;
  for (int v = p.first; v < p.last; v++) {
    store(AT(NAME(cell)(s, row, v), DISAGREEMENT), __builtin_elementwise_sqrt(squares[v] * per));
    store(AT(NAME(cell)(s, row, v), SURFACE), eased(seen[v], r));
  }
}

INLINE V NAME(contesting)(const tk_large *g, const tk_rates *r, int i, int j) {
  const V open = g->told_by_leads ? unsettled_by_leads(splat(g->lead[i]), load(g->lead + j))
                                  : unsettled(splat(g->status[i]), load(g->status + j), r);
  return contest(splat(g->motive[i]), load(g->motive + j), open, r);
}

// Computes what is said both ways, and how much of it is harsh.
INLINE void NAME(say)(
  const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p, int row, float *columns
) {
  const int i = p.i + row;
  const V share = splat(g->share[i]), sharp = splat(g->sharp[i]), spoken = splat(g->spoken[i]);
  V negative = splat(0);
  for (int v = p.first; v < p.last; v++) {
    float *cell = NAME(cell)(s, row, v);
    const int j = p.j + 16 * v;
    NAME(fetch_row)(g, p.next_i, p.next_j, row, v);
    const size_t place = (size_t)i * g->stride + j;
    const V meet = NAME(meeting)(g, p, row, v), against = NAME(contesting)(g, r, i, j);
    const V disagreement = load(AT(cell, DISAGREEMENT));
    const V x = load(g->sentiment + place), t = load(g->tension + place);
    const V x_back = load(AT(cell, X_BACK)), t_back = load(AT(cell, T_BACK));
    const V w = address_weight(load(g->share + j), x, t, meet);
    const V nu = negativity(sharp, disagreement, x, t, against, r);
    const V w_back = address_weight(share, x_back, t_back, meet);
    const V nu_back = negativity(load(g->sharp + j), disagreement, x_back, t_back, against, r);
    const V said = w * spoken, said_back = w_back * load(g->spoken + j);
    negative = fma16(w, nu, negative);
    store(AT(cell, SAID), said);
    store(AT(cell, HARSH), said * nu);
    store(AT(cell, SAID_BACK), said_back);
    store(AT(cell, HARSH_BACK), said_back * nu_back);
    if (p.crosses && v == p.first) continue;
    float *sum = columns + NEGATIVE * TK_TILE + 16 * v;
    store(sum, fma16(w_back, nu_back, load(sum)));
  }
  store(s->rows[NEGATIVE] + 16 * row, negative);
}

// Computes the ties of the rows toward the columns.
INLINE void NAME(change_rows)(
  const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p, float *columns
) {
  for (int row = 0; row < 16; row++) {
    const side own = NAME(of_one)(g, p.i + row);
    V sums[TK_LARGE_SUMS];
#pragma unroll
    for (int k = 0; k < TK_LARGE_SUMS; k++) sums[k] = splat(0);
    for (int v = p.first; v < p.last; v++) {
      float *cell = NAME(cell)(s, row, v);
      const size_t place = (size_t)(p.i + row) * g->stride + p.j + 16 * v;
      const between b = {NAME(meeting)(g, p, row, v), load(AT(cell, DISAGREEMENT)), load(AT(cell, SURFACE))};
      const tie old = NAME(held)(g, place);
      V influence;
      const tie new = tie_after(
        old, load(AT(cell, X_BACK)), load(AT(cell, SAID_BACK)), load(AT(cell, HARSH_BACK)), load(g->triads + place), own,
        NAME(of_lanes)(g, p.j + 16 * v), b, r, sums, &influence);
      store(g->sentiment + place, new.x);
      store(g->tension + place, new.t);
      store(g->familiarity + place, new.f);
      store(AT(cell, X_OLD), old.x);
      store(AT(cell, WORD), influence);
      float *accepted = columns + ACCEPTANCE * TK_TILE + 16 * v;
      store(accepted, fma16(positive(new.x), b.meet, load(accepted)));
    }
#pragma unroll
    for (int k = MODELLED; k < ACCEPTANCE; k++) store(s->rows[k] + 16 * row, sums[k]);
  }
}

// Computes the ties of the columns toward the rows, column after column, so that their sums stay in registers.
INLINE void NAME(change_columns)(
  const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p, float *columns
) {
  for (int row = 0; row < 16; row++) store(s->rows[ACCEPTANCE] + 16 * row, splat(0));
  for (int v = p.first + p.crosses; v < p.last; v++) {
    const side own = NAME(of_lanes)(g, p.j + 16 * v);
    V sums[TK_LARGE_SUMS];
#pragma unroll
    for (int k = MODELLED; k < ACCEPTANCE; k++) sums[k] = load(columns + k * TK_TILE + 16 * v);
    for (int row = 0; row < 16; row++) {
      float *cell = NAME(cell)(s, row, v);
      const between b = {NAME(meeting)(g, p, row, v), load(AT(cell, DISAGREEMENT)), load(AT(cell, SURFACE))};
      const tie back = {load(AT(cell, X_BACK)), load(AT(cell, T_BACK)), load(AT(cell, F_BACK))};
      V influence;
      const tie new = tie_after(
        back, load(AT(cell, X_OLD)), load(AT(cell, SAID)), load(AT(cell, HARSH)), load(AT(cell, TRIADS_BACK)), own,
        NAME(of_one)(g, p.i + row), b, r, sums, &influence);
      store(AT(cell, X_BACK), new.x);
      store(AT(cell, T_BACK), new.t);
      store(AT(cell, F_BACK), new.f);
      store(AT(cell, WORD_BACK), influence);
      float *accepted = s->rows[ACCEPTANCE] + 16 * row;
      store(accepted, fma16(positive(new.x), b.meet, load(accepted)));
      NAME(fetch_column)(g, p.next_i, p.next_j, row, v);
    }
#pragma unroll
    for (int k = MODELLED; k < ACCEPTANCE; k++) store(columns + k * TK_TILE + 16 * v, sums[k]);
  }
}

// Adds the sums of influence by issue to those of the rows and of the columns.
INLINE void NAME(persuade)(const tk_large *g, NAME(strip) *s, NAME(place) p, float *rows, float *columns) {
  for (int k = 0; k < g->issues; k++) {
    const float *o = g->attitudes + (size_t)k * g->padded;
    float *row_sums = rows + (size_t)(BY_ISSUE + k) * g->padded, *column_sums = columns + (size_t)(BY_ISSUE + k) * g->padded;
    float sums[16 * 16];
    for (int row = 0; row < 16; row++) {
      V sum = splat(0);
      for (int v = p.first; v < p.last; v++)
        sum = fma16(load(AT(NAME(cell)(s, row, v), WORD)), load(o + p.j + 16 * v), sum);
      store(sums + 16 * row, sum);
    }
    store(row_sums, load(row_sums) + across(sums));
    for (int v = p.first + p.crosses; v < p.last; v++) {
      V sum = load(column_sums + 16 * v);
      for (int row = 0; row < 16; row++) sum = fma16(load(AT(NAME(cell)(s, row, v), WORD_BACK)), splat(o[p.i + row]), sum);
      store(column_sums + 16 * v, sum);
    }
  }
}

INLINE void NAME(turn_in)(const tk_large *g, NAME(strip) *s, NAME(place) p) {
  for (int v = p.first; v < p.last; v++) {
    const size_t place = (size_t)(p.j + 16 * v) * g->stride + p.i;
    turn(g->sentiment + place, g->stride, AT(NAME(cell)(s, 0, v), X_BACK), ROW_OF_CELLS);
    turn(g->tension + place, g->stride, AT(NAME(cell)(s, 0, v), T_BACK), ROW_OF_CELLS);
    turn(g->familiarity + place, g->stride, AT(NAME(cell)(s, 0, v), F_BACK), ROW_OF_CELLS);
    turn(g->triads + place, g->stride, AT(NAME(cell)(s, 0, v), TRIADS_BACK), ROW_OF_CELLS);
  }
}

INLINE void NAME(turn_back)(const tk_large *g, NAME(strip) *s, NAME(place) p) {
  for (int v = p.first + p.crosses; v < p.last; v++) {
    const size_t place = (size_t)(p.j + 16 * v) * g->stride + p.i;
    turn(AT(NAME(cell)(s, 0, v), X_BACK), ROW_OF_CELLS, g->sentiment + place, g->stride);
    turn(AT(NAME(cell)(s, 0, v), T_BACK), ROW_OF_CELLS, g->tension + place, g->stride);
    turn(AT(NAME(cell)(s, 0, v), F_BACK), ROW_OF_CELLS, g->familiarity + place, g->stride);
  }
}

// Advances a strip. `rows` are the sums of the rows over this tile, and `columns` those of the columns over its mirror
// image. `in_tile` has all of the latter except those by issue.
INLINE void NAME(advance_strip)(
  const tk_large *g, const tk_rates *r, NAME(strip) *s, NAME(place) p, float *rows, float *columns, float *in_tile
) {
  NAME(turn_in)(g, s, p);
  for (int row = 0; row < 16; row++) {
    NAME(compare)(g, r, s, p, row);
    NAME(say)(g, r, s, p, row, in_tile);
  }
  NAME(change_rows)(g, r, s, p, in_tile);
  NAME(change_columns)(g, r, s, p, in_tile);
  NAME(turn_back)(g, s, p);
  for (int k = 0; k < TK_LARGE_SUMS; k++) {
    float *sum = rows + (size_t)k * g->padded;
    store(sum, load(sum) + across(s->rows[k]));
  }
  NAME(persuade)(g, s, p, rows, columns);
}
