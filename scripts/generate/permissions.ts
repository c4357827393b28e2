/** docs/generated/permissions.md: the rules as they are written, then every cell that follows from them. */
import { permissions, type Permission, type PermissionRow } from '#domain/access/permissions.ts'
import { roleLabel, roles } from '#domain/access/roles.ts'
import { code, markdown, table, type Generated } from './document.ts'
import { partText, permissionMatrix } from './permission-matrix.ts'

const ruleOf = (permission: Permission, row: PermissionRow): readonly string[] => [
  code(permission),
  row.roles.length === roles.length ? 'everyone' : row.roles.map(roleLabel).join(', '),
  row.reach,
  row.when?.join(', ') ?? 'any',
  row.never?.join(', ') ?? '',
  row.provided ?? '',
]

const reading = `Y: may. n: not allowed, and told why. -: out of reach, so it does not exist for them. For audits the letters of a cell are the
states allocated, in-progress, submitted, moderated, closed, and a column says how the audit stands to the person: theirs to do;
of a case they hold; both; of their team; of their locality; none of these. For rounds the letters are opened, drawn, under-way,
closed. Nora is auditor and moderator; Teamed is a moderator who belongs to Sam's team. What each cell should be is agreed in
test/access/agreed.ts.`

export function permissionsDocument(): Generated {
  const rules = (Object.keys(permissions) as Permission[]).flatMap(name =>
    permissions[name].map((row: PermissionRow) => ruleOf(name, row)),
  )
  const cells = permissionMatrix().map(part => `\`\`\`text\n${partText(part)}\n\`\`\``)
  const parts = [
    `## Roles\n\n${table(
      ['role', 'does'],
      roles.map(role => [role.label, role.does]),
    )}`,
    `## Rules\n\n${table(['permission', 'roles', 'reach', 'in states', 'never', 'where the council chose'], rules)}`,
    `## Every cell\n\n${reading}`,
    ...cells,
  ]
  return {
    path: 'docs/generated/permissions.md',
    content: markdown('Permissions', 'src/domain/access/permissions.ts', parts),
  }
}
