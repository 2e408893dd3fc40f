package com.wecombridge.binding.application.token;

import static com.wecombridge.binding.application.InMemory.CLOCK;
import static com.wecombridge.binding.application.InMemory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.binding.application.Errands.Kind;
import com.wecombridge.binding.application.InMemory;
import com.wecombridge.binding.application.InMemory.Note;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.events.id.SuiteId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResumeSuiteTest {

    private static final SuiteId SUITE = new SuiteId("wwsuite000000001");

    private final InMemory memory = new InMemory();
    private final InMemoryTokens wecom = new InMemoryTokens();
    private final ResumeSuite resume = new ResumeSuite(SUITE, wecom, memory, memory, CLOCK);

    @Test
    void asksAgainWhenTheSecretWasRefusedLongAgo() {
        refused(NOW.minus(Duration.ofMinutes(10)));

        resume.handle().block();

        assertThat(memory.notes())
                .containsExactly(new Note(Kind.FETCH_SUITE_TOKEN, SUITE.value(), NOW));
    }

    @Test
    void waitsAfterARefusalHoweverOftenTheServiceStarts() {
        refused(NOW.minus(Duration.ofMinutes(4)));

        resume.handle().block();
        resume.handle().block();

        assertThat(memory.notes())
                .isNotEmpty()
                .containsOnly(
                        new Note(
                                Kind.RESUME_SUITE, SUITE.value(), NOW.plus(Duration.ofMinutes(6))));
    }

    @Test
    void leavesASuiteAloneThatWasNotStopped() {
        resume.handle().block();

        assertThat(memory.notes()).isEmpty();
    }

    private void refused(Instant at) {
        var stopped = TokenKeeping.fresh().troubled(new Refusal.CredentialWrong("40080 wrong"), at);
        wecom.save(SUITE, stopped).block();
    }
}
