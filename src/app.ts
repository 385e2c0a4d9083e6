// buildApp(deps): plugins, then features. The service and the tests use exactly this.
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { accessPlugin } from './access/authenticate.ts'
import { accessPages } from './access/pages.tsx'
import { accessRoutes } from './access/routes.ts'
import { alertDraftRoutes } from './bulletins/alert-draft.ts'
import { draftRoutes } from './bulletins/draft-routes.ts'
import { publishQuestionPage } from './bulletins/pages/publish-question.ts'
import { bulletinPages } from './bulletins/pages.tsx'
import { publicBulletinRoutes } from './bulletins/public-routes.ts'
import { questionDraftRoutes } from './bulletins/question-routes.ts'
import { stepRoutes } from './bulletins/step-routes.ts'
import { restingAfterCalls } from './calls/after-call.ts'
import { alertRoutes } from './calls/alerts/routes.ts'
import { contactRoutes } from './calls/contact/routes.ts'
import { callExportRoutes } from './calls/export/routes.ts'
import { followUpRoutes } from './calls/follow-up-routes.ts'
import { callImportRoutes } from './calls/import/routes.ts'
import { openingSection } from './calls/pages/contact-pages.tsx'
import { alertSection, workSection } from './calls/pages/sections.tsx'
import { callPages } from './calls/pages.tsx'
import { reportSection } from './calls/reports/pages/report-section.tsx'
import { reportRoutes } from './calls/reports/routes.ts'
import { retentionSection } from './calls/retention/pages/retention-section.tsx'
import { recordHoldRoutes } from './calls/retention/record-hold-routes.ts'
import { retentionRoutes } from './calls/retention/routes.ts'
import { callRoutes } from './calls/routes.ts'
import { callSearchRoutes } from './calls/search/routes.ts'
import { callSupervisionRoutes } from './calls/supervision-routes.ts'
import { caseHolding } from './cases/hold.ts'
import { caseSection } from './cases/pages/section.tsx'
import { casePages } from './cases/pages.tsx'
import { caseRoutes } from './cases/routes.ts'
import { assetRoutes } from './console/assets.ts'
import { homeRoutes } from './console/home.tsx'
import { problemPage } from './console/problem-page.tsx'
import type { Deps } from './deps.ts'
import { attendanceRoutes } from './duty/attendance-routes.ts'
import { calendarRoutes } from './duty/calendar-routes.ts'
import { fallbackPages } from './duty/fallback/pages/pages.tsx'
import { fallbackRoutes } from './duty/fallback/routes.ts'
import { hoursRoutes } from './duty/hours/routes.ts'
import { linesSection } from './duty/pages/lines-section.tsx'
import { ownDutySection } from './duty/pages/own-section.tsx'
import { dutyPages } from './duty/pages.tsx'
import { dutyRoutes } from './duty/routes.ts'
import { switchRoutes } from './duty/switch-routes.ts'
import { consultationRoutes } from './experts/consultation-routes.ts'
import { consultationHolding } from './experts/hold.ts'
import { expertLinks, expertSection } from './experts/pages/section.tsx'
import { expertPages } from './experts/pages.tsx'
import { questionRoutes } from './experts/question-routes.ts'
import { dutyAlertSection } from './handover/pages/duty-log-page.tsx'
import { handoverSection, takeOverSection } from './handover/pages/handover-section.tsx'
import { handoverPages } from './handover/pages.tsx'
import { handoverRoutes } from './handover/routes.ts'
import { noStoreByDefault } from './http/caching.ts'
import { eventStreams } from './http/event-stream.ts'
import { healthRoutes } from './http/health.ts'
import { acceptEmptyJson } from './http/json-body.ts'
import { metrics } from './http/metrics.ts'
import { openApi, openApiPages } from './http/openapi.ts'
import { handleProblems, unreadableAddress } from './http/problems.ts'
import { readableElsewhere } from './http/public-reads.ts'
import { logRequests } from './http/request-log.ts'
import { addRoutes, type Routes } from './http/routes.ts'
import { security } from './http/security.ts'
import { refuseUnstorable } from './http/storable.ts'
import { jobRoutes } from './jobs/routes.ts'
import { leavingSteps } from './leaving-steps-of-features.ts'
import { lineRoutes } from './lines/routes.ts'
import { outboxRoutes } from './outbox/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { placesElsewhere } from './redaction-of-features.ts'
import { assignmentRoutes } from './rota/assignment-routes.ts'
import { comparisonRoutes } from './rota/compare/routes.ts'
import { explanationPages } from './rota/desk/explain-routes.tsx'
import { deskPages } from './rota/desk/pages.tsx'
import { publishPages } from './rota/desk/publish-routes.tsx'
import { repairPages } from './rota/desk/repair-routes.tsx'
import { shiftPages } from './rota/desk/shift-routes.tsx'
import { joiningPages } from './rota/joining/pages/pages.tsx'
import { leavingPages } from './rota/leaving/pages/pages.tsx'
import { leavingRoutes } from './rota/leaving/routes.ts'
import { ledgerRoutes } from './rota/ledger/routes.ts'
import { lockRoutes } from './rota/lock-routes.ts'
import { noticePages } from './rota/notices/pages/pages.tsx'
import { noticeRoutes } from './rota/notices/routes.ts'
import { rotaPages } from './rota/pages.tsx'
import { repairRoutes } from './rota/repair/routes.ts'
import { rotationPages } from './rota/rotations/pages/pages.tsx'
import { rotationRoutes } from './rota/rotations/routes.ts'
import { rotaRoutes } from './rota/routes.ts'
import { ruleRoutes } from './rota/rule-routes.ts'
import { runRoutes } from './rota/runs/routes.ts'
import { rotaSheetPages } from './rota/sheet/pages.tsx'
import { rotaSheetRoutes } from './rota/sheet/routes.ts'
import { signUpPages } from './rota/sign-up/pages/pages.tsx'
import { signUpRoutes } from './rota/sign-up/routes.ts'
import { surgePages } from './rota/surges/pages.tsx'
import { swapAnswerRoutes } from './rota/swaps/answer-routes.ts'
import { swapPages } from './rota/swaps/pages/pages.tsx'
import { swapRoutes } from './rota/swaps/routes.ts'
import { versionRoutes } from './rota/version-routes.ts'
import { explanationRoutes } from './rota/weigh/routes.ts'
import { allShredders } from './shredders-of-features.ts'
import { surveySection } from './surveys/pages/section.tsx'
import { surveyPages } from './surveys/pages.tsx'
import { surveyRoutes } from './surveys/routes.ts'
import { themeAlertRoutes } from './themes/alerts/alert-routes.ts'
import { formRoutes } from './themes/form/routes.ts'
import { staffingPages } from './themes/pages/staffing-page.tsx'
import { termPages } from './themes/pages/term-pages.tsx'
import { themePages } from './themes/pages.tsx'
import { themeRoutes } from './themes/routes.ts'
import { snapshotRoutes } from './themes/snapshot-routes.ts'
import { staffingRoutes } from './themes/staffing/staffing-routes.ts'
import { suggestedTopics } from './themes/suggestions/suggest.ts'
import { suggestionRoutes } from './themes/suggestions/suggestion-routes.ts'
import { termRoutes } from './themes/terms/term-routes.ts'
import { forgetCallsInTerms } from './themes/terms/term-store.ts'
import { worksInHand } from './work-in-hand-of-features.ts'

/** The web pages. The first one shows these sections, from top to bottom. */
const home = homeRoutes([
  alertSection,
  reportSection,
  dutyAlertSection,
  openingSection,
  expertSection,
  takeOverSection,
  ownDutySection,
  handoverSection,
  workSection,
  caseSection,
  linesSection,
  expertLinks,
  surveySection,
  retentionSection,
])
const pages: readonly ((deps: Deps) => Routes)[] = [
  () => assetRoutes,
  home,
  accessPages,
  dutyPages,
  fallbackPages,
  rotaPages,
  deskPages,
  noticePages,
  rotaSheetPages,
  signUpPages,
  rotationPages,
  surgePages,
  joiningPages,
  (deps) => leavingPages(deps, { works: worksInHand, steps: leavingSteps }),
  swapPages,
  callPages(suggestedTopics, {
    forgetWords: forgetCallsInTerms,
    elsewhere: placesElsewhere,
    shredders: allShredders,
  }),
  explanationPages,
  publishPages,
  repairPages,
  shiftPages,
  handoverPages,
  themePages,
  termPages,
  staffingPages,
  bulletinPages,
  publishQuestionPage,
  expertPages,
  casePages,
  surveyPages,
]

/** Every feature adds its routes here. */
const features: readonly ((deps: Deps) => Routes)[] = [
  (deps) => accessRoutes(deps, worksInHand),
  jobRoutes,
  lineRoutes,
  (deps) => peopleRoutes(deps, { works: worksInHand, steps: leavingSteps }),
  rotaRoutes,
  assignmentRoutes,
  versionRoutes,
  ruleRoutes,
  lockRoutes,
  runRoutes,
  ledgerRoutes,
  rotaSheetRoutes,
  explanationRoutes,
  repairRoutes,
  comparisonRoutes,
  swapRoutes,
  swapAnswerRoutes,
  signUpRoutes,
  rotationRoutes,
  leavingRoutes,
  noticeRoutes,
  dutyRoutes,
  fallbackRoutes,
  (deps) => switchRoutes(deps, restingAfterCalls),
  attendanceRoutes,
  hoursRoutes,
  calendarRoutes,
  callRoutes,
  callSupervisionRoutes(forgetCallsInTerms, placesElsewhere),
  alertRoutes,
  contactRoutes,
  callSearchRoutes,
  retentionRoutes(allShredders),
  recordHoldRoutes(caseHolding, '/cases', 'cases'),
  recordHoldRoutes(consultationHolding, '/consultations', 'experts'),
  reportRoutes,
  callImportRoutes,
  callExportRoutes,
  followUpRoutes,
  questionRoutes,
  consultationRoutes,
  caseRoutes,
  surveyRoutes,
  themeRoutes,
  formRoutes,
  snapshotRoutes,
  themeAlertRoutes,
  termRoutes,
  staffingRoutes,
  suggestionRoutes,
  alertDraftRoutes,
  draftRoutes,
  stepRoutes,
  questionDraftRoutes,
  outboxRoutes,
  handoverRoutes,
]

const MEBIBYTE = 1024 * 1024

export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const { config } = deps
  const loggerInstance: FastifyBaseLogger = deps.log
  const app: FastifyInstance = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    // A child logger for each request costs more than the line it would label.
    childLoggerFactory: (logger) => logger,
    frameworkErrors: unreadableAddress(problemPage),
    trustProxy: config.trustProxy,
    bodyLimit: MEBIBYTE,
    requestTimeout: config.requestTimeoutSeconds * 1000,
    connectionTimeout: config.requestTimeoutSeconds * 2000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptEmptyJson(app)
  handleProblems(app, problemPage)
  logRequests(app, deps.log)
  noStoreByDefault(app)
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: MEBIBYTE })
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  await openApi(app)
  await app.register(accessPlugin(deps))
  await security(app, config)
  refuseUnstorable(app)
  eventStreams(app, deps)
  metrics(app, config, deps.db)
  await addRoutes(app, healthRoutes(deps.db))
  for (const feature of [...features, ...pages]) await addRoutes(app, feature(deps))
  await readableElsewhere(app, config, async (scope) => {
    await addRoutes(scope, publicBulletinRoutes(deps))
    await openApiPages(scope)
  })
  return app
}
