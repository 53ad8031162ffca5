using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Engine.Projection.Rows;
using Portal.Engine.Sources;
using Portal.Tests.Bench.Ceilings;
using Portal.Tests.Bench.Pull;
using Portal.Tests.Browser;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Web;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Bench.Pages;

/// <summary>
/// How long people wait for pages, in Chromium on this machine, of a portal that holds a lot: each page until it is painted, first
/// in a window that was never here and then again, and each thing that is done on it; and what the server remembers for each open page.
/// </summary>
sealed class PagesBench : IBenchRun
{
    const int Sources = 1000, Records = 1_000_000, Runs = 100_000, Rounds = 5, Circuits = 50;
    const double PaintBar = 1000, ClickBar = 200, MemoryBar = 5;
    const string Entity = "invoice";

    static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    public string Name => "pages";

    public string Help => "Until pages are painted and clicks answered, and memory for each open page (--scale 100 for a hundredth of all, --sources N, --records N, --runs N, --rounds N, --circuits N; --only NAME,NAME of the pages).";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var scale = context.Number("scale", 1);
        var (sources, records, runs) = (context.Number("sources", Math.Max(50, Sources / scale)), context.Number("records", Math.Max(1000, Records / scale)), context.Number("runs", Math.Max(1000, Runs / scale)));
        await using var storage = await Fill(sources, records, runs, stop);
        using var temp = new TempFolder();
        NamedRunContext.Progress("publishing the portal");
        await using var portal = (await new PublishedPrograms(temp).Portal(stop)).Run(["--Portal:Listen=http://127.0.0.1:0", .. storage.Settings]);
        var address = new Uri((await portal.Line(@"Portal is ready at (http[^\s""]+)", stop)).Groups[1].Value);
        var ready = Stopwatch.GetTimestamp();
        await portal.Line(@"The pages are rehearsed", stop);
        context.Result("pages.rehearsed_after_ms", Math.Round(Stopwatch.GetElapsedTime(ready).TotalMilliseconds));
        await using var browser = new BrowserFixture();
        await browser.InitializeAsync();
        var state = await SignIn(browser, address);
        var only = context.Text("only")?.Split(',');
        var pages = (await Pages(storage, stop)).Where(page => only?.Contains(page.Name) != false).ToArray();
        var bare = await Measure(context, browser, address, state, [PageCase.Bare], stop);
        var (paint, click) = await Measure(context, browser, address, state, pages, stop);
        var memory = await Remember(context, browser, address, state, pages, portal.Id, stop);
        context.Result("pages.sources", sources);
        context.Result("pages.records", records);
        context.Result("pages.runs", runs);
        context.Result("pages.bare_paint_ms", Math.Round(bare.Paint));
        context.Result("pages.bare_click_ms", Math.Round(bare.Click));
        context.Result("pages.worst_paint_over_bare", Math.Round(paint / bare.Paint, 1));
        context.Result("pages.worst_click_over_bare", Math.Round(click / bare.Click, 1));
        context.Result("pages.worst_paint_ms", Math.Round(paint), paint <= PaintBar, $"at most {PaintBar}");
        context.Result("pages.worst_click_ms", Math.Round(click), click <= ClickBar, $"at most {ClickBar}");
        context.Result("pages.mb_per_circuit", Math.Round(memory, 2), memory <= MemoryBar, $"at most {MemoryBar}");
    }

    /// <summary>All records are of one stream, where they are the hardest to find.</summary>
    static async Task<TestStorage> Fill(int sources, int records, int runs, CancellationToken stop)
    {
        await using var api = ChildProgram.OfTests("pull-api", [$"{records}"]);
        await using var puller = new Puller((await api.Line(@"^listening (\S+)$", stop)).Groups[1].Value);
        await puller.Open(DatabaseKind.Sqlite, stop);
        await puller.Pull(0, 0, records, 1000, stop);
        await puller.Project(stop);
        var storage = await puller.Leave(stop);
        NamedRunContext.Progress(FormattableString.Invariant($"{records} records are pulled and unified"));
        await PagesTown.Fill(storage, sources, runs, stop);
        NamedRunContext.Progress(FormattableString.Invariant($"{sources} sources and {runs} runs are there"));
        return storage;
    }

    static async Task<string> SignIn(BrowserFixture browser, Uri address)
    {
        await using var window = await browser.Window(address);
        await new SignInScreen(await window.NewPageAsync()).SignIn(PagesTown.Admin);
        return await window.StorageStateAsync();
    }

    static async Task<PageCase[]> Pages(TestStorage storage, CancellationToken stop)
    {
        var options = PortalOptions.Read(new ConfigurationBuilder().AddCommandLine([.. storage.Settings]).Build());
        await using var services = new ServiceCollection().AddLogging().AddPortalEngine(options.ForEngine()).BuildServiceProvider();
        await using var db = services.GetRequiredService<IDatabase>().Read();
        var feed = await db.Set<Feed>().OrderBy(feed => feed.Id).FirstAsync(stop);
        var source = await db.Set<Stream>().Where(stream => stream.Id == feed.StreamId).Select(stream => stream.SourceId).SingleAsync(stop);
        return PageCase.All(source, feed.StreamId, feed.Id, PagesTown.LongRun, BenchRecords.Key(500), Entity, await db.Set<UnifiedRow>().MinAsync(row => row.Id, stop));
    }

    static async Task<(double Paint, double Click)> Measure(NamedRunContext context, BrowserFixture browser, Uri address, string state, PageCase[] pages, CancellationToken stop)
    {
        var rounds = context.Number("rounds", Rounds);
        var (worstPaint, worstClick) = (0d, 0d);
        foreach (var page in pages)
        {
            stop.ThrowIfCancellationRequested();
            await using var window = await browser.Window(address, state);
            var cold = (await PageTimer.Open(window, page)).Paint;
            var warm = new List<(double Paint, double Live)>();
            for (var round = 0; round < rounds; round++) warm.Add(await PageTimer.Open(window, page));
            var line = FormattableString.Invariant($"cold {cold:0}, warm {Said([.. warm.Select(one => one.Paint)])}, live {Said([.. warm.Select(one => one.Live)])}");
            worstPaint = Math.Max(worstPaint, Math.Max(cold, warm.Max(one => one.Paint)));
            foreach (var what in page.Interactions)
            {
                var times = new List<double>();
                for (var round = 0; round < rounds; round++) times.Add(await PageTimer.Click(window, page, what));
                line += $"; {what.Name} {Said([.. times])}";
                worstClick = Math.Max(worstClick, times.Max());
            }

            NamedRunContext.Progress($"{page.Name}: {line}");
            context.Result($"pages.{page.Name}", line);
        }

        return (worstPaint, worstClick);
    }

    /// <summary>The middle one and the worst.</summary>
    static string Said(double[] times) => FormattableString.Invariant($"{times.Order().ElementAt(times.Length / 2):0}/{times.Max():0}");

    /// <summary>What the process has in memory with so many pages open, less what it has without, for each of them.</summary>
    static async Task<double> Remember(NamedRunContext context, BrowserFixture browser, Uri address, string state, PageCase[] pages, int process, CancellationToken stop)
    {
        var circuits = context.Number("circuits", Circuits);
        await Task.Delay(Settling, TimeProvider.System, stop);
        var before = Resident(process);
        await using var window = await browser.Window(address, state);
        for (var i = 0; i < circuits; i++) await PageTimer.Open(window, pages[i % pages.Length], _ => Task.CompletedTask);
        await Task.Delay(Settling, TimeProvider.System, stop);
        var after = Resident(process);
        context.Result("pages.memory", FormattableString.Invariant($"{before:0} MB without, {after:0} MB with {circuits} open pages"));
        return (after - before) / circuits;
    }

    static double Resident(int process) =>
        double.Parse(File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
