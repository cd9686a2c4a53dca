import { fullNumber, type PlainDate } from '@dondoc/domain';
import type { Paragraph, Table } from 'docx';
import type { Letterhead } from '../letters/chase/letter-facts.js';
import { letterFoot, partyFoot, partyRecipientLine, recipientLine } from '../letters/layout/foot.js';
import { agencyRule, letterHead } from '../letters/layout/head.js';
import { openDate } from '../letters/layout/legal-date.js';
import { partyHead } from '../letters/layout/party-head.js';
import { centred } from '../letters/layout/text.js';

/** "BC-VPUBND", "BC/HU": the letters that stand for the body, without the room that drafted it. */
const signOf = ({ layout, sign }: Letterhead): string =>
  layout === 'party' ? sign.replace(/^[^/]+\//, 'BC/') : `BC-${sign.replace(/-[^-]+$/, '')}`;

/** The number of a report, open until it is signed. */
export const openReportNumber = (letterhead: Letterhead): string => fullNumber(' '.repeat(8), signOf(letterhead));

/** The head by whose rules the body writes. */
export const reportHead = (letterhead: Letterhead, draftedOn: PlainDate): Table => {
  const { layout, superior, agency, place } = letterhead;
  const number = `${layout === 'party' ? 'Số' : 'Số:'} ${openReportNumber(letterhead)}`;
  const text = {
    superior: superior?.split('\n') ?? [],
    agency,
    number,
    placeAndDate: `${place}, ${openDate(draftedOn)}`,
    subject: null,
  };
  return layout === 'party' ? partyHead(text) : letterHead(text, agencyRule(agency));
};

const signatureLine = (text: string, bold: boolean): Paragraph =>
  centred(text, { size: 14, bold, caps: true }, { keepNext: true });

/** Recipients and signature. @param addressed whether it goes to somebody above */
export const reportFoot = ({ layout, capacity, signatory }: Letterhead, addressed: boolean): Table => {
  if (layout === 'state') {
    const recipients = [...(addressed ? [recipientLine('- Như trên;')] : []), recipientLine('- Lưu: VT.')];
    return letterFoot(recipients, { capacity, name: signatory });
  }
  const recipients = [
    ...(addressed ? [partyRecipientLine('- Như trên,')] : []),
    partyRecipientLine('- Lưu Văn phòng.'),
  ];
  const upper = capacity.length > 1 ? capacity.slice(0, -1) : capacity;
  const post = capacity.length > 1 ? capacity.slice(-1) : [];
  return partyFoot(recipients, {
    capacity: upper.map((line) => signatureLine(line, true)),
    post: post.map((line) => signatureLine(line, false)),
    name: signatory,
  });
};
