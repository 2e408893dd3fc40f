package com.wecombridge.acceptance;

import java.util.Set;

/**
 * Lives the story once on a running system and prints one line a step. May be run as often as one
 * likes: what is already so stays so. Exit code 1, with one line saying what was not met.
 */
public final class Smoke {

    /** Asks for one more step, which only a stack that nobody played with can meet. */
    private static final String ENDPOINTS = "--endpoints";

    private final Steps steps = new Steps("smoke", System.out);

    private Smoke() {}

    public static void main(String[] arguments) {
        var smoke = new Smoke();
        try {
            smoke.liveTheStory(Addresses.ofEnvironment(), Set.of(arguments));
        } catch (Unmet e) {
            System.err.println("FAILED: step " + smoke.steps.underWay() + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private void liveTheStory(Addresses addresses, Set<String> wishes) {
        var http = new Http();
        var acme = new SuiteStory(http, addresses);
        steps.step("Acme's administrator signs in", acme::signIn);
        steps.step("Acme's company has departments and people in WeCom", acme::peopleTheCompany);
        steps.step("Acme connects its company by installing the suite", acme::connect);
        steps.step("its directory arrives", acme::directoryArrives);
        steps.step("CRM user u-1001 and member LI_LEI are bound", acme::bind);
        steps.step("the CRM assigns a to-do; LI_LEI gets one card in WeCom", acme::todoArrives);
        steps.step("the receipt says ACCEPTED, at the bridge and at the CRM", acme::receiptIsKept);
        steps.step(
                "a colleague without a binding gets a receipt, not a message", acme::unboundIsTold);
        steps.step("a change in WeCom reaches the mirror through a callback", acme::changeArrives);

        var globex = new OwnAppStory(http, addresses);
        steps.step("Globex connects its company with an app of its own", globex::connect);
        steps.step("its directory arrives as well", globex::directoryArrives);
        steps.step(
                "a callback made by Tencent's own library becomes a fact",
                globex::tencentsCallback);
        steps.step("a forged callback is refused", globex::forgedCallback);
        steps.step("the archive is set up and hears of new messages", globex::archiveWakesUp);
        steps.step("neither sees the other's people", () -> globex.seesNothingOf(acme.corpId()));
        if (wishes.contains(ENDPOINTS)) {
            var wecom = new AskedEndpoints(new Simulator(http, addresses.wecom()));
            steps.step("WeCom was asked nothing that has no contract", wecom::areAllProven);
        }
        steps.done();
    }
}
