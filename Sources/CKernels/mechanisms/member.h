// The state of a member and what changes it in a tick, in both layouts.

// The state.
#define STATE_FIELD(name, swift) V swift;
typedef struct state {
  TK_MEMBER_STATE(STATE_FIELD)
} state;

// The causes of a change: means over the others before the tick, talk, and what the others gave in the tick.
typedef struct moved_by {
  V familiarity, acceptance, tension, talk, modelled, shown, aid;
} moved_by;

INLINE state state_after(state m, moved_by by, V mean_skill, const tk_rates *r) {
  return (state){
    .status = status_after(m.status, m.airtime, m.skill, mean_skill, r),
    .airtime = airtime_after(m.airtime, by.talk, r),
    .regulation = regulation_after(m.regulation, by.tension, by.modelled, r),
    .anxiety = anxiety_after(m.anxiety, by.familiarity, by.acceptance, by.tension, r),
    .skill = skill_after(m.skill, by.shown, r),
    .efficacy = efficacy_after(m.efficacy, by.aid, by.tension, r)};
}
