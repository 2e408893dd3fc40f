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
    private final boolean refusable;
    private final Ledger ledger = new Ledger();

    /**
     * @param run told apart from all other runs on the same system
     * @param refusable whether a refusal that the CRM heard of is as good as a message
     */
    public TodoLoad(Company company, String run, boolean refusable) {
        this.company = company;
        this.run = run;
        this.refusable = refusable;
        this.senders = new Senders(Duration.ofSeconds(1));
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
        var shown = company.bound().stream().flatMap(this::messagesTo);
        return (refusable ? Stream.concat(shown, refused()) : shown).toList();
    }

    /** Never both: whoever saw the message must not be said to be without it. */
    private Stream<Effect> refused() {
        return company.crm()
                .query("deliveries?state=REFUSED&limit=5000")
                .valueStream()
                .filter(delivery -> !delivery.path("reason").asString("").isBlank())
                .map(delivery -> delivery.path("todo").asString(""))
                .filter(todo -> todo.startsWith(run + "-"))
                .map(todo -> new Effect(todo, todo, numberOf(todo)));
    }

    private static long numberOf(String todo) {
        return Long.parseLong(todo.substring(todo.lastIndexOf('-') + 1));
    }

    private Stream<Effect> messagesTo(String user) {
        var question =
                "messages?limit=5000&corpId=%s&recipient=%s"
                        .formatted(Company.CORP, Company.memberOf(user));
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
