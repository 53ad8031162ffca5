using Microsoft.Playwright;
using Portal.Tests.Running;

namespace Portal.Tests.Bench.Pages;

/// <summary>
/// Takes the times in the browser itself. A page is there when what marks it has been painted, counted from where the way to it
/// began; an interaction is over when what it changes has been painted, counted from the key or the click.
/// </summary>
static class PageTimer
{
    /// <summary>A message that is posted in a frame arrives when the frame has been painted.</summary>
    const string Painted = """
        const painted = done => requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now());
          channel.port2.postMessage(0);
        });
        """;

    const string Paint = Painted + """
        window.portalPaint = new Promise(done => {
          const look = () => {
            if (!document.querySelector(MARK)?.getClientRects().length) return;
            observer.disconnect();
            painted(done);
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { childList: true, subtree: true });
        });
        """;

    const string Arm = "([content, without]) => { " + Painted + """
        const seen = () => document.querySelector(content)?.textContent ?? '';
        const before = seen();
        window.portalClick = new Promise(done => {
          let began = null;
          const observer = new MutationObserver(() => {
            if (began === null || seen() === before || (seen() === '' && !without)) return;
            if (document.querySelector('main [aria-busy=true]')) return;
            observer.disconnect();
            painted(at => done(at - began));
          });
          for (const kind of ['click', 'change', 'keydown']) addEventListener(kind, event => { began ??= event.timeStamp; }, { capture: true });
          observer.observe(document, { childList: true, subtree: true, characterData: true });
        });
        }
        """;

    const string Live = "() => new Promise(done => { const look = () => document.querySelector('.shell[data-live]') ? done(performance.now()) : setTimeout(look, 5); look(); })";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>Milliseconds until it was painted, and until what is pressed in it arrives.</returns>
    public static async Task<(double Paint, double Live)> Open(IBrowserContext window, PageCase one, Func<IPage, Task>? then = null)
    {
        var page = await window.NewPageAsync();
        await page.AddInitScriptAsync($"const MARK = {System.Text.Json.JsonSerializer.Serialize(one.Marker)};\n{Paint}");
        await page.GotoAsync(one.Url, new() { WaitUntil = WaitUntilState.Commit });
        var paint = await Within(page.EvaluateAsync<double>("() => window.portalPaint"), one.Name);
        var live = await Within(page.EvaluateAsync<double>(Live), one.Name);
        if (then is not null) await then(page);
        else await page.CloseAsync();
        return (paint, live);
    }

    /// <returns>Milliseconds from the key or the click until the new content was painted.</returns>
    public static async Task<double> Click(IBrowserContext window, PageCase one, Interaction what)
    {
        var took = 0d;
        await Open(window, one, async page =>
        {
            await page.EvaluateAsync(Arm, new object[] { what.Content, what.MayBeEmpty });
            await what.Do(page);
            took = await Within(page.EvaluateAsync<double>("() => window.portalClick"), $"{one.Name}, {what.Name}");
            await page.CloseAsync();
        });
        return took;
    }

    static async Task<double> Within(Task<double> measured, string what)
    {
        try
        {
            return await measured.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            // It misses the bar by far, and the others are still worth knowing.
            NamedRunContext.Progress($"nothing was painted in {Patience.TotalSeconds} s: {what}");
            return Patience.TotalMilliseconds;
        }
    }
}
