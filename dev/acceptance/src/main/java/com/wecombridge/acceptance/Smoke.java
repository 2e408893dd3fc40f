package com.wecombridge.acceptance;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Lives the story once on a running system and prints one line a step. May be run as often as one
 * likes: what is already so stays so. Exit code 1, with one line saying what was not met.
 */
public final class Smoke {

    /** Asks for one more step, which only a stack that nobody played with can meet. */
    private static final String ENDPOINTS = "--endpoints";

    private final PrintStream out;
    private int steps;

    private Smoke(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var smoke = new Smoke(System.out);
        try {
            smoke.liveTheStory(Addresses.ofEnvironment(), Set.of(arguments));
        } catch (Unmet e) {
            System.err.println("FAILED: step " + (smoke.steps + 1) + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private void liveTheStory(Addresses addresses, Set<String> wishes) {
        var begin = Instant.now();
        var http = new Http();
        var acme = new SuiteStory(http, addresses);
        step("Acme's administrator signs in", acme::signIn);
        step("Acme's company has departments and people in WeCom", acme::peopleTheCompany);
        step("Acme connects its company by installing the suite", acme::connect);
        step("its directory arrives", acme::directoryArrives);
        step("CRM user u-1001 and member LI_LEI are bound", acme::bind);
        step("the CRM assigns a to-do; LI_LEI gets one card in WeCom", acme::todoArrives);
        step("the receipt says ACCEPTED, at the bridge and at the CRM", acme::receiptIsKept);
        step("a colleague without a binding gets a receipt, not a message", acme::unboundIsTold);
        step("a change in WeCom reaches the mirror through a callback", acme::changeArrives);

        var globex = new OwnAppStory(http, addresses);
        step("Globex connects its company with an app of its own", globex::connect);
        step("its directory arrives as well", globex::directoryArrives);
        step("a callback made by Tencent's own library becomes a fact", globex::tencentsCallback);
        step("a forged callback is refused", globex::forgedCallback);
        step("the archive is set up and hears of new messages", globex::archiveWakesUp);
        step("neither sees the other's people", () -> globex.seesNothingOf(acme.corpId()));
        if (wishes.contains(ENDPOINTS)) {
            var wecom = new AskedEndpoints(new Simulator(http, addresses.wecom()));
            step("WeCom was asked nothing that has no contract", wecom::areAllProven);
        }
        var seconds = Duration.between(begin, Instant.now()).toSeconds();
        out.println("smoke: " + steps + " steps in " + seconds + " s, all met");
    }

    private void step(String what, Runnable live) {
        var begin = System.nanoTime();
        live.run();
        steps++;
        var millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        out.printf("%2d  %-68s %6d ms%n", steps, what, millis);
        out.flush();
    }
}
