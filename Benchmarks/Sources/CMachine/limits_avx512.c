// The loops for avx512.
#if defined(__x86_64__)
#pragma clang fp contract(off)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), apply_to = function)
#define NAME(x) machine_avx512_##x
#include "limits.h"
#pragma clang attribute pop
#endif
