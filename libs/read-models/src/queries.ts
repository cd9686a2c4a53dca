import type {
  AmendmentView,
  CascadeDetail,
  CascadeSummary,
  DueItem,
  DueListView,
  MatrixView,
  MessageListView,
  ObligationView,
  RollUpView,
} from '@dondoc/contracts';
import type { Instant, OrgUnit } from '@dondoc/domain';
import type { EventStore } from '@dondoc/event-store';
import { listAmendments } from './cascades/amendments.query.js';
import { CascadeQuery } from './cascades/cascade.query.js';
import { groupBy } from './group-by.js';
import { listMessages, type MessageFilter } from './messages/message-list.query.js';
import { plannedLetters, type ReadStreams } from './messages/planned-letters.query.js';
import { dueItem, getDueList } from './obligations/due-list.query.js';
import { getMatrix } from './obligations/matrix.query.js';
import { getObligation, type ObligationRef, type ReadStream, type Viewer } from './obligations/obligation.query.js';
import type { Reader } from './read-only.js';
import { CalendarQuery } from './registers/calendar.query.js';
import { RegisterQuery } from './registers/register.query.js';
import { TemplateQuery } from './registers/template.query.js';

/** All answers of the read side. `now` is the product's clock; every answer says as of when it holds. */
export class Queries {
  readonly templates: TemplateQuery;
  readonly calendars: CalendarQuery;
  private readonly registers: RegisterQuery;
  private readonly cascades: CascadeQuery;

  constructor(
    private readonly reader: Reader,
    private readonly log: Pick<EventStore, 'readStream' | 'readStreams'>,
  ) {
    this.templates = new TemplateQuery(reader);
    this.calendars = new CalendarQuery(reader);
    this.registers = new RegisterQuery(reader);
    this.cascades = new CascadeQuery(reader, this.registers);
  }

  listUnits = (): Promise<OrgUnit[]> => this.registers.listUnits();
  findUnit = (unitId: string): Promise<OrgUnit | undefined> => this.registers.findUnit(unitId);
  listCascades = (now: Instant): Promise<CascadeSummary[]> => this.cascades.listCascades(now);
  getCascade = (cascadeId: string, now: Instant): Promise<CascadeDetail> => this.cascades.getCascade(cascadeId, now);
  listRollUps = (cascadeId: string): Promise<RollUpView[]> => this.cascades.listRollUps(cascadeId);
  getMatrix = (cascadeId: string, now: Instant): Promise<MatrixView> => getMatrix(this.cascades, cascadeId, now);

  listAmendments(cascadeId: string): Promise<AmendmentView[]> {
    return listAmendments(this.reader, (stream) => this.log.readStream(stream), cascadeId);
  }

  /** Several obligations at once, by `{cascadeId}/{unitId}/{lineId}`; what does not exist is left out. */
  async findDueItems(refs: readonly ObligationRef[], now: Instant): Promise<Map<string, DueItem>> {
    const found = new Map<string, DueItem>();
    for (const [cascadeId, group] of groupBy(refs, (ref) => ref.cascadeId)) {
      const facts = await this.cascades.facts(cascadeId, now);
      for (const { unitId, lineId } of group) {
        const item = dueItem(facts, unitId, lineId, now);
        if (item) found.set(`${cascadeId}/${unitId}/${lineId}`, item);
      }
    }
    return found;
  }

  getDueList(unitId: string, now: Instant): Promise<DueListView> {
    return getDueList(this.reader, this.registers, this.cascades, unitId, now);
  }

  getObligation(ref: ObligationRef, viewer: Viewer, now: Instant): Promise<ObligationView> {
    const readStream: ReadStream = (stream) => this.log.readStream(stream);
    return getObligation({ reader: this.reader, readStream, cascades: this.cascades }, ref, viewer, now);
  }

  async listMessages(filter: MessageFilter, now: Instant): Promise<MessageListView> {
    const readStreams: ReadStreams = (streams) => this.log.readStreams(streams);
    const planned = await plannedLetters(this.reader, readStreams, (id) => this.cascades.policyOf(id), now);
    return listMessages(this.reader, this.registers, planned, filter, now);
  }
}
