// dc/dt = (k_c shown + taught)(1 - c)
INLINE V skill_drift(V skill, V shown, const tk_rates *rates) {
  return fma16(load(rates->skill_learning), shown, load(rates->skill_taught)) * (1.0f - skill);
}

// dh/dt = k_h (aid + practised)(1 - h) - k_d Tbar h
INLINE V efficacy_drift(V efficacy, V aid, V tension, const tk_rates *rates) {
  V gained = load(rates->efficacy_rate) * (aid + load(rates->efficacy_practised));
  return gained * (1.0f - efficacy) - load(rates->efficacy_decay) * tension * efficacy;
}
