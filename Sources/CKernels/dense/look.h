// Attendance, and what each member gets from the others, without an update.

// Computes the sums of the ties of one tile, with contact in the slot of the sums of aid.
static void NAME(look_at_tile)(const tk_large *g, int row, int column) {
  const int vectors = NAME(vectors)(g, column), j = column * TK_TILE;
  const size_t padded = g->padded;
  float *rows = NAME(sums_over)(g, column, row), *accepted = NAME(sums_over)(g, row, column) + ACCEPTANCE * padded;
  V columns[TK_TILE / 16];
  for (int v = 0; v < vectors; v++) columns[v] = splat(0);
  for (int strip = 0; strip < NAME(vectors)(g, row); strip++) {
    float sums[4][16 * 16];
    for (int k = 0; k < 16; k++) {
      const int i = row * TK_TILE + 16 * strip + k;
      V familiarity = splat(0), tension = splat(0), sentiment = splat(0), meets = splat(0);
      for (int v = 0; v < vectors; v++) {
        const size_t place = (size_t)i * g->stride + j + 16 * v;
        const V here = splat(g->present[i]) * load(g->present + j + 16 * v);
        const V meet = here * contact(i, j + 16 * v, splat(g->team[i]), load(g->team + j + 16 * v), g->outside);
        const V x = load(g->sentiment + place);
        familiarity = fma16(load(g->familiarity + place), meet, familiarity);
        tension = fma16(load(g->tension + place), meet, tension);
        sentiment = fma16(x, meet, sentiment);
        meets += meet;
        columns[v] = fma16(positive(x), meet, columns[v]);
      }
      store(sums[0] + 16 * k, familiarity);
      store(sums[1] + 16 * k, tension);
      store(sums[2] + 16 * k, sentiment);
      store(sums[3] + 16 * k, meets);
    }
    store(rows + FAMILIARITY * padded + 16 * strip, across(sums[0]));
    store(rows + TENSION * padded + 16 * strip, across(sums[1]));
    store(rows + SENTIMENT * padded + 16 * strip, across(sums[2]));
    store(rows + AID * padded + 16 * strip, across(sums[3]));
  }
  for (int v = 0; v < vectors; v++) store(accepted + 16 * v, columns[v]);
}

void NAME(large_look)(tk_large *g) {
  for (int row = 0; row < g->tiles; row++)
    for (int column = 0; column < g->tiles; column++) NAME(look_at_tile)(g, row, column);
  NAME(add_tiles)(g, AID, BY_ISSUE);
  for (int i = 0; i < g->padded; i += 16)
    store(g->others + i, most(load(NAME(sum_of)(g, AID) + i), splat(1e-30f)));
  TOTAL(PRESENT) = NAME(sum)(g->present, g->padded);
  TOTAL(CONTACT) = NAME(sum)(NAME(sum_of)(g, AID), g->padded);
  g->somebody_left = 1;
  NAME(large_means)(g);
}
