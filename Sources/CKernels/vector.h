// Vectors of sixteen floats and what is computed on them: the same bits on every instruction set, since every operation
// is one correctly rounded operation, sums are never reassociated, and fused operations are written as such.
#pragma once

#include <stdint.h>
#include <string.h>

typedef float V __attribute__((ext_vector_type(16)));
// The same in memory that is aligned to a float alone, as in the caller's structures.
typedef float L __attribute__((ext_vector_type(16), aligned(4)));
typedef int32_t I __attribute__((ext_vector_type(16)));
typedef uint32_t U __attribute__((ext_vector_type(16)));
typedef uint64_t W __attribute__((ext_vector_type(8)));

#define INLINE static inline __attribute__((always_inline))

INLINE V load(const float *p) { return *(const L *)p; }
INLINE void store(float *p, V v) { *(L *)p = v; }
INLINE V splat(float x) { return (V)(x); }
INLINE V fma16(V a, V b, V c) { return __builtin_elementwise_fma(a, b, c); }
INLINE V choose(I mask, V yes, V no) { return (V)((mask & (I)yes) | (~mask & (I)no)); }
INLINE V least(V a, V b) { return choose(a < b, a, b); }
INLINE V most(V a, V b) { return choose(a > b, a, b); }
INLINE V positive(V x) { return most(x, splat(0)); }
INLINE V clip(V x, float low, float high) { return choose(x < low, splat(low), choose(x > high, splat(high), x)); }
// A new state within its range, and 0 where it is next to nothing: what decays must not become subnormal, which is slow.
INLINE V keep(V x, float low, float high) {
  V y = clip(x, low, high);
  return (V)((I)y & ((y > 1e-18f) | (y < -1e-18f) | (y != y)));
}
INLINE V magnitude(V x) { return (V)((I)x & 0x7fffffff); }

// e^x, to 2 units in the last place; below -87 it is e^-87, so that nothing becomes subnormal.
INLINE V exp16(V x) {
  x = clip(x, -87.0f, 88.0f);
  V k = __builtin_elementwise_roundeven(x * 1.44269504088896341f);
  V r = fma16(k, splat(-0.693359375f), x);
  r = fma16(k, splat(2.12194440e-4f), r);
  V p = splat(1.9875691500e-4f);
  p = fma16(p, r, splat(1.3981999507e-3f));
  p = fma16(p, r, splat(8.3334519073e-3f));
  p = fma16(p, r, splat(4.1665795894e-2f));
  p = fma16(p, r, splat(1.6666665459e-1f));
  p = fma16(p, r, splat(5.0000001201e-1f));
  p = fma16(p * r, r, r + 1.0f);
  I scale = (__builtin_convertvector(k, I) + 127) << 23;
  return p * (V)scale;
}

INLINE V sigmoid(V x) { return 1.0f / (1.0f + exp16(-x)); }

// tanh x = 1 - 2 / (e^2x + 1), to 1e-7 absolute.
INLINE V tanh16(V x) { return 1.0f - 2.0f / (exp16(2.0f * x) + 1.0f); }

// Even and odd lanes of 32-bit words as 64-bit products, high and low halves put back in order.
INLINE void multiply_wide(U a, uint32_t b, U *high, U *low) {
  W even = ((W)a & 0xffffffffu) * (W)(uint64_t)b;
  W odd = ((W)a >> 32) * (W)(uint64_t)b;
  *low = (U)((even & 0xffffffffu) | (odd << 32));
  *high = (U)((even >> 32) | (odd & 0xffffffff00000000u));
}

// The first two uniforms of Philox4x32-10 at an address: words 0 and 1 as ((w >> 8) + 1/2) / 2^24.
INLINE void uniforms(U index, U tick, U purpose, U replicate, U key_low, U key_high, V *first, V *second) {
  U c0 = index, c1 = tick, c2 = purpose, c3 = replicate;
  for (int round = 0; round < 10; round++) {
    U high0, low0, high1, low1;
    multiply_wide(c0, 0xD2511F53u, &high0, &low0);
    multiply_wide(c2, 0xCD9E8D57u, &high1, &low1);
    c0 = high1 ^ c1 ^ key_low;
    c1 = low1;
    c2 = high0 ^ c3 ^ key_high;
    c3 = low0;
    key_low += 0x9E3779B9u;
    key_high += 0xBB67AE85u;
  }
  // Single precision holds 24 bits: above one half the last is rounded.
  *first = (__builtin_convertvector((I)(c0 >> 8), V) + 0.5f) * 0x1p-24f;
  *second = (__builtin_convertvector((I)(c1 >> 8), V) + 0.5f) * 0x1p-24f;
}
