// q = q0 + (1 - q0) sigma(g (Fbar + Xhat / 2 - u + offset))
INLINE V expression(V familiarity, V acceptance, V anxiety, const tk_rates *rates) {
  V drive = fma16(splat(0.5f), acceptance, familiarity) - anxiety + load(rates->expression_offset);
  V floor = load(rates->expression_floor);
  return fma16(1.0f - floor, sigmoid(load(rates->expression_gain) * drive), floor);
}
