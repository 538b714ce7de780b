// QR codes as rows of modules.
#include <qrencode.h>
