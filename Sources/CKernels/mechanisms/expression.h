// Returns q = floor + span sigma(g (Fbar + Xhat / 2 - u + offset + welcome pi)); directing is in floor and span.
INLINE V expression(V familiarity, V acceptance, V anxiety, V minority, const tk_rates *rates) {
  V drive = fma16(splat((float)TK_ACCEPTANCE_OPENS), acceptance, familiarity) - anxiety + load(rates->expression_offset);
  drive = fma16(load(rates->welcome), minority, drive);
  return fma16(load(rates->expression_span), sigmoid(load(rates->expression_gain) * drive), load(rates->expression_floor));
}
