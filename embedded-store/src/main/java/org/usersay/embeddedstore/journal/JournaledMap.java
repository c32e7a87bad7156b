package org.usersay.embeddedstore.journal;

import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A map of the store whose every change is in the journal. Changes of one key come one after the other. */
public record JournaledMap<K, V>(MVMap<K, V> map, Journal journal) {

    public @Nullable V get(K key) {
        return map.get(key);
    }

    public void put(K key, V value) {
        map.put(key, value);
        journal.put(map, key, value);
    }

    /** Returns the present value, if there is one, and then changes nothing. */
    public @Nullable V putIfAbsent(K key, V value) {
        V there = map.putIfAbsent(key, value);
        if (there == null) {
            journal.put(map, key, value);
        }
        return there;
    }

    /** Returns the removed value. */
    public @Nullable V remove(K key) {
        V removed = map.remove(key);
        if (removed != null) {
            journal.remove(map, key);
        }
        return removed;
    }
}
