package com.wecombridge.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteCommands;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteEvents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackIdentityTest {

    private static final SuiteId SUITE = new SuiteId("wwsuite");
    private static final CorpId ACME = new CorpId("wwacme");
    private static final CorpId GLOBEX = new CorpId("wwglobex");
    private static final String XML = "<xml><Event>subscribe</Event></xml>";

    @Test
    void isTheSameForTheSameTextAndReceiver() {
        assertThat(identity(new SuiteEvents(SUITE), ACME, XML))
                .isEqualTo(identity(new SuiteEvents(SUITE), ACME, XML));
    }

    @Test
    void differsByAddressCorpAndText() {
        var identities =
                List.of(
                        identity(new SuiteEvents(SUITE), ACME, XML),
                        identity(new SuiteEvents(SUITE), GLOBEX, XML),
                        identity(new SuiteCommands(SUITE), ACME, XML),
                        identity(new CorpApp(ACME, new AppId("1")), ACME, XML),
                        identity(new CorpApp(ACME, new AppId("2")), ACME, XML),
                        identity(new SuiteEvents(SUITE), ACME, XML + " "));

        assertThat(identities).doesNotHaveDuplicates();
    }

    private static CallbackIdentity identity(CallbackAddress address, CorpId corp, String text) {
        return CallbackIdentity.of(address, Optional.of(corp), text);
    }
}
