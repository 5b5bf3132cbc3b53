// Returns a member's part in resolving tension: rho r_i / 2; `tension_repair` is half of rho.
INLINE V resolving(V regulation, const tk_rates *rates) { return load(rates->tension_repair) * regulation; }

// Returns T_ij after a tick of dT_ij/dt = kappa A_ji nu_ji (1 - T_ij) - (delta + rho (r_i + r_j) / 2) T_ij. `resolved`
// is delta and the parts of both. Mediation is in delta, directing in delta and rho.
INLINE V tension_after(V tension, V harsh, V resolved, const tk_rates *rates) {
  V kept = fma16(-resolved, tension, tension);
  return keep_share(fma16(load(rates->tension_rate) * harsh, 1.0f - tension, kept));
}
