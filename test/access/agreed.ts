/**
 * Who may do what, every cell stated: agreed by reading it line by line, not made from the code. A change of
 * src/domain/access/permissions.ts that changes a cell must change it here too, where a reviewer sees it.
 */

/**
 * Y: may. n: not allowed, and told why (403). -: out of reach, so it does not exist for them (404). For audits the five
 * letters of a cell are the states allocated, in-progress, submitted, moderated, closed; for rounds the four are opened,
 * drawn, under-way, closed. Columns for audits say how the audit stands to the person: it is theirs to do; they hold the
 * case; both; the case is in their team; in their locality; none of these. Nora is auditor and moderator; Teamed is a
 * moderator who belongs to Sam's team.
 */
export const agreed = `
audit.answer    theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Grace           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Ruth            YYnnn   -----     nnnnn  -----  -----     -----
Marcus          YYnnn   -----     nnnnn  -----  -----     -----
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYnnn   -----     nnnnn  -----  -----     -----
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

audit.submit    theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Grace           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Ruth            YYnnn   -----     nnnnn  -----  -----     -----
Marcus          YYnnn   -----     nnnnn  -----  -----     -----
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYnnn   -----     nnnnn  -----  -----     -----
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

audit.read      theirs  own-case  both   team   locality  elsewhere
Helen           YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Joan            YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Dev             YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Grace           nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY
Ruth            YYYYY   -----     YYYYY  -----  -----     -----
Marcus          YYYYY   -----     YYYYY  nnnnY  -----     -----
Sam             -----   nnnnY     nnnnY  -----  -----     -----
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYYYY   nnYYY     YYYYY  nnYYY  nnYYY     nnYYY
Teamed          nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY

audit.moderate  theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnYnn  nnYnn     nnYnn
Grace           nnnnn   nnnnn     nnnnn  nnYnn  nnYnn     nnYnn
Ruth            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Marcus          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            nnnnn   nnnnn     nnnnn  nnYnn  nnYnn     nnYnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnYnn     nnYnn

rounds          round.read  round.open  round.draw  round.allocate  round.close  round.report
Helen           YYYY        nnnn        nnnn        nnnn            nnnn         YYYY
Joan            YYYY        nnnn        nnnn        nnnn            nnnn         YYYY
Dev             YYYY        YYYY        Ynnn        nYYn            nnYn         YYYY
Grace           YYYY        nnnn        nnnn        nnnn            nnnn         nnnY
Ruth            nnnn        nnnn        nnnn        nnnn            nnnn         nnnY
Marcus          nnnn        nnnn        nnnn        nnnn            nnnn         nnnY
Sam             nnnn        nnnn        nnnn        nnnn            nnnn         nnnY
Arthur          nnnn        nnnn        nnnn        nnnn            nnnn         nnnY
Tess            nnnn        nnnn        nnnn        nnnn            nnnn         nnnn
Nora            YYYY        nnnn        nnnn        nnnn            nnnn         nnnY
Teamed          YYYY        nnnn        nnnn        nnnn            nnnn         nnnY

everything else home.read  account.sign-out  case-import.read  case-import.start  case-import.decide  tool.read  tool.design  people.read  people.change  activity.read
Helen           Y          Y                 n                 n                  n                   Y          n            n            n              n
Joan            Y          Y                 n                 n                  n                   Y          Y            n            n              n
Dev             Y          Y                 Y                 Y                  Y                   Y          Y            Y            n              Y
Grace           Y          Y                 n                 n                  n                   Y          n            n            n              n
Ruth            Y          Y                 n                 n                  n                   Y          n            n            n              n
Marcus          Y          Y                 n                 n                  n                   Y          n            n            n              n
Sam             Y          Y                 n                 n                  n                   Y          n            n            n              n
Arthur          Y          Y                 n                 n                  n                   n          n            n            n              n
Tess            Y          Y                 n                 n                  n                   n          n            Y            Y              Y
Nora            Y          Y                 n                 n                  n                   Y          n            n            n              n
Teamed          Y          Y                 n                 n                  n                   Y          n            n            n              n
`
