// How far long work has come: a bar where somebody watches, a plain line for each tenth where nobody does.
import { Presets, SingleBar } from 'cli-progress'
import type { Terminal } from './terminal.ts'

export interface Progress {
  /** So much of the total is done. */
  reached(done: number): void
  end(): void
}

export function startProgress(terminal: Terminal, label: string, total: number): Progress {
  return terminal.screen ? bar(terminal.screen, label, total) : lines(terminal, label, total)
}

function bar(stream: NodeJS.WriteStream, label: string, total: number): Progress {
  const format = `${label} {bar} {percentage} % · {value}/{total} · {duration_formatted}`
  const single = new SingleBar({ format, stream, hideCursor: true, barsize: 30, fps: 10 }, Presets.shades_classic)
  single.start(total, 0)
  return {
    reached: (done) => single.update(Math.min(done, total)),
    end: () => single.stop(),
  }
}

function lines(terminal: Terminal, label: string, total: number): Progress {
  let tenths = 0
  return {
    reached: (done) => {
      const now = total === 0 ? 10 : Math.min(10, Math.floor((done * 10) / total))
      if (now <= tenths) return
      tenths = now
      terminal.err(`${label}: ${now * 10} %`)
    },
    end: () => undefined,
  }
}
