// Memory of a batch, and the choice of the instruction set.
#include "CKernels.h"

#define VARIANT(isa)                                                                                        \
  void tk_##isa##_look(tk_batch *);                                                                         \
  void tk_##isa##_measure(tk_batch *, const tk_rates *);                                                    \
  void tk_##isa##_leave(tk_batch *, const tk_rates *, const tk_luck *, uint32_t);                            \
  void tk_##isa##_talk(tk_batch *, const tk_rates *, const tk_luck *, uint32_t, const int32_t *, int32_t *, int); \
  void tk_##isa##_tick(tk_batch *, const tk_rates *, const tk_luck *, uint32_t, const int32_t *, int32_t *, int); \
  void tk_##isa##_large_look(tk_large *);                                                                   \
  void tk_##isa##_large_talk(tk_large *, const tk_rates *);                                                 \
  void tk_##isa##_large_address(tk_large *, int, int);                                                      \
  void tk_##isa##_large_settle(tk_large *, const tk_rates *);                                               \
  void tk_##isa##_large_tiles(tk_large *, const tk_rates *, int, int);                                      \
  void tk_##isa##_large_members(tk_large *, const tk_rates *);                                              \
  void tk_##isa##_large_pairs(tk_large *, int, int);                                                        \
  void tk_##isa##_large_measure(tk_large *, const tk_rates *, int);

VARIANT(baseline)
#if defined(__x86_64__)
VARIANT(avx2)
VARIANT(avx512)
#endif

int tk_isa_works(tk_isa isa) {
#if defined(__x86_64__)
  if (isa == TK_AVX512)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
  if (isa == TK_AVX2) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
  return isa == TK_BEST || isa == TK_BASELINE;
}

static tk_isa best(tk_isa isa) {
  if (isa != TK_BEST) return isa;
  if (tk_isa_works(TK_AVX512)) return TK_AVX512;
  return tk_isa_works(TK_AVX2) ? TK_AVX2 : TK_BASELINE;
}

const char *tk_isa_name(tk_isa isa) {
  switch (best(isa)) {
  case TK_AVX512: return "AVX-512";
  case TK_AVX2: return "AVX2";
  default: return "baseline";
  }
}

#if defined(__x86_64__)
#define CALL(function, isa, ...)                                          \
  switch (best(isa)) {                                                    \
  case TK_AVX512: tk_avx512_##function(__VA_ARGS__); break;               \
  case TK_AVX2: tk_avx2_##function(__VA_ARGS__); break;                   \
  default: tk_baseline_##function(__VA_ARGS__);                           \
  }
#else
#define CALL(function, isa, ...)            \
  (void)isa;                                 \
  tk_baseline_##function(__VA_ARGS__);
#endif

void tk_batch_look(tk_batch *b, tk_isa isa) { CALL(look, isa, b) }

void tk_batch_measure(tk_batch *b, const tk_rates *rates, tk_isa isa) { CALL(measure, isa, b, rates) }

void tk_batch_tick(
  tk_batch *b, const tk_rates *rates, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn,
  int mean_field, tk_isa isa
) {
  CALL(tick, isa, b, rates, luck, tick, given, drawn, mean_field)
}

void tk_batch_leave(tk_batch *b, const tk_rates *rates, const tk_luck *luck, uint32_t session, tk_isa isa) {
  CALL(leave, isa, b, rates, luck, session)
}

void tk_batch_talk(tk_batch *b, const tk_rates *rates, const tk_luck *luck, uint32_t tick, tk_isa isa) {
  CALL(talk, isa, b, rates, luck, tick, NULL, NULL, luck->acts == 0)
}

// Every array with its number of vectors. Only this list knows the numbers.
#define ARRAYS(n, k)                                                                                          \
  X(ties, n *row_of(n)) X(own, n *TK_MEMBER) X(weights, n *n) X(acts, n *n + 1) X(attitudes, n *k)             \
  X(first_attitudes, n *k) X(persuaded, n *k) X(count, 1) X(per_member, 1) X(per_pair, 1) X(progress, 1)        \
  X(pair_means, TK_PAIR_MEANS) X(metrics, TK_METRICS) X(not_finite, 1)

static size_t row_of(size_t n) { return n * TK_TIE | 1; }

size_t tk_batch_bytes(int members, int issues) {
  size_t n = (size_t)members, k = (size_t)issues, vectors = 0;
#define X(name, size) vectors += (size);
  ARRAYS(n, k)
#undef X
  return vectors * TK_LANES * sizeof(float);
}

void tk_batch_bind(tk_batch *b, void *memory, int members, int issues) {
  size_t n = (size_t)members, k = (size_t)issues;
  float *next = memory;
  b->members = members;
  b->issues = issues;
  b->row = (int)row_of(n);
#define X(name, size)  \
  b->name = next;      \
  next += (size) * TK_LANES;
  ARRAYS(n, k)
#undef X
}

void tk_large_look(tk_large *g, tk_isa isa) { CALL(large_look, isa, g) }

void tk_large_talk(tk_large *g, const tk_rates *rates, tk_isa isa) { CALL(large_talk, isa, g, rates) }

void tk_large_address(tk_large *g, int first, int last, tk_isa isa) { CALL(large_address, isa, g, first, last) }

void tk_large_settle(tk_large *g, const tk_rates *rates, tk_isa isa) { CALL(large_settle, isa, g, rates) }

int tk_large_tile_count(const tk_large *g) { return g->tiles * (g->tiles + 1) / 2; }

void tk_large_tiles(tk_large *g, const tk_rates *rates, int first, int last, tk_isa isa) {
  CALL(large_tiles, isa, g, rates, first, last)
}

void tk_large_members(tk_large *g, const tk_rates *rates, tk_isa isa) { CALL(large_members, isa, g, rates) }

void tk_large_pairs(tk_large *g, int first, int last, tk_isa isa) { CALL(large_pairs, isa, g, first, last) }

void tk_large_measure(tk_large *g, const tk_rates *rates, int update, tk_isa isa) {
  CALL(large_measure, isa, g, rates, update)
}

static size_t padded_to(size_t n, size_t multiple) { return (n + multiple - 1) / multiple * multiple; }

// Returns an odd number of cache lines from row to row, so that the lines of a column do not fall into the same sets.
static size_t large_stride(size_t padded) { return padded / 16 % 2 ? padded : padded + 16; }

// Every array of a group of n members (padded), s floats a row, t tiles a side, k issues, a attributes.
#define N_TIMES_S(name, swift) X(swift, n *s)
#define N_STATE(name, swift) X(swift, n)
#define N_WORK(name, swift) X(name, n)
#define N_TIMES(name, swift, count) X(name, n *count)
#define LARGE_ARRAYS                                                                                        \
  TK_TIE_STATE(N_TIMES_S) X(triads, n *s) X(weighted, teams > 1 ? n *s : 0) TK_LARGE_COLUMNS(N_TIMES)        \
  TK_MEMBER_STATE(N_STATE) TK_LARGE_WORK(N_WORK) X(sums, n *(issues + TK_LARGE_SUMS))                       \
  X(partial, t *n *(issues + TK_LARGE_SUMS)) X(pairs, t *(t + 1) / 2 * 32)

size_t tk_large_bytes(int of_members, int of_issues, int of_attributes, int teams) {
  size_t n = padded_to((size_t)of_members, 16), s = large_stride(n), t = padded_to(n, TK_TILE) / TK_TILE;
  size_t issues = (size_t)of_issues, attributes = (size_t)of_attributes, floats = 0;
#define X(name, size) floats += (size);
  LARGE_ARRAYS
#undef X
  return floats * sizeof(float);
}

void tk_large_bind(tk_large *g, void *memory, int of_members, int of_issues, int of_attributes, int teams) {
  size_t n = padded_to((size_t)of_members, 16), s = large_stride(n), t = padded_to(n, TK_TILE) / TK_TILE;
  size_t issues = (size_t)of_issues, attributes = (size_t)of_attributes;
  float *next = memory;
  g->members = of_members;
  g->issues = of_issues;
  g->attributes = of_attributes;
  g->teams = teams;
  g->padded = (int)n;
  g->stride = (int)s;
  g->tiles = (int)t;
#define X(name, size)  \
  g->name = next;      \
  next += (size);
  LARGE_ARRAYS
#undef X
  if (teams <= 1) g->weighted = g->sentiment;
}

#define SWIFT_NAME(name, swift) #swift,

const char *tk_metric_name(int metric) {
  static const char *const names[] = {TK_METRIC_LIST(SWIFT_NAME)};
  return metric < TK_METRICS ? names[metric] : NULL;
}

const char *tk_tie_state_name(int state) {
  static const char *const names[] = {TK_TIE_STATE(SWIFT_NAME) NULL};
  return names[state];
}

const char *tk_member_state_name(int state) {
  static const char *const names[] = {TK_MEMBER_STATE(SWIFT_NAME) NULL};
  return names[state];
}
