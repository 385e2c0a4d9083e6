// Where the committed migrations lie: beside package.json, both from src/ and from dist/.
import { fileURLToPath } from 'node:url'
import type { Engine } from '../config.ts'

export const migrationsFolder = (engine: Engine): string =>
  fileURLToPath(new URL(`../../migrations/${engine}`, import.meta.url))
