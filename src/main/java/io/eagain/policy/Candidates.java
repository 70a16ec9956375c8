package io.eagain.policy;

import io.eagain.SockAddr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The addresses that are still to be tried, and which is next: RFC 8305, section 4. Within a family they keep their order; the
 * families alternate, after some of the first one. Addresses may be added between.
 */
final class Candidates {
    private record Family(int number, Queue<SockAddr> addresses) {
    }

    private final List<Family> families = new ArrayList<>();
    private int firsts;
    // Where to look first: a family after the one that was last.
    private int turn;

    /**
     * No addresses yet.
     *
     * @param firsts how many of the first family come before the first of another
     */
    Candidates(int firsts) {
        this.firsts = firsts;
    }

    /** Adds an address behind the others of its family. A family that was not there before is the last one. */
    void add(SockAddr address) {
        for (Family family : families) {
            if (family.number == address.family()) {
                family.addresses.add(address);
                return;
            }
        }
        Family family = new Family(address.family(), new ArrayDeque<>());
        family.addresses.add(address);
        families.add(family);
    }

    boolean isEmpty() {
        return families.stream().allMatch(family -> family.addresses.isEmpty());
    }

    /** Takes the next one out; null if there is none. */
    SockAddr next() {
        for (int i = 0; i < families.size(); i++) {
            int index = (turn + i) % families.size();
            SockAddr address = families.get(index).addresses.poll();
            if (address != null) {
                firsts--;
                turn = firsts > 0 ? index : index + 1;
                return address;
            }
        }
        return null;
    }
}
