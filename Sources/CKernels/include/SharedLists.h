// The lists that C and Swift share. Structures, enumerations and their names in Swift follow from them.
#pragma once

/// Groups that advance together, lane = replicate.
#define TK_LANES 16

// Each entry has the name in C and the name in Swift.

/// Numbers of a tick: the parameters, with doses and switches folded in, and rates of change by tick, not by session. A
/// mechanism that is off has rates of change of 0. Each mechanism's `wire` sets its own.
#define TK_RATES(X)                                                                                             \
  X(expression_floor, expressionFloor) X(expression_gain, expressionGain)                                       \
  X(expression_span, expressionSpan)     /* from the floor to the maximum */                                    \
  X(expression_offset, expressionOffset) /* the techniques' addition less the threshold */                      \
  X(welcome, welcome)                    /* added for a member in the minority on every attribute */            \
  X(own_talk, ownTalk)                   /* 1 less round robin; 0 for equal shares */                           \
  X(status_to_talk, statusToTalk) X(tension_to_silence, tensionToSilence)                                       \
  X(by_disagreement, byDisagreement) X(by_tension, byTension) X(by_contest, byContest) X(offset, offset)        \
  X(restraint, restraint) X(by_anxiety, byAnxiety) X(contest_width, contestWidth)                               \
  X(heard, heard)                        /* 1 less active listening; 0 where negativity is off */               \
  X(act_worth, actWorth)                 /* 1 / acts a tick; 0 where acts are off */                            \
  X(listening, listening)                /* share heard of talk addressed to the member */                      \
  X(overheard, overheard)                /* share heard of talk addressed to others */                          \
  X(tension_rate, tensionRate) X(tension_decay, tensionDecay)                                                   \
  X(tension_repair, tensionRepair)       /* by each of the two members */                                       \
  X(support, support) X(support_reserve, supportReserve) X(similarity, similarity) X(tolerance, tolerance)      \
  X(surface_felt, surfaceFelt)           /* share of surface dissimilarity felt, by a large group alone */      \
  X(tension_cost, tensionCost) X(reciprocity, reciprocity) X(sentiment_decay, sentimentDecay)                   \
  X(balance, balance) X(influence, influence) X(anchoring, anchoring) X(repulsion, repulsion)                   \
  X(status_rate, statusRate) X(status_decay, statusDecay) X(airtime_memory, airtimeMemory)                      \
  X(regulation_learning, regulationLearning) X(regulation_taught, regulationTaught)                             \
  X(regulation_modelling, regulationModelling) X(regulation_decay, regulationDecay)                             \
  X(anxiety_relief, anxietyRelief) X(anxiety_calm, anxietyCalm) X(anxiety_stress, anxietyStress)                \
  X(familiarity, familiarity) X(skill_learning, skillLearning) X(skill_taught, skillTaught)                     \
  X(efficacy_rate, efficacyRate) X(efficacy_practised, efficacyPractised) X(efficacy_decay, efficacyDecay)      \
  X(step, step)                          /* 1 / ticks a session */                                              \
  X(ending, ending)                      /* epsilon of this tick */                                             \
  X(own_work, ownWork) X(directed, directed) /* weights of own and of assigned work */                          \
  X(dropout_base, dropoutBase)           /* far below 0 where commitment is off */                              \
  X(dropout_tension, dropoutTension) X(dropout_belonging, dropoutBelonging) X(dropout_efficacy, dropoutEfficacy)

/// The metrics of a tick.
#define TK_METRIC_LIST(X)                                                                                       \
  X(FAMILIARITY, familiarity) X(EXPRESSION, expression) X(NEGATIVITY, negativity) X(TENSION, tension)           \
  X(COHESION, cohesion) X(CONSENSUS, consensus) X(PARTICIPATION_GINI, participationGini) X(TOP_SHARE, topShare) \
  X(PRODUCTIVITY, productivity) X(PROGRESS, progress) X(STATUS_SPREAD, statusSpread) X(REGULATION, regulation)  \
  X(ANXIETY, anxiety) X(SKILL, skill) X(EFFICACY, efficacy) X(PRESENT, present) X(ENDING, ending)

/// Metrics that are the mean of a member's number over those present: the metric, and the number in both layouts.
#define TK_MEMBER_MEANS(X) \
  X(REGULATION, REGULATION, regulation) X(ANXIETY, ANXIETY, anxiety) X(SKILL, SKILL, skill) X(EFFICACY, EFFICACY, efficacy)

/// The state of a tie of i toward j: n x n.
#define TK_TIE_STATE(X) \
  X(SENTIMENT, sentiment) X(FAMILIARITY, familiarity) X(TENSION, tension)

/// The other fields of a tie in a batch.
#define TK_TIE_WORK(X)                                                                                          \
  X(SURFACE, surface)           /* surface similarity as felt under cultural sensitivity; symmetric */          \
  X(DISAGREEMENT, disagreement) /* read only where i > j, as is the surface */                                  \
  X(CONTACT, contact) X(MEET, meet) /* contact, and contact among those present */                              \
  X(NEGATIVITY, negativity)                                                                                     \
  X(TRIADS, triads)             /* the square of the sentiment */                                               \
  X(BACK, back)                 /* in a tick: the pair's negativity, weighted sentiment, the other's sentiment */

/// The state of a member, beside attitudes and whether the member is present.
#define TK_MEMBER_STATE(X)                                                                                      \
  X(STATUS, status) X(AIRTIME, airtime) X(REGULATION, regulation) X(ANXIETY, anxiety) X(SKILL, skill)           \
  X(EFFICACY, efficacy)

/// The other fields of a member in a batch.
#define TK_MEMBER_WORK(X)                                                                                       \
  X(PRESENT, present)                                                                                           \
  /* Fixed traits. */                                                                                           \
  X(ASSERTIVENESS, assertiveness) X(MOTIVE, motive) X(MINORITY, minority)                                       \
  /* Set by look: one over the number of others met, and of pairs of them. */                                   \
  X(PER_OTHER, perOther) X(PER_TRIAD, perTriad)                                                                 \
  /* Computed by a tick: quantities of the member, and what others get from it. */                              \
  X(MEAN_FAMILIARITY, meanFamiliarity) X(ACCEPTANCE, acceptance) X(MEAN_TENSION, meanTension)                   \
  X(EXPRESSION, expression) X(SHARE, share) X(CUMULATIVE, cumulative) X(LEAD, lead) X(ADDRESSED, addressed)     \
  X(SPOKEN, spoken) X(HEARD_SHARE, heardShare) X(TALK, talk) X(OVERHEARD, overheard) X(WORTH, worth)            \
  X(STANDING, standing) X(RESOLVING, resolving) X(WORD, word)                                                   \
  /* Sums over the others: familiarity, tension, sentiment held; liking and other things received. */           \
  X(KNOWN, known) X(STRAINED, strained) X(FELT, felt) X(ACCEPTED, accepted) X(MODELLED, modelled)               \
  X(SHOWN, shown) X(AID, aid) X(WEIGHTS, weights)                                                               \
  /* After a session: the probability of dropping out, and 1 for members who want to. */                        \
  X(LEAVING_PROBABILITY, leavingProbability) X(LEAVING, leaving)

/// An enumeration that Swift takes as one of its own.
#define TK_ENUM typedef enum __attribute__((enum_extensibility(closed)))
#define TK_RATE_CASE(name, swift) TK_RATE_##name __attribute__((swift_name(#swift))),
#define TK_METRIC_CASE(name, swift) TK_METRIC_##name __attribute__((swift_name(#swift))),
#define TK_TIE_CASE(name, swift) TK_TIE_##name __attribute__((swift_name(#swift))),
#define TK_MEMBER_CASE(name, swift) TK_MEMBER_##name __attribute__((swift_name(#swift))),
#define TK_COUNT(name, swift) + 1
#define TK_LANE_FIELD(name, swift) float name[TK_LANES];

TK_ENUM tk_rate { TK_RATES(TK_RATE_CASE) } tk_rate;
TK_ENUM tk_metric { TK_METRIC_LIST(TK_METRIC_CASE) } tk_metric;
/// The fields of a tie in a batch. Their vectors are adjacent, since a tick works with them together.
TK_ENUM tk_tie { TK_TIE_STATE(TK_TIE_CASE) TK_TIE_WORK(TK_TIE_CASE) } tk_tie;
/// The fields of a member in a batch.
TK_ENUM tk_member { TK_MEMBER_STATE(TK_MEMBER_CASE) TK_MEMBER_WORK(TK_MEMBER_CASE) } tk_member;

enum {
  TK_METRICS = TK_METRIC_LIST(TK_COUNT),
  TK_TIE = TK_TIE_STATE(TK_COUNT) TK_TIE_WORK(TK_COUNT),
  TK_MEMBER = TK_MEMBER_STATE(TK_COUNT) TK_MEMBER_WORK(TK_COUNT)
};

/// The rates, one for each lane.
typedef struct tk_rates { TK_RATES(TK_LANE_FIELD) } tk_rates;

/// The fields of a member in a large group, beside the state: one float each.
#define TK_LARGE_WORK(X)                                                                                        \
  X(present, present)                                                                                           \
  /* Fixed traits. */                                                                                           \
  X(assertiveness, assertiveness) X(motive, motive) X(minority, minority) X(team, team)                         \
  /* Computed by a tick. */                                                                                     \
  X(others, others) X(mean_familiarity, meanFamiliarity) X(acceptance, acceptance)                              \
  X(mean_tension, meanTension) X(expression, expression) X(share, share) X(addressed, addressed)                \
  X(spoken, spoken) X(talk, talk) X(heard_share, heardShare) X(sharp, sharp) X(worth, worth)                    \
  X(standing, standing) X(lead, lead) X(pull, pull) X(per_other, perOther) X(overheard, overheard)              \
  X(resolving, resolving)

/// Several numbers of each member, column after column: as many as `issues` or `attributes`. The weighed attributes
/// have a factor: the weight of surface similarity divided by their number.
#define TK_LARGE_COLUMNS(X)                                                                                     \
  X(attitudes, attitudes, issues) X(first_attitudes, firstAttitudes, issues)                                    \
  X(attributes_seen, attributesSeen, attributes) X(attributes_weighed, attributesWeighed, attributes)

#define TK_LARGE_STATE_CASE(name, swift) TK_LARGE_##swift __attribute__((swift_name(#swift))),
#define TK_LARGE_CASE(name, swift) TK_LARGE_##name __attribute__((swift_name(#swift))),
#define TK_LARGE_COLUMNS_CASE(name, swift, count) TK_LARGE_##name __attribute__((swift_name(#swift))),
TK_ENUM tk_large_member { TK_MEMBER_STATE(TK_LARGE_STATE_CASE) TK_LARGE_WORK(TK_LARGE_CASE) } tk_large_member;
TK_ENUM tk_large_columns { TK_LARGE_COLUMNS(TK_LARGE_COLUMNS_CASE) } tk_large_columns;
