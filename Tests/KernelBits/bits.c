// Lives through some groups in every build of the kernels that the processor has, and prints what they end in: a line
// for each build and size, with a hash over the bits of every number of the state. Two processors agree if their lines do.
#include "CKernels.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The numbers that groups are made of must be the same everywhere, too.
#pragma clang fp contract(off)

static uint32_t seed = 1;
// Numbers from 0 to 1 that need no library.
static float any(void) {
  seed = seed * 1664525u + 1013904223u;
  return (float)(seed >> 8) * 0x1p-24f;
}

static void fill(float *array, int count, float low, float high) {
  for (int k = 0; k < count * TK_LANES; k++) array[k] = low + (high - low) * any();
}

// Every rate in a range in which groups live; lanes differ.
static void set_rates(tk_rates *rates, int mean_field) {
  float *all = (float *)rates;
  for (size_t k = 0; k < sizeof *rates / sizeof *all; k++) all[k] = 0.05f + 0.9f * any();
  float *changes[] = {
    rates->tension_decay, rates->tension_repair, rates->support, rates->similarity, rates->tension_cost,
    rates->reciprocity, rates->sentiment_decay, rates->balance, rates->influence, rates->anchoring, rates->status_rate,
    rates->status_decay, rates->airtime_memory, rates->regulation_learning, rates->regulation_taught,
    rates->regulation_modelling, rates->regulation_decay, rates->anxiety_relief, rates->anxiety_stress,
    rates->familiarity, rates->skill_learning, rates->skill_taught, rates->efficacy_rate, rates->efficacy_decay};
  for (size_t k = 0; k < sizeof changes / sizeof *changes; k++)
    for (int lane = 0; lane < TK_LANES; lane++) changes[k][lane] /= 12;
  for (int lane = 0; lane < TK_LANES; lane++) {
    rates->expression_gain[lane] = 7;
    rates->tension_rate[lane] = (20 + (float)lane) / 12;
    rates->act_worth[lane] = mean_field ? 1 : 0.05f;
    rates->offset[lane] = 0.02f;
    rates->expression_floor[lane] = 0.2f;
    rates->own_talk[lane] = lane % 4 ? 1 : 0.3f;
    rates->step[lane] = 1.0f / 12;
    // Statuses so far apart that some lanes cannot tell leads by one exponential.
    if (lane == 5) rates->contest_width[lane] = 500;
  }
}

// A field of all ties, or of all members, and its own place.
static float *tie(tk_batch *b, tk_tie field, int i, int j) {
  return b->ties + ((size_t)i * (size_t)b->row + (size_t)(j * TK_TIE) + field) * TK_LANES;
}
static float *own(tk_batch *b, tk_member field, int i) { return b->own + ((size_t)(i * TK_MEMBER) + field) * TK_LANES; }

static void fill_ties(tk_batch *b, tk_tie field, float low, float high) {
  for (int i = 0; i < b->members; i++)
    for (int j = 0; j < b->members; j++) {
      fill(tie(b, field, i, j), 1, low, high);
      if (i == j) memset(tie(b, field, i, j), 0, TK_LANES * sizeof(float));
    }
}
static void fill_members(tk_batch *b, tk_member field, float low, float high) {
  for (int i = 0; i < b->members; i++) fill(own(b, field, i), 1, low, high);
}

static void compose(tk_batch *b) {
  const int n = b->members, k = b->issues;
  fill_ties(b, TK_TIE_SENTIMENT, -0.2f, 0.4f);
  fill_ties(b, TK_TIE_SURFACE, -0.5f, 0.5f);
  fill_ties(b, TK_TIE_CONTACT, 0, 1);
  fill(b->attitudes, n * k, -0.9f, 0.9f);
  memcpy(b->first_attitudes, b->attitudes, sizeof(float) * TK_LANES * (size_t)(n * k));
  fill_members(b, TK_MEMBER_ASSERTIVENESS, -1, 1);
  fill_members(b, TK_MEMBER_MOTIVE, 0.2f, 0.8f);
  fill_members(b, TK_MEMBER_MINORITY, 0, 1);
  fill_members(b, TK_MEMBER_AIRTIME, 0.5f, 1.5f);
  fill_members(b, TK_MEMBER_REGULATION, 0, 0.4f);
  fill_members(b, TK_MEMBER_ANXIETY, 0.4f, 0.9f);
  fill_members(b, TK_MEMBER_SKILL, 0.2f, 0.9f);
  fill_members(b, TK_MEMBER_EFFICACY, 0.1f, 0.5f);
  fill_members(b, TK_MEMBER_PRESENT, 1, 1);
  if (n > 4) own(b, TK_MEMBER_PRESENT, 2)[3] = 0;
}

static uint64_t hash;
static void add(const float *array, int count) {
  const unsigned char *bytes = (const unsigned char *)array;
  for (size_t k = 0; k < (size_t)count * TK_LANES * sizeof *array; k++) hash = (hash ^ bytes[k]) * 1099511628211u;
}

static void add_number(float number) {
  unsigned char bytes[sizeof number];
  memcpy(bytes, &number, sizeof number);
  for (size_t k = 0; k < sizeof number; k++) hash = (hash ^ bytes[k]) * 1099511628211u;
}

static void live(int n, int issues, int mean_field, tk_isa isa) {
  tk_batch batch;
  const size_t bytes = (tk_batch_bytes(n, issues) + 63) / 64 * 64;
  void *memory = aligned_alloc(64, bytes);
  memset(memory, 0, bytes);
  tk_batch_bind(&batch, memory, n, issues);
  static tk_rates rates;
  tk_luck luck = {.key_low = 7, .key_high = 1, .acts_purpose = 4, .commitment_purpose = 5, .acts = mean_field ? 0 : 20 + n};
  for (int lane = 0; lane < TK_LANES; lane++) {
    luck.replicate[lane] = (uint32_t)lane;
    luck.offset[lane] = lane % 2 ? 256 : 0;
  }
  seed = 1;
  set_rates(&rates, mean_field);
  compose(&batch);
  tk_batch_look(&batch, isa);
  for (uint32_t tick = 0; tick < 60; tick++) {
    if (tick == 30) {
      own(&batch, TK_MEMBER_PRESENT, 0)[0] = 0;
      tk_batch_look(&batch, isa);
    }
    tk_batch_tick(&batch, &rates, &luck, tick, NULL, NULL, mean_field, isa);
  }
  tk_batch_leave(&batch, &rates, &luck, 5, isa);
  hash = 14695981039346656037u;
  const tk_tie held[] = {TK_TIE_SENTIMENT, TK_TIE_FAMILIARITY, TK_TIE_TENSION};
  for (int k = 0; k < 3; k++)
    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) add(tie(&batch, held[k], i, j), 1);
  const tk_member said[] = {
    TK_MEMBER_LEAVING_PROBABILITY, TK_MEMBER_LEAVING, TK_MEMBER_STATUS, TK_MEMBER_AIRTIME, TK_MEMBER_REGULATION, TK_MEMBER_ANXIETY, TK_MEMBER_SKILL, TK_MEMBER_EFFICACY};
  for (int k = 0; k < 8; k++) for (int i = 0; i < n; i++) add(own(&batch, said[k], i), 1);
  add(batch.attitudes, n * issues);
  add(batch.metrics, TK_METRICS);
  printf(
    "%d members, %d issues, %s: %016llx %.6f %s\n", n, issues, mean_field ? "expected acts" : "drawn acts",
    (unsigned long long)hash, (double)batch.metrics[TK_METRIC_TENSION * TK_LANES], batch.not_finite[0] == 0 ? "" : "NOT FINITE");
  free(memory);
}

// One large group: the product, which is BLAS's elsewhere, in plain loops.
static void live_large(int n, int teams, tk_isa isa) {
  enum { ISSUES = 5, ATTRIBUTES = 3 };
  tk_large g = {.outside = 0.2f};
  const size_t bytes = (tk_large_bytes(n, ISSUES, ATTRIBUTES, teams) + 63) / 64 * 64;
  void *memory = aligned_alloc(64, bytes);
  memset(memory, 0, bytes);
  tk_large_bind(&g, memory, n, ISSUES, ATTRIBUTES, teams);
  static tk_rates rates;
  seed = 1;
  set_rates(&rates, 1);
  float *all = (float *)&rates;
  for (size_t k = 0; k < sizeof rates / sizeof *all; k++) all[k] = all[k / TK_LANES * TK_LANES];
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) g.sentiment[(size_t)i * g.stride + j] = i == j ? 0 : -0.2f + 0.6f * any();
    g.assertiveness[i] = -1 + 2 * any();
    g.motive[i] = 0.2f + 0.6f * any();
    g.minority[i] = any();
    g.airtime[i] = 0.5f + any();
    g.regulation[i] = 0.4f * any();
    g.anxiety[i] = 0.4f + 0.5f * any();
    g.skill[i] = 0.2f + 0.7f * any();
    g.efficacy[i] = 0.1f + 0.4f * any();
    g.present[i] = i != 5;
    g.team[i] = (float)(i * teams / n);
    for (int k = 0; k < ISSUES; k++) g.attitudes[k * g.padded + i] = g.first_attitudes[k * g.padded + i] = -0.9f + 1.8f * any();
    for (int k = 0; k < ATTRIBUTES; k++) {
      g.attributes_seen[k * g.padded + i] = any() < 0.5f ? -1 : 1;
      g.attributes_weighed[k * g.padded + i] = g.attributes_seen[k * g.padded + i] * 0.2f;
    }
  }
  tk_large_look(&g, isa);
  for (int tick = 0; tick < 20; tick++) {
    if (tick == 10) {
      g.present[0] = 0;
      tk_large_look(&g, isa);
    }
    tk_large_talk(&g, &rates, isa);
    tk_large_address(&g, 0, g.padded / 16, isa);
    tk_large_settle(&g, &rates, isa);
    for (int i = 0; i < g.padded; i++) {
      for (int j = 0; j < g.padded; j++) {
        float sum = 0;
        for (int k = 0; k < g.padded; k++) sum += g.weighted[(size_t)i * g.stride + k] * g.weighted[(size_t)k * g.stride + j];
        g.triads[(size_t)i * g.stride + j] = sum;
      }
    }
    tk_large_tiles(&g, &rates, 0, tk_large_tile_count(&g), isa);
    tk_large_members(&g, &rates, isa);
    tk_large_pairs(&g, 0, tk_large_tile_count(&g), isa);
    tk_large_measure(&g, &rates, 1, isa);
  }
  hash = 14695981039346656037u;
  for (int k = 0; k < 3; k++) add((float *[]){g.sentiment, g.familiarity, g.tension}[k], g.padded * g.stride / TK_LANES);
  add(g.attitudes, g.padded * ISSUES / TK_LANES);
  for (int k = 0; k < TK_METRICS; k++) add_number(g.metrics[k]);
  printf(
    "one group of %d members, %d teams: %016llx %.6f %s\n", n, teams, (unsigned long long)hash, (double)g.metrics[TK_METRIC_TENSION],
    g.metrics[TK_METRIC_TENSION] == g.metrics[TK_METRIC_TENSION] ? "" : "NOT FINITE");
  free(memory);
}

// With the name of a build, that one alone.
int main(int count, char **arguments) {
  const tk_isa sets[] = {TK_BASELINE, TK_AVX2, TK_AVX512};
  for (int k = 0; k < 3; k++) {
    if (!tk_isa_works(sets[k]) || (count > 1 && strcmp(arguments[1], tk_isa_name(sets[k])) != 0)) continue;
    printf("build %s\n", tk_isa_name(sets[k]));
    for (int mean_field = 0; mean_field < 2; mean_field++) {
      const int sizes[] = {2, 3, 7, 8, 12, 21};
      for (int s = 0; s < 6; s++) live(sizes[s], s % 2 ? 4 : 5, mean_field, sets[k]);
    }
    live_large(70, 1, sets[k]);
    live_large(130, 3, sets[k]);
  }
  return 0;
}
