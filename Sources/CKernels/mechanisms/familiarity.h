// Returns F_ij after a tick of dF_ij/dt = phi H_ij (1 - F_ij). It only grows, so it needs no lower bound and cannot
// become subnormal.
INLINE V familiarity_after(V familiarity, V heard, const tk_rates *rates) {
  return least(splat(1), fma16(load(rates->familiarity) * heard, 1.0f - familiarity, familiarity));
}
