// Where global setup leaves the migrated template for the test workers of this run.
declare module 'vitest' {
  interface ProvidedContext {
    /** SQLite: the template file. PostgreSQL: an address with /postgres at its end. */
    template: string
    /** A folder for the files of this run; removed at its end. */
    scratch: string
  }
}

export const TEMPLATE_DATABASE = 'warmline_template'
