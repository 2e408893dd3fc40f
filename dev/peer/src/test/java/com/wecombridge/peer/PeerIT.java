package com.wecombridge.peer;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What both kinds of peer do with callbacks that are sealed by the library itself. */
class PeerIT {

    private static final TestDatabase DATABASE = Infrastructure.freshDatabase("peer");

    /** What they have in common. */
    abstract static class Peer {

        @LocalServerPort int port;
        @Autowired WxCpDefaultConfigImpl config;

        @DynamicPropertySource
        static void settings(DynamicPropertyRegistry registry) {
            registry.add("DATABASE_URL", DATABASE::url);
            registry.add("DATABASE_USERNAME", () -> DATABASE.owner().username());
            registry.add("DATABASE_PASSWORD", () -> DATABASE.owner().password());
            registry.add("WECOM_CORP_ID", () -> "wwacme0000000001");
            registry.add("WECOM_TOKEN", () -> "token-of-tests");
            registry.add(
                    "WECOM_ENCODING_AES_KEY", () -> "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
        }

        @BeforeEach
        void forget() {
            DATABASE.execute("truncate effect, callback");
        }

        @Test
        void provesItsAddress() throws Exception {
            assertThat(sender().check("1234567890").body()).isEqualTo("1234567890");
        }

        @Test
        void aCallbackTakesEffectOnceThoughItComesTwice() throws Exception {
            assertThat(sender().send("LI_LEI", 17, "hello").body()).isEqualTo("success");
            assertThat(sender().send("LI_LEI", 17, "hello").statusCode()).isEqualTo(200);
            sender().send("HAN_MEIMEI", 18, "hi");

            await().untilAsserted(() -> assertThat(effects()).hasSize(2));
            await().during(ofMillis(300)).until(() -> effects().size() == 2);
            assertThat(effects())
                    .containsExactlyInAnyOrder(
                            Map.of("id", "17", "key", "LI_LEI", "content", "hello"),
                            Map.of("id", "18", "key", "HAN_MEIMEI", "content", "hi"));
        }

        @Test
        void aBadSignatureIsRefused() throws Exception {
            var answer = sender().sendBadlySigned("LI_LEI", 19, "hello");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEmpty();
            assertThat(effects()).isEmpty();
        }

        static List<String> ids() {
            return effects().stream().map(effect -> String.valueOf(effect.get("id"))).toList();
        }

        Sender sender() {
            return new Sender(port, config);
        }

        static List<Map<String, @Nullable Object>> effects() {
            return DATABASE.rows("select id, key, content from effect order by position");
        }
    }

    @Nested
    @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
    class AsTheDocumentationShowsIt extends Peer {

        @Test
        void twoChangesOfOneContactWithinASecondAreOne() throws Exception {
            sender().sendEdit("wmCHEN01", "first");
            sender().sendEdit("wmCHEN01", "second");
            sender().send("LI_LEI", 20, "and on");

            await().untilAsserted(() -> assertThat(ids()).contains("20"));
            await().during(ofMillis(300)).until(() -> effects().size() == 2);
            assertThat(ids()).contains("first").doesNotContain("second");
        }

        @Test
        void aRepetitionDoesNotMendWhatFailed() throws Exception {
            try (var _ = new BrokenTable(DATABASE)) {
                sender().send("LI_LEI", 21, "hello");
                await().until(() -> BrokenTable.attempts(DATABASE) == 1);
            }
            sender().send("LI_LEI", 21, "hello");
            sender().send("LI_LEI", 22, "and on");

            await().untilAsserted(() -> assertThat(ids()).contains("22"));
            await().during(ofMillis(300)).until(() -> ids().equals(List.of("22")));
        }
    }

    @Nested
    @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "PEER_MODE=durable")
    class MadeDurable extends Peer {

        @Test
        void twoChangesOfOneContactWithinASecondAreTwo() throws Exception {
            sender().sendEdit("wmCHEN01", "first");
            sender().sendEdit("wmCHEN01", "second");

            await().untilAsserted(() -> assertThat(ids()).containsExactly("first", "second"));
        }

        @Test
        void whatFailedIsTriedAgain() throws Exception {
            try (var _ = new BrokenTable(DATABASE)) {
                sender().send("LI_LEI", 21, "hello");
                await().until(() -> BrokenTable.attempts(DATABASE) > 1);
            }
            await().untilAsserted(() -> assertThat(ids()).containsExactly("21"));
        }

        @Test
        void handlesInOrderWhatAnEarlierProcessStored() {
            for (int id = 1; id <= 250; id++) {
                DATABASE.execute(
                        "insert into callback (xml, digest) values ('%s', '%d')"
                                .formatted(Sender.message("LI_LEI", id, "earlier"), id));
            }
            await().until(() -> effects().size() == 250);
            assertThat(effects())
                    .extracting(effect -> Integer.valueOf(String.valueOf(effect.get("id"))))
                    .isSorted();
        }
    }
}
