import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: the test runner reads its configuration from the default export
export default defineConfig({
  test: {
    root: 'test',
    include: ['**/*.test.ts'],
    globalSetup: ['./postgres.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Loading the program and its content costs more than most files; nothing in a test may change what another sees.
    isolate: false,
    // Most files wait for processes, databases and clocks more than they compute.
    maxWorkers: 3,
    maxConcurrency: 16,
    watch: false,
  },
});
