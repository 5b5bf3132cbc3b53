// The batch for AVX2.
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang fp contract(off)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAME(x) tk_avx2_##x
#define GATHERS_BY_8
#include "parts.h"
#pragma clang attribute pop
#endif
