package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WxCall;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files: pages 90253, 90254 and 90256. */
class MediaContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final String WORDS = "合同草稿, one page";

    @Test
    void keepsAFile() {
        WECOM.leavesBehind("a file, for three days");
        String mediaId = WECOM.ask(uploading("file", WORDS));

        assertThat(WECOM.<String>ask(downloading(mediaId))).isEqualTo(WORDS);
    }

    @Test
    void keepsAFileForThreeDaysOnly() {
        var simulator = WECOM.simulator("moves its clock");
        String mediaId = WECOM.ask(uploading("file", WORDS));

        simulator.define().advanceClock(Duration.ofDays(3).plusMinutes(1));
        WECOM.forgetTokens();
        WECOM.refuses(40007, ItemRefused.class, downloading(mediaId));
    }

    @Test
    void knowsNoSuchFile() {
        WECOM.refuses(40007, ItemRefused.class, downloading("made-up"));
    }

    @Test
    void takesNoEmptyFile() {
        WECOM.refuses(44001, AskedWrongly.class, uploading("file", ""));
    }

    @Test
    void takesNoFileOfFiveBytes() {
        WECOM.refuses(40006, ItemRefused.class, uploading("file", "12345"));
    }

    @Test
    void takesNoTextForAVoice() {
        WECOM.refuses(40004, ItemRefused.class, uploading("voice", WORDS));
    }

    private static WxCall<String> uploading(String type, String words) {
        return api ->
                api.getMediaService()
                        .upload(
                                type,
                                new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)),
                                "contract.txt")
                        .getMediaId();
    }

    private static WxCall<String> downloading(String mediaId) {
        return api -> read(api.getMediaService().download(mediaId));
    }

    /** The library leaves what it fetched in the folder for temporary files. */
    private static String read(File file) {
        try {
            String words = Files.readString(file.toPath());
            Files.delete(file.toPath());
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
