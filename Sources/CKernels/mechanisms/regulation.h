// Returns r after a tick of dr/dt = (l Tbar + taught + l_s modelled)(1 - r) - delta r; coaching is in l and in taught.
INLINE V regulation_after(V regulation, V tension, V modelled, const tk_rates *rates) {
  V learned = fma16(load(rates->regulation_learning), tension, load(rates->regulation_taught));
  learned = fma16(load(rates->regulation_modelling), modelled, learned);
  V kept = fma16(-load(rates->regulation_decay), regulation, regulation);
  return keep_share(fma16(learned, 1.0f - regulation, kept));
}
