// The tick of sixteen groups, lane = replicate. The order of the steps is that of Tick.swift.

void NAME(measure)(tk_batch *b, const tk_rates *r) { NAME(states)(b, r); }

INLINE void NAME(talk_of)(
  tk_batch *b, const tk_rates *r, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn,
  int mean_field
) {
  NAME(speak)(b, r);
  NAME(address)(b, r, !mean_field);
  if (!mean_field) NAME(act)(b, luck, tick, given, drawn);
  NAME(hear)(b, load(r->act_worth), !mean_field);
}

void NAME(talk)(
  tk_batch *b, const tk_rates *r, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn,
  int mean_field
) {
  NAME(talk_of)(b, r, luck, tick, given, drawn, mean_field);
}

void NAME(tick)(
  tk_batch *batch, const tk_rates *r, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn,
  int mean_field
) {
  // A copy that no other code can reach, so that stores into the arrays cannot change the pointers. Otherwise every
  // pointer would be loaded again after every store.
  tk_batch copy = *batch, *b = &copy;
  const tk_luck own_luck = *luck;
  const int n = b->members;
  NAME(talk_of)(b, r, &own_luck, tick, given, drawn, mean_field);
  NAME(triads)(b);
  NAME(weigh)(b, r);
  const V familiarity = NAME(mean)(b, TK_MEMBER_MEAN_FAMILIARITY), skill = NAME(mean)(b, TK_MEMBER_SKILL);
  for (int i = 0; i < n; i++) store(OWN(ACCEPTED, i), splat(0));
  if (mean_field) for (int i = 0; i < n; i++) NAME(row)(b, r, i, familiarity, 0);
  else for (int i = 0; i < n; i++) NAME(row)(b, r, i, familiarity, 1);
  // One after the other, so that the processor computes roots while it works on the next member.
  V disagreement = splat(0);
  for (int i = 0; i < n; i++) {
    NAME(member)(b, r, i, skill);
    disagreement = NAME(disagree)(b, i, disagreement);
  }
  store(PAIR_MEAN(DISAGREEMENT), disagreement * load(b->per_pair));
  if (b->somebody_left) {
    NAME(part)(b);
    NAME(ties)(b);
    b->somebody_left = 0;
  } else {
    NAME(add_ties)(b);
  }
  NAME(states)(b, r);
  NAME(work)(b, r);
  *batch = copy;
}

void NAME(leave)(tk_batch *b, const tk_rates *r, const tk_luck *luck, uint32_t session) {
  U replicate, purpose;
  memcpy(&replicate, luck->replicate, sizeof replicate);
  memcpy(&purpose, luck->offset, sizeof purpose);
  purpose += luck->commitment_purpose;
  I anybody = (I)(0);
  for (int i = 0; i < b->members; i++) {
    const V odds =
      leaving_odds(load(OWN(MEAN_TENSION, i)), load(OWN(ACCEPTANCE, i)), load(OWN(EFFICACY, i)), r);
    const V probability = sigmoid(odds);
    V draw, unused;
    uniforms((U)((uint32_t)i), (U)(session), purpose, replicate, luck->key_low, luck->key_high, &draw, &unused);
    const I leaves = (draw < probability) & (load(OWN(PRESENT, i)) > 0.0f);
    store(OWN(LEAVING_PROBABILITY, i), probability);
    store(OWN(LEAVING, i), choose(leaves, splat(1), splat(0)));
    anybody |= leaves;
  }
  b->somebody_leaves = 0;
  for (int lane = 0; lane < TK_LANES; lane++) b->somebody_leaves |= anybody[lane] != 0;
}
