package com.wecombridge.peer;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.message.WxCpMessageHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The work: one row for each time that a callback takes effect. */
@Component
class EffectHandler implements WxCpMessageHandler {

    private final JdbcClient database;
    private final Duration time;

    EffectHandler(JdbcClient database, PeerSettings settings) {
        this.database = database;
        this.time = settings.handlerTime();
    }

    @Override
    public @Nullable WxCpXmlOutMessage handle(
            WxCpXmlMessage message,
            Map<String, Object> context,
            WxCpService library,
            WxSessionManager sessions) {
        work();
        database.sql("insert into effect (id, key, content) values (?, ?, ?)")
                .params(id(message), key(message), content(message))
                .update();
        return null;
    }

    private void work() {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("ended while it worked", interrupted);
        }
    }

    /** Events have none of their own; their {@code State} is free for whoever sends them. */
    private static String id(WxCpXmlMessage message) {
        return message.getMsgId() == null
                ? Objects.requireNonNullElse(message.getState(), "")
                : message.getMsgId().toString();
    }

    /** Whom it is about. */
    private static String key(WxCpXmlMessage message) {
        return Stream.of(
                        message.getExternalUserId(), message.getUserId(), message.getFromUserName())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** What a member wrote, or all fields of an event. */
    private static String content(WxCpXmlMessage message) {
        return message.getContent() == null
                ? String.valueOf(message.getAllFieldsMap())
                : message.getContent();
    }
}
