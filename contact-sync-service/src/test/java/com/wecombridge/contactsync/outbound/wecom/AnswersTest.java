package com.wecombridge.contactsync.outbound.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.DepartmentId;
import me.chanjar.weixin.cp.bean.WxCpAgent;
import me.chanjar.weixin.cp.bean.WxCpDepart;
import me.chanjar.weixin.cp.bean.WxCpUser;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final String MEMBER =
            """
            {"userid":"LI_LEI","name":"李雷","department":[3,2,3],"status":4,
             "email":"","biz_mail":"lilei@acme.example"}
            """;

    @Test
    void readsAMember() {
        var member = Answers.toMember(WxCpUser.fromJson(MEMBER), true);

        assertThat(member.id().value()).isEqualTo("LI_LEI");
        assertThat(member.name()).contains("李雷");
        assertThat(member.email()).contains("lilei@acme.example");
        assertThat(member.departments()).containsExactly(new DepartmentId(2), new DepartmentId(3));
        assertThat(member.status()).isEqualTo(4);
    }

    @Test
    void takesNoIdForANameWhereASuiteLooks() {
        var suite =
                Answers.toMember(
                        WxCpUser.fromJson("{\"userid\":\"woAbc\",\"name\":\"woAbc\"}"), false);
        var department =
                Answers.toDepartment(
                        WxCpDepart.fromJson("{\"id\":2,\"name\":\"2\",\"parentid\":0}"), false);

        assertThat(suite.name()).isEmpty();
        assertThat(suite.departments()).isEmpty();
        assertThat(department.name()).isEmpty();
        assertThat(department.parent()).isEmpty();
    }

    @Test
    void readsARangeWithWhatIsLeftOut() {
        var scope =
                Answers.toScope(
                        WxCpAgent.fromJson(
                                """
                                {"agentid":1000002,"allow_partys":{"partyid":[2]},
                                 "allow_tags":{"tagid":[7]}}
                                """));

        assertThat(scope.members()).isEmpty();
        assertThat(scope.departments()).containsExactly(new DepartmentId(2));
        assertThat(scope.tags()).containsExactly("7");
    }
}
