// What the program asks the system for memory goes through here on Linux, by the linker's --wrap (Package.swift).
//
// Swift has no way to say that there is no memory: an array that cannot grow stops the program by a trap, without a
// word. So the program says a sentence and ends with exit code 71. What it was writing is under a temporary name, as
// after a kill. On macOS address space is not limited, and nothing is wrapped.
#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "include/CAllocation.h"

#ifdef __linux__
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
int __real_posix_memalign(void **memory, size_t alignment, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);

static _Noreturn void give_up(size_t size) {
  // Neither allocates: there is no memory.
  char number[24], *digit = number + sizeof number;
  uint64_t kilobytes = (uint64_t)size / 1024 + 1;
  do {
    *--digit = (char)('0' + kilobytes % 10);
  } while (kilobytes /= 10);
  static const char before[] = "the system gives this process no more memory (", after[] =
      " kB were asked for)\n    hint: raise the limit (ulimit -v, or that of the container), or simulate smaller groups, fewer tables"
      " or fewer --threads\n";
  char text[300];
  size_t length = sizeof before - 1;
  memcpy(text, before, length);
  memcpy(text + length, digit, (size_t)(number + sizeof number - digit));
  length += (size_t)(number + sizeof number - digit);
  memcpy(text + length, after, sizeof after - 1);
  length += sizeof after - 1;
  // Several threads may be here at once: one says it, and ends all.
  static atomic_flag is_told = ATOMIC_FLAG_INIT;
  while (atomic_flag_test_and_set(&is_told)) pause();
  if (write(STDERR_FILENO, text, length) < 0) _exit(71);
  _exit(71);
}

// Where address space is short, threads share one store: one for each takes 64 MB, and where it cannot be had every
// call asks for it again, which made a report take eighty seconds in place of two.
__attribute__((constructor)) static void share_the_store(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur < (rlim_t)4 << 30) mallopt(M_ARENA_MAX, 1);
}

// The main thread's stack grows as far as the limit says at the time; the system ends a program beyond it without a word.
__attribute__((constructor)) static void widen_the_stack(void) {
  const rlim_t needed = (rlim_t)1 << 20, usual = (rlim_t)8 << 20;
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) || limit.rlim_cur >= needed) return;
  limit.rlim_cur = limit.rlim_max < usual ? limit.rlim_max : usual;
  if (limit.rlim_cur >= needed && setrlimit(RLIMIT_STACK, &limit) == 0) {
    // Threads of libraries got their size from the limit as it was.
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) == 0) {
      if (pthread_attr_setstacksize(&attributes, (size_t)limit.rlim_cur) == 0) pthread_setattr_default_np(&attributes);
      pthread_attr_destroy(&attributes);
    }
    return;
  }
  static const char text[] = "the system gives this process too small a stack\n    hint: raise the limit (ulimit -s 1024 or more)\n";
  if (write(STDERR_FILENO, text, sizeof text - 1) < 0) _exit(71);
  _exit(71);
}

void *__wrap_malloc(size_t size) {
  void *memory = __real_malloc(size);
  if (!memory && size) give_up(size);
  return memory;
}

void *__wrap_calloc(size_t count, size_t size) {
  void *memory = __real_calloc(count, size);
  if (!memory && count && size) give_up(count * size);
  return memory;
}

void *__wrap_realloc(void *old, size_t size) {
  void *memory = __real_realloc(old, size);
  if (!memory && size) give_up(size);
  return memory;
}

int __wrap_posix_memalign(void **memory, size_t alignment, size_t size) {
  int code = __real_posix_memalign(memory, alignment, size);
  if (code == ENOMEM) give_up(size);
  return code;
}

void *__wrap_aligned_alloc(size_t alignment, size_t size) {
  void *memory = __real_aligned_alloc(alignment, size);
  if (!memory && size) give_up(size);
  return memory;
}

// C++'s operator new, of which Swift's runtime makes use.
void *__wrap__Znwm(size_t size) { return __wrap_malloc(size ? size : 1); }
#endif
