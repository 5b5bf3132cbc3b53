// Returns the logit of talk: (a + psi e - chi Tbar)(1 - round robin).
INLINE V talk_drive(V assertiveness, V status, V tension, const tk_rates *rates) {
  V drive = fma16(load(rates->status_to_talk), status, assertiveness);
  return fma16(-load(rates->tension_to_silence), tension, drive) * load(rates->own_talk);
}

// Returns the weight with which i addresses j: p_j (1 + T_ij + X+_ij / 2) M_ij.
INLINE V address_weight(V share, V sentiment, V tension, V meet) {
  return share * meet * fma16(splat((float)TK_LIKING_ADDRESSES), positive(sentiment), 1.0f + tension);
}
