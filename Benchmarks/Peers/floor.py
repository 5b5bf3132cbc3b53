"""The least time that a tick can take on a core: what must be computed, at the rate at which the core computes."""
import math

# An exponential, or what is made of one, is six fused operations of a polynomial at least.
EXPONENTIAL = 12


def useful_operations(n, issues, acts):
    """Floating-point operations of a tick of one group, counted from the equations of the model.

    Each addition, product, quotient, root and comparison is one. What does not depend on a pair is counted once for
    each member, what is the same for (i, j) and (j, i) once for both, and nothing is counted twice: an implementation
    does more. Nothing is counted for a facilitator, for several teams, or for who is absent.
    """
    by_pair = sum((
        4,  # 1 F-bar, X-hat (with the positive part), T-bar
        5,  # 2 p (1 + T + X/2) and the sum of the row
        (3 * issues + 2) / 2,  # 3 delta
        (6 + EXPONENTIAL) / 2,  # 3 contest, a hyperbolic tangent
        12 + 2,  # 3 nu, and its expectation
        2,  # 4 what is heard
        13,  # 5 tension, its step and range
        18,  # 6 support, similarity, cost, reciprocity, decay, step and range
        5,  # 6 similarity
        2 * n + 2,  # 7 triads
        5 + 2 * issues,  # 8 weight, and the attitudes weighed
        4,  # 10 modelled regulation
        6,  # 12 familiarity, its step and range
        5 + 3,  # 13 shown skill, and aid
        3 + 1.5,  # metrics: sums of X, T and delta, and the Gini coefficient
    ))
    by_member = sum((
        8 + EXPONENTIAL,  # 1
        6 + EXPONENTIAL,  # 2
        8,  # 3 motive and temper
        8 * issues,  # 8 attitudes, step and range
        12 + EXPONENTIAL,  # 9
        12, 12, 8, 12,  # 10, 11, 13 skill and efficacy
        20,  # metrics: means over members, spread, largest share
    ))
    by_act = 4 * math.ceil(math.log2(n)) + 1  # two searches by halving, one count
    return n * (n - 1) * by_pair + n * by_member + acts * by_act


def seconds(n, issues, acts, operations_per_second, uniforms_per_second):
    """For one group-tick with sampled acts: two uniforms for each act."""
    return useful_operations(n, issues, acts) / operations_per_second + 2 * acts / uniforms_per_second
