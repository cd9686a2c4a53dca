import type { ConfigurationProblem } from './configuration-error.js';
import type { RawConfiguration } from './fields.js';
import { knownVariables } from './known-variables.js';

const portsOf = (raw: RawConfiguration): { variable: string; port: number }[] =>
  Object.entries(raw).flatMap(([field, value]) => {
    const variable = knownVariables.find((known) => known.field === field)?.variable ?? '';
    return variable.endsWith('_PORT') && typeof value === 'number' ? [{ variable, port: value }] : [];
  });

const equalPorts = (raw: RawConfiguration): ConfigurationProblem[] => {
  const ports = portsOf(raw);
  return ports.flatMap(({ variable, port }, index) => {
    const other = ports.slice(0, index).find((earlier) => earlier.port === port);
    if (other === undefined) return [];
    return [
      {
        variable,
        value: String(port),
        reason: `trùng cổng với ${other.variable} (same port as ${other.variable})`,
        mend: 'đặt hai cổng khác nhau',
      },
    ];
  });
};

const clockOrigins = (raw: RawConfiguration): ConfigurationProblem[] => {
  if (raw.clockRate === 1) return [];
  const origins = { DONDOC_CLOCK_REAL_ORIGIN: raw.clockRealOrigin, DONDOC_CLOCK_DOMAIN_ORIGIN: raw.clockDomainOrigin };
  return Object.entries(origins)
    .filter(([, value]) => value === null)
    .map(([variable]) => ({
      variable,
      value: null,
      reason: `bắt buộc khi DONDOC_CLOCK_RATE khác 1 (needed when DONDOC_CLOCK_RATE is not 1)`,
      mend: `đặt ${variable}=2027-01-04T00:00:00Z hoặc bỏ DONDOC_CLOCK_RATE`,
    }));
};

/** What is for trying out only has no place on a server that people rely on. */
const productionRules = (raw: RawConfiguration): ConfigurationProblem[] => {
  if (raw.mode !== 'production') return [];
  const refused: [boolean, string, string, string][] = [
    [raw.sample === 'auto', 'DONDOC_SAMPLE', 'auto', 'off'],
    [raw.clockRate !== 1, 'DONDOC_CLOCK_RATE', String(raw.clockRate), '1'],
    [raw.demo === '1', 'DONDOC_DEMO', '1', '0'],
  ];
  return refused
    .filter(([bad]) => bad)
    .map(([, variable, value, good]) => ({
      variable,
      value,
      reason: 'không được dùng khi DONDOC_MODE=production (refused in production)',
      mend: `đặt ${variable}=${good}`,
    }));
};

const singleSignOn = ({ mode, oidcIssuer, oidcClientId }: RawConfiguration): ConfigurationProblem[] => {
  if ((oidcIssuer === null) !== (oidcClientId === null)) {
    const variable = oidcIssuer === null ? 'DONDOC_OIDC_ISSUER' : 'DONDOC_OIDC_CLIENT_ID';
    return [
      {
        variable,
        value: null,
        reason: 'nhà cung cấp và mã ứng dụng phải đi cùng nhau (issuer and client id belong together)',
        mend: `đặt ${variable}, hoặc bỏ cả hai`,
      },
    ];
  }
  if (mode !== 'production' || oidcIssuer === null || oidcIssuer.startsWith('https:')) return [];
  return [
    {
      variable: 'DONDOC_OIDC_ISSUER',
      value: oidcIssuer,
      reason: 'phải là https:// khi DONDOC_MODE=production (must be https in production)',
      mend: 'dùng địa chỉ https:// của nhà cung cấp',
    },
  ];
};

/** A store that is only half named would fail at the first upload. */
const filesStore = ({
  filesStore: store,
  s3Bucket,
  s3AccessKey,
  s3SecretKey,
}: RawConfiguration): ConfigurationProblem[] => {
  if (store !== 's3') return [];
  const needed = { DONDOC_S3_BUCKET: s3Bucket, DONDOC_S3_ACCESS_KEY: s3AccessKey, DONDOC_S3_SECRET_KEY: s3SecretKey };
  return Object.entries(needed)
    .filter(([, value]) => value === null)
    .map(([variable]) => ({
      variable,
      value: null,
      reason: 'bắt buộc khi DONDOC_FILES=s3 (needed when DONDOC_FILES is s3)',
      mend: `đặt ${variable}, hoặc đặt DONDOC_FILES=folder`,
    }));
};

/** Rules about more than one variable. */
export const crossChecks = (raw: RawConfiguration): ConfigurationProblem[] => [
  ...equalPorts(raw),
  ...clockOrigins(raw),
  ...productionRules(raw),
  ...filesStore(raw),
  ...singleSignOn(raw),
];
