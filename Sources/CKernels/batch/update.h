// The new state: ties row by row, then members.

// Four rows and four columns, or fewer at the edges, of the square of a matrix: sixteen sums in registers. `a` and `square`
// are fields of ties.
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

// (X∘M)². Where everybody meets everybody, X is its own product with M.
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

// What others get from each member: support, a word with weight, talk that is overheard, and what they do about tension.
INLINE void NAME(weigh)(tk_batch *b, const tk_rates *r) {
  for (int j = 0; j < b->members; j++) {
    const V q = load(OWN(EXPRESSION, j));
    store(OWN(WORTH, j), support_worth(q, r));
    store(OWN(STANDING, j), standing(q, load(OWN(STATUS, j))));
    store(OWN(OVERHEARD, j), load(r->overheard) * load(OWN(TALK, j)));
    store(OWN(RESOLVING, j), resolving(load(OWN(REGULATION, j)), r));
  }
}

// The sum over j of W_ij O_j by issue, from the word of each: four issues at a time in registers.
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

// What member i gets from all others in a tick.
typedef struct NAME(got) {
  V modelled, shown, aid, weights, known, strained, felt;
} NAME(got);

// What i gets from j, and the new tie of i toward j. Of two rows the first keeps its old sentiment for the second: whether
// this is the second is `later`, that is, j < i.
INLINE void NAME(change)(
  tk_batch *b, const tk_rates *r, int i, int j, V own_resolving, V pull, int counted, int later, NAME(got) *got
) {
  const V q = load(OWN(EXPRESSION, j)), meet = load(TIE(MEET, i, j));
  const V x = load(TIE(SENTIMENT, i, j)), t = load(TIE(TENSION, i, j)), f = load(TIE(FAMILIARITY, i, j));
  const V said = NAME(said)(b, j, i, counted), harsh = said * load(TIE(NEGATIVITY, j, i)), kind = said - harsh;
  const V heard = hearing(said, load(OWN(OVERHEARD, j)), meet * load(OWN(PER_OTHER, i)), r);
  const V surface = later ? load(TIE(SURFACE, i, j)) : load(TIE(SURFACE, j, i));
  const V disagreement = later ? load(TIE(DISAGREEMENT, i, j)) : load(TIE(DISAGREEMENT, j, i));
  const V returned = later ? load(TIE(BACK, i, j)) : load(TIE(SENTIMENT, j, i));
  if (!later) store(TIE(BACK, j, i), x);
  const V word = influence_weight(heard, load(OWN(STANDING, j)), x, t, r);
  store(OWN(WORD, j), word);
  got->weights += word;
  got->modelled = fma16(heard, positive(load(OWN(REGULATION, j)) - load(OWN(REGULATION, i))), got->modelled);
  got->shown = fma16(heard * q, positive(load(OWN(SKILL, j)) - load(OWN(SKILL, i))), got->shown);
  got->aid = fma16(kind * positive(x), q, got->aid);
  const V support = attraction(load(OWN(WORTH, j)), kind, t, heard, similarity(q, surface, disagreement, r), r);
  const V new_x = sentiment_after(x, returned, f, balanced(support, f, load(TIE(TRIADS, i, j)), pull), r);
  const V new_t = tension_after(t, harsh, own_resolving + load(OWN(RESOLVING, j)), r);
  const V new_f = familiarity_after(f, heard, r);
  store(TIE(TENSION, i, j), new_t);
  store(TIE(FAMILIARITY, i, j), new_f);
  store(TIE(SENTIMENT, i, j), new_x);
  got->known = fma16(new_f, meet, got->known);
  got->strained = fma16(new_t, meet, got->strained);
  got->felt = fma16(new_x, meet, got->felt);
  store(OWN(ACCEPTED, j), fma16(positive(new_x), meet, load(OWN(ACCEPTED, j))));
}

// What member i gets from the others in this tick, and the new ties of i; who is not there is neither heard nor addressed.
INLINE void NAME(row)(tk_batch *b, const tk_rates *r, int i, V group_familiarity, int counted) {
  const int n = b->members;
  const V own_resolving = load(r->tension_decay) + load(OWN(RESOLVING, i));
  const V pull = load(r->balance) * group_familiarity * load(OWN(PER_TRIAD, i));
  NAME(got) got = {splat(0), splat(0), splat(0), splat(0), splat(0), splat(0), splat(0)};
  for (int j = 0; j < i; j++) NAME(change)(b, r, i, j, own_resolving, pull, counted, 1, &got);
  for (int j = i + 1; j < n; j++) NAME(change)(b, r, i, j, own_resolving, pull, counted, 0, &got);
  store(OWN(KNOWN, i), got.known);
  store(OWN(STRAINED, i), got.strained);
  store(OWN(FELT, i), got.felt);
  store(OWN(MODELLED, i), got.modelled);
  store(OWN(SHOWN, i), got.shown);
  store(OWN(AID, i), got.aid);
  store(OWN(WEIGHTS, i), got.weights);
  store(OWN(WORD, i), splat(0));
  NAME(persuade)(b, AT(b->persuaded, i * b->issues));
}

// Ties with those who have left, since the last tick, are 0.
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

// The new state of member i, from what he or she got.
INLINE void NAME(member)(tk_batch *b, const tk_rates *r, int i, V mean_skill) {
  const I here = load(OWN(PRESENT, i)) > 0.0f;
  const V tension = load(OWN(MEAN_TENSION, i)), familiarity = load(OWN(MEAN_FAMILIARITY, i));
  for (int e = i * b->issues; e < (i + 1) * b->issues; e++) {
    const V o = load(AT(b->attitudes, e)), first = load(AT(b->first_attitudes, e));
    const V new_o = attitude_after(o, first, load(AT(b->persuaded, e)), load(OWN(WEIGHTS, i)), r);
    store(AT(b->attitudes, e), choose(here, new_o, o));
  }
  const V e = load(OWN(STATUS, i)), y = load(OWN(AIRTIME, i)), u = load(OWN(ANXIETY, i));
  const V g = load(OWN(REGULATION, i)), c = load(OWN(SKILL, i)), h = load(OWN(EFFICACY, i));
  store(OWN(STATUS, i), choose(here, status_after(e, y, c, mean_skill, r), e));
  store(OWN(AIRTIME, i), choose(here, airtime_after(y, load(OWN(TALK, i)), r), y));
  store(OWN(REGULATION, i), choose(here, regulation_after(g, tension, load(OWN(MODELLED, i)), r), g));
  store(OWN(ANXIETY, i), choose(here, anxiety_after(u, familiarity, load(OWN(ACCEPTANCE, i)), tension, r), u));
  store(OWN(SKILL, i), choose(here, skill_after(c, load(OWN(SHOWN, i)), r), c));
  store(OWN(EFFICACY, i), choose(here, efficacy_after(h, load(OWN(AID, i)), tension, r), h));
}
