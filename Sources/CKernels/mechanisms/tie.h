// The numbers of a tie and what changes it in a tick, in both layouts.

// The sums that a member gets from the others. A large group has one more sum for each issue.
enum { NEGATIVE, MODELLED, SHOWN, AID, INFLUENCE, FAMILIARITY, TENSION, SENTIMENT, ACCEPTANCE, BY_ISSUE };
_Static_assert(BY_ISSUE == TK_LARGE_SUMS, "the memory has room for these sums");

// The symmetric numbers of two members.
typedef struct between {
  V meet, disagreement, surface;
} between;

// The tie that one member holds toward the other.
typedef struct tie {
  V x, t, f;
} tie;

// The numbers that a tie needs from a member.
typedef struct side {
  V q, overheard, worth, standing, regulation, resolving, skill, per_other, pull;
} side;

// Returns the new tie of `own` toward `other` after being told `said`, `harsh` of it. Also gives the terms added to the
// sums of `own`, and the weight of the other's word.
INLINE tie tie_after(
  tie old, V returned, V said, V harsh, V triads, side own, side other, between b, const tk_rates *r, V *sums,
  V *influence
) {
  const V kind = said - harsh;
  const V heard = hearing(said, other.overheard, b.meet * own.per_other, r);
  const V alike = similarity(other.q, b.surface, b.disagreement, r);
  V drift = attraction(other.worth, kind, old.t, heard, alike, r);
  drift = balanced(drift, old.f, triads, own.pull);
  const tie new = {
    sentiment_after(old.x, returned, old.f, drift, r),
    tension_after(old.t, harsh, load(r->tension_decay) + own.resolving + other.resolving, r),
    familiarity_after(old.f, heard, r)};
  *influence = influence_weight(heard, other.standing, old.x, old.t, r);
  sums[MODELLED] = fma16(heard, positive(other.regulation - own.regulation), sums[MODELLED]);
  sums[SHOWN] = fma16(heard * other.q, positive(other.skill - own.skill), sums[SHOWN]);
  sums[AID] = fma16(kind * positive(old.x), other.q, sums[AID]);
  sums[INFLUENCE] += *influence;
  sums[FAMILIARITY] = fma16(new.f, b.meet, sums[FAMILIARITY]);
  sums[TENSION] = fma16(new.t, b.meet, sums[TENSION]);
  sums[SENTIMENT] = fma16(new.x, b.meet, sums[SENTIMENT]);
  return new;
}
