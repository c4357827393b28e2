/**
 * The properties of a child's record in the data flow of the Department for Education, version 0.8, in the field's words. Read from
 * the description that data-to-insight/dfe-csc-api-data-flows gives (docs/json_payload_structure.md).
 */

interface PropertyMeaning {
  readonly meaning: string
  /** Whether what it says becomes part of a journey. */
  readonly kept: boolean
}

const kept = (meaning: string): PropertyMeaning => ({ meaning, kept: true })
const left = (meaning: string): PropertyMeaning => ({ meaning, kept: false })

const properties: Readonly<Record<string, PropertyMeaning>> = {
  la_child_id: kept('Case reference'),
  mis_child_id: left('Number in the case system'),
  purge: kept('To be removed'),
  child_details: left('Who the child is'),
  unique_pupil_number: left('Pupil number'),
  former_unique_pupil_number: left('Former pupil number'),
  unique_pupil_number_unknown_reason: left('Why there is no pupil number'),
  first_name: left('Forename'),
  surname: left('Surname'),
  date_of_birth: left('Date of birth, kept as an age'),
  expected_date_of_birth: left('Expected date of birth, kept as not yet born'),
  sex: left('Sex'),
  ethnicity: left('Ethnicity'),
  disabilities: left('Disabilities'),
  postcode: left('Postcode'),
  uasc_flag: kept('Came to the country alone'),
  uasc_end_date: kept('No longer counted as having come alone'),
  health_and_wellbeing: left('Health and wellbeing'),
  sdq_assessments: left('Strengths and difficulties questionnaires'),
  date: left('Date of a questionnaire'),
  score: left('Score of a questionnaire'),
  social_care_episodes: kept('Referrals and what followed'),
  social_care_episode_id: kept('Number of the referral'),
  referral_date: kept('Referral received'),
  referral_source: kept('Who referred'),
  referral_no_further_action_flag: kept('No further action after the referral'),
  closure_date: kept('Case closed'),
  closure_reason: kept('Reason for closing'),
  care_worker_details: kept('Allocation'),
  worker_id: kept('Worker, as the council numbers them'),
  start_date: kept('First day'),
  end_date: kept('Last day'),
  child_and_family_assessments: kept('Assessment'),
  child_and_family_assessment_id: kept('Number of the assessment'),
  authorisation_date: kept('Assessment authorised'),
  factors: kept('Factors found at the assessment'),
  child_in_need_plans: kept('Child in need plan'),
  child_in_need_plan_id: kept('Number of the child in need plan'),
  section_47_assessments: kept('Section 47 enquiry'),
  section_47_assessment_id: kept('Number of the enquiry'),
  icpc_required_flag: kept('An initial conference was needed'),
  icpc_date: kept('Initial child protection conference held'),
  child_protection_plans: kept('Child protection plan'),
  child_protection_plan_id: kept('Number of the child protection plan'),
  child_looked_after_placements: kept('Placement'),
  child_looked_after_placement_id: kept('Number of the placement'),
  start_reason: kept('Why the placement or the period of care began'),
  placement_type: kept('Type of placement'),
  end_reason: kept('Why the period of care ended'),
  change_reason: kept('Why the placement changed'),
  adoption: kept('Adoption'),
  initial_decision_date: kept('Decision that the child should be placed for adoption'),
  matched_date: kept('Matched with adopters'),
  placed_date: kept('Placed for adoption'),
  care_leavers: kept('Leaving care'),
  contact_date: kept('Contact with the care leaver'),
  activity: kept('Activity of the care leaver'),
  accommodation: kept('Accommodation of the care leaver'),
}

/** Null for a property that is not of the data flow. */
export const flowProperty = (name: string): PropertyMeaning | null =>
  Object.hasOwn(properties, name) ? (properties[name] ?? null) : null
