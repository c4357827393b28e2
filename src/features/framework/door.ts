/** What other rooms may ask of the framework. */
export { frameworkNow, type FrameworkFound } from './queries.ts'
export { paths as frameworkPaths } from './paths.ts'
