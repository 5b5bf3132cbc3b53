#pragma once

/// Whether allocations can be counted on this system.
int allocation_count_works(void);

/// How many times this thread has asked for memory so far.
unsigned long allocation_count(void);
