#if canImport(CMalloc)
  import CMalloc
#endif

/// The memory allocator of this process.
enum Allocator {
  /// Lets threads share two arenas. Each thread would get one of its own, and what one frees the others do not use: a large
  /// remittance held a fifth more memory for it, at the same speed.
  static func shareArenas() {
    #if canImport(CMalloc)
      _ = mallopt(M_ARENA_MAX, 2)
    #endif
  }
}
