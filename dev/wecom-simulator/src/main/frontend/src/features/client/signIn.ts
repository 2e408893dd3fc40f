const PAGES = ['/wwopen/sso/qrConnect', '/wwlogin/sso/login', '/wwopen/sso/3rd_qrConnect', '/connect/oauth2/authorize'];

export interface SignIn {
  path: string;
  fields: Record<string, string>;
  returnsTo: string;
}

/** What a sign-in page's address asks for; nothing when it is none. */
export function signInOf(address: string): SignIn | undefined {
  try {
    const url = new URL(address.trim());
    const path = PAGES.find((it) => url.pathname === it);
    if (!path) return undefined;
    const fields = Object.fromEntries(url.searchParams);
    return { path, fields, returnsTo: new URL(fields.redirect_uri ?? '').host };
  } catch {
    return undefined;
  }
}
