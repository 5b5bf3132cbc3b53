// The loops that are measured, once for each instruction set. NAME gives each build its own names.
// The generator is that of the kernels, and so the same source: a copy could become another one.
#include "../../../Sources/CKernels/vector.h"

// Two fused units with a latency of four need eight chains; twelve leave room, and fit in sixteen registers too.
enum { CHAINS = 12 };

double NAME(fused_operations)(uint64_t rounds, float *sink) {
  V chain[CHAINS];
  for (int c = 0; c < CHAINS; c++) chain[c] = splat((float)c);
  V factor = splat(0.5f), term = splat(1.0f);
  // Kept from being known, or the compiler would work the sums out.
  __asm__ volatile("" : "+m"(factor), "+m"(term));
  const V f = factor, t = term;
  for (uint64_t round = 0; round < rounds; round++) {
    for (int c = 0; c < CHAINS; c++) chain[c] = fma16(chain[c], f, t);
  }
  V sum = splat(0);
  for (int c = 0; c < CHAINS; c++) sum += chain[c];
  store(sink, sum);
  return 2.0 * 16.0 * CHAINS * (double)rounds;
}

double NAME(draw)(uint64_t count, float *sink) {
  V sum = splat(0);
  U lane;
  for (uint32_t l = 0; l < 16; l++) lane[l] = l;
  const uint64_t calls = (count + 31) / 32;
  for (uint64_t call = 0; call < calls; call++) {
    V first, second;
    uniforms((U)((uint32_t)call), (U)((uint32_t)7), (U)((uint32_t)4), lane, 1, 0, &first, &second);
    sum += first + second;
  }
  store(sink, sum);
  return 32.0 * (double)calls;
}
