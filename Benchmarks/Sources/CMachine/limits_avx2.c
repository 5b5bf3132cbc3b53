// The loops for avx2.
#if defined(__x86_64__)
#pragma clang fp contract(off)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAME(x) machine_avx2_##x
#include "limits.h"
#pragma clang attribute pop
#endif
