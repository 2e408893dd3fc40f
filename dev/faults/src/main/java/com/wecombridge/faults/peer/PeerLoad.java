package com.wecombridge.faults.peer;

import com.wecombridge.faults.ledger.Effect;
import com.wecombridge.faults.ledger.Ledger;
import com.wecombridge.faults.ledger.Sent;
import com.wecombridge.faults.load.Callback;
import com.wecombridge.faults.load.Company;
import com.wecombridge.faults.load.Load;
import com.wecombridge.faults.load.Postman;
import com.wecombridge.faults.load.Senders;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same callbacks as {@code CallbackLoad} sends; each is to become one row of the peer's. */
public final class PeerLoad implements Load {

    private final Peer peer;
    private final Postman postman;
    private final Company company;
    private final Senders senders;
    private final Ledger ledger = new Ledger();

    public PeerLoad(Peer peer, Company company, Duration pause) {
        this.peer = peer;
        this.postman = new Postman(() -> List.of(peer.callbacks()), Company.TOKEN, Company.AES_KEY);
        this.company = company;
        this.senders = new Senders(pause);
    }

    @Override
    public String name() {
        return peer.name();
    }

    @Override
    public void begin() {
        company.changing().forEach(member -> senders.add(number -> send(member, number)));
    }

    private void send(String member, long number) throws InterruptedException {
        var callback = Callback.now(member, number);
        var answer = postman.carry(callback);
        ledger.write(new Sent(callback.state(), member, number, answer));
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
        var effects = new ArrayList<Effect>();
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:" + peer.setting("DATABASE_URL"),
                                peer.setting("DATABASE_OWNER_USERNAME"),
                                peer.setting("DATABASE_OWNER_PASSWORD"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, key from effect order by position")) {
            while (rows.next()) {
                var state = rows.getString("id");
                var number = Long.parseLong(state.substring(state.indexOf('#') + 1));
                effects.add(new Effect(state, rows.getString("key"), number));
            }
            return effects;
        } catch (SQLException e) {
            throw new IllegalStateException("the peer's table cannot be read", e);
        }
    }

    @Override
    public void close() {
        end();
    }
}
