// Sums across lanes and transposed square blocks, by shuffles in a fixed order.

#define LOW_WORDS(a, b) \
  __builtin_shufflevector(a, b, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29)
#define HIGH_WORDS(a, b) \
  __builtin_shufflevector(a, b, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31)
#define LOW_PAIRS(a, b) \
  __builtin_shufflevector(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29)
#define HIGH_PAIRS(a, b) \
  __builtin_shufflevector(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31)
#define EVEN_QUARTERS(a, b) \
  __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27)
#define ODD_QUARTERS(a, b) \
  __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31)

// Transposes a block of sixteen rows and columns. Source and target may be the same memory.
INLINE void turn(const float *from, size_t from_stride, float *to, size_t to_stride) {
  V pairs[16], quads[16];
#pragma unroll
  for (int k = 0; k < 16; k += 2) {
    const V a = load(from + (size_t)k * from_stride), b = load(from + (size_t)(k + 1) * from_stride);
    pairs[k] = LOW_WORDS(a, b);
    pairs[k + 1] = HIGH_WORDS(a, b);
  }
#pragma unroll
  for (int k = 0; k < 16; k += 4) {
    quads[k] = LOW_PAIRS(pairs[k], pairs[k + 2]);
    quads[k + 1] = HIGH_PAIRS(pairs[k], pairs[k + 2]);
    quads[k + 2] = LOW_PAIRS(pairs[k + 1], pairs[k + 3]);
    quads[k + 3] = HIGH_PAIRS(pairs[k + 1], pairs[k + 3]);
  }
#pragma unroll
  for (int k = 0; k < 4; k++) {
    const V even0 = EVEN_QUARTERS(quads[k], quads[k + 4]), even1 = EVEN_QUARTERS(quads[k + 8], quads[k + 12]);
    const V odd0 = ODD_QUARTERS(quads[k], quads[k + 4]), odd1 = ODD_QUARTERS(quads[k + 8], quads[k + 12]);
    store(to + (size_t)k * to_stride, EVEN_QUARTERS(even0, even1));
    store(to + (size_t)(k + 4) * to_stride, EVEN_QUARTERS(odd0, odd1));
    store(to + (size_t)(k + 8) * to_stride, ODD_QUARTERS(even0, even1));
    store(to + (size_t)(k + 12) * to_stride, ODD_QUARTERS(odd0, odd1));
  }
}

// Returns the sums of sixteen consecutive vectors: lane k is the sum of vector k.
INLINE V across(const float *vectors) {
  V quads[4];
#pragma unroll
  for (int k = 0; k < 4; k++) {
    V pairs[2];
#pragma unroll
    for (int half = 0; half < 2; half++) {
      const V a = load(vectors + (4 * k + 2 * half) * 16), b = load(vectors + (4 * k + 2 * half + 1) * 16);
      pairs[half] = LOW_WORDS(a, b) + HIGH_WORDS(a, b);
    }
    quads[k] = LOW_PAIRS(pairs[0], pairs[1]) + HIGH_PAIRS(pairs[0], pairs[1]);
  }
  const V first = EVEN_QUARTERS(quads[0], quads[1]) + ODD_QUARTERS(quads[0], quads[1]);
  const V second = EVEN_QUARTERS(quads[2], quads[3]) + ODD_QUARTERS(quads[2], quads[3]);
  return EVEN_QUARTERS(first, second) + ODD_QUARTERS(first, second);
}

// Returns the sum of the lanes.
INLINE float total(V v) {
  float sum = 0;
  for (int lane = 0; lane < 16; lane++) sum += v[lane];
  return sum;
}

INLINE float highest(V v) {
  float most = v[0];
  for (int lane = 1; lane < 16; lane++) most = v[lane] > most ? v[lane] : most;
  return most;
}
