package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.json.Json;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers, files and archived messages are still there after the process was started again. */
class KeptChatsTest {

    private static final String ACME = "wwacme0000000001";

    @Test
    void remembersCustomersFilesAndArchivedMessages(@TempDir Path folder) {
        String fileUrl;
        try (var simulator = WeComSimulator.start(SimulatorSettings.keptIn(folder))) {
            simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
            simulator.define().member(ACME, "LI_LEI", member -> member);
            thing(simulator, "archive-settings", "enabled", true, "consentRequired", false);
            thing(simulator, "archive-settings", "seats", Map.of("enterprise", List.of("LI_LEI")));
            thing(simulator, "archive-keys", "publicKey", publicKey());
            thing(simulator, "customers", "userId", "LI_LEI", "externalUserId", "wmCHEN");
            var said =
                    simulator
                            .chats()
                            .say(
                                    ACME,
                                    what ->
                                            what.from("LI_LEI")
                                                    .to("wmCHEN")
                                                    .set("msgtype", "file")
                                                    .set("file", Map.of("base64", "5oql5Lu3")));
            fileUrl = "/simulator/chats/files/" + said.body().path("sdkfileid").asString();
        }

        try (var simulator = WeComSimulator.start(SimulatorSettings.keptIn(folder));
                var caller = new Caller(simulator)) {
            var chats = caller.get("/simulator/chats?corpId=" + ACME + "&userId=LI_LEI");
            assertThat(chats.at("/0/last/msgtype").asString()).isEqualTo("file");
            var file = simulator.apiBaseUrl().resolve(fileUrl);
            assertThat(caller.raw(HttpRequest.newBuilder(file)).body()).isEqualTo("报价");
            var archived = simulator.archive().archived(ACME);
            assertThat(archived).hasSize(1);
            assertThat(Json.MAPPER.readTree(archived.getFirst().plaintext()).has("file")).isTrue();
            simulator.chats().say(ACME, what -> what.from("LI_LEI").to("wmCHEN").text("第二条"));
            assertThat(simulator.archive().archived(ACME).getLast().seq())
                    .isGreaterThan(archived.getFirst().seq());
        }
    }

    private static void thing(WeComSimulator simulator, String name, Object... more) {
        var fields = new HashMap<String, Object>(Map.of("corpId", ACME));
        for (var i = 0; i < more.length; i += 2) {
            fields.put((String) more[i], more[i + 1]);
        }
        simulator.define().thing(name, fields);
    }

    private static String publicKey() {
        return Base64.getEncoder().encodeToString(ArchiveKeys.fresh().getPublic().getEncoded());
    }
}
