package com.wecombridge.faults.load;

import com.wecombridge.faults.ledger.Effect;
import com.wecombridge.faults.ledger.Sent;
import java.util.List;

/** One kind of work that the system is given, and what became of it. */
public interface Load extends AutoCloseable {

    String name();

    void begin();

    /** Sends nothing more; returns when everything that was sent is answered or given up. */
    void end();

    List<Sent> sent();

    /** Since the beginning, in order. May be asked while the system still works. */
    List<Effect> effects();

    /** Effects that came again and that every reader recognises by their id. */
    default long repeated() {
        return 0;
    }

    @Override
    void close();
}
