// Returns u after a tick of du/dt = -k_u (Fbar + Xhat + calm) u + k_s Tbar (1 - u).
INLINE V anxiety_after(V anxiety, V familiarity, V acceptance, V tension, const tk_rates *rates) {
  V relief = load(rates->anxiety_relief) * (familiarity + acceptance + load(rates->anxiety_calm));
  V kept = fma16(-relief, anxiety, anxiety);
  return keep_share(fma16(load(rates->anxiety_stress) * tension, 1.0f - anxiety, kept));
}
