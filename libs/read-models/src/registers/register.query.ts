import type { UnitRef } from '@dondoc/contracts';
import {
  type CalendarData,
  type CascadeTemplate,
  type OrgUnit,
  type PlainDate,
  type Policy,
  RuleViolation,
  unitClasses,
  unitOn,
  type VersionRef,
  vietnamCalendar,
  type WorkingCalendar,
  workingCalendar,
} from '@dondoc/domain';
import type { Reader } from '../read-only.js';
import { readUnits } from './disabled-people.js';

/** Answers about registers: units, templates, calendars. Published versions are kept in memory, they never change. */
export class RegisterQuery {
  private readonly policies = new Map<string, Policy>();

  constructor(private readonly reader: Reader) {}

  async listUnits(): Promise<OrgUnit[]> {
    return readUnits(this.reader);
  }

  /** The register with names, classes and parents as they were on that day. */
  async unitsOn(day: PlainDate): Promise<OrgUnit[]> {
    return (await this.listUnits()).map((unit) => unitOn(unit, day));
  }

  async findUnit(unitId: string): Promise<OrgUnit | undefined> {
    return (await readUnits(this.reader, unitId))[0];
  }

  /** @throws RuleViolation `UNIT.NOT_FOUND` */
  async getUnit(unitId: string): Promise<OrgUnit> {
    const unit = await this.findUnit(unitId);
    if (unit) return unit;
    throw new RuleViolation('UNIT.NOT_FOUND', {
      field: 'unitId',
      value: unitId,
      reason: 'Không có đơn vị này trong danh mục.',
      mend: 'Chọn một đơn vị trong danh mục.',
    });
  }

  /** Letters leave on the working days of the calendar that was published last. */
  async newestCalendar(): Promise<WorkingCalendar> {
    const sql = 'SELECT body FROM calendars ORDER BY version DESC LIMIT 1';
    const { rows } = await this.reader.query<{ body: CalendarData }>(sql);
    return workingCalendar(rows[0]?.body ?? vietnamCalendar);
  }

  async policy(template: VersionRef, calendar: VersionRef): Promise<Policy> {
    const key = JSON.stringify([template, calendar]);
    const known = this.policies.get(key);
    if (known) return known;
    const [templates, calendars] = await Promise.all([
      this.reader.query<{ body: CascadeTemplate }>('SELECT body FROM templates WHERE id = $1 AND version = $2', [
        template.id,
        template.version,
      ]),
      this.reader.query<{ body: CalendarData }>('SELECT body FROM calendars WHERE id = $1 AND version = $2', [
        calendar.id,
        calendar.version,
      ]),
    ]);
    const [body, data] = [templates.rows[0]?.body, calendars.rows[0]?.body];
    if (!body || !data) throw new Error(`Published version missing: ${key}`);
    const policy = { template: body, calendar: workingCalendar(data) };
    this.policies.set(key, policy);
    return policy;
  }
}

/** A unit as screens name it. */
export const unitRef = ({ id, name, shortName, class: unitClass }: OrgUnit): UnitRef => ({
  unitId: id,
  name,
  shortName,
  class: unitClass,
  classLabel: unitClasses[unitClass],
});
