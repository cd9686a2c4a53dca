import type { AmendmentView } from '@dondoc/contracts';
import { type CascadeEvent, cascadeStreamId } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { Reader } from '../read-only.js';

type Amended = (CascadeEvent & { type: 'CascadeAmended' })['data'];
type Change = AmendmentView['changes'][number];

const kindText: Record<Change['kind'], string> = {
  moved: 'tính lại',
  kept: 'giữ hạn cũ',
  added: 'thêm mới',
  dropped: 'bỏ',
};

const changeView = (change: Amended['changes'][number], titles: ReadonlyMap<string, string>): Change => {
  const { lineId, kind, before, after } = change;
  const title = titles.get(lineId) ?? lineId;
  return {
    lineId,
    title,
    kind,
    before: before?.lastSafeDay ?? null,
    after: after?.lastSafeDay ?? null,
    workingDays: 0,
    openUnits: 0,
    settledUnits: 0,
    text: `${title}: ${kindText[kind]}`,
  };
};

/** The amendments of a cascade as the log tells them, newest first. People are named by their accounts. */
export const listAmendments = async (
  reader: Reader,
  readStream: (stream: string) => Promise<RecordedEvent[]>,
  cascadeId: string,
): Promise<AmendmentView[]> => {
  const sql = `SELECT line_id AS id, body->>'title' AS title FROM cascade_lines WHERE cascade_id = $1`;
  const { rows } = await reader.query<{ id: string; title: string }>(sql, [cascadeId]);
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const history = await readStream(cascadeStreamId(cascadeId));
  return history
    .filter(({ type }) => type === 'CascadeAmended')
    .map(({ data, occurredAt, metadata }) => {
      const { amendment, document, changes } = data as Amended;
      const moved = changes.map((change) => changeView(change, titles));
      return { amendment, document, at: occurredAt, by: metadata.actor, changes: moved };
    })
    .reverse();
};
