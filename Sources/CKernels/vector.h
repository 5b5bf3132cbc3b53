// Vectors of sixteen floats and their operations. They give the same bits on every instruction set: every operation is
// correctly rounded, sums are never reassociated, and fused operations are written as such.
#pragma once

#include <stdint.h>
#include <string.h>

typedef float V __attribute__((ext_vector_type(16)));
// The same vector in memory aligned to a float alone, as in the caller's structures.
typedef float L __attribute__((ext_vector_type(16), aligned(4)));
typedef int32_t I __attribute__((ext_vector_type(16)));
typedef uint32_t U __attribute__((ext_vector_type(16)));
typedef uint64_t W __attribute__((ext_vector_type(8)));

// Counts in memory that is otherwise read as floats.
typedef int32_t count_t __attribute__((may_alias));

// The number of each lane.
#define LANE ((I){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})

#define INLINE static inline __attribute__((always_inline))

INLINE V load(const float *p) { return *(const L *)p; }
INLINE void store(float *p, V v) { *(L *)p = v; }
INLINE V splat(float x) { return (V)(x); }
INLINE V fma16(V a, V b, V c) { return __builtin_elementwise_fma(a, b, c); }
INLINE V choose(I mask, V yes, V no) { return mask ? yes : no; }
// The lesser and the greater of two numbers, and the second if they cannot be compared: NaN as the second stays NaN.
INLINE V least(V a, V b) { return a < b ? a : b; }
INLINE V most(V a, V b) { return a > b ? a : b; }
INLINE V positive(V x) { return most(splat(0), x); }
INLINE V clip(V x, float low, float high) { return least(splat(high), most(splat(low), x)); }
INLINE V magnitude(V x) { return (V)((I)x & 0x7fffffff); }
// Keep a new state within 0 ... 1 or -1 ... 1, and 0 if it is almost 0. Decaying numbers must not become subnormal,
// which is slow.
INLINE V keep_share(V x) { return least(splat(1), x <= 1e-18f ? splat(0) : x); }
INLINE V keep_signed(V x) { return clip(magnitude(x) <= 1e-18f ? splat(0) : x, -1, 1); }

// Returns e^x, to 2 units in the last place. Below -87 it is e^-87, so that nothing becomes subnormal.
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

// Returns tanh x = 1 - 2 / (e^2x + 1), to 1e-7 absolute.
INLINE V tanh16(V x) { return 1.0f - 2.0f / (exp16(2.0f * x) + 1.0f); }

// Returns the upper halves of 64-bit products as lower halves. The new upper halves are ignored.
INLINE W upper(W x) { return (W)__builtin_shufflevector((U)x, (U)x, 1, 1, 3, 3, 5, 5, 7, 7, 9, 9, 11, 11, 13, 13, 15, 15); }
// Returns sixteen words from the lower halves of two times eight.
INLINE U zip(W even, W odd) {
  return __builtin_shufflevector((U)even, (U)odd, 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30);
}
INLINE W product(W a, uint32_t b) { return (a & 0xffffffffu) * (W)(uint64_t)b; }

// Computes half of the lanes of Philox4x32-10, each in the lower half of 64 bits: words 0 and 1 at an address.
INLINE void philox_half(W c0, W c1, W c2, W c3, uint32_t key_low, uint32_t key_high, W *first, W *second) {
  for (int round = 0; round < 10; round++) {
    const W p0 = product(c0, 0xD2511F53u), p1 = product(c2, 0xCD9E8D57u);
    c0 = upper(p1) ^ c1 ^ (W)(uint64_t)key_low;
    c1 = p1;
    c2 = upper(p0) ^ c3 ^ (W)(uint64_t)key_high;
    c3 = p0;
    key_low += 0x9E3779B9u;
    key_high += 0xBB67AE85u;
  }
  *first = c0;
  *second = c1;
}

// Computes the first two uniforms of Philox4x32-10 at an address: words 0 and 1 as ((w >> 8) + 1/2) / 2^24.
INLINE void uniforms(
  U index, U tick, U purpose, U replicate, uint32_t key_low, uint32_t key_high, V *first, V *second
) {
  W even0, even1, odd0, odd1;
  philox_half((W)index, (W)tick, (W)purpose, (W)replicate, key_low, key_high, &even0, &even1);
  philox_half(
    upper((W)index), upper((W)tick), upper((W)purpose), upper((W)replicate), key_low, key_high, &odd0, &odd1);
  const U word0 = zip(even0, odd0), word1 = zip(even1, odd1);
  // Single precision has 24 bits, so above one half the last is rounded.
  *first = fma16(__builtin_convertvector((I)(word0 >> 8), V), splat(0x1p-24f), splat(0x1p-25f));
  *second = fma16(__builtin_convertvector((I)(word1 >> 8), V), splat(0x1p-24f), splat(0x1p-25f));
}
