import { dateOf, type Instant, type OrgUnit, type PlainDate, type UnitPlanEvent } from '@dondoc/domain';

const CLOCK = 'Hệ thống';
const SAMPLE = 'Dữ liệu mẫu';

/** The process in words where no person did it; else the account as it is. */
export const actorName = (actor: string): string => {
  if (actor === 'system' || actor.startsWith('system:')) return CLOCK;
  return actor === 'sample' ? SAMPLE : actor;
};

/** What time does to a plan: nobody did it, whoever's command it was recorded with. */
const OF_TIME: ReadonlySet<string> = new Set<UnitPlanEvent['type']>([
  'ReminderRaised',
  'DeadlineMissed',
  'EscalationRaised',
  'SilenceTakenAsAgreement',
  'SilenceTakenAsNotApplicable',
]);

type Held = { name: string; post: string; from: PlainDate; to: PlainDate | null };

/** Every holding and standing in of an account. */
const heldBy = (units: readonly OrgUnit[], username: string): Held[] =>
  units.flatMap(({ shortName, posts }) =>
    posts.flatMap(({ title, holdings = [], absences = [] }) => {
      const post = `${title}, ${shortName}`;
      const own = holdings.map(({ username: holder, name, from, to }) => ({ holder, name, post, from, to }));
      const standing = absences.map(({ standIn, from, to }) => {
        return { holder: standIn.username, name: standIn.name, post: `làm thay ${post}`, from, to };
      });
      return [...own, ...standing].flatMap(({ holder, ...held }) => (holder === username ? [held] : []));
    }),
  );

const inWords = (held: readonly Held[], day: PlainDate): string | undefined => {
  const then = held.filter(({ from, to }) => from <= day && (to === null || day <= to));
  const [one] = then.length > 0 ? then : held;
  if (!one) return undefined;
  // Of somebody with several posts the log does not say for which one they acted.
  return then.length === 1 && one.post !== one.name ? `${one.name} (${one.post})` : one.name;
};

/**
 * Names who did something at a moment: person and post as the register knows them on that day. An account without any post
 * stays as it is, for whoever keeps the accounts to name.
 */
export const actorsIn = (register: ReadonlyMap<string, OrgUnit>): ((actor: string, at: Instant) => string) => {
  const units = [...register.values()];
  const known = new Map<string, Held[]>();
  return (actor, at) => {
    const process = actorName(actor);
    if (process !== actor) return process;
    const held = known.get(actor) ?? heldBy(units, actor);
    known.set(actor, held);
    return inWords(held, dateOf(at)) ?? actor;
  };
};

/** Who did what a recorded fact says. */
export const actorOf = (type: string, actor: string): string => (OF_TIME.has(type) ? 'system' : actor);
