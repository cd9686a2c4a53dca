import type { Act } from '@dondoc/contracts';

/** Where, besides the address itself, a request names what it is about: paths into its body or query, `*` for each of a list. */
export type NamedBy = { units?: readonly string[]; cascades?: readonly string[]; templates?: readonly string[] };
/** `act` may be several: whoever may do one of them comes through, and the handler tells them apart. */
export type RouteAct = 'public' | Act | ({ act: Act | readonly Act[] } & NamedBy);

const OBLIGATION = '/api/obligations/:cascadeId/:unitId/:lineId';
const CASCADE = '/api/cascades/:cascadeId';
const TEMPLATE = '/api/templates/:templateId';
const CALENDAR = '/api/calendars/:calendarId';
const UNIT = '/api/units/:unitId';
const POST = `${UNIT}/posts/:kind`;
const APPOINTING = ['post.appoint', 'post.appoint-special', 'post.appoint-admin'] as const;

/**
 * Which act a route is; who may do it stands in the table of acts (contracts). A route without a line is refused to everybody,
 * and a test finds it. Ids in `:unitId`, `:cascadeId`, `:lineId`, `:templateId`, in the query's `unit`, `unitId`, `cascade`,
 * `cascadeId` and in the body's `unitId(s)`, `cascadeId(s)`, `refs` are checked by themselves; others are named here.
 */
export const routeActs: Readonly<Record<string, RouteAct>> = {
  'POST /api/session': 'public',
  'GET /api/sample-accounts': 'public',
  'GET /api/sign-in-options': 'public',
  'GET /api/session/single-sign-on': 'public',
  'GET /api/session/single-sign-on/return': 'public',
  'GET /api/session/single-sign-on/refusal': 'public',
  'POST /api/password-links': 'public',
  'POST /api/password-links/look': 'public',
  'POST /api/password-links/use': 'public',
  'GET /api/health': 'public',
  'GET /api/openapi.json': 'public',
  'GET /api/session': 'account.own',
  'DELETE /api/session': 'account.own',
  'GET /api/account': 'account.own',
  'PUT /api/account/password': 'account.own',
  'POST /api/account/sign-out-elsewhere': 'account.own',
  'DELETE /api/account/sessions/:sessionId': 'account.own',
  'GET /api/people': 'account.read',
  'GET /api/people/:username': 'account.read',
  'POST /api/people': 'account.manage',
  'PUT /api/people/:username': 'account.manage',
  'POST /api/people/:username/state': 'account.manage',
  'POST /api/people/:username/password-reset': 'account.manage',
  'POST /api/people/:username/end-sessions': 'account.manage',
  'POST /api/session/post': 'account.own',
  'GET /api/tokens': 'account.own',
  'POST /api/tokens': 'account.own',
  'DELETE /api/tokens/:tokenId': 'account.own',
  'GET /api/read-date': 'date.read',
  'GET /api/read-due': 'date.read',
  'POST /api/read-plan': 'directive.read-text',
  'GET /api/changes': 'change.follow',
  // Narrowed in TemplateViews: drafts to whoever makes templates, published ones to whoever may issue them.
  'GET /api/templates': 'template.list',
  // The template's issuer, office and focal department stand in its body: checked in TemplateDrafts.
  'POST /api/templates': 'template.edit',
  'GET /api/templates/vocabulary': 'template.read-draft',
  'POST /api/templates/outline': 'template.edit',
  'POST /api/templates/outline.xlsx': 'template.edit',
  [`GET ${TEMPLATE}/draft`]: 'template.read-draft',
  [`PUT ${TEMPLATE}/draft`]: 'template.edit',
  [`DELETE ${TEMPLATE}/draft`]: 'template.edit',
  [`GET ${TEMPLATE}/draft/yaml`]: 'template.read-draft',
  [`POST ${TEMPLATE}/publish`]: 'template.publish',
  [`GET ${TEMPLATE}/versions/:version`]: 'template.read',
  [`GET ${TEMPLATE}/versions/:version/yaml`]: 'template.read',
  'POST /api/rehearsals': 'template.try',
  'GET /api/calendars': 'calendar.read',
  [`GET ${CALENDAR}`]: 'calendar.read',
  [`POST ${CALENDAR}/notice/preview`]: 'calendar.publish',
  [`POST ${CALENDAR}/versions`]: 'calendar.publish',
  'GET /api/cascades': 'cascade.list',
  'POST /api/cascades': { act: 'cascade.draft', units: ['parent.unitId'], cascades: ['parent.cascadeId'] },
  [`GET ${CASCADE}`]: 'cascade.read',
  [`GET ${CASCADE}/matrix`]: 'cascade.track',
  [`GET ${CASCADE}/roll-ups`]: 'roll-up.read',
  [`GET ${CASCADE}/report`]: 'roll-up.read',
  [`GET ${CASCADE}/report/list`]: 'roll-up.read',
  [`GET ${CASCADE}/report.xlsx`]: 'roll-up.read',
  [`GET ${CASCADE}/report.csv`]: 'roll-up.read',
  [`GET ${CASCADE}/report.docx`]: 'roll-up.make',
  [`POST ${CASCADE}/issue`]: 'cascade.issue',
  [`POST ${CASCADE}/repin`]: 'cascade.issue',
  [`GET ${CASCADE}/amendments`]: 'amendment.read',
  [`POST ${CASCADE}/amendments/preview`]: 'cascade.amend',
  [`POST ${CASCADE}/amendments`]: 'cascade.amend',
  'GET /api/units': 'unit.read',
  [`GET ${UNIT}`]: 'unit.read',
  // Where in the tree it may be put, UnitActs says.
  'POST /api/units': { act: 'unit.change', units: ['parent'] },
  [`PUT ${UNIT}`]: 'unit.change',
  [`POST ${UNIT}/closing`]: 'unit.change',
  // Which of the kinds of posts, UnitActs says.
  [`PUT ${POST}`]: { act: APPOINTING },
  [`POST ${POST}/holders`]: { act: APPOINTING },
  [`POST ${POST}/holders/:holdingId/end`]: { act: APPOINTING },
  [`POST ${POST}/absences`]: { act: ['absence.record', ...APPOINTING] },
  [`POST ${POST}/absences/:absenceId/end`]: { act: ['absence.record', ...APPOINTING] },
  'GET /api/due-list': 'due-list.read',
  [`GET ${OBLIGATION}`]: 'obligation.read',
  [`POST ${OBLIGATION}/submissions`]: { act: ['submission.submit', 'submission.record-paper'] },
  [`GET ${OBLIGATION}/draft`]: 'submission.submit',
  [`PUT ${OBLIGATION}/draft`]: 'submission.submit',
  [`DELETE ${OBLIGATION}/draft`]: 'submission.submit',
  [`POST ${OBLIGATION}/extension-requests`]: 'extension.request',
  [`POST ${OBLIGATION}/extension`]: 'extension.decide',
  [`POST ${OBLIGATION}/exemption`]: 'exemption.decide',
  [`POST ${OBLIGATION}/exemption-revocation`]: 'exemption.decide',
  [`POST ${OBLIGATION}/explanations`]: 'explanation.request',
  [`POST ${OBLIGATION}/reopening`]: 'obligation.reopen',
  [`POST ${OBLIGATION}/not-applicable`]: 'submission.not-applicable',
  [`POST ${OBLIGATION}/acceptance`]: 'submission.accept',
  [`POST ${OBLIGATION}/return`]: 'submission.return',
  [`POST ${OBLIGATION}/forward`]: 'submission.forward',
  [`POST ${OBLIGATION}/appraisal`]: 'submission.appraise',
  'POST /api/files': 'file.upload',
  // Whose file it is, FileAccess says.
  'GET /api/files/:fileId': 'file.read',
  [`GET ${OBLIGATION}/submissions/:submissionId/receipt.pdf`]: 'obligation.read',
  // Anybody may check a receipt; codes cannot be guessed, and the answer is what the receipt prints.
  'GET /api/public/receipts/:code': 'public',
  'POST /api/public/receipts/check': 'public',
  'GET /api/public/receipt-keys': 'public',
  'POST /api/receipt-keys/:keyId/end': 'receipt-key.end',
  // Which of the two it takes, and for which rows, Imports says.
  'GET /api/import-sheets': { act: ['import.submissions', 'import.register'] },
  'POST /api/imports': { act: ['import.submissions', 'import.register'] },
  'GET /api/imports/:importId': { act: ['import.submissions', 'import.register'] },
  'GET /api/imports/:importId/marked.xlsx': { act: ['import.submissions', 'import.register'] },
  'POST /api/imports/:importId/entry': { act: ['import.submissions', 'import.register'] },
  // Each item of a list is judged by itself in JobItemRights; here only who may do any of it at all.
  'POST /api/jobs/preview': { act: ['job.start', 'extension.decide', 'submission.forward'] },
  'POST /api/jobs': { act: ['job.start', 'extension.decide', 'submission.forward'] },
  // Whose job it is, Jobs says.
  'GET /api/jobs': 'job.read',
  'GET /api/jobs/:jobId': 'job.read',
  'GET /api/jobs/:jobId/failures.xlsx': 'job.read',
  'POST /api/jobs/:jobId/cancellation': { act: ['job.start', 'extension.decide', 'submission.forward'] },
  'POST /api/jobs/:jobId/retry': { act: ['job.start', 'extension.decide', 'submission.forward'] },
  // `issuer` of the query is checked against the plans that the asker follows, in LeaderPages.
  'GET /api/leader-page': 'leader-page.read',
  'GET /api/leader-page.pdf': 'leader-page.read',
  'GET /api/letters': 'letter.read',
  // Which cascade a filter or a list of ids leads to, Letters finds out.
  'POST /api/letters/preview': 'letter.make',
  'POST /api/letters': 'letter.make',
  // Of which cascade a letter is, Letters finds out.
  'GET /api/letters/:letterId': 'letter.read',
  'GET /api/letters/:letterId/content.docx': 'letter.read',
  'PUT /api/letters/:letterId/number': 'letter.make',
  'PUT /api/letters/:letterId/withdrawal': 'letter.withdraw',
  'GET /api/letter-templates': 'letter.edit-template',
  'POST /api/letter-templates': 'letter.edit-template',
  'POST /api/letter-templates/default': 'letter.edit-template',
  'GET /api/letter-templates/current.docx': 'letter.edit-template',
  'GET /api/letter-templates/default.docx': 'letter.edit-template',
  'GET /api/letter-templates/versions/:version': 'letter.edit-template',
  'GET /api/messages': 'message.read',
  // The cascades stand in the keys of the ledger: checked in MessagesController.
  'POST /api/messages/cancellations': 'message.cancel',
  'GET /api/inbox': 'account.own',
  'GET /api/inbox/count': 'account.own',
  'POST /api/inbox/read': 'account.own',
  'GET /api/channels': 'account.own',
  'PUT /api/channels': 'account.own',
  'GET /api/feeds': 'account.own',
  'POST /api/feeds': 'account.own',
  'POST /api/feeds/:feedId/address': 'account.own',
  'DELETE /api/feeds/:feedId': 'account.own',
  // Opened by the secret in its address.
  'GET /api/feeds/:file': 'public',
  'GET /api/webhooks': 'webhook.read',
  'POST /api/webhooks': 'webhook.manage',
  'PUT /api/webhooks/:webhookId': 'webhook.manage',
  'POST /api/webhooks/:webhookId/secret': 'webhook.renew-secret',
  'DELETE /api/webhooks/:webhookId': 'webhook.manage',
  'GET /api/webhooks/:webhookId/deliveries': 'webhook.read',
  'POST /api/webhooks/:webhookId/deliveries/again': 'webhook.manage',
  'POST /api/webhooks/:webhookId/test': 'webhook.manage',
  // The rows are narrowed to the cascades that the asker follows: DeskAccess.
  'GET /api/desk': 'desk.read',
  'GET /api/desk/refs': 'desk.read',
  'GET /api/desk/choices': 'desk.read',
  // A view is a filter and no right: what it shows is the reader's own scope.
  'GET /api/views': 'desk.read',
  'GET /api/views/:viewId': 'desk.read',
  'POST /api/views': 'desk.read',
  'PUT /api/views/:viewId': 'desk.read',
  'DELETE /api/views/:viewId': 'desk.read',
  // What is found is narrowed to what the asker sees of lists.
  'GET /api/search': 'cascade.list',
};

export const routeKey = (method: string, path: string): string => `${method} ${path}`;

/** The acts of a route of which one suffices; undefined for a public or an unknown one. */
export const actsOf = (entry: RouteAct | undefined): readonly Act[] => {
  if (entry === undefined || entry === 'public') return [];
  if (typeof entry === 'string') return [entry];
  return typeof entry.act === 'string' ? [entry.act] : entry.act;
};

/** Where a route's line says that a request names more than its address does. */
export const namedBy = (entry: RouteAct | undefined): NamedBy => (typeof entry === 'object' ? entry : {});
