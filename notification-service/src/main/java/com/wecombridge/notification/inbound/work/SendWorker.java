package com.wecombridge.notification.inbound.work;

import com.wecombridge.events.work.ClaimedWork;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Worker;
import com.wecombridge.notification.application.Errands;
import com.wecombridge.notification.application.sending.SendCard;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Sends postings. */
@Component
final class SendWorker implements Worker {

    /** Longer than the slowest call to WeCom and the transactions around it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SendCard sendCard;

    SendWorker(SendCard sendCard) {
        this.sendCard = sendCard;
    }

    @Override
    public String kind() {
        return Errands.SEND;
    }

    @Override
    public Outcome perform(ClaimedWork claimed) {
        var work = claimed.work();
        var command = new SendCard.Command(work.tenant().orElseThrow(), Errands.postingOf(work));
        return Objects.requireNonNull(sendCard.handle(command).block(PATIENCE));
    }
}
