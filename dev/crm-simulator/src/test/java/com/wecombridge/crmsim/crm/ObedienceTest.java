package com.wecombridge.crmsim.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.crmsim.contract.CloudEvent;
import com.wecombridge.crmsim.contract.UnreadableRecordException;
import com.wecombridge.crmsim.contract.Wire;
import com.wecombridge.crmsim.store.Outbox.Row;
import com.wecombridge.crmsim.store.StateFile;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ObedienceTest {

    private static final String CREATE = "com.wecombridge.record-creation.requested.v1";
    private static final String CHANGE_OWNER = "com.wecombridge.owner-change.requested.v1";
    private static final String ACTIVATE = "com.wecombridge.activation.requested.v1";

    private final StateFile state = StateFile.open(Optional.empty());
    private Crm crm;

    @BeforeEach
    void open() {
        crm = new Crm(state, () -> URI.create("http://localhost"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void givesTheStoredAnswerToTheSameWish() {
        ask("e-1", CREATE, lead("wish-1", "Acme 某某科技"));
        ask("e-2", CREATE, lead("wish-1", "Acme 某某科技").put("askedAt", "2026-11-22T09:30:00Z"));

        assertThat(crm.records().all()).hasSize(1);
        assertThat(answers()).hasSize(2);
        assertThat(answers().getLast().data()).isEqualTo(answers().getFirst().data());
        assertThat(answers().getLast().headers()).containsEntry("ce_causationid", "e-2");
    }

    @Test
    void rejectsAnotherWishUnderAUsedKeyAndKeepsTheFirstAnswer() {
        ask("e-1", CREATE, lead("wish-1", "Acme 某某科技"));
        ask("e-2", CREATE, lead("wish-1", "Globex 某某贸易"));
        ask("e-3", CREATE, lead("wish-1", "Acme 某某科技"));

        assertThat(crm.records().all()).hasSize(1);
        assertThat(reasons()).containsExactly("", "idempotency-conflict", "");
        assertThat(crm.obedience().all())
                .singleElement()
                .satisfies(it -> assertThat(it.conflicts()).isEqualTo(1));
    }

    @Test
    void doesNothingWhenKafkaDeliversAnEventTwice() {
        ask("e-1", CREATE, lead("wish-1", "Acme 某某科技"));
        ask("e-1", CREATE, lead("wish-1", "Acme 某某科技"));

        assertThat(crm.records().all()).hasSize(1);
        assertThat(answers()).hasSize(1);
    }

    @Test
    void keepsKeysOfDifferentTenantsApart() {
        ask("e-1", CREATE, lead("wish-1", "Acme 某某科技"));
        ask(
                "e-2",
                CREATE,
                lead("wish-1", "Globex 某某贸易").put("tenant", "globex").put("owner", "u-2001"));

        assertThat(crm.records().all()).hasSize(2);
        assertThat(reasons()).containsExactly("", "");
    }

    @Test
    void namesTheNewRecordAndGivesItAnotherOwner() {
        ask("e-1", CREATE, lead("wish-1", "Acme 某某科技"));
        String record = answers().getFirst().data().orElseThrow().path("reference").stringValue();
        ask("e-2", CHANGE_OWNER, owner("wish-2", record, "u-1002"));
        ask("e-3", CHANGE_OWNER, owner("wish-3", record, "u-9999"));
        ask("e-4", CHANGE_OWNER, owner("wish-4", "no-such-record", "u-1002"));

        assertThat(reasons()).containsExactly("", "", "unknown-owner", "unknown-record");
        assertThat(crm.records().all())
                .singleElement()
                .satisfies(it -> assertThat(it.owner()).isEqualTo("u-1002"));
    }

    @Test
    void opensAFeatureAndTellsTheEntitlementWithTheAnswer() {
        int before = crm.outbox().depth();
        ObjectNode wish = wish("wish-1").put("feature", "archive").put("askedBy", "u-1002");
        ask("e-1", ACTIVATE, wish);
        ask("e-2", ACTIVATE, wish.deepCopy().put("idempotencyKey", "wish-2"));

        assertThat(crm.tenants().find("acme").orElseThrow().features())
                .containsExactly("archive", "wecom");
        assertThat(reasons()).containsExactly("", "");
        assertThat(crm.outbox().depth()).isEqualTo(before + 1 + 2);
    }

    @Test
    void answersWhatItDoesNotKnowAndWhomItDoesNotKnow() {
        ask("e-1", "com.wecombridge.moon-landing.requested.v1", wish("wish-1"));
        ask(
                "e-2",
                ACTIVATE,
                wish("wish-2").put("tenant", "initech").put("feature", "f").put("askedBy", "x"));

        assertThat(reasons()).containsExactly("unsupported-command", "unknown-tenant");
    }

    @Test
    void rejectsAsOftenAsThePersonScripted() {
        state.change(() ->
                crm.refusals()
                        .define(
                                new Refusals.Refusal(
                                        "acme", "record-creation", "duplicate", "已有", 1)));
        ask("e-1", CREATE, lead("wish-1", "Acme 某某科技"));
        ask("e-2", CREATE, lead("wish-2", "Acme 某某科技"));

        assertThat(reasons()).containsExactly("duplicate", "");
        assertThat(crm.records().all()).hasSize(1);
    }

    @Test
    void readsNoCommandThatLacksAField() {
        ObjectNode withoutOwner = lead("wish-1", "Acme 某某科技");
        withoutOwner.remove("owner");

        assertThatThrownBy(() -> ask("e-1", CREATE, withoutOwner))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageNotContaining("Acme");
        assertThatThrownBy(() -> ask("e-2", CREATE, lead(" ", "Acme 某某科技")))
                .isInstanceOf(UnreadableRecordException.class);
    }

    private void ask(String event, String type, ObjectNode body) {
        var asked = Asked.of(new CloudEvent(event, type, body));
        state.change(() -> crm.obedience().obey(asked));
    }

    private static ObjectNode wish(String key) {
        return Wire.JSON
                .createObjectNode()
                .put("tenant", "acme")
                .put("idempotencyKey", key)
                .put("askedAt", "2026-11-22T08:00:00Z");
    }

    private static ObjectNode lead(String key, String name) {
        ObjectNode lead = wish(key).put("object", "lead").put("owner", "u-1001");
        lead.putObject("fields").put("name", name);
        return lead;
    }

    private static ObjectNode owner(String key, String record, String owner) {
        return wish(key).put("object", "lead").put("record", record).put("owner", owner);
    }

    private List<Row> answers() {
        return crm.outbox().rows().stream()
                .filter(row -> row.topic().equals("crm.command-results"))
                .toList();
    }

    /** Empty for a command that was carried out. */
    private List<String> reasons() {
        return answers().stream()
                .map(row -> row.data().orElseThrow())
                .map((JsonNode it) -> it.path("reason").asString(""))
                .toList();
    }
}
