/* bcryptprimitives.dll: what is written in Rust takes its random bytes there. */
typedef unsigned char Byte;
enum { AT_ONCE = 1 << 20 };
__declspec(dllimport) Byte __stdcall SystemFunction036(void *bytes, unsigned count);

__declspec(dllexport) int __stdcall ProcessPrng(Byte *bytes, unsigned long long count)
{
    while (count) {
        unsigned part = count > AT_ONCE ? AT_ONCE : (unsigned)count;
        SystemFunction036(bytes, part);
        bytes += part;
        count -= part;
    }
    return 1;
}
