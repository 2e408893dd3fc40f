package com.wecombridge.faults.load;

import com.wecombridge.faults.ledger.Effect;
import com.wecombridge.faults.ledger.Ledger;
import com.wecombridge.faults.ledger.Sent;
import com.wecombridge.faults.ledger.Sent.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * WeCom reports changes of members; each becomes a fact on {@code wecom.callbacks}. A fact that is
 * told again is no second effect: its readers know it by its id. How often that happened is
 * counted.
 */
public final class CallbackLoad implements Load {

    private static final String TOPIC = "wecom.callbacks";
    private static final String KIND = "com.wecombridge.member.change-reported.v1";

    private final Postman postman;
    private final Company company;
    private final Repetition repetition;
    private final Senders senders;
    private final TopicReader facts;
    private final Ledger ledger = new Ledger();
    private final List<Told> heard = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Instant begun = Instant.now().minusSeconds(1);
    private long repeated;

    /** A fact, and whom it is about. */
    private record Told(String id, String member) {}

    public CallbackLoad(
            Postman postman,
            Company company,
            Repetition repetition,
            Duration pause,
            TopicReader.Kafka kafka) {
        this.postman = postman;
        this.company = company;
        this.repetition = repetition;
        this.senders = new Senders(pause);
        this.facts = TopicReader.fromNow(kafka, TOPIC);
    }

    @Override
    public String name() {
        return "callbacks";
    }

    @Override
    public void begin() {
        company.changing().forEach(member -> senders.add(number -> send(member, number)));
    }

    private void send(String member, long number) throws InterruptedException {
        var callback = Callback.now(member, number);
        var answer = postman.carry(callback);
        ledger.write(new Sent(callback.id(), member, number, answer));
        if (answer == Answer.ACKNOWLEDGED) {
            repetition.repeat(() -> postman.carry(callback));
        }
    }

    @Override
    public void end() {
        senders.end();
        repetition.end();
    }

    @Override
    public List<Sent> sent() {
        return ledger.all();
    }

    /** Its number stands in the sender's ledger: a fact carries ids, and no more. */
    @Override
    public synchronized List<Effect> effects() {
        facts.next().forEach(this::hear);
        return heard.stream()
                .map(fact -> new Effect(fact.id(), fact.member(), numberOf(fact.id())))
                .toList();
    }

    private long numberOf(String id) {
        return ledger.find(id).map(Sent::number).orElse(0L);
    }

    private void hear(ConsumerRecord<String, byte[]> fact) {
        var member = TopicReader.header(fact, "ce_subject").replaceFirst("^members/", "");
        if (!KIND.equals(TopicReader.header(fact, "ce_type"))
                || !company.changing().contains(member)) {
            return;
        }
        if (Instant.parse(TopicReader.header(fact, "ce_time")).isBefore(begun)) {
            return; // of a row before, told again because its topic was made anew
        }
        var id = TopicReader.header(fact, "ce_id");
        if (told.add(id)) {
            heard.add(new Told(id, member));
        } else {
            repeated++;
        }
    }

    @Override
    public synchronized long repeated() {
        return repeated;
    }

    @Override
    public void close() {
        end();
        facts.close();
    }
}
