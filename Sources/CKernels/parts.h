// What every instruction set's build is made of. NAME(x) and the target attribute are set by the file that includes it.
// The vectors never cross a call that is not inlined, so their calling convention does not matter.
#pragma clang diagnostic ignored "-Wpsabi"
#include "CKernels.h"
#include "vector.h"
#include "gather.h"
#include "mechanisms/all.h"

// Element e of an array of the batch, and element (i, j) of one of its matrices.
#define AT(array, e) ((array) + (size_t)(e) * TK_LANES)
#define PAIR(array, i, j) AT(array, (size_t)(i) * n + (j))

#include "batch/look.h"
#include "batch/talk.h"
#include "batch/update.h"
#include "batch/metrics.h"
#include "batch/tick.h"
