// What Pango, Cairo and QPDF do for a letter, behind plain C types, so that nobody above needs their headers.
// Sizes and places are points from the upper left corner; text is UTF-8 with its length.
#ifndef PRINTING_H
#define PRINTING_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The fonts of one document, and the lines that are set in them.
typedef struct printing_fonts printing_fonts;
printing_fonts *printing_fonts_new(void);
void printing_fonts_free(printing_fonts *fonts);

/// A text broken into lines of a width.
typedef struct printing_text printing_text;
printing_text *printing_text_new(
    printing_fonts *fonts, const char *text, size_t length, const char *font, double width, bool breaks_words,
    bool to_the_right);
void printing_text_free(printing_text *text);
int printing_text_lines(const printing_text *text);
double printing_text_line_height(const printing_text *text, int line);
/// The byte at which the first character begins that no font of this machine has; -1 when fonts have all of them.
long printing_text_missing(const printing_text *text);

/// A PDF that is being drawn, page after page.
typedef struct printing_pdf printing_pdf;
printing_pdf *printing_pdf_new(double width, double height, const char *title, const char *created);
void printing_pdf_free(printing_pdf *pdf);
void printing_pdf_line(printing_pdf *pdf, const printing_text *text, int line, double x, double y);
void printing_pdf_rule(printing_pdf *pdf, double x, double y, double width);
/// A picture in a rectangle; false when the bytes are not what they say they are.
bool printing_pdf_png(
    printing_pdf *pdf, const unsigned char *bytes, size_t count, double x, double y, double width, double height);
bool printing_pdf_jpeg(
    printing_pdf *pdf, const unsigned char *bytes, size_t count, int columns, int rows, double x, double y,
    double width, double height);
void printing_pdf_end_page(printing_pdf *pdf);

/// Bytes that a call gave back, or the reason why it gave none; freed by the caller.
typedef struct {
  unsigned char *bytes;
  size_t count;
  char *problem;
} printing_result;
void printing_result_free(printing_result result);

/// Ends the PDF.
printing_result printing_pdf_finish(printing_pdf *pdf);

/// The number of pages of a PDF in `count`, or a problem.
printing_result printing_page_count(const unsigned char *bytes, size_t count);

/// A page of another PDF that is to be shown in a rectangle of a page.
typedef struct {
  size_t document;
  size_t document_page;
  size_t page;
  double x, y, width, height;
} printing_inset;

typedef struct {
  const unsigned char *bytes;
  size_t count;
} printing_bytes;

/// The PDF with pages of other PDFs set into its own.
printing_result printing_inset_pages(
    printing_bytes base, const printing_bytes *documents, size_t document_count, const printing_inset *insets,
    size_t inset_count);

#ifdef __cplusplus
}
#endif
#endif
