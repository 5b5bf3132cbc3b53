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
  for (int lane = 0; lane < TK_LANES; lane++) {
    rates->expression_gain[lane] = 7;
    rates->tension_rate[lane] = 20 + (float)lane;
    rates->act_worth[lane] = mean_field ? 1 : 0.05f;
    rates->offset[lane] = 0.02f;
    rates->expression_floor[lane] = 0.2f;
    rates->own_talk[lane] = lane % 4 ? 1 : 0.3f;
    rates->step[lane] = rates->tension_step[lane] = rates->status_step[lane] = rates->regulation_step[lane] =
      rates->anxiety_step[lane] = rates->aid_step[lane] = 1.0f / 12;
  }
}

static void compose(tk_batch *b) {
  const int n = b->members, k = b->issues;
  fill(b->sentiment, n * n, -0.2f, 0.4f);
  fill(b->surface, n * n, -0.5f, 0.5f);
  fill(b->contact, n * n, 0, 1);
  fill(b->attitudes, n * k, -0.9f, 0.9f);
  memcpy(b->first_attitudes, b->attitudes, sizeof(float) * TK_LANES * (size_t)(n * k));
  fill(b->assertiveness, n, -1, 1);
  fill(b->motive, n, 0.2f, 0.8f);
  fill(b->minority, n, 0, 1);
  fill(b->airtime, n, 0.5f, 1.5f);
  fill(b->regulation, n, 0, 0.4f);
  fill(b->anxiety, n, 0.4f, 0.9f);
  fill(b->skill, n, 0.2f, 0.9f);
  fill(b->efficacy, n, 0.1f, 0.5f);
  fill(b->present, n, 1, 1);
  if (n > 4) b->present[2 * TK_LANES + 3] = 0;
  for (int i = 0; i < n; i++) {
    for (int lane = 0; lane < TK_LANES; lane++) {
      const int diagonal = (i * n + i) * TK_LANES + lane;
      b->sentiment[diagonal] = b->contact[diagonal] = b->surface[diagonal] = 0;
    }
  }
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
      batch.present[0] = 0;
      tk_batch_look(&batch, isa);
    }
    tk_batch_tick(&batch, &rates, &luck, tick, NULL, NULL, mean_field, isa);
  }
  tk_batch_leave(&batch, &rates, &luck, 5, isa);
  hash = 14695981039346656037u;
  add(batch.leaving_probability, n);
  add(batch.leaving, n);
  for (int k = 0; k < 3; k++) add((float *[]){batch.sentiment, batch.familiarity, batch.tension}[k], n * n);
  add(batch.attitudes, n * issues);
  add(batch.status, n);
  add(batch.efficacy, n);
  add(batch.metrics, TK_METRICS);
  printf(
    "%d members, %d issues, %s: %016llx %.6f %s\n", n, issues, mean_field ? "expected acts" : "drawn acts",
    (unsigned long long)hash, (double)batch.metrics[3 * TK_LANES], batch.not_finite[0] == 0 ? "" : "NOT FINITE");
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
    "one group of %d members, %d teams: %016llx %.6f %s\n", n, teams, (unsigned long long)hash, (double)g.metrics[3],
    g.metrics[3] == g.metrics[3] ? "" : "NOT FINITE");
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
