package com.wecombridge.wecom.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class MaskedLogsTest {

    @Configuration(proxyBeanMethods = false)
    static class NoBeans {}

    @Test
    void masksMessageAndCauseAndKeepsTenantAndCauseAsFields(CapturedOutput output) {
        var application = new SpringApplication(NoBeans.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        var log = LoggerFactory.getLogger("acme");
        try (var _ = application.run("--logging.structured.format.console=ecs");
                var _ = MDC.putCloseable("tenant", "acme")) {
            log.warn(
                    "told access_token={} to 13800138000",
                    "abcdef123456",
                    new IllegalStateException("secret=hunter-of-tests"));
        }

        assertThat(output)
                .contains("\"message\":\"told access_token=*** to ***\"")
                .contains("\"tenant\":\"acme\"")
                .contains("secret=***")
                .doesNotContain("abcdef123456", "13800138000", "hunter-of-tests");
    }
}
