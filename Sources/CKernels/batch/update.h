// The new state: ties row by row, then members.

// Four rows and four columns, or fewer at the edges, of the square of a matrix: sixteen sums in registers.
INLINE void NAME(square_block)(const float *a, float *product, int n, int i, int j, int rows, int columns) {
  V sums[4][4];
  for (int p = 0; p < 4; p++) for (int q = 0; q < 4; q++) sums[p][q] = splat(0);
  for (int k = 0; k < n; k++) {
    V right[4];
    for (int q = 0; q < columns; q++) right[q] = load(PAIR(a, k, j + q));
    for (int p = 0; p < rows; p++) {
      const V left = load(PAIR(a, i + p, k));
      for (int q = 0; q < columns; q++) sums[p][q] = fma16(left, right[q], sums[p][q]);
    }
  }
  for (int p = 0; p < rows; p++) for (int q = 0; q < columns; q++) store(PAIR(product, i + p, j + q), sums[p][q]);
}

// (X∘M)². Where everybody meets everybody, X is its own product with M.
INLINE void NAME(triads)(tk_batch *b) {
  const int n = b->members;
  const float *a = b->sentiment;
  if (!b->all_meet) {
    a = b->weighted;
    for (int e = 0; e < n * n; e++) store(AT(b->weighted, e), load(AT(b->sentiment, e)) * load(AT(b->contact, e)));
  }
  for (int i = 0; i < n; i += 4) {
    for (int j = 0; j < n; j += 4) {
      const int rows = n - i < 4 ? n - i : 4, columns = n - j < 4 ? n - j : 4;
      if (rows == 4 && columns == 4) NAME(square_block)(a, b->triads, n, i, j, 4, 4);
      else if (columns == 4) NAME(square_block)(a, b->triads, n, i, j, rows, 4);
      else NAME(square_block)(a, b->triads, n, i, j, rows, columns);
    }
  }
}

// What the support and the word of each member are worth to the others.
INLINE void NAME(weigh)(tk_batch *b, const tk_rates *r) {
  for (int j = 0; j < b->members; j++) {
    const V q = load(AT(b->expression, j));
    store(AT(b->worth, j), support_worth(q, r));
    store(AT(b->standing, j), standing(q, load(AT(b->status, j))));
  }
}

// The sum over j of W_ij O_j by issue, from the row of W in weights: four issues at a time in registers.
INLINE void NAME(persuade)(tk_batch *b, float *sums) {
  const int n = b->members, issues = b->issues;
  int k = 0;
  for (; k + 4 <= issues; k += 4) {
    V s0 = splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (int j = 0; j < n; j++) {
      const V w = load(AT(b->weights, j));
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
    for (int j = 0; j < n; j++) sum = fma16(load(AT(b->weights, j)), load(AT(b->attitudes, j * issues + k)), sum);
    store(AT(sums, k), sum);
  }
}

// What member i gets from the others in this tick, and the new ties of i. The new sentiment goes to scratch, since the
// others still need the old one; who is not there is neither heard nor addressed.
INLINE void NAME(row)(tk_batch *b, const tk_rates *r, int i, V group_familiarity) {
  const int n = b->members;
  const V step = load(r->step), tension_step = load(r->tension_step);
  const V own_regulation = load(AT(b->regulation, i)), own_skill = load(AT(b->skill, i));
  const V per_other = load(AT(b->per_other, i));
  const V pull = load(r->balance) * group_familiarity * load(AT(b->per_triad, i));
  V modelled = splat(0), shown = splat(0), aid = splat(0), weights = splat(0);
  V known = splat(0), strained = splat(0), felt = splat(0);
  for (int j = 0; j < n; j++) {
    if (j == i) continue;
    const V q = load(AT(b->expression, j));
    const V x = load(PAIR(b->sentiment, i, j)), t = load(PAIR(b->tension, i, j)), f = load(PAIR(b->familiarity, i, j));
    const V said = load(PAIR(b->interaction, j, i)), nu = load(PAIR(b->negativity, j, i));
    const V harsh = said * nu, kind = said - harsh;
    const V meet = load(PAIR(b->meet, i, j)), heard = hearing(said, load(AT(b->talk, j)), meet, per_other, r);
    const V alike = similarity(q, load(PAIR(b->surface, i, j)), load(PAIR(b->disagreement, i, j)), r);
    V drift = attraction_drift(load(AT(b->worth, j)), kind, t, heard, alike, r);
    drift = (1.0f - x * x) * (drift + balance_drift(f, load(PAIR(b->triads, i, j)), pull));
    drift += returning_drift(x, load(PAIR(b->sentiment, j, i)), f, r);
    const V w = influence_weight(heard, load(AT(b->standing, j)), x, t, r);
    weights += w;
    store(AT(b->weights, j), w);
    modelled = fma16(heard, positive(load(AT(b->regulation, j)) - own_regulation), modelled);
    shown = fma16(heard * q, positive(load(AT(b->skill, j)) - own_skill), shown);
    aid = fma16(kind * positive(x), q, aid);
    const V strain = tension_drift(t, harsh, own_regulation, load(AT(b->regulation, j)), r);
    const V new_t = keep_share(fma16(tension_step, strain, t));
    // It only grows, and so needs neither the lower end nor to be kept from fading away.
    const V new_f = least(splat(1), fma16(step, familiarity_drift(f, heard, r), f));
    const V new_x = keep_signed(fma16(step, drift, x));
    store(PAIR(b->tension, i, j), new_t);
    store(PAIR(b->familiarity, i, j), new_f);
    store(PAIR(b->scratch, i, j), new_x);
    known = fma16(new_f, meet, known);
    strained = fma16(new_t, meet, strained);
    felt = fma16(new_x, meet, felt);
    store(AT(b->accepted, j), fma16(positive(new_x), meet, load(AT(b->accepted, j))));
  }
  store(AT(b->known, i), known);
  store(AT(b->strained, i), strained);
  store(AT(b->felt, i), felt);
  store(AT(b->weights, i), splat(0));
  float *sums = AT(b->sums, i * (b->issues + 4));
  store(AT(sums, 0), modelled);
  store(AT(sums, 1), shown);
  store(AT(sums, 2), aid);
  store(AT(sums, 3), weights);
  NAME(persuade)(b, AT(sums, 4));
}

// Ties with those who have left, since the last tick, are 0.
INLINE void NAME(part)(tk_batch *b) {
  const int n = b->members;
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) {
      const V both = load(AT(b->present, i)) * load(AT(b->present, j));
      store(PAIR(b->tension, i, j), load(PAIR(b->tension, i, j)) * both);
      store(PAIR(b->familiarity, i, j), load(PAIR(b->familiarity, i, j)) * both);
      store(PAIR(b->sentiment, i, j), load(PAIR(b->sentiment, i, j)) * both);
    }
  }
}

// The new state of member i, from the sums of its row.
INLINE void NAME(member)(tk_batch *b, const tk_rates *r, int i, V mean_skill) {
  const int issues = b->issues;
  const I here = load(AT(b->present, i)) > 0.0f;
  const float *sums = AT(b->sums, i * (issues + 4));
  const V step = load(r->step), status_step = load(r->status_step), aid_step = load(r->aid_step);
  const V tension = load(AT(b->mean_tension, i)), familiarity = load(AT(b->mean_familiarity, i));
  for (int k = 0; k < issues; k++) {
    float *place = AT(b->attitudes, i * issues + k);
    const V o = load(place), first = load(AT(b->first_attitudes, i * issues + k));
    const V drift = attitude_drift(o, first, load(AT(sums, 4 + k)), load(AT(sums, 3)), r);
    store(place, choose(here, keep_signed(fma16(step, drift, o)), o));
  }
  const V e = load(AT(b->status, i)), y = load(AT(b->airtime, i)), u = load(AT(b->anxiety, i));
  const V g = load(AT(b->regulation, i)), c = load(AT(b->skill, i)), h = load(AT(b->efficacy, i));
  const V talk = load(AT(b->talk, i));
  const V regulation = regulation_drift(g, tension, load(AT(sums, 0)), r);
  const V anxiety = anxiety_drift(u, familiarity, load(AT(b->acceptance, i)), tension, r);
  store(AT(b->status, i), choose(here, fma16(status_step, status_drift(e, y, c, mean_skill, r), e), e));
  store(AT(b->airtime, i), choose(here, fma16(status_step, airtime_drift(y, talk, r), y), y));
  store(AT(b->regulation, i), choose(here, keep_share(fma16(load(r->regulation_step), regulation, g)), g));
  store(AT(b->anxiety, i), choose(here, keep_share(fma16(load(r->anxiety_step), anxiety, u)), u));
  const V skill = skill_drift(c, load(AT(sums, 1)), r);
  const V efficacy = efficacy_drift(h, load(AT(sums, 2)), tension, r);
  store(AT(b->skill, i), choose(here, keep_share(fma16(aid_step, skill, c)), c));
  store(AT(b->efficacy, i), choose(here, keep_share(fma16(aid_step, efficacy, h)), h));
}
