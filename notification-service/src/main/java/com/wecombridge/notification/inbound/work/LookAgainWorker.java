package com.wecombridge.notification.inbound.work;

import com.wecombridge.events.work.ClaimedWork;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Worker;
import com.wecombridge.notification.application.Errands;
import com.wecombridge.notification.application.LookAgain;
import org.springframework.stereotype.Component;

/** Looks once more for whoever was not paired when their to-do came. */
@Component
final class LookAgainWorker implements Worker {

    private final LookAgain lookAgain;

    LookAgainWorker(LookAgain lookAgain) {
        this.lookAgain = lookAgain;
    }

    @Override
    public String kind() {
        return Errands.LOOK_AGAIN;
    }

    @Override
    public Outcome perform(ClaimedWork claimed) {
        var work = claimed.work();
        return new Outcome.Done(
                lookAgain.handle(
                        new LookAgain.Command(work.tenant().orElseThrow(), Errands.todoOf(work))));
    }
}
