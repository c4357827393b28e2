/**
 * The tables of the Standard Safeguarding Dataset (version 1.4, D2I ssd-data-model) that tell of a child's journey: which column is the
 * child, which are the days, and what else is kept. Tables that tell nothing of it are named too, so that the report can say so.
 */
import type { EventKind } from '../kinds.ts'

/** How a cell is read; what is blank or unknown is left out. */
export type CellKind = 'text' | 'code' | 'yes-no' | 'date' | 'number'

export interface EventColumns {
  readonly kind: EventKind
  readonly on: string
  readonly until?: string
  readonly due?: string
  /** The id of the event of which it is part, under the name that the other table gives it. */
  readonly of?: string
  readonly facts?: Readonly<Record<string, readonly [column: string, kind: CellKind]>>
  /** Only where this column holds a day. */
  readonly onlyDated?: boolean
  /** The source holds the latest alone. */
  readonly latest?: boolean
  /** Only rows whose column matches. */
  readonly where?: readonly [column: string, pattern: RegExp]
}

export interface SsdTable {
  readonly table: string
  readonly key: string
  /** The child's own id, where the row has it. */
  readonly child?: string
  /** Else an id by which the child was found in an earlier table. */
  readonly by?: readonly [column: string, ids: string]
  /** An id of this table that leads later tables to the child. */
  readonly leads?: readonly [column: string, ids: string]
  readonly events: readonly EventColumns[]
  /** Lower ones are read first. */
  readonly order: number
}

const seenIn = (prefix: string) => ({
  seen: [`${prefix}_seen`, 'yes-no'] as const,
  seenAlone: [`${prefix}_seen_alone`, 'yes-no'] as const,
  bedroomSeen: [`${prefix}_bedroom`, 'yes-no'] as const,
})

const health = (kind: EventKind, pattern: RegExp): EventColumns => ({
  kind,
  on: 'clah_health_check_date',
  where: ['clah_health_check_type', pattern],
})

export const ssdTables: readonly SsdTable[] = [
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
  // A period of being looked after is made of its episodes: see periods.ts.
  {
    table: 'cla_episodes',
    key: 'clae_cla_episode_id',
    child: 'clae_person_id',
    leads: ['clae_cla_id', 'looked-after'],
    order: 1,
    events: [
      {
        kind: 'reviewing-officer-contact',
        on: 'clae_cla_last_iro_contact_date',
        of: 'clae_cla_id',
        onlyDated: true,
        latest: true,
      },
    ],
  },
  {
    table: 'cla_placement',
    key: 'clap_cla_placement_id',
    child: 'clap_person_id',
    by: ['clap_cla_id', 'looked-after'],
    order: 2,
    events: [
      {
        kind: 'placement',
        on: 'clap_cla_placement_start_date',
        until: 'clap_cla_placement_end_date',
        of: 'clap_cla_id',
        facts: {
          placementType: ['clap_cla_placement_type', 'code'],
          provider: ['clap_cla_placement_provider', 'code'],
          reasonChanged: ['clap_cla_placement_change_reason', 'code'],
        },
      },
    ],
  },
  {
    table: 'legal_status',
    key: 'lega_legal_status_id',
    child: 'lega_person_id',
    order: 2,
    events: [
      {
        kind: 'legal-status',
        on: 'lega_legal_status_start_date',
        until: 'lega_legal_status_end_date',
        facts: { status: ['lega_legal_status', 'code'] },
      },
    ],
  },
  {
    table: 'cla_reviews',
    key: 'clar_cla_review_id',
    by: ['clar_cla_id', 'looked-after'],
    order: 2,
    events: [
      {
        kind: 'looked-after-review',
        on: 'clar_cla_review_date',
        due: 'clar_cla_review_due_date',
        of: 'clar_cla_id',
        facts: {
          cancelled: ['clar_cla_review_cancelled', 'yes-no'],
          participation: ['clar_cla_review_participation', 'code'],
        },
      },
    ],
  },
  {
    table: 'cla_visits',
    key: 'clav_cla_visit_id',
    child: 'clav_person_id',
    by: ['clav_cla_id', 'looked-after'],
    order: 2,
    events: [
      {
        kind: 'looked-after-visit',
        on: 'clav_cla_visit_date',
        of: 'clav_cla_id',
        facts: seenIn('clav_cla_visit'),
      },
    ],
  },
  {
    table: 'cla_care_plan',
    key: 'lacp_table_id',
    child: 'lacp_person_id',
    order: 2,
    events: [{ kind: 'care-plan', on: 'lacp_cla_care_plan_start_date' }],
  },
  {
    table: 'cla_health',
    key: 'clah_health_check_id',
    child: 'clah_person_id',
    order: 2,
    events: [
      health('initial-health-assessment', /initial|\biha\b/i),
      health('dental-check', /dent|teeth/i),
      health('health-assessment', /^(?!.*(?:initial|\biha\b|dent|teeth)).*(?:health|assess|\brha\b|medical)/i),
    ],
  },
  {
    table: 'missing',
    key: 'miss_table_id',
    child: 'miss_person_id',
    order: 2,
    events: [
      {
        kind: 'missing',
        on: 'miss_missing_episode_start_date',
        until: 'miss_missing_episode_end_date',
        facts: {
          offered: ['miss_missing_rhi_offered', 'yes-no'],
          accepted: ['miss_missing_rhi_accepted', 'yes-no'],
        },
      },
    ],
  },
  {
    table: 'permanence',
    key: 'perm_table_id',
    child: 'perm_person_id',
    by: ['perm_cla_id', 'looked-after'],
    order: 2,
    events: [
      {
        kind: 'adoption-decision',
        on: 'perm_adm_decision_date',
        onlyDated: true,
        facts: { reversedOn: ['perm_decision_reversed_date', 'date'] },
      },
      { kind: 'placement-order', on: 'perm_placement_order_date', onlyDated: true },
      { kind: 'adoption-match', on: 'perm_matched_date', onlyDated: true },
      {
        kind: 'adoption-placement',
        on: 'perm_placed_for_adoption_date',
        until: 'perm_permanence_order_date',
        onlyDated: true,
      },
    ],
  },
  {
    table: 'care_leavers',
    key: 'clea_table_id',
    child: 'clea_person_id',
    order: 2,
    events: [
      {
        kind: 'leaving-care',
        // The dataset does not say since when.
        on: '',
        facts: {
          eligibility: ['clea_care_leaver_eligibility', 'code'],
          inTouch: ['clea_care_leaver_in_touch', 'code'],
          accommodation: ['clea_care_leaver_accommodation', 'code'],
          suitable: ['clea_care_leaver_accom_suitable', 'yes-no'],
          activity: ['clea_care_leaver_activity', 'code'],
        },
      },
      { kind: 'pathway-plan-review', on: 'clea_pathway_plan_review_date', onlyDated: true, latest: true },
      { kind: 'adviser-contact', on: 'clea_care_leaver_latest_contact', onlyDated: true, latest: true },
    ],
  },
  {
    table: 'pre_proceedings',
    key: 'prep_table_id',
    child: 'prep_person_id',
    order: 2,
    events: [
      {
        kind: 'pre-proceedings',
        on: 'prep_pre_pro_decision_date',
        until: 'prep_agree_stepdown_issue_date',
        facts: { outcome: ['prep_pre_pro_outcome', 'text'] },
      },
    ],
  },
  {
    table: 'involvements',
    key: 'invo_involvements_id',
    child: 'invo_person_id',
    by: ['invo_referral_id', 'referral'],
    order: 3,
    events: [
      {
        kind: 'allocation',
        on: 'invo_involvement_start_date',
        until: 'invo_involvement_end_date',
        facts: {
          worker: ['invo_professional_id', 'text'],
          team: ['invo_professional_team', 'text'],
          role: ['invo_professional_role_id', 'code'],
          reason: ['invo_worker_change_reason', 'code'],
        },
      },
    ],
  },
]

/** Tables by the beginning of their columns, of which nothing is kept beyond what their readers need. */
export const otherTables: Readonly<Record<string, string>> = {
  pers: 'person',
  prof: 'professionals',
  dept: 'department',
  fami: 'family',
  addr: 'address',
  disa: 'disability',
  immi: 'immigration_status',
  moth: 'mother',
  link: 'linked_identifiers',
  cinf: 'assessment_factors',
  csub: 'cla_substance_misuse',
  clas: 'cla_substance_misuse',
  clac: 'cla_convictions',
  clai: 'cla_immunisations',
  csdq: 'sdq_scores',
  lapp: 'cla_previous_permanence',
  clap: 'cla_placement',
  voch: 'voice_of_child',
  send: 'send',
  senn: 'sen_need',
  ehcr: 'ehcp_requests',
  ehca: 'ehcp_assessment',
  ehcn: 'ehcp_named_plan',
  ehcp: 'ehcp_active_plans',
  s251: 's251_finance',
  vers: 'version_log',
  apis: 'api_data_staging',
}
