// The new ties of a tile and of its mirror image, in place: all that a tie needs of others than its two members is in
// the square of the sentiment.

// Sums by member over one tile, and then over all: K more, of influence by issue, follow.
enum { NEGATIVE, MODELLED, SHOWN, AID, INFLUENCE, FAMILIARITY, TENSION, SENTIMENT, ACCEPTANCE, BY_ISSUE };
// Those of them that are added up over pairs one by one.
enum { PAIRWISE = BY_ISSUE };
_Static_assert(BY_ISSUE == TK_LARGE_SUMS, "the memory has room for these sums");

// What a tie needs of a member, in lanes or the same in all.
typedef struct NAME(side) {
  V q, sharp, talk, worth, standing, regulation, skill, per_other, pull;
} NAME(side);

INLINE NAME(side) NAME(of_lanes)(const tk_large *g, int j) {
  return (NAME(side)){
    load(g->expression + j), load(g->sharp + j), load(g->talk + j), load(g->worth + j), load(g->standing + j),
    load(g->regulation + j), load(g->skill + j), load(g->per_other + j), load(g->pull + j)};
}

INLINE NAME(side) NAME(of_one)(const tk_large *g, int i) {
  return (NAME(side)){
    splat(g->expression[i]), splat(g->sharp[i]), splat(g->talk[i]), splat(g->worth[i]), splat(g->standing[i]),
    splat(g->regulation[i]), splat(g->skill[i]), splat(g->per_other[i]), splat(g->pull[i])};
}

// What holds between two members whichever way one looks.
typedef struct NAME(between) {
  V meet, disagreement, surface;
} NAME(between);

// What one holds toward the other.
typedef struct NAME(tie) {
  V x, t, f;
} NAME(tie);

// The new tie of `own` toward `other` after being told `said`, `harsh` of it; what is added to the sums of `own`, and the
// weight of the other's word.
INLINE NAME(tie) NAME(change)(
  NAME(tie) tie, V returned, V said, V harsh, V triads, NAME(side) own, NAME(side) other, NAME(between) b,
  const tk_rates *r, V *sums, V *influence
) {
  const V kind = said - harsh, liked = positive(tie.x);
  const V heard = hearing(said, other.talk, b.meet, own.per_other, r);
  const V alike = similarity(other.q, b.surface, b.disagreement, r);
  V drift = attraction_drift(other.worth, kind, tie.t, heard, alike, r);
  drift = (1.0f - tie.x * tie.x) * (drift + balance_drift(tie.f, triads, own.pull));
  drift += returning_drift(tie.x, returned, tie.f, r);
  const V strain = tension_drift(tie.t, harsh, own.regulation, other.regulation, r);
  const NAME(tie) new = {
    keep_signed(fma16(load(r->step), drift, tie.x)), keep_share(fma16(load(r->tension_step), strain, tie.t)),
    keep_share(fma16(load(r->step), familiarity_drift(tie.f, heard, r), tie.f))};
  *influence = influence_weight(heard, other.standing, tie.x, tie.t, r);
  sums[MODELLED] = fma16(heard, positive(other.regulation - own.regulation), sums[MODELLED]);
  sums[SHOWN] = fma16(heard * other.q, positive(other.skill - own.skill), sums[SHOWN]);
  sums[AID] = fma16(kind * liked, other.q, sums[AID]);
  sums[INFLUENCE] += *influence;
  sums[FAMILIARITY] = fma16(new.f, b.meet, sums[FAMILIARITY]);
  sums[TENSION] = fma16(new.t, b.meet, sums[TENSION]);
  sums[SENTIMENT] = fma16(new.x, b.meet, sums[SENTIMENT]);
  return new;
}

// Sixteen rows and the columns of a tile, in memory that stays in the first cache.
typedef struct NAME(strip) {
  float x[16 * TK_TILE], t[16 * TK_TILE], f[16 * TK_TILE], triads[16 * TK_TILE]; // of the mirror image, turned
  float squares[16 * TK_TILE], surface[16 * TK_TILE];
  float influence[16 * TK_TILE], mirrored[16 * TK_TILE];
  float rows[PAIRWISE][16 * 16];
} NAME(strip);

// Squares of the distance in attitudes, and what the eye sees: thin products.
INLINE void NAME(compare)(const tk_large *g, NAME(strip) *s, int i, int j, int vectors) {
  for (int row = 0; row < 16; row++) {
    V squares[TK_TILE / 16], seen[TK_TILE / 16];
    for (int v = 0; v < vectors; v++) squares[v] = seen[v] = splat(0);
    for (int k = 0; k < g->issues; k++) {
      const float *o = g->attitudes + (size_t)k * g->padded;
      const V own = splat(o[i + row]);
      for (int v = 0; v < vectors; v++) {
        const V apart = own - load(o + j + 16 * v);
        squares[v] = fma16(apart, apart, squares[v]);
      }
    }
    for (int k = 0; k < g->attributes; k++) {
      const V own = splat(g->attributes_weighed[(size_t)k * g->padded + i + row]);
      const float *z = g->attributes_seen + (size_t)k * g->padded + j;
      for (int v = 0; v < vectors; v++) seen[v] = fma16(own, load(z + 16 * v), seen[v]);
    }
    for (int v = 0; v < vectors; v++) {
      store(s->squares + row * TK_TILE + 16 * v, squares[v]);
      store(s->surface + row * TK_TILE + 16 * v, seen[v]);
    }
  }
}

