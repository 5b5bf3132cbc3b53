// The parts of every instruction set's build of the large group; parts.h has those of the batch.
#pragma clang diagnostic ignored "-Wpsabi"
#include "CKernels.h"
#include "vector.h"
#include "mechanisms/all.h"

// Vector e of an array of vectors.
#define AT(array, e) ((array) + (size_t)(e) * 16)
// A metric of the tick, and a number of the whole group.
#define METRIC(name) g->metrics[TK_METRIC_##name]
#define TOTAL(name) g->totals[TK_TOTAL_##name]

#include "dense/shuffles.h"
#include "dense/talk.h"
#include "dense/ties.h"
#include "dense/strips.h"
#include "dense/tiles.h"
#include "dense/members.h"
#include "dense/look.h"
#include "dense/metrics.h"
