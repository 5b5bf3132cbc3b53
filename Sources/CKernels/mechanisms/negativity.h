// How openly and sharply i says what they think: q (1 - rho r)(1 + nu_u (u - 0.4)), less active listening.
INLINE V sharpness(V expression, V regulation, V anxiety, const tk_rates *rates) {
  V restraint = 1.0f - load(rates->restraint) * regulation;
  V temper = fma16(load(rates->by_anxiety), anxiety - 0.4f, splat(1.0f));
  return expression * restraint * temper * load(rates->heard);
}

// Two who want the lead and have not settled it: m_i m_j (1 - tanh(w |e_i - e_j|)) = m_i m_j 2 / (e^(2 w |..|) + 1).
INLINE V contest(V motive_i, V motive_j, V status_i, V status_j, const tk_rates *rates) {
  V apart = load(rates->contest_width) * magnitude(status_i - status_j);
  return motive_i * motive_j * (2.0f / (exp16(2.0f * apart) + 1.0f));
}

// The same from l_i = e^(2 w e_i), of which only the ratio counts: 2 / (e^(2 w |..|) + 1) = 2 min / (l_i + l_j).
INLINE V contest_by_leads(V motive_i, V motive_j, V lead_i, V lead_j) {
  return motive_i * motive_j * (2.0f * least(lead_i, lead_j) / (lead_i + lead_j));
}

// nu_ij of a pair in which both are present.
INLINE V negativity(V sharpness, V disagreement, V sentiment, V tension, V contest, const tk_rates *rates) {
  V cause = load(rates->by_disagreement) * disagreement * (1.0f - 0.3f * positive(sentiment));
  cause = fma16(load(rates->by_tension), tension, cause);
  cause = fma16(load(rates->by_contest), contest, cause) - load(rates->offset);
  return clip(sharpness * clip(cause, 0, 1), 0, 1);
}
