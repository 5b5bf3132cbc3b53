// Allocation that does not fail: see allocation.c. Nothing in here is to be called by name.
#pragma once
