// Tiles of ties, each with its mirror image.

// Returns the number of vectors in a tile.
INLINE int NAME(vectors)(const tk_large *g, int tile) {
  const int left = (g->padded - tile * TK_TILE) / 16;
  return left < TK_TILE / 16 ? left : TK_TILE / 16;
}

// Returns the sums of the members of a tile over another.
INLINE float *NAME(sums_over)(const tk_large *g, int over, int tile) {
  return g->partial + (size_t)over * (BY_ISSUE + g->issues) * g->padded + tile * TK_TILE;
}

static void NAME(clear)(const tk_large *g, int over, int tile) {
  float *sums = NAME(sums_over)(g, over, tile);
  for (int k = 0; k < BY_ISSUE + g->issues; k++)
    memset(sums + (size_t)k * g->padded, 0, (size_t)NAME(vectors)(g, tile) * 16 * sizeof(float));
}

// Returns whether two tiles are full and all their members are present and in one team.
static int NAME(all_meet)(const tk_large *g, int row, int column) {
  V same = splat(1);
  const V team = splat(g->team[row * TK_TILE]);
  for (int v = 0; v < TK_TILE / 16; v++) {
    if (v >= NAME(vectors)(g, row) || v >= NAME(vectors)(g, column)) return 0;
    const int i = row * TK_TILE + 16 * v, j = column * TK_TILE + 16 * v;
    same *= load(g->present + i) * load(g->present + j);
    same = choose((load(g->team + i) == team) & (load(g->team + j) == team), same, splat(0));
  }
  for (int lane = 0; lane < 16; lane++) if (same[lane] == 0) return 0;
  return 1;
}

// Advances a tile strip by strip. `whole`: both tiles are full of members who all meet.
INLINE void NAME(advance_tile)(
  const tk_large *g, const tk_rates *r, int row, int column, float *rows, float *columns, int whole
) {
  NAME(strip) s;
  float in_tile[TK_LARGE_SUMS * TK_TILE] = {0};
  const int height = whole ? TK_TILE / 16 : NAME(vectors)(g, row);
  const int width = whole ? TK_TILE / 16 : NAME(vectors)(g, column);
  for (int start = 0; start < width; start += WIDE) {
    const int j = column * TK_TILE + 16 * start, vectors = width - start < WIDE ? width - start : WIDE;
    for (int strip = 0; strip < height; strip++) {
      const int i = row * TK_TILE + 16 * strip, last_strip = strip + 1 == height;
      const int first = row == column && strip > start ? strip - start : 0;
      if (first >= vectors) continue;
      const NAME(place) place = {
        i, j, whole ? 0 : first, whole ? WIDE : vectors, !whole && row == column && strip >= start, whole,
        last_strip ? row * TK_TILE : i + 16, last_strip ? j + 16 * WIDE : j};
      NAME(advance_strip)(g, r, &s, place, rows + 16 * strip, columns + 16 * start, in_tile + 16 * start);
    }
  }
  for (int k = 0; k < TK_LARGE_SUMS; k++)
    for (int v = 0; v < width; v++) {
      float *sum = columns + (size_t)k * g->padded + 16 * v;
      store(sum, load(sum) + load(in_tile + k * TK_TILE + 16 * v));
    }
}

static void NAME(tile)(const tk_large *g, const tk_rates *r, int row, int column) {
  float *rows = NAME(sums_over)(g, column, row), *columns = NAME(sums_over)(g, row, column);
  NAME(clear)(g, column, row);
  NAME(clear)(g, row, column);
  if (row != column && NAME(all_meet)(g, row, column)) NAME(advance_tile)(g, r, row, column, rows, columns, 1);
  else NAME(advance_tile)(g, r, row, column, rows, columns, 0);
}

// Finds the tile with a number, counted along the rows on and above the diagonal.
INLINE void NAME(find_tile)(const tk_large *g, int number, int *row, int *column) {
  *row = 0;
  for (int length = g->tiles; number >= length; length--) {
    number -= length;
    *row += 1;
  }
  *column = *row + number;
}

void NAME(large_tiles)(tk_large *group, const tk_rates *rates, int first, int last) {
  // Copies that no other code can write to, so that numbers stay in registers.
  const tk_large g = *group;
  const tk_rates r = *rates;
  for (int number = first; number < last; number++) {
    int row, column;
    NAME(find_tile)(&g, number, &row, &column);
    NAME(tile)(&g, &r, row, column);
  }
}
