import { isNonEmpty, isProxyList, isUrlOf, isUsername } from './accepted-values.js';
import { proxyList, someText, username, webUrl } from './expected-values.js';
import { choice, integer, optional, text } from './field.js';

/** Sessions, the first administrator, proxies and single sign-on. */
export const signInFields = {
  sessionHours: integer('DONDOC_SESSION_HOURS', 1, 720, 12, 'Hours until a login ends.'),
  sessionIdleMinutes: integer(
    'DONDOC_SESSION_IDLE_MINUTES',
    5,
    43_200,
    120,
    'Minutes without anybody at the keyboard after which a login ends.',
  ),
  firstAdmin: optional(
    'DONDOC_FIRST_ADMIN',
    isUsername,
    username,
    'quan-tri-he-thong',
    'Administrator to make at the start when there is no such person; a link to set the password is printed once per start until it was used.',
  ),
  supportContact: text(
    'DONDOC_SUPPORT_CONTACT',
    'quản trị hệ thống của cơ quan',
    'Whom people ask who cannot sign in, as a phrase of a sentence.',
  ),
  trustedProxies: optional(
    'DONDOC_TRUSTED_PROXIES',
    isProxyList,
    proxyList,
    'loopback,10.0.0.0/8',
    'Addresses or networks of the proxies before the API, by commas; only they may say where a request comes from.',
    { fallback: '`loopback`' },
  ),
  oidcIssuer: optional(
    'DONDOC_OIDC_ISSUER',
    isUrlOf('http', 'https'),
    webUrl,
    'https://sso.example.gov.vn',
    'OpenID Connect provider for single sign-on; needs the client id. `https` in production.',
  ),
  oidcClientId: optional('DONDOC_OIDC_CLIENT_ID', isNonEmpty, someText, 'dondoc', 'Our client id there.'),
  oidcClientSecret: optional(
    'DONDOC_OIDC_CLIENT_SECRET',
    isNonEmpty,
    someText,
    '…',
    'Our client secret there; a public client has none.',
    { secret: true },
  ),
  oidcLabel: text('DONDOC_OIDC_LABEL', 'Đăng nhập một lần (SSO)', 'Text of the button for single sign-on.'),
  oidcMatch: choice(
    'DONDOC_OIDC_MATCH',
    ['email', 'subject'],
    'email',
    '`email`: the first time by a verified mail address, then by the provider’s subject; `subject`: only by a subject that an administrator has entered.',
  ),
};
