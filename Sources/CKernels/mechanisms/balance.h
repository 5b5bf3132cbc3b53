// omega F_ij Fbar B_ij; `pull` is omega Fbar / max(N_i - 1, 1).
INLINE V balance_drift(V familiarity, V triads, V pull) { return pull * familiarity * triads; }
