/**
 * Good practice messages and areas for improvement: what audits taught, in words that go to everybody (founding report, Appendices 2i
 * and 2ii). A person words each from findings; a second person approves it. States are read from records.
 */
import { findingProblems } from './problems.ts'

export const messageKinds = [
  { code: 'good-practice', label: 'Good practice message', findings: 'strength' },
  { code: 'area-for-improvement', label: 'Area for improvement', findings: 'area-for-improvement' },
] as const
export type MessageKind = (typeof messageKinds)[number]['code']

export const isMessageKind = (text: unknown): text is MessageKind => messageKinds.some(({ code }) => code === text)
export const kindLabel = (kind: MessageKind): string => messageKinds.find(({ code }) => code === kind)?.label ?? kind
export const findingKindOf = (kind: MessageKind): 'strength' | 'area-for-improvement' =>
  kind === 'good-practice' ? 'strength' : 'area-for-improvement'

export type MessageDecision = 'approved' | 'withdrawn'
export type MessageState = 'draft' | 'approved' | 'reworded' | 'withdrawn'

export const messageStateWords: Readonly<Record<MessageState, string>> = {
  draft: 'Waits to be approved',
  approved: 'Approved',
  reworded: 'Approved; a newer wording waits',
  withdrawn: 'Withdrawn',
}

export interface MessageRecords {
  /** The number of the latest wording; 1 or more. */
  readonly wording: number
  readonly decision: MessageDecision | null
  /** The wording that the latest decision was about. */
  readonly decidedWording: number | null
}

/** A wording after a withdrawal waits again. */
export function messageState({ wording, decision, decidedWording }: MessageRecords): MessageState {
  const newer = wording > (decidedWording ?? 0)
  if (decision === 'approved') return newer ? 'reworded' : 'approved'
  return decision === 'withdrawn' && !newer ? 'withdrawn' : 'draft'
}

export interface Approval {
  readonly state: MessageState
  /** The latest wording, and the one that was read before approving. */
  readonly latest: number
  readonly read: number
  readonly wordedBy: string
  readonly approver: string
}

/** Throws `finding.nothing-to-approve` where the wording read is not the latest that waits, `finding.own-wording` for one's own words. */
export function requireApprovable({ state, latest, read, wordedBy, approver }: Approval): void {
  if ((state !== 'draft' && state !== 'reworded') || latest !== read) throw findingProblems.nothingToApprove({})
  if (wordedBy === approver) throw findingProblems.ownWording({})
}
