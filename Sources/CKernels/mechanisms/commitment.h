// Returns the log-odds of dropping out after a session: b0 + b_T Tbar_i - b_X Xhat_i - b_h (h_i - 0.3).
INLINE V leaving_odds(V tension, V acceptance, V efficacy, const tk_rates *rates) {
  V odds = fma16(load(rates->dropout_tension), tension, load(rates->dropout_base));
  odds = odds - load(rates->dropout_belonging) * acceptance;
  return odds - load(rates->dropout_efficacy) * (efficacy - (float)TK_ORDINARY_EFFICACY);
}
