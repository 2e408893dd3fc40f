package com.wecombridge.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.corpus.wire.Seal;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;

/** What we encrypt is what others expect of WeCom. */
class SealTest {

    private static final Seal SEAL =
            new Seal("Token1", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wwcorpus00000001");

    @Test
    void theLibraryOpensWhatWeEncrypt() {
        var library = new WxCryptUtil(SEAL.token(), SEAL.aesKey(), SEAL.receiver());

        assertThat(library.decrypt(SEAL.encrypt("企业 says <xml/>"))).isEqualTo("企业 says <xml/>");
    }

    @Test
    void theLibrarySignsAlike() {
        assertThat(SEAL.sign("1732864000", "nonce", "AAAA"))
                .isEqualTo(SHA1.gen(SEAL.token(), "1732864000", "nonce", "AAAA"));
    }
}
