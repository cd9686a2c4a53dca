import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, publishCalendar, publishTemplate, registerUnits } from '@dondoc/commands';
import {
  type Instant,
  instantOf,
  type ObligationTemplate,
  plainDateOf,
  dateOf,
  vietnamCalendar,
  workingCalendar,
} from '@dondoc/domain';
import { anObligation, aReport, aTemplate, aUnit, theCentre, yearlyRule } from '@dondoc/domain/testing';
import { createTestDatabase } from '@dondoc/event-store/testing';
import { type Letter, type RunningMailbox, startMailbox } from '@dondoc/local-stack';
import { readModelEntities, readModelMigrations } from '@dondoc/read-models';
import { type ParsedMail, simpleParser } from 'mailparser';
import { Dispatcher, type DispatcherOptions } from '../src/dispatcher.js';
import { Mailer } from '../src/mail/mailer.js';

const calendar = workingCalendar(vietnamCalendar);

/** "trước ngày 15/6": reminded on 27/5, 10/6 and 14/6, late on Monday 17/6/2024. */
export const theReport = (given: Partial<ObligationTemplate> = {}): ObligationTemplate =>
  anObligation('sau-thang', { title: 'Báo cáo 6 tháng', due: yearlyRule(6, 15), needsAcceptance: true, ...given });

/** An office that sends real mail to a real mailbox, on a database and a clock of its own. */
export class MailingOffice {
  private readonly mailers: Mailer[] = [];
  readonly errors: unknown[] = [];
  now: Instant = instantOf('2024-02-01T02:00:00.000Z');

  private constructor(
    readonly database: Database,
    readonly mailbox: RunningMailbox,
    private readonly folder: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(obligation = theReport()): Promise<MailingOffice> {
    const test = await createTestDatabase({ entities: readModelEntities, migrations: readModelMigrations });
    const database = await openDatabase({ url: test.url });
    const now = instantOf('2024-01-02T01:00:00.000Z');
    const as = (commandId: string) => ({ commandId, actor: 'thu', now });
    await registerUnits(
      database.store,
      [...theCentre(), aUnit('so-noi-vu'), aUnit('so-a'), aUnit('so-b')],
      as('units'),
    );
    await publishCalendar(database.store, vietnamCalendar, as('calendar'));
    await publishTemplate(database.store, aTemplate([obligation]), as('template'));
    const folder = mkdtempSync(join(tmpdir(), 'dondoc-letters-'));
    return new MailingOffice(database, await startMailbox({ folder }), folder, test.drop);
  }

  at(date: string, clock = '09:00'): this {
    this.now = instantOf(new Date(Date.parse(`${date}T${clock}:00.000+07:00`)).toISOString());
    return this;
  }

  dispatcher(more: Partial<DispatcherOptions> = {}, smtpUrl = this.mailbox.smtpUrl): Dispatcher {
    const mailer = new Mailer({ smtpUrl, from: 'Đôn Đốc <don-doc@ubnd-tinh.example>' });
    this.mailers.push(mailer);
    const { pool, queries } = this.database;
    return new Dispatcher({
      pool,
      queries,
      mailer,
      publicUrl: 'http://don-doc.example',
      calendar: () => Promise.resolve(calendar),
      now: () => this.now,
      onError: (error) => this.errors.push(error),
      ...more,
    });
  }

  async issue(cascadeId: string): Promise<void> {
    const { commands } = this.database;
    const context = (commandId: string) => ({ commandId, actor: 'van-phong', now: this.now });
    await commands.draftCascade(
      {
        cascadeId,
        title: `Đợt ${cascadeId}`,
        template: { id: 'mau-thu', version: 1 },
        calendar: { id: vietnamCalendar.id, version: vietnamCalendar.version },
        document: {
          type: 'Kế hoạch',
          sign: 'KH-UBND',
          number: null,
          issuedOn: null,
          issuer: 'UBND tỉnh',
          subject: 'Thử',
        },
        sample: false,
      },
      context(`draft:${cascadeId}`),
    );
    await commands.issueCascade(
      cascadeId,
      { documentNumber: '0155', issuedOn: dateOf(this.now) },
      context(`issue:${cascadeId}`),
    );
  }

  /** Wakes the plans of every unit, as their workflows do. */
  async wake(...cascadeIds: string[]): Promise<void> {
    for (const cascadeId of cascadeIds)
      for (const unitId of ['so-noi-vu', 'so-a', 'so-b'])
        await this.database.commands.advanceUnitPlan(cascadeId, unitId, this.now);
  }

  handIn(cascadeId: string, unitId: string): Promise<unknown> {
    const ref = { cascadeId, unitId, lineId: 'sau-thang.2024' };
    const id = `${cascadeId}:${unitId}@${this.now}`;
    const content = aReport({ signedOn: plainDateOf('2024-01-31') });
    return this.database.commands.receiveSubmission(
      ref,
      { submissionId: id, content },
      { commandId: id, actor: unitId, now: this.now },
    );
  }

  /** Letters to an address, newest first. */
  letters(address = ''): Letter[] {
    return this.mailbox.letters(address);
  }

  async read(
    letter: Letter | undefined,
  ): Promise<{ text: string; html: string; headers: string[]; attachments: ParsedMail['attachments'] }> {
    if (!letter) throw new Error('No such letter has come.');
    const parsed = await simpleParser(readFileSync(join(this.folder, `${letter.id}.eml`)));
    const headers = parsed.headerLines.map(({ line }) => line);
    return { text: parsed.text ?? '', html: parsed.html || '', headers, attachments: parsed.attachments };
  }

  async states(): Promise<{ letter_id: string; state: string; attempts: number }[]> {
    const sql = 'SELECT letter_id, state, attempts FROM letters ORDER BY letter_id';
    return (await this.database.pool.query<{ letter_id: string; state: string; attempts: number }>(sql)).rows;
  }

  async close(): Promise<void> {
    for (const mailer of this.mailers) mailer.close();
    await this.mailbox.stop();
    await this.database.close();
    await this.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
