// The numbers of a member that a tie of a large group needs, in lanes or the same in all lanes.

INLINE side NAME(of_lanes)(const tk_large *g, int j) {
  return (side){
    load(g->expression + j), load(g->overheard + j), load(g->worth + j), load(g->standing + j),
    load(g->regulation + j), load(g->resolving + j), load(g->skill + j), load(g->per_other + j), load(g->pull + j)};
}

INLINE side NAME(of_one)(const tk_large *g, int i) {
  return (side){
    splat(g->expression[i]), splat(g->overheard[i]), splat(g->worth[i]), splat(g->standing[i]),
    splat(g->regulation[i]), splat(g->resolving[i]), splat(g->skill[i]), splat(g->per_other[i]), splat(g->pull[i])};
}
