// For drizzle-kit: which engine's migrations to write follows DATABASE_URL, as in the product. See scripts/migration.mjs.
import { defineConfig } from 'drizzle-kit'

const postgres = process.env.DATABASE_URL !== undefined

export default defineConfig({
  dialect: postgres ? 'postgresql' : 'sqlite',
  schema: './src/**/tables.ts',
  out: postgres ? './migrations/postgres' : './migrations/sqlite',
  casing: 'snake_case',
})
