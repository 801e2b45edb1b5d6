//! Two doubles side by side: one 128-bit register where the target has it.
//!
//! Plain multiplication and addition lane by lane, no fused step: with and without vector
//! instructions the bits are the same.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod imp {
    use core::arch::wasm32::{
        f64x2, f64x2_add, f64x2_extract_lane, f64x2_mul, f64x2_pmin, f64x2_sub, v128,
    };

    /// Two doubles.
    #[derive(Clone, Copy)]
    pub(in crate::model::supply) struct Lanes(v128);

    impl Lanes {
        #[inline(always)]
        pub(in crate::model::supply) fn of([low, high]: [f64; 2]) -> Self {
            Self(f64x2(low, high))
        }

        #[inline(always)]
        pub(in crate::model::supply) fn times(self, other: Self) -> Self {
            Self(f64x2_mul(self.0, other.0))
        }

        #[inline(always)]
        pub(in crate::model::supply) fn plus(self, other: Self) -> Self {
            Self(f64x2_add(self.0, other.0))
        }

        #[inline(always)]
        pub(in crate::model::supply) fn minus(self, other: Self) -> Self {
            Self(f64x2_sub(self.0, other.0))
        }

        /// The smaller of each lane; keeps the first where they are equal.
        #[inline(always)]
        pub(in crate::model::supply) fn least(self, other: Self) -> Self {
            Self(f64x2_pmin(self.0, other.0))
        }

        #[inline(always)]
        pub(in crate::model::supply) fn lanes(self) -> [f64; 2] {
            [
                f64x2_extract_lane::<0>(self.0),
                f64x2_extract_lane::<1>(self.0),
            ]
        }

        #[inline(always)]
        pub(in crate::model::supply) fn sum(self) -> f64 {
            f64x2_extract_lane::<0>(self.0) + f64x2_extract_lane::<1>(self.0)
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod imp {
    /// Two doubles.
    #[derive(Clone, Copy)]
    pub(in crate::model::supply) struct Lanes([f64; 2]);

    impl Lanes {
        #[inline(always)]
        pub(in crate::model::supply) fn of(lanes: [f64; 2]) -> Self {
            Self(lanes)
        }

        #[inline(always)]
        pub(in crate::model::supply) fn times(self, other: Self) -> Self {
            Self([self.0[0] * other.0[0], self.0[1] * other.0[1]])
        }

        #[inline(always)]
        pub(in crate::model::supply) fn plus(self, other: Self) -> Self {
            Self([self.0[0] + other.0[0], self.0[1] + other.0[1]])
        }

        #[inline(always)]
        pub(in crate::model::supply) fn minus(self, other: Self) -> Self {
            Self([self.0[0] - other.0[0], self.0[1] - other.0[1]])
        }

        /// The smaller of each lane; keeps the first where they are equal.
        #[inline(always)]
        pub(in crate::model::supply) fn least(self, other: Self) -> Self {
            let least = |a: f64, b: f64| if b < a { b } else { a };
            Self([least(self.0[0], other.0[0]), least(self.0[1], other.0[1])])
        }

        #[inline(always)]
        pub(in crate::model::supply) fn lanes(self) -> [f64; 2] {
            self.0
        }

        #[inline(always)]
        pub(in crate::model::supply) fn sum(self) -> f64 {
            self.0[0] + self.0[1]
        }
    }
}

pub(super) use imp::Lanes;
