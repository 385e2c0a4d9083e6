// Whether a zip archive is what it says and stays small when unpacked: an archive of some kilobytes can hold gigabytes.
import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 500
const MOST_UNPACKED = 48 * 1024 * 1024

/** Unpacks everything, with a limit, and throws it away. */
export function unpacksSafely(archive: Buffer): boolean {
  try {
    return unpackedSize(archive) !== undefined
  } catch {
    return false
  }
}

function unpackedSize(archive: Buffer): number | undefined {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || archive.readUInt32LE(end) !== END) return undefined
  const entries = archive.readUInt16LE(end + 10)
  if (entries === 0 || entries > MOST_ENTRIES) return undefined
  let [at, total] = [archive.readUInt32LE(end + 16), 0]
  for (let index = 0; index < entries; index++) {
    if (archive.readUInt32LE(at) !== ENTRY) return undefined
    total += sizeOf(archive, at, MOST_UNPACKED - total)
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return total
}

/** @throws RangeError when it is larger than what is left */
function sizeOf(archive: Buffer, entry: number, left: number): number {
  const method = archive.readUInt16LE(entry + 10)
  const packed = archive.readUInt32LE(entry + 20)
  const local = archive.readUInt32LE(entry + 42)
  if (archive.readUInt32LE(local) !== LOCAL) throw new RangeError('no such entry')
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const bytes = archive.subarray(start, start + packed)
  if (bytes.length !== packed) throw new RangeError('cut short')
  const size = method === 0 ? packed : inflateRawSync(bytes, { maxOutputLength: Math.max(1, left) }).length
  if (size > left) throw new RangeError('too large')
  return size
}
