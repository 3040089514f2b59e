// How fast one core can find the delimiters of a file at all: reads it in pieces of 64 KB and counts segments and separators.
// usage: scan vector|memchr FILE REPETITIONS; prints bytes per second of CPU time of the best repetition.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PIECE = 64 << 10 };
typedef uint8_t lanes __attribute__((vector_size(32)));

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static size_t count_lanes(const uint8_t *bytes, size_t size, uint8_t byte) {
  size_t found = 0, at = 0;
  while (at + 32 <= size) {
    lanes sum = {0};
    // A lane counts to 255 at most.
    for (int turn = 0; turn < 255 && at + 32 <= size; turn++, at += 32) {
      lanes piece;
      memcpy(&piece, bytes + at, 32);
      sum -= (lanes)(piece == byte);
    }
    for (int lane = 0; lane < 32; lane++) found += sum[lane];
  }
  for (; at < size; at++) found += bytes[at] == byte;
  return found;
}

static size_t count_memchr(const uint8_t *bytes, size_t size, uint8_t byte) {
  size_t found = 0;
  const uint8_t *end = bytes + size, *at = bytes;
  while ((at = memchr(at, byte, end - at))) found++, at++;
  return found;
}

int main(int count, char **words) {
  if (count != 4) return 2;
  int vector = !strcmp(words[1], "vector"), file = open(words[2], O_RDONLY), repetitions = atoi(words[3]);
  if (file < 0 || repetitions < 1) return 1;
  static uint8_t piece[PIECE];
  double best = 1e9;
  size_t bytes = 0, segments = 0, elements = 0;
  for (int turn = 0; turn < repetitions; turn++) {
    double began = seconds();
    ssize_t size;
    bytes = segments = elements = 0;
    lseek(file, 0, SEEK_SET);
    while ((size = read(file, piece, PIECE)) > 0) {
      bytes += size;
      segments += vector ? count_lanes(piece, size, '~') : count_memchr(piece, size, '~');
      if (vector) elements += count_lanes(piece, size, '*') + count_lanes(piece, size, ':');
    }
    double taken = seconds() - began;
    if (taken < best) best = taken;
  }
  printf("%.0f %zu %zu\n", bytes / best, segments, elements);
}
