// Returns the worth of a member's support: alpha (g0 + (1 - g0) q_j).
INLINE V support_worth(V expression, const tk_rates *rates) {
  V reserve = load(rates->support_reserve);
  return load(rates->support) * fma16(1.0f - reserve, expression, reserve);
}

// Returns the surface similarity. Where it is negative, a share `surface_felt` is felt, at most 1.
INLINE V eased(V surface, const tk_rates *rates) { return most(surface, load(rates->surface_felt) * surface); }

// Returns S_ij = (1 - q_j) surface + q_j (1 - delta_ij / delta_0); `tolerance` is 1 / delta_0.
INLINE V similarity(V expression, V surface, V disagreement, const tk_rates *rates) {
  V deep = fma16(-disagreement, load(rates->tolerance), splat(1));
  return fma16(expression, deep - surface, surface);
}

// Returns the parts of dX_ij/dt that leave room at the ends, except balance: support, similarity, tension cost.
INLINE V attraction(V worth, V kind, V tension, V heard, V similarity, const tk_rates *rates) {
  V drift = worth * kind * (1.0f - tension);
  drift = fma16(load(rates->similarity) * heard, similarity, drift);
  return fma16(-load(rates->tension_cost), tension, drift);
}

// Returns X_ij after a tick, from the drifts that leave room at the ends, reciprocity and decay.
INLINE V sentiment_after(V sentiment, V returned, V familiarity, V drift, const tk_rates *rates) {
  V kept = fma16(-load(rates->sentiment_decay), sentiment, sentiment);
  kept = fma16(load(rates->reciprocity) * familiarity, returned - sentiment, kept);
  return keep_signed(fma16(fma16(-sentiment, sentiment, splat(1)), drift, kept));
}
