//! Sorting short lists. Written out because the library's sort is several kilobytes of program for
//! every type that it is used with, and the lists here have some tens of rows.

/// Sorts by a key; equals keep their order.
pub fn by_key<T, K: PartialOrd>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && key(&list[at]) < key(&list[at - 1]) {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::by_key;

    #[test]
    fn equals_keep_their_order() {
        let mut list = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        by_key(&mut list, |(key, _)| *key);
        assert_eq!(list.map(|(_, name)| name), ['d', 'b', 'e', 'a', 'c']);
    }
}
