// Memory of a batch, and which instruction set does the work.
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

// Every array with how many vectors it has; the one place that knows.
#define ARRAYS(n, k)                                                                                          \
  X(ties, n *row_of(n)) X(own, n *TK_MEMBER) X(weights, n *n) X(acts, n *n + 1) X(attitudes, n *k)             \
  X(first_attitudes, n *k) X(persuaded, n *k) X(count, 1) X(per_member, 1) X(per_pair, 1) X(progress, 1)        \
  X(pair_means, 4) X(metrics, TK_METRICS) X(not_finite, 1)

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

// An odd number of cache lines from row to row, so that the lines of a column do not fall into the same sets.
static size_t large_stride(size_t padded) { return padded / 16 % 2 ? padded : padded + 16; }

// What a group of n members (padded), s floats a row, t tiles a side, k issues, a attributes has.
#define LARGE_ARRAYS(n, s, t, k, a, teams)                                                                       \
  X(sentiment, n *s) X(familiarity, n *s) X(tension, n *s) X(triads, n *s) X(weighted, (teams) > 1 ? n *s : 0)   \
  X(attitudes, n *k) X(first_attitudes, n *k) X(attributes_seen, n *a) X(attributes_weighed, n *a)               \
  X(status, n) X(airtime, n) X(regulation, n) X(anxiety, n) X(skill, n) X(efficacy, n) X(present, n)             \
  X(assertiveness, n) X(motive, n) X(minority, n) X(team, n) X(others, n) X(mean_familiarity, n) X(acceptance, n)               \
  X(mean_tension, n) X(expression, n) X(share, n) X(addressed, n) X(spoken, n) X(talk, n) X(heard_share, n)      \
  X(sharp, n) X(worth, n) X(standing, n) X(lead, n) X(pull, n) X(per_other, n) X(overheard, n) X(resolving, n)                                   \
  X(sums, n *(k + TK_LARGE_SUMS)) X(partial, t *n *(k + TK_LARGE_SUMS)) X(pairs, t *(t + 1) / 2 * 32)

size_t tk_large_bytes(int members, int issues, int attributes, int teams) {
  size_t n = padded_to((size_t)members, 16), s = large_stride(n), t = padded_to(n, TK_TILE) / TK_TILE;
  size_t k = (size_t)issues, a = (size_t)attributes, floats = 0;
#define X(name, size) floats += (size);
  LARGE_ARRAYS(n, s, t, k, a, teams)
#undef X
  return floats * sizeof(float);
}

void tk_large_bind(tk_large *g, void *memory, int members, int issues, int attributes, int teams) {
  size_t n = padded_to((size_t)members, 16), s = large_stride(n), t = padded_to(n, TK_TILE) / TK_TILE;
  size_t k = (size_t)issues, a = (size_t)attributes;
  float *next = memory;
  g->members = members;
  g->issues = issues;
  g->attributes = attributes;
  g->teams = teams;
  g->padded = (int)n;
  g->stride = (int)s;
  g->tiles = (int)t;
#define X(name, size)  \
  g->name = next;      \
  next += (size);
  LARGE_ARRAYS(n, s, t, k, a, teams)
#undef X
  if (teams <= 1) g->weighted = g->sentiment;
}
