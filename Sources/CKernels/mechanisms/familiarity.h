// dF_ij/dt = phi H_ij (1 - F_ij)
INLINE V familiarity_drift(V familiarity, V heard, const tk_rates *rates) {
  return load(rates->familiarity) * heard * (1.0f - familiarity);
}
