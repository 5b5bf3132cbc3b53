// The group-development model in single precision, sixteen groups at a time: lane = replicate.
//
// Every array is 16 floats wide: element e of a group's array is the vector at [e * 16], with one float for each lane.
// Matrices are n × n, and row i is what member i holds. Attitudes are n × K.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "ModelConstants.h"
#include "SharedLists.h"

/// Returns the name of a metric in Swift.
const char *tk_metric_name(int metric);
/// Return the name in Swift of a state of ties, and of members; null after the last.
const char *tk_tie_state_name(int state);
const char *tk_member_state_name(int state);

/// Means over pairs that meet.
enum { TK_PAIR_FAMILIARITY, TK_PAIR_TENSION, TK_PAIR_SENTIMENT, TK_PAIR_DISAGREEMENT, TK_PAIR_MEANS };

/// Sixteen groups. The pointers lead into one block of memory that the caller owns.
typedef struct tk_batch {
  int members, issues;
  // Vectors from the ties of one member to those of the next. The number is odd, so that the lines of a column do not
  // fall into the same sets of the first cache.
  int row;
  // Whether all members would meet all others, and whether any member has dropped out since the last tick.
  int all_meet, somebody_left;
  // Whether any member wants to drop out after this session.
  int somebody_leaves;
  /// Field f of the tie (i, j) is the vector i * row + j * TK_TIE + f, and of member i, i * TK_MEMBER + f.
  float *ties, *own;
  /// n × n: the weights of those whom i addresses, or their running sums, and how often i addressed j, as whole
  /// numbers. One more element takes the acts without a target. They are apart from the ties, since draws access them
  /// at random.
  float *weights, *acts;
  /// n × K: attitudes, initial attitudes, and the sums of the others' attitudes, weighted by their word.
  float *attitudes, *first_attitudes, *persuaded;
  /// Numbers of the group: members present, one over that number, one over the number of pairs that meet, and progress.
  float *count, *per_member, *per_pair, *progress;
  /// Means over pairs: TK_PAIR_MEANS vectors.
  float *pair_means;
  /// Metrics of the tick: TK_METRICS vectors.
  float *metrics;
  /// 0 in the lanes whose metrics are all finite numbers.
  float *not_finite;
} tk_batch;

/// The replicate and the offset of the purposes by lane, the key of all draws, the purposes, and the acts of a tick.
typedef struct tk_luck {
  uint32_t replicate[TK_LANES], offset[TK_LANES];
  uint32_t key_low, key_high, acts_purpose, commitment_purpose;
  int acts;
} tk_luck;

/// Instruction sets. The best one that the processor supports is used unless another is requested.
typedef enum tk_isa { TK_BEST, TK_BASELINE, TK_AVX2, TK_AVX512 } tk_isa;

/// Returns the bytes of memory that a batch needs, to be aligned to 64.
size_t tk_batch_bytes(int members, int issues);
/// Points the arrays of a batch into its memory.
void tk_batch_bind(tk_batch *batch, void *memory, int members, int issues);
/// Returns whether the processor supports an instruction set.
int tk_isa_works(tk_isa isa);
/// Returns the name of the instruction set that would be used.
const char *tk_isa_name(tk_isa isa);
/// Updates who meets whom, what each gets from it, and disagreement. It is called after composition and after every
/// change of attendance.
void tk_batch_look(tk_batch *batch, tk_isa isa);
/// Measures the composed group. The metrics of an update do not change.
void tk_batch_measure(tk_batch *batch, const tk_rates *rates, tk_isa isa);
/// Advances the groups by one tick. `tick` counts updates from 0. `given`: pairs speaker, target by act and lane in
/// place of drawn ones ([act][2][16], a negative speaker for none), or null. `drawn`: memory for the acts in the same
/// form, or null.
void tk_batch_tick(
  tk_batch *batch, const tk_rates *rates, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn,
  int mean_field, tk_isa isa);
/// Decides who wants to drop out after a session, counted from 1; they are still present.
void tk_batch_leave(tk_batch *batch, const tk_rates *rates, const tk_luck *luck, uint32_t session, tk_isa isa);

/// Computes the first half of a tick: who talks, to whom, how negatively, and who hears it. Ties do not change.
void tk_batch_talk(tk_batch *batch, const tk_rates *rates, const tk_luck *luck, uint32_t tick, tk_isa isa);

/// Tells the processor that the thread is polling.
static inline void tk_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Members of a tile's side. One task of a large group works on a tile and its mirror image.
#define TK_TILE 64
/// Sums that a member gets over a tile, besides one for each issue.
#define TK_LARGE_SUMS 9

#define TK_STATE_POINTER(name, swift) float *swift;
#define TK_POINTER(name, swift) float *name;
#define TK_COLUMNS_POINTER(name, swift, count) float *name;

/// Sums and means of a whole large group. The last is over members, the others over pairs that meet.
enum {
  TK_TOTAL_PRESENT, TK_TOTAL_CONTACT, TK_TOTAL_FAMILIARITY, TK_TOTAL_TENSION, TK_TOTAL_SENTIMENT,
  TK_TOTAL_DISAGREEMENT, TK_TOTAL_TALK_APART, TK_TOTAL_MEMBERS_FAMILIARITY, TK_TOTALS
};

/// One group of many members, lane = member, acts in expectation. The pointers lead into one block of memory that the
/// caller owns.
///
/// Matrices have `padded` rows of `stride` floats, and row i is what member i holds. Arrays of members have `padded`
/// floats. Arrays with several columns (attitudes, attributes) are stored column after column. The members that fill up
/// the last vector are never present, and all their numbers are 0.
/// are never present, and everything of theirs is 0.
typedef struct tk_large {
  int members, issues, attributes, teams;
  // Members in whole vectors, floats from one row to the next, and tiles in a row or column of a matrix.
  int padded, stride, tiles;
  // Whether one exponential for each member suffices for the contest for the lead; whether members dropped out since
  // the last tick.
  int told_by_leads, somebody_left;
  /// The contact between members of different teams, relative to that inside a team.
  float outside;
  // State of ties, and what a tick computes from them. `weighted` is the sentiment itself if there is one team.
  TK_TIE_STATE(TK_STATE_POINTER)
  float *triads, *weighted;
  TK_LARGE_COLUMNS(TK_COLUMNS_POINTER)
  TK_MEMBER_STATE(TK_STATE_POINTER)
  TK_LARGE_WORK(TK_POINTER)
  /// Sums by member, and over one tile each: [tile][sum][padded].
  float *sums, *partial;
  /// Sums of a tile and its mirror image: disagreement and differences in talk, each 16 lanes.
  float *pairs;
  float totals[TK_TOTALS];
  float metrics[TK_METRICS];
  double progress;
} tk_large;

#define TK_TIE_OF(name, swift) case TK_TIE_##name: return g->swift;
#define TK_STATE_OF(name, swift) case TK_LARGE_##swift: return g->swift;
#define TK_WORK_OF(name, swift) case TK_LARGE_##name: return g->name;
#define TK_SEVERAL_OF(name, swift, count) case TK_LARGE_##name: return g->name;

/// Returns the field of a member's state from its index in TK_MEMBER_STATE, with which both lists begin.
static inline tk_member tk_state_in_batch(int state) { return (tk_member)state; }
static inline tk_large_member tk_state_in_large(int state) { return (tk_large_member)state; }

/// Return the start of the numbers of a matrix of the state, of a member and of columns.
__attribute__((returns_nonnull)) static inline float *tk_large_tie(const tk_large *g, tk_tie field) {
  switch (field) {
    TK_TIE_STATE(TK_TIE_OF)
  default: return g->sentiment;
  }
}

__attribute__((returns_nonnull)) static inline float *tk_large_own(const tk_large *g, tk_large_member field) {
  switch (field) { TK_MEMBER_STATE(TK_STATE_OF) TK_LARGE_WORK(TK_WORK_OF) }
  __builtin_unreachable();
}

__attribute__((returns_nonnull)) static inline float *tk_large_several(const tk_large *g, tk_large_columns field) {
  switch (field) { TK_LARGE_COLUMNS(TK_SEVERAL_OF) }
  __builtin_unreachable();
}

/// Returns the bytes of memory that a large group needs, to be aligned to 64.
size_t tk_large_bytes(int members, int issues, int attributes, int teams);
/// Points the arrays into memory, which must be zeros.
void tk_large_bind(tk_large *group, void *memory, int members, int issues, int attributes, int teams);
/// Updates who is present and what each gets from the others. It is called after composition and after every change of
/// attendance.
void tk_large_look(tk_large *group, tk_isa isa);

// A tick consists of these functions, in this order. Threads may share those with a range in any way. Between `talk`
// and `tiles` the caller writes the square of `weighted` into `triads`.

/// Computes expression and talk shares.
void tk_large_talk(tk_large *group, const tk_rates *rates, tk_isa isa);
/// Computes whom members address, and `weighted` if there are teams: rows of 16 members from `first` to before `last`.
void tk_large_address(tk_large *group, int first, int last, tk_isa isa);
/// Computes the totals of each member that follow from it.
void tk_large_settle(tk_large *group, const tk_rates *rates, tk_isa isa);
/// Returns the number of tiles on and above the diagonal.
int tk_large_tile_count(const tk_large *group);
/// Computes the new ties of tiles on and above the diagonal, counted row by row, and of their mirror images.
void tk_large_tiles(tk_large *group, const tk_rates *rates, int first, int last, tk_isa isa);
/// Computes the new state of members.
void tk_large_members(tk_large *group, const tk_rates *rates, tk_isa isa);
/// Computes disagreement and differences in talk of the new state, by tile as above.
void tk_large_pairs(tk_large *group, int first, int last, tk_isa isa);
/// Computes the metrics of the states alone, or of an update as well.
void tk_large_measure(tk_large *group, const tk_rates *rates, int update, tk_isa isa);
