import {
  addresseesOf,
  type OrgUnit,
  type PlainDate,
  type PostAddressee,
  type PostId,
  type PostKind,
  postKinds,
} from '@dondoc/domain';
import type { Reader } from '../read-only.js';

/**
 * Who is told what is addressed to a post on a day. `username`: the account of the person, null for a post's own mailbox;
 * `note`: why it is somebody else than the holder of the post. `mail`, `inApp`: by which channels.
 */
export type Addressee = {
  email: string;
  name: string;
  unitName: string;
  unitFullName: string;
  username: string | null;
  note: string | null;
  mail: boolean;
  inApp: boolean;
};

/** Finds who is told on a day what is addressed to a post; undefined when nobody can be reached. */
export type FindAddressee = (recipient: PostId, day: PlainDate) => Addressee | undefined;

type Direct = Pick<Addressee, 'email' | 'name' | 'username' | 'note'>;

const directOf = ({ email, title, name, username, note }: PostAddressee): Direct => ({
  email,
  name: `${title} ${name}`.trim(),
  username,
  note,
});

type Post = { unit: OrgUnit; kind: PostKind; day: PlainDate };

/** A vacant post falls to the leader of the unit, then to the leaders up the duty line, and says so. */
const inTheirPlace = ({ unit, kind, day }: Post, units: ReadonlyMap<string, OrgUnit>): Direct | undefined => {
  const above = [unit, ...unit.dutyLine.flatMap((id) => units.get(id) ?? [])];
  for (const one of kind === 'leader' ? above.slice(1) : above) {
    const [found] = addresseesOf(one, 'leader', day);
    if (!found) continue;
    const vacant = `${unit.shortName} chưa có người ở vị trí ${postKinds[kind].toLowerCase()}, nên thư gửi đến anh/chị.`;
    return { ...directOf(found), note: found.note === null ? vacant : `${vacant} ${found.note}` };
  }
  return undefined;
};

const split = (recipient: PostId): [string, PostKind] => {
  const at = recipient.lastIndexOf('/');
  return [recipient.slice(0, at), recipient.slice(at + 1) as PostKind];
};

type Choice = { username: string; mail: boolean; inApp: boolean };

const channelsOf = (username: string | null, choices: ReadonlyMap<string, Choice>) => {
  const choice = username === null ? undefined : choices.get(username);
  return { mail: choice?.mail ?? true, inApp: choice?.inApp ?? true };
};

/** Who is told what: the day's holder of the post or the stand-in, and how they chose to be told. */
export const loadAddressees = async (reader: Reader, units: readonly OrgUnit[]): Promise<FindAddressee> => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const { rows } = await reader.query<Choice>('SELECT username, mail, in_app AS "inApp" FROM channel_choices');
  const choices = new Map(rows.map((one) => [one.username, one]));
  return (recipient, day) => {
    const [unitId, kind] = split(recipient);
    const unit = byId.get(unitId);
    if (!unit) return undefined;
    const [holder] = addresseesOf(unit, kind, day);
    const found = holder ? directOf(holder) : inTheirPlace({ unit, kind, day }, byId);
    if (!found) return undefined;
    return { ...found, unitName: unit.shortName, unitFullName: unit.name, ...channelsOf(found.username, choices) };
  };
};
