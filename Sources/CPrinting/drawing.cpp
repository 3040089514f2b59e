#include "printing.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <cstdlib>
#include <cstring>
#include <pango/pangocairo.h>
#include <string>
#include <vector>

struct printing_fonts {
  PangoFontMap *map;
  PangoContext *context;
};

struct printing_text {
  PangoLayout *layout;
};

struct printing_pdf {
  cairo_surface_t *surface;
  cairo_t *context;
  std::vector<unsigned char> bytes;
};

// A font map of the document's own: what was set before can have no effect on it, so the same text gives the same bytes.
printing_fonts *printing_fonts_new(void) {
  auto fonts = new printing_fonts;
  fonts->map = pango_cairo_font_map_new();
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
  fonts->context = pango_font_map_create_context(fonts->map);
  pango_context_set_language(fonts->context, pango_language_from_string("en-us"));
  auto options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(fonts->context, options);
  pango_context_set_round_glyph_positions(fonts->context, FALSE);
  cairo_font_options_destroy(options);
  return fonts;
}

void printing_fonts_free(printing_fonts *fonts) {
  g_object_unref(fonts->context);
  g_object_unref(fonts->map);
  delete fonts;
}

printing_text *printing_text_new(
    printing_fonts *fonts, const char *text, size_t length, const char *font, double width, bool breaks_words,
    bool to_the_right) {
  auto layout = pango_layout_new(fonts->context);
  auto description = pango_font_description_from_string(font);
  pango_layout_set_font_description(layout, description);
  pango_font_description_free(description);
  pango_layout_set_text(layout, text, static_cast<int>(length));
  pango_layout_set_width(layout, pango_units_from_double(width));
  pango_layout_set_wrap(layout, breaks_words ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  if (to_the_right) pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_spacing(layout, pango_units_from_double(1.5));
  return new printing_text{layout};
}

void printing_text_free(printing_text *text) {
  g_object_unref(text->layout);
  delete text;
}

int printing_text_lines(const printing_text *text) { return pango_layout_get_line_count(text->layout); }

static PangoRectangle line_extents(const printing_text *text, int line, int *baseline) {
  auto walk = pango_layout_get_iter(text->layout);
  for (int index = 0; index < line; index++) pango_layout_iter_next_line(walk);
  PangoRectangle logical;
  pango_layout_iter_get_line_extents(walk, nullptr, &logical);
  *baseline = pango_layout_iter_get_baseline(walk);
  pango_layout_iter_free(walk);
  return logical;
}

double printing_text_line_height(const printing_text *text, int line) {
  int baseline;
  return pango_units_to_double(line_extents(text, line, &baseline).height) + 1.5;
}

long printing_text_missing(const printing_text *text) {
  if (pango_layout_get_unknown_glyphs_count(text->layout) == 0) return -1;
  auto walk = pango_layout_get_iter(text->layout);
  long missing = -1;
  do {
    auto run = pango_layout_iter_get_run_readonly(walk);
    if (!run) continue;
    for (int glyph = 0; glyph < run->glyphs->num_glyphs; glyph++) {
      if (!(run->glyphs->glyphs[glyph].glyph & PANGO_GLYPH_UNKNOWN_FLAG)) continue;
      long at = run->item->offset + run->glyphs->log_clusters[glyph];
      if (missing < 0 || at < missing) missing = at;
    }
  } while (pango_layout_iter_next_run(walk));
  pango_layout_iter_free(walk);
  return missing < 0 ? 0 : missing;
}

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned int length) {
  auto bytes = static_cast<std::vector<unsigned char> *>(closure);
  bytes->insert(bytes->end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

printing_pdf *printing_pdf_new(double width, double height, const char *title, const char *created) {
  auto pdf = new printing_pdf;
  pdf->surface = cairo_pdf_surface_create_for_stream(keep, &pdf->bytes, width, height);
  cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  pdf->context = cairo_create(pdf->surface);
  return pdf;
}

void printing_pdf_free(printing_pdf *pdf) {
  cairo_destroy(pdf->context);
  cairo_surface_finish(pdf->surface);
  cairo_surface_destroy(pdf->surface);
  delete pdf;
}

void printing_pdf_line(printing_pdf *pdf, const printing_text *text, int line, double x, double y) {
  int baseline;
  auto logical = line_extents(text, line, &baseline);
  cairo_move_to(
      pdf->context, x + pango_units_to_double(logical.x), y + pango_units_to_double(baseline - logical.y));
  pango_cairo_show_layout_line(pdf->context, pango_layout_get_line_readonly(text->layout, line));
}

void printing_pdf_rule(printing_pdf *pdf, double x, double y, double width) {
  cairo_set_line_width(pdf->context, 0.5);
  cairo_move_to(pdf->context, x, y);
  cairo_line_to(pdf->context, x + width, y);
  cairo_stroke(pdf->context);
}

static bool show(
    printing_pdf *pdf, cairo_surface_t *picture, double x, double y, double width, double height) {
  double columns = cairo_image_surface_get_width(picture), rows = cairo_image_surface_get_height(picture);
  bool is_sound = cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS && columns > 0 && rows > 0;
  if (is_sound) {
    cairo_save(pdf->context);
    cairo_translate(pdf->context, x, y);
    cairo_scale(pdf->context, width / columns, height / rows);
    cairo_set_source_surface(pdf->context, picture, 0, 0);
    cairo_paint(pdf->context);
    cairo_restore(pdf->context);
    is_sound = cairo_status(pdf->context) == CAIRO_STATUS_SUCCESS;
  }
  cairo_surface_destroy(picture);
  return is_sound;
}

struct reading {
  const unsigned char *bytes;
  size_t left;
};

static cairo_status_t give(void *closure, unsigned char *data, unsigned int length) {
  auto from = static_cast<reading *>(closure);
  if (from->left < length) return CAIRO_STATUS_READ_ERROR;
  memcpy(data, from->bytes, length);
  from->bytes += length;
  from->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

bool printing_pdf_png(
    printing_pdf *pdf, const unsigned char *bytes, size_t count, double x, double y, double width, double height) {
  reading from{bytes, count};
  return show(pdf, cairo_image_surface_create_from_png_stream(give, &from), x, y, width, height);
}

// The JPEG's own bytes go into the PDF; the empty picture only says how large it is.
bool printing_pdf_jpeg(
    printing_pdf *pdf, const unsigned char *bytes, size_t count, int columns, int rows, double x, double y,
    double width, double height) {
  auto picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns, rows);
  if (cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS) {
    auto copy = static_cast<unsigned char *>(malloc(count));
    memcpy(copy, bytes, count);
    cairo_surface_set_mime_data(picture, CAIRO_MIME_TYPE_JPEG, copy, count, free, copy);
  }
  return show(pdf, picture, x, y, width, height);
}

void printing_pdf_end_page(printing_pdf *pdf) { cairo_show_page(pdf->context); }

static printing_result failed(const char *problem) { return printing_result{nullptr, 0, strdup(problem)}; }

printing_result printing_pdf_finish(printing_pdf *pdf) {
  cairo_surface_finish(pdf->surface);
  auto status = cairo_status(pdf->context);
  if (status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_SURFACE_FINISHED)
    status = cairo_surface_status(pdf->surface);
  if (status != CAIRO_STATUS_SUCCESS) return failed(cairo_status_to_string(status));
  auto copy = static_cast<unsigned char *>(malloc(pdf->bytes.size()));
  memcpy(copy, pdf->bytes.data(), pdf->bytes.size());
  return printing_result{copy, pdf->bytes.size(), nullptr};
}

void printing_result_free(printing_result result) {
  free(result.bytes);
  free(result.problem);
}
