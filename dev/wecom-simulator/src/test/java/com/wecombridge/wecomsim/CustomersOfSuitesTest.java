package com.wecombridge.wecomsim;

import static com.wecombridge.wecomsim.SalesFloor.PATIENCE;
import static com.wecombridge.wecomsim.SalesFloor.SUITE;
import static com.wecombridge.wecomsim.SalesFloor.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A corp's customers as a provider's suite knows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersOfSuitesTest {

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
    void showsASuiteItsProvidersIdsAndConvertsThem() {
        acme.customer("LI_LEI", "wmCHEN", ",'name':'陈客户'");
        var suiteApp = acme.installsTheSuite();
        var userId = acme.simulator().query().userIdFor(SUITE, acme.corp(), "LI_LEI");
        assertThat(errcode(acme.get(suiteApp, "externalcontact/list", "&userid=" + userId)))
                .isEqualTo(48002);
        acme.define("customer-settings", "{'suites':['" + SUITE + "']}");

        var theirs = acme.get(suiteApp, "externalcontact/list", "&userid=" + userId);
        var id = theirs.path("external_userid").path(0).asString();
        assertThat(id).startsWith("wm").hasSize(32).isNotEqualTo("wmCHEN");
        var contact = acme.get(suiteApp, "externalcontact/get", "&external_userid=" + id);
        assertThat(contact.path("external_contact").has("avatar")).isFalse();
        assertThat(contact.path("external_contact").has("unionid")).isFalse();
        assertThat(errcode(acme.get(suiteApp, "externalcontact/get", "&external_userid=wmCHEN")))
                .isEqualTo(40096);

        var there =
                acme.post(
                        "externalcontact/to_service_external_userid",
                        "{'external_userid':'wmCHEN'}");
        assertThat(there.path("external_userid").asString()).isEqualTo(id);
        var back =
                acme.post(
                        "externalcontact/from_service_external_userid",
                        "{'external_userid':'%s','source_agentid':%d}".formatted(id, suiteApp));
        assertThat(back.path("external_userid").asString()).isEqualTo("wmCHEN");

        acme.customer("LI_LEI", "wmCHEN", ",'remark':'陈总'");
        await().atMost(PATIENCE)
                .until(() ->
                        acme.commands().stream().anyMatch(text -> text.contains("edit_external")));
        assertThat(acme.commands())
                .anySatisfy(text ->
                        assertThat(text)
                                .contains("<InfoType><![CDATA[change_external_contact]]>")
                                .contains("<AuthCorpId><![CDATA[" + acme.corp() + "]]>")
                                .contains("<UserID><![CDATA[" + userId + "]]>")
                                .contains("<ExternalUserID><![CDATA[" + id + "]]>"));
    }

    @Test
    void hidesCustomersFromAProviderWithoutAnInteropLicence() {
        var suiteApp = acme.installsTheSuite();
        acme.define("customer-settings", "{'suites':['" + SUITE + "']}");
        acme.simulator().define().licences(acme.corp(), List.of("LI_LEI"), false);
        acme.customer("LI_LEI", "wmCHEN", "");

        var userId = acme.simulator().query().userIdFor(SUITE, acme.corp(), "LI_LEI");
        assertThat(errcode(acme.get(suiteApp, "externalcontact/list", "&userid=" + userId)))
                .isEqualTo(701008);
        assertThat(errcode(acme.get("externalcontact/list", "&userid=LI_LEI"))).isZero();
        await().atMost(PATIENCE).until(() -> acme.heard().size() == 1);
        assertThat(acme.commands()).noneMatch(text -> text.contains("add_external_contact"));
    }
}
