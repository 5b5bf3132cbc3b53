// The large group for any processor that the compiler builds for: SSE2 on x86-64, NEON on Arm.
#pragma clang fp contract(off)
#define NAME(x) tk_baseline_##x
#include "dense_parts.h"
