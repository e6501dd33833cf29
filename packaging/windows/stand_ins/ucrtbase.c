/* ucrtbase.dll: Wine 8 only names the C library's complex functions, which numpy calls. Here they
   are mingw-w64's. stand_ins.py adds a line for each other name, which leads to Wine's own file.
   A complex number goes in and out as Microsoft's compiler passes it: as a structure. Its long
   double is a double. */
#include <complex.h>
typedef struct { double real, imaginary; } Double;
typedef struct { float real, imaginary; } Float;

static double complex of_double(Double z) { return __builtin_complex(z.real, z.imaginary); }
static float complex of_float(Float z) { return __builtin_complex(z.real, z.imaginary); }
static Double to_double(double complex z) { Double is = {creal(z), cimag(z)}; return is; }
static Float to_float(float complex z) { Float is = {crealf(z), cimagf(z)}; return is; }

#define REAL(name) \
    double of_##name(Double z) { return name(of_double(z)); } \
    double of_##name##l(Double z) { return name(of_double(z)); } \
    float of_##name##f(Float z) { return name##f(of_float(z)); }
#define COMPLEX(name) \
    Double of_##name(Double z) { return to_double(name(of_double(z))); } \
    Double of_##name##l(Double z) { return to_double(name(of_double(z))); } \
    Float of_##name##f(Float z) { return to_float(name##f(of_float(z))); }
#define COMPLEX_OF_TWO(name) \
    Double of_##name(Double z, Double w) { return to_double(name(of_double(z), of_double(w))); } \
    Double of_##name##l(Double z, Double w) { return to_double(name(of_double(z), of_double(w))); } \
    Float of_##name##f(Float z, Float w) { return to_float(name##f(of_float(z), of_float(w))); }

REAL(cabs)
REAL(carg)
REAL(cimag)
REAL(creal)
COMPLEX(ccos)
COMPLEX(ccosh)
COMPLEX(cexp)
COMPLEX(clog)
COMPLEX(csin)
COMPLEX(csinh)
COMPLEX(csqrt)
COMPLEX(ctan)
COMPLEX(ctanh)
COMPLEX_OF_TWO(cpow)
