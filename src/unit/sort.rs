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

/// The value of a key in a list that is kept in the order of its keys; made when it is missing.
pub fn slot<K: PartialOrd, V>(list: &mut Vec<(K, V)>, key: K, new: impl FnOnce() -> V) -> &mut V {
    let at = list.partition_point(|(known, _)| *known < key);
    if list.get(at).is_none_or(|(known, _)| *known != key) {
        list.insert(at, (key, new()));
    }
    &mut list[at].1
}

#[cfg(test)]
mod tests {
    use super::{by_key, slot};

    #[test]
    fn keys_stand_once_and_in_order() {
        let mut list = Vec::new();
        for (key, value) in [(3, 1), (1, 2), (3, 4), (2, 8), (1, 16)] {
            *slot(&mut list, key, || 0) += value;
        }
        assert_eq!(list, [(1, 18), (2, 8), (3, 5)]);
    }

    #[test]
    fn equals_keep_their_order() {
        let mut list = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        by_key(&mut list, |(key, _)| *key);
        assert_eq!(list.map(|(_, name)| name), ['d', 'b', 'e', 'a', 'c']);
    }
}
