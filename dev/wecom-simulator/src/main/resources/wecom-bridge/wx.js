// The classic `wx` object over WeixinJSBridge, for pages that load it from WeCom's web host.
(() => {
  const clientNames = { config: 'preVerifyJSAPI', previewImage: 'imagePreview', getLocation: 'geoLocation' };
  const waiting = [];
  let configured;
  let onReady = [];
  let onError = () => {};

  const withBridge = (work) => (window.WeixinJSBridge ? work() : waiting.push(work));
  document.addEventListener('WeixinJSBridgeReady', () => waiting.splice(0).forEach((work) => work()));

  const invoke = (name, params, callback) =>
    withBridge(() => window.WeixinJSBridge.invoke(clientNames[name] ?? name, params, callback));

  function call(name, params = {}) {
    invoke(name, params, (result) => {
      const word = result.errMsg.slice(result.errMsg.indexOf(':') + 1);
      const outcome = word === 'ok' ? 'success' : word === 'cancel' ? 'cancel' : 'fail';
      params[outcome]?.(result);
      params.complete?.(result);
    });
  }

  const wx = {
    config({ appId, timestamp, nonceStr, signature, jsApiList }) {
      const params = {
        appId,
        verifyAppId: appId,
        verifySignType: 'sha1',
        verifyTimestamp: `${timestamp}`,
        verifyNonceStr: nonceStr,
        verifySignature: signature,
        verifyJsApiList: jsApiList.map((name) => clientNames[name] ?? name),
      };
      invoke('config', params, (result) => {
        configured = /:ok$/.test(result.err_msg);
        if (!configured) onError({ ...result, errMsg: result.errMsg.replace('preVerifyJSAPI', 'config') });
        onReady.splice(0).forEach((work) => work());
      });
    },
    ready: (work) => (configured === undefined ? onReady.push(work) : work()),
    error: (work) => (onError = work),
    agentConfig(params) {
      call('agentConfig', { ...params, agentid: `${params.agentid}`, timestamp: `${params.timestamp}` });
    },
    checkJsApi: (params) => call('checkJsApi', params),
    invoke,
    on: (name, listener) => withBridge(() => window.WeixinJSBridge.on(name, listener)),
  };
  for (const name of ['closeWindow', 'getContext', 'getCurExternalContact', 'getCurExternalChat', 'sendChatMessage',
    'selectExternalContact', 'openEnterpriseChat', 'openUserProfile', 'previewFile', 'previewImage', 'getLocation',
    'getNetworkType', 'hideOptionMenu', 'showOptionMenu', 'navigateToAddCustomer', 'shareToExternalContact', 'shareToExternalChat']) {
    wx[name] = (params) => call(name, params);
  }
  window.wx = wx;
  window.jWeixin = wx;
})();
