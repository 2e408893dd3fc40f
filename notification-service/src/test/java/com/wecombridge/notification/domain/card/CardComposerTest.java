package com.wecombridge.notification.domain.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.Todo.Line;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class CardComposerTest {

    private static final URI LINK = URI.create("https://crm.acme.example/t");
    private static final String FAMILY =
            "👨‍👩‍👧‍👦"; // one character to a reader, eleven UTF-16 units
    private static final CardComposer COMPOSER = new CardComposer(ZoneId.of("Asia/Shanghai"));

    @Test
    void saysWhatForWhomWhoAskedAndUntilWhen() {
        var card =
                COMPOSER.compose(
                        todo("报价单待审批 · 上海某某科技", new Line("金额", "¥ 128,000")),
                        Optional.of("韩梅梅"),
                        LINK);

        assertThat(card)
                .isEqualTo(
                        new Card(
                                "报价单待审批 · 上海某某科技",
                                "<div class=\"normal\">金额：¥ 128,000</div>"
                                        + "<div class=\"gray\">韩梅梅 发起于 12月30日 10:00</div>"
                                        + "<div class=\"highlight\">请在 2027年1月2日 18:00 前处理</div>",
                                LINK,
                                "查看"));
    }

    @Test
    void leavesOutAnUnknownAsker() {
        var card = COMPOSER.compose(todo("跟进"), Optional.empty(), LINK);

        assertThat(card.description()).startsWith("<div class=\"gray\">发起于 12月30日 10:00</div>");
    }

    @Test
    void takesAwayTheMeaningOfMarkup() {
        var card =
                COMPOSER.compose(
                        todo("<b>急</b>\n&amp;", new Line("备注", "</div><a href='x'>点我</a>")),
                        Optional.of("<i>韩</i>"),
                        LINK);

        assertThat(card.title()).isEqualTo("＜b＞急＜/b＞ ＆amp;");
        assertThat(
                        card.description()
                                .replaceAll("<div class=\"(normal|gray|highlight)\">|</div>", ""))
                .doesNotContain("<", ">", "&")
                .contains("＜/div＞＜a href='x'＞点我＜/a＞");
    }

    @Test
    void cutsATitleWhereACharacterEnds() {
        var card = COMPOSER.compose(todo(FAMILY.repeat(20)), Optional.empty(), LINK);

        assertThat(card.title()).isEqualTo(FAMILY.repeat(11) + "…");
        assertThat(card.title().length()).isLessThanOrEqualTo(CardComposer.LONGEST_TITLE);
    }

    @Test
    void neverSplitsASurrogatePair() {
        var card = COMPOSER.compose(todo("一" + "😀".repeat(100)), Optional.empty(), LINK);

        assertThat(card.title()).isEqualTo("一" + "😀".repeat(63) + "…");
    }

    @Test
    void keepsATitleThatJustFits() {
        var title = "单".repeat(128);

        assertThat(COMPOSER.compose(todo(title), Optional.empty(), LINK).title()).isEqualTo(title);
        assertThat(COMPOSER.compose(todo(title + "单"), Optional.empty(), LINK).title())
                .hasSize(128)
                .endsWith("…");
    }

    @Test
    void keepsTheDueTimeHoweverLongTheDetails() {
        var details =
                Collections.nCopies(8, new Line("说明".repeat(30), "很长的说明".repeat(60)))
                        .toArray(Line[]::new);

        var card = COMPOSER.compose(todo("长", details), Optional.of("名".repeat(300)), LINK);

        assertThat(card.description().length())
                .isLessThanOrEqualTo(CardComposer.LONGEST_DESCRIPTION);
        assertThat(card.description()).endsWith("请在 2027年1月2日 18:00 前处理</div>").contains("…");
        assertThat(opened(card)).isEqualTo(closed(card));
    }

    @Test
    void survivesTextThatIsNoText() {
        var card =
                COMPOSER.compose(
                        todo("\u0000\uD800 ", new Line(" ", "\uDC00")), Optional.empty(), LINK);

        assertThat(card.title()).isEqualTo("待办事项");
        assertThat(card.description()).doesNotContain("normal");
    }

    private static int opened(Card card) {
        return card.description().split("<div ", -1).length;
    }

    private static int closed(Card card) {
        return card.description().split("</div>", -1).length;
    }

    private static Todo todo(String title, Line... details) {
        return new Todo(
                new Todo.Ref(new CrmTodoId("t-1"), 1),
                new Todo.Subject(
                        "approval", title, List.of(details), URI.create("https://crm.example")),
                new Todo.Request(
                        Optional.of(new CrmUserId("u-han")),
                        Instant.parse("2026-12-30T02:00:00Z"),
                        Optional.of(Instant.parse("2027-01-02T10:00:00Z"))),
                List.of());
    }
}
