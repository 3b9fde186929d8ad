// SPDX-License-Identifier: EUPL-1.2
// Counts checks; a check is a name and a list of problems.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export class Tally {
  passed = 0
  failed = 0

  check(name, problems) {
    if (problems.length === 0) { this.passed++; return }
    this.failed++
    console.log(`FAILED ${name}`)
    for (const problem of problems.slice(0, 12)) console.log(`  ${problem}`)
    if (problems.length > 12) console.log(`  … and ${problems.length - 12} more`)
  }

  finish() {
    console.log(`${this.passed} passed, ${this.failed} failed`)
    process.exit(this.failed ? 1 : 0)
  }
}
