package com.wecombridge.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.Topic;
import com.wecombridge.local.kafka.Subscriptions.Subscription;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final String BINDING_SERVICE =
            """
            spring:
              application:
                name: binding-service
              cloud:
                stream:
                  bindings:
                    users-in-0:
                      destination: crm.users
                      group: ${spring.application.name}
                    wecom-in-0:
                      destination: ${CALLBACKS:wecom.callbacks}, wecom.token-rejected
                      group: binding-service
                    told-out-0:
                      destination: bindings.corps
            ---
            spring:
              config:
                activate:
                  on-profile: local
            """;

    @Test
    void readsWhatAServiceHears() {
        assertThat(Subscriptions.in(BINDING_SERVICE))
                .containsExactlyInAnyOrder(
                        new Subscription("crm.users", "binding-service"),
                        new Subscription("wecom.callbacks", "binding-service"),
                        new Subscription("wecom.token-rejected", "binding-service"));
    }

    @Test
    void plansEveryTopicOfTheCatalogueInItsForm() {
        var plan = Topics.plan(List.of());

        assertThat(plan).hasSize(Topic.values().length);
        assertThat(plan.get("bindings.corps"))
                .satisfies(topic ->
                        assertThat(topic.configs()).containsEntry("cleanup.policy", "compact"));
        assertThat(plan.get("crm.todos"))
                .satisfies(topic ->
                        assertThat(topic.configs()).containsEntry("cleanup.policy", "delete"));
        assertThat(plan.values())
                .allSatisfy(topic -> assertThat(topic.numPartitions()).isEqualTo(3));
    }

    @Test
    void plansADeadLetterTopicForEveryGroupThatHears() {
        assertThat(Topics.plan(List.of(BINDING_SERVICE)))
                .containsKeys(
                        "crm.users.dlt.binding-service", "wecom.callbacks.dlt.binding-service")
                .doesNotContainKey("bindings.corps.dlt.binding-service");
    }
}
