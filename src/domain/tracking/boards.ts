/** Every tracking board, in the order in which they are offered. */
import type { Board } from './board.ts'
import { assessmentBoard, preProceedingsBoard, proceedingsBoard } from './clocks.ts'
import { permanenceBoard } from './permanence.ts'
import { inNeedBoard, pathwayBoard, summaryBoard } from './plans-and-summaries.ts'
import { repeatPlanBoard, repeatReferralBoard } from './repeats.ts'

export const boards: readonly Board[] = [
  permanenceBoard,
  inNeedBoard,
  pathwayBoard,
  summaryBoard,
  repeatReferralBoard,
  repeatPlanBoard,
  assessmentBoard,
  preProceedingsBoard,
  proceedingsBoard,
]
