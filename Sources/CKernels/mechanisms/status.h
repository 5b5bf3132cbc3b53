// Returns e after a tick of de/dt = eta (tanh(y - 1) + c - cbar) - delta e.
INLINE V status_after(V status, V airtime, V skill, V mean_skill, const tk_rates *rates) {
  V gain = tanh16(airtime - 1.0f) + skill - mean_skill;
  return fma16(load(rates->status_rate), gain, fma16(-load(rates->status_decay), status, status));
}

// Returns y after a tick of dy/dt = (n phat - y) / tau; `airtime_memory` is 1 / tau.
INLINE V airtime_after(V airtime, V talk, const tk_rates *rates) {
  return fma16(talk - airtime, load(rates->airtime_memory), airtime);
}
