// Pango sets lines, Cairo draws them into a PDF.
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
