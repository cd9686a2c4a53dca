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
    case 'ReturnSubmission':
    case 'Advance':
      return;
  }
};

/** Lets every act happen at its moment of the accelerated clock. */
export const liveThrough = async (
  setting: Setting,
  office: OfficeClient,
  acts: readonly DemoAct[],
): Promise<number> => {
  const clients = new Map<string, OfficeClient>();
  const clientFor = (unitId: string): OfficeClient => {
    const client = clients.get(unitId) ?? clientOf(setting, unitId);
    clients.set(unitId, client);
    return client;
  };
  let failed = 0;
  let tail: Promise<void> = Promise.resolve();
  for (const act of acts) {
    await pause(setting.clock.realMsUntil(act.at));
    // One after the other, so that an acceptance never overtakes its report.
    tail = tail
      .then(() => perform(office, clientFor(act.unitId), act))
      .catch((error: unknown) => {
        failed += 1;
        setting.say(`! ${act.unitId}: ${String(error)}`);
      });
  }
  await tail;
  return failed;
};
