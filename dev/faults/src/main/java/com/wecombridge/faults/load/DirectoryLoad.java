package com.wecombridge.faults.load;

import com.wecombridge.acceptance.Unmet;
import com.wecombridge.faults.ledger.Effect;
import com.wecombridge.faults.ledger.Sent;
import com.wecombridge.faults.ledger.Sent.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Members get new names in WeCom, which reports each with three attempts and then never again. What
 * counts is the end: the mirror has each member's last name, because a comparison finds what no
 * callback brought.
 */
public final class DirectoryLoad implements Load {

    private final Company company;
    private final Senders senders;
    private final Map<String, Long> lastNames = new ConcurrentHashMap<>();

    public DirectoryLoad(Company company, Duration pause) {
        this.company = company;
        this.senders = new Senders(pause);
    }

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public void begin() {
        long first = System.currentTimeMillis();
        company.renamed().forEach(member -> senders.add(number -> rename(member, first + number)));
    }

    private void rename(String member, long number) {
        try {
            company.rename(member, number);
            lastNames.put(member, number);
        } catch (Unmet _) {
            // WeCom itself did not take it: nobody was told
        }
    }

    @Override
    public void end() {
        senders.end();
        company.compareDirectory();
    }

    @Override
    public List<Sent> sent() {
        return lastNames.entrySet().stream()
                .map(last ->
                        new Sent(
                                id(last.getKey(), last.getValue()),
                                last.getKey(),
                                last.getValue(),
                                Answer.ACKNOWLEDGED))
                .toList();
    }

    /** As the mirror shows them now; names of earlier rows are no effects of this one. */
    @Override
    public List<Effect> effects() {
        return company.mirroredNames().entrySet().stream()
                .filter(name -> name.getValue().equals(lastNames.get(name.getKey())))
                .map(name ->
                        new Effect(
                                id(name.getKey(), name.getValue()), name.getKey(), name.getValue()))
                .toList();
    }

    private static String id(String member, long number) {
        return member + "#" + number;
    }

    @Override
    public void close() {
        senders.end();
    }
}
