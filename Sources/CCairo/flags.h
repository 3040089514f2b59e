// Nothing to import: the target passes on where Cairo has its headers.
