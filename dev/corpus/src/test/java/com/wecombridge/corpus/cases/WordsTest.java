package com.wecombridge.corpus.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.corpus.wire.Bytes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {

    private final Words words = Words.of(Map.of("corp", "ww1", "good", "abcdef"));

    @Test
    void fillsNamesFromTheInsideToTheOutside() {
        assertThat(words.fill("x«corp»y")).isEqualTo("xww1y");
        assertThat(words.fill("«from 2 «good»»")).isEqualTo("cdef");
        assertThat(words.fill("«upto 2 «good»»«less 2 «good»»")).isEqualTo("ababcd");
        assertThat(words.fill("«2 times <«corp»>»")).isEqualTo("<ww1><ww1>");
        assertThat(words.fill("«3 numbered p#=1&»")).isEqualTo("p0=1&p1=1&p2=1&");
        assertThat(words.fill("«capitals a«corp»»")).isEqualTo("AWW1");
        assertThat(words.fill("«filled 8 «good»»")).isEqualTo("abcdef  ");
        assertThat(words.fill("«flip 0 abc»")).isEqualTo("bbc");
    }

    @Test
    void aTextWithWordsIsFilledWhereItStands() {
        var own = words.withText("it", "<«mark»>");

        assertThat(own.with("mark", "m1").fill("«it»")).isEqualTo("<m1>");
    }

    @Test
    void bytesLeaveAsThemselves() {
        assertThat(Bytes.of(words.fill("a«bytes ffc3»é")))
                .containsExactly('a', 0xFF, 0xC3, 0xC3, 0xA9);
        assertThat(Bytes.of(words.fill("«in UTF-16BE a»"))).containsExactly(0, 'a');
    }

    @Test
    void aWordThatNobodyKnowsIsAnError() {
        assertThatThrownBy(() -> words.fill("«corb»")).hasMessageContaining("«corb»");
        assertThatThrownBy(() -> words.fill("«cast 1 a»")).hasMessageContaining("«cast»");
    }
}
