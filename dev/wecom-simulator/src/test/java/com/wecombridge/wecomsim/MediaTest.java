package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files that apps upload, fetch and lose again. */
class MediaTest {

    private static final String ACME = "wwacme0000000001";
    private static final int CRM = 1000002;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a00000000");

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Receiver receiver = new Receiver();
    private final Caller caller = new Caller(simulator);
    private String token = "";

    @BeforeEach
    void acmeHasAnApp() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
        simulator
                .define()
                .app(
                        ACME,
                        CRM,
                        app ->
                                app.callback(
                                        receiver.url("/crm"), Receiver.TOKEN, Receiver.AES_KEY));
        token = newToken();
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void handsOutOneFileToAFewAtOnceOnly() throws Exception {
        simulator.define().behaviour(b -> b.rates(Map.of("atOnceOfMedium", 1)));
        var wanted = upload("media/upload", "&type=image", "a.png", PNG).path("media_id");
        var other = upload("media/upload", "&type=image", "b.png", PNG).path("media_id");
        simulator.define().fault("/cgi-bin/media/get", f -> f.delay(Duration.ofSeconds(2)));

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = pool.submit(() -> download(wanted.asString(), ""));
            await().until(() -> caller.get("/simulator/query/faults").isEmpty());
            await().until(() -> download(wanted.asString(), "").body().contains("45033"));
            assertThat(download(other.asString(), "").body()).doesNotContain("errcode");
            assertThat(slow.get(10, TimeUnit.SECONDS).body()).doesNotContain("errcode");
        }
        assertThat(download(wanted.asString(), "").body()).doesNotContain("errcode");
    }

    @Test
    void keepsAnUploadForThreeDays() {
        var uploaded = upload("media/upload", "&type=image", "现场.png", PNG);
        assertThat(uploaded.path("created_at").isString()).isTrue();
        var mediaId = uploaded.path("media_id").asString();

        var got = download(mediaId, "");
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=");
        assertThat(got.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("image/png");
        assertThat(got.body().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(PNG);
        var part = download(mediaId, "bytes=1-3");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("PNG");

        simulator.define().advanceClock(Duration.ofDays(3));
        token = newToken();
        assertThat(download(mediaId, "").body()).contains("40007");
    }

    @Test
    void refusesWhatIsTooLargeTooSmallOrSomethingElse() {
        assertThat(errcode(upload("media/upload", "&type=image", "1.png", new byte[3])))
                .isEqualTo(40006);
        assertThat(errcode(upload("media/upload", "&type=image", "1.png", new byte[100])))
                .isEqualTo(40123);
        assertThat(errcode(upload("media/upload", "&type=voice", "1.amr", PNG))).isEqualTo(40004);
        assertThat(errcode(upload("media/upload", "&type=sound", "1.amr", PNG))).isEqualTo(40005);
        assertThat(errcode(upload("media/uploadimg", "", "1.png", new byte[2_200_000])))
                .isEqualTo(40009);
        assertThat(download("3nothing", "").body()).contains("40007");
    }

    @Test
    void givesAPictureALastingAddress() {
        var url = upload("media/uploadimg", "", "1.png", PNG).path("url").asString();
        simulator.define().advanceClock(Duration.ofDays(400));
        var picture = caller.raw(HttpRequest.newBuilder(simulator.apiBaseUrl().resolve(url)));
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
    }

    @Test
    void fetchesALargeFileByItselfAndTellsWhenItIsDone() {
        var page = simulator.apiBaseUrl() + "/health";
        var good = job(page, "444bcb3a3fcf8389296c49467f27e1d6");
        var bad = job(page, "00000000000000000000000000000000");

        simulator.expect().delivery(PATIENCE, d -> d.plaintext().contains(good));
        simulator.expect().delivery(PATIENCE, d -> d.plaintext().contains(bad));
        assertThat(simulator.query().deliveries())
                .extracting(delivery -> delivery.kind())
                .containsOnly("upload_media_job_finish");
        var result = result(good);
        assertThat(result.path("status").asInt()).isEqualTo(2);
        assertThat(download(result.at("/detail/media_id").asString(), "").body()).isEqualTo("ok");
        assertThat(result(bad).at("/detail/errcode").asInt()).isEqualTo(301019);
        assertThat(errcode(result("JOBnone"))).isEqualTo(40088);
    }

    private String job(String url, String md5) {
        var body =
                """
                {"scene":1,"type":"file","filename":"a.txt","url":"%s","md5":"%s"}\
                """
                        .formatted(url, md5);
        return caller.post("/cgi-bin/media/upload_by_url?access_token=" + token, body)
                .path("jobid")
                .asString();
    }

    private JsonNode result(String job) {
        return caller.post(
                "/cgi-bin/media/get_upload_by_url_result?access_token=" + token,
                "{\"jobid\":\"" + job + "\"}");
    }

    private HttpResponse<String> download(String mediaId, String range) {
        var path = "/cgi-bin/media/get?access_token=" + token + "&media_id=" + mediaId;
        var request = HttpRequest.newBuilder(simulator.apiBaseUrl().resolve(path));
        return caller.bytes(range.isEmpty() ? request : request.header("Range", range));
    }

    private JsonNode upload(String path, String query, String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        var head =
                """
                --acme\r
                Content-Disposition: form-data; name="media"; filename="%s"; filelength=%d\r
                Content-Type: application/octet-stream\r
                \r
                """
                        .formatted(name, content.length);
        for (var part :
                List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        content,
                        "\r\n--acme--\r\n".getBytes(StandardCharsets.UTF_8))) {
            body.writeBytes(part);
        }
        return caller.json(
                HttpRequest.newBuilder(
                                simulator
                                        .apiBaseUrl()
                                        .resolve(
                                                "/cgi-bin/"
                                                        + path
                                                        + "?access_token="
                                                        + token
                                                        + query))
                        .header("Content-Type", "multipart/form-data; boundary=acme")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private String newToken() {
        return caller.token(ACME, ACME + "-" + CRM + "-secret");
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt(0);
    }
}
