// Returns how openly and sharply i speaks, 0 at least: q (1 - rho r)(1 + nu_u (u - 0.4)), less active listening.
INLINE V sharpness(V expression, V regulation, V anxiety, const tk_rates *rates) {
  V restraint = fma16(-load(rates->restraint), regulation, splat(1));
  V temper = fma16(load(rates->by_anxiety), anxiety - (float)TK_ORDINARY_ANXIETY, splat(1.0f));
  return positive(expression * restraint * temper * load(rates->heard));
}

// Returns the part of the contest that depends on status. The contest between two who want the lead and have not
// settled it is m_i m_j (1 - tanh(w |e_i - e_j|)) = m_i m_j 2 / (e^(2 w |..|) + 1).
INLINE V unsettled(V status_i, V status_j, const tk_rates *rates) {
  V apart = load(rates->contest_width) * magnitude(status_i - status_j);
  return 2.0f / (exp16(2.0f * apart) + 1.0f);
}

// Returns l_i = e^(2 w (e_i - lowest e)). The function below it tells whether l_i suffices for a `range` of e.
INLINE V lead(V status, V lowest, const tk_rates *rates) {
  return exp16(2.0f * load(rates->contest_width) * (status - lowest));
}
INLINE I told_by_leads(V range, const tk_rates *rates) { return 2.0f * load(rates->contest_width) * range <= 80.0f; }

// Returns the same part from the leads, of which only the ratio counts: 2 / (e^(2 w |..|) + 1) = 2 min / (l_i + l_j).
INLINE V unsettled_by_leads(V lead_i, V lead_j) { return 2.0f * least(lead_i, lead_j) / (lead_i + lead_j); }

// Returns what makes a pair negative in either direction, besides what they hold: nu_c m_i m_j unsettled - offset.
INLINE V contest(V motive_i, V motive_j, V unsettled, const tk_rates *rates) {
  return fma16(load(rates->by_contest) * motive_i * motive_j, unsettled, -load(rates->offset));
}

// Returns nu_ij of a pair in which both are present.
INLINE V negativity(V sharpness, V disagreement, V sentiment, V tension, V contest, const tk_rates *rates) {
  V milder = fma16(splat(-(float)TK_LIKING_SOFTENS), positive(sentiment), splat(1));
  V cause = fma16(load(rates->by_tension), tension, contest);
  cause = fma16(load(rates->by_disagreement) * disagreement, milder, cause);
  return least(splat(1), sharpness * clip(cause, 0, 1));
}
