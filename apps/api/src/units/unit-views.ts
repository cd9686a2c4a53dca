import type { Clock, Database } from '@dondoc/commands';
import {
  appointingAct,
  mayAct,
  type PostView,
  type UnitDetailView,
  type UnitRowView,
  type UnitTreeView,
} from '@dondoc/contracts';
import {
  dateOf,
  existsOn,
  formatDate,
  formatLongDate,
  onDuty,
  type OrganisationEvent,
  type OrgUnit,
  type PlainDate,
  type Post,
  type PostKind,
  postKinds,
  reachableOn,
  unitClasses,
  unitOn,
} from '@dondoc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.js';
import type { SignedIn } from '../access/signed-in.js';
import { CLOCK, DATABASE } from '../runtime.js';
import { People } from '../sign-in/people.js';
import { ownIn } from './own-absence.js';
import { UnitRevisions } from './unit-revisions.js';
import { eventText, factsText, spanText } from './unit-facts-text.js';

const EVENTS = `
  SELECT type, data, occurred_at AS at, metadata->>'actor' AS actor FROM events
  WHERE stream = 'organisation' AND (data->>'unitId' = $1
    OR (type = 'UnitsRegistered' AND data->'units' @> jsonb_build_array(jsonb_build_object('id', $1::text))))
  ORDER BY stream_version DESC LIMIT 200`;
type EventRow = { type: string; data: unknown; at: Date; actor: string };

const rowOf = (unit: OrgUnit, day: PlainDate): UnitRowView => {
  const { id, name, shortName, class: unitClass, tier, parent, validFrom, validTo } = unitOn(unit, day);
  return {
    unitId: id,
    name,
    shortName,
    class: unitClass,
    classLabel: unitClasses[unitClass],
    tier,
    parent,
    validFrom,
    validTo,
    reachable: reachableOn(unit, day),
  };
};

const dutyText = (post: Post, day: PlainDate): string | null => {
  const person = onDuty(post, day);
  if (!person) return null;
  const name = person.name || person.email || '';
  return person.standsInFor === null ? name : `${name} (làm thay ${person.standsInFor})`;
};

const within = ({ from, to }: { from: PlainDate; to: PlainDate | null }, day: PlainDate): boolean =>
  from <= day && (to === null || day <= to);

type PostShown = { mayAppoint: boolean; revision: number };

const postView = (post: Post, day: PlainDate, shown: PostShown, own: ReturnType<typeof ownIn>): PostView => {
  const { kind, title, email, holdings = [], absences = [] } = post;
  const nameOf = (holdingId: string): string => holdings.find((one) => one.holdingId === holdingId)?.name ?? '';
  return {
    kind,
    kindLabel: postKinds[kind],
    title,
    email,
    onDuty: dutyText(post, day),
    holdings: holdings
      .map(({ disabled = false, ...one }) => ({
        ...one,
        disabled,
        current: within(one, day),
        span: spanText(one.from, one.to),
        mayBeAway: shown.mayAppoint || own.holding(one.holdingId),
      }))
      .sort((a, b) => (a.from < b.from ? 1 : -1)),
    absences: absences
      .map(({ standIn: { username, name, email: address }, ...one }) => ({
        ...one,
        standIn: { username, name, email: address },
        holderName: nameOf(one.holdingId),
        current: within(one, day),
        span: spanText(one.from, one.to),
        mayEnd: shown.mayAppoint || own.absence(one.absenceId),
      }))
      .sort((a, b) => (a.from < b.from ? 1 : -1)),
    ...shown,
  };
};

/** The register as screens show it, as of a day. */
@Injectable()
export class UnitViews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: Access,
    private readonly people: People,
    private readonly revisions: UnitRevisions,
  ) {}

  async tree(asker: SignedIn, day: PlainDate = dateOf(this.clock.now())): Promise<UnitTreeView> {
    const units = (await this.database.queries.listUnits()).filter((unit) => existsOn(unit, day));
    const rows = units.map((unit) => rowOf(unit, day));
    return {
      on: day,
      onLabel: formatLongDate(day),
      units: rows,
      unreachable: rows.filter(({ reachable }) => !reachable).length,
      mayAdd: await this.access.may(asker, 'unit.change'),
    };
  }

  async detail(unitId: string, asker: SignedIn, day: PlainDate = dateOf(this.clock.now())): Promise<UnitDetailView> {
    const units = new Map((await this.database.queries.listUnits()).map((unit) => [unit.id, unit]));
    const unit = await this.database.queries.getUnit(unitId);
    const nameOf = (id: string): string => {
      const found = units.get(id);
      return found ? unitOn(found, day).name : id;
    };
    const may = await this.access.actsOn(asker, { unitId });
    const mayAppoint = (kind: PostKind): boolean => may.includes(appointingAct(kind));
    const seesPosts = may.includes('post.read') || mayAct(asker.role, 'post.read', []);
    const revisionOf = await this.revisions.of(unitId);
    const shown = ({ kind }: Post): PostShown => ({ mayAppoint: mayAppoint(kind), revision: revisionOf(kind) });
    const { parent, adminCode, dutyLine } = unitOn(unit, day);
    return {
      ...rowOf(unit, day),
      on: day,
      parentName: parent === null ? null : nameOf(parent),
      adminCode,
      dutyLine: dutyLine.map((id) => ({ unitId: id, name: nameOf(id) })),
      former: (unit.former ?? []).map(({ until, ...facts }) => ({
        until,
        untilLabel: formatDate(until),
        text: factsText(facts, nameOf),
      })),
      posts: seesPosts
        ? unit.posts.map((post) => postView(post, day, shown(post), ownIn(unit, post.kind, asker)))
        : null,
      appointable: (Object.keys(postKinds) as PostKind[])
        .filter(mayAppoint)
        .map((kind) => ({ kind, label: postKinds[kind] })),
      history: seesPosts ? await this.history(unit, nameOf) : [],
      may,
      revision: revisionOf('facts'),
    };
  }

  private async history(unit: OrgUnit, nameOf: (unitId: string) => string): Promise<UnitDetailView['history']> {
    const { rows } = await this.database.pool.query<EventRow>(EVENTS, [unit.id]);
    const who = await this.people.naming(rows.map(({ actor }) => actor));
    return rows.map(({ type, data, at, actor }) => ({
      at: at.toISOString(),
      by: who(actor),
      // The stream holds what the commands on the organisation wrote.
      text: eventText({ type, data, at: at.toISOString() } as unknown as OrganisationEvent, unit, nameOf),
    }));
  }
}
