// The new state: ties row by row, then members.

// (X∘M)²
static void NAME(triads)(tk_batch *b) {
  const int n = b->members;
  for (int e = 0; e < n * n; e++) store(AT(b->weighted, e), load(AT(b->sentiment, e)) * load(AT(b->contact, e)));
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j += 4) {
      V s0 = splat(0), s1 = s0, s2 = s0, s3 = s0;
      const int width = n - j < 4 ? n - j : 4;
      for (int k = 0; k < n; k++) {
        V a = load(PAIR(b->weighted, i, k));
        const float *row = PAIR(b->weighted, k, j);
        s0 = fma16(a, load(row), s0);
        if (width > 1) s1 = fma16(a, load(AT(row, 1)), s1);
        if (width > 2) s2 = fma16(a, load(AT(row, 2)), s2);
        if (width > 3) s3 = fma16(a, load(AT(row, 3)), s3);
      }
      store(PAIR(b->triads, i, j), s0);
      if (width > 1) store(PAIR(b->triads, i, j + 1), s1);
      if (width > 2) store(PAIR(b->triads, i, j + 2), s2);
      if (width > 3) store(PAIR(b->triads, i, j + 3), s3);
    }
  }
}

// What the support and the word of each member are worth to the others.
static void NAME(weigh)(tk_batch *b, const tk_rates *r) {
  for (int j = 0; j < b->members; j++) {
    const V q = load(AT(b->expression, j));
    store(AT(b->worth, j), support_worth(q, r));
    store(AT(b->standing, j), standing(q, load(AT(b->status, j))));
  }
}

// What member i gets from the others in this tick, and the new ties of i. Reads the old sentiment of all from scratch.
static void NAME(row)(tk_batch *b, const tk_rates *r, int i, V group_familiarity) {
  const int n = b->members, issues = b->issues;
  const V here = load(AT(b->present, i)), step = load(r->step), tension_step = load(r->tension_step);
  const V own_regulation = load(AT(b->regulation, i)), own_skill = load(AT(b->skill, i));
  const V others = load(AT(b->others, i)), per_other = 1.0f / others;
  const V pull = load(r->balance) * group_familiarity / most(others - 1.0f, splat(1));
  const V count = load(b->count);
  V modelled = splat(0), shown = splat(0), aid = splat(0), weights = splat(0);
  float *sums = AT(b->sums, i * (issues + 4));
  for (int k = 0; k < issues; k++) store(AT(sums, k), splat(0));
  for (int j = 0; j < n; j++) {
    if (j == i) continue;
    const V both = here * load(AT(b->present, j)), q = load(AT(b->expression, j));
    const V x = load(PAIR(b->sentiment, i, j)), t = load(PAIR(b->tension, i, j)), f = load(PAIR(b->familiarity, i, j));
    const V said = load(PAIR(b->interaction, j, i)), nu = load(PAIR(b->negativity, j, i));
    const V kind = said * (1.0f - nu);
    const V heard = both * hearing(said, count * load(AT(b->heard_share, j)), load(PAIR(b->contact, i, j)), per_other, r);
    const V alike = similarity(q, load(PAIR(b->surface, i, j)), load(PAIR(b->disagreement, i, j)), r);
    V drift = attraction_drift(load(AT(b->worth, j)), kind, t, heard, alike, r);
    drift = (1.0f - x * x) * (drift + balance_drift(f, load(PAIR(b->triads, i, j)), pull));
    drift += returning_drift(x, load(PAIR(b->scratch, j, i)), f, r);
    const V w = influence_weight(heard, load(AT(b->standing, j)), x, t, r);
    weights += w;
    for (int k = 0; k < issues; k++)
      store(AT(sums, k), fma16(w, load(AT(b->attitudes, j * issues + k)), load(AT(sums, k))));
    modelled = fma16(heard, positive(load(AT(b->regulation, j)) - own_regulation), modelled);
    shown = fma16(heard * q, positive(load(AT(b->skill, j)) - own_skill), shown);
    aid = fma16(kind * positive(x), q, aid);
    const V strain = tension_drift(t, said * nu, own_regulation, load(AT(b->regulation, j)), r);
    store(PAIR(b->tension, i, j), both * keep(fma16(tension_step, strain, t), 0, 1));
    store(PAIR(b->familiarity, i, j), both * keep(fma16(step, familiarity_drift(f, heard, r), f), 0, 1));
    store(PAIR(b->sentiment, i, j), both * keep(fma16(step, drift, x), -1, 1));
  }
  store(AT(sums, issues), weights);
  store(AT(sums, issues + 1), modelled);
  store(AT(sums, issues + 2), shown);
  store(AT(sums, issues + 3), aid);
}

// The new state of member i, from the sums of its row.
static void NAME(member)(tk_batch *b, const tk_rates *r, int i, V mean_skill) {
  const int issues = b->issues;
  const I here = load(AT(b->present, i)) > 0.0f;
  const float *sums = AT(b->sums, i * (issues + 4));
  const V step = load(r->step), status_step = load(r->status_step), aid_step = load(r->aid_step);
  const V tension = load(AT(b->mean_tension, i)), familiarity = load(AT(b->mean_familiarity, i));
  for (int k = 0; k < issues; k++) {
    float *place = AT(b->attitudes, i * issues + k);
    const V o = load(place), first = load(AT(b->first_attitudes, i * issues + k));
    const V drift = attitude_drift(o, first, load(AT(sums, k)), load(AT(sums, issues)), r);
    store(place, choose(here, keep(fma16(step, drift, o), -1, 1), o));
  }
  const V e = load(AT(b->status, i)), y = load(AT(b->airtime, i)), u = load(AT(b->anxiety, i));
  const V g = load(AT(b->regulation, i)), c = load(AT(b->skill, i)), h = load(AT(b->efficacy, i));
  const V talk = load(b->count) * load(AT(b->heard_share, i));
  const V regulation = regulation_drift(g, tension, load(AT(sums, issues + 1)), r);
  const V anxiety = anxiety_drift(u, familiarity, load(AT(b->acceptance, i)), tension, r);
  store(AT(b->status, i), choose(here, fma16(status_step, status_drift(e, y, c, mean_skill, r), e), e));
  store(AT(b->airtime, i), choose(here, fma16(status_step, airtime_drift(y, talk, r), y), y));
  store(AT(b->regulation, i), choose(here, keep(fma16(load(r->regulation_step), regulation, g), 0, 1), g));
  store(AT(b->anxiety, i), choose(here, keep(fma16(load(r->anxiety_step), anxiety, u), 0, 1), u));
  const V skill = skill_drift(c, load(AT(sums, issues + 2)), r);
  const V efficacy = efficacy_drift(h, load(AT(sums, issues + 3)), tension, r);
  store(AT(b->skill, i), choose(here, keep(fma16(aid_step, skill, c), 0, 1), c));
  store(AT(b->efficacy, i), choose(here, keep(fma16(aid_step, efficacy, h), 0, 1), h));
}
