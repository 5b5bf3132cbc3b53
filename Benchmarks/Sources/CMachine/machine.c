// Which build of the loops does the work, and the loops that are bound by memory.
#include "CMachine.h"

#include <string.h>

#define VARIANT(isa)                                          \
  double machine_##isa##_fused_operations(uint64_t, float *); \
  double machine_##isa##_draw(uint64_t, float *);

VARIANT(baseline)
#if defined(__x86_64__)
VARIANT(avx2)
VARIANT(avx512)

static int has_avx512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl");
}
static int has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

#define CALL(function, ...)                                        \
  if (has_avx512()) return machine_avx512_##function(__VA_ARGS__); \
  if (has_avx2()) return machine_avx2_##function(__VA_ARGS__);     \
  return machine_baseline_##function(__VA_ARGS__);
#else
#define CALL(function, ...) return machine_baseline_##function(__VA_ARGS__);
#endif

const char *machine_instruction_set(void) {
#if defined(__x86_64__)
  if (has_avx512()) return "AVX-512";
  if (has_avx2()) return "AVX2";
#endif
  return "baseline";
}

const char *machine_compiler(void) { return __VERSION__; }

double machine_fused_operations(uint64_t rounds, float *sink) { CALL(fused_operations, rounds, sink) }

double machine_draw(uint64_t count, float *sink) { CALL(draw, count, sink) }

double machine_copy(const float *a, float *b, uint64_t count) {
  memcpy(b, a, count * sizeof(float));
  return 2.0 * sizeof(float) * (double)count;
}

double machine_triad(const float *a, const float *b, float *c, uint64_t count) {
  for (uint64_t i = 0; i < count; i++) c[i] = a[i] + 3.0f * b[i];
  return 3.0 * sizeof(float) * (double)count;
}
