// What glibc lets a program say about its allocator.
#include <malloc.h>
