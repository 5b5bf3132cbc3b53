// The new ties of a tile and of its mirror image, in place: all that a tie needs of others than its two members is in
// the square of the sentiment.

// Sums by member over one tile, and then over all: K more, of influence by issue, follow.
enum { NEGATIVE, MODELLED, SHOWN, AID, INFLUENCE, FAMILIARITY, TENSION, SENTIMENT, ACCEPTANCE, BY_ISSUE };
_Static_assert(BY_ISSUE == TK_LARGE_SUMS, "the memory has room for these sums");

// What holds between two members whichever way one looks.
typedef struct NAME(between) {
  V meet, disagreement, surface;
} NAME(between);

// What one holds toward the other.
typedef struct NAME(tie) {
  V x, t, f;
} NAME(tie);

// What a tie needs of a member, in lanes or the same in all.
typedef struct NAME(side) {
  V q, overheard, worth, standing, regulation, resolving, skill, per_other, pull;
} NAME(side);

INLINE NAME(side) NAME(of_lanes)(const tk_large *g, int j) {
  return (NAME(side)){
    load(g->expression + j), load(g->overheard + j), load(g->worth + j), load(g->standing + j),
    load(g->regulation + j), load(g->resolving + j), load(g->skill + j), load(g->per_other + j), load(g->pull + j)};
}

INLINE NAME(side) NAME(of_one)(const tk_large *g, int i) {
  return (NAME(side)){
    splat(g->expression[i]), splat(g->overheard[i]), splat(g->worth[i]), splat(g->standing[i]),
    splat(g->regulation[i]), splat(g->resolving[i]), splat(g->skill[i]), splat(g->per_other[i]), splat(g->pull[i])};
}

// The new tie of `own` toward `other` after being told `said`, `harsh` of it; what is added to the sums of `own`, and the
// weight of the other's word.
INLINE NAME(tie) NAME(change)(
  NAME(tie) tie, V returned, V said, V harsh, V triads, NAME(side) own, NAME(side) other, NAME(between) b,
  const tk_rates *r, V *sums, V *influence
) {
  const V kind = said - harsh;
  const V heard = hearing(said, other.overheard, b.meet * own.per_other, r);
  const V alike = similarity(other.q, b.surface, b.disagreement, r);
  V drift = attraction(other.worth, kind, tie.t, heard, alike, r);
  drift = balanced(drift, tie.f, triads, own.pull);
  const NAME(tie) new = {
    sentiment_after(tie.x, returned, tie.f, drift, r),
    tension_after(tie.t, harsh, load(r->tension_decay) + own.resolving + other.resolving, r),
    familiarity_after(tie.f, heard, r)};
  *influence = influence_weight(heard, other.standing, tie.x, tie.t, r);
  sums[MODELLED] = fma16(heard, positive(other.regulation - own.regulation), sums[MODELLED]);
  sums[SHOWN] = fma16(heard * other.q, positive(other.skill - own.skill), sums[SHOWN]);
  sums[AID] = fma16(kind * positive(tie.x), other.q, sums[AID]);
  sums[INFLUENCE] += *influence;
  sums[FAMILIARITY] = fma16(new.f, b.meet, sums[FAMILIARITY]);
  sums[TENSION] = fma16(new.t, b.meet, sums[TENSION]);
  sums[SENTIMENT] = fma16(new.x, b.meet, sums[SENTIMENT]);
  return new;
}
