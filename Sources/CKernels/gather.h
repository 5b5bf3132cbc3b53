// Gathers sixteen floats from sixteen addresses, with the processor's instruction if the build has one.
#pragma once

#include "vector.h"

#if defined(GATHERS_BY_16)
INLINE V gather16(const float *base, I places) { return (V)_mm512_i32gather_ps((__m512i)places, base, 4); }
#elif defined(GATHERS_BY_8)
INLINE V gather16(const float *base, I places) {
  __m256i from[2];
  __m256 values[2];
  V all;
  memcpy(from, &places, sizeof from);
  for (int half = 0; half < 2; half++) values[half] = _mm256_i32gather_ps(base, from[half], 4);
  memcpy(&all, values, sizeof all);
  return all;
}
#else
INLINE V gather16(const float *base, I places) {
  V values;
  for (int lane = 0; lane < 16; lane++) values[lane] = base[places[lane]];
  return values;
}
#endif
