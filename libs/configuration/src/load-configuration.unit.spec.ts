import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, configurationEnvironment, configurationReference, loadConfiguration } from './index.js';

const problemsOf = (env: Record<string, string>) => {
  try {
    loadConfiguration(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
};

describe('a configuration', () => {
  it('has a default for everything', () => {
    expect(loadConfiguration({})).toMatchObject({
      mode: 'development',
      port: 8080,
      postgresUrl: null,
      publicUrl: 'http://localhost:8080',
      smtpUrl: 'smtp://127.0.0.1:8085',
      sample: 'auto',
      clockRate: 1,
      logLevel: 'warn',
    });
  });

  it('lists every bad value at once, with variable, value, reason and mend', () => {
    const problems = problemsOf({ DONDOC_PORT: '70000', DONDOC_SMTP_URL: 'mail.example.vn', DONDOC_MODE: 'live' });
    expect(problems.map(({ variable }) => variable).sort()).toEqual(['DONDOC_MODE', 'DONDOC_PORT', 'DONDOC_SMTP_URL']);
    expect(problems.find(({ variable }) => variable === 'DONDOC_PORT')).toEqual({
      variable: 'DONDOC_PORT',
      value: '70000',
      reason: 'phải là một số nguyên từ 1 đến 65535 (must be a whole number from 1 to 65535)',
      mend: 'đặt DONDOC_PORT=8080 hoặc bỏ biến này',
    });
  });

  it('lets the web find the API beside it, or where it is told', () => {
    expect(loadConfiguration({ DONDOC_HOST: '0.0.0.0', DONDOC_API_PORT: '9081' }).apiUrl).toBe('http://127.0.0.1:9081');
    expect(loadConfiguration({ DONDOC_API_URL: 'http://api:8081/' }).apiUrl).toBe('http://api:8081');
  });

  it('carries a stable code', () => {
    expect(() => loadConfiguration({ DONDOC_PORT: 'x' })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION.INVALID' }),
    );
  });

  it('never prints a password', () => {
    expect(() => loadConfiguration({ DONDOC_POSTGRES_URL: 'mysql://u:hunter2@db/x' })).toThrow(/^(?!.*hunter2)/s);
  });

  it('lets the variables of the command line stand in the same shell', () => {
    expect(
      problemsOf({ DONDOC_SERVER: 'http://x', DONDOC_TOKEN: 't', DONDOC_USER: 'u', DONDOC_PASSWORD: 'p' }),
    ).toEqual([]);
  });

  it('refuses a misspelt variable and names the near one', () => {
    expect(problemsOf({ DONDOC_PROT: '9000' })[0]?.mend).toContain('DONDOC_PORT');
    expect(problemsOf({ DONDOC_SOMETHING_ELSE_ALTOGETHER: '1' })).toHaveLength(1);
  });

  it('refuses two equal ports, also where one is a default', () => {
    expect(problemsOf({ DONDOC_PORT: '8081' })).toMatchObject([{ variable: 'DONDOC_API_PORT', value: '8081' }]);
  });

  it.each(['', ' ', '8e3', '0', '-1', '80.5', 'tám nghìn'])('takes %j for a port as not set or refuses it', (value) => {
    const found = problemsOf({ DONDOC_PORT: value }).length;
    expect(found).toBe(value.trim() === '' ? 0 : 1);
  });
});

describe('the domain clock', () => {
  it('needs both origins when its rate is not 1', () => {
    const names = problemsOf({ DONDOC_CLOCK_RATE: '86400' }).map(({ variable }) => variable);
    expect(names).toEqual(['DONDOC_CLOCK_REAL_ORIGIN', 'DONDOC_CLOCK_DOMAIN_ORIGIN']);
  });

  it('refuses an origin that does not exist or has no offset', () => {
    for (const value of ['2027-02-30T00:00:00Z', '2027-02-03', '2027-02-03T00:00:00', 'hôm nay']) {
      expect(problemsOf({ DONDOC_CLOCK_REAL_ORIGIN: value })).toHaveLength(1);
    }
    expect(problemsOf({ DONDOC_CLOCK_REAL_ORIGIN: '2027-02-28T07:00:00+07:00' })).toEqual([]);
  });
});

describe('a store of files', () => {
  it('wants an S3 service named wholly', () => {
    expect(problemsOf({ DONDOC_FILES: 's3', DONDOC_S3_BUCKET: 'tep' })).toEqual([
      expect.objectContaining({ variable: 'DONDOC_S3_ACCESS_KEY', value: null }),
      expect.objectContaining({ variable: 'DONDOC_S3_SECRET_KEY', value: null }),
    ]);
  });
});

describe('production mode', () => {
  const production = { DONDOC_MODE: 'production' };

  it('loads no sample by default', () => expect(loadConfiguration(production).sample).toBe('off'));

  it('refuses the sample, an accelerated clock and the demonstration', () => {
    const env = {
      ...production,
      DONDOC_SAMPLE: 'auto',
      DONDOC_DEMO: '1',
      DONDOC_CLOCK_RATE: '2',
      DONDOC_CLOCK_REAL_ORIGIN: '2027-01-04T00:00:00Z',
      DONDOC_CLOCK_DOMAIN_ORIGIN: '2027-01-04T00:00:00Z',
    };
    expect(problemsOf(env).map(({ variable }) => variable)).toEqual([
      'DONDOC_SAMPLE',
      'DONDOC_CLOCK_RATE',
      'DONDOC_DEMO',
    ]);
  });
});

describe('single sign-on', () => {
  it('needs issuer and client id together, and https in production', () => {
    const [issuer, id] = [{ DONDOC_OIDC_ISSUER: 'http://sso.example.vn' }, { DONDOC_OIDC_CLIENT_ID: 'dondoc' }];
    expect(problemsOf(issuer).map(({ variable }) => variable)).toEqual(['DONDOC_OIDC_CLIENT_ID']);
    expect(problemsOf(id).map(({ variable }) => variable)).toEqual(['DONDOC_OIDC_ISSUER']);
    expect(problemsOf({ ...issuer, ...id })).toEqual([]);
    const production = { ...issuer, ...id, DONDOC_MODE: 'production', DONDOC_OIDC_CLIENT_SECRET: 'hunter2' };
    expect(problemsOf(production)).toMatchObject([{ variable: 'DONDOC_OIDC_ISSUER', value: 'http://sso.example.vn' }]);
  });
});

describe('trusted proxies', () => {
  it.each(['loopback', '10.0.0.0/8, ::1', 'uniquelocal,2001:db8::/32'])('may be %s', (value) =>
    expect(problemsOf({ DONDOC_TRUSTED_PROXIES: value })).toEqual([]),
  );
  it.each(['*', 'true', '10.0.0.0/33', 'proxy.example.vn', 'loopback,'])('may not be %s', (value) =>
    expect(problemsOf({ DONDOC_TRUSTED_PROXIES: value })).toHaveLength(1),
  );
});

describe('handing on', () => {
  it('gives a child process exactly the same configuration', () => {
    const first = loadConfiguration({ DONDOC_HOME: '/tmp/Đôn Đốc', DONDOC_OPEN: '0', TEMPORAL_ADDRESS: 'box:7233' });
    expect(loadConfiguration(configurationEnvironment(first))).toEqual(first);
  });

  it('prefers DONDOC_TEMPORAL_ADDRESS to TEMPORAL_ADDRESS and names the one that is wrong', () => {
    const both = loadConfiguration({ DONDOC_TEMPORAL_ADDRESS: 'a:1', TEMPORAL_ADDRESS: 'b:2' });
    expect(both.temporalAddress).toBe('a:1');
    expect(problemsOf({ TEMPORAL_ADDRESS: 'nowhere' })).toMatchObject([
      { variable: 'TEMPORAL_ADDRESS', value: 'nowhere' },
    ]);
  });
});

describe('the documentation', () => {
  it('equals what the code reads', () => {
    const file = new URL('../../../docs/configuration.md', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(configurationReference());
  });
});
