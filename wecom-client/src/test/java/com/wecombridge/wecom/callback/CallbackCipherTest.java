package com.wecombridge.wecom.callback;

import static com.wecombridge.wecom.callback.Vectors.ADDRESS_CHECK;
import static com.wecombridge.wecom.callback.Vectors.CORP;
import static com.wecombridge.wecom.callback.Vectors.DELETED_MEMBER;
import static com.wecombridge.wecom.callback.Vectors.KEY;
import static com.wecombridge.wecom.callback.Vectors.NONCE;
import static com.wecombridge.wecom.callback.Vectors.NOW;
import static com.wecombridge.wecom.callback.Vectors.SALT;
import static com.wecombridge.wecom.callback.Vectors.SUITE;
import static com.wecombridge.wecom.callback.Vectors.SUITE_TICKET;
import static com.wecombridge.wecom.callback.Vectors.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.callback.CallbackOpening.Damage;
import com.wecombridge.wecom.callback.CallbackOpening.Doubt;
import com.wecombridge.wecom.callback.CallbackOpening.NotAuthentic;
import com.wecombridge.wecom.callback.CallbackOpening.Opened;
import com.wecombridge.wecom.callback.CallbackOpening.Unreadable;
import com.wecombridge.wecom.callback.Vectors.Vector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackCipherTest {
    private static final CallbackKey NEXT_KEY =
            CallbackKey.of("NextToken", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

    private final CallbackCipher cipher = new CallbackCipher(KEY);

    static Stream<Vector> vectors() {
        return Stream.of(DELETED_MEMBER, SUITE_TICKET, ADDRESS_CHECK);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void opensWhatWeComCloses(Vector vector) {
        var opening =
                cipher.open(
                        vector.signature(), vector.encrypted(), vector.receiveId()::equals, NOW);

        assertThat(opening).isEqualTo(new Opened(vector.plaintext(), vector.receiveId()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void closesByteForByteAsWeComDoes(Vector vector) {
        var closed =
                cipher.close(
                        SALT,
                        vector.plaintext(),
                        vector.receiveId(),
                        new CallbackSignature("", TIMESTAMP, NONCE));

        assertThat(closed).isEqualTo(new EncryptedCallback(vector.encrypted(), vector.signature()));
    }

    @Test
    void opensWhatItClosesItselfWhateverTheLength() {
        for (int length = 0; length <= 70; length++) {
            String plaintext = "人".repeat(length);
            var closed = cipher.close(plaintext, CORP, TIMESTAMP, NONCE);

            assertThat(cipher.open(closed.signature(), closed.encrypted(), CORP::equals, NOW))
                    .isEqualTo(new Opened(plaintext, CORP));
        }
    }

    @Test
    void neverClosesTwiceIntoTheSameText() {
        var once = cipher.close("hello", CORP, TIMESTAMP, NONCE);
        var again = cipher.close("hello", CORP, TIMESTAMP, NONCE);

        assertThat(once.encrypted()).isNotEqualTo(again.encrypted());
    }

    @Test
    void writesTheXmlOfAPassiveReply() {
        var closed = cipher.close("success", CORP, TIMESTAMP, NONCE);

        assertThat(CallbackXml.read(closed.toReplyXml()))
                .isInstanceOfSatisfying(
                        CallbackXml.Parsed.class,
                        reply ->
                                assertThat(reply.xml().fields())
                                        .containsEntry("Encrypt", closed.encrypted())
                                        .containsEntry(
                                                "MsgSignature", closed.signature().msgSignature())
                                        .containsEntry("TimeStamp", TIMESTAMP)
                                        .containsEntry("Nonce", NONCE));
    }

    static Stream<String> wrongSignatures() {
        String right = DELETED_MEMBER.msgSignature();
        return Stream.of(
                "",
                right.substring(1),
                right + "0",
                right.toUpperCase(Locale.ROOT),
                "f" + right.substring(1),
                right.substring(0, 39) + "a",
                SUITE_TICKET.msgSignature(),
                "é".repeat(40));
    }

    @ParameterizedTest
    @MethodSource("wrongSignatures")
    void refusesEveryOtherSignature(String wrong) {
        var opening = open(new CallbackSignature(wrong, TIMESTAMP, NONCE), DELETED_MEMBER);

        assertThat(opening).isEqualTo(new NotAuthentic(Doubt.SIGNATURE_WRONG));
    }

    @Test
    void refusesABodyChangedByOneBit() {
        String encrypted = "5" + DELETED_MEMBER.encrypted().substring(1);

        assertThat(cipher.open(DELETED_MEMBER.signature(), encrypted, _ -> true, NOW))
                .isEqualTo(new NotAuthentic(Doubt.SIGNATURE_WRONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1726213800",
                "1726215000",
                "0",
                "-1",
                "soon",
                "",
                "1.7e9",
                "9223372036854775808",
                "1726214400000",
                "１７２６２１４４００"
            })
    void refusesATimestampOutsideTheWindowEvenIfItIsSigned(String timestamp) {
        var signature = CallbackSignature.of(KEY, timestamp, NONCE, DELETED_MEMBER.encrypted());

        assertThat(open(signature, DELETED_MEMBER))
                .isEqualTo(new NotAuthentic(Doubt.OUT_OF_TIME_WINDOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {-599, 0, 599})
    void acceptsATimestampInsideTheWindow(long secondsOff) {
        assertThat(DELETED_MEMBER.signature().isFresh(NOW.plusSeconds(secondsOff))).isTrue();
    }

    @Test
    void acceptsAnExactReplayInsideTheWindowAndRefusesItAfterwards() {
        var vector = DELETED_MEMBER;

        assertThat(open(vector.signature(), vector)).isInstanceOf(Opened.class);
        assertThat(open(vector.signature(), vector)).isInstanceOf(Opened.class);
        assertThat(
                        cipher.open(
                                vector.signature(),
                                vector.encrypted(),
                                _ -> true,
                                NOW.plus(Duration.ofMinutes(11))))
                .isEqualTo(new NotAuthentic(Doubt.OUT_OF_TIME_WINDOW));
    }

    @Test
    void refusesWhatIsMeantForAnotherReceiver() {
        var opening =
                cipher.open(SUITE_TICKET.signature(), SUITE_TICKET.encrypted(), CORP::equals, NOW);

        assertThat(opening).isEqualTo(new NotAuthentic(Doubt.OTHER_RECEIVER));
        assertThat(SUITE_TICKET.receiveId()).isEqualTo(SUITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not base64!",
                "4j_AuRx71kQlxVlzbpsMWA==",
                "4j/AuRx71kQlxVlzbpsMWA",
                "4j/AuRx71kQl xVlzbpsMWA==",
                "4j/AuRx71kQl\nxVlzbpsMWA=="
            })
    void quarantinesASignedTextThatIsNotBase64(String encrypted) {
        assertThat(openSigned(encrypted)).isEqualTo(new Unreadable(Damage.NOT_BASE64));
    }

    @Test
    void quarantinesAMegabyteOfPaddingWithoutDecodingIt() {
        assertThat(openSigned("=".repeat(1 << 20))).isEqualTo(new Unreadable(Damage.NOT_BASE64));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17})
    void quarantinesACiphertextThatIsNotWholeBlocks(int bytes) {
        String encrypted = Base64.getEncoder().encodeToString(new byte[bytes]);

        assertThat(openSigned(encrypted)).isEqualTo(new Unreadable(Damage.NOT_WHOLE_BLOCKS));
    }

    static Stream<byte[]> wrongPaddings() {
        byte[] zero = plainBuffer(5);
        zero[zero.length - 1] = 0;
        byte[] tooLong = plainBuffer(5);
        tooLong[tooLong.length - 1] = 33;
        byte[] negative = plainBuffer(5);
        negative[negative.length - 1] = -1;
        byte[] uneven = plainBuffer(5);
        uneven[uneven.length - 2] ^= 1;
        byte[] longerThanItAll = new byte[16];
        Arrays.fill(longerThanItAll, (byte) 17);
        return Stream.of(zero, tooLong, negative, uneven, longerThanItAll);
    }

    @ParameterizedTest
    @MethodSource("wrongPaddings")
    void quarantinesAPaddingThatIsNotExactlyRight(byte[] buffer) {
        assertThat(openSigned(encrypt(buffer))).isEqualTo(new Unreadable(Damage.PADDING_WRONG));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 1000, Integer.MAX_VALUE})
    void quarantinesAnInnerLengthThatCannotBe(int length) {
        assertThat(openSigned(encrypt(plainBuffer(length))))
                .isEqualTo(new Unreadable(Damage.LENGTH_WRONG));
    }

    @Test
    void quarantinesABufferTooShortForItsOwnHead() {
        byte[] onlyPadding = new byte[32];
        Arrays.fill(onlyPadding, (byte) 32);

        assertThat(openSigned(encrypt(onlyPadding))).isEqualTo(new Unreadable(Damage.LENGTH_WRONG));
    }

    @Test
    void quarantinesAMessageThatIsNotUtf8() {
        byte[] buffer = plainBuffer(5);
        buffer[20] = (byte) 0xFF;

        assertThat(openSigned(encrypt(buffer))).isEqualTo(new Unreadable(Damage.NOT_UTF8));
    }

    @Test
    void opensWithTheOldKeyWhileItIsListedAndNotAfterwards() {
        var vector = DELETED_MEMBER;
        var inGrace = new CallbackCipher(List.of(NEXT_KEY, KEY));
        var afterGrace = new CallbackCipher(NEXT_KEY);

        assertThat(inGrace.open(vector.signature(), vector.encrypted(), _ -> true, NOW))
                .isInstanceOf(Opened.class);
        assertThat(afterGrace.open(vector.signature(), vector.encrypted(), _ -> true, NOW))
                .isEqualTo(new NotAuthentic(Doubt.SIGNATURE_WRONG));
    }

    @Test
    void opensWithTheOldKeyWhenOnlyTheAesKeyWasExchanged() {
        var sameToken =
                CallbackKey.of("FxkBridgeToken01", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
        var inGrace = new CallbackCipher(List.of(sameToken, KEY));

        assertThat(
                        inGrace.open(
                                DELETED_MEMBER.signature(),
                                DELETED_MEMBER.encrypted(),
                                _ -> true,
                                NOW))
                .isInstanceOf(Opened.class);
    }

    @Test
    void refusesAnotherReceiverAlsoWhileTwoAesKeysShareOneToken() {
        var other =
                CallbackKey.of("FxkBridgeToken01", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

        for (List<CallbackKey> keys : List.of(List.of(other, KEY), List.of(KEY, other))) {
            assertThat(
                            new CallbackCipher(keys)
                                    .open(
                                            SUITE_TICKET.signature(),
                                            SUITE_TICKET.encrypted(),
                                            CORP::equals,
                                            NOW))
                    .isEqualTo(new NotAuthentic(Doubt.OTHER_RECEIVER));
        }
    }

    private CallbackOpening open(CallbackSignature signature, Vector vector) {
        return cipher.open(signature, vector.encrypted(), vector.receiveId()::equals, NOW);
    }

    private CallbackOpening openSigned(String encrypted) {
        var signature = CallbackSignature.of(KEY, TIMESTAMP, NONCE, encrypted);
        return cipher.open(signature, encrypted, _ -> true, NOW);
    }

    /** 16 random bytes, the claimed length, "hello", the corp, and a right padding. */
    private static byte[] plainBuffer(int claimedLength) {
        byte[] tail = ("hello" + CORP).getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[64];
        Arrays.fill(buffer, 20 + tail.length, buffer.length, (byte) (44 - tail.length));
        ByteBuffer.wrap(buffer).put(SALT).putInt(claimedLength).put(tail);
        return buffer;
    }

    private static String encrypt(byte[] buffer) {
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, KEY.cipherKey(), KEY.initialVector());
            return Base64.getEncoder().encodeToString(aes.doFinal(buffer));
        } catch (GeneralSecurityException refused) {
            throw new AssertionError(refused);
        }
    }
}
