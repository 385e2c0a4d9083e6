// On the first page of administrators, who have no list of calls: the way to retention.
import type { HomeSection } from '../../../console/home.tsx'
import { retentionWords } from './retention-words.ts'

export const retentionSection: HomeSection = async (_, { actor: { permissions } }, view) =>
  permissions.has('retention:read') && !permissions.has('calls:read-line') ? (
    <p class="no-print">
      <a href="/retention">{retentionWords(view.language).title}</a>
    </p>
  ) : undefined
