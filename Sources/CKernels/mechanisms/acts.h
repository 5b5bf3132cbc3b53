// How much i hears of j: (1 - theta) A_ji + theta (1 - phi) n phat_j M_ij / N_i; `overheard` is theta (1 - phi).
INLINE V hearing(V said_to, V heard_share, V contact, V per_other, const tk_rates *rates) {
  V to_i = (1.0f - load(rates->overhearing)) * said_to;
  return fma16(load(rates->overheard) * heard_share, contact * per_other, to_i);
}
