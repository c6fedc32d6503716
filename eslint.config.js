import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Libraries that only one room may name; everybody else goes through that room. */
const KEPT_IN_ONE_ROOM = [
  { room: 'shared/validation', libraries: ['valibot', '@valibot/*'] },
  {
    room: 'analytics/dashboard/charts',
    libraries: ['chart.js', 'chart.js/*', 'chartjs-plugin-annotation'],
  },
  { room: 'server/tls', libraries: ['@peculiar/*', 'reflect-metadata'] },
  { room: 'server/store', libraries: ['kysely', 'kysely/*', 'better-sqlite3', 'pg'] },
];

/** What a browser answers about a page as it stands in that moment. */
const LOOKS = [
  '^(?:all)?(?:inner|Inner|text|Text)(?:Text|Content)s?$',
  '^is[A-Z]',
  '^(?:count|inputValue|getAttribute|evaluate|jsonValue|title)$',
];

/** The import rule for files that stand in `room` (or, without one, in none of the three). */
function importsAllowedIn(room) {
  const patterns = KEPT_IN_ONE_ROOM.filter((kept) => kept.room !== room).map((kept) => ({
    group: kept.libraries,
    message: `Only ${kept.room} may import this.`,
  }));
  return { 'no-restricted-imports': ['error', { patterns }] };
}

export default defineConfig([
  globalIgnores(['dist/', 'data/', 'node_modules/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      ...importsAllowedIn(),
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        // A written default is a decision; a missing case without one is an oversight.
        { considerDefaultExhaustiveForUnions: true },
      ],

      // `interface` for a shape with documented fields, `type` for unions: the author's choice.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Our objects are records of closures without `this`: taking one apart is how we pass parts.
      '@typescript-eslint/unbound-method': 'off',
      // A table's insert shape may be another type under the table's own name.
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      // `() => doIt()` as a handler reads better than braces around it.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A number prints as itself; objects, nullish values and booleans in a template stay errors.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // TypeScript's noPropertyAccessFromIndexSignature asks for the brackets this rule removes.
      '@typescript-eslint/dot-notation': 'off',
      // `while (true)` with a return inside is an honest loop.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // A leading underscore marks a parameter that a signature demands and the body does not use.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...KEPT_IN_ONE_ROOM.map(({ room }) => ({
    files: [`${room}/**/*.{ts,tsx}`],
    rules: importsAllowedIn(room),
  })),
  {
    // The console is their way to speak to the person who started them.
    files: ['server/cli/**/*.ts', 'server/main.ts', 'test/bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // Tables of cases are long and wide, and a test may look into any library.
      'max-lines': 'off',
      '@typescript-eslint/max-params': 'off',
      'no-restricted-imports': 'off',
      // `rows[0]!` that is not there fails the test, as it should.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A fake keeps the async signature of what it stands for.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].flatMap((object) =>
          ['only', 'skip', 'todo', 'skipIf', 'runIf', 'fails'].map((property) => ({
            object,
            property,
            message: 'Every test runs, in every run.',
          })),
        ),
      ],
    },
  },
  {
    files: ['test/browser/**/*.{ts,tsx}', 'test/journey/**/*.ts', 'test/fault/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: `CallExpression[callee.name='expect'] > AwaitExpression > CallExpression[callee.property.name=/${LOOKS.join('|')}/]`,
          message: 'A page shows what came when it can: `await expect.poll(() => look)`.',
        },
      ],
    },
  },
]);
