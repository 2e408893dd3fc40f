package com.wecombridge.peer;

import java.nio.charset.StandardCharsets;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** One insert before the answer; whatever WeCom repeats is there already. */
@Component
@Profile("durable")
class DurableInbox implements Acceptance {

    private final WxCpDefaultConfigImpl config;
    private final JdbcClient database;

    DurableInbox(WxCpDefaultConfigImpl config, JdbcClient database) {
        this.config = config;
        this.database = database;
    }

    @Override
    public void accept(Envelope envelope) {
        String xml = envelope.text(config);
        database.sql("insert into callback (xml, digest) values (?, ?) on conflict do nothing")
                .params(xml, DigestUtils.md5DigestAsHex(xml.getBytes(StandardCharsets.UTF_8)))
                .update();
    }
}
