package com.wecombridge.wecomsim.window;

/** Pages that WeCom itself shows inside a member's client: plain HTML at a phone's width. */
public final class ClientHtml {

    private ClientHtml() {}

    /** A whole page around the content. */
    public static String page(String title, String content) {
        return """
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <style>
        body{margin:0;background:#f3f5f8;color:#1d2129;font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
        main{max-width:420px;margin:0 auto;padding:24px 20px}
        .sim{background:#fff4e0;color:#8a5200;border-radius:6px;padding:1px 10px;font-size:13px}
        h1{font-size:20px;margin:16px 0 4px}p{margin:6px 0;color:#4e5969}
        form{background:#fff;border-radius:12px;padding:8px 16px;margin:16px 0}
        label{display:flex;gap:8px;align-items:center;min-height:44px}
        select,input[type=text]{flex:1;min-width:0;padding:10px;border:1px solid #c9cdd4;border-radius:6px;background:#fff;font:inherit}
        button{width:100%%;min-height:44px;margin:10px 0;border:0;border-radius:8px;background:#1f5fd1;color:#fff;font:inherit;font-weight:600;cursor:pointer}
        button.plain{background:#fff;color:#1f5fd1;border:1px solid #c9cdd4}
        :focus-visible{outline:3px solid #9dc1ff}
        .no{color:#b42318}small{color:#86909c}
        </style>
        </head>
        <body><main><span class="sim">企业微信 · 模拟器 WeCom simulator</span>
        <h1>%s</h1>
        %s
        </main></body></html>
        """
                .formatted(escape(title), escape(title), content);
    }

    /** A page that says no, in both languages. */
    public static String refusal(String chinese, String english) {
        return page(chinese, "<p class=\"no\">%s</p>".formatted(escape(english)));
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
