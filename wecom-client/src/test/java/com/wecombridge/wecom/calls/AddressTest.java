package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.wecom.ScriptedWeCom;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpMediaService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library writes ids into addresses as they are, and takes any address: what we send. */
class AddressTest {
    private static final String GET_FILE = "/cgi-bin/media/get";

    private final OneCorp corp = new OneCorp();
    private final AtomicReference<String> asked = new AtomicReference<>("");

    @AfterEach
    void close() {
        corp.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LI_LEI",
                "li.lei@acme",
                "a&b=c",
                "a&userid=b",
                "a&access_token=b",
                "a#b",
                "a?b",
                "../tag/get",
                "50%",
                "a%26b",
                "李雷 +1"
            })
    void carriesAnIdWhole(String id) {
        listen(GET_USER);

        corp.ask(api -> api.getUserService().getById(id));

        assertThat(sent()).containsExactly(Map.entry("userid", id), token());
    }

    @Test
    void carriesAnIdWholeThatTheLibraryHandsOverApart() {
        listen(GET_FILE);

        corp.failureOf(api -> api.getMediaService().download("m&1#2"));

        assertThat(sent()).containsExactly(Map.entry("media_id", "m&1#2"), token());
    }

    @Test
    void tellsTheValuesOfAQuestionWithSeveralApart() {
        listen("/cgi-bin/user/simplelist");

        corp.failureOf(api -> api.getUserService().listSimpleByDepartment(7L, true, 0));

        assertThat(sent())
                .containsExactlyInAnyOrder(
                        Map.entry("department_id", "7"),
                        Map.entry("fetch_child", "1"),
                        Map.entry("status", "0"),
                        token());
    }

    @Test
    void refusesAValueThatSmugglesAnotherIn() {
        assertBarred(api -> api.getOauth2Service().getUserInfo(1, "code&agentid=2"));
    }

    @Test
    void refusesWhatNoChapterOfTheContractProves() {
        assertBarred(
                api -> api.get(corp.weCom.baseUrl() + "/cgi-bin/user/delete", "userid=LI_LEI"));
        assertBarred(api -> api.get(corp.weCom.baseUrl() + GET_USER + "/../delete", null));
        assertBarred(api -> api.post(corp.weCom.baseUrl() + "/cgi-bin/menu/create", "{}"));
    }

    @Test
    void refusesQueriesThatTheEndpointDoesNotHave() {
        assertBarred(api -> api.get(corp.weCom.baseUrl() + "/cgi-bin/tag/list", "debug=1"));
        assertBarred(api -> api.get(corp.weCom.baseUrl() + GET_USER, "id=LI_LEI"));
    }

    @Test
    void takesTheTokenToNoOtherAddress() {
        try (var stranger = new ScriptedWeCom()) {
            stranger.answers(GET_USER, LI_LEI);

            assertBarred(api -> api.get(stranger.baseUrl() + GET_USER, "userid=LI_LEI"));
            assertBarred(api -> api.get(corp.weCom.baseUrl() + ".evil" + GET_USER, null));
            assertBarred(api -> api.get("http:" + GET_USER, null));
            assertThat(stranger.asked()).isEmpty();
        }
    }

    @Test
    void fetchesNothingToUploadFromAnywhere() {
        try (var stranger = new ScriptedWeCom()) {
            stranger.answers("/secret", "{}");
            String secret = stranger.baseUrl() + "/secret";

            assertThatThrownBy(() -> corp.ask(api -> upload(api.getMediaService(), secret)))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(stranger.asked()).isEmpty();
        }
    }

    private static String upload(WxCpMediaService files, String url) {
        try {
            return files.upload("file", "secret.txt", url).getMediaId();
        } catch (WxErrorException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void assertBarred(WxCall<?> question) {
        assertThatThrownBy(() -> corp.ask(question)).isInstanceOf(IllegalArgumentException.class);
        assertThat(corp.weCom.asked()).isEmpty();
    }

    private void listen(String path) {
        corp.weCom.answers(
                path,
                exchange -> {
                    asked.set(exchange.getRequestURI().getRawQuery());
                    ScriptedWeCom.send(exchange, 200, LI_LEI);
                });
    }

    private List<Map.Entry<String, String>> sent() {
        return List.of(asked.get().split("&")).stream()
                .map(pair -> pair.split("=", 2))
                .map(pair -> Map.entry(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)))
                .toList();
    }

    private static Map.Entry<String, String> token() {
        return Map.entry("access_token", OneCorp.TOKEN.reveal());
    }
}
