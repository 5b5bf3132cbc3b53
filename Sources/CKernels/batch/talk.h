// Who speaks, to whom, how negatively, and who hears it.

// Running sums along which a draw looks for the first that is above it: from where the total is reached on they are
// without bound, so that a draw past the last weight takes the last member with any.
INLINE void NAME(open_end)(float *sums, int count, V total) {
  for (int k = 0; k < count; k++) {
    const V sum = load(AT(sums, k));
    store(AT(sums, k), sum >= total ? splat(__builtin_inff()) : sum);
  }
}

// Expression, and who talks: softmax over those present, and its running sums.
INLINE void NAME(speak)(tk_batch *b, const tk_rates *r) {
  const int n = b->members;
  V highest = splat(-3e38f), sum = splat(0);
  for (int i = 0; i < n; i++) {
    V tension = load(AT(b->mean_tension, i));
    store(AT(b->expression, i),
      expression(load(AT(b->mean_familiarity, i)), load(AT(b->acceptance, i)), load(AT(b->anxiety, i)),
        load(AT(b->minority, i)), r));
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
  NAME(open_end)(b->cumulative, n, running);
}

// Running sums of a row of weights, as shares.
INLINE void NAME(add_up)(float *row, int count, V per) {
  V running = splat(0);
  for (int j = 0; j < count; j++) {
    running = fma16(load(AT(row, j)), per, running);
    store(AT(row, j), running);
  }
  NAME(open_end)(row, count, running);
}

// Whom each would address, and how negatively. `draws`: whether the weights become running sums.
INLINE void NAME(address)(tk_batch *b, const tk_rates *r, int draws) {
  const int n = b->members;
  V expected = splat(0), weight = splat(0);
  for (int i = 0; i < n; i++) {
    V sharp = sharpness(load(AT(b->expression, i)), load(AT(b->regulation, i)), load(AT(b->anxiety, i)), r);
    V motive = load(AT(b->motive, i)), status = load(AT(b->status, i));
    V sum = splat(0), negative = splat(0);
    for (int j = 0; j < n; j++) {
      V w = splat(0), nu = splat(0);
      if (j != i) {
        V x = load(PAIR(b->sentiment, i, j)), t = load(PAIR(b->tension, i, j));
        V against = j < i ? load(PAIR(b->scratch, j, i))
                          : contest(motive, load(AT(b->motive, j)), status, load(AT(b->status, j)), r);
        store(PAIR(b->scratch, i, j), against);
        w = address_weight(load(AT(b->share, j)), x, t, load(PAIR(b->meet, i, j)));
        nu = negativity(sharp, load(PAIR(b->disagreement, i, j)), x, t, against, r);
      }
      sum += w;
      negative = fma16(w, nu, negative);
      store(PAIR(b->weights, i, j), w);
      store(PAIR(b->negativity, i, j), nu);
    }
    const V per_address = 1.0f / most(sum, splat(1e-30f)), per = load(AT(b->share, i)) * per_address;
    store(AT(b->addressed, i), sum);
    store(AT(b->per_address, i), per_address);
    if (draws) NAME(add_up)(PAIR(b->weights, i, 0), n, per_address);
    expected = fma16(per, negative, expected);
    weight = fma16(per, sum, weight);
  }
  store(AT(b->metrics, 2), expected / most(weight, splat(1e-30f)));
}

// The first place whose sum is above a draw, for several acts at a time so that they do not wait for memory one after
// another: by halving, as many steps as `count` needs. The sums of a lane stand at sums[(first + place) * 16]; the last
// of them is open.
enum { ACTS_TOGETHER = 4 };

INLINE void NAME(find)(const float *sums, const I *first, int count, const V *draw, I *place) {
  int step = 1;
  while (2 * step < count) step *= 2;
  I start[ACTS_TOGETHER];
#pragma unroll
  for (int a = 0; a < ACTS_TOGETHER; a++) {
    start[a] = first[a] * TK_LANES + LANE;
    place[a] = (I)(0);
  }
  for (; step > 0 && count > 1; step /= 2) {
#pragma unroll
    for (int a = 0; a < ACTS_TOGETHER; a++) {
      I probe = place[a] + (step - 1);
      probe = probe < count - 1 ? probe : (I)(count - 1);
      place[a] = gather16(sums, start[a] + probe * TK_LANES) <= draw[a] ? place[a] + step : place[a];
    }
  }
}

// Draws the acts from k on, up to four of them.
INLINE void NAME(draw)(const tk_batch *b, const tk_luck *luck, uint32_t tick, int k, I *speaker, I *target) {
  U replicate, purpose;
  V first[ACTS_TOGETHER], second[ACTS_TOGETHER];
  memcpy(&replicate, luck->replicate, sizeof replicate);
  memcpy(&purpose, luck->offset, sizeof purpose);
  purpose += luck->acts_purpose;
#pragma unroll
  for (int a = 0; a < ACTS_TOGETHER; a++)
    uniforms(
      (U)((uint32_t)(k + a)), (U)(tick), purpose, replicate, luck->key_low, luck->key_high, &first[a], &second[a]);
  I row[ACTS_TOGETHER];
#pragma unroll
  for (int a = 0; a < ACTS_TOGETHER; a++) speaker[a] = (I)(0);
  for (int i = 0; i < b->members - 1; i++) {
    const V sum = load(AT(b->cumulative, i));
#pragma unroll
    for (int a = 0; a < ACTS_TOGETHER; a++) speaker[a] = sum <= first[a] ? speaker[a] + 1 : speaker[a];
  }
#pragma unroll
  for (int a = 0; a < ACTS_TOGETHER; a++) row[a] = speaker[a] * b->members;
  NAME(find)(b->weights, row, b->members, second, target);
}

// The acts from k on, drawn or given, as places in the counts: those of no act at n * n.
INLINE void NAME(take)(
  const tk_batch *b, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn, int k, I *cells
) {
  const int n = b->members;
  I speaker[ACTS_TOGETHER], target[ACTS_TOGETHER];
  if (!given) NAME(draw)(b, luck, tick, k, speaker, target);
  for (int a = 0; a < ACTS_TOGETHER; a++) {
    if (k + a >= luck->acts) {
      cells[a] = n * n * TK_LANES + LANE;
      continue;
    }
    if (given) {
      memcpy(&speaker[a], given + (size_t)(2 * (k + a)) * TK_LANES, sizeof *speaker);
      memcpy(&target[a], given + (size_t)(2 * (k + a) + 1) * TK_LANES, sizeof *target);
    }
    const I cell = speaker[a] * n + target[a];
    cells[a] = (given ? (target[a] < 0 ? (I)(n * n) : cell) : cell) * TK_LANES + LANE;
    if (drawn) {
      // Who meets no one addresses no one.
      const V total = gather16(b->addressed, speaker[a] * TK_LANES + LANE);
      target[a] = total > 0.0f ? target[a] : (I)(-1);
      memcpy(drawn + (size_t)(2 * (k + a)) * TK_LANES, &speaker[a], sizeof *speaker);
      memcpy(drawn + (size_t)(2 * (k + a) + 1) * TK_LANES, &target[a], sizeof *target);
    }
  }
}

// Draws the acts of the tick, or takes the given ones, and counts them. A negative target stands for no act. First the
// places of many acts, then one add in memory for each of them: mixed, the adds would hold up the searches.
enum { ACTS_COUNTED_TOGETHER = 32 };

INLINE void NAME(act)(tk_batch *b, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn) {
  const int n = b->members;
  count_t *counts = (count_t *)b->interaction;
  memset(counts, 0, (size_t)(n * n + 1) * sizeof(I));
  for (int from = 0; from < luck->acts; from += ACTS_COUNTED_TOGETHER) {
    I cells[ACTS_COUNTED_TOGETHER];
    int taken = 0;
    for (; taken < ACTS_COUNTED_TOGETHER && from + taken < luck->acts; taken += ACTS_TOGETHER)
      NAME(take)(b, luck, tick, given, drawn, from + taken, cells + taken);
    const count_t *place = (const count_t *)cells;
    for (int e = 0; e < taken * TK_LANES; e += TK_LANES) {
#pragma unroll
      for (int lane = 0; lane < TK_LANES; lane++) counts[place[e + lane]] += 1;
    }
  }
}

// Acts in expectation: A_ij = p_i Q_ij, times n as counts are.
INLINE void NAME(expect)(tk_batch *b) {
  const int n = b->members;
  for (int i = 0; i < n; i++) {
    const V per = load(AT(b->share, i)) * load(AT(b->per_address, i));
    for (int j = 0; j < n; j++) store(PAIR(b->interaction, i, j), load(PAIR(b->weights, i, j)) * per);
  }
}

// Scales acts to shares of a member's mean airtime; talk as heard. `counted`: acts are whole numbers so far; nobody hears
// a member who meets no one.
INLINE void NAME(hear)(tk_batch *b, V worth, int counted) {
  const int n = b->members;
  const count_t *counts = (const count_t *)b->interaction;
  V total = splat(0);
  worth *= load(b->count);
  for (int i = 0; i < n; i++) {
    const V own = load(AT(b->addressed, i)) > 0.0f ? worth : splat(0);
    V sum = splat(0);
    for (int j = 0; j < n; j++) {
      V a;
      if (counted) {
        I count;
        memcpy(&count, counts + ((size_t)i * n + j) * TK_LANES, sizeof count);
        a = __builtin_convertvector(count, V) * own;
      } else {
        a = load(PAIR(b->interaction, i, j)) * worth;
      }
      store(PAIR(b->interaction, i, j), a);
      sum += a;
    }
    store(AT(b->heard_share, i), sum);
    total += sum;
  }
  const V per = 1.0f / most(total, splat(1e-30f)), count = load(b->count);
  for (int i = 0; i < n; i++) {
    const V share = load(AT(b->heard_share, i)) * per;
    store(AT(b->heard_share, i), share);
    store(AT(b->talk, i), count * share);
  }
}
