package com.wecombridge.notification.outbound.wecom;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.notification.application.sending.Messenger;
import com.wecombridge.notification.domain.Sender;
import com.wecombridge.notification.domain.card.Card;
import com.wecombridge.notification.domain.sending.Answer;
import com.wecombridge.notification.domain.sending.Letter;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComCallException;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends text cards by {@code message/send}. Source: WeCom, 发送应用消息 (90236). */
@Component
final class WeComMessenger implements Messenger {

    private static final String SEND = "/cgi-bin/message/send";

    private final WeComApi api;

    WeComMessenger(WeComApi api) {
        this.api = api;
    }

    @Override
    public Letter write(Sender sender, List<MemberUserId> members, Card card) {
        return new Letter(sender.app(), MessageJson.write(sender, members, card));
    }

    @Override
    public Mono<Answer> send(TenantId tenant, CorpId corp, Letter letter) {
        return api.call(
                        tenant,
                        corp,
                        letter.app(),
                        wecom ->
                                wecom.post(
                                        wecom.getWxCpConfigStorage().getApiUrl(SEND),
                                        letter.body()))
                .map(MessageJson::read)
                .onErrorResume(
                        WeComCallException.class,
                        failed -> Mono.just(Answers.of(failed.failure())));
    }
}
