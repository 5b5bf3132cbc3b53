// dr/dt = (l Tbar + taught + l_s modelled)(1 - r) - delta r; coaching is in l and in taught.
INLINE V regulation_drift(V regulation, V tension, V modelled, const tk_rates *rates) {
  V learned = fma16(load(rates->regulation_learning), tension, load(rates->regulation_taught));
  learned = fma16(load(rates->regulation_modelling), modelled, learned);
  return learned * (1.0f - regulation) - load(rates->regulation_decay) * regulation;
}
