package com.wecombridge.faults.load;

import com.wecombridge.acceptance.Unmet;
import com.wecombridge.faults.ledger.Effect;
import com.wecombridge.faults.ledger.Ledger;
import com.wecombridge.faults.ledger.Sent;
import com.wecombridge.faults.ledger.Sent.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The CRM assigns to-dos; each becomes one message to its member in WeCom. The message's own title
 * says which to-do it is, and the simulator remembers every message. Each to-do is a key of its
 * own: nobody promises an order between two of them.
 */
public final class TodoLoad implements Load {

    private static final Pattern TITLE = Pattern.compile("⟦(\\S+) (\\S+) (\\d+)⟧");

    private final Company company;
    private final String run;
    private final Senders senders;
    private final Ledger ledger = new Ledger();

    /**
     * @param run told apart from all other runs on the same system
     */
    public TodoLoad(Company company, String run, Duration pause) {
        this.company = company;
        this.run = run;
        this.senders = new Senders(pause);
    }

    @Override
    public String name() {
        return "to-dos";
    }

    @Override
    public void begin() {
        company.bound().forEach(user -> senders.add(number -> assign(user, number)));
    }

    private void assign(String user, long number) {
        ledger.write(new Sent(id(user, number), id(user, number), number, answer(user, number)));
    }

    private Answer answer(String user, long number) {
        try {
            company.crm()
                    .define(
                            "todos",
                            Map.of(
                                    "tenant", company.tenant(),
                                    "todo", id(user, number),
                                    "assignees", List.of(user),
                                    "title", "⟦%s %s %d⟧".formatted(run, user, number)));
            return Answer.ACKNOWLEDGED;
        } catch (Unmet _) {
            return Answer.GIVEN_UP;
        }
    }

    private String id(String user, long number) {
        return "%s-%s-%d".formatted(run, user, number);
    }

    @Override
    public void end() {
        senders.end();
    }

    @Override
    public List<Sent> sent() {
        return ledger.all();
    }

    @Override
    public List<Effect> effects() {
        return company.bound().stream().flatMap(this::messagesTo).toList();
    }

    private Stream<Effect> messagesTo(String user) {
        var question =
                "messages?corpId=%s&recipient=%s".formatted(Company.CORP, Company.memberOf(user));
        return company.wecom().query(question).valueStream().flatMap(this::toEffect);
    }

    private Stream<Effect> toEffect(JsonNode message) {
        return TITLE.matcher(message.toString())
                .results()
                .filter(title -> title.group(1).equals(run))
                .map(title -> told(title.group(2), Long.parseLong(title.group(3))))
                .distinct();
    }

    private Effect told(String user, long number) {
        return new Effect(id(user, number), id(user, number), number);
    }

    @Override
    public void close() {
        end();
    }
}
