// Read before the page is drawn, so that nothing jumps: GOV.UK Frontend's own first line of script, kept in a file because
// our content security policy allows no script inside a page.
document.body.className +=
  ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '')
