import { defineConfig } from 'vitest/config'

const environment = { TZ: 'UTC', LANG: 'en_GB.UTF-8' }

/** `unit`: pure and quick, part of `npm run check`. `print`: real prints. `cli`: the built command, spawned as a user would. */
export default defineConfig({
  test: {
    env: environment,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Machines that do other things at the same time are slow, not wrong.
          testTimeout: 20_000,
          // It imports JSON as bundlers do, which Node.js refuses.
          server: { deps: { inline: ['@actions/workflow-parser'] } },
          include: [
            'tests/unit/**/*.test.ts',
            'tests/architecture.test.ts',
            'tests/golden/**/*.test.ts',
            'tests/finish/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'print', include: ['tests/print/**/*.test.ts'], testTimeout: 60_000, fileParallelism: false },
      },
      { extends: true, test: { name: 'cli', include: ['tests/cli/**/*.test.ts'], testTimeout: 120_000, fileParallelism: false } },
    ],
  },
})
