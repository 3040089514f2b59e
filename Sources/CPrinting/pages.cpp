#include "printing.h"

#include <cstdlib>
#include <cstring>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>
#include <vector>

static printing_result failed(std::string const &problem) {
  return printing_result{nullptr, 0, strdup(problem.c_str())};
}

static std::shared_ptr<QPDF> opened(printing_bytes bytes) {
  auto pdf = std::make_shared<QPDF>();
  pdf->setSuppressWarnings(true);
  pdf->processMemoryFile("attachment", reinterpret_cast<const char *>(bytes.bytes), bytes.count);
  return pdf;
}

static std::string inWords(QPDFExc const &error) {
  if (error.getErrorCode() == qpdf_e_password) return "it is protected by a password";
  return "it is damaged, or no PDF (" + error.getMessageDetail() + ")";
}

printing_result printing_page_count(const unsigned char *bytes, size_t count) {
  try {
    auto pages = opened(printing_bytes{bytes, count})->getAllPages().size();
    return printing_result{nullptr, pages, nullptr};
  } catch (QPDFExc const &error) {
    return failed(inWords(error));
  } catch (std::exception const &error) {
    return failed(error.what());
  }
}

// What forms and comments show becomes part of the page; nothing else of the document comes along: no scripts, no files.
static void flatten(QPDF &pdf) {
  QPDFAcroFormDocumentHelper(pdf).generateAppearancesIfNeeded();
  QPDFPageDocumentHelper(pdf).flattenAnnotations(an_print, an_invisible | an_hidden);
}

static void show(QPDF &pdf, QPDFPageObjectHelper page, QPDFPageObjectHelper shown, printing_inset const &inset) {
  auto form = pdf.copyForeignObject(shown.getFormXObjectForPage());
  auto box = page.getMediaBox().getArrayAsRectangle();
  auto top = box.ury - inset.y;
  QPDFObjectHandle::Rectangle place(inset.x, top - inset.height, inset.x + inset.width, top);
  auto content = page.placeFormXObject(form, "/Inset", place, true, true, true);
  auto resources = page.getAttribute("/Resources", true);
  resources.mergeResources("<< /XObject << >> >>"_qpdf);
  resources.getKey("/XObject").replaceKey("/Inset", form);
  page.addPageContents(pdf.newStream("q\n"), true);
  page.addPageContents(pdf.newStream("\nQ\n" + content), false);
}

printing_result printing_inset_pages(
    printing_bytes base, const printing_bytes *documents, size_t document_count, const printing_inset *insets,
    size_t inset_count) {
  try {
    auto pdf = opened(base);
    std::vector<std::shared_ptr<QPDF>> sources;
    std::vector<std::vector<QPDFPageObjectHelper>> pages;
    for (size_t index = 0; index < document_count; index++) {
      auto source = opened(documents[index]);
      flatten(*source);
      sources.push_back(source);
      pages.push_back(QPDFPageDocumentHelper(*source).getAllPages());
    }
    auto own = QPDFPageDocumentHelper(*pdf).getAllPages();
    for (size_t index = 0; index < inset_count; index++) {
      auto const &inset = insets[index];
      show(*pdf, own.at(inset.page), pages.at(inset.document).at(inset.document_page), inset);
    }
    QPDFWriter writer(*pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    auto written = writer.getBufferSharedPointer();
    auto copy = static_cast<unsigned char *>(malloc(written->getSize()));
    memcpy(copy, written->getBuffer(), written->getSize());
    return printing_result{copy, written->getSize(), nullptr};
  } catch (QPDFExc const &error) {
    return failed(inWords(error));
  } catch (std::exception const &error) {
    return failed(error.what());
  }
}
