// Runs before each test file.
import '../../src/clock.ts'
