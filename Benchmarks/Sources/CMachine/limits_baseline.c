// The loops for any processor.
#pragma clang fp contract(off)
#define NAME(x) machine_baseline_##x
#include "limits.h"
