//! One small hash for identities: of packs, of files, of results. No protection against anybody.

/// FNV-1a with 64 bits. Source: Fowler, Noll and Vo, RFC 9923.
///
/// ```
/// use organico::unit::fnv::Fnv;
/// let mut hash = Fnv::default();
/// hash.feed(b"a");
/// assert_eq!(hash.0, 0xaf63_dc4c_8601_ec8c);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fnv(pub u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Takes bytes in.
    pub fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
