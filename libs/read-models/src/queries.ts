import type {
  AmendmentView,
  CascadeDetail,
  CascadeSummary,
  DueItem,
  DueListView,
  OwedItem,
  MatrixView,
  MessageListView,
  ObligationView,
  RollUpView,
  SearchAnswer,
} from '@dondoc/contracts';
import { dateOf, type Instant, type OrgUnit, unitOn } from '@dondoc/domain';
import type { EventStore } from '@dondoc/event-store';
import { knownThen, readStreamsThen } from './as-of/known-then.js';
import { PastCascades } from './as-of/past-cascades.js';
import { listAmendments } from './cascades/amendments.query.js';
import { CascadeQuery } from './cascades/cascade.query.js';
import { KeptCascades } from './cascades/kept-cascades.js';
import type { DeskQuery } from './desk/desk.query.js';
import { desksOf } from './desk/desks.js';
import { type FeedDuty, feedDuties } from './feeds/feed-events.query.js';
import { JobQuery } from './jobs/job.query.js';
import { type LeaderPage, leaderPage } from './leader-page/leader-page.query.js';
import { listIssuers } from './leader-page/issuers.query.js';
import { type FindAddressee, loadAddressees } from './messages/addressees.query.js';
import { InboxQuery } from './messages/inbox.query.js';
import { listMessages, type MessageFilter } from './messages/message-list.query.js';
import { plannedLetters, type ReadStreams } from './messages/planned-letters.query.js';
import type { ObligationRef } from './obligations/obligation.query.js';
import type { Viewer } from './obligations/offered.js';
import type { PartIn } from './obligations/waiting.query.js';
import type { Reader } from './read-only.js';
import { CalendarQuery } from './registers/calendar.query.js';
import { PostQuery } from './registers/posts.query.js';
import { RegisterQuery } from './registers/register.query.js';
import { TemplateQuery } from './registers/template.query.js';
import { search } from './search/search.query.js';
import type { SearchScope } from './search/search-scope.js';
import { ReceiptQuery } from './receipts/receipt.query.js';
import { ReportQuery } from './reports/report.query.js';
import { StandingAnswers } from './standing-answers.js';
import { SavedViews } from './views/saved-views.js';

/** All answers of the read side. `now` is the product's clock; every answer says as of when it holds. */
export class Queries {
  readonly templates: TemplateQuery;
  readonly calendars: CalendarQuery;
  readonly posts: PostQuery;
  readonly jobs: JobQuery;
  readonly receipts: ReceiptQuery;
  readonly inbox: InboxQuery;
  readonly reports: ReportQuery;
  /** The same as of a moment of the past, rebuilt from the log: what was known then; nothing can be done there. */
  readonly past: StandingAnswers;
  /** The Office's desk: now, and as of a moment of the past. */
  readonly desk: { live: DeskQuery; past: DeskQuery };
  readonly views: SavedViews;
  private readonly live: StandingAnswers;
  private readonly registers: RegisterQuery;
  private readonly cascades: CascadeQuery;

  constructor(
    private readonly reader: Reader,
    private readonly log: Pick<EventStore, 'readStream' | 'readStreams'>,
  ) {
    this.templates = new TemplateQuery(reader);
    this.calendars = new CalendarQuery(reader);
    this.posts = new PostQuery(reader);
    this.jobs = new JobQuery(reader);
    this.inbox = new InboxQuery(reader);
    this.registers = new RegisterQuery(reader);
    this.cascades = new CascadeQuery(reader, this.registers);
    const { registers } = this;
    const today = new KeptCascades(reader, registers, this.cascades);
    this.live = new StandingAnswers({
      reader,
      registers,
      source: today,
      readStream: (id) => log.readStream(id),
      readStreams: (ids) => log.readStreams(ids),
      readOnly: false,
    });
    this.receipts = new ReceiptQuery(reader, (id) => log.readStream(id), new PastCascades(reader, registers));
    const then = new PastCascades(reader, registers);
    this.reports = new ReportQuery(reader, { live: today, past: then });
    this.views = new SavedViews(reader);
    this.desk = desksOf({ reader, registers, log }, { today, then });
    this.past = new StandingAnswers({
      reader,
      registers,
      source: then,
      readStream: async (id, asOf) => knownThen(await log.readStream(id), asOf),
      readStreams: (ids, asOf) => readStreamsThen(log, ids, asOf),
      readOnly: true,
    });
  }

  listUnits = (): Promise<OrgUnit[]> => this.registers.listUnits();
  getUnit = (unitId: string): Promise<OrgUnit> => this.registers.getUnit(unitId);
  findUnit = (unitId: string): Promise<OrgUnit | undefined> => this.registers.findUnit(unitId);
  listCascades = (now: Instant): Promise<CascadeSummary[]> => this.live.listCascades(now);
  getCascade = (cascadeId: string, now: Instant): Promise<CascadeDetail> => this.live.getCascade(cascadeId, now);
  listRollUps = (cascadeId: string): Promise<RollUpView[]> => this.cascades.listRollUps(cascadeId);
  getMatrix = (cascadeId: string, now: Instant): Promise<MatrixView> => this.live.getMatrix(cascadeId, now);

  listAmendments(cascadeId: string): Promise<AmendmentView[]> {
    return listAmendments(this.reader, (stream) => this.log.readStream(stream), cascadeId);
  }

  findDueItems(refs: readonly ObligationRef[], now: Instant): Promise<Map<string, DueItem>> {
    return this.live.findDueItems(refs, now);
  }

  findOwedItems(refs: readonly ObligationRef[], now: Instant): Promise<Map<string, OwedItem>> {
    return this.live.findOwedItems(refs, now);
  }

  getDueList(unitId: string, now: Instant, parts: readonly PartIn[] = []): Promise<DueListView> {
    return this.live.getDueList(unitId, now, parts);
  }

  getObligation(ref: ObligationRef, viewer: Viewer, now: Instant): Promise<ObligationView> {
    return this.live.getObligation(ref, viewer, now);
  }

  /** Units that have issued plans within the scope; null: all. */
  listIssuers = (scope: readonly string[] | null): Promise<OrgUnit[]> => listIssuers(this.reader, scope);

  /** The one page for the leader of an issuer. @param past whether the moment is another one than now */
  async getLeaderPage(
    issuerId: string,
    scope: readonly string[] | null,
    { at, past }: { at: Instant; past: boolean },
  ): Promise<LeaderPage> {
    const desks = { now: past ? this.desk.past : this.desk.live, before: this.desk.past };
    return leaderPage(desks, unitOn(await this.getUnit(issuerId), dateOf(at)), scope, at);
  }

  /** Documents, cascades, units, obligations, submissions within the scope, and letters of the cascades (null: all). */
  search(query: string, scope: SearchScope, letters: readonly string[] | null): Promise<SearchAnswer> {
    return search({ reader: this.reader, readStream: (stream) => this.log.readStream(stream) }, query, {
      scope,
      letters,
    });
  }

  async listMessages(filter: MessageFilter, now: Instant): Promise<MessageListView> {
    const { reader } = this;
    const list = await this.listUnits();
    const find = await loadAddressees(reader, list);
    const readStreams: ReadStreams = (streams) => this.log.readStreams(streams);
    const policyOf = (id: string) => this.cascades.policyOf(id);
    const calendar = await this.registers.newestCalendar();
    const planned = await plannedLetters({ reader, readStreams, policyOf, units: list, find, calendar }, now);
    const units = new Map(list.map((unit) => [unit.id, unit]));
    return listMessages(reader, { units, find }, planned, filter, now);
  }

  /** What a unit owes, day by day, for calendars. */
  feedDuties(unitId: string, now: Instant): Promise<FeedDuty[]> {
    const sources = {
      reader: this.reader,
      readStreams: (streams: readonly string[]) => this.log.readStreams(streams),
      policyOf: (id: string) => this.cascades.policyOf(id),
      dueItems: async (id: string) => (await this.getDueList(id, now)).items,
    };
    return feedDuties(sources, unitId, now);
  }

  /** Who is told on a day what is addressed to a post: its holder, a stand-in, or whoever stands above a vacancy. */
  async addressees(): Promise<FindAddressee> {
    return loadAddressees(this.reader, await this.listUnits());
  }
}
