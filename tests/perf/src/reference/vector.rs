//! 128-bit vectors: core::arch intrinsics on wasm32+simd128, plain arrays
//! elsewhere (LLVM turns those into whatever the target has).
macro_rules! vecty { ($name:ident, $f:ty, $n:expr, $load:ident, $splat:ident, $mul:ident, $add:ident, $sub:ident) => {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    #[derive(Clone, Copy)]
    pub struct $name(core::arch::wasm32::v128);
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    impl $name {
        pub const N: usize = $n;
        #[inline(always)] pub unsafe fn ld(p: *const $f) -> Self { Self(core::arch::wasm32::v128_load(p as *const _)) }
        #[inline(always)] pub unsafe fn st(self, p: *mut $f) { core::arch::wasm32::v128_store(p as *mut _, self.0) }
        #[inline(always)] pub unsafe fn sp(p: *const $f) -> Self { Self(core::arch::wasm32::$load(p as *const _)) }
        #[inline(always)] pub fn set(x: $f) -> Self { Self(core::arch::wasm32::$splat(x)) }
        #[inline(always)] pub fn mul(self, o: Self) -> Self { Self(core::arch::wasm32::$mul(self.0, o.0)) }
        #[inline(always)] pub fn add(self, o: Self) -> Self { Self(core::arch::wasm32::$add(self.0, o.0)) }
        #[inline(always)] pub fn sub(self, o: Self) -> Self { Self(core::arch::wasm32::$sub(self.0, o.0)) }
        #[inline(always)] pub fn hsum(self) -> $f { let mut b = [0 as $f; $n]; unsafe { self.st(b.as_mut_ptr()); } let mut s = b[0]; for i in 1..$n { s += b[i]; } s }
    }
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    #[derive(Clone, Copy)]
    pub struct $name([$f; $n]);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    impl $name {
        pub const N: usize = $n;
        #[inline(always)] pub unsafe fn ld(p: *const $f) -> Self { Self(*(p as *const [$f; $n])) }
        #[inline(always)] pub unsafe fn st(self, p: *mut $f) { *(p as *mut [$f; $n]) = self.0 }
        #[inline(always)] pub unsafe fn sp(p: *const $f) -> Self { Self([*p; $n]) }
        #[inline(always)] pub fn set(x: $f) -> Self { Self([x; $n]) }
        #[inline(always)] pub fn mul(self, o: Self) -> Self { let mut r = self.0; for i in 0..$n { r[i] *= o.0[i]; } Self(r) }
        #[inline(always)] pub fn add(self, o: Self) -> Self { let mut r = self.0; for i in 0..$n { r[i] += o.0[i]; } Self(r) }
        #[inline(always)] pub fn sub(self, o: Self) -> Self { let mut r = self.0; for i in 0..$n { r[i] -= o.0[i]; } Self(r) }
        #[inline(always)] pub fn hsum(self) -> $f { let mut s = self.0[0]; for i in 1..$n { s += self.0[i]; } s }
    }
} }
vecty!(V64, f64, 2, v128_load64_splat, f64x2_splat, f64x2_mul, f64x2_add, f64x2_sub);
