// Returns what i hears of what others say, to i or not. `overheard` is theta (1 - phi) n phat_j, `nearness` is M_ij /
// N_i.
INLINE V hearing(V said_to, V overheard, V nearness, const tk_rates *rates) {
  return fma16(overheard, nearness, load(rates->listening) * said_to);
}
