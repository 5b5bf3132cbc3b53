// F_ij after a tick of dF_ij/dt = phi H_ij (1 - F_ij). It only grows, and so needs neither the lower end nor to be kept from
// fading away.
INLINE V familiarity_after(V familiarity, V heard, const tk_rates *rates) {
  return least(splat(1), fma16(load(rates->familiarity) * heard, 1.0f - familiarity, familiarity));
}
