/** Tables of the Standard Safeguarding Dataset (version 1.4, D2I ssd-data-model) of being looked after, leaving care, court and workers. */
import type { EventKind } from '../kinds.ts'
import { seenIn, type EventColumns, type SsdTable } from './table.ts'

const health = (kind: EventKind, pattern: RegExp): EventColumns => ({
  kind,
  on: 'clah_health_check_date',
  where: ['clah_health_check_type', pattern],
})

export const tablesOfCare: readonly SsdTable[] = [
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
