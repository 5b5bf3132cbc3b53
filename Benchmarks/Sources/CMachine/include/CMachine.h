// What the machine can do: the limits that a tick is held against. All of it runs on the calling thread alone.
#pragma once

#include <stdint.h>

/// Widest instruction set that the processor has, of those the kernels use.
const char *machine_instruction_set(void);

/// Compiler of this target.
const char *machine_compiler(void);

/// Runs `rounds` rounds of independent single-precision fused multiply-adds and answers how many floating-point
/// operations they were, counting two each. `sink` keeps the compiler from leaving them out.
double machine_fused_operations(uint64_t rounds, float *sink);

/// Draws `count` uniforms, rounded up to a multiple of 32, with the generator of the kernels, and answers how many.
double machine_draw(uint64_t count, float *sink);

/// b = a over `count` floats; answers the bytes that were read and written.
double machine_copy(const float *a, float *b, uint64_t count);

/// c = a + 3 b over `count` floats; answers the bytes that were read and written.
double machine_triad(const float *a, const float *b, float *c, uint64_t count);
