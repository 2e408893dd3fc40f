package com.wecombridge.notification.application.sending;

import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.notification.application.Directory;
import com.wecombridge.notification.application.Todos;
import com.wecombridge.notification.domain.Sender;
import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.card.CardComposer;
import com.wecombridge.notification.domain.card.DeepLinks;
import com.wecombridge.notification.domain.sending.Letter;
import com.wecombridge.notification.domain.sending.Posting;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes the letter of a posting, with what is known of the people in it. */
@Component
public final class CardWriting {

    private final Todos todos;
    private final Directory directory;
    private final Messenger messenger;
    private final CardComposer composer;
    private final DeepLinks links;

    public CardWriting(
            Todos todos,
            Directory directory,
            Messenger messenger,
            CardComposer composer,
            DeepLinks links) {
        this.todos = todos;
        this.directory = directory;
        this.messenger = messenger;
        this.composer = composer;
        this.links = links;
    }

    /** Empty while no connected app could send it. */
    Mono<Letter> write(TenantId tenant, Posting posting) {
        return directory
                .senders(tenant, posting.batch().corp())
                .collectList()
                .flatMap(senders -> Mono.justOrEmpty(Sender.among(senders)))
                .flatMap(sender -> write(tenant, posting, sender));
    }

    private Mono<Letter> write(TenantId tenant, Posting posting, Sender sender) {
        return todos.find(tenant, posting.todo())
                .flatMap(todo ->
                        nameOf(tenant, todo.request().askedBy())
                                .map(name -> letter(posting, sender, todo, name)));
    }

    private Letter letter(Posting posting, Sender sender, Todo todo, Optional<String> askedBy) {
        var link = links.to(todo.ref(), posting.batch().corp(), sender.app());
        var card = composer.compose(todo, askedBy, link);
        return messenger.write(sender, posting.batch().members(), card);
    }

    private Mono<Optional<String>> nameOf(TenantId tenant, Optional<CrmUserId> user) {
        return Mono.justOrEmpty(user)
                .flatMap(known -> directory.nameOf(tenant, known))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }
}
