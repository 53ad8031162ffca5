using System.Globalization;
using Portal.Engine.Persistence;
using Portal.Tests.Bench.Ceilings;
using Portal.Tests.Bench.Pull;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Bench.Read;

/// <summary>
/// The data API: one unified record by its source's key, and a filtered page of 100, each with its freshness and by an agent's key, with
/// many clients at once; beside a bare Kestrel that runs the same prepared queries and writes what it finds.
/// </summary>
sealed class ReadBench : IBenchRun
{
    const int Records = 1_000_000, Clients = 16, Seconds = 5, Rounds = 3, Page = 100;
    const double LeastRatio = 0.5, MostMilliseconds = 20;

    public string Name => "read";

    public string Help => "Records by key and by page (--records N, --clients N, --seconds N a round) on both databases, beside a bare Kestrel.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var records = context.Number("records", Records);
        await using var api = ChildProgram.OfTests("pull-api", [$"{records}"]);
        var address = (await api.Line(@"^listening (\S+)$", stop)).Groups[1].Value;
        using var temp = new TempFolder();
        NamedRunContext.Progress("publishing the portal");
        var portal = await new PublishedPrograms(temp).Portal(stop);
        foreach (var kind in Enum.GetValues<DatabaseKind>()) await Measure(context, kind, portal, address, records, stop);
    }

    static async Task Measure(NamedRunContext context, DatabaseKind kind, PublishedProgram published, string api, int records, CancellationToken stop)
    {
        await using var storage = await Fill(kind, api, records, stop);
        var key = await Preparation.Make(storage, stop);
        await using var portal = published.Run(["--Portal:Listen=http://127.0.0.1:0", .. storage.Settings]);
        await using var bare = ChildProgram.OfTests("bare-read", storage.Settings);
        var (ours, theirs) = (new Uri((await portal.Line(@"Portal is ready at (http[^\s""]+)", stop)).Groups[1].Value), new Uri((await bare.Line(@"^listening (\S+)$", stop)).Groups[1].Value));
        var clients = context.Number("clients", Clients);
        using var asking = new Load(ours, key, clients);
        using var ceiling = new Load(theirs, key: null, clients);
        var time = TimeSpan.FromSeconds(context.Number("seconds", Seconds));

        string Some(Random dice) => Uri.EscapeDataString(BenchRecords.Key(dice.Next(records)));
        string From(Random dice) => string.Create(CultureInfo.InvariantCulture, $"INV-{dice.Next(records - Page):D9}");
        (string What, Func<Random, string> Ours, Func<Random, string> Bare, int Holds)[] questions =
        [
            ("key", dice => $"{Urls.ApiEntities}/invoice/records/by-key?source=Local%20API&stream=Invoices&key={Some(dice)}", dice => $"/key?key={Some(dice)}", 1),
            ("page", dice => $"{Urls.ApiEntities}/invoice/records?where=number:atLeast:{From(dice)}&limit={Page}", dice => $"/page?from={From(dice)}&limit={Page}", Page),
        ];
        foreach (var (what, our, their, holds) in questions)
        {
            await asking.Check(our, $"\"verdict\":\"fresh\"", holds, stop);
            await ceiling.Check(their, "\"values\":", holds, stop);
            var (measured, least) = (new List<Loaded>(), new List<Loaded>());
            // The first of each compiles and fills what is kept in memory.
            for (var round = 0; round <= Rounds; round++)
            {
                var (us, them) = (await asking.Run(our, time, round, stop), await ceiling.Run(their, time, round, stop));
                NamedRunContext.Progress(FormattableString.Invariant($"read.{kind}.{what} {round}: {us.PerSecond:0}/s p99 {us.P99:0.0} ms; bare {them.PerSecond:0}/s p99 {them.P99:0.0} ms"));
                if (round == 0) continue;
                measured.Add(us);
                least.Add(them);
            }

            Tell(context, $"read.{kind.ToString().ToLowerInvariant()}.{what}", measured, least);
        }
    }

    static void Tell(NamedRunContext context, string key, List<Loaded> ours, List<Loaded> bare)
    {
        var (rate, ceiling) = (ours.Average(one => one.PerSecond), bare.Average(one => one.PerSecond));
        context.Result($"{key}.requests_s", Math.Round(rate));
        context.Result($"{key}.ceiling.requests_s", Math.Round(ceiling));
        context.Result($"{key}.ceiling.p99_ms", Math.Round(bare.Max(one => one.P99), 1));
        context.Result($"{key}.p99_ms", Math.Round(ours.Max(one => one.P99), 1), ours.Max(one => one.P99) < MostMilliseconds, $"under {MostMilliseconds}");
        context.Result($"{key}.ratio", Math.Round(rate / ceiling, 2), rate / ceiling >= LeastRatio, $"at least {LeastRatio}");
    }

    static async Task<TestStorage> Fill(DatabaseKind kind, string api, int records, CancellationToken stop)
    {
        await using var puller = new Puller(api);
        await puller.Open(kind, stop);
        var pulled = await puller.Pull(0, 0, records, 1000, stop);
        var seconds = await puller.Project(stop);
        NamedRunContext.Progress(FormattableString.Invariant($"read.{kind}: {pulled.Added} records pulled with {pulled.Rate:0} rows/s and unified in {seconds:0.0} s"));
        return await puller.Leave(stop);
    }
}
