/** Tables of the Standard Safeguarding Dataset (version 1.4, D2I ssd-data-model) from the first contact to child protection. */
import { seenIn, type SsdTable } from './table.ts'

export const tablesOfHelp: readonly SsdTable[] = [
  {
    table: 'contacts',
    key: 'cont_contact_id',
    child: 'cont_person_id',
    order: 2,
    events: [{ kind: 'contact', on: 'cont_contact_date', facts: { source: ['cont_contact_source_code', 'code'] } }],
  },
  {
    table: 'early_help_episodes',
    key: 'earl_episode_id',
    child: 'earl_person_id',
    order: 2,
    events: [
      {
        kind: 'early-help-assessment',
        on: 'earl_episode_start_date',
        until: 'earl_episode_end_date',
        facts: { organisation: ['earl_episode_organisation', 'text'] },
      },
    ],
  },
  {
    table: 'cin_episodes',
    key: 'cine_referral_id',
    child: 'cine_person_id',
    leads: ['cine_referral_id', 'referral'],
    order: 1,
    events: [
      {
        kind: 'referral',
        on: 'cine_referral_date',
        until: 'cine_close_date',
        facts: {
          source: ['cine_referral_source_code', 'code'],
          noFurtherAction: ['cine_referral_nfa', 'yes-no'],
          primaryNeed: ['cine_cin_primary_need_code', 'code'],
          closureReason: ['cine_close_reason', 'code'],
        },
      },
    ],
  },
  {
    table: 'cin_assessments',
    key: 'cina_assessment_id',
    child: 'cina_person_id',
    by: ['cina_referral_id', 'referral'],
    order: 2,
    events: [
      {
        kind: 'assessment',
        on: 'cina_assessment_start_date',
        until: 'cina_assessment_auth_date',
        of: 'cina_referral_id',
        facts: { childSeen: ['cina_assessment_child_seen', 'yes-no'] },
      },
    ],
  },
  {
    table: 'cin_plans',
    key: 'cinp_cin_plan_id',
    child: 'cinp_person_id',
    by: ['cinp_referral_id', 'referral'],
    order: 2,
    events: [
      {
        kind: 'in-need-plan',
        on: 'cinp_cin_plan_start_date',
        until: 'cinp_cin_plan_end_date',
        of: 'cinp_referral_id',
      },
    ],
  },
  {
    table: 'cin_visits',
    key: 'cinv_cin_visit_id',
    child: 'cinv_person_id',
    order: 2,
    events: [{ kind: 'in-need-visit', on: 'cinv_cin_visit_date', facts: seenIn('cinv_cin_visit') }],
  },
  {
    table: 's47_enquiry',
    key: 's47e_s47_enquiry_id',
    child: 's47e_person_id',
    by: ['s47e_referral_id', 'referral'],
    order: 2,
    events: [{ kind: 'section-47', on: 's47e_s47_start_date', until: 's47e_s47_end_date', of: 's47e_referral_id' }],
  },
  {
    table: 'initial_cp_conference',
    key: 'icpc_icpc_id',
    child: 'icpc_person_id',
    by: ['icpc_referral_id', 'referral'],
    order: 2,
    events: [
      {
        kind: 'initial-conference',
        on: 'icpc_icpc_date',
        due: 'icpc_icpc_target_date',
        of: 'icpc_s47_enquiry_id',
        facts: {
          planMade: ['icpc_icpc_outcome_cp_flag', 'yes-no'],
          transferIn: ['icpc_icpc_transfer_in', 'yes-no'],
          target: ['icpc_icpc_target_date', 'date'],
        },
      },
    ],
  },
  {
    table: 'cp_plans',
    key: 'cppl_cp_plan_id',
    child: 'cppl_person_id',
    leads: ['cppl_cp_plan_id', 'protection-plan'],
    order: 1,
    events: [
      {
        kind: 'protection-plan',
        on: 'cppl_cp_plan_start_date',
        until: 'cppl_cp_plan_end_date',
        facts: {
          initialCategory: ['cppl_cp_plan_initial_category', 'code'],
          latestCategory: ['cppl_cp_plan_latest_category', 'code'],
          otherAuthority: ['cppl_cp_plan_ola', 'yes-no'],
        },
      },
    ],
  },
  {
    table: 'cp_visits',
    key: 'cppv_cp_visit_id',
    child: 'cppv_person_id',
    by: ['cppv_cp_plan_id', 'protection-plan'],
    order: 2,
    events: [
      {
        kind: 'protection-visit',
        on: 'cppv_cp_visit_date',
        of: 'cppv_cp_plan_id',
        facts: seenIn('cppv_cp_visit'),
      },
    ],
  },
  {
    table: 'cp_reviews',
    key: 'cppr_cp_review_id',
    child: 'cppr_person_id',
    by: ['cppr_cp_plan_id', 'protection-plan'],
    order: 2,
    events: [
      {
        kind: 'protection-review',
        on: 'cppr_cp_review_date',
        due: 'cppr_cp_review_due',
        of: 'cppr_cp_plan_id',
        facts: {
          quorate: ['cppr_cp_review_quorate', 'yes-no'],
          planContinues: ['cppr_cp_review_outcome_continue_cp', 'yes-no'],
        },
      },
    ],
  },
]
