package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.endpoints.Address;
import java.io.File;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import me.chanjar.weixin.common.bean.result.WxMediaUploadResult;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.util.http.BaseMediaDownloadRequestExecutor;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.SimpleGetRequestExecutor;
import me.chanjar.weixin.cp.api.WxCpMediaService;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpMediaServiceImpl;
import me.chanjar.weixin.cp.api.impl.WxCpServiceApacheHttpClientImpl;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The library's service with our own way of sending: one request for one question, never logged,
 * under the limits of its corp. A request is sent once more only if WeCom refused its token, for
 * then nothing happened there. Lives for one call.
 */
final class GuardedService extends WxCpServiceApacheHttpClientImpl {
    private final Egress egress;
    private final HandedToken token;
    private final Caller caller;
    private final TokenRenewal renewal;
    private final WxCpMediaService files = new FilesInHand(this);
    private volatile boolean answered;
    private final AtomicLong sent = new AtomicLong();

    GuardedService(Caller caller, HandedToken token, TokenRenewal renewal, Egress egress) {
        this.caller = caller;
        this.token = token;
        this.renewal = renewal;
        this.egress = egress;
        this.configStorage = token;
    }

    /** True once WeCom answered yes to a request of this call. */
    boolean answered() {
        return answered;
    }

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return egress.client();
    }

    @Override
    public void initHttp() {}

    @Override
    public WxCpMediaService getMediaService() {
        return files;
    }

    @Override
    public String getAccessToken(boolean forceRefresh) {
        return token.getAccessToken();
    }

    @Override
    public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E content) {
        boolean asks = isQuery(executor);
        var address = Address.of(base(), uri, asks ? (String) content : null);
        E body = asks ? null : content;
        T answer =
                sendWithRenewal(
                        address.path(), isRepeatable(body), () -> send(executor, address, body));
        answered = true;
        return answer;
    }

    /** Whether the content is no body but more of the query. */
    private static boolean isQuery(RequestExecutor<?, ?> executor) {
        return executor instanceof SimpleGetRequestExecutor
                || executor instanceof BaseMediaDownloadRequestExecutor;
    }

    private String base() {
        return WeComClientSettings.withoutSlash(egress.settings().apiBaseUrl());
    }

    private <T> T sendWithRenewal(String path, boolean repeatable, Supplier<T> request) {
        long sentBefore = sent.get();
        try {
            return within(path, request);
        } catch (WeComCallException failed) {
            if (!(failed.failure() instanceof TokenRefused refused)) {
                throw failed;
            }
            renewal.tell(caller, token.current(), refused);
            if (!repeatable || (sent.get() != sentBefore && !repeats().allowed())) {
                throw failed;
            }
            token.replaceBy(renewal.another(caller, token.current(), refused));
            return sendWithRenewal(path, false, request);
        }
    }

    private <T> T within(String path, Supplier<T> request) {
        return egress.within(caller.corp().value(), path, request);
    }

    private <T, E> T send(RequestExecutor<T, E> executor, Address address, @Nullable E content) {
        renewal.refuse(token.current());
        sent.incrementAndGet();
        repeats().sent();
        String whole = address.with(token.getAccessToken());
        try {
            return Answers.of(() -> executor.execute(whole, content, WxType.CP));
        } catch (WeComCallException failed) {
            if (failed.failure() instanceof TokenRefused refused) {
                renewal.remember(caller, token.current(), refused);
            }
            throw withoutToken(failed);
        }
    }

    private Repeats repeats() {
        return egress.limitsOf(caller.corp().value()).repeats();
    }

    /** A stream is used up; a text or a file is not. */
    private static boolean isRepeatable(@Nullable Object content) {
        return content == null || content instanceof String || content instanceof File;
    }

    @Override
    public String postWithoutToken(String url, String content) {
        throw new UnsupportedOperationException("every call goes through execute");
    }

    @Override
    public String getJsapiTicket(boolean forceRefresh) {
        throw new UnsupportedOperationException("only binding fetches tickets");
    }

    @Override
    public String getAgentJsapiTicket(boolean forceRefresh) {
        throw new UnsupportedOperationException("only binding fetches tickets");
    }

    @Override
    public String toString() {
        return "***";
    }

    /** The HTTP client and the library put whole addresses into some of their messages. */
    private WeComCallException withoutToken(WeComCallException failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(token.getAccessToken())) {
                return new WeComCallException(failed.failure());
            }
        }
        return failed;
    }

    static WeComCallException notUnderstood(RuntimeException surprise) {
        return new WeComCallException(
                new OutcomeUnknown("WeCom's answer was not understood"), surprise);
    }

    /** The library's files, but for the question that fetches from whatever address it is given. */
    private static final class FilesInHand extends WxCpMediaServiceImpl {
        FilesInHand(WxCpService service) {
            super(service);
        }

        @Override
        public WxMediaUploadResult upload(String mediaType, String filename, String url) {
            throw new UnsupportedOperationException("no address is asked but WeCom's own");
        }
    }
}
