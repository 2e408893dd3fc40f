import { describe, expect, it } from 'vitest';
import { signInOf } from './signIn';

describe('the address of a sign-in page', () => {
  it('says who asks and where it returns to', () => {
    const back = encodeURIComponent('http://crm.example:9101/login?next=/h5');
    const wish = signInOf(`http://localhost:9100/wwopen/sso/qrConnect?appid=wwacme&agentid=7&state=s&redirect_uri=${back}`);
    expect(wish).toMatchObject({ path: '/wwopen/sso/qrConnect', returnsTo: 'crm.example:9101' });
    expect(wish?.fields).toMatchObject({ appid: 'wwacme', agentid: '7', state: 's' });
  });

  it('is none without a sign-in page or an address to return to', () => {
    expect(signInOf('http://localhost:9100/market/x')).toBeUndefined();
    expect(signInOf('http://localhost:9100/wwopen/sso/qrConnect?appid=wwacme')).toBeUndefined();
    expect(signInOf('hello')).toBeUndefined();
  });
});
