package com.wecombridge.acceptance.day;

import com.microsoft.playwright.PlaywrightException;
import com.wecombridge.acceptance.Addresses;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Steps;
import com.wecombridge.acceptance.Unmet;
import java.nio.file.Path;

/**
 * Plays a day of a company by hand, in the simulators' pages, on a running system. Each time it is
 * a new company. Exit code 1 with one line that says what was not met; pictures of all windows are
 * kept.
 */
public final class PlaysADay {

    private static final Path KEPT = Path.of("dev/acceptance/target/day");

    private final Steps steps = new Steps("day", System.out);
    private final Browser browser;
    private final Company company;
    private final Http http = new Http();

    private PlaysADay(Browser browser, Addresses addresses) {
        this.browser = browser;
        this.company = new Company(addresses);
    }

    public static void main(String[] arguments) {
        try (var browser = Browser.open()) {
            var day = new PlaysADay(browser, Addresses.ofEnvironment());
            try {
                day.play();
            } catch (Unmet | PlaywrightException | AssertionError e) {
                browser.keep(KEPT, String.valueOf(e.getMessage()));
                System.err.println("FAILED: step " + day.steps.underWay() + ": " + inOneLine(e));
                System.err.println("Pictures of all windows: " + KEPT);
                System.exit(1);
            }
        } catch (Unmet e) {
            System.err.println("FAILED: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Playwright tells at length what it tried; what it waited for is enough. */
    private static String inOneLine(Throwable e) {
        var lines = String.valueOf(e.getMessage()).lines().map(String::strip).toList();
        var awaited = lines.stream().filter(line -> line.contains("waiting for")).findFirst();
        return lines.getFirst() + awaited.map(line -> " " + line).orElse("");
    }

    private void play() {
        var administrator = new Administrator(browser, company, http);
        step(
                "an administrator founds a company and shows its ids to providers",
                administrator::foundsTheCompany);
        step(
                "installs the suite from the market, and cancels it",
                administrator::installsFromTheMarketAndCancels);
        step("installs it by link; the directory arrives", administrator::installsByLink);
        step(
                "narrows the visible range; whoever is outside sees no app",
                administrator::narrowsTheVisibleRange);
        var backend = administrator.buildsAnApp(http);
        var members = new Members(browser, company, backend);
        step("a CRM user and a member are bound", () -> members.areBound(administrator.bridge()));
        todos(administrator, members);
        step("a card is pressed, and turns", members::pressesACardThatTurns);
        step("a vote is given", members::votes);
        step("a message is recalled; the member answers", () -> recallAndAnswer(members));
        step(
                "the workbench signs a member in; a browser asks who it is",
                members::signsInFromTheWorkbench);
        customers(administrator);
        faults(members, administrator, backend);
        step(
                "every view in English, wide and narrow",
                () -> Engineer.readsEverythingInEnglish(browser, company));
        step(
                "the edition runs out; instead of the app WeCom's own page stands there",
                () -> {
                    administrator.letsTheEditionRunOut();
                    members.findTheEditionOver();
                });
        step("the administrator cancels the authorisation", administrator::cancelsTheAuthorisation);
        steps.done();
    }

    private void todos(Administrator administrator, Members members) {
        step(
                "a to-do becomes a card, and the CRM hears of it",
                () -> {
                    members.isAssigned("报价单待审批 · 某某科技 " + company.run());
                    members.getsACard("报价单待审批 · 某某科技 " + company.run());
                });
        step(
                "without a licence there is none, and the CRM hears why",
                () -> {
                    administrator.takesALicenceAway("韩梅梅");
                    members.isAssigned("没有许可时的待办 " + company.run());
                    members.getsNone("没有许可时的待办 " + company.run());
                    administrator.givesTheLicenceBack("韩梅梅");
                });
    }

    private static void recallAndAnswer(Members members) {
        members.seesARecall();
        members.answersTheApp();
    }

    private void customers(Administrator administrator) {
        step(
                "tags for customers; the archive is opened",
                () -> {
                    administrator.hasTagsForCustomers();
                    administrator.opensTheArchive();
                });
        var customers = new Customers(browser, company);
        step(
                "a customer is added; both speak, in two windows",
                () -> {
                    customers.oneIsAdded();
                    customers.bothSpeak();
                });
        step("picture, file and place are sent", () -> customers.mediaAreSent(KEPT));
        step(
                "tag, remark and consent; a reload loses nothing",
                () -> {
                    customers.oneIsTaggedAndRemarked();
                    customers.aReloadLosesNothing();
                });
        step("a group is made, joined and left", customers::aGroupIsMadeJoinedAndLeft);
        step("the customer leaves, comes back, and is deleted", customers::oneLeavesAndIsDeleted);
    }

    private void faults(Members members, Administrator administrator, OwnBackend backend) {
        var engineer = new Engineer(browser, company);
        step(
                "a call and a callback fail as planned; the ledger shows it",
                () -> {
                    engineer.plansAFaultOfACall();
                    members.isAssigned("会遇到限流的待办 " + company.run());
                    engineer.plansAFaultOfACallback();
                    administrator.changesAMember();
                    engineer.readsTheLedger();
                });
        step(
                "only a trusted address may call",
                () -> {
                    administrator.trustsOneAddressOnly();
                    engineer.findsTheAddressRefused(backend);
                });
    }

    /** A step is met only if nothing went wrong behind the pages either. */
    private void step(String what, Runnable live) {
        steps.step(
                what,
                () -> {
                    live.run();
                    browser.trouble().requireNone();
                });
    }
}
