// What a member's WeCom client puts into every page: WeixinJSBridge, and the client's own user agent.
(() => {
  const named = /^wecom-window:(.+)$/.exec(window.name);
  const id = named ? named[1] : document.currentScript.dataset.window;
  const base = `/__wecom/windows/${encodeURIComponent(id)}`;

  // Asked for at once, because SDKs look at the user agent while they load.
  const asking = new XMLHttpRequest();
  asking.open('GET', base, false);
  asking.send();
  if (asking.status !== 200) return;
  const client = JSON.parse(asking.responseText);
  for (const property of ['userAgent', 'platform']) {
    Object.defineProperty(navigator, property, { get: () => client[property], configurable: true });
  }

  const loaded = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  const entryUrl = location.href;
  const listeners = new Map();

  const tell = (act, params) => {
    if (window.parent !== window) window.parent.postMessage({ source: 'wecom-window', window: id, act, params }, '*');
    else if (act === 'closeWindow') window.close();
  };

  async function invoke(name, params, callback) {
    let result;
    try {
      const answer = await fetch(`${base}/invoke`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ document: loaded, name, params: params ?? {}, url: location.href, entryUrl }),
      });
      result = answer.ok ? await answer.json() : { err_msg: `${name}:fail window closed` };
    } catch (error) {
      result = { err_msg: `${name}:fail ${error}` };
    }
    if (/:ok$/.test(result.err_msg)) tell(name, params ?? {});
    if (typeof callback === 'function') callback(result);
  }

  window.WeixinJSBridge = {
    invoke,
    call: (name) => invoke(name, {}),
    on: (name, listener) => listeners.set(name, listener),
  };
  window.addEventListener('message', (event) => {
    if (event.source === window.parent && event.data?.target === 'wecom-window') listeners.get(event.data.name)?.(event.data.payload ?? {});
  });

  const ready = () => document.dispatchEvent(new Event('WeixinJSBridgeReady'));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();
})();
