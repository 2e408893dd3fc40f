package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import java.net.URI;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.cp.api.impl.WxCpServiceApacheHttpClientImpl;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * The library's service with our own way of sending: one request for one question, never repeated,
 * never logged, under the limits of its corp. Lives for one call.
 */
final class GuardedService extends WxCpServiceApacheHttpClientImpl {
    private final CorpLimits limits;
    private final CloseableHttpClient client;
    private final HandedToken token;
    private volatile boolean answered;

    GuardedService(HandedToken token, CorpLimits limits, CloseableHttpClient client) {
        this.token = token;
        this.limits = limits;
        this.client = client;
        this.configStorage = token;
    }

    /** True once WeCom answered yes to a request of this call. */
    boolean answered() {
        return answered;
    }

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return client;
    }

    @Override
    public void initHttp() {}

    @Override
    public String getAccessToken(boolean forceRefresh) {
        return token.getAccessToken();
    }

    @Override
    public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E content) {
        String path = URI.create(uri).getPath();
        T answer = limits.within(path, () -> send(executor, uri, content));
        answered = true;
        return answer;
    }

    private <T, E> T send(RequestExecutor<T, E> executor, String uri, E content) {
        String address =
                uri + (uri.contains("?") ? "&" : "?") + "access_token=" + token.getAccessToken();
        try {
            return Answers.of(() -> executor.execute(address, content, WxType.CP));
        } catch (WeComCallException failed) {
            throw withoutToken(failed);
        }
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
}
