// The tabs: at the bottom of a phone, where the thumb is; at the top of a wide screen.
import type { Permission } from '../access/permissions.ts'
import type { FrameWords } from './messages.en.ts'
import type { View } from './view.ts'

interface Tab {
  readonly path: string
  readonly name: keyof FrameWords['nav']
  readonly needs: Permission | undefined
  /** An outline in a square of 24. */
  readonly icon: string
}

const TABS: readonly Tab[] = [
  { path: '/', name: 'duty', needs: undefined, icon: 'M3 11.5 12 4l9 7.500M5.500 9.500V20h13V9.500M10 20v-5.500h4V20' },
  {
    path: '/calls',
    name: 'calls',
    needs: 'calls:write',
    icon: 'M5 4h4l1.500 4.500-2.500 2a12 12 0 0 0 5.500 5.500l2-2.500L20 15v4a1.500 1.500 0 0 1-1.700 1.500C10.500 19.500 4.500 13.500 3.500 5.700A1.500 1.500 0 0 1 5 4Z',
  },
  {
    path: '/follow-ups',
    name: 'followUps',
    needs: 'follow-ups:work',
    icon: 'M12 21a9 9 0 1 0-8.500-6M3 20v-5h5M12 7.500V12l3 2',
  },
  { path: '/rota', name: 'rota', needs: 'rota:read', icon: 'M4 6h16v14H4ZM4 10.500h16M8 3.500V8M16 3.500V8' },
  {
    path: '/swaps',
    name: 'swaps',
    needs: 'rota:read',
    icon: 'M4 8.500h15M15 4.500l4 4-4 4M20 15.500H5M9 11.500l-4 4 4 4',
  },
  {
    path: '/notices',
    name: 'notices',
    needs: 'rota:read',
    icon: 'M6 17V11a6 6 0 0 1 12 0v6l1.500 1.500h-15ZM10 21h4',
  },
  {
    path: '/themes',
    name: 'themes',
    needs: 'themes:read',
    icon: 'M4 4v16h16M7.500 15l4-4.500 3 3 5.500-7',
  },
  {
    path: '/bulletins',
    name: 'bulletins',
    needs: undefined,
    icon: 'M6 3.500h9l4 4V20.500H6ZM9.500 12h6M9.500 16h6M9.500 8h3',
  },
]

export const Tabs = ({ view }: { view: View }) => (
  <nav class="tabs" aria-label={view.words.mainNavigation}>
    <ul>
      {TABS.filter(({ needs }) => needs === undefined || view.viewer?.permissions.has(needs)).map((tab) => (
        <li>
          <a href={tab.path} aria-current={isHere(tab.path, view.path) ? 'page' : undefined}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={tab.icon} />
            </svg>
            {view.words.nav[tab.name]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

function isHere(tab: string, path: string): boolean {
  const here = path.split('?')[0] ?? ''
  return tab === '/' ? here === '/' : here === tab || here.startsWith(`${tab}/`)
}
