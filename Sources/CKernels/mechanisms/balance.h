// Adds omega F_ij Fbar B_ij; `pull` is omega Fbar / max(N_i - 1, 1).
INLINE V balanced(V drift, V familiarity, V triads, V pull) { return fma16(pull * familiarity, triads, drift); }
