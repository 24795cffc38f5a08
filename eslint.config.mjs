import accessible from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The import directions of docs/architecture.md: a layer may import only what is listed for it. */
const layers = {
  domain: [],
  entities: ['domain'],
  twilio: ['domain', 'lib'],
  realtime: ['domain', 'lib'],
  lib: ['domain'],
  schema: ['domain'],
  services: ['entities', 'twilio', 'jobs', 'realtime', 'domain', 'lib'],
  jobs: ['services', 'domain', 'lib', 'entities', 'realtime'],
  resolvers: ['schema', 'services', 'domain', 'entities', 'realtime', 'auth'],
  webhooks: ['services', 'twilio', 'domain', 'lib', 'jobs'],
  auth: ['domain', 'config', 'lib'],
  config: ['domain', 'lib'],
};
const all = [...Object.keys(layers), 'server'];

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  files: [`src/${layer}/**/*.ts`],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: all
              .filter((other) => other !== layer && !allowed.includes(other))
              .flatMap((other) => [`**/${other}/*`, `**/${other}`]),
            message: `src/${layer} may import only: ${[layer, ...allowed].join(', ')}.`,
          },
          ...(layer === 'twilio' || layer === 'webhooks'
            ? []
            : [{ regex: '^twilio(/|$)', message: 'Only src/twilio imports the Twilio library.' }]),
          ...(layer === 'domain'
            ? [
                {
                  group: ['typeorm', 'pg', 'express', 'type-graphql', 'node:fs', 'node:http'],
                  message: 'src/domain is pure.',
                },
              ]
            : []),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['**/dist/**', 'node_modules/**', 'operations/generated.ts', '.data/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...layerRules,
  { files: ['web/src/**/*.{ts,tsx}'], ...hooks.configs.flat.recommended },
  {
    files: ['web/src/**/*.tsx'],
    plugins: accessible.flatConfigs.recommended.plugins,
    languageOptions: accessible.flatConfigs.recommended.languageOptions,
    rules: {
      ...accessible.flatConfigs.recommended.rules,
      // The first field of a dialog or of a page that is nothing but a form.
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
    },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/src/*', '**/src/**', '**/local/**', '**/simulator/dist/**', '**/tests/**'],
              message: 'web imports only operations/.',
            },
          ],
        },
      ],
    },
  },
);
