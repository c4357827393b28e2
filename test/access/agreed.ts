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
Imogen          YYnnn   -----     nnnnn  -----  -----     -----
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
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
Imogen          YYnnn   -----     nnnnn  -----  -----     -----
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

audit.correct   theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Grace           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Ruth            nnYYn   -----     nnnnn  -----  -----     -----
Marcus          nnYYn   -----     nnnnn  -----  -----     -----
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            nnYYn   -----     nnnnn  -----  -----     -----
Imogen          nnYYn   -----     nnnnn  -----  -----     -----
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

audit.read      theirs  own-case  both   team   locality  elsewhere
Helen           YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Joan            YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Dev             YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Grace           nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY
Ruth            YYYYY   -----     YYYYY  -----  -----     -----
Marcus          YYYYY   -----     YYYYY  nnnYY  -----     -----
Sam             -----   nnnYY     nnnYY  -----  -----     -----
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYYYY   nnYYY     YYYYY  nnYYY  nnYYY     nnYYY
Imogen          YYYYY   -----     YYYYY  -----  -----     -----
Rosalind        YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
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
Imogen          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnYnn     nnYnn

audit.comment   theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Grace           nnnnn   nnnnn     nnnnn  nnYnn  nnYnn     nnYnn
Ruth            nYYnn   -----     nYYnn  -----  -----     -----
Marcus          nYYnn   -----     nYYnn  -----  -----     -----
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            nYYnn   nnnnn     nYYnn  nnYnn  nnYnn     nnYnn
Imogen          nYYnn   -----     nYYnn  -----  -----     -----
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnYnn     nnYnn

audit.read-comments theirs  own-case  both   team   locality  elsewhere
Helen           YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Joan            YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Dev             YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Grace           nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY
Ruth            YYYYY   -----     YYYYY  -----  -----     -----
Marcus          YYYYY   -----     YYYYY  -----  -----     -----
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYYYY   nnYYY     YYYYY  nnYYY  nnYYY     nnYYY
Imogen          YYYYY   -----     YYYYY  -----  -----     -----
Rosalind        YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Teamed          nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY

audit.take-part theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Grace           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Ruth            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Marcus          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Sam             -----   YYYYY     YYYYY  -----  -----     -----
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Imogen          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

audit.reflect   theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Grace           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Ruth            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Marcus          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Sam             -----   YYnnn     YYnnn  -----  -----     -----
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Imogen          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

audit.reply     theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Grace           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Ruth            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Marcus          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Sam             -----   nnnYY     nnnYY  -----  -----     -----
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Imogen          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

audit.read-reflection theirs  own-case  both   team   locality  elsewhere
Helen           YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Joan            YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Dev             YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Grace           nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY
Ruth            YYYYY   -----     YYYYY  -----  -----     -----
Marcus          YYYYY   -----     YYYYY  nnnYY  -----     -----
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYYYY   nnYYY     YYYYY  nnYYY  nnYYY     nnYYY
Imogen          YYYYY   -----     YYYYY  -----  -----     -----
Rosalind        YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Teamed          nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY

audit.record-conversation theirs  own-case  both   team   locality  elsewhere
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
Imogen          YYnnn   -----     nnnnn  -----  -----     -----
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

audit.answer-practitioner theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             YYYYY   nnnnn     nnnnn  YYYYY  YYYYY     YYYYY
Grace           nnYYY   nnnnn     nnnnn  nnYYY  nnYYY     nnYYY
Ruth            YYYYY   -----     nnnnn  -----  -----     -----
Marcus          YYYYY   -----     nnnnn  -----  -----     -----
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYYYY   nnnnn     nnnnn  nnYYY  nnYYY     nnYYY
Imogen          YYYYY   -----     nnnnn  -----  -----     -----
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnYYY   nnnnn     nnnnn  nnYYY  nnYYY     nnYYY

audit.ask-family theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Grace           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Ruth            YYYYn   -----     nnnnn  -----  -----     -----
Marcus          YYYYn   -----     nnnnn  -----  -----     -----
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYYYn   -----     nnnnn  -----  -----     -----
Imogen          YYYYn   -----     nnnnn  -----  -----     -----
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

audit.read-family theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Grace           nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY
Ruth            YYYYY   -----     YYYYY  -----  -----     -----
Marcus          YYYYY   -----     YYYYY  -----  -----     -----
Sam             -----   nnYYY     nnYYY  -----  -----     -----
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYYYY   nnYYY     YYYYY  nnYYY  nnYYY     nnYYY
Imogen          YYYYY   -----     YYYYY  -----  -----     -----
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY

safety-concern.raise theirs  own-case  both   team   locality  elsewhere
Helen           YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Joan            YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Dev             YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Grace           nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY
Ruth            YYYYY   -----     YYYYY  -----  -----     -----
Marcus          YYYYY   -----     YYYYY  nnnYY  -----     -----
Sam             -----   nnnYY     nnnYY  -----  -----     -----
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYYYY   nnYYY     YYYYY  nnYYY  nnYYY     nnYYY
Imogen          YYYYY   -----     YYYYY  -----  -----     -----
Rosalind        YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Teamed          nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY

safety-concern.read theirs  own-case  both   team   locality  elsewhere
Helen           YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Joan            YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Dev             YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Grace           nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY
Ruth            YYYYY   -----     YYYYY  -----  -----     -----
Marcus          YYYYY   -----     YYYYY  YYYYY  -----     -----
Sam             -----   -----     -----  -----  -----     -----
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            YYYYY   nnYYY     YYYYY  nnYYY  nnYYY     nnYYY
Imogen          YYYYY   -----     YYYYY  -----  YYYYY     -----
Rosalind        YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Teamed          nnYYY   nnYYY     nnYYY  nnYYY  nnYYY     nnYYY

safety-concern.tell theirs  own-case  both   team   locality  elsewhere
Helen           -----   -----     -----  -----  -----     -----
Joan            -----   -----     -----  -----  -----     -----
Dev             -----   -----     -----  -----  -----     -----
Grace           -----   -----     -----  -----  -----     -----
Ruth            -----   -----     -----  -----  -----     -----
Marcus          -----   -----     -----  -----  -----     -----
Sam             -----   -----     -----  -----  -----     -----
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            -----   -----     -----  -----  -----     -----
Imogen          -----   -----     -----  -----  -----     -----
Rosalind        -----   -----     -----  -----  -----     -----
Teamed          -----   -----     -----  -----  -----     -----

safety-concern.respond theirs  own-case  both   team   locality  elsewhere
Helen           YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Grace           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Ruth            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Marcus          -----   -----     -----  YYYYY  -----     -----
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Imogen          -----   -----     -----  -----  YYYYY     -----
Rosalind        YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

safety-concern.close theirs  own-case  both   team   locality  elsewhere
Helen           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Joan            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Dev             YYYYY   YYYYY     YYYYY  YYYYY  YYYYY     YYYYY
Grace           nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Ruth            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Marcus          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Sam             nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Arthur          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Tess            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Nora            nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Imogen          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Rosalind        nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn
Teamed          nnnnn   nnnnn     nnnnn  nnnnn  nnnnn     nnnnn

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
Imogen          nnnn        nnnn        nnnn        nnnn            nnnn         nnnY
Rosalind        YYYY        nnnn        nnnn        nnnn            nnnn         YYYY
Teamed          YYYY        nnnn        nnnn        nnnn            nnnn         nnnY

everything else home.read  account.sign-out  case-import.read  case-import.start  case-import.decide  case.read-facts  timeliness.read  timeliness.set  data-quality.read  tracking.note  tracking.read  framework.read  framework.change  tool.read  tool.design  auditor.read  auditor.declare  auditor.set  exemption.decide  allocation.reply  insight.read  agreement.read  dispute.raise  dispute.decide  dispute.set  moderation-rule.set  safety-clock.set  practitioner-replies.read  result-choice.make  re-audit.read  re-audit.decide  supervision-audits.list  supervision-audit.begin  supervision-audit.answer  supervision-audit.read  supervision-completion.read  learning-message.read  learning-message.word  learning-message.approve  evidence-bank.read  evidence-bank.use  evidence-bank.word  evidence-bank.publish  programme.read  programme.plan  action.read  action.do  action.give  action.move-due  action.verify  action.close-without  action.open  action.set  scrutiny-report.write  scrutiny-report.release  scrutiny-report.read  hearing-preference.choose  hearing-preference.read  shared-learning.share  shared-learning.read  shared-learning.say  news.choose  mail.look-after  calibration.read  calibration.grade  calibration.run  practice-case.keep  people.read  people.change  activity.read
Helen           Y          Y                 n                 n                  n                   Y                Y                n               Y                  Y              Y              Y               n                 Y          n            Y             n                n            n                 n                 Y             Y               n              n               n            n                    n                 Y                          n                   Y              n                n                        n                        -                         -                       Y                            Y                      n                      Y                         Y                   Y                  n                   n                      Y               n               Y            -          Y            Y                Y              n                     Y            n           n                      Y                        Y                     n                          Y                        n                      Y                     n                    Y            n                n                 n                  n                n                   n            n              n
Joan            Y          Y                 n                 n                  n                   Y                Y                n               Y                  Y              Y              Y               Y                 Y          Y            Y             n                n            n                 n                 Y             Y               n              n               n            n                    n                 Y                          n                   Y              n                n                        n                        -                         -                       Y                            Y                      Y                      Y                         Y                   Y                  Y                   Y                      Y               n               Y            -          Y            Y                Y              n                     Y            n           n                      n                        Y                     n                          n                        Y                      Y                     n                    Y            n                Y                 n                  n                Y                   n            n              n
Dev             Y          Y                 Y                 Y                  Y                   Y                Y                Y               Y                  Y              Y              Y               Y                 Y          Y            Y             Y                Y            n                 n                 Y             Y               n              n               Y            Y                    Y                 Y                          Y                   Y              Y                n                        n                        -                         -                       Y                            Y                      Y                      Y                         Y                   Y                  Y                   n                      Y               Y               Y            -          Y            Y                Y              Y                     Y            Y           Y                      n                        Y                     n                          Y                        Y                      Y                     n                    Y            Y                Y                 n                  Y                Y                   Y            n              Y
Grace           Y          Y                 n                 n                  n                   n                n                n               n                  n              n              Y               n                 Y          n            n             n                n            n                 n                 n             Y               n              n               n            n                    n                 n                          n                   n              n                n                        n                        -                         -                       n                            Y                      n                      n                         Y                   Y                  n                   n                      Y               n               -            -          -            n                n              n                     n            n           n                      n                        n                     n                          n                        n                      -                     n                    Y            n                Y                 Y                  n                n                   n            n              n
Ruth            Y          Y                 n                 n                  n                   -                n                n               n                  n              n              Y               n                 Y          n            -             -                n            n                 -                 n             n               -              n               n            n                    n                 n                          n                   n              n                n                        n                        -                         -                       n                            Y                      n                      n                         Y                   Y                  n                   n                      Y               n               -            -          -            n                n              n                     n            n           n                      n                        n                     n                          n                        n                      -                     n                    Y            n                Y                 Y                  n                n                   n            n              n
Marcus          Y          Y                 n                 n                  n                   -                Y                n               -                  -              -              Y               n                 Y          n            -             -                n            n                 -                 n             n               -              n               n            n                    n                 n                          n                   -              n                Y                        -                        -                         -                       n                            Y                      n                      n                         Y                   Y                  n                   n                      Y               n               -            -          -            -                -              -                     -            n           n                      n                        n                     n                          n                        n                      -                     -                    Y            n                Y                 Y                  n                n                   n            n              n
Sam             Y          Y                 n                 n                  n                   -                n                n               n                  n              n              Y               n                 Y          n            n             n                n            n                 n                 n             n               n              n               n            n                    n                 n                          n                   n              n                Y                        n                        -                         -                       n                            Y                      n                      n                         Y                   Y                  n                   n                      n               n               -            -          -            n                n              n                     n            n           n                      n                        n                     n                          n                        n                      -                     n                    Y            n                n                 n                  n                n                   n            n              n
Arthur          Y          Y                 n                 n                  n                   n                n                n               n                  n              n              Y               n                 n          n            n             n                n            n                 n                 n             n               n              n               n            n                    n                 n                          n                   n              n                n                        n                        -                         -                       n                            Y                      n                      n                         Y                   n                  n                   n                      n               n               n            n          n            n                n              n                     n            n           n                      n                        Y                     Y                          n                        n                      n                     n                    n            n                n                 n                  n                n                   n            n              n
Tess            Y          Y                 n                 n                  n                   n                n                n               n                  n              n              Y               n                 n          n            n             n                n            n                 n                 n             n               n              n               n            n                    n                 n                          n                   n              n                n                        n                        -                         -                       n                            Y                      n                      n                         Y                   n                  n                   n                      n               n               n            n          n            n                n              n                     n            n           n                      n                        n                     n                          n                        n                      n                     n                    Y            Y                n                 n                  n                n                   Y            Y              Y
Nora            Y          Y                 n                 n                  n                   -                n                n               n                  n              n              Y               n                 Y          n            -             -                n            n                 -                 n             Y               -              n               n            n                    n                 n                          n                   n              n                n                        n                        -                         -                       n                            Y                      n                      n                         Y                   Y                  n                   n                      Y               n               -            -          -            n                n              n                     n            n           n                      n                        n                     n                          n                        n                      -                     n                    Y            n                Y                 Y                  n                n                   n            n              n
Imogen          Y          Y                 n                 n                  n                   -                Y                n               -                  -              -              Y               n                 Y          n            -             -                n            n                 -                 Y             n               -              n               n            n                    n                 n                          n                   -              n                n                        n                        -                         -                       Y                            Y                      n                      n                         Y                   Y                  n                   n                      Y               n               -            -          -            -                -              n                     -            n           n                      n                        n                     n                          n                        n                      -                     n                    Y            n                Y                 Y                  n                n                   n            n              n
Rosalind        Y          Y                 n                 n                  n                   Y                Y                n               Y                  Y              Y              Y               n                 Y          n            Y             n                n            Y                 n                 Y             Y               n              n               n            n                    n                 Y                          n                   Y              n                n                        n                        -                         -                       Y                            Y                      n                      Y                         Y                   Y                  n                   n                      Y               n               Y            -          Y            Y                Y              n                     Y            n           n                      Y                        Y                     n                          Y                        n                      Y                     n                    Y            n                n                 n                  n                n                   n            n              n
Teamed          Y          Y                 n                 n                  n                   n                n                n               n                  n              n              Y               n                 Y          n            n             n                n            n                 n                 n             Y               n              n               n            n                    n                 n                          n                   n              n                n                        n                        -                         -                       n                            Y                      n                      n                         Y                   Y                  n                   n                      Y               n               -            -          -            n                n              n                     n            n           n                      n                        n                     n                          n                        n                      -                     n                    Y            n                Y                 Y                  n                n                   n            n              n
`
