import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@dondoc/commands';
import type { MatrixView, SampleAccount } from '@dondoc/contracts';
import { type Act, type Instant, plainDateOf, scheduleOf, vietnamCalendar, workingCalendar } from '@dondoc/domain';
import { readTemplate, sampleBehaviour, sampleCascades } from '@dondoc/sample';
import { OfficeClient } from './office-client.js';

export type Setting = {
  apiUrl: string;
  root: string;
  clock: Clock;
  accounts: readonly SampleAccount[];
  say: (line: string) => void;
};
export type DemoAct = Act & { unitId: string };

const calendar = workingCalendar(vietnamCalendar);
export const cascadeId = sampleCascades.draft;

const clientOf = ({ apiUrl, accounts }: Setting, username: string): OfficeClient => {
  const account = accounts.find((one) => one.username === username);
  if (!account) throw new Error(`No sample account ${username}`);
  return new OfficeClient(apiUrl, username, account.password);
};

export const officeOf = (setting: Setting): OfficeClient => {
  const office = setting.accounts.find(({ role }) => role === 'office');
  if (!office) throw new Error('No sample account of the Office');
  return clientOf(setting, office.username);
};

/** The Office issues the draft today; answers everything that the units will do in the year. */
export const issuePlan = async (setting: Setting, office: OfficeClient, until: Instant): Promise<DemoAct[]> => {
  const { today } = await office.get<{ today: string }>('/api/session');
  await office.post(`/api/cascades/${cascadeId}/issue`, { documentNumber: '412', issuedOn: today });
  const template = await readTemplate(`${setting.root}/templates/ninh-thuan-dan-van-2022-2026.yaml`);
  const issuedOn = plainDateOf(today);
  const lines = new Map(scheduleOf(template, issuedOn, calendar).map((line) => [line.lineId, line]));
  const behaviour = sampleBehaviour({ calendar, files: [], issuedOn });
  const { rows } = await office.get<MatrixView>(`/api/cascades/${cascadeId}/matrix`);
  const acts = rows.flatMap(({ unit, cells }) =>
    cells.flatMap(({ lineId }) => {
      const line = lines.get(lineId);
      return line ? behaviour(unit.unitId, line).map((act) => ({ ...act, unitId: unit.unitId })) : [];
    }),
  );
  return acts.filter(({ at }) => at <= until).sort((a, b) => (a.at < b.at ? -1 : 1));
};

const perform = async (office: OfficeClient, unit: OfficeClient, { unitId, command }: DemoAct): Promise<void> => {
  const path = 'lineId' in command ? `/api/obligations/${cascadeId}/${unitId}/${command.lineId}` : '';
  switch (command.type) {
    case 'ReceiveSubmission': {
      const { documentNumber, signedOn, figures } = command.content;
      const { fileId } = await unit.upload(`${command.lineId}.pdf`, `${unitId} ${command.lineId}`);
      await unit.post(`${path}/submissions`, { documentNumber, signedOn, figures, note: '', fileIds: [fileId] });
      return;
    }
    case 'DeclareNotApplicable':
      await unit.post(`${path}/not-applicable`, { reason: command.reason });
      return;
    case 'AcceptSubmission':
      await office.post(`${path}/acceptance`, {});
      return;
    case 'OpenUnitPlan':
    case 'AmendUnitPlan':
    case 'ForwardSubmission':
    case 'AppraiseSubmission':
    case 'ReturnSubmission':
    case 'RequestExtension':
    case 'DecideExtension':
    case 'GrantExtension':
    case 'Exempt':
    case 'RevokeExemption':
    case 'RequestExplanation':
    case 'Reopen':
    case 'PromptUnit':
    case 'Advance':
      return;
  }
};

/** Everybody signs in before the clock's days count. */
export const signInUnits = async (setting: Setting): Promise<Map<string, OfficeClient>> => {
  const owing = setting.accounts.filter(({ role }) => role === 'unit' || role === 'focal-department');
  const clients = new Map(owing.map(({ username }) => [username, clientOf(setting, username)]));
  if (clients.size === 0) throw new Error('No sample account of an owing unit: nobody could report.');
  await Promise.all([...clients.values()].map((client) => client.get('/api/session')));
  return clients;
};

type People = { office: OfficeClient; units: ReadonlyMap<string, OfficeClient> };

/** Lets every act happen at its moment of the accelerated clock; answers how many failed. */
export const liveThrough = async (
  { clock, say }: Setting,
  { office, units }: People,
  acts: readonly DemoAct[],
): Promise<number> => {
  let failed = 0;
  // One after the other within a unit, so that an acceptance never overtakes its report.
  const tails = new Map<string, Promise<void>>();
  for (const act of acts) {
    await pause(clock.realMsUntil(act.at));
    const unit = units.get(act.unitId);
    if (!unit) continue;
    const done = (tails.get(act.unitId) ?? Promise.resolve()).then(() => perform(office, unit, act));
    tails.set(
      act.unitId,
      done.catch((error: unknown) => {
        failed += 1;
        say(`! ${act.unitId}: ${String(error)}`);
      }),
    );
  }
  await Promise.all(tails.values());
  return failed;
};
