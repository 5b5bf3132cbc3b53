// Returns c after a tick of dc/dt = (k_c shown + taught)(1 - c).
INLINE V skill_after(V skill, V shown, const tk_rates *rates) {
  V learned = fma16(load(rates->skill_learning), shown, load(rates->skill_taught));
  return keep_share(fma16(learned, 1.0f - skill, skill));
}

// Returns h after a tick of dh/dt = k_h (aid + practised)(1 - h) - k_d Tbar h.
INLINE V efficacy_after(V efficacy, V aid, V tension, const tk_rates *rates) {
  V gained = load(rates->efficacy_rate) * (aid + load(rates->efficacy_practised));
  V kept = fma16(-load(rates->efficacy_decay) * tension, efficacy, efficacy);
  return keep_share(fma16(gained, 1.0f - efficacy, kept));
}
