// The speakers, whom they address, how negatively, and who hears it.

// A running sum in which a draw looks for the first element above it. From the total on it is infinite, so that a draw
// past the last weight takes the last member with positive weight.
INLINE V NAME(open_end)(V sum, V total, V scaled) { return choose(sum >= total, splat(__builtin_inff()), scaled); }

// Computes expression and talk shares: softmax over those present, and its running sums.
INLINE void NAME(speak)(tk_batch *b, const tk_rates *r) {
  const int n = b->members;
  V highest = splat(-3e38f), sum = splat(0);
  for (int i = 0; i < n; i++) {
    V tension = load(OWN(MEAN_TENSION, i));
    store(OWN(EXPRESSION, i),
      expression(load(OWN(MEAN_FAMILIARITY, i)), load(OWN(ACCEPTANCE, i)), load(OWN(ANXIETY, i)),
        load(OWN(MINORITY, i)), r));
    V drive = talk_drive(load(OWN(ASSERTIVENESS, i)), load(OWN(STATUS, i)), tension, r);
    drive = choose(load(OWN(PRESENT, i)) > 0.0f, drive, splat(-3e38f));
    store(OWN(SHARE, i), drive);
    highest = most(highest, drive);
  }
  for (int i = 0; i < n; i++) {
    V share = exp16(load(OWN(SHARE, i)) - highest) * load(OWN(PRESENT, i));
    store(OWN(SHARE, i), share);
    sum += share;
  }
  V per = 1.0f / sum, running = splat(0);
  for (int i = 0; i < n; i++) {
    V share = load(OWN(SHARE, i)) * per;
    running += share;
    store(OWN(SHARE, i), share);
    store(OWN(CUMULATIVE, i), running);
  }
  for (int i = 0; i < n; i++) {
    const V sum = load(OWN(CUMULATIVE, i));
    store(OWN(CUMULATIVE, i), NAME(open_end)(sum, running, sum));
  }
}

// The lanes in which the leads alone tell who is ahead, and whether that is so in all lanes. If statuses are too far
// apart, the longer computation is done, and its result is used in those lanes alone.
typedef struct NAME(leads) {
  I told;
  int all_told;
} NAME(leads);

INLINE NAME(leads) NAME(lead_all)(tk_batch *b, const tk_rates *r) {
  V low = load(OWN(STATUS, 0)), high = low;
  for (int i = 1; i < b->members; i++) {
    low = least(low, load(OWN(STATUS, i)));
    high = most(high, load(OWN(STATUS, i)));
  }
  for (int i = 0; i < b->members; i++) store(OWN(LEAD, i), lead(load(OWN(STATUS, i)), low, r));
  NAME(leads) leads = {told_by_leads(high - low, r), -1};
  for (int lane = 0; lane < TK_LANES; lane++) leads.all_told &= leads.told[lane];
  return leads;
}

INLINE V NAME(contest_of)(const tk_batch *b, const tk_rates *r, int i, int j, NAME(leads) leads) {
  V open = unsettled_by_leads(load(OWN(LEAD, i)), load(OWN(LEAD, j)));
  if (!leads.all_told) open = choose(leads.told, open, unsettled(load(OWN(STATUS, i)), load(OWN(STATUS, j)), r));
  return contest(load(OWN(MOTIVE, i)), load(OWN(MOTIVE, j)), open, r);
}

// Computes the negativity and the weight with which i addresses j. The first of two rows computes the contest for the
// lead for both; `later` means j < i.
INLINE void NAME(reach)(
  tk_batch *b, const tk_rates *r, int i, int j, V sharp, NAME(leads) leads, int draws, int later, V *sum, V *negative
) {
  const V x = load(TIE(SENTIMENT, i, j)), t = load(TIE(TENSION, i, j));
  const V against = later ? load(TIE(BACK, i, j)) : NAME(contest_of)(b, r, i, j, leads);
  if (!later) store(TIE(BACK, j, i), against);
  const V disagreement = later ? load(TIE(DISAGREEMENT, i, j)) : load(TIE(DISAGREEMENT, j, i));
  const V nu = negativity(sharp, disagreement, x, t, against, r);
  const V w = address_weight(load(OWN(SHARE, j)), x, t, load(TIE(MEET, i, j)));
  *negative = fma16(w, nu, *negative);
  *sum += w;
  store(TIE(NEGATIVITY, i, j), nu);
  store(PAIR(b->weights, i, j), draws ? *sum : w);
}

// Computes whom each member would address, and how negatively. `draws`: acts will be drawn and counted, and weights are
// running sums.
INLINE void NAME(address)(tk_batch *b, const tk_rates *r, int draws) {
  const int n = b->members;
  const NAME(leads) leads = NAME(lead_all)(b, r);
  V expected = splat(0), weight = splat(0);
  for (int i = 0; i < n; i++) {
    const V sharp = sharpness(load(OWN(EXPRESSION, i)), load(OWN(REGULATION, i)), load(OWN(ANXIETY, i)), r);
    V sum = splat(0), negative = splat(0);
    for (int j = 0; j < i; j++) NAME(reach)(b, r, i, j, sharp, leads, draws, 1, &sum, &negative);
    store(PAIR(b->weights, i, i), draws ? sum : splat(0));
    for (int j = i + 1; j < n; j++) NAME(reach)(b, r, i, j, sharp, leads, draws, 0, &sum, &negative);
    const V per_address = 1.0f / most(sum, splat(1e-30f)), per = load(OWN(SHARE, i)) * per_address;
    store(OWN(ADDRESSED, i), sum);
    store(OWN(SPOKEN, i), per);
    for (int j = 0; draws && j < n; j++) {
      const V running = load(PAIR(b->weights, i, j));
      store(PAIR(b->weights, i, j), NAME(open_end)(running, sum, running * per_address));
      store(PAIR(b->acts, i, j), splat(0));
    }
    expected = fma16(per, negative, expected);
    weight = fma16(per, sum, weight);
  }
  store(METRIC(NEGATIVITY), expected / most(weight, splat(1e-30f)));
}

// Finds the first index whose sum is above a draw, by halving, in as many steps as `count` needs. It searches for
// several acts at a time, so that they do not wait for memory one after another. The sums of a lane are at sums[first +
// index]. Indices count floats and are TK_LANES apart; the last sum is infinite.
enum { ACTS_TOGETHER = 4 };

INLINE void NAME(find)(const float *sums, const I *first, int count, const V *draw, I *place) {
  int step = TK_LANES;
  while (2 * step < count * TK_LANES) step *= 2;
#pragma unroll
  for (int a = 0; a < ACTS_TOGETHER; a++) place[a] = (I)(0);
  for (; step >= TK_LANES && count > 1; step /= 2) {
    const I last = (I)((count - 1) * TK_LANES);
#pragma unroll
    for (int a = 0; a < ACTS_TOGETHER; a++) {
      I probe = place[a] + (step - TK_LANES);
      probe = probe < last ? probe : last;
      place[a] = gather16(sums, first[a] + probe) <= draw[a] ? place[a] + step : place[a];
    }
  }
}

// Draws up to four acts from k on: the start of each speaker's row in a matrix, and the position of the target in it.
INLINE void NAME(draw)(const tk_batch *b, const tk_luck *luck, uint32_t tick, int k, I *row, I *target) {
  U replicate, purpose;
  V first[ACTS_TOGETHER], second[ACTS_TOGETHER];
  memcpy(&replicate, luck->replicate, sizeof replicate);
  memcpy(&purpose, luck->offset, sizeof purpose);
  purpose += luck->acts_purpose;
#pragma unroll
  for (int a = 0; a < ACTS_TOGETHER; a++)
    uniforms(
      (U)((uint32_t)(k + a)), (U)(tick), purpose, replicate, luck->key_low, luck->key_high, &first[a], &second[a]);
  const I next = (I)(b->members * TK_LANES);
#pragma unroll
  for (int a = 0; a < ACTS_TOGETHER; a++) row[a] = LANE;
  for (int i = 0; i < b->members - 1; i++) {
    const V sum = load(OWN(CUMULATIVE, i));
#pragma unroll
    for (int a = 0; a < ACTS_TOGETHER; a++) row[a] = sum <= first[a] ? row[a] + next : row[a];
  }
  NAME(find)(b->weights, row, b->members, second, target);
}

// Writes speaker and target of an act for an observer. A member who meets nobody addresses nobody.
INLINE void NAME(tell)(const tk_batch *b, I row, I target, int32_t *drawn) {
  const I speaker = (row - LANE) / (b->members * TK_LANES);
  const V total = gather16(OWN(ADDRESSED, 0), speaker * (TK_MEMBER * TK_LANES) + LANE);
  target = total > 0.0f ? target / TK_LANES : (I)(-1);
  memcpy(drawn, &speaker, sizeof speaker);
  memcpy(drawn + TK_LANES, &target, sizeof target);
}

// Writes the acts from k on, drawn or given, as positions in the counts. Acts after the last get the position of no
// act.
INLINE void NAME(take)(
  const tk_batch *b, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn, int k, I *cells
) {
  const int n = b->members;
  I row[ACTS_TOGETHER], target[ACTS_TOGETHER];
  if (!given) NAME(draw)(b, luck, tick, k, row, target);
  for (int a = 0; a < ACTS_TOGETHER; a++) {
    if (k + a >= luck->acts) {
      cells[a] = n * n * TK_LANES + LANE;
      continue;
    }
    if (given) {
      I speaker, to;
      memcpy(&speaker, given + (size_t)(2 * (k + a)) * TK_LANES, sizeof speaker);
      memcpy(&to, given + (size_t)(2 * (k + a) + 1) * TK_LANES, sizeof to);
      cells[a] = (to < 0 ? (I)(n * n) : speaker * n + to) * TK_LANES + LANE;
    } else {
      cells[a] = row[a] + target[a];
    }
    if (drawn && !given) NAME(tell)(b, row[a], target[a], drawn + (size_t)(2 * (k + a)) * TK_LANES);
  }
}

// Draws the acts of the tick, or takes the given ones, and counts them. A negative target means no act. The positions
// of many acts come first, then one addition in memory for each. Mixed with the searches, the additions would delay
// them.
enum { ACTS_COUNTED_TOGETHER = 32 };

INLINE void NAME(act)(tk_batch *b, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn) {
  count_t *counts = (count_t *)b->acts;
  store(PAIR(b->acts, b->members, 0), splat(0));
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

// Returns how often i addressed j.
INLINE I NAME(times)(const tk_batch *b, int i, int j) {
  I count;
  memcpy(&count, PAIR(b->acts, i, j), sizeof count);
  return count;
}

// Returns A_ij, what i says to j as a share of a member's mean airtime. It is `spoken` of i times how often i addressed
// j (`counted`), or times the weight of j: A_ij = p_i Q_ij. Nobody hears a member who meets nobody.
INLINE V NAME(said)(const tk_batch *b, int i, int j, int counted) {
  const V addressed = counted ? __builtin_convertvector(NAME(times)(b, i, j), V) : load(PAIR(b->weights, i, j));
  return load(OWN(SPOKEN, i)) * addressed;
}

// Computes what each member says in total, and the shares.
INLINE void NAME(hear)(tk_batch *b, V worth, int counted) {
  const int n = b->members;
  V total = splat(0);
  worth *= load(b->count);
  for (int i = 0; i < n; i++) {
    const V addressed = load(OWN(ADDRESSED, i));
    V spoken, sum;
    if (counted) {
      I acts = (I)(0);
      for (int j = 0; j < n; j++) acts += NAME(times)(b, i, j);
      spoken = addressed > 0.0f ? worth : splat(0);
      sum = __builtin_convertvector(acts, V) * spoken;
    } else {
      spoken = load(OWN(SPOKEN, i)) * worth;
      sum = spoken * addressed;
    }
    store(OWN(SPOKEN, i), spoken);
    store(OWN(HEARD_SHARE, i), sum);
    total += sum;
  }
  const V per = 1.0f / most(total, splat(1e-30f)), count = load(b->count);
  for (int i = 0; i < n; i++) {
    const V share = load(OWN(HEARD_SHARE, i)) * per;
    store(OWN(HEARD_SHARE, i), share);
    store(OWN(TALK, i), count * share);
  }
}
