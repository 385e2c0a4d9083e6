// The load was called off.

/** Thrown between two batches; what was loaded until then stays. */
export class DemoStopped extends Error {
  override readonly name = 'DemoStopped'
}
