// dT_ij/dt = kappa A_ji nu_ji (1 - T_ij) - (delta + rho (r_i + r_j) / 2) T_ij; mediation is in delta, directing in both.
INLINE V tension_drift(V tension, V harsh, V regulation_i, V regulation_j, const tk_rates *rates) {
  V resolving = fma16(load(rates->tension_repair), 0.5f * (regulation_i + regulation_j), load(rates->tension_decay));
  return load(rates->tension_rate) * harsh * (1.0f - tension) - resolving * tension;
}
