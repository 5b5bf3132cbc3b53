// The speakers, and whom each addresses.

// Returns the contact between members, whether present or not: 0 with oneself, 1 inside a team.
INLINE V contact(int i, int j, V own_team, V team, float outside) {
  const V between = choose(own_team == team, splat(1), splat(outside));
  return choose(LANE + j == i, splat(0), between);
}

static float NAME(sum)(const float *values, int padded) {
  V sum = splat(0);
  for (int i = 0; i < padded; i += 16) sum += load(values + i);
  return total(sum);
}

// Returns the mean over those present.
static float NAME(among)(const tk_large *g, const float *values) {
  V sum = splat(0);
  for (int i = 0; i < g->padded; i += 16) sum = fma16(load(values + i), load(g->present + i), sum);
  return total(sum) / TOTAL(PRESENT);
}

// Computes expression and talk shares: softmax over those present. A share is never so small that its products with
// others are subnormal.
void NAME(large_talk)(tk_large *g, const tk_rates *r) {
  const int padded = g->padded;
  V most_driven = splat(-3e38f), sum = splat(0);
  for (int i = 0; i < padded; i += 16) {
    const V open =
      expression(
        load(g->mean_familiarity + i), load(g->acceptance + i), load(g->anxiety + i), load(g->minority + i), r);
    V drive = talk_drive(load(g->assertiveness + i), load(g->status + i), load(g->mean_tension + i), r);
    drive = choose(load(g->present + i) > 0.0f, drive, splat(-3e38f));
    store(g->expression + i, open);
    store(g->share + i, drive);
    most_driven = most(most_driven, drive);
  }
  const V top = splat(highest(most_driven));
  for (int i = 0; i < padded; i += 16) {
    const V share = exp16(load(g->share + i) - top) * load(g->present + i);
    store(g->share + i, share);
    sum += share;
  }
  const V per = splat(1.0f / total(sum));
  for (int i = 0; i < padded; i += 16)
    store(g->share + i, most(load(g->share + i) * per, splat(1e-24f)) * load(g->present + i));
  TOTAL(MEMBERS_FAMILIARITY) = NAME(among)(g, g->mean_familiarity);
}

// Computes sixteen rows: the sums of the weights with which each addresses the others, and X∘M if there are teams.
INLINE void NAME(address_rows)(tk_large *g, int i, int has_teams) {
  float sums[16 * 16];
  for (int row = 0; row < 16; row += 4) {
    V sum[4] = {splat(0), splat(0), splat(0), splat(0)};
    for (int j = 0; j < g->padded; j += 16) {
      const V share = load(g->share + j), team = load(g->team + j);
#pragma unroll
      for (int k = 0; k < 4; k++) {
        const size_t place = (size_t)(i + row + k) * g->stride + j;
        const V x = load(g->sentiment + place), t = load(g->tension + place);
        V meet = splat(g->present[i + row + k]);
        if (has_teams) {
          const V between = contact(i + row + k, j, splat(g->team[i + row + k]), team, g->outside);
          store(g->weighted + place, x * between);
          meet *= between;
        } else {
          meet = choose(LANE + j == i + row + k, splat(0), meet);
        }
        sum[k] += address_weight(share, x, t, meet);
      }
    }
    for (int k = 0; k < 4; k++) store(sums + (row + k) * 16, sum[k]);
  }
  store(g->addressed + i, across(sums));
}

void NAME(large_address)(tk_large *g, int first, int last) {
  for (int block = first; block < last; block++) {
    if (g->teams > 1) NAME(address_rows)(g, 16 * block, 1); else NAME(address_rows)(g, 16 * block, 0);
  }
}

// Computes l_i for the contest, and whether it suffices for all pairs.
static void NAME(leads)(tk_large *g, const tk_rates *r) {
  float low = g->status[0], high = low;
  for (int i = 1; i < g->members; i++) {
    low = g->status[i] < low ? g->status[i] : low;
    high = g->status[i] > high ? g->status[i] : high;
  }
  g->told_by_leads = told_by_leads(splat(high - low), r)[0] != 0;
  for (int i = 0; i < g->padded; i += 16) store(g->lead + i, lead(load(g->status + i), splat(low), r));
}

// Computes the totals of each member: what is said and heard, and the worth of the member's word and support.
void NAME(large_settle)(tk_large *g, const tk_rates *r) {
  const int padded = g->padded;
  const V count = splat(TOTAL(PRESENT)), worth = load(r->act_worth) * count;
  V all = splat(0);
  for (int i = 0; i < padded; i += 16) {
    const V addressed = load(g->addressed + i);
    const V per = load(g->share + i) / most(addressed, splat(1e-30f)) * worth;
    const V heard = per * addressed;
    store(g->spoken + i, per);
    store(g->heard_share + i, heard);
    all += heard;
  }
  const V per = splat(1.0f / (total(all) > 1e-30f ? total(all) : 1e-30f));
  const V pull = load(r->balance) * splat(TOTAL(MEMBERS_FAMILIARITY));
  for (int i = 0; i < padded; i += 16) {
    const V share = load(g->heard_share + i) * per, q = load(g->expression + i), others = load(g->others + i);
    store(g->heard_share + i, share);
    store(g->talk + i, count * share);
    store(g->overheard + i, load(r->overheard) * count * share);
    store(g->resolving + i, resolving(load(g->regulation + i), r));
    store(g->sharp + i, sharpness(q, load(g->regulation + i), load(g->anxiety + i), r));
    store(g->worth + i, support_worth(q, r));
    store(g->standing + i, standing(q, load(g->status + i)));
    store(g->per_other + i, 1.0f / others);
    store(g->pull + i, pull / most(others - 1.0f, splat(1)));
  }
  NAME(leads)(g, r);
}
