// de/dt = eta (tanh(y - 1) + c - cbar) - delta e
INLINE V status_drift(V status, V airtime, V skill, V mean_skill, const tk_rates *rates) {
  V gain = tanh16(airtime - 1.0f) + skill - mean_skill;
  return load(rates->status_rate) * gain - load(rates->status_decay) * status;
}

// dy/dt = (n phat - y) / tau; `airtime_memory` is 1 / tau.
INLINE V airtime_drift(V airtime, V talk, const tk_rates *rates) {
  return (talk - airtime) * load(rates->airtime_memory);
}
