package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Welcome codes, and who says the greeting once a code is spent. */
public final class Greetings {

    private static final Duration LIFE = Duration.ofSeconds(20);

    private final World world;
    private final CustomerBook book;
    private Listener listener = new Silence();

    public Greetings(World world, CustomerBook book) {
        this.world = world;
        this.book = book;
    }

    /** Where greetings are said. */
    public interface Listener {

        /** Whether the two have not begun to talk. */
        boolean mayGreet(Follow follow);

        /** Says it; the body is what the app sent. */
        void greeted(Follow follow, ObjectNode body);
    }

    /** From now on greetings are said there. */
    public void listener(Listener newListener) {
        listener = newListener;
    }

    public Listener listener() {
        return listener;
    }

    /** A fresh code for the two. */
    String make(Follow follow) {
        var code =
                new WelcomeCode(
                        "WC-" + Digests.letters(40, "welcome", world.next("welcome")),
                        follow.corpId(),
                        follow.userId(),
                        follow.externalUserId(),
                        world.instant().plus(LIFE),
                        false);
        world.change(() -> book.welcomeCodes().put(code.code(), code));
        return code.code();
    }

    public Optional<WelcomeCode> code(String value) {
        return book.welcomeCodes().get(value);
    }

    /** Spends the code; the relation it is for, if it still is one. */
    public Optional<Follow> spend(WelcomeCode code) {
        book.welcomeCodes().put(code.code(), code.spent());
        return book.follow(code.corpId(), code.userId(), code.externalUserId());
    }

    private record Silence() implements Listener {

        @Override
        public boolean mayGreet(Follow follow) {
            return true;
        }

        @Override
        public void greeted(Follow follow, ObjectNode body) {}
    }
}
