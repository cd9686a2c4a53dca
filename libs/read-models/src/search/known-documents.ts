import type { CascadeEvent, DirectiveDocument, VersionRef } from '@dondoc/domain';
import { cascadeStreamId, formatDate, fullNumber } from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { Reader } from '../read-only.js';
import { numberIn, type WrittenNumber } from './document-number.js';
import { type SearchScope, seenCascade } from './search-scope.js';

/** A document that a cascade is, was amended by, or is based on. */
export type KnownDocument = {
  role: 'own' | 'amendment' | 'basis';
  cascadeId: string;
  title: string;
  text: string;
  written: WrittenNumber | null;
  draft: boolean;
};

export type SearchedCascade = {
  cascadeId: string;
  title: string;
  status: 'draft' | 'issued';
  document: DirectiveDocument;
  template: VersionRef;
  amendments: number;
  basis: string[] | null;
};

const CASCADES = `
  SELECT c.cascade_id AS "cascadeId", c.title, c.status, c.document, c.template, c.amendments, t.body->'basis' AS basis
  FROM cascades c LEFT JOIN templates t ON t.id = c.template->>'id' AND t.version = (c.template->>'version')::integer
  WHERE ${seenCascade('$1', 'c')} ORDER BY c.document->>'issuedOn' DESC NULLS FIRST, c.cascade_id`;

export const searchedCascades = async (reader: Reader, scope: SearchScope): Promise<SearchedCascade[]> =>
  (await reader.query<SearchedCascade>(CASCADES, [scope && JSON.stringify(scope)])).rows;

const ownDocument = ({ cascadeId, title, status, document }: SearchedCascade): KnownDocument => {
  const { type, number, sign, issuedOn, issuer, subject } = document;
  const named = number === null ? `Dự thảo ${type} (…/${sign})` : `${type} số ${fullNumber(number, sign)}`;
  const date = issuedOn === null ? '' : ` ngày ${formatDate(issuedOn)}`;
  return {
    role: 'own',
    cascadeId,
    title: `${named}${date}`,
    text: `${issuer}: ${subject || title}`,
    written: numberIn(number === null ? '' : fullNumber(number, sign)),
    draft: status === 'draft',
  };
};

const basisDocuments = ({ cascadeId, title, basis, status }: SearchedCascade): KnownDocument[] =>
  (basis ?? []).flatMap((text): KnownDocument[] => {
    const written = numberIn(text);
    const about = { role: 'basis' as const, cascadeId, draft: status === 'draft' };
    return written ? [{ ...about, title: text, text: `Căn cứ của: ${title}`, written }] : [];
  });

const amendmentDocuments = async (
  readStream: (stream: string) => Promise<RecordedEvent[]>,
  { cascadeId, title, amendments }: SearchedCascade,
): Promise<KnownDocument[]> => {
  if (amendments === 0) return [];
  const history = await readStream(cascadeStreamId(cascadeId));
  return history.flatMap(({ type, data }): KnownDocument[] => {
    if (type !== 'CascadeAmended') return [];
    const { document } = data as (CascadeEvent & { type: 'CascadeAmended' })['data'];
    const number = fullNumber(document.number, document.sign);
    return [
      {
        role: 'amendment',
        cascadeId,
        title: `Bản điều chỉnh số ${number} ngày ${formatDate(document.issuedOn)}`,
        text: `Điều chỉnh: ${title}. ${document.reason}`,
        written: numberIn(number),
        draft: false,
      },
    ];
  });
};

/** Every document that the cascades name: their own, their amendments', and those that they are based on. */
export const knownDocuments = async (
  readStream: (stream: string) => Promise<RecordedEvent[]>,
  cascades: readonly SearchedCascade[],
): Promise<KnownDocument[]> => {
  const amended = await Promise.all(cascades.map((cascade) => amendmentDocuments(readStream, cascade)));
  return [...cascades.map(ownDocument), ...amended.flat(), ...cascades.flatMap(basisDocuments)];
};
