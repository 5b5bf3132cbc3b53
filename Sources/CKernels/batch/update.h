// The new state: ties row by row, then members.

// Computes four rows and four columns, or fewer at the edges, of the square of a matrix: sixteen sums in registers. `a`
// and `square` are fields of ties.
INLINE void NAME(square_block)(const float *a, float *square, int n, int row, int i, int j, int rows, int columns) {
  V sums[4][4];
  for (int p = 0; p < 4; p++) for (int q = 0; q < 4; q++) sums[p][q] = splat(0);
  for (int k = 0; k < n; k++) {
    V right[4];
    for (int q = 0; q < columns; q++) right[q] = load(AT(a, k * row + (j + q) * TK_TIE));
    for (int p = 0; p < rows; p++) {
      const V left = load(AT(a, (i + p) * row + k * TK_TIE));
      for (int q = 0; q < columns; q++) sums[p][q] = fma16(left, right[q], sums[p][q]);
    }
  }
  for (int p = 0; p < rows; p++)
    for (int q = 0; q < columns; q++) store(AT(square, (i + p) * row + (j + q) * TK_TIE), sums[p][q]);
}

// Computes (X∘M)². If everybody meets everybody, X is its own product with M.
INLINE void NAME(triads)(tk_batch *b) {
  const int n = b->members;
  const float *a = TIE(SENTIMENT, 0, 0);
  float *square = TIE(TRIADS, 0, 0);
  if (!b->all_meet) {
    a = TIE(BACK, 0, 0);
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++) store(TIE(BACK, i, j), load(TIE(SENTIMENT, i, j)) * load(TIE(CONTACT, i, j)));
  }
  for (int i = 0; i < n; i += 4) {
    for (int j = 0; j < n; j += 4) {
      const int rows = n - i < 4 ? n - i : 4, columns = n - j < 4 ? n - j : 4;
      if (rows == 4 && columns == 4) NAME(square_block)(a, square, n, b->row, i, j, 4, 4);
      else if (columns == 4) NAME(square_block)(a, square, n, b->row, i, j, rows, 4);
      else NAME(square_block)(a, square, n, b->row, i, j, rows, columns);
    }
  }
}

// Computes what others get from each member: support, the weighted word, overheard talk, and conflict resolution.
INLINE void NAME(weigh)(tk_batch *b, const tk_rates *r) {
  for (int j = 0; j < b->members; j++) {
    const V q = load(OWN(EXPRESSION, j));
    store(OWN(WORTH, j), support_worth(q, r));
    store(OWN(STANDING, j), standing(q, load(OWN(STATUS, j))));
    store(OWN(OVERHEARD, j), load(r->overheard) * load(OWN(TALK, j)));
    store(OWN(RESOLVING, j), resolving(load(OWN(REGULATION, j)), r));
  }
}

// Computes the sum over j of W_ij O_j by issue, from the word of each. Four issues at a time stay in registers.
INLINE void NAME(persuade)(tk_batch *b, float *sums) {
  const int n = b->members, issues = b->issues;
  int k = 0;
  for (; k + 4 <= issues; k += 4) {
    V s0 = splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (int j = 0; j < n; j++) {
      const V w = load(OWN(WORD, j));
      const float *o = AT(b->attitudes, j * issues + k);
      s0 = fma16(w, load(o), s0);
      s1 = fma16(w, load(AT(o, 1)), s1);
      s2 = fma16(w, load(AT(o, 2)), s2);
      s3 = fma16(w, load(AT(o, 3)), s3);
    }
    store(AT(sums, k), s0);
    store(AT(sums, k + 1), s1);
    store(AT(sums, k + 2), s2);
    store(AT(sums, k + 3), s3);
  }
  for (; k < issues; k++) {
    V sum = splat(0);
    for (int j = 0; j < n; j++) sum = fma16(load(OWN(WORD, j)), load(AT(b->attitudes, j * issues + k)), sum);
    store(AT(sums, k), sum);
  }
}

// Returns what member j gives in a tie. For `own` it is what all ties of i have in common.
INLINE side NAME(of_member)(const tk_batch *b, int j, V pull) {
  return (side){
    load(OWN(EXPRESSION, j)), load(OWN(OVERHEARD, j)), load(OWN(WORTH, j)), load(OWN(STANDING, j)),
    load(OWN(REGULATION, j)), load(OWN(RESOLVING, j)), load(OWN(SKILL, j)), load(OWN(PER_OTHER, j)), pull};
}

// Computes what i gets from j, and the new tie of i toward j. The first of two rows keeps its old sentiment for the
// second; `later` marks the second, j < i.
INLINE void NAME(change)(
  tk_batch *b, const tk_rates *r, int i, int j, side own, int counted, int later, V *sums
) {
  const tie old = {load(TIE(SENTIMENT, i, j)), load(TIE(TENSION, i, j)), load(TIE(FAMILIARITY, i, j))};
  const V said = NAME(said)(b, j, i, counted), harsh = said * load(TIE(NEGATIVITY, j, i));
  const between both = {
    load(TIE(MEET, i, j)), later ? load(TIE(DISAGREEMENT, i, j)) : load(TIE(DISAGREEMENT, j, i)),
    later ? load(TIE(SURFACE, i, j)) : load(TIE(SURFACE, j, i))};
  const V returned = later ? load(TIE(BACK, i, j)) : load(TIE(SENTIMENT, j, i));
  if (!later) store(TIE(BACK, j, i), old.x);
  V word;
  const tie new = tie_after(
    old, returned, said, harsh, load(TIE(TRIADS, i, j)), own, NAME(of_member)(b, j, splat(0)), both, r, sums, &word);
  store(OWN(WORD, j), word);
  store(TIE(TENSION, i, j), new.t);
  store(TIE(FAMILIARITY, i, j), new.f);
  store(TIE(SENTIMENT, i, j), new.x);
  store(OWN(ACCEPTED, j), fma16(positive(new.x), both.meet, load(OWN(ACCEPTED, j))));
}

// Computes what member i gets from the others in this tick, and the new ties of i. Members who are not present are
// neither heard nor addressed.
INLINE void NAME(row)(tk_batch *b, const tk_rates *r, int i, V group_familiarity, int counted) {
  const int n = b->members;
  const side own = NAME(of_member)(b, i, load(r->balance) * group_familiarity * load(OWN(PER_TRIAD, i)));
  V sums[BY_ISSUE];
#pragma unroll
  for (int k = 0; k < BY_ISSUE; k++) sums[k] = splat(0);
  for (int j = 0; j < i; j++) NAME(change)(b, r, i, j, own, counted, 1, sums);
  for (int j = i + 1; j < n; j++) NAME(change)(b, r, i, j, own, counted, 0, sums);
  store(OWN(KNOWN, i), sums[FAMILIARITY]);
  store(OWN(STRAINED, i), sums[TENSION]);
  store(OWN(FELT, i), sums[SENTIMENT]);
  store(OWN(MODELLED, i), sums[MODELLED]);
  store(OWN(SHOWN, i), sums[SHOWN]);
  store(OWN(AID, i), sums[AID]);
  store(OWN(WEIGHTS, i), sums[INFLUENCE]);
  store(OWN(WORD, i), splat(0));
  NAME(persuade)(b, AT(b->persuaded, i * b->issues));
}

// Sets the ties with members who dropped out since the last tick to 0.
INLINE void NAME(part)(tk_batch *b) {
  const int n = b->members;
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) {
      const V both = load(OWN(PRESENT, i)) * load(OWN(PRESENT, j));
      store(TIE(TENSION, i, j), load(TIE(TENSION, i, j)) * both);
      store(TIE(FAMILIARITY, i, j), load(TIE(FAMILIARITY, i, j)) * both);
      store(TIE(SENTIMENT, i, j), load(TIE(SENTIMENT, i, j)) * both);
    }
  }
}

// Computes the new state of member i from what the member got.
INLINE void NAME(member)(tk_batch *b, const tk_rates *r, int i, V mean_skill) {
  const I here = load(OWN(PRESENT, i)) > 0.0f;
  for (int e = i * b->issues; e < (i + 1) * b->issues; e++) {
    const V o = load(AT(b->attitudes, e)), first = load(AT(b->first_attitudes, e));
    const V new_o = attitude_after(o, first, load(AT(b->persuaded, e)), load(OWN(WEIGHTS, i)), r);
    store(AT(b->attitudes, e), choose(here, new_o, o));
  }
  const moved_by by = {
    load(OWN(MEAN_FAMILIARITY, i)), load(OWN(ACCEPTANCE, i)), load(OWN(MEAN_TENSION, i)), load(OWN(TALK, i)),
    load(OWN(MODELLED, i)), load(OWN(SHOWN, i)), load(OWN(AID, i))};
#define LOADED(name, swift) load(OWN(name, i)),
  const state old = {TK_MEMBER_STATE(LOADED)}, new = state_after(old, by, mean_skill, r);
#define STORED(name, swift) store(OWN(name, i), choose(here, new.swift, old.swift));
  TK_MEMBER_STATE(STORED)
#undef LOADED
#undef STORED
}
