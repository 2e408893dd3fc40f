package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wecombridge.wecomsim.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A real browser becomes a member's client: it signs in unasked, and Tencent's own package and a
 * classic script find the bridge behind the reverse proxy. Without a browser it fails, unless
 * {@code WECOM_BRIDGE_NO_BROWSER=true} says that there is none.
 */
@DisabledIfEnvironmentVariable(named = "WECOM_BRIDGE_NO_BROWSER", matches = "true")
class BridgeInBrowserTest {

    private static final String ACME = "wwacme0000000001";
    private static final int CRM = 1000002;
    private static final Path SDK =
            Path.of("../../node_modules/@wecom/jssdk/dist/wecom.global.prod.js");

    private final CompletableFuture<JsonNode> result = new CompletableFuture<>();
    private String proof = "";
    private String page = "";

    @TempDir private Path profile;

    @Test
    void opensTheSidebarAsAMembersClient() throws Exception {
        var browser = browser();
        assertThat(SDK).as("npm packages of the page: build it once without -Dquick").exists();
        var gateway = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var proxy = freePort();
        var settings =
                SimulatorSettings.inMemory()
                        .withProxy(
                                proxy,
                                URI.create("http://localhost:" + gateway.getAddress().getPort()));
        try (var simulator = WeComSimulator.start(settings);
                var wecom = new Caller(simulator)) {
            gateway.createContext("/", exchange -> serve(exchange, wecom));
            gateway.start();
            acmeHasASidebar(simulator, wecom, proxy);
            var process = open(browser, simulator, proxy);
            try {
                meetsTheCustomer(result.get(60, TimeUnit.SECONDS), simulator, wecom);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                forgetLinks();
            }
        } finally {
            gateway.stop(0);
        }
    }

    /** A killed browser leaves links behind that point out of its profile. */
    private void forgetLinks() throws IOException {
        for (var link : List.of("SingletonLock", "SingletonCookie", "SingletonSocket")) {
            Files.deleteIfExists(profile.resolve(link));
        }
    }

    private void acmeHasASidebar(WeComSimulator simulator, Caller wecom, int proxy)
            throws IOException {
        var define = simulator.define();
        define.corp(ACME, corp -> corp.name("Acme 某某科技"));
        define.member(ACME, "LI_LEI", member -> member.name("李雷"));
        define.app(ACME, CRM, app -> app.secret("crm-secret").visibleParties(1));
        define(
                wecom,
                "customers",
                "{\"corpId\":\"%s\",\"userId\":\"LI_LEI\",\"externalUserId\":\"wmC1\"}"
                        .formatted(ACME));
        define(
                wecom,
                "customer-settings",
                "{\"corpId\":\"%s\",\"apps\":[%d]}".formatted(ACME, CRM));
        var domain =
                "{\"corpId\":\"%s\",\"agentId\":%d,\"host\":\"localhost:%d\",\"verification\":\"%s\"}";
        proof =
                define(wecom, "domains", domain.formatted(ACME, CRM, proxy, "RECORDED"))
                        .path("proof")
                        .asString();
        assertThat(
                        define(wecom, "domains", domain.formatted(ACME, CRM, proxy, "REQUIRED"))
                                .path("verification")
                                .asString())
                .as("the WW_verify file is served through the proxy")
                .isEqualTo("verified");
        page =
                new String(
                                getClass().getResourceAsStream("/bridge/page.html").readAllBytes(),
                                StandardCharsets.UTF_8)
                        .replace("$CORP", ACME)
                        .replace("$AGENT", Integer.toString(CRM))
                        .replace("$WEB", simulator.webBaseUrl().toString());
    }

    /** The page begins at WeCom's sign-in page, which recognises whose client it is. */
    private Process open(Path browser, WeComSimulator simulator, int proxy) throws IOException {
        var back = "http://localhost:" + proxy + "/sidebar?a=1#/customer";
        var signIn =
                "%s/connect/oauth2/authorize?appid=%s&redirect_uri=%s&response_type=code&scope=snsapi_base&state=s1#wechat_redirect"
                        .formatted(
                                simulator.webBaseUrl(),
                                ACME,
                                URLEncoder.encode(back, StandardCharsets.UTF_8));
        var window =
                simulator
                        .windows()
                        .open(
                                ACME,
                                "LI_LEI",
                                w ->
                                        w.with("agentId", CRM)
                                                .with("url", signIn)
                                                .with("device", "IPHONE")
                                                .with("entry", "single_chat_tools")
                                                .with("externalUserId", "wmC1"));
        return new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--user-data-dir=" + profile,
                        simulator.webBaseUrl() + "/simulator/windows/" + window.id() + "/open")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void meetsTheCustomer(JsonNode seen, WeComSimulator simulator, Caller wecom) {
        assertThat(seen.path("error").asString("")).isEmpty();
        assertThat(seen.path("userAgent").asString()).contains("wxwork/", "iPhone");
        assertThat(seen.path("entry").asString()).isEqualTo("single_chat_tools");
        assertThat(seen.path("customer").asString()).isEqualTo("wmC1");
        assertThat(seen.path("group").asString())
                .isEqualTo("getCurExternalChat:fail without context of external contact");
        assertThat(seen.path("sent").asString()).isEqualTo("sendChatMessage:ok");
        assertThat(seen.path("wrongTicket").asString()).startsWith("agentConfig:fail, 42012");
        assertThat(seen.path("agentConfig").asString()).isEqualTo("agentConfig:ok");
        assertThat(seen.path("classicCustomer").asString()).isEqualTo("wmC1");
        var token = wecom.token(ACME, "crm-secret");
        var who =
                wecom.get(
                        "/cgi-bin/auth/getuserinfo?access_token="
                                + token
                                + "&code="
                                + seen.path("code").asString());
        assertThat(who.path("userid").asString()).isEqualTo("LI_LEI");
        assertThat(
                        wecom.get("/simulator/query/said?from=LI_LEI")
                                .path(0)
                                .path("content")
                                .path("text")
                                .path("content")
                                .asString())
                .isEqualTo("来自侧边栏");
        assertThat(simulator.query().ledger())
                .anyMatch(entry -> entry.path().equals("/jsapi/preVerifyJSAPI"));
    }

    /** The product in front of which the proxy stands: one page, its signatures, and an ear. */
    private void serve(HttpExchange exchange, Caller wecom) throws IOException {
        var path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/sidebar" -> answer(exchange, "text/html; charset=utf-8", page);
            case "/sdk.js" -> answer(exchange, "text/javascript", Files.readString(SDK));
            case "/sign" -> answer(exchange, "application/json", signed(exchange, wecom));
            case "/result" -> {
                result.complete(Json.MAPPER.readTree(exchange.getRequestBody()));
                answer(exchange, "text/plain", "");
            }
            default -> answer(exchange, "text/plain", path.startsWith("/WW_verify_") ? proof : "?");
        }
    }

    private static String signed(HttpExchange exchange, Caller wecom) {
        var query = exchange.getRequestURI().getRawQuery();
        var path =
                query.contains("kind=corp") ? "get_jsapi_ticket?" : "ticket/get?type=agent_config&";
        var url = URLDecoder.decode(query.replaceAll(".*url=", ""), StandardCharsets.UTF_8);
        var ticket =
                wecom.get("/cgi-bin/" + path + "access_token=" + wecom.token(ACME, "crm-secret"))
                        .path("ticket")
                        .asString();
        var text = "jsapi_ticket=%s&noncestr=n1&timestamp=1726214400&url=%s".formatted(ticket, url);
        return "{\"timestamp\":1726214400,\"nonceStr\":\"n1\",\"signature\":\"%s\"}"
                .formatted(sha1(text));
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static JsonNode define(Caller wecom, String thing, String body) {
        var answer = wecom.postRaw("/simulator/define/" + thing, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static Path browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder ->
                        List.of("chromium", "google-chrome").stream()
                                .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                "no Chromium: run dev/prepare, or set WECOM_BRIDGE_NO_BROWSER=true"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
