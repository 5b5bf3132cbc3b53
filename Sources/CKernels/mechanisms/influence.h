// Returns the worth of j's word: q_j (1 + 0.3 clip(e_j, -1, 2)).
INLINE V standing(V expression, V status) { return expression * fma16(
    splat((float)TK_STATUS_TO_WORD), clip(status, (float)TK_LOWEST_STATUS, (float)TK_HIGHEST_STATUS), splat(1.0f)); }

// Returns W_ij = H_ij standing_j (X+ - eta X-)(1 - T_ij).
INLINE V influence_weight(V heard, V standing, V sentiment, V tension, const tk_rates *rates) {
  V liked = positive(sentiment);
  V liking = fma16(load(rates->repulsion), sentiment - liked, liked);
  return heard * standing * liking * (1.0f - tension);
}

// Returns O_i of one issue after a tick, from sum_j W_ij O_j and sum_j W_ij.
INLINE V attitude_after(V attitude, V first, V weighted, V weights, const tk_rates *rates) {
  V drawn = fma16(load(rates->anchoring), first - attitude, attitude);
  return keep_signed(fma16(load(rates->influence), fma16(-weights, attitude, weighted), drawn));
}
