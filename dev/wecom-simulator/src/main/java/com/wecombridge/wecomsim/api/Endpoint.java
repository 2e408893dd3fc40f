package com.wecombridge.wecomsim.api;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * One path of WeCom.
 *
 * @param counted whether calls count in WeCom's limits for every path
 * @param quotas limits of this path alone
 * @param scarceBy the parameter naming what is handed out a few times at once only; empty for none
 * @param errcodeOnSuccess whether a good answer carries {@code errcode 0}; a few never did (90605)
 */
public record Endpoint(
        String method,
        String path,
        Credential credential,
        boolean errcodeOnSuccess,
        boolean counted,
        List<Quota> quotas,
        String scarceBy,
        Work work) {

    /** A path that is read with GET. */
    public static Endpoint get(String path, Credential credential, Answer answer) {
        return of("GET", path, credential, answer);
    }

    /** A path that takes a JSON body. */
    public static Endpoint post(String path, Credential credential, Answer answer) {
        return of("POST", path, credential, answer);
    }

    /** A path that answers with a file. */
    public static Endpoint file(String path, Credential credential, FileAnswer answer) {
        return of("GET", path, credential, answer);
    }

    private static Endpoint of(String method, String path, Credential credential, Work work) {
        return new Endpoint(
                method, "/cgi-bin/" + path, credential, true, true, List.of(), "", work);
    }

    /** The same work for a request with a body. */
    public Endpoint posted() {
        return new Endpoint(
                "POST", path, credential, errcodeOnSuccess, counted, quotas, scarceBy, work);
    }

    /** The same work under a whole path of the simulator's own. */
    public Endpoint at(String wholePath) {
        return new Endpoint(
                method, wholePath, credential, errcodeOnSuccess, counted, quotas, scarceBy, work);
    }

    /** The same, without errcode in a good answer. */
    public Endpoint withoutErrcode() {
        return new Endpoint(method, path, credential, false, counted, quotas, scarceBy, work);
    }

    /** The same, outside WeCom's limits for every path. */
    public Endpoint uncounted() {
        return new Endpoint(
                method, path, credential, errcodeOnSuccess, false, quotas, scarceBy, work);
    }

    /** The same; what a parameter names can be asked for a few times at once only (45033). */
    public Endpoint scarceBy(String parameter) {
        return new Endpoint(
                method, path, credential, errcodeOnSuccess, counted, quotas, parameter, work);
    }

    /** The same, with one more limit of its own. */
    public Endpoint limited(Quota quota) {
        var all = Stream.concat(quotas.stream(), Stream.of(quota)).toList();
        return new Endpoint(
                method, path, credential, errcodeOnSuccess, counted, all, scarceBy, work);
    }

    /** Which token a path wants. */
    public enum Credential {
        NONE,
        CORP,
        SUITE,
        PROVIDER
    }

    /** What the path does. */
    public sealed interface Work permits Answer, FileAnswer {}

    /** Work that ends in JSON. */
    @FunctionalInterface
    public non-sealed interface Answer extends Work {
        ObjectNode to(Call call, Caller caller);
    }

    /** Work that ends in a file. */
    @FunctionalInterface
    public non-sealed interface FileAnswer extends Work {
        FileContent to(Call call, Caller caller);
    }
}
