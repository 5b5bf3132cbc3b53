// The group-development model in single precision, sixteen groups at a time: lane = replicate.
//
// Every array is 16 floats wide: element e of an array of a group is the vector at [e * 16], with one float for each
// lane. Matrices are n × n, row i what member i holds; attitudes are n × K.
#pragma once

#include <stddef.h>
#include <stdint.h>

#define TK_LANES 16
#define TK_METRICS 17

/// Numbers of one lane in each field: the parameters, with doses and switches folded in, and rates of change by tick, not by
/// session. A mechanism that is off has rates of 0 (expression: a floor of 1).
typedef struct tk_rates {
  float expression_floor[TK_LANES], expression_gain[TK_LANES];
  float expression_span[TK_LANES];        // from the floor to the highest
  float expression_offset[TK_LANES];      // what techniques add less the threshold
  float welcome[TK_LANES];                // what they add for a member who is in the minority on every attribute
  float own_talk[TK_LANES];               // 1 less round robin; 0 for equal shares
  float status_to_talk[TK_LANES], tension_to_silence[TK_LANES];
  float by_disagreement[TK_LANES], by_tension[TK_LANES], by_contest[TK_LANES], offset[TK_LANES];
  float restraint[TK_LANES], by_anxiety[TK_LANES], contest_width[TK_LANES];
  float heard[TK_LANES];                  // 1 less active listening; 0 where negativity is off
  float act_worth[TK_LANES];              // 1 / acts a tick; 0 where acts are off
  float listening[TK_LANES];              // how much is heard of what is said to one
  float overheard[TK_LANES];              // and of what is said to others
  float tension_rate[TK_LANES], tension_decay[TK_LANES];
  float tension_repair[TK_LANES];         // by each of the two
  float support[TK_LANES], support_reserve[TK_LANES], similarity[TK_LANES], tolerance[TK_LANES];
  float surface_felt[TK_LANES];           // share of surface dissimilarity that is felt, by a large group alone
  float tension_cost[TK_LANES], reciprocity[TK_LANES], sentiment_decay[TK_LANES], balance[TK_LANES];
  float influence[TK_LANES], anchoring[TK_LANES], repulsion[TK_LANES];
  float status_rate[TK_LANES], status_decay[TK_LANES], airtime_memory[TK_LANES];
  float regulation_learning[TK_LANES], regulation_taught[TK_LANES];
  float regulation_modelling[TK_LANES], regulation_decay[TK_LANES];
  float anxiety_relief[TK_LANES], anxiety_calm[TK_LANES], anxiety_stress[TK_LANES];
  float familiarity[TK_LANES];
  float skill_learning[TK_LANES], skill_taught[TK_LANES];
  float efficacy_rate[TK_LANES], efficacy_practised[TK_LANES], efficacy_decay[TK_LANES];
  float step[TK_LANES];                   // 1 / ticks a session
  float ending[TK_LANES];                 // epsilon of this tick
  float own_work[TK_LANES], directed[TK_LANES];  // weights of the members' own work and of what is assigned
  float dropout_base[TK_LANES];           // far below 0 where commitment is off
  float dropout_tension[TK_LANES], dropout_belonging[TK_LANES], dropout_efficacy[TK_LANES];
} tk_rates;

/// What a batch holds of a tie, i toward j: vectors that stand together, since a tick works with them together.
typedef enum tk_tie {
  TK_SENTIMENT, TK_FAMILIARITY, TK_TENSION,
  /// Of similarity, and as it is felt: changes with cultural sensitivity. The same for (j, i).
  TK_SURFACE,
  /// Read only where i > j, as is the surface.
  TK_DISAGREEMENT,
  /// Contact, and whether both are present.
  TK_CONTACT, TK_MEET,
  TK_NEGATIVITY,
  /// The square of the sentiment.
  TK_TRIADS,
  /// In a tick: what makes a pair negative, sentiment with the weight of contact, the other's sentiment toward i.
  TK_BACK,
  TK_TIE
} tk_tie;

/// And of a member.
typedef enum tk_member {
  // State.
  TK_STATUS, TK_AIRTIME, TK_REGULATION, TK_ANXIETY, TK_SKILL, TK_EFFICACY, TK_PRESENT,
  // What does not change.
  TK_ASSERTIVENESS, TK_MOTIVE, TK_MINORITY,
  // By look, one over how many others one meets, and over how many pairs of them.
  TK_PER_OTHER, TK_PER_TRIAD,
  // What a tick computes of the member, and what others get from him or her.
  TK_MEAN_FAMILIARITY, TK_ACCEPTANCE, TK_MEAN_TENSION, TK_EXPRESSION, TK_SHARE, TK_CUMULATIVE, TK_LEAD, TK_ADDRESSED,
  TK_SPOKEN, TK_HEARD_SHARE, TK_TALK, TK_OVERHEARD, TK_WORTH, TK_STANDING, TK_RESOLVING, TK_WORD,
  // Sums over the others: familiarity, tension and sentiment held, liking received, and what is got from them.
  TK_KNOWN, TK_STRAINED, TK_FELT, TK_ACCEPTED, TK_MODELLED, TK_SHOWN, TK_AID, TK_WEIGHTS,
  // After a session: the probability that each member leaves, and 1 for those who want to.
  TK_LEAVING_PROBABILITY, TK_LEAVING,
  TK_MEMBER
} tk_member;

/// Sixteen groups. The pointers lead into one block of memory that the caller owns.
typedef struct tk_batch {
  int members, issues;
  // Vectors from the ties of one member to those of the next: an odd number, so that the lines of a column do not fall into
  // the same sets of the first cache.
  int row;
  // Whether all members would meet all others, and whether somebody has left since the last tick.
  int all_meet, somebody_left;
  // Whether somebody wants to leave after this session.
  int somebody_leaves;
  /// Field f of the tie (i, j) is the vector i * row + j * TK_TIE + f, and of member i, i * TK_MEMBER + f.
  float *ties, *own;
  /// n × n: weights of those whom i addresses, or their running sums, and how often i addressed j, as whole numbers; one
  /// more takes the acts that are none. Apart from the ties, since draws jump about in them.
  float *weights, *acts;
  /// n × K: attitudes, those of the beginning, and the sums of what others hold, by the weight of their word.
  float *attitudes, *first_attitudes, *persuaded;
  /// Of the group: how many are present, one over it and over the number of pairs that meet.
  float *count, *per_member, *per_pair, *progress;
  /// Means over pairs: familiarity, tension, sentiment, disagreement.
  float *pair_means;
  /// Metrics of the tick, in the order of the model's metrics: TK_METRICS vectors.
  float *metrics;
  /// 0 in the lanes whose metrics are all finite numbers.
  float *not_finite;
} tk_batch;

/// The replicate and what is added to the purpose of the draws by lane, the key of all of them, the purposes, and the
/// acts of a tick.
typedef struct tk_luck {
  uint32_t replicate[TK_LANES], offset[TK_LANES];
  uint32_t key_low, key_high, acts_purpose, commitment_purpose;
  int acts;
} tk_luck;

/// Instruction sets, of which the best that the processor has is used unless another is asked for.
typedef enum tk_isa { TK_BEST, TK_BASELINE, TK_AVX2, TK_AVX512 } tk_isa;

/// Bytes of memory, to be aligned to 64, that a batch needs.
size_t tk_batch_bytes(int members, int issues);
/// Leads the pointers of a batch into its memory.
void tk_batch_bind(tk_batch *batch, void *memory, int members, int issues);
/// Whether the processor has an instruction set.
int tk_isa_works(tk_isa isa);
/// The name of the instruction set that would be used.
const char *tk_isa_name(tk_isa isa);
/// Who meets whom and what each gets from it, after composition and whenever somebody has left; disagreement too.
void tk_batch_look(tk_batch *batch, tk_isa isa);
/// Metrics of the composed group: those of an update are not touched.
void tk_batch_measure(tk_batch *batch, const tk_rates *rates, tk_isa isa);
/// One tick. `tick` counts updates from 0. `given`: pairs speaker, target by act and lane to take in place of drawn ones
/// ([act][2][16], a negative speaker for none), or null. `drawn`: where the acts are put in the same form, or null.
void tk_batch_tick(
  tk_batch *batch, const tk_rates *rates, const tk_luck *luck, uint32_t tick, const int32_t *given, int32_t *drawn,
  int mean_field, tk_isa isa);
/// Who wants to leave after a session, counted from 1; they are still there.
void tk_batch_leave(tk_batch *batch, const tk_rates *rates, const tk_luck *luck, uint32_t session, tk_isa isa);

/// The first half of a tick: who talks, to whom, how negatively, and who hears it. Ties stay as they are.
void tk_batch_talk(tk_batch *batch, const tk_rates *rates, const tk_luck *luck, uint32_t tick, tk_isa isa);

/// Tells the processor that the thread is looking at the same place again and again.
static inline void tk_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Members of a tile's side: what one task of a large group works on is a tile and its mirror image.
#define TK_TILE 64
/// Sums that a member gets over a tile, beside one for each issue.
#define TK_LARGE_SUMS 9

/// One group of many members, lane = member, acts in expectation. The pointers lead into one block of memory that the
/// caller owns.
///
/// Matrices have `padded` rows of `stride` floats, row i what member i holds; arrays of members have `padded` floats,
/// and what has several columns (attitudes, attributes) is column after column. The members that fill up the last vector
/// are never present, and everything of theirs is 0.
typedef struct tk_large {
  int members, issues, attributes, teams;
  // Members in whole vectors, floats from one row to the next, and tiles in a row or column of a matrix.
  int padded, stride, tiles;
  // Whether a tick can tell who contests the lead from one exponential for each member; members gone since the last tick.
  int told_by_leads, somebody_left;
  /// How much contact members of different teams have, of that inside a team.
  float outside;
  // State.
  float *sentiment, *familiarity, *tension;
  float *attitudes, *status, *airtime, *regulation, *anxiety, *skill, *efficacy, *present;
  // What does not change; z with the weight of surface similarity folded into one of the two sides.
  float *assertiveness, *motive, *minority, *first_attitudes, *attributes_seen, *attributes_weighed, *team;
  // What a tick computes. `weighted` is the sentiment itself where there is one team.
  float *weighted, *triads;
  float *others, *mean_familiarity, *acceptance, *mean_tension, *expression, *share, *addressed, *spoken, *talk;
  float *heard_share, *sharp, *worth, *standing, *lead, *pull, *per_other, *overheard, *resolving, *sums;
  /// Sums by member over one tile each: [tile][sum][padded].
  float *partial;
  /// Sums of a tile and its mirror image: disagreement and differences in talk, each 16 lanes.
  float *pairs;
  /// count, sum of contact, mean familiarity, tension, sentiment, disagreement, differences in talk, mean familiarity
  /// of members.
  float totals[8];
  /// Metrics of the tick, in the order of the model's metrics.
  float metrics[TK_METRICS];
  double progress;
} tk_large;

/// Bytes of memory, to be aligned to 64, that a large group needs.
size_t tk_large_bytes(int members, int issues, int attributes, int teams);
/// Leads the pointers into memory, which must be zeros.
void tk_large_bind(tk_large *group, void *memory, int members, int issues, int attributes, int teams);
/// Who is there and what each gets from the others, after composition and whenever somebody has left.
void tk_large_look(tk_large *group, tk_isa isa);

// A tick is these, in this order; those with a range may be divided among threads in any way. Between `talk` and `tiles`
// the caller puts the square of `weighted` into `triads`.

/// Expression and talk shares.
void tk_large_talk(tk_large *group, const tk_rates *rates, tk_isa isa);
/// Whom members address, and `weighted` where there are teams: rows of 16 members from `first` to before `last`.
void tk_large_address(tk_large *group, int first, int last, tk_isa isa);
/// What follows from it for each member.
void tk_large_settle(tk_large *group, const tk_rates *rates, tk_isa isa);
/// How many tiles on and above the diagonal there are.
int tk_large_tile_count(const tk_large *group);
/// The new ties of tiles on and above the diagonal, counted row by row, and of their mirror images.
void tk_large_tiles(tk_large *group, const tk_rates *rates, int first, int last, tk_isa isa);
/// The new state of members.
void tk_large_members(tk_large *group, const tk_rates *rates, tk_isa isa);
/// Disagreement and differences in talk of the new state, by tile as above.
void tk_large_pairs(tk_large *group, int first, int last, tk_isa isa);
/// The metrics: of the states alone, or of an update as well.
void tk_large_measure(tk_large *group, const tk_rates *rates, int update, tk_isa isa);
