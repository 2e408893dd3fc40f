package com.wecombridge.wecom.calls;

import me.chanjar.weixin.common.bean.result.WxMediaUploadResult;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpMediaServiceImpl;

/** The library's files, but for the one question that fetches from whatever address it is given. */
final class FilesInHand extends WxCpMediaServiceImpl {

    FilesInHand(WxCpService service) {
        super(service);
    }

    @Override
    public WxMediaUploadResult upload(String mediaType, String filename, String url) {
        throw new UnsupportedOperationException("no address is asked but WeCom's own");
    }
}
