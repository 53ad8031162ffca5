using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>
/// What is on a page for some seconds only: toasts, and what a run that is under way says. The page notes it when it is seen
/// there, because on a machine that has much to do it may have gone before a test looks.
/// </summary>
static class Fleeting
{
    const string Noting = """
        (() => {
            const said = window.saidForAWhile = new Set();
            const note = () => {
                for (const one of document.querySelectorAll('.toast, .live-now')) {
                    if (one.checkVisibility({ visibilityProperty: true })) said.add(one.textContent.trim().replace(/\s+/g, ' '));
                }
            };
            new MutationObserver(note).observe(document, { childList: true, characterData: true, subtree: true });
        })();
        """;

    /// <summary>On every page from now on.</summary>
    public static Task Note(IBrowserContext context) => context.AddInitScriptAsync(Noting);

    /// <summary>Waits until the page that is open has said this since it was loaded, whether it still stands there or not.</summary>
    public static Task Says(IPage page, string text) => SaysLike(page, Regex.Escape(text));

    /// <param name="page">That is open.</param>
    /// <param name="pattern">As the browser reads it.</param>
    public static Task SaysLike(IPage page, string pattern) => page.WaitForFunctionAsync("pattern => [...window.saidForAWhile].some(text => new RegExp(pattern, 'i').test(text))", pattern);
}
