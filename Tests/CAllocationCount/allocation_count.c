// Counts what a thread asks of malloc, by standing in its place: with glibc, a definition in the program comes before
// the library's. Elsewhere nothing is counted, and the test that uses this says so.
#include "allocation_count.h"

#include <stdlib.h>  // which also says whether this is glibc

// A sanitizer has a malloc of its own.
#if defined(__GLIBC__) && !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
static __thread unsigned long count;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
  count += 1;
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count += 1;
  return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
  count += 1;
  return __libc_realloc(memory, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  count += 1;
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : 12;
}

int allocation_count_works(void) { return 1; }
unsigned long allocation_count(void) { return count; }
#else
int allocation_count_works(void) { return 0; }
unsigned long allocation_count(void) { return 0; }
#endif
