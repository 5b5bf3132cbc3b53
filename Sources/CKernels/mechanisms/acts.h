// How much i hears of j: (1 - theta) A_ji + theta n phat_j M_ij / N_i.
INLINE V hearing(V said_to, V heard_share, V contact, V per_other, const tk_rates *rates) {
  V theta = load(rates->overhearing);
  return fma16(theta * heard_share, contact * per_other, (1.0f - theta) * said_to);
}
