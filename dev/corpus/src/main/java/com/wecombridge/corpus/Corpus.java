package com.wecombridge.corpus;

import com.wecombridge.acceptance.Addresses;
import com.wecombridge.acceptance.Bridge;
import com.wecombridge.acceptance.Http;
import com.wecombridge.corpus.cases.Case;
import com.wecombridge.corpus.cases.Company;
import com.wecombridge.corpus.cases.Expected;
import com.wecombridge.corpus.cases.HttpCases;
import com.wecombridge.corpus.cases.MeaningCases;
import com.wecombridge.corpus.cases.SignatureCases;
import com.wecombridge.corpus.cases.XmlCases;
import com.wecombridge.corpus.watch.Facts;
import com.wecombridge.corpus.watch.Quarantine;
import com.wecombridge.corpus.wire.Wire;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Says every bad thing once to a running system; exit code 1 if anything is not as expected. */
public final class Corpus {

    private Corpus() {}

    public static void main(String[] arguments) throws IOException {
        var addresses = Addresses.ofEnvironment();
        var http = new Http();
        var company = new Company(http, addresses);
        company.found();
        var wire = new Wire(addresses.gateway());
        var visitors = new AtomicInteger();
        try (var trap = new ServerSocket(0);
                var facts = new Facts(addresses.kafka())) {
            Thread.ofVirtual().start(() -> count(trap, visitors));
            var quarantine =
                    new Quarantine(
                            List.of(
                                    company.bridge(),
                                    Bridge.signedIn(http, addresses, "operator")));
            var judge = new Judge(facts, quarantine);
            judge.all(cases(wire, "localhost:" + trap.getLocalPort()));
            judge.planted(planted(wire));
            System.exit(judge.verdict(visitors.get()));
        }
    }

    private static List<Case> cases(Wire wire, String trap) {
        var suite =
                new MeaningCases.Suite(
                        System.getenv("WECOM_SUITE_ID"),
                        System.getenv("WECOM_SUITE_TOKEN"),
                        System.getenv("WECOM_SUITE_ENCODING_AES_KEY"));
        return Stream.of(
                        HttpCases.all(wire),
                        SignatureCases.all(wire),
                        XmlCases.all(wire, trap),
                        MeaningCases.all(wire, suite))
                .flatMap(List::stream)
                .toList();
    }

    /** Wrong on purpose: each must be found, or the run proves nothing. */
    private static List<Case> planted(Wire wire) {
        Case.Act good = mark -> wire.send(Company.letter(mark).request(wire.host()));
        return List.of(
                new Case(18, "planted: another status", good, Expected.status(401)),
                new Case(33, "planted: a fact for none", good, Expected.quarantined("xml")),
                new Case(52, "planted: another fact", good, Expected.told("a", "b")),
                new Case(
                        52,
                        "planted: told twice",
                        good,
                        Expected.told(Company.MEMBER_CHANGED, "members/x-%s")));
    }

    private static void count(ServerSocket trap, AtomicInteger visitors) {
        while (!trap.isClosed()) {
            try {
                trap.accept().close();
                visitors.incrementAndGet();
            } catch (IOException _) {
                return; // the run is over
            }
        }
    }
}
