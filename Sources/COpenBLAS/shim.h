#pragma once
#include <cblas.h>

// LAPACK's symmetric eigensolver is part of OpenBLAS, but cblas.h does not declare it.
// The last three arguments are the lengths of the character arguments, which Fortran passes by value.
void dsyevr_(
  const char *jobz, const char *range, const char *uplo, const int *n, double *a, const int *lda, const double *vl,
  const double *vu, const int *il, const int *iu, const double *abstol, int *m, double *w, double *z, const int *ldz,
  int *isuppz, double *work, const int *lwork, int *iwork, const int *liwork, int *info, unsigned long jobz_length,
  unsigned long range_length, unsigned long uplo_length);
