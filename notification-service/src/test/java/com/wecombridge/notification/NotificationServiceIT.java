package com.wecombridge.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Event;
import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.crm.TodoEvent.Detail;
import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryRecorded;
import com.wecombridge.events.store.Scope;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestKafka;
import com.wecombridge.testkit.web.Gateway;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecomsim.SimulatorSettings;
import com.wecombridge.wecomsim.WeComSimulator;
import com.wecombridge.wecomsim.world.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service between a real PostgreSQL, a real Kafka and the WeCom simulator. */
@NullUnmarked
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class NotificationServiceIT {

    static final TenantId ACME = new TenantId("acme");
    static final CorpId CORP = new CorpId("wwacme0000000001");
    static final CorpId SUBSIDIARY = new CorpId("wwacme0000000002");
    static final AppId CRM_APP = new AppId("1000002");
    static final CrmUserId LI_LEI = new CrmUserId("u-lilei");
    static final CrmUserId HAN_MEIMEI = new CrmUserId("u-hanmeimei");
    static final CrmUserId LUCY = new CrmUserId("u-lucy");
    static final CrmUserId JIM = new CrmUserId("u-jim");
    static final CrmUserId NOBODY = new CrmUserId("u-unpaired");
    static final Duration SOON = Duration.ofSeconds(20);

    static final Gateway GATEWAY = new Gateway("notification-service");
    static final TestKafka KAFKA = Infrastructure.kafka();
    static final WeComSimulator WECOM = WeComSimulator.start(SimulatorSettings.inMemory());
    private static final EventCodec CODEC = new EventCodec();
    private static boolean peopled;

    static TestDatabase database;

    @Autowired SecretBox box;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Arrays.stream(Topic.values())
                .forEach(
                        topic -> KAFKA.createTopic(topic.topicName(), 3, TestKafka.Cleanup.DELETE));
        database = Infrastructure.register(registry);
        registry.add("WECOM_API_BASE_URL", WECOM::apiBaseUrl);
        registry.add("PUBLIC_BASE_URL", () -> "https://crm.acme.example");
        registry.add("GATEWAY_KEYS_URI", GATEWAY::keysUri);
        registry.add("spring.lifecycle.timeout-per-shutdown-phase", () -> "5s");
        registry.add("notification.patience.pairing-grace", () -> "500ms");
        registry.add("notification.patience.retry.first", () -> "100ms");
        registry.add("notification.patience.limited.first", () -> "100ms");
    }

    /** Acme's corp has three people and a connected app; two people and an outsider are paired. */
    void acmeIsConnected() {
        if (peopled) {
            return;
        }
        peopled = true;
        WECOM.define().corp(CORP.value(), corp -> corp.name("Acme 某某科技"));
        WECOM.define()
                .department(CORP.value(), 2, department -> department.name("销售部").parentId(1));
        WECOM.define().department(CORP.value(), 3, department -> department.name("仓库").parentId(1));
        member("LI_LEI", "李雷", 2);
        member("HAN_MEIMEI", "韩梅梅", 2);
        member("LUCY", "露西", 3);
        WECOM.define()
                .app(
                        CORP.value(),
                        1000002,
                        app -> app.name("CRM").secret("acme-crm-secret").visibleParties(2));
        paired(LI_LEI, "LI_LEI");
        paired(HAN_MEIMEI, "HAN_MEIMEI");
        paired(LUCY, "LUCY");
        tell(
                new CorpConnected(
                        ACME,
                        CORP,
                        CRM_APP,
                        AppMode.SELF_BUILT,
                        1000002,
                        "Acme 某某科技",
                        true,
                        Instant.now(),
                        1));
        tellToken(1);
        await().atMost(SOON).until(() -> rowsOf("account_binding", CORP) == 3);
        await().atMost(SOON).until(() -> rowsOf("corp_app", CORP) == 1);
        await().atMost(SOON).until(() -> rowsOf("wecom_token", CORP) == 1);
    }

    private static int rowsOf(String table, CorpId corp) {
        return database.rows("select 1 from %s where corp_id = '%s'".formatted(table, corp)).size();
    }

    /** Acme has a second corp with one person, who is paired. */
    void subsidiaryIsConnected() {
        WECOM.define().corp(SUBSIDIARY.value(), corp -> corp.name("Acme 某某分公司"));
        WECOM.define()
                .member(SUBSIDIARY.value(), "JIM", member -> member.name("吉姆").departments(1));
        WECOM.define()
                .app(
                        SUBSIDIARY.value(),
                        1000002,
                        app -> app.name("CRM").secret("acme-second-secret").visibleParties(1));
        tell(new AccountBound(ACME, SUBSIDIARY, JIM, new MemberUserId("JIM"), Instant.now(), 1));
        tell(
                new CorpConnected(
                        ACME,
                        SUBSIDIARY,
                        CRM_APP,
                        AppMode.SELF_BUILT,
                        1000002,
                        "Acme 某某分公司",
                        true,
                        Instant.now(),
                        1));
        var token = new Secret(fetchedToken(SUBSIDIARY, "acme-second-secret"));
        tell(token(ACME, SUBSIDIARY, CRM_APP, token, 1));
        await().atMost(SOON).until(() -> rowsOf("wecom_token", SUBSIDIARY) == 1);
    }

    private static void member(String userId, String name, int department) {
        WECOM.define()
                .member(CORP.value(), userId, member -> member.name(name).departments(department));
    }

    private static void paired(CrmUserId user, String member) {
        tell(new AccountBound(ACME, CORP, user, new MemberUserId(member), Instant.now(), 1));
    }

    /** As binding would: fetched from WeCom, sealed, told. */
    void tellToken(long version) {
        tell(
                token(
                        ACME,
                        CORP,
                        CRM_APP,
                        new Secret(fetchedToken(CORP, "acme-crm-secret")),
                        version));
    }

    TokenIssued token(TenantId tenant, CorpId corp, AppId app, Secret token, long version) {
        return new TokenIssued(
                tenant,
                corp,
                app,
                TokenKind.ACCESS_TOKEN,
                box.seal(Scope.of(tenant), Purpose.WECOM_TOKEN, token),
                token.fingerprint(),
                Instant.now(),
                Instant.now().plusSeconds(7200),
                version);
    }

    private static String fetchedToken(CorpId corp, String secret) {
        return ask("gettoken?corpid=" + corp + "&corpsecret=" + secret, "")
                .path("access_token")
                .asString();
    }

    /** GET without a body, POST with one. */
    static JsonNode ask(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(WECOM.apiBaseUrl() + "/cgi-bin/" + path));
        try (var http = HttpClient.newHttpClient()) {
            var asked = body.isEmpty() ? request : request.POST(BodyPublishers.ofString(body));
            return JsonMapper.shared()
                    .readTree(http.send(asked.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static TodoAssigned todo(String id, CrmUserId... assignees) {
        return todo(ACME, id, assignees);
    }

    static TodoAssigned todo(TenantId tenant, String id, CrmUserId... assignees) {
        return new TodoAssigned(
                tenant,
                new CrmTodoId(id),
                List.of(assignees),
                "approval",
                "报价单待审批 · 上海某某科技",
                List.of(new Detail("客户", "上海某某科技"), new Detail("金额", "¥ 128,000")),
                URI.create("https://crm.example/todos/" + id),
                Optional.of(HAN_MEIMEI),
                Instant.parse("2026-11-20T02:00:00Z"),
                Optional.of(Instant.parse("2026-11-25T10:00:00Z")),
                1);
    }

    static void tell(Event event) {
        tell(event, UUID.randomUUID().toString());
    }

    static void tell(Event event, String id) {
        var record =
                new ProducerRecord<>(event.topic().topicName(), event.key(), CODEC.data(event));
        var envelope =
                new Envelope(
                        new EventId(id),
                        "/test",
                        EventCatalogue.typeOf(event.getClass()),
                        event.subject(),
                        Instant.now(),
                        event.tenantId(),
                        event.corpId(),
                        event.key(),
                        Optional.empty(),
                        event.version(),
                        Optional.empty());
        EventCodec.headers(envelope)
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        KAFKA.send(record);
    }

    /** What the service told of this to-do so far, in order. */
    static List<DeliveryRecorded> told(String todo) {
        return KAFKA.records(Topic.NOTIFICATIONS_DELIVERIES.topicName()).stream()
                .map(record ->
                        CODEC.read(
                                name -> {
                                    var header = record.headers().lastHeader(name);
                                    return header == null
                                            ? null
                                            : new String(header.value(), StandardCharsets.UTF_8);
                                },
                                record.value()))
                .filter(Known.class::isInstance)
                .map(known -> ((Known) known).event())
                .filter(DeliveryRecorded.class::isInstance)
                .map(DeliveryRecorded.class::cast)
                .filter(recorded -> recorded.todo().value().equals(todo))
                .toList();
    }

    static List<DeliveryRecorded> awaitTold(String todo, int deliveries) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(told(todo)).hasSizeGreaterThanOrEqualTo(deliveries));
        return told(todo);
    }

    /** The cards about this to-do in the member's conversation. */
    static List<Message> cardsOf(String member, String todo) {
        return WECOM.query().messagesOf(CORP.value(), member).stream()
                .filter(message -> linkOf(message).contains("%2F" + todo + "%3F"))
                .toList();
    }

    static String linkOf(Message message) {
        return message.content().path("textcard").path("url").asString("");
    }
}
