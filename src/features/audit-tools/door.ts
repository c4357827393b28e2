/** What other rooms may ask of the audit tools. */
export { latestToolVersion, toolsListed, toolVersion, type ToolVersionFound } from './queries.ts'
export { publishShippedTools } from './shipped-tools.ts'
export { readToolFile } from './tool-schema.ts'
