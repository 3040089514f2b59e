// Nothing to import: the target passes on where HarfBuzz and GLib have their headers, which Pango's need.
// pango.pc itself would bring a -pthread that the package manager refuses with a warning at every build.
