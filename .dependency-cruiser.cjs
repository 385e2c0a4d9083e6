// Dependencies point one way (docs/adr/0002). `npm run check` fails when one does not, or when nothing was looked at.
const feature = (name, mayUse) => ({
  name: `${name}-uses-only-its-own`,
  severity: 'error',
  comment: `${name} may use: ${mayUse.join(', ')}`,
  from: { path: `^src/${name}/` },
  to: { path: '^src/[^/]+/', pathNot: `^src/(${[name, ...mayUse].join('|')})/` },
})
const everyone = ['db', 'http', 'privacy', 'access', 'jobs', 'console', 'sheets', 'outbox']

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['^src/cli\\.ts$', '^src/console/static/', '-worker\\.ts$'] },
      to: {},
    },
    { name: 'src-not-to-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'no-dev-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'infrastructure-knows-no-feature',
      severity: 'error',
      from: { path: '^src/(db|jobs|http|console|privacy|sheets)/' },
      to: {
        path: '^src/(people|lines|rota|duty|calls|experts|cases|surveys|themes|bulletins)/',
      },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'the solver and the privacy rules import no database, no HTTP and no clock',
      from: { path: '^src/(rota/solver|privacy/scrub)' },
      to: { path: '^src/(db|http|jobs|access|config|clock)' },
    },
    feature('outbox', everyone),
    feature('lines', everyone),
    feature('people', [...everyone, 'lines']),
    feature('rota', [...everyone, 'people', 'lines']),
    feature('duty', [...everyone, 'rota', 'people', 'lines']),
    feature('calls', [...everyone, 'duty', 'people', 'lines']),
    feature('experts', [...everyone, 'calls', 'duty', 'people', 'lines']),
    feature('cases', [...everyone, 'calls', 'people', 'lines']),
    feature('handover', [...everyone, 'experts', 'calls', 'duty', 'rota', 'people', 'lines']),
    feature('themes', [...everyone, 'calls', 'lines', 'people']),
    feature('surveys', [...everyone, 'themes', 'calls', 'people', 'lines']),
    feature('bulletins', [...everyone, 'themes', 'experts', 'calls', 'lines', 'people']),
    {
      name: 'edges-are-last',
      severity: 'error',
      comment: 'stores and rules never import routes, pages or jobs',
      from: { path: '^src/[^/]+/(store|tables|actions|wire)' },
      to: { path: '^src/[^/]+/(routes|pages|jobs)\\.' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
}
