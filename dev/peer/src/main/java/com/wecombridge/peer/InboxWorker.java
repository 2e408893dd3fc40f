package com.wecombridge.peer;

import java.util.List;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.message.WxCpMessageRouter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Handles what is in the inbox, in the order in which it was put there. The effects of a batch and
 * the marks that it was handled are one transaction; the rows are locked, so a second instance
 * waits for the first.
 */
@Component
@EnableScheduling
@Profile("durable")
class InboxWorker {

    private static final Logger log = LoggerFactory.getLogger(InboxWorker.class);

    private static final int BATCH = 100;

    private record Callback(long position, String xml) {}

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final WxCpMessageRouter router;

    InboxWorker(
            JdbcClient database,
            TransactionTemplate transaction,
            WxCpService library,
            EffectHandler handler) {
        this.database = database;
        this.transaction = transaction;
        this.router = new WxCpMessageRouter(library);
        router.setMessageDuplicateChecker(_ -> false); // the table knows
        router.rule().async(false).handler(handler).end();
    }

    /** Soon after they came, and again soon if it failed. */
    @Scheduled(fixedDelay = 50)
    void handleAll() {
        try {
            int handled = BATCH;
            while (handled == BATCH) {
                handled = transaction.execute(_ -> handleBatch());
            }
        } catch (DataAccessException | TransactionException failure) {
            log.warn("a batch failed and will be tried again: {}", failure.toString());
        }
    }

    private int handleBatch() {
        var batch =
                database.sql(
                                """
                                select position, xml
                                  from callback
                                 where not handled
                                 order by position
                                 limit ?
                                   for update
                                """)
                        .param(BATCH)
                        .query((row, _) ->
                                new Callback(row.getLong("position"), row.getString("xml")))
                        .list();
        batch.forEach(callback -> router.route(message(callback)));
        markHandled(batch);
        return batch.size();
    }

    private void markHandled(List<Callback> batch) {
        if (!batch.isEmpty()) {
            database.sql("update callback set handled = true where position in (:positions)")
                    .param("positions", batch.stream().map(Callback::position).toList())
                    .update();
        }
    }

    private static WxCpXmlMessage message(Callback callback) {
        return WxCpXmlMessage.fromXml(callback.xml(), "");
    }
}
