"""What the Numba kernels are made of: arithmetic that becomes vector instructions, and how they are compiled."""
import os

import llvmlite.binding as llvm

# LLVM leaves 512-bit vectors unused on processors of a family that once slowed down for them.
if llvm.get_host_cpu_features().get("avx512f"):
    os.environ.setdefault("NUMBA_CPU_FEATURES", llvm.get_host_cpu_features().flatten() + ",-prefer-256-bit")
    os.environ.setdefault("NUMBA_CPU_NAME", llvm.get_host_cpu_name())

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.core.compiler import Compiler
from numba.extending import intrinsic

F = np.float32
ZERO, HALF, ONE, TWO, TINY = F(0), F(0.5), F(1), F(2), F(1e-18)
OPTIONS = {"fastmath": True, "error_model": "numpy", "nogil": True}


class Distinct(Compiler):
    """Tells LLVM that the arrays of a call do not overlap; without it each lane loop begins with hundreds of tests."""

    def __init__(self, typingctx, targetctx, library, args, return_type, flags, locals):
        flags = flags.copy()
        flags.noalias = True
        super().__init__(typingctx, targetctx, library, args, return_type, flags, locals)


kernel = njit(pipeline_class=Distinct, cache=True, **OPTIONS)
inner = njit(forceinline=True, **OPTIONS)


@intrinsic
def bits_as_float(context, value):
    def build(context, builder, signature, arguments):
        return builder.bitcast(arguments[0], ir.FloatType())

    return types.float32(types.int32), build


PER_LN2, LN2_HIGH, LN2_LOW = F(1.44269504088896341), F(-0.693359375), F(2.12194440e-4)
E0, E1, E2 = F(1.9875691500e-4), F(1.3981999507e-3), F(8.3334519073e-3)
E3, E4, E5 = F(4.1665795894e-2), F(1.6666665459e-1), F(5.0000001201e-1)
LOWEST, HIGHEST, BIAS, MANTISSA = F(-87), F(88), np.int32(127), np.int32(23)


@inner
def exponential(x):
    """e^x by Cody and Waite's reduction and Cephes' polynomial: a call of the C library would end the vectors."""
    x = min(max(x, LOWEST), HIGHEST)
    k = np.int32(x * PER_LN2 + (HALF if x > ZERO else -HALF))
    f = F(k)
    r = x + f * LN2_HIGH + f * LN2_LOW
    s = ((((E0 * r + E1) * r + E2) * r + E3) * r + E4) * r + E5
    return (s * r * r + r + ONE) * bits_as_float(np.int32(np.int32(k + BIAS) << MANTISSA))


@inner
def sigmoid(x):
    return ONE / (ONE + exponential(-x))


@inner
def positive(x):
    return max(x, ZERO)


@inner
def unit(x):
    return min(max(x, ZERO), ONE)


@inner
def kept(x, low):
    """Within the range, and 0 where next to nothing: subnormal numbers are slow."""
    y = min(max(x, low), ONE)
    return y if abs(y) > TINY else ZERO


# xoshiro128+ (Blackman & Vigna), one generator for each lane.
S8, S9, S11, S21 = np.uint32(8), np.uint32(9), np.uint32(11), np.uint32(21)
TO_UNIT, HALF_UNIT = F(2.0**-24), F(2.0**-25)


@kernel
def draw(random, out):
    for row in range(out.shape[0]):
        for b in range(out.shape[1]):
            s0, s1, s2, s3 = random[0, b], random[1, b], random[2, b], random[3, b]
            word = np.uint32(s0 + s3)
            shifted = np.uint32(s1 << S9)
            s2 = np.uint32(s2 ^ s0)
            s3 = np.uint32(s3 ^ s1)
            random[1, b] = np.uint32(s1 ^ s2)
            random[0, b] = np.uint32(s0 ^ s3)
            random[2, b] = np.uint32(s2 ^ shifted)
            random[3, b] = np.uint32(np.uint32(s3 << S11) | np.uint32(s3 >> S21))
            out[row, b] = F(np.int32(np.uint32(word >> S8))) * TO_UNIT + HALF_UNIT
