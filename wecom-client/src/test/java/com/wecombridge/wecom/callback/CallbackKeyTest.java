package com.wecombridge.wecom.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackKeyTest {
    /** The key of WeCom's own documentation: its last character carries stray low bits. */
    private static final String NOT_CANONICAL = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    @Test
    void takesAKeyWithStrayBitsInItsLastCharacter() {
        var key = CallbackKey.of("QDG6eK", NOT_CANONICAL);
        var cipher = new CallbackCipher(key);
        var closed = cipher.close("你好", "wx5823bf96d3bd56c7", "1409659813", "1372623149");

        assertThat(
                        cipher.open(
                                closed.signature(),
                                closed.encrypted(),
                                "wx5823bf96d3bd56c7"::equals,
                                Instant.ofEpochSecond(1409659813)))
                .isEqualTo(new CallbackOpening.Opened("你好", "wx5823bf96d3bd56c7"));
    }

    @Test
    void isTheSameKeyAsItsCanonicalForm() {
        var closed =
                new CallbackCipher(CallbackKey.of("QDG6eK", NOT_CANONICAL))
                        .close("hello", "wx5823bf96d3bd56c7", "1409659813", "1");
        var canonical =
                new CallbackCipher(
                        CallbackKey.of("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2A"));

        assertThat(
                        canonical.open(
                                closed.signature(),
                                closed.encrypted(),
                                _ -> true,
                                Instant.ofEpochSecond(1409659813)))
                .isInstanceOf(CallbackOpening.Opened.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh88",
                " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh ",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh-",
                "+AECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
            })
    void refusesAKeyOfAnotherShapeAndSaysWhatIsExpected(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackKey.of("LocalToken01", typed))
                .withMessageContaining("exactly 43 letters or digits")
                .withMessageContaining(Integer.toString(typed.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with space", "123456789012345678901234567890123", "令牌"})
    void refusesATokenOfAnotherShape(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackKey.of(token, NOT_CANONICAL))
                .withMessageContaining("Token");
    }

    @Test
    void printsNeitherTokenNorKey() {
        assertThat(CallbackKey.of("QDG6eK", NOT_CANONICAL)).hasToString("***");
        assertThatCode(() -> CallbackKey.of("QDG6eK", "secret but short"))
                .hasMessageNotContaining("secret but short");
    }
}
