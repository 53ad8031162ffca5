using Microsoft.Playwright;
using Portal.Tests.Running;

namespace Portal.Tests.Bench.Pages;

/// <summary>
/// Takes the times in the browser itself. A page is there when what marks it has been painted, counted from where the way to it
/// began; an interaction is over when what it changes has been painted, counted from the key or the click: of a long table a screenful (decision 21).
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
        window.WebSocket = class extends WebSocket {
          constructor(...all) {
            super(...all);
            this.addEventListener('message', event => { window.portalHeard = performance.now(); });
          }
        };
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
            const [answered, changed] = [(window.portalHeard ?? began) - began, performance.now() - began];
            painted(at => done([at - began, Math.max(0, answered), changed]));
          });
          for (const kind of ['click', 'change', 'keydown']) addEventListener(kind, event => { began ??= event.timeStamp; }, { capture: true });
          observer.observe(document, { childList: true, subtree: true, characterData: true, attributeFilter: ['open'] });
        });
        }
        """;

    /// <summary>Nobody clicks in the very moment in which a page is there: what its coming left for the page to do is done then, and soon what it left for the machine.</summary>
    const string Idle = "() => new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))";

    const string Live = "() => new Promise(done => { const look = () => document.querySelector('.shell[data-live]') ? done(performance.now()) : setTimeout(look, 5); look(); })";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<Opened> Open(IBrowserContext window, PageCase one, Func<IPage, Task>? then = null)
    {
        var page = await window.NewPageAsync();
        await MachineRest.Come();
        await page.AddInitScriptAsync($"const MARK = {System.Text.Json.JsonSerializer.Serialize(one.Marker)};\n{Paint}");
        var machine = StolenTime.Begin();
        await page.GotoAsync(one.Url, new() { WaitUntil = WaitUntilState.Commit });
        var paint = await Within(page.EvaluateAsync<double>("() => window.portalPaint"), one.Name);
        var stolen = machine.Share();
        var live = one.IsPlain ? paint : await Within(page.EvaluateAsync<double>(Live), one.Name);
        stolen = Math.Max(stolen, machine.Share());
        if (then is not null) await then(page);
        else await page.CloseAsync();
        return new Opened(paint, live, stolen);
    }

    public static async Task<Clicked> Click(IBrowserContext window, PageCase one, Interaction what)
    {
        var clicked = default(Clicked);
        await Open(window, one, async page =>
        {
            if (what.Pressed is { } pressed) await page.Locator(pressed).First.HoverAsync();
            await page.EvaluateAsync(Idle);
            await MachineRest.Come();
            await page.EvaluateAsync(Arm, new object[] { what.Content, what.MayBeEmpty });
            var machine = StolenTime.Begin();
            await what.Do(page);
            var times = await Within(page.EvaluateAsync<double[]>("() => window.portalClick"), [Patience.TotalMilliseconds, 0, 0], $"{one.Name}, {what.Name}");
            clicked = new Clicked(times[0], times[1], times[2], machine.Share());
            await page.CloseAsync();
        });
        return clicked;
    }

    /// <param name="Paint">Milliseconds until it was painted.</param>
    /// <param name="Live">Milliseconds until what is pressed in it arrives.</param>
    /// <param name="Stolen">Which part of the machine's time was given to others until then.</param>
    public readonly record struct Opened(double Paint, double Live, double Stolen);

    /// <param name="Took">Milliseconds from the key or the click until the new content was painted.</param>
    /// <param name="Answered">Until the server's answer had come.</param>
    /// <param name="Changed">Until the page was changed by it.</param>
    /// <param name="Stolen">Which part of the machine's time was given to others meanwhile.</param>
    public readonly record struct Clicked(double Took, double Answered, double Changed, double Stolen);

    static Task<double> Within(Task<double> measured, string what) => Within(measured, Patience.TotalMilliseconds, what);

    static async Task<T> Within<T>(Task<T> measured, T otherwise, string what)
    {
        try
        {
            return await measured.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            // It misses the bar by far, and the others are still worth knowing.
            NamedRunContext.Progress($"nothing was painted in {Patience.TotalSeconds} s: {what}");
            return otherwise;
        }
    }
}
