import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../testing/browser.js';
import { Client } from '../testing/client.js';
import { type RunningApi, startTestApi } from '../testing/running-api.js';
import { type PersonThere, type RunningProvider, startProvider } from '../testing/running-provider.js';

const PUBLIC_URL = 'http://localhost:8080';
const client = { clientId: 'dondoc', clientSecret: 'secret of the tests: 1' };
const START = '/api/session/single-sign-on?tiep=%2Fviec-can-nop';

const configured = (issuer: string, more: Record<string, string> = {}): Record<string, string> => ({
  DONDOC_PUBLIC_URL: PUBLIC_URL,
  DONDOC_OIDC_ISSUER: issuer,
  DONDOC_OIDC_CLIENT_ID: client.clientId,
  DONDOC_OIDC_CLIENT_SECRET: client.clientSecret,
  DONDOC_OIDC_LABEL: 'Đăng nhập bằng tài khoản tỉnh',
  DONDOC_SUPPORT_CONTACT: 'Phòng Hành chính, máy lẻ 12',
  ...more,
});

let provider: RunningProvider;
let api: RunningApi;
beforeAll(async () => {
  provider = await startProvider({ ...client, publicUrl: PUBLIC_URL });
  api = await startTestApi(configured(provider.issuer));
  const admin = await api.as('quan-tri');
  for (const [username, email] of [
    ['nguyen.an', 'An.Nguyen@soyte.example.vn'],
    ['tran.binh', 'binh@soyte.example.vn'],
    ['le.cuong', 'cuong@soyte.example.vn'],
  ]) {
    expect((await admin.post('/people', { username, name: username, email })).status).toBe(200);
  }
});
afterAll(async () => {
  await api?.stop();
  await provider?.stop();
});

const arriving = async (person: PersonThere | null, running = api) => {
  provider.setPerson(person);
  const browser = new Browser(running.app, PUBLIC_URL);
  const { url } = await browser.visit(START);
  const asPage = new Client(running.app, browser.cookieOf(PUBLIC_URL));
  return { url, browser, page: asPage, refusal: (await asPage.get('/session/single-sign-on/refusal')).body };
};
const an: PersonThere = { sub: 'p-1', email: 'an.nguyen@soyte.example.vn', email_verified: true, name: 'An' };

describe('single sign-on', () => {
  it('is offered by its configured label', async () => {
    expect((await api.visitor.get('/sign-in-options')).body).toMatchObject({
      singleSignOn: 'Đăng nhập bằng tài khoản tỉnh',
    });
  });

  it('lets in a known person by the verified address and goes on to where they wanted to be', async () => {
    const { url, page } = await arriving(an);
    expect(url).toBe(`${PUBLIC_URL}/viec-can-nop`);
    expect((await page.get('/account')).body).toMatchObject({
      username: 'nguyen.an',
      singleSignOn: true,
      hasPassword: false,
    });
    const admin = await api.as('quan-tri');
    expect((await admin.get('/people/nguyen.an')).body).toMatchObject({ externalSubject: 'p-1' });
  });

  it('knows the person by the subject from then on, whatever the address says', async () => {
    await arriving(an);
    const renamed = await arriving({ sub: 'p-1', email: 'moi@soyte.example.vn', email_verified: true });
    expect((await renamed.page.get('/account')).body.username).toBe('nguyen.an');
  });

  it('refuses another identity that has got the address meanwhile', async () => {
    await arriving(an);
    const { url, refusal, page } = await arriving({ ...an, sub: 'p-2' });
    expect(url).toBe(`${PUBLIC_URL}/dang-nhap?mot-lan=khong-duoc`);
    expect(refusal.code).toBe('SINGLE_SIGN_ON.OTHER_IDENTITY');
    expect((await page.get('/session')).status).toBe(401);
  });

  it('refuses a person whom nobody has entered, names them and says whom to ask, once', async () => {
    const { refusal, page } = await arriving({ sub: 'p-9', email: 'la@example.vn', email_verified: true });
    expect(refusal).toMatchObject({ status: 403, code: 'SINGLE_SIGN_ON.UNKNOWN_PERSON' });
    expect(refusal.detail).toContain('la@example.vn');
    expect(refusal.detail).toContain('Phòng Hành chính, máy lẻ 12');
    expect((await page.get('/session/single-sign-on/refusal')).status).toBe(204);
  });

  it('does not believe an address that was not verified', async () => {
    const { refusal } = await arriving({ sub: 'p-3', email: 'binh@soyte.example.vn', email_verified: false });
    expect(refusal.code).toBe('SINGLE_SIGN_ON.MAIL_UNVERIFIED');
  });

  it('keeps a disabled person out', async () => {
    const admin = await api.as('quan-tri');
    await admin.post('/people/le.cuong/state', { disabled: true, reason: 'Chuyển công tác' });
    const { refusal } = await arriving({ sub: 'p-4', email: 'cuong@soyte.example.vn', email_verified: true });
    expect(refusal.code).toBe('SIGN_IN.ACCOUNT_DISABLED');
  });

  it('says so when the provider does not confirm', async () => {
    expect((await arriving(null)).refusal.code).toBe('SINGLE_SIGN_ON.CANCELLED');
  });

  it('signs out there as well', async () => {
    const { page, browser } = await arriving(an);
    const { body } = await page.delete('/session');
    expect(body.continueAt).toContain(`${provider.issuer}/session/end?`);
    expect((await browser.ask(body.continueAt)).status).toBe(200);
    expect((await page.get('/session')).body.code).toBe('SIGN_IN.REQUIRED');
    const { rows } = await api.database.pool.query(
      'SELECT 1 FROM sessions WHERE ended_at IS NOT NULL AND provider_token IS NOT NULL',
    );
    expect(rows).toEqual([]);
  });
});

describe('a visit that was tampered with', () => {
  const broken = async (browser: Browser, address: string) => {
    expect((await browser.visit(address)).url).toContain('/dang-nhap?mot-lan=');
    const page = new Client(api.app, browser.cookieOf(PUBLIC_URL));
    const [session, refusal] = [await page.get('/session'), await page.get('/session/single-sign-on/refusal')];
    return [session.status, refusal.body.code];
  };
  const atTheDoor = async () => {
    provider.setPerson(an);
    const browser = new Browser(api.app, PUBLIC_URL);
    return { browser, url: (await browser.visit(START, `${PUBLIC_URL}/api/session/single-sign-on/return`)).url };
  };

  it('opens nothing in another browser (a link that would sign a victim in as the attacker)', async () => {
    const { url } = await atTheDoor();
    expect(await broken(new Browser(api.app, PUBLIC_URL), url)).toEqual([401, 'SINGLE_SIGN_ON.BROKEN']);
  });

  it('opens nothing with another state, another code, or a second time', async () => {
    const first = await atTheDoor();
    expect(await broken(first.browser, first.url.replace(/state=[^&]+/, 'state=khac'))).toEqual([
      401,
      'SINGLE_SIGN_ON.BROKEN',
    ]);
    const second = await atTheDoor();
    const [status, code] = await broken(second.browser, second.url.replace(/code=[^&]+/, 'code=khac'));
    expect([status, code]).toEqual([401, 'SINGLE_SIGN_ON.CANCELLED']);
    const third = await atTheDoor();
    expect((await third.browser.visit(third.url)).url).toBe(`${PUBLIC_URL}/viec-can-nop`);
    expect((await broken(third.browser, third.url))[1]).toBe('SINGLE_SIGN_ON.BROKEN');
  });

  it('is forgotten after ten minutes', async () => {
    const { browser, url } = await atTheDoor();
    api.passRealTime(11 * 60_000);
    expect((await broken(browser, url))[1]).toBe('SINGLE_SIGN_ON.BROKEN');
  });

  it('never leads to another site', async () => {
    provider.setPerson(an);
    for (const next of ['https://ke-xau.example/', '//ke-xau.example', '/\\ke-xau.example', 'javascript:alert(1)']) {
      const { url } = await new Browser(api.app, PUBLIC_URL).visit(
        `/api/session/single-sign-on?tiep=${encodeURIComponent(next)}`,
      );
      expect(url).toBe(`${PUBLIC_URL}/`);
    }
  });
});

describe('other configurations', () => {
  const withApi = async (environment: Record<string, string>, work: (running: RunningApi) => Promise<void>) => {
    const running = await startTestApi(environment);
    try {
      await work(running);
    } finally {
      await running.stop();
    }
  };

  it('by subject only: an address opens nothing, a subject that an administrator has entered does', async () => {
    await withApi(configured(provider.issuer, { DONDOC_OIDC_MATCH: 'subject' }), async (running) => {
      const admin = await running.as('quan-tri');
      const person = { username: 'pham.dung', name: 'Phạm Dũng', email: 'dung@soyte.example.vn' };
      await admin.post('/people', person);
      const dung = { sub: 'p-5', email: person.email, email_verified: true };
      expect((await arriving(dung, running)).refusal.code).toBe('SINGLE_SIGN_ON.UNKNOWN_PERSON');
      const { name, email } = person;
      expect((await admin.put('/people/pham.dung', { name, email, externalSubject: 'p-5' })).status).toBe(200);
      expect((await (await arriving(dung, running)).page.get('/account')).body.username).toBe('pham.dung');
    });
  });

  it('takes the address from the userinfo endpoint when the ID token has none', async () => {
    const other = await startProvider({ ...client, publicUrl: PUBLIC_URL, claimsInToken: false });
    try {
      await withApi(configured(other.issuer), async (running) => {
        const admin = await running.as('quan-tri');
        await admin.post('/people', { username: 'nguyen.an', name: 'An', email: an.email });
        other.setPerson(an);
        const browser = new Browser(running.app, PUBLIC_URL);
        expect((await browser.visit(START)).url).toBe(`${PUBLIC_URL}/viec-can-nop`);
      });
    } finally {
      await other.stop();
    }
  });

  it('with the provider down says so, and passwords still open', async () => {
    await withApi(configured('http://127.0.0.1:1'), async (running) => {
      const { refusal } = await arriving(an, running);
      expect([refusal.status, refusal.code]).toEqual([503, 'SINGLE_SIGN_ON.PROVIDER_DOWN']);
      expect((await running.visitor.signIn('van-phong')).answer.status).toBe(200);
    });
  });

  it('without a provider offers none', async () => {
    await withApi({}, async (running) => {
      expect((await running.visitor.get('/sign-in-options')).body.singleSignOn).toBeNull();
      expect((await arriving(an, running)).refusal.code).toBe('SINGLE_SIGN_ON.OFF');
    });
  });
});
