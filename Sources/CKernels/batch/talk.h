// Who speaks, to whom, how negatively, and who hears it.

// Expression, and who talks: softmax over those present, and its running sums.
static void NAME(speak)(tk_batch *b, const tk_rates *r) {
  const int n = b->members;
  V highest = splat(-3e38f), sum = splat(0);
  for (int i = 0; i < n; i++) {
    V tension = load(AT(b->mean_tension, i));
    store(AT(b->expression, i),
      expression(load(AT(b->mean_familiarity, i)), load(AT(b->acceptance, i)), load(AT(b->anxiety, i)), r));
    V drive = talk_drive(load(AT(b->assertiveness, i)), load(AT(b->status, i)), tension, r);
    drive = choose(load(AT(b->present, i)) > 0.0f, drive, splat(-3e38f));
    store(AT(b->share, i), drive);
    highest = most(highest, drive);
  }
  for (int i = 0; i < n; i++) {
    V share = exp16(load(AT(b->share, i)) - highest) * load(AT(b->present, i));
    store(AT(b->share, i), share);
    sum += share;
  }
  V per = 1.0f / sum, running = splat(0);
  for (int i = 0; i < n; i++) {
    V share = load(AT(b->share, i)) * per;
    running += share;
    store(AT(b->share, i), share);
    store(AT(b->cumulative, i), running);
  }
}

// Whom each would address, and how negatively. Weights are running sums along each row.
static void NAME(address)(tk_batch *b, const tk_rates *r) {
  const int n = b->members;
  V expected = splat(0), weight = splat(0);
  for (int i = 0; i < n; i++) {
    V sharp = sharpness(load(AT(b->expression, i)), load(AT(b->regulation, i)), load(AT(b->anxiety, i)), r);
    V motive = load(AT(b->motive, i)), status = load(AT(b->status, i)), here = load(AT(b->present, i));
    V running = splat(0), negative = splat(0);
    for (int j = 0; j < n; j++) {
      V w = splat(0), nu = splat(0);
      if (j != i) {
        V x = load(PAIR(b->sentiment, i, j)), t = load(PAIR(b->tension, i, j));
        V against = j < i ? load(PAIR(b->scratch, j, i))
                          : contest(motive, load(AT(b->motive, j)), status, load(AT(b->status, j)), r);
        store(PAIR(b->scratch, i, j), against);
        w = address_weight(load(AT(b->share, j)), x, t, load(PAIR(b->meet, i, j)));
        nu = negativity(sharp, load(PAIR(b->disagreement, i, j)), x, t, against, r);
        nu *= here * load(AT(b->present, j));
      }
      running += w;
      negative = fma16(w, nu, negative);
      store(PAIR(b->weights, i, j), running);
      store(PAIR(b->negativity, i, j), nu);
    }
    V share = load(AT(b->share, i)) / most(running, splat(1e-30f));
    expected = fma16(share, negative, expected);
    weight = fma16(share, running, weight);
  }
  store(AT(b->metrics, 2), expected / most(weight, splat(1e-30f)));
}

// The target in row `speaker` of the running sums at a draw: the first whose sum exceeds it, else the last with any
// weight, which is the first to have the final sum; where there is no weight, none (-1). Two ways to the same answer:
// small groups look through the whole table for all lanes at once, larger ones search each lane's row.
enum { SMALL_GROUP = 24 };

INLINE I NAME(small_target)(const tk_batch *b, I speaker, V draw) {
  const int n = b->members;
  V row[SMALL_GROUP];
  for (int j = 0; j < n; j++) row[j] = splat(0);
  for (int i = 0; i < n; i++) {
    I mine = speaker == i;
    for (int j = 0; j < n; j++) row[j] = choose(mine, load(PAIR(b->weights, i, j)), row[j]);
  }
  I target = (I)(0), last = (I)(0);
  const V total = row[n - 1], point = draw * total;
  for (int j = 0; j < n; j++) {
    target -= row[j] <= point;
    last -= row[j] < total;
  }
  target = (I)choose(target < n, (V)target, (V)last);
  return (I)choose(total > 0.0f, (V)target, (V)((I)(-1)));
}

// The first place of a lane's row whose sum is above a limit, or, if `reaching`, at least the limit; n if there is none.
static int NAME(place)(const float *row, int n, float limit, int reaching) {
  int low = 0, high = n;
  while (low < high) {
    const int middle = (low + high) / 2;
    const float sum = row[(size_t)middle * TK_LANES];
    if (sum > limit || (reaching && sum == limit)) high = middle; else low = middle + 1;
  }
  return low;
}

static I NAME(target)(const tk_batch *b, I speaker, V draw) {
  const int n = b->members;
  if (n <= SMALL_GROUP) return NAME(small_target)(b, speaker, draw);
  I target = (I)(-1);
  for (int lane = 0; lane < TK_LANES; lane++) {
    const float *row = b->weights + (size_t)speaker[lane] * n * TK_LANES + lane;
    const float total = row[(size_t)(n - 1) * TK_LANES];
    if (!(total > 0.0f)) continue;
    const int found = NAME(place)(row, n, draw[lane] * total, 0);
    target[lane] = found < n ? found : NAME(place)(row, n, total, 1);
  }
  return target;
}

// Draws the acts of the tick and counts them.
static void NAME(act)(tk_batch *b, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn) {
  const int n = b->members;
  U low, high, replicate, purpose;
  memcpy(&low, luck->key_low, sizeof low);
  memcpy(&high, luck->key_high, sizeof high);
  memcpy(&replicate, luck->replicate, sizeof replicate);
  memcpy(&purpose, luck->purpose, sizeof purpose);
  memset(b->interaction, 0, (size_t)n * n * sizeof(V));
  for (int k = 0; k < luck->acts; k++) {
    I speaker, target;
    if (given) {
      memcpy(&speaker, given + (size_t)(2 * k) * TK_LANES, sizeof speaker);
      memcpy(&target, given + (size_t)(2 * k + 1) * TK_LANES, sizeof target);
    } else {
      V first, second;
      uniforms((U)((uint32_t)k), (U)(tick), purpose, replicate, low, high, &first, &second);
      speaker = (I)(0);
      I last = (I)(0);
      V end = load(AT(b->cumulative, n - 1));
      for (int i = 0; i < n; i++) {
        V running = load(AT(b->cumulative, i));
        speaker -= running <= first;
        last -= running < end;
      }
      speaker = (I)choose(speaker < n, (V)speaker, (V)last);
      target = NAME(target)(b, speaker, second);
    }
    if (drawn) {
      memcpy(drawn + (size_t)(2 * k) * TK_LANES, &speaker, sizeof speaker);
      memcpy(drawn + (size_t)(2 * k + 1) * TK_LANES, &target, sizeof target);
    }
    for (int lane = 0; lane < TK_LANES; lane++) {
      if (target[lane] >= 0) b->interaction[((size_t)speaker[lane] * n + target[lane]) * TK_LANES + lane] += 1.0f;
    }
  }
}

// Acts in expectation: A_ij = p_i Q_ij, times n as counts are.
static void NAME(expect)(tk_batch *b) {
  const int n = b->members;
  for (int i = 0; i < n; i++) {
    V per = load(AT(b->share, i)) / most(load(PAIR(b->weights, i, n - 1)), splat(1e-30f)), before = splat(0);
    for (int j = 0; j < n; j++) {
      V running = load(PAIR(b->weights, i, j));
      store(PAIR(b->interaction, i, j), (running - before) * per);
      before = running;
    }
  }
}

// Scales counts to shares of a member's mean airtime; talk as heard.
static void NAME(hear)(tk_batch *b, V worth) {
  const int n = b->members;
  V total = splat(0);
  worth *= load(b->count);
  for (int i = 0; i < n; i++) {
    V sum = splat(0);
    for (int j = 0; j < n; j++) {
      V a = load(PAIR(b->interaction, i, j)) * worth;
      store(PAIR(b->interaction, i, j), a);
      sum += a;
    }
    store(AT(b->heard_share, i), sum);
    total += sum;
  }
  V per = 1.0f / most(total, splat(1e-30f));
  for (int i = 0; i < n; i++) store(AT(b->heard_share, i), load(AT(b->heard_share, i)) * per);
}
