// What support from someone is worth: alpha (g0 + (1 - g0) q_j).
INLINE V support_worth(V expression, const tk_rates *rates) {
  V reserve = load(rates->support_reserve);
  return load(rates->support) * fma16(1.0f - reserve, expression, reserve);
}

// The surface of which, where it is negative, a share `surface_felt` is felt, at most 1.
INLINE V eased(V surface, const tk_rates *rates) { return most(surface, load(rates->surface_felt) * surface); }

// S_ij = (1 - q_j) surface + q_j (1 - delta_ij / delta_0); `tolerance` is 1 / delta_0.
INLINE V similarity(V expression, V surface, V disagreement, const tk_rates *rates) {
  V deep = 1.0f - disagreement * load(rates->tolerance);
  return fma16(expression, deep - surface, surface);
}

// The parts of dX_ij/dt that leave room at the ends, but for balance: support, similarity, tension cost.
INLINE V attraction_drift(V worth, V kind, V tension, V heard, V similarity, const tk_rates *rates) {
  V drift = worth * kind * (1.0f - tension);
  drift = fma16(load(rates->similarity) * heard, similarity, drift);
  return drift - load(rates->tension_cost) * tension;
}

// The other parts: reciprocity and decay.
INLINE V returning_drift(V sentiment, V returned, V familiarity, const tk_rates *rates) {
  V reciprocity = load(rates->reciprocity) * familiarity * (returned - sentiment);
  return reciprocity - load(rates->sentiment_decay) * sentiment;
}
