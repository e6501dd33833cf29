/* icuuc.dll, which Windows has since 10 1703: Qt6Core asks it for old text encodings by name.
   This one knows none. */
typedef int Status;
enum { FILE_ACCESS_ERROR = 4 };
#define EXPORTED __declspec(dllexport)

EXPORTED void *ucnv_open(const char *name, Status *status) { *status = FILE_ACCESS_ERROR; return 0; }
EXPORTED const char *ucnv_getName(void *c, Status *status) { *status = FILE_ACCESS_ERROR; return ""; }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, Status *status)
{ *status = FILE_ACCESS_ERROR; return 0; }
EXPORTED const char *ucnv_getAvailableName(int n) { return 0; }
EXPORTED int ucnv_countAvailable(void) { return 0; }

/* Nothing below is called without an encoding that was opened. */
EXPORTED void ucnv_close(void *c) {}
EXPORTED void ucnv_reset(void *c) {}
EXPORTED signed char ucnv_getMaxCharSize(void *c) { return 1; }
EXPORTED int ucnv_toUCountPending(void *c, Status *status) { return 0; }
EXPORTED int ucnv_fromUCountPending(void *c, Status *status) { return 0; }
EXPORTED void ucnv_getToUCallBack(void *c, void **call, void **with) {}
EXPORTED void ucnv_getFromUCallBack(void *c, void **call, void **with) {}
EXPORTED void ucnv_setToUCallBack(void *c, void *call, void *with, void **c2, void **w2, Status *s) {}
EXPORTED void ucnv_setFromUCallBack(void *c, void *call, void *with, void **c2, void **w2, Status *s) {}
EXPORTED void ucnv_cbToUWriteUChars(void) {}
EXPORTED void ucnv_cbFromUWriteUChars(void) {}
EXPORTED void ucnv_toUnicode(void) {}
EXPORTED void ucnv_fromUnicode(void) {}
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
