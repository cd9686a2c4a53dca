import type { Layout } from './letter-facts.js';
import { partyTemplate } from './party-template.js';
import { stateTemplate } from './state-template.js';

/**
 * The chase letter's template as the product brings it, by whose rules the issuing body writes. It is an ordinary DOCX with
 * placeholders, which the Office may change in Word and give back.
 * @param agency printed name of the issuing body
 */
export const defaultChaseTemplate = (agency: string, layout: Layout = 'state'): Promise<Buffer> =>
  layout === 'party' ? partyTemplate() : stateTemplate(agency);
