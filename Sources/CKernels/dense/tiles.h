// Tiles of ties, each with its mirror image.

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

static void NAME(tile)(
  const tk_large *g, const tk_rates *r, int row, int column, int next_row, int next_column
) {
  NAME(strip) s;
  float in_tile[TK_LARGE_SUMS * TK_TILE] = {0};
  const int vectors = NAME(vectors)(g, column), j = column * TK_TILE;
  float *rows = NAME(sums_over)(g, column, row), *columns = NAME(sums_over)(g, row, column);
  NAME(clear)(g, column, row);
  NAME(clear)(g, row, column);
  for (int strip = 0; strip < NAME(vectors)(g, row); strip++) {
    const int i = row * TK_TILE + 16 * strip;
    const int next_i = next_row * TK_TILE + 16 * strip, next_j = next_column * TK_TILE;
    float *sums = rows + 16 * strip;
    // Constants where the compiler gains by knowing them.
    if (row == column) NAME(advance_strip)(g, r, &s, (NAME(place)){i, j, strip, vectors, 1, next_i, next_j}, sums, columns, in_tile);
    else if (vectors == TK_TILE / 16)
      NAME(advance_strip)(g, r, &s, (NAME(place)){i, j, 0, TK_TILE / 16, 0, next_i, next_j}, sums, columns, in_tile);
    else NAME(advance_strip)(g, r, &s, (NAME(place)){i, j, 0, vectors, 0, next_i, next_j}, sums, columns, in_tile);
  }
  for (int k = 0; k < TK_LARGE_SUMS; k++)
    for (int v = 0; v < vectors; v++) {
      float *sum = columns + (size_t)k * g->padded + 16 * v;
      store(sum, load(sum) + load(in_tile + k * TK_TILE + 16 * v));
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
    int row, column, next_row, next_column;
    NAME(find_tile)(&g, number, &row, &column);
    NAME(find_tile)(&g, number + 1 < last ? number + 1 : number, &next_row, &next_column);
    NAME(tile)(&g, &r, row, column, next_row, next_column);
  }
}
