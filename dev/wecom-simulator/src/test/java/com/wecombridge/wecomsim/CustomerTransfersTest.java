package com.wecombridge.wecomsim;

import static com.wecombridge.wecomsim.SalesFloor.PATIENCE;
import static com.wecombridge.wecomsim.SalesFloor.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Customers who go from one member to another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerTransfersTest {

    private final SalesFloor acme = new SalesFloor();

    @AfterAll
    void stop() {
        acme.close();
    }

    @BeforeEach
    void nobodyHasACustomerYet() {
        acme.opens();
    }

    @Test
    void handsACustomerOverAfterADayUnlessTheCustomerRefuses() {
        acme.customer("LI_LEI", "wmCHEN", "");
        acme.customer("LI_LEI", "wmZHAO", "");
        var asked =
                acme.post(
                        "externalcontact/transfer_customer",
                        """
                        {'handover_userid':'LI_LEI','takeover_userid':'HAN_MEIMEI',
                         'external_userid':['wmCHEN','wmZHAO','wmNOBODY']}\
                        """);
        assertThat(asked.at("/customer/0/errcode").asInt()).isZero();
        assertThat(asked.at("/customer/2/errcode").asInt()).isEqualTo(40131);
        acme.define("customer-transfers", "{'externalUserId':'wmZHAO','outcome':'REFUSED'}");
        assertThat(statuses()).containsExactly(2, 3);

        acme.simulator().define().advanceClock(Duration.ofHours(25));

        assertThat(statuses()).containsExactly(1, 3);
        assertThat(acme.get("externalcontact/list", "&userid=HAN_MEIMEI").path("external_userid"))
                .extracting(JsonNode::asString)
                .containsExactly("wmCHEN");
        await().atMost(PATIENCE).until(() -> acme.heard().size() == 5);
        assertThat(acme.heard().get(2)).contains("transfer_fail").contains("customer_refused");
        assertThat(acme.heard().get(3))
                .contains("del_external_contact")
                .contains("DELETE_BY_TRANSFER");
        assertThat(acme.heard().get(4)).contains("add_external_contact").contains("HAN_MEIMEI");
    }

    @Test
    void findsTheCustomersOfAMemberWhoLeft() {
        acme.customer("LI_LEI", "wmCHEN", "");
        assertThat(errcode(resigned())).isEqualTo(40097);
        acme.simulator().define().removeMember(acme.corp(), "LI_LEI");

        var left = acme.post("externalcontact/get_unassigned_list", "{}");
        assertThat(left.at("/info/0/handover_userid").asString()).isEqualTo("LI_LEI");
        assertThat(left.at("/info/0/external_userid").asString()).isEqualTo("wmCHEN");
        assertThat(left.at("/info/0/dimission_time").asLong()).isPositive();
        assertThat(resigned().at("/customer/0/errcode").asInt()).isZero();
        assertThat(acme.post("externalcontact/get_unassigned_list", "{}").path("info")).isEmpty();
    }

    private JsonNode resigned() {
        return acme.post(
                "externalcontact/resigned/transfer_customer",
                """
                {'handover_userid':'LI_LEI','takeover_userid':'HAN_MEIMEI',
                 'external_userid':['wmCHEN']}\
                """);
    }

    private List<Integer> statuses() {
        var results =
                acme.post(
                        "externalcontact/transfer_result",
                        "{'handover_userid':'LI_LEI','takeover_userid':'HAN_MEIMEI'}");
        return StreamSupport.stream(results.path("customer").spliterator(), false)
                .map(customer -> customer.path("status").asInt())
                .toList();
    }
}
