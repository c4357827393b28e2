/** What other rooms, the county's story and the command line may ask of the rounds room. Plain values in, plain values out. */
export { allocateAuditors } from './allocate-auditors.ts'
export { addToSample, roundsToAddTo, type CaseAdded } from './add-to-sample.ts'
export { closeRound } from './close-round.ts'
export { drawSample, type SampleWanted } from './draw-sample.ts'
export { openRound, type RoundOpened, type RoundWanted } from './open-round.ts'
export { casesFirstNow, practiceCasesDoneBy } from './practice-first.ts'
export { roundByReference, type RoundFound } from './queries.ts'
export { drawOf, sampledCasesOf, type DrawMade, type FrameDetails, type SampledCaseFound } from './sample-queries.ts'
