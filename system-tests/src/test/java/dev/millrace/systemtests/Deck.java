package dev.millrace.systemtests;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Deals the victims of a kill round: at random, and each as often as its share says. */
final class Deck {
    private final Random random;
    private final Deque<Victim> cards = new ArrayDeque<>();
    private int left;

    /**
     * @param kills how many victims there are in all
     */
    Deck(Random random, int kills) {
        this.random = random;
        this.left = kills;
    }

    boolean isEmpty() {
        return left == 0;
    }

    /** Takes the next victim that is one of these; those before it keep their turn. */
    Optional<Victim> deal(Set<Victim> among) {
        if (left == 0) {
            return Optional.empty();
        }
        if (cards.isEmpty()) {
            shuffle();
        }
        Optional<Victim> dealt =
                cards.stream().limit(left).filter(among::contains).findFirst();
        dealt.ifPresent(victim -> {
            cards.removeFirstOccurrence(victim);
            left--;
        });
        return dealt;
    }

    /** Takes back a victim that was gone before it could be killed. */
    void putBack(Victim victim) {
        cards.addLast(victim);
        left++;
    }

    private void shuffle() {
        List<Victim> all = new ArrayList<>();
        EnumSet.allOf(Victim.class).forEach(victim -> {
            Victim[] copies = new Victim[victim.share()];
            Arrays.fill(copies, victim);
            all.addAll(Arrays.asList(copies));
        });
        Collections.shuffle(all, random);
        cards.addAll(all);
    }
}
