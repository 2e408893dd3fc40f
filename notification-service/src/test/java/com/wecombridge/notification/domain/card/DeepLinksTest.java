package com.wecombridge.notification.domain.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.notification.domain.Todo;
import java.net.URI;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class DeepLinksTest {

    private static final CorpId CORP = new CorpId("wwacme0000000001");
    private static final AppId APP = new AppId("1000002");
    private static final DeepLinks LINKS = new DeepLinks(URI.create("https://crm.acme.example/"));

    @Test
    void leadThroughTheSignInDoorToTheTodo() {
        assertThat(LINKS.to(ref("t-1", 3), CORP, APP))
                .hasToString(
                        "https://crm.acme.example/qyweixin/getUserAuthorize"
                                + "?suffi=%2Fh5%2Ftodos%2Ft-1%3Fv%3D3&appid=1000002&corpid=wwacme0000000001");
    }

    @Test
    void differFromVersionToVersion() {
        assertThat(LINKS.to(ref("t-1", 1), CORP, APP))
                .isNotEqualTo(LINKS.to(ref("t-1", 2), CORP, APP));
    }

    @Test
    void cannotBeLedAstrayByAnId() {
        var link = LINKS.to(ref("a/../b&appid=x c", 1), CORP, APP);

        assertThat(link.getQuery()).contains("/h5/todos/a%2F..%2Fb%26appid%3Dx%20c?v=1");
        assertThat(link.getRawQuery().split("&")).hasSize(3);
    }

    @Test
    void stayWithinWeComsLimitAndStillDiffer() {
        var first = LINKS.to(ref("单".repeat(255) + "甲", 1), CORP, APP);
        var second = LINKS.to(ref("单".repeat(255) + "乙", 1), CORP, APP);

        assertThat(first.toString()).hasSizeLessThanOrEqualTo(DeepLinks.LONGEST_LINK);
        assertThat(first).isNotEqualTo(second);
    }

    private static Todo.Ref ref(String id, long version) {
        return new Todo.Ref(new CrmTodoId(id), version);
    }
}
