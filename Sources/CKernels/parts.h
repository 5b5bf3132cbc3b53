// The parts of every instruction set's build. The file that includes it sets NAME(x) and the target attribute. The
// vectors never cross a call that is not inlined, so their calling convention does not matter.
#pragma clang diagnostic ignored "-Wpsabi"
#include "CKernels.h"
#include "vector.h"
#include "gather.h"
#include "mechanisms/all.h"

// Vector e of an array of the batch, and that of (i, j) in one of its matrices; a field of the tie (i, j), and of member i.
#define AT(array, e) ((array) + (size_t)(e) * TK_LANES)
#define PAIR(array, i, j) AT(array, (size_t)(i) * (size_t)b->members + (size_t)(j))
#define TIE(field, i, j) AT(b->ties, (size_t)(i) * (size_t)b->row + (size_t)(j) * TK_TIE + TK_TIE_##field)
#define OWN(field, i) AT(b->own, (size_t)(i) * TK_MEMBER + TK_MEMBER_##field)
// A metric of the tick, and a mean over pairs that meet.
#define METRIC(name) AT(b->metrics, TK_METRIC_##name)
#define PAIR_MEAN(name) AT(b->pair_means, TK_PAIR_##name)

#include "batch/look.h"
#include "batch/talk.h"
#include "batch/update.h"
#include "batch/metrics.h"
#include "batch/tick.h"
