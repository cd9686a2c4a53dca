import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { configuredClock } from '@dondoc/commands';
import { loadConfiguration } from '@dondoc/configuration';
import type { SampleAccount } from '@dondoc/contracts';
import { addDays, dateOf, formatDate, type Instant, instantAt } from '@dondoc/domain';
import { cascadeId, issuePlan, liveThrough, officeOf, type Setting, signInUnits } from './live-a-year.js';
import { yearReport } from './report.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const configuration = loadConfiguration(process.env);
const clock = configuredClock(configuration);

/** Says once a domain month where the year is. */
const tellTheMonths = async (until: Instant): Promise<void> => {
  for (let now = clock.now(); now < until; now = clock.now()) {
    say(`  … ${formatDate(dateOf(now))}`);
    await pause(clock.realMsUntil(instantAt(addDays(dateOf(now), 30), '00:00')));
  }
};

const apiUrl = `http://127.0.0.1:${configuration.apiPort}`;
const accounts = (await (await fetch(`${apiUrl}/api/sample-accounts`)).json()) as SampleAccount[];
const root = fileURLToPath(new URL('../../../', import.meta.url));
const setting: Setting = { apiUrl, root, clock, accounts, say };
const office = officeOf(setting);
const until = instantAt(addDays(dateOf(clock.now()), 365), '00:00');

say('');
say(
  `Một năm trôi qua trên đồng hồ tăng tốc: ${Math.round(configuration.clockRate / 86_400)} ngày mỗi giây (an accelerated year).`,
);
say(`Mở ${configuration.publicUrl}/dot/${cascadeId}/bang-theo-doi để xem bảng theo dõi thay đổi (watch the matrix).`);
const units = await signInUnits(setting);
const acts = await issuePlan(setting, office, until);
const [failed] = await Promise.all([liveThrough(setting, { office, units }, acts), tellTheMonths(until)]);
await pause(clock.realMsUntil(until));
say(await yearReport(office, cascadeId));
say(
  `Xem: ${configuration.publicUrl}/dot/${cascadeId}/bang-theo-doi (bảng theo dõi), ${configuration.publicUrl}/thu (thư), http://127.0.0.1:${configuration.mailboxPort} (hộp thư).`,
);
process.exit(failed > 0 ? 1 : 0);
