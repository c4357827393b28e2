/** The twelve indicators of the outcomes framework, as the founding report's Appendix 3 has them (domain notes, 1e). */
export const outcomeIndicators: readonly string[] = [
  'Children and young people are listened to, practice is focused on their needs and experiences and influenced by their wishes and feelings.',
  'Children are seen, and seen alone where this is required and in their best interests.',
  'Children, young people and families benefit from stable and meaningful relationships with practitioners.',
  'Children, young people and families are engaged in all actions and decisions and understand the intentions of the help they receive.',
  'Assessments are well evidenced using a range of sources. They robustly and accurately evaluate key risks and protective factors, and result in a direct offer of help to address any identified needs.',
  'Plans are timely. They identify the work that will be offered to help the family and the changes needed within timescales to keep a child safe. There is evidence that the plan has guided positive change within 6 months of any statutory involvement.',
  'Interventions with families are effective in supporting change and development.',
  'Practice is informed by feedback from children and families about the effectiveness of the help they receive, from the point they need it until it ends.',
  'Children are protected through effective multi-agency arrangements. Key forums and meetings are effective in planning, monitoring and reviewing these arrangements.',
  'Multi-agency work, information sharing and challenge are timely, specific and effective, leading to positive outcomes.',
  'Where there are concerns about safety and protection and parents do not engage, there is a full risk assessment, and urgent involvement of managers in decisions about next steps is evident.',
  'Comprehensive records are held and shared between agencies to help and protect children and young people.',
]
