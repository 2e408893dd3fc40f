package com.wecombridge.wecomsim;

import static com.wecombridge.wecomsim.SalesFloor.PATIENCE;
import static com.wecombridge.wecomsim.SalesFloor.changeType;
import static com.wecombridge.wecomsim.SalesFloor.errcode;
import static com.wecombridge.wecomsim.SalesFloor.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The tags that members and apps put on customers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerTagsTest {

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
    void makesChangesAndDeletesTagsAndTellsOfIt() {
        var made =
                acme.post(
                                "externalcontact/add_corp_tag",
                                "{'group_name':'级别','tag':[{'name':'A'},{'name':'B'}]}")
                        .path("tag_group");
        var group = made.path("group_id").asString();
        var tagA = made.path("tag").path(0).path("id").asString();
        acme.customer("LI_LEI", "wmCHEN", "");
        var marking = "{'userid':'LI_LEI','external_userid':'wmCHEN','add_tag':['%s']}";
        assertThat(errcode(acme.post("externalcontact/mark_tag", marking.formatted(tagA))))
                .isZero();
        assertThat(errcode(acme.post("externalcontact/mark_tag", marking.formatted("etNONE"))))
                .isEqualTo(40068);
        assertThat(
                        errcode(
                                acme.post(
                                        "externalcontact/add_corp_tag",
                                        "{'group_id':'" + group + "','tag':[{'name':'A'}]}")))
                .isEqualTo(40071);
        acme.post("externalcontact/edit_corp_tag", "{'id':'" + tagA + "','name':'A+'}");
        acme.define("customer-tags", "{'groupId':'" + group + "','shuffled':true}");
        acme.post("externalcontact/del_corp_tag", "{'group_id':['" + group + "']}");

        assertThat(acme.post("externalcontact/get_corp_tag_list", "{}").path("tag_group"))
                .isEmpty();
        assertThat(
                        acme.get("externalcontact/get", "&external_userid=wmCHEN")
                                .at("/follow_user/0/tags"))
                .isEmpty();
        await().atMost(PATIENCE).until(() -> changesOf("change_external_tag").size() == 6);
        assertThat(changesOf("change_external_tag"))
                .extracting(text -> changeType(text) + " " + field(text, "TagType"))
                .containsExactly(
                        "create tag_group",
                        "create tag",
                        "create tag",
                        "update tag",
                        "shuffle ",
                        "delete tag_group");
    }

    private List<String> changesOf(String event) {
        return acme.heard().stream().filter(text -> text.contains(event)).toList();
    }
}
